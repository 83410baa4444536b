/** Telegram's buttons as hooks. In a plain browser the shell draws what `bottomButtons` holds. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hear, isInTelegram, post, supports } from "./host";
import { variables } from "./palette";
import { theme } from "./theme";

export interface BottomButton {
  text: string;
  onPress: () => void;
  isActive?: boolean | undefined;
  isBusy?: boolean | undefined;
  isDestructive?: boolean | undefined;
}

type Which = "main" | "secondary";

const shown: Record<Which, (BottomButton & { owner: object })[]> = { main: [], secondary: [] };
const current = {
  main: signal<BottomButton | undefined>(undefined),
  secondary: signal<BottomButton | undefined>(undefined),
};

/** Drawn by the shell, where the client has no such button. */
export const bottomButtons = current;
export const isDrawnByUs: Record<Which, boolean> = {
  main: !isInTelegram,
  secondary: !supports("web_app_setup_secondary_button"),
};

/** The main button while the component is there; the last one that asks has it. */
export function useMainButton(button: BottomButton | undefined): void {
  useBottomButton("main", button);
}

export function useSecondaryButton(button: BottomButton | undefined): void {
  useBottomButton("secondary", button);
}

function useBottomButton(which: Which, button: BottomButton | undefined): void {
  const owner = useRef({}).current;
  const press = useRef(button?.onPress);
  press.current = button?.onPress;
  const { text, isActive = true, isBusy = false, isDestructive = false } = button ?? {};
  useEffect(() => {
    if (text === undefined) return;
    const onPress = () => press.current?.();
    put(which, { owner, text, onPress, isActive, isBusy, isDestructive });
  }, [which, owner, text, isActive, isBusy, isDestructive]);
  useEffect(() => {
    if (text === undefined) return;
    return () => take(which, owner);
  }, [which, owner, text === undefined]);
}

function put(which: Which, button: BottomButton & { owner: object }): void {
  const stack = shown[which];
  const place = stack.findIndex(({ owner }) => owner === button.owner);
  if (place < 0) stack.push(button);
  else stack[place] = button;
  tell(which);
}

function take(which: Which, owner: object): void {
  shown[which] = shown[which].filter((each) => each.owner !== owner);
  tell(which);
}

function tell(which: Which): void {
  const button = shown[which].at(-1);
  current[which].value = button;
  const told = {
    is_visible: button !== undefined,
    is_active: button?.isActive !== false && button?.isBusy !== true,
    is_progress_visible: button?.isBusy === true,
    text: button?.text ?? "",
    ...(which === "main" && colors(button?.isDestructive === true)),
  };
  if (which === "main") post("web_app_setup_main_button", told);
  else post("web_app_setup_secondary_button", { ...told, position: "left" });
}

function colors(isDestructive: boolean): { color?: string; text_color?: string } {
  const used = variables(theme.value, theme.value.bg_color ?? "#ffffff");
  const color = used[isDestructive ? "--danger" : "--button"];
  const text_color = isDestructive ? used["--section"] : used["--button-text"];
  return theme.value.bg_color && color && text_color ? { color, text_color } : {};
}

export function startButtons(): void {
  for (const which of ["main", "secondary"] as const) {
    hear(`${which}_button_pressed`, () => {
      const button = current[which].value;
      if (button && !button.isBusy && button.isActive !== false) button.onPress();
    });
  }
}

/** Ask before the app is closed while something unsaved is on the screen. */
export function useClosingConfirmation(isNeeded: boolean): void {
  useEffect(() => {
    if (!isNeeded) return;
    post("web_app_setup_closing_behavior", { need_confirmation: true });
    return () => void post("web_app_setup_closing_behavior", { need_confirmation: false });
  }, [isNeeded]);
}
