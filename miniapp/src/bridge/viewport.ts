/** Heights and insets as variables of the style sheet: the stable height, never the moving one. */
import { hear, post } from "./host";
import type { Insets } from "./methods";

export function startViewport(): void {
  const { style } = document.documentElement;
  hear("viewport_changed", ({ height, is_state_stable }) => {
    if (is_state_stable) style.setProperty("--height", `${height}px`);
  });
  const inset = (prefix: string) => (insets: Insets) => {
    for (const side of ["top", "bottom", "left", "right"] as const) {
      style.setProperty(`--${prefix}-${side}`, `${insets[side]}px`);
    }
  };
  hear("safe_area_changed", inset("safe"));
  hear("content_safe_area_changed", inset("content-safe"));
  post("web_app_request_viewport");
  post("web_app_request_safe_area");
  post("web_app_request_content_safe_area");
  post("web_app_setup_swipe_behavior", { allow_vertical_swipe: false });
  post("web_app_expand");
}
