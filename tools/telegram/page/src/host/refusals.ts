/** The answers to what Telegram Desktop lacks. A method without one is answered by nothing. */
import type { Payload } from "./payload";

type Answer = (data: Payload) => [name: string, data?: Payload];

const unsupported =
  (name: string): Answer =>
  () => [name, { error: "UNSUPPORTED" }];
const secure: Answer = ({ req_id }) => ["secure_storage_failed", { req_id, error: "UNSUPPORTED" }];
const biometry: Answer = () => ["biometry_info_received", { available: false }];

export const REFUSALS: Readonly<Record<string, Answer | undefined>> = {
  web_app_open_invoice: ({ slug }) => ["invoice_closed", { slug, status: "cancelled" }],
  web_app_biometry_get_info: biometry,
  web_app_biometry_request_access: biometry,
  web_app_biometry_request_auth: () => ["biometry_auth_requested", { status: "failed" }],
  web_app_biometry_update_token: () => ["biometry_token_updated", { status: "failed" }],
  web_app_biometry_open_settings: undefined,
  web_app_set_emoji_status: unsupported("emoji_status_failed"),
  web_app_request_emoji_status_access: () => [
    "emoji_status_access_requested",
    { status: "cancelled" },
  ],
  web_app_check_location: () => ["location_checked", { available: false }],
  web_app_request_location: () => ["location_requested", { available: false }],
  web_app_open_location_settings: undefined,
  web_app_request_file_download: () => ["file_download_requested", { status: "cancelled" }],
  web_app_start_accelerometer: unsupported("accelerometer_failed"),
  web_app_stop_accelerometer: () => ["accelerometer_stopped"],
  web_app_start_gyroscope: unsupported("gyroscope_failed"),
  web_app_stop_gyroscope: () => ["gyroscope_stopped"],
  web_app_start_device_orientation: unsupported("device_orientation_failed"),
  web_app_stop_device_orientation: () => ["device_orientation_stopped"],
  web_app_toggle_orientation_lock: undefined,
  web_app_secure_storage_save_key: secure,
  web_app_secure_storage_get_key: secure,
  web_app_secure_storage_restore_key: secure,
  web_app_secure_storage_clear: secure,
  web_app_request_chat: ({ req_id }) => ["requested_chat_failed", { req_id, error: "UNSUPPORTED" }],
  web_app_check_home_screen: () => ["home_screen_checked", { status: "unsupported" }],
  web_app_add_to_home_screen: unsupported("home_screen_failed"),
};
