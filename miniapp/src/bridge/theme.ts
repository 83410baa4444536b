/** The colours of the person's client as variables of the style sheet, made readable; outside of
 * Telegram those of the style sheet itself. */
import { signal } from "@preact/signals";
import { luminance } from "./colors";
import { hear, launch, post } from "./host";
import { DARK_BELOW, variables } from "./palette";

export type Scheme = "light" | "dark";

const DARK = matchMedia("(prefers-color-scheme: dark)");
const COLOR = /^#[0-9a-f]{6}$/i;

export const theme = signal<Readonly<Record<string, string>>>({});
export const scheme = signal<Scheme>(DARK.matches ? "dark" : "light");

export function startTheme(): void {
  apply(launch.theme);
  hear("theme_changed", ({ theme_params }) => apply(theme_params));
  hear("visibility_changed", ({ is_visible }) => is_visible && post("web_app_request_theme"));
  DARK.addEventListener("change", () => apply(theme.value));
  post("web_app_request_theme");
}

function apply(params: Readonly<Record<string, string>>): void {
  const colors = Object.fromEntries(
    Object.entries(params).filter(([, value]) => COLOR.test(String(value))),
  );
  theme.value = colors;
  const { bg_color } = colors;
  scheme.value = (bg_color ? luminance(bg_color) < DARK_BELOW : DARK.matches) ? "dark" : "light";
  const root = document.documentElement;
  root.dataset.scheme = scheme.value;
  for (const [name, value] of Object.entries(bg_color ? variables(colors, bg_color) : {})) {
    root.style.setProperty(name, value);
  }
  if (!bg_color) return;
  post("web_app_set_header_color", { color_key: "secondary_bg_color" });
  post("web_app_set_background_color", { color: colors.secondary_bg_color ?? bg_color });
  post("web_app_set_bottom_bar_color", { color: colors.bottom_bar_bg_color ?? bg_color });
}
