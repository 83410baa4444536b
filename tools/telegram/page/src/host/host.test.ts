import { beforeEach, describe, expect, test, vi } from "vitest";
import { type Device, Host, type Surroundings } from "./host";
import { launchUrl } from "./launch";
import { isAtLeast, METHODS } from "./methods";
import type { Payload } from "./payload";
import { answer, changeDevice, goBack, press, requestClose } from "./person";
import { REFUSALS } from "./refusals";
import { NO_INSETS } from "./state";
import { DeviceStorage } from "./storage";
import { THEMES } from "./themes";

const APP = "http://127.0.0.1:8787";
const FRAME = {};
const DEVICE: Device = {
  version: "9.6",
  platform: "weba",
  theme: THEMES.light,
  safeArea: NO_INSETS,
  contentSafeArea: NO_INSETS,
  viewport: { height: 600, width: 400 },
};

/** localStorage, as far as it is used. */
class Shelf extends Map<string, string> {
  get length() {
    return this.size;
  }
  key = (index: number) => [...this.keys()][index] ?? null;
  getItem = (name: string) => this.get(name) ?? null;
  setItem = (name: string, value: string) => void this.set(name, value);
  removeItem = (name: string) => void this.delete(name);
}

/** A host that writes down what it does to the page around it. */
function opened(device: Partial<Device> = {}, around: Partial<Surroundings> = {}) {
  const posted: { eventType: string; eventData: Payload }[] = [];
  const done: string[] = [];
  const note = (name: string) => (given?: unknown) =>
    void done.push(given ? `${name} ${given}` : name);
  const host = new Host(
    {
      by: "inline_button",
      origin: APP,
      storage: new DeviceStorage(new Shelf() as unknown as Storage, 42),
      frame: () => FRAME,
      post: (text) => void posted.push(JSON.parse(text)),
      now: () => 0,
      hasRecentClick: () => true,
      close: note("close"),
      reload: note("reload"),
      openTelegramLink: note("open"),
      switchInline: note("inline"),
      sendData: note("data"),
      mayWrite: () => false,
      allowWriting: async () => void done.push("may write"),
      sharePhone: async () => void done.push("phone"),
      callCustomMethod: async (method) => ({ result: method }),
      sendPrepared: async (id) => (id === "known" ? undefined : "MESSAGE_EXPIRED"),
      ...around,
    },
    { ...DEVICE, ...device },
  );
  const post = (eventType: string, eventData?: unknown) =>
    host.receive({ data: JSON.stringify({ eventType, eventData }), origin: APP, source: FRAME });
  const faults = () => host.log.value.flatMap((line) => line.fault ?? []);
  return { host, post, posted, done, faults };
}

let app: ReturnType<typeof opened>;
beforeEach(() => {
  app = opened();
});

describe("who may speak", () => {
  test("another window is not heard", () => {
    app.host.receive({ data: '{"eventType":"web_app_close"}', origin: APP, source: {} });
    expect([app.done, app.host.log.value]).toEqual([[], []]);
  });

  test.each([
    ["another origin", '{"eventType":"web_app_close"}', "https://elsewhere.example"],
    ["an object", { eventType: "web_app_close" }, APP],
    ["no JSON", "web_app_close", APP],
    ["no type", '{"eventData":{}}', APP],
  ])("%s is said in the log and nothing is done", (_, data, origin) => {
    app.host.receive({ data, origin, source: FRAME });
    expect(app.faults()).toHaveLength(1);
    expect(app.done).toEqual([]);
  });
});

describe("what a real client would not have accepted", () => {
  test.each<[string, unknown]>([
    ["web_app_unheard_of", {}],
    ["web_app_open_link", { url: "javascript:alert(1)" }],
    ["web_app_open_link", '{"url":"https://example.org"}'],
    ["web_app_open_link", undefined],
    ["web_app_open_popup", { message: "", buttons: [{ type: "ok" }] }],
    ["web_app_open_popup", { message: "x".repeat(257), buttons: [{ type: "ok" }] }],
    ["web_app_open_popup", { message: "Hi", buttons: [] }],
    ["web_app_open_popup", { message: "Hi", buttons: [{ type: "default" }] }],
    ["web_app_set_header_color", { color_key: "text_color" }],
    ["web_app_set_background_color", { color: "red" }],
    ["web_app_trigger_haptic_feedback", { type: "impact", impact_style: "hard" }],
    ["web_app_trigger_haptic_feedback", { type: "notification" }],
    ["web_app_setup_main_button", { is_visible: "yes" }],
    ["web_app_switch_inline_query", { query: "q", chat_types: ["everyone"] }],
    ["web_app_share_to_story", { media_url: "http://example.org/a.jpg" }],
    ["web_app_invoke_custom_method", { req_id: "1", method: "getStorageKeys" }],
    ["web_app_setup_back_button", {}],
    ["web_app_data_send", { data: "x" }],
  ])("%s %j", (name, data) => {
    app.post(name, data);
    expect(app.faults()).toHaveLength(1);
    expect([app.posted, app.done, app.host.state.value.dialogue]).toEqual([[], [], undefined]);
  });

  test.each(Object.entries(METHODS))("%s in a client that is older", (name, { since }) => {
    const [major = 0, minor = 0] = since.split(".").map(Number);
    const older = minor ? `${major}.${minor - 1}` : `${major - 1}.9`;
    const old = opened({ version: older });
    old.post(name, {});
    expect(old.faults()[0]).toContain(`came with ${since}`);
    expect(old.posted).toEqual([]);
  });

  test("versions compare by their parts", () => {
    expect([isAtLeast("7.10", "7.9"), isAtLeast("7.9", "7.10"), isAtLeast("8", "8.0")]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("what needs a click is refused without one", () => {
    const idle = opened({}, { hasRecentClick: () => false });
    idle.post("web_app_open_link", { url: "https://example.org" });
    idle.post("web_app_request_fullscreen");
    idle.post("web_app_read_text_from_clipboard", { req_id: "1" });
    expect(idle.faults()).toEqual(Array(3).fill("needs a click just before"));
    expect(idle.posted).toEqual([]);
  });

  test("Telegram Desktop closes the app on a malformed link", () => {
    const desktop = opened({ platform: "tdesktop" });
    desktop.post("web_app_open_link", { url: "nothing" });
    expect(desktop.done).toEqual(["close"]);
  });
});

describe("answers", () => {
  test.each<[string, unknown, string, Payload]>([
    ["iframe_ready", undefined, "set_custom_style", {}],
    ["web_app_request_theme", {}, "theme_changed", { theme_params: { ...THEMES.light } }],
    [
      "web_app_request_viewport",
      null,
      "viewport_changed",
      { height: 600, width: 400, is_expanded: false, is_state_stable: true },
    ],
    [
      "web_app_expand",
      {},
      "viewport_changed",
      { height: 600, width: 400, is_expanded: true, is_state_stable: true },
    ],
    ["web_app_request_safe_area", {}, "safe_area_changed", { ...NO_INSETS }],
    ["web_app_request_content_safe_area", {}, "content_safe_area_changed", { ...NO_INSETS }],
    ["web_app_request_fullscreen", {}, "fullscreen_changed", { is_fullscreen: true }],
    [
      "web_app_read_text_from_clipboard",
      { req_id: "7" },
      "clipboard_text_received",
      { req_id: "7", data: null },
    ],
    ["web_app_check_home_screen", {}, "home_screen_checked", { status: "unsupported" }],
    ["web_app_open_invoice", { slug: "s" }, "invoice_closed", { slug: "s", status: "cancelled" }],
    [
      "web_app_secure_storage_get_key",
      { req_id: "7", key: "k" },
      "secure_storage_failed",
      { req_id: "7", error: "UNSUPPORTED" },
    ],
    [
      "web_app_device_storage_get_key",
      { req_id: "7", key: "k" },
      "device_storage_key_received",
      { req_id: "7", value: null },
    ],
    [
      "web_app_device_storage_save_key",
      { req_id: "7", key: "", value: "v" },
      "device_storage_failed",
      { req_id: "7", error: "KEY_INVALID" },
    ],
  ])("%s %j", (name, data, answered, payload) => {
    app.post(name, data);
    expect(app.posted).toEqual([{ eventType: answered, eventData: payload }]);
    expect(app.faults()).toEqual([]);
  });

  test("every method that a client lacks is refused or answered by nothing", () => {
    expect(Object.keys(REFUSALS).filter((name) => !(name in METHODS))).toEqual([]);
  });

  test("a custom method is answered with its request's id", async () => {
    app.post("web_app_invoke_custom_method", { req_id: "7", method: "getStorageKeys", params: {} });
    await Promise.resolve();
    expect(app.posted[0]?.eventData).toEqual({ req_id: "7", result: "getStorageKeys" });
  });

  test("device storage keeps, gives back and forgets", () => {
    app.post("web_app_device_storage_save_key", { req_id: "1", key: "k", value: "v" });
    app.post("web_app_device_storage_get_key", { req_id: "2", key: "k" });
    app.post("web_app_device_storage_save_key", {
      req_id: "3",
      key: "big",
      value: "x".repeat(6e6),
    });
    app.post("web_app_device_storage_clear", { req_id: "4" });
    app.post("web_app_device_storage_get_key", { req_id: "5", key: "k" });
    expect(app.posted.map(({ eventData }) => eventData)).toEqual([
      { req_id: "1" },
      { req_id: "2", value: "v" },
      { req_id: "3", error: "QUOTA_EXCEEDED" },
      { req_id: "4" },
      { req_id: "5", value: null },
    ]);
  });

  test("full screen is had once", () => {
    app.post("web_app_request_fullscreen");
    app.post("web_app_request_fullscreen");
    app.post("web_app_exit_fullscreen");
    app.post("web_app_exit_fullscreen");
    expect(app.posted.map(({ eventData }) => eventData)).toEqual([
      { is_fullscreen: true },
      { error: "ALREADY_FULLSCREEN" },
      { is_fullscreen: false },
    ]);
  });
});

describe("buttons", () => {
  test("a part that is not given stays as it was, and a blank text hides", () => {
    app.post("web_app_setup_main_button", { is_visible: true, text: "Join", color: "#2481cc" });
    app.post("web_app_setup_main_button", { is_active: false });
    expect(app.host.state.value.mainButton).toMatchObject({ text: "Join", is_visible: true });
    press(app.host, "main");
    app.post("web_app_setup_main_button", { is_active: true, is_progress_visible: true });
    press(app.host, "main");
    expect(app.posted).toEqual([]);
    app.post("web_app_setup_main_button", { is_progress_visible: false });
    press(app.host, "main");
    expect(app.posted.map(({ eventType }) => eventType)).toEqual(["main_button_pressed"]);
    app.post("web_app_setup_main_button", { text: " " });
    expect(app.host.state.value.mainButton.is_visible).toBe(false);
  });

  test("back is the app's while it shows the button, else it closes", () => {
    app.post("web_app_setup_back_button", { is_visible: true });
    goBack(app.host);
    app.post("web_app_setup_back_button", { is_visible: false });
    goBack(app.host);
    expect([app.posted.map(({ eventType }) => eventType), app.done]).toEqual([
      ["back_button_pressed"],
      ["close"],
    ]);
  });

  test("closing asks first where the app wants that", async () => {
    app.post("web_app_setup_closing_behavior", { need_confirmation: true });
    requestClose(app.host);
    await answer(app.host, undefined);
    expect(app.done).toEqual([]);
    requestClose(app.host);
    await answer(app.host, "close");
    expect(app.done).toEqual(["close"]);
  });
});

describe("dialogues", () => {
  const POPUP = { message: "Leave?", buttons: [{ id: "yes", type: "destructive", text: "Yes" }] };

  test("a popup tells which button, or none; a second one is refused", async () => {
    app.post("web_app_open_popup", POPUP);
    app.post("web_app_open_popup", POPUP);
    await answer(app.host, "yes");
    app.post("web_app_open_popup", POPUP);
    await answer(app.host, undefined);
    expect(app.posted.map(({ eventData }) => eventData)).toEqual([{}, { button_id: "yes" }, {}]);
  });

  test("more than three popups in three seconds are refused", async () => {
    for (let count = 0; count < 4; count++) {
      app.post("web_app_open_popup", POPUP);
      await answer(app.host, "yes");
    }
    expect(app.faults()).toHaveLength(1);
  });

  test("codes are read until the person or the app closes the camera", async () => {
    app.post("web_app_open_scan_qr_popup", { text: "Scan" });
    await answer(app.host, "first");
    await answer(app.host, "second");
    await answer(app.host, undefined);
    app.post("web_app_open_scan_qr_popup", {});
    app.post("web_app_close_scan_qr_popup");
    expect(app.posted.map(({ eventType }) => eventType)).toEqual([
      "qr_text_received",
      "qr_text_received",
      "scan_qr_popup_closed",
    ]);
    expect(app.host.state.value.dialogue).toBeUndefined();
  });

  test.each([
    ["web_app_request_write_access", "write_access_requested", "allowed", "may write"],
    ["web_app_request_phone", "phone_requested", "sent", "phone"],
  ])("%s is the person's to decide", async (name, answered, status, done) => {
    app.post(name);
    await answer(app.host, undefined);
    expect(app.done).toEqual([]);
    app.post(name);
    await answer(app.host, "yes");
    expect(app.done).toEqual([done]);
    expect(app.posted).toEqual([
      { eventType: answered, eventData: { status: "cancelled" } },
      { eventType: answered, eventData: { status } },
    ]);
  });

  test("who may write already is not asked", () => {
    const known = opened({}, { mayWrite: () => true });
    known.post("web_app_request_write_access");
    expect(known.posted[0]?.eventData).toEqual({ status: "allowed" });
    expect(known.host.state.value.dialogue).toBeUndefined();
  });

  test.each([
    ["known", "send", "prepared_message_sent", {}],
    ["unknown", "send", "prepared_message_failed", { error: "MESSAGE_EXPIRED" }],
    ["known", undefined, "prepared_message_failed", { error: "USER_DECLINED" }],
  ])("the prepared message %s, %s", async (id, choice, answered, payload) => {
    app.post("web_app_send_prepared_message", { id });
    await answer(app.host, choice);
    expect(app.posted).toEqual([{ eventType: answered, eventData: payload }]);
  });

  test("of a story the app never hears", async () => {
    app.post("web_app_share_to_story", { media_url: "https://example.org/a.jpg" });
    await answer(app.host, "share");
    expect(app.posted).toEqual([]);
  });
});

describe("the rest of the page", () => {
  test("a link into Telegram minimises the app", () => {
    app.post("web_app_open_tg_link", { path_full: "/contest_bot?start=abc" });
    expect(app.done).toEqual(["open /contest_bot?start=abc"]);
    expect(app.posted[0]).toEqual({
      eventType: "visibility_changed",
      eventData: { is_visible: false },
    });
    expect(app.host.state.value.isMinimised).toBe(true);
  });

  test("an inline query closes the app", () => {
    app.post("web_app_switch_inline_query", { query: "top", chat_types: [] });
    expect(app.done).toEqual(["inline top", "close"]);
  });

  test("an app is loaded anew by force, unless it does so itself", () => {
    vi.useFakeTimers();
    app.post("web_app_setup_back_button", { is_visible: true });
    app.host.reload();
    vi.advanceTimersByTime(499);
    expect(app.done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect([app.done, app.host.state.value.hasBackButton]).toEqual([["reload"], false]);
    changeDevice(app.host, { theme: THEMES.dark }); // nobody listens yet
    app.post("web_app_setup_back_button", { is_visible: true });
    app.host.reload();
    app.post("iframe_will_reload");
    vi.advanceTimersByTime(1000);
    expect([app.done, app.host.state.value.hasBackButton]).toEqual([["reload"], false]);
    expect(app.posted.map(({ eventType }) => eventType)).toEqual([
      "reload_iframe",
      "reload_iframe",
    ]);
    vi.useRealTimers();
  });

  test("data go to the bot once, from a reply button's app only", () => {
    const reply = opened({}, { by: "reply_button" });
    reply.post("web_app_data_send", { data: "4" });
    expect(reply.done).toEqual(["data 4", "close"]);
  });

  test("another theme and another size are told", () => {
    changeDevice(app.host, { theme: THEMES.custom }); // nobody listens yet
    app.post("web_app_ready");
    changeDevice(app.host, { theme: THEMES.dark });
    changeDevice(app.host, { viewport: { height: 300, width: 400 } });
    changeDevice(app.host, { safeArea: { ...NO_INSETS, top: 44 } });
    expect(app.posted.map(({ eventType }) => eventType)).toEqual([
      "theme_changed",
      "viewport_changed",
      "safe_area_changed",
    ]);
  });

  test("the launch is told in the fragment", () => {
    const launched = launchUrl(
      { url: `${APP}/app/`, initData: "a=1&b=2", startParam: "x" },
      DEVICE,
    );
    const fragment = new URLSearchParams(new URL(launched).hash.slice(1));
    expect(fragment.get("tgWebAppData")).toBe("a=1&b=2");
    expect(fragment.get("tgWebAppStartParam")).toBe("x");
    expect(JSON.parse(fragment.get("tgWebAppThemeParams") ?? "")).toEqual(THEMES.light);
    expect(launched.startsWith(`${APP}/app/?tgWebAppStartParam=x#`)).toBe(true);
  });
});
