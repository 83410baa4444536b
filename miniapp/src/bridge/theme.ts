/** The colours of the person's client as variables of the style sheet, made readable; outside of
 * Telegram those of the style sheet itself. */
import { signal } from "@preact/signals";
import { contrast, luminance, readable } from "./colors";
import { hear, launch, post } from "./host";

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
  scheme.value = (bg_color ? luminance(bg_color) < 0.2 : DARK.matches) ? "dark" : "light";
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

/** Text of any kind stands on each of these, so it has to be readable on all. */
export function variables(
  colors: Readonly<Record<string, string>>,
  bg: string,
): Record<string, string> {
  const dark = luminance(bg) < 0.2;
  const text = colors.text_color ?? (dark ? "#ffffff" : "#000000");
  const page = colors.secondary_bg_color ?? bg;
  const section = colors.section_bg_color ?? bg;
  const grounds = [page, section];
  const on = (color: string | undefined) => readable(color ?? text, text, grounds);
  const button = colors.button_color ?? colors.link_color ?? text;
  const buttonText = colors.button_text_color ?? bg;
  return {
    "--page": page,
    "--section": section,
    "--text": text,
    "--hint": on(colors.hint_color),
    "--subtitle": on(colors.subtitle_text_color ?? colors.hint_color),
    "--link": on(colors.link_color),
    "--accent": on(colors.accent_text_color ?? colors.link_color),
    "--danger": on(colors.destructive_text_color ?? (dark ? "#ff8a80" : "#c62828")),
    "--ok": on(dark ? "#6fd08c" : "#1b7f3b"),
    "--button": button,
    "--button-text":
      contrast(buttonText, button) >= 4.5
        ? buttonText
        : readable(buttonText, bestOn(button), [button]),
    "--bar": colors.bottom_bar_bg_color ?? bg,
    ...(colors.section_separator_color && { "--line": colors.section_separator_color }),
  };
}

function bestOn(ground: string): string {
  return contrast("#ffffff", ground) > contrast("#000000", ground) ? "#ffffff" : "#000000";
}
