/** The colours that the style sheet is written in, of those that the client tells. */
import { contrast, luminance, readable } from "./colors";

export const DARK_BELOW = 0.2; // of the background's luminance
const NEARLY_READABLE = 3;

/** Text of any kind stands on each of these, so it has to be readable on all. */
export function variables(
  colors: Readonly<Record<string, string>>,
  bg: string,
): Record<string, string> {
  const dark = luminance(bg) < DARK_BELOW;
  const text = colors.text_color ?? (dark ? "#ffffff" : "#000000");
  const page = colors.secondary_bg_color ?? bg;
  const section = colors.section_bg_color ?? bg;
  const grounds = [page, section];
  const on = (color: string | undefined) => readable(color ?? text, text, grounds);
  const [button, buttonText] = buttonColors(
    colors.button_color ?? colors.link_color ?? text,
    colors.button_text_color ?? bg,
  );
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
    "--button-text": buttonText,
    "--bar": colors.bottom_bar_bg_color ?? bg,
    ...(colors.section_separator_color && { "--line": colors.section_separator_color }),
  };
}

/** Where little is missing, what is written stays as on the client's own buttons. */
function buttonColors(ground: string, text: string): [ground: string, text: string] {
  return contrast(text, ground) >= NEARLY_READABLE
    ? [readable(ground, bestOn(text), [text]), text]
    : [ground, readable(text, bestOn(ground), [ground])];
}

function bestOn(ground: string): string {
  return contrast("#ffffff", ground) > contrast("#000000", ground) ? "#ffffff" : "#000000";
}
