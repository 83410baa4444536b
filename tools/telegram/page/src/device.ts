/** The device that the person is thought to hold; kept by the browser. */
import { computed, effect, signal } from "@preact/signals";
import type { Device } from "./host/host";
import { type Insets, NO_INSETS } from "./host/state";
import { THEMES, type ThemeName } from "./host/themes";

export const VERSIONS = ["6.0", "6.9", "7.10", "8.0", "9.0", "9.6"];
export const PLATFORMS = ["weba", "web", "android", "ios", "macos", "tdesktop"];
export const SIZES = {
  "half and full": { half: 420, full: 680, width: 390 },
  "small phone": { half: 320, full: 520, width: 320 },
  "large phone": { half: 520, full: 820, width: 430 },
  desktop: { half: 560, full: 640, width: 480 },
} as const;
export const AREAS: Readonly<Record<string, [safe: Insets, content: Insets]>> = {
  none: [NO_INSETS, NO_INSETS],
  notch: [
    { ...NO_INSETS, top: 47, bottom: 34 },
    { ...NO_INSETS, top: 46 },
  ],
  landscape: [{ ...NO_INSETS, left: 47, right: 47, bottom: 21 }, NO_INSETS],
};

interface Choice {
  theme: ThemeName;
  version: string;
  platform: string;
  size: keyof typeof SIZES;
  area: string;
}

const KEPT = "device";
const DEFAULT: Choice = {
  theme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
  version: "9.6",
  platform: "weba",
  size: "half and full",
  area: "none",
};

export const choice = signal<Choice>({
  ...DEFAULT,
  ...JSON.parse(localStorage.getItem(KEPT) ?? "{}"),
});

export const device = computed<Device>(() => {
  const { theme, version, platform, size, area } = choice.value;
  const [safeArea, contentSafeArea] = AREAS[area] ?? [NO_INSETS, NO_INSETS];
  const { half, width } = SIZES[size];
  const viewport = { height: half, width };
  return { version, platform, theme: THEMES[theme], safeArea, contentSafeArea, viewport };
});

effect(() => {
  localStorage.setItem(KEPT, JSON.stringify(choice.value));
  document.documentElement.dataset.theme = choice.value.theme;
  for (const [name, color] of Object.entries(THEMES[choice.value.theme])) {
    document.documentElement.style.setProperty(`--${name.replaceAll("_", "-")}`, color);
  }
});
