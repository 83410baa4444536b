/** The Mini App in its frame, with what Telegram draws around it. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { choice, device, SIZES } from "../device";
import type { Host } from "../host/host";
import {
  changeDevice,
  expand,
  goBack,
  leaveFullscreen,
  openSettings,
  press,
  requestClose,
  setMinimised,
} from "../host/person";
import type { BottomButton } from "../host/state";
import { colorOf } from "../host/themes";
import { frame, type OpenApp, openApp } from "../miniapp";
import { setup } from "../store";
import { Dialogues } from "./Dialogues";

const SANDBOX =
  "allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation";
const ALLOW = "camera; microphone; geolocation; clipboard-write";
const PATIENCE_MS = 10_000;
const loaded = signal("");

export function MiniApp() {
  const open = openApp.value;
  if (!open) return null;
  const { isMinimised } = open.host.state.value;
  return (
    <aside class={`app ${isMinimised ? "minimised" : ""}`} aria-label="Mini App">
      <AppFrame open={open} />
      {isMinimised && (
        <button type="button" class="restore wide" onClick={() => setMinimised(open.host, false)}>
          {setup.value?.bot.first_name}: open again
        </button>
      )}
    </aside>
  );
}

function AppFrame({ open }: { open: OpenApp }) {
  const { host, src, load } = open;
  const state = host.state.value;
  useHearing(host);
  useDevice(host);
  usePatience(host, load);
  const key = `${src} ${load}`;
  const { half, full, width } = SIZES[choice.value.size];
  const height = state.isExpanded ? full : half;
  useEffect(() => {
    const now = host.device.value.viewport;
    const isOther = now.height !== height || now.width !== width;
    if (isOther) changeDevice(host, { viewport: { height, width } });
  }, [host, height, width]);
  const { theme } = device.value;
  return (
    <section
      class={`app-window ${state.isFullscreen ? "fullscreen" : ""}`}
      style={{
        "--app-width": `${width}px`,
        "--app-height": `${height}px`,
        background: colorOf(theme, state.bottomBarColor),
      }}
    >
      {!state.isFullscreen && <Head host={host} />}
      <div class="app-frame">
        <iframe
          // The same address does not load again by itself.
          key={key}
          ref={(element) => {
            frame.current = element;
          }}
          src={src}
          onLoad={() => {
            loaded.value = key;
          }}
          title="Mini App"
          sandbox={SANDBOX}
          allow={ALLOW}
          style={{ background: colorOf(theme, state.backgroundColor) }}
        />
        {!state.isReady && loaded.value !== key && <Waiting />}
        <Dialogues host={host} />
      </div>
      {state.isFullscreen && (
        <button type="button" class="leave" onClick={() => leaveFullscreen(host)}>
          Leave full screen
        </button>
      )}
      <BottomButtons host={host} />
    </section>
  );
}

function useHearing(host: Host): void {
  useEffect(() => {
    const hear = (event: MessageEvent) => host.receive(event);
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, [host]);
}

/** Another choice of the person's is told to the app, and nothing at the start. */
function useDevice(host: Host): void {
  const { theme, safeArea, contentSafeArea } = device.value;
  useEffect(() => {
    const now = host.device.value;
    if (now.theme !== theme) changeDevice(host, { theme });
    if (now.safeArea !== safeArea) changeDevice(host, { safeArea, contentSafeArea });
  }, [host, theme, safeArea, contentSafeArea]);
}

function Head({ host }: { host: Host }) {
  const { hasBackButton, hasSettingsButton, headerColor, isExpanded } = host.state.value;
  return (
    <header class="app-head" style={{ background: colorOf(device.value.theme, headerColor) }}>
      <button
        type="button"
        aria-label={hasBackButton ? "Back" : "Close"}
        onClick={() => goBack(host)}
      >
        {hasBackButton ? "‹" : "✕"}
      </button>
      <b>{setup.value?.bot.first_name}</b>
      {hasSettingsButton && (
        <button type="button" onClick={() => openSettings(host)}>
          Settings
        </button>
      )}
      {hasBackButton && (
        <button type="button" aria-label="Close" onClick={() => requestClose(host)}>
          ✕
        </button>
      )}
      {!isExpanded && (
        <button type="button" aria-label="Expand" onClick={() => expand(host)}>
          ⤢
        </button>
      )}
      <button type="button" aria-label="Minimise" onClick={() => setMinimised(host, true)}>
        –
      </button>
      <button type="button" aria-label="Reload" onClick={() => host.reload()}>
        ⟳
      </button>
    </header>
  );
}

/** Until the app says that it is ready, or else until it is loaded. */
function Waiting() {
  return (
    <div class="waiting" role="status">
      <p>Loading…</p>
    </div>
  );
}

function usePatience(host: Host, load: number): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      if (!host.state.value.isReady) host.complain("web_app_ready", "has not come within 10 s");
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [host, load]);
}

function BottomButtons({ host }: { host: Host }) {
  const { mainButton, secondaryButton } = host.state.value;
  if (!mainButton.is_visible && !secondaryButton.is_visible) return null;
  const isFirst = ["left", "top"].includes(secondaryButton.position);
  const isColumn = ["top", "bottom"].includes(secondaryButton.position);
  const buttons = [
    mainButton.is_visible && (
      <BottomButtonView key="main" host={host} which="main" button={mainButton} />
    ),
    secondaryButton.is_visible && (
      <BottomButtonView key="secondary" host={host} which="secondary" button={secondaryButton} />
    ),
  ];
  return (
    <footer class={`bottom-buttons ${isColumn ? "column" : ""}`}>
      {isFirst ? buttons.reverse() : buttons}
    </footer>
  );
}

interface ButtonProps {
  host: Host;
  which: "main" | "secondary";
  button: BottomButton;
}

function BottomButtonView({ host, which, button }: ButtonProps) {
  const { theme } = device.value;
  const [background, color] =
    which === "main"
      ? [theme.button_color, theme.button_text_color]
      : [theme.bottom_bar_bg_color, theme.button_color];
  return (
    <button
      type="button"
      class={`bottom-button ${button.has_shine_effect ? "shine" : ""}`}
      data-button={which}
      disabled={!button.is_active}
      aria-busy={button.is_progress_visible}
      style={{
        background: button.color ?? background ?? "",
        color: button.text_color ?? color ?? "",
      }}
      onClick={() => press(host, which)}
    >
      {button.is_progress_visible ? "…" : button.text}
    </button>
  );
}
