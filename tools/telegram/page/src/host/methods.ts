/** What a Mini App may post: since which version, with what, and when a client insists on a click.
 * https://core.telegram.org/api/web-events
 */
import {
  anObject,
  bool,
  type Check,
  color,
  integer,
  list,
  object,
  oneOf,
  optional,
  text,
  url,
} from "./payload";

export interface Method {
  since: string;
  check: Check;
  /** Refused without a click of the person's in the last seconds. */
  needsClick?: true;
  /** Telegram Desktop closes the Mini App on a payload that is wrong. */
  isFatal?: true;
}

const ANY: Check = () => undefined;
const REQ_ID = text(1, 256);
const COLOR_KEY = oneOf("bg_color", "secondary_bg_color");

const bottomButton = {
  is_visible: optional(bool),
  is_active: optional(bool),
  is_progress_visible: optional(bool),
  text: optional(text(0, 64)),
  color: optional(color),
  text_color: optional(color),
  has_shine_effect: optional(bool),
};

const popupButton: Check = (value) => {
  const fault = object({
    id: optional(text(0, 64)),
    type: optional(oneOf("default", "ok", "close", "cancel", "destructive")),
  })(value);
  if (fault) return fault;
  const { type, text: label } = value as { type?: string; text?: unknown };
  const isNamed = type !== undefined && ["ok", "close", "cancel"].includes(type);
  return isNamed ? undefined : object({ text: text(1, 64) })({ text: label });
};

const haptic: Check = (value) => {
  const fault = object({ type: oneOf("impact", "notification", "selection_change") })(value);
  if (fault) return fault;
  const { type } = value as { type: string };
  if (type === "impact") {
    return object({ impact_style: oneOf("light", "medium", "heavy", "rigid", "soft") })(value);
  }
  return type === "notification"
    ? object({ notification_type: oneOf("error", "success", "warning") })(value)
    : undefined;
};

const headerColor: Check = (value) => {
  const { color: own } = (value ?? {}) as { color?: unknown };
  return own === undefined ? object({ color_key: COLOR_KEY })(value) : object({ color })(value);
};

const sensor = object({ refresh_rate: optional(integer(20, 1000)) });

export const METHODS: Readonly<Record<string, Method>> = {
  iframe_ready: { since: "6.0", check: ANY },
  iframe_will_reload: { since: "6.0", check: ANY },
  web_app_ready: { since: "6.0", check: ANY },
  web_app_expand: { since: "6.0", check: ANY },
  web_app_close: { since: "6.0", check: optional(object({ return_back: optional(bool) })) },
  web_app_request_theme: { since: "6.0", check: ANY },
  web_app_request_viewport: { since: "6.0", check: ANY },
  web_app_setup_main_button: { since: "6.0", check: object(bottomButton) },
  web_app_setup_secondary_button: {
    since: "7.10",
    check: object({ ...bottomButton, position: optional(oneOf("left", "right", "top", "bottom")) }),
  },
  web_app_setup_closing_behavior: { since: "6.0", check: object({ need_confirmation: bool }) },
  web_app_open_link: {
    since: "6.0",
    check: object({ url: url("http", "https") }),
    needsClick: true,
    isFatal: true,
  },
  web_app_open_tg_link: {
    since: "6.1",
    check: object({ path_full: text(2, 4096) }),
    isFatal: true,
  },
  web_app_setup_back_button: { since: "6.1", check: object({ is_visible: bool }) },
  web_app_setup_settings_button: { since: "6.10", check: object({ is_visible: bool }) },
  web_app_set_header_color: { since: "6.1", check: headerColor },
  web_app_set_background_color: { since: "6.1", check: object({ color }) },
  web_app_set_bottom_bar_color: { since: "7.10", check: object({ color }) },
  web_app_trigger_haptic_feedback: { since: "6.1", check: haptic },
  web_app_open_popup: {
    since: "6.2",
    check: object({
      title: optional(text(0, 64)),
      message: text(1, 256),
      buttons: list(1, 3, popupButton),
    }),
    isFatal: true,
  },
  web_app_open_scan_qr_popup: { since: "6.4", check: object({ text: optional(text(0, 64)) }) },
  web_app_close_scan_qr_popup: { since: "6.4", check: ANY },
  web_app_read_text_from_clipboard: {
    since: "6.4",
    check: object({ req_id: REQ_ID }),
    needsClick: true,
  },
  web_app_switch_inline_query: {
    since: "6.7",
    check: object({
      query: text(0, 256),
      chat_types: optional(list(0, 4, oneOf("users", "bots", "groups", "channels"))),
    }),
  },
  web_app_request_write_access: { since: "6.9", check: ANY },
  web_app_request_phone: { since: "6.9", check: ANY },
  web_app_invoke_custom_method: {
    since: "6.9",
    check: object({ req_id: REQ_ID, method: text(1, 256), params: anObject }),
  },
  web_app_setup_swipe_behavior: { since: "7.7", check: object({ allow_vertical_swipe: bool }) },
  web_app_share_to_story: {
    since: "7.8",
    check: object({
      media_url: url("https"),
      text: optional(text(0, 2048)),
      widget_link: optional(object({ url: url("http", "https"), name: optional(text(0, 48)) })),
    }),
  },
  web_app_send_prepared_message: { since: "8.0", check: object({ id: text(1, 256) }) },
  web_app_request_safe_area: { since: "8.0", check: ANY },
  web_app_request_content_safe_area: { since: "8.0", check: ANY },
  web_app_request_fullscreen: { since: "8.0", check: ANY, needsClick: true },
  web_app_exit_fullscreen: { since: "8.0", check: ANY },
  web_app_check_home_screen: { since: "8.0", check: ANY },
  web_app_add_to_home_screen: { since: "8.0", check: ANY },
  web_app_device_storage_save_key: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_device_storage_get_key: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_device_storage_clear: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_hide_keyboard: { since: "9.1", check: ANY },
  web_app_data_send: { since: "6.0", check: object({ data: text(1, 4096) }) },
  // The rest is what Telegram Desktop lacks.
  web_app_open_invoice: { since: "6.1", check: object({ slug: text(1, 256) }), isFatal: true },
  web_app_biometry_get_info: { since: "7.2", check: ANY },
  web_app_biometry_request_access: {
    since: "7.2",
    check: optional(object({ reason: optional(text(0, 128)) })),
  },
  web_app_biometry_request_auth: {
    since: "7.2",
    check: optional(object({ reason: optional(text(0, 128)) })),
  },
  web_app_biometry_update_token: { since: "7.2", check: object({ token: text(0, 1024) }) },
  web_app_biometry_open_settings: { since: "7.2", check: ANY },
  web_app_set_emoji_status: { since: "8.0", check: object({ custom_emoji_id: text(1, 64) }) },
  web_app_request_emoji_status_access: { since: "8.0", check: ANY },
  web_app_check_location: { since: "8.0", check: ANY },
  web_app_request_location: { since: "8.0", check: ANY },
  web_app_open_location_settings: { since: "8.0", check: ANY },
  web_app_request_file_download: {
    since: "8.0",
    check: object({ url: url("https"), file_name: text(1, 256) }),
  },
  web_app_start_accelerometer: { since: "8.0", check: optional(sensor) },
  web_app_stop_accelerometer: { since: "8.0", check: ANY },
  web_app_start_gyroscope: { since: "8.0", check: optional(sensor) },
  web_app_stop_gyroscope: { since: "8.0", check: ANY },
  web_app_start_device_orientation: { since: "8.0", check: optional(sensor) },
  web_app_stop_device_orientation: { since: "8.0", check: ANY },
  web_app_toggle_orientation_lock: { since: "8.0", check: object({ locked: bool }) },
  web_app_secure_storage_save_key: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_secure_storage_get_key: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_secure_storage_restore_key: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_secure_storage_clear: { since: "9.0", check: object({ req_id: REQ_ID }) },
  web_app_request_chat: { since: "9.6", check: object({ req_id: REQ_ID }) },
};

/** Of other kinds of frames, and for other bots: ignored. */
export const IGNORED: ReadonlySet<string> = new Set([
  "web_app_verify_age",
  "payment_form_submit",
  "share_score",
  "share_game",
  "resize_frame",
]);

/** Versions compare by their parts: 7.10 is later than 7.9. */
export function isAtLeast(version: string, wanted: string): boolean {
  const [have, need] = [version, wanted].map((each) => each.split(".").map(Number));
  for (const [index, part] of (need ?? []).entries()) {
    const own = have?.[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}
