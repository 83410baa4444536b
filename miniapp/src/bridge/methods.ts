/** What is posted to the host: since which version, with what. Telegram's own page has them all:
 * https://core.telegram.org/api/web-events */

interface BottomButton {
  is_visible: boolean;
  is_active: boolean;
  is_progress_visible: boolean;
  text: string;
  color?: string;
  text_color?: string;
}

export interface PopupButton {
  id: string;
  type: "default" | "ok" | "close" | "cancel" | "destructive";
  text?: string;
}

export interface Methods {
  iframe_ready: undefined;
  iframe_will_reload: undefined;
  web_app_ready: undefined;
  web_app_expand: undefined;
  web_app_close: undefined;
  web_app_request_theme: undefined;
  web_app_request_viewport: undefined;
  web_app_request_safe_area: undefined;
  web_app_request_content_safe_area: undefined;
  web_app_setup_main_button: BottomButton;
  web_app_setup_secondary_button: BottomButton & { position: "left" | "right" | "top" | "bottom" };
  web_app_setup_back_button: { is_visible: boolean };
  web_app_setup_closing_behavior: { need_confirmation: boolean };
  web_app_setup_swipe_behavior: { allow_vertical_swipe: boolean };
  web_app_set_header_color: { color_key: "bg_color" | "secondary_bg_color" };
  web_app_set_background_color: { color: string };
  web_app_set_bottom_bar_color: { color: string };
  web_app_trigger_haptic_feedback:
    | { type: "impact"; impact_style: "light" | "medium" | "heavy" }
    | { type: "notification"; notification_type: "error" | "success" | "warning" }
    | { type: "selection_change" };
  web_app_open_popup: { title: string; message: string; buttons: PopupButton[] };
  web_app_open_link: { url: string };
  web_app_open_tg_link: { path_full: string };
  web_app_switch_inline_query: { query: string; chat_types: string[] };
  web_app_request_write_access: undefined;
  web_app_share_to_story: { media_url: string; text?: string };
  web_app_send_prepared_message: { id: string };
}

export type Method = keyof Methods;

const SINCE: Partial<Record<Method, string>> = {
  web_app_setup_secondary_button: "7.10",
  web_app_setup_back_button: "6.1",
  web_app_setup_swipe_behavior: "7.7",
  web_app_set_header_color: "6.1",
  web_app_set_background_color: "6.1",
  web_app_set_bottom_bar_color: "7.10",
  web_app_trigger_haptic_feedback: "6.1",
  web_app_open_popup: "6.2",
  web_app_open_tg_link: "6.1",
  web_app_switch_inline_query: "6.7",
  web_app_request_write_access: "6.9",
  web_app_share_to_story: "7.8",
  web_app_send_prepared_message: "8.0",
  web_app_request_safe_area: "8.0",
  web_app_request_content_safe_area: "8.0",
};

export interface Events {
  theme_changed: { theme_params: Record<string, string> };
  viewport_changed: { height: number; is_expanded: boolean; is_state_stable: boolean };
  safe_area_changed: Insets;
  content_safe_area_changed: Insets;
  visibility_changed: { is_visible: boolean };
  back_button_pressed: undefined;
  main_button_pressed: undefined;
  secondary_button_pressed: undefined;
  popup_closed: { button_id?: string };
  write_access_requested: { status: "allowed" | "cancelled" };
  prepared_message_sent: undefined;
  prepared_message_failed: { error: string };
  reload_iframe: undefined;
}

export interface Insets {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function isSince(method: Method, version: string): boolean {
  return isAtLeast(version, SINCE[method] ?? "6.0");
}

/** Versions compare by their parts: 7.10 is later than 7.9. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [have, need] = [version, wanted].map((each) => each.split(".").map(Number));
  for (const [index, part] of (need ?? []).entries()) {
    const own = have?.[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
