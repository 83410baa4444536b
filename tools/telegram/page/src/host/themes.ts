/** The colours that clients tell Mini Apps; the third is what a person might have mixed. */
import type { Theme } from "./host";

export const THEMES: Readonly<Record<"light" | "dark" | "custom", Theme>> = {
  light: {
    accent_text_color: "#168acd",
    bg_color: "#ffffff",
    bottom_bar_bg_color: "#ffffff",
    button_color: "#2481cc",
    button_text_color: "#ffffff",
    destructive_text_color: "#d14e4e",
    header_bg_color: "#ffffff",
    hint_color: "#707579",
    link_color: "#168acd",
    secondary_bg_color: "#f1f1f1",
    section_bg_color: "#ffffff",
    section_header_text_color: "#168acd",
    section_separator_color: "#e7e7e7",
    subtitle_text_color: "#707579",
    text_color: "#000000",
  },
  dark: {
    accent_text_color: "#6ab2f2",
    bg_color: "#17212b",
    bottom_bar_bg_color: "#17212b",
    button_color: "#5288c1",
    button_text_color: "#ffffff",
    destructive_text_color: "#ec3942",
    header_bg_color: "#17212b",
    hint_color: "#8b9aa9",
    link_color: "#6ab3f3",
    secondary_bg_color: "#232e3c",
    section_bg_color: "#17212b",
    section_header_text_color: "#6ab3f3",
    section_separator_color: "#111921",
    subtitle_text_color: "#8b9aa9",
    text_color: "#f5f5f5",
  },
  custom: {
    accent_text_color: "#7a3b00",
    bg_color: "#fff4e0",
    bottom_bar_bg_color: "#ffe4b8",
    button_color: "#7a3b00",
    button_text_color: "#fff4e0",
    destructive_text_color: "#a1001a",
    header_bg_color: "#ffe4b8",
    hint_color: "#7b6a52",
    link_color: "#7a3b00",
    secondary_bg_color: "#ffe9c7",
    section_bg_color: "#fff4e0",
    section_header_text_color: "#7a3b00",
    section_separator_color: "#e5cfa5",
    subtitle_text_color: "#7b6a52",
    text_color: "#2b1a05",
  },
};

export type ThemeName = keyof typeof THEMES;

/** A key of the theme, or a colour of its own. */
export function colorOf(theme: Theme, keyOrColor: string): string {
  return keyOrColor.startsWith("#") ? keyOrColor : (theme[keyOrColor] ?? theme.bg_color ?? "");
}
