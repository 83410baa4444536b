/** What the person does to an open Mini App, and what it hears of it. */
import { minimise, setFullscreen, tellTheme, tellViewport } from "./handlers";
import type { Device, Host } from "./host";
import type { BottomButton, Dialogue } from "./state";

type Kind<Name> = Extract<Dialogue, { kind: Name }>;

export function press(host: Host, which: "main" | "secondary"): void {
  const { mainButton, secondaryButton } = host.state.value;
  const button: BottomButton = which === "main" ? mainButton : secondaryButton;
  if (button.is_active && !button.is_progress_visible) host.send(`${which}_button_pressed`);
}

export function goBack(host: Host): void {
  if (host.state.value.hasBackButton) host.send("back_button_pressed");
  else requestClose(host);
}

export function openSettings(host: Host): void {
  host.send("settings_button_pressed");
}

/** Closes at once, or after the person has said that they mean it. */
export function requestClose(host: Host): void {
  if (host.state.value.needsConfirmation) host.update({ dialogue: { kind: "close" } });
  else host.around.close();
}

export function setMinimised(host: Host, isMinimised: boolean): void {
  minimise(host, isMinimised);
}

export function leaveFullscreen(host: Host): void {
  setFullscreen(host, false);
}

export function expand(host: Host): void {
  host.update({ isExpanded: true });
  tellViewport(host);
}

/** Another theme, size or safe area: the app is told what has changed, and only that. */
export function changeDevice(host: Host, change: Partial<Device>): void {
  host.device.value = { ...host.device.value, ...change };
  if (change.theme) tellTheme(host);
  if (change.viewport) tellViewport(host);
  if (change.safeArea) host.send("safe_area_changed", { ...change.safeArea });
  if (change.contentSafeArea) host.send("content_safe_area_changed", { ...change.contentSafeArea });
}

/** The person has answered what stands before the app: with a button, a text, or by dismissing. */
export async function answer(host: Host, choice: string | undefined): Promise<void> {
  const { dialogue } = host.state.value;
  if (!dialogue) return;
  host.update({ dialogue: undefined });
  const isYes = choice !== undefined;
  switch (dialogue.kind) {
    case "popup":
      host.send("popup_closed", isYes ? { button_id: choice } : {});
      break;
    case "qr":
      answerQr(host, dialogue, choice);
      break;
    case "write_access":
      if (isYes) await host.around.allowWriting();
      host.send("write_access_requested", { status: isYes ? "allowed" : "cancelled" });
      break;
    case "phone":
      if (isYes) await host.around.sharePhone();
      host.send("phone_requested", { status: isYes ? "sent" : "cancelled" });
      break;
    case "prepared":
      await sendPrepared(host, dialogue.id, isYes);
      break;
    case "close":
      if (isYes) host.around.close();
      break;
    case "story":
    case "link":
      break; // the app never hears of it
  }
}

/** A code is read and the camera goes on; dismissed, it closes. */
function answerQr(host: Host, dialogue: Kind<"qr">, code: string | undefined): void {
  if (code === undefined) {
    host.send("scan_qr_popup_closed");
    return;
  }
  host.update({ dialogue });
  host.send("qr_text_received", { data: code });
}

async function sendPrepared(host: Host, id: string, isYes: boolean): Promise<void> {
  const error = isYes ? await host.around.sendPrepared(id) : "USER_DECLINED";
  if (error) host.send("prepared_message_failed", { error });
  else host.send("prepared_message_sent");
}
