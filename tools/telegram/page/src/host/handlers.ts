/** What the host does with each method that it has. */
import type { Host } from "./host";
import type { Payload } from "./payload";
import type { BottomButton, PopupButton } from "./state";

const POPUPS_MAX = 3; // in so many milliseconds
const POPUPS_MS = 3000;
const popups = new WeakMap<Host, number[]>();

type Handler = (host: Host, data: Payload) => void;

export const HANDLERS: Readonly<Record<string, Handler>> = {
  iframe_ready: (host) => host.send("set_custom_style", {}),
  iframe_will_reload: (host) => host.willReload(),
  web_app_ready: (host) => host.update({ isReady: true }),
  web_app_expand(host) {
    host.update({ isExpanded: true });
    tellViewport(host);
  },
  web_app_close: (host) => host.around.close(),
  web_app_request_theme: tellTheme,
  web_app_request_viewport: (host) => tellViewport(host),
  web_app_setup_main_button: (host, data) =>
    host.update({ mainButton: changed(host.state.value.mainButton, data) }),
  web_app_setup_secondary_button: (host, data) =>
    host.update({ secondaryButton: changed(host.state.value.secondaryButton, data) }),
  web_app_setup_closing_behavior: (host, data) =>
    host.update({ needsConfirmation: data.need_confirmation === true }),
  web_app_open_link: (host, data) => void host.ask({ kind: "link", url: String(data.url) }),
  web_app_open_tg_link(host, data) {
    host.around.openTelegramLink(String(data.path_full));
    minimise(host);
  },
  web_app_setup_back_button: (host, data) =>
    host.update({ hasBackButton: data.is_visible === true }),
  web_app_setup_settings_button: (host, data) =>
    host.update({ hasSettingsButton: data.is_visible === true }),
  web_app_set_header_color: (host, data) =>
    host.update({ headerColor: String(data.color ?? data.color_key) }),
  web_app_set_background_color: (host, data) =>
    host.update({ backgroundColor: String(data.color) }),
  web_app_set_bottom_bar_color: (host, data) => host.update({ bottomBarColor: String(data.color) }),
  web_app_trigger_haptic_feedback: () => undefined,
  web_app_open_popup: openPopup,
  web_app_open_scan_qr_popup: (host, data) =>
    void host.ask({ kind: "qr", text: String(data.text ?? "") }),
  web_app_close_scan_qr_popup(host) {
    if (host.state.value.dialogue?.kind === "qr") host.update({ dialogue: undefined });
  },
  // Only for bots of the attachment menu: for any other there is nothing to read.
  web_app_read_text_from_clipboard: (host, data) =>
    host.send("clipboard_text_received", { req_id: data.req_id, data: null }),
  web_app_switch_inline_query(host, data) {
    host.around.switchInline(String(data.query), (data.chat_types ?? []) as string[]);
    host.around.close();
  },
  web_app_request_write_access(host) {
    if (host.around.mayWrite()) host.send("write_access_requested", { status: "allowed" });
    else if (!host.ask({ kind: "write_access" })) {
      host.send("write_access_requested", { status: "cancelled" });
    }
  },
  web_app_request_phone(host) {
    if (!host.ask({ kind: "phone" })) host.send("phone_requested", { status: "cancelled" });
  },
  async web_app_invoke_custom_method(host, data) {
    const result = await host.around.callCustomMethod(String(data.method), data.params as Payload);
    host.send("custom_method_invoked", { req_id: data.req_id, ...result });
  },
  web_app_setup_swipe_behavior: (host, data) =>
    host.update({ allowsVerticalSwipe: data.allow_vertical_swipe === true }),
  web_app_share_to_story: (host, data) =>
    void host.ask({
      kind: "story",
      media_url: String(data.media_url),
      text: String(data.text ?? ""),
    }),
  web_app_send_prepared_message(host, data) {
    if (!host.ask({ kind: "prepared", id: String(data.id) })) {
      host.send("prepared_message_failed", { error: "USER_DECLINED" });
    }
  },
  web_app_request_safe_area: (host) =>
    host.send("safe_area_changed", { ...host.device.value.safeArea }),
  web_app_request_content_safe_area: (host) =>
    host.send("content_safe_area_changed", { ...host.device.value.contentSafeArea }),
  web_app_request_fullscreen(host) {
    if (host.state.value.isFullscreen) {
      host.send("fullscreen_failed", { error: "ALREADY_FULLSCREEN" });
    } else setFullscreen(host, true);
  },
  web_app_exit_fullscreen(host) {
    if (host.state.value.isFullscreen) setFullscreen(host, false);
  },
  web_app_device_storage_save_key(host, data) {
    const error = host.around.storage.save(data);
    if (error) host.send("device_storage_failed", { req_id: data.req_id, error });
    else host.send("device_storage_key_saved", { req_id: data.req_id });
  },
  web_app_device_storage_get_key(host, data) {
    const found = host.around.storage.get(data);
    const name = "error" in found ? "device_storage_failed" : "device_storage_key_received";
    host.send(name, { req_id: data.req_id, ...found });
  },
  web_app_device_storage_clear(host, data) {
    host.around.storage.clear();
    host.send("device_storage_cleared", { req_id: data.req_id });
  },
  web_app_hide_keyboard: () => undefined,
  web_app_data_send(host, data) {
    if (host.around.by !== "reply_button") {
      host.reject("is taken only where a reply button has opened the app");
      return;
    }
    host.around.sendData(String(data.data));
    host.around.close();
  },
};

export function tellTheme(host: Host): void {
  host.send("theme_changed", { theme_params: { ...host.device.value.theme } });
}

export function tellViewport(host: Host, isStable = true): void {
  const { height, width } = host.device.value.viewport;
  const is_expanded = host.state.value.isExpanded;
  host.send("viewport_changed", { height, width, is_expanded, is_state_stable: isStable });
}

export function setFullscreen(host: Host, isFullscreen: boolean): void {
  host.update({ isFullscreen, isExpanded: true });
  host.send("fullscreen_changed", { is_fullscreen: isFullscreen });
}

export function minimise(host: Host, isMinimised = true): void {
  host.update({ isMinimised });
  host.send("visibility_changed", { is_visible: !isMinimised });
}

/** Parts that are not given stay as they were; a button without text is not shown. */
function changed(button: BottomButton, data: Payload): BottomButton {
  const given = Object.entries(data).filter(([, value]) => value !== undefined && value !== null);
  const next = { ...button, ...Object.fromEntries(given) } as BottomButton;
  return { ...next, is_visible: next.is_visible && next.text.trim() !== "" };
}

function openPopup(host: Host, data: Payload): void {
  const now = host.around.now();
  const recent = (popups.get(host) ?? []).filter((at) => now - at < POPUPS_MS);
  const isTooMany = recent.length >= POPUPS_MAX;
  if (isTooMany) host.reject(`is one of more than ${POPUPS_MAX} in 3 s`);
  const popup = {
    kind: "popup" as const,
    title: String(data.title ?? ""),
    message: String(data.message),
    buttons: data.buttons as PopupButton[],
  };
  if (isTooMany || !host.ask(popup)) {
    host.send("popup_closed");
    return;
  }
  popups.set(host, [...recent, now]);
}
