/** What the Mini App has asked its host to show. */

export interface BottomButton {
  is_visible: boolean;
  is_active: boolean;
  is_progress_visible: boolean;
  text: string;
  color?: string;
  text_color?: string;
  has_shine_effect: boolean;
  position: "left" | "right" | "top" | "bottom";
}

export interface PopupButton {
  id?: string;
  type?: "default" | "ok" | "close" | "cancel" | "destructive";
  text?: string;
}

/** What stands before the Mini App and waits for the person. */
export type Dialogue =
  | { kind: "popup"; title: string; message: string; buttons: PopupButton[] }
  | { kind: "qr"; text: string }
  | { kind: "write_access" }
  | { kind: "phone" }
  | { kind: "story"; media_url: string; text: string }
  | { kind: "prepared"; id: string }
  | { kind: "link"; url: string }
  | { kind: "close" };

export interface Insets {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export interface Viewport {
  height: number;
  width: number;
}

export interface HostState {
  isReady: boolean;
  isExpanded: boolean;
  isFullscreen: boolean;
  isMinimised: boolean;
  mainButton: BottomButton;
  secondaryButton: BottomButton;
  hasBackButton: boolean;
  hasSettingsButton: boolean;
  needsConfirmation: boolean;
  allowsVerticalSwipe: boolean;
  headerColor: string;
  backgroundColor: string;
  bottomBarColor: string;
  dialogue: Dialogue | undefined;
}

const HIDDEN: BottomButton = {
  is_visible: false,
  is_active: true,
  is_progress_visible: false,
  text: "",
  has_shine_effect: false,
  position: "left",
};

export const NO_INSETS: Insets = { top: 0, bottom: 0, left: 0, right: 0 };

export const INITIAL: HostState = {
  isReady: false,
  isExpanded: false,
  isFullscreen: false,
  isMinimised: false,
  mainButton: HIDDEN,
  secondaryButton: HIDDEN,
  hasBackButton: false,
  hasSettingsButton: false,
  needsConfirmation: false,
  allowsVerticalSwipe: true,
  headerColor: "bg_color",
  backgroundColor: "bg_color",
  bottomBarColor: "bottom_bar_bg_color",
  dialogue: undefined,
};
