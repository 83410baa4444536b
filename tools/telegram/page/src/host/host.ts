/** The host side of a Mini App: what Telegram's own clients do with what it posts. */
import { signal } from "@preact/signals";
import { HANDLERS } from "./handlers";
import { IGNORED, isAtLeast, METHODS } from "./methods";
import { isObject, type Payload } from "./payload";
import { REFUSALS } from "./refusals";
import { type Dialogue, type HostState, INITIAL, type Insets, type Viewport } from "./state";
import type { DeviceStorage } from "./storage";

const LOG_LINES_MAX = 1000;
const RELOAD_MS = 500;

export type Theme = Readonly<Record<string, string>>;
export type LaunchedBy =
  | "inline_button"
  | "reply_button"
  | "menu_button"
  | "direct_link"
  | "inline_mode";

/** What the person's device is like. */
export interface Device {
  version: string;
  platform: string;
  theme: Theme;
  safeArea: Insets;
  contentSafeArea: Insets;
  viewport: Viewport;
}

/** What the host needs of the page around it. */
export interface Surroundings {
  by: LaunchedBy;
  origin: string;
  storage: DeviceStorage;
  frame(): unknown;
  post(text: string): void;
  now(): number;
  hasRecentClick(): boolean;
  close(): void;
  reload(): void;
  openTelegramLink(path: string): void;
  switchInline(query: string, chatTypes: string[]): void;
  sendData(data: string): void;
  mayWrite(): boolean;
  allowWriting(): Promise<void>;
  sharePhone(): Promise<void>;
  callCustomMethod(method: string, params: Payload): Promise<Payload>;
  /** What went wrong with the prepared message, or nothing once it is sent. */
  sendPrepared(id: string): Promise<string | undefined>;
}

export interface Line {
  number: number;
  at: number;
  from: "app" | "host";
  name: string;
  data?: unknown;
  /** Why a real client would not have accepted it. */
  fault?: string;
}

export interface Received {
  data: unknown;
  origin: string;
  source: unknown;
}

export class Host {
  readonly state = signal<HostState>(INITIAL);
  readonly log = signal<readonly Line[]>([]);
  readonly device;
  readonly around: Surroundings;
  #number = 0;
  #isHeard = false;
  #forced: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings, device: Device) {
    this.around = around;
    this.device = signal(device);
  }

  /** A message that reached this window, from whomever. */
  receive({ data, origin, source }: Received): void {
    if (source !== this.around.frame()) return; // another window, such as an extension's
    if (origin !== this.around.origin) {
      this.#note("app", "(message)", data, `from ${origin}, not ${this.around.origin}`);
      return;
    }
    const message = parse(data);
    if (!message) {
      this.#note("app", "(message)", data, "is not JSON text of an eventType and its eventData");
      return;
    }
    this.#handle(message.eventType, message.eventData);
  }

  /** Before the app has said anything, nobody would hear it. */
  send(name: string, data: Payload = {}): void {
    if (!this.#isHeard) return;
    this.#note("host", name, data);
    this.around.post(JSON.stringify({ eventType: name, eventData: data }));
  }

  update(change: Partial<HostState>): void {
    this.state.value = { ...this.state.value, ...change };
  }

  /** Put a question before the person, unless one stands there; whether it was. */
  ask(dialogue: Dialogue): boolean {
    if (this.state.value.dialogue) return false;
    this.update({ dialogue });
    return true;
  }

  /** Say in the log what the app has failed to do. */
  complain(name: string, fault: string): void {
    this.#note("app", name, undefined, fault);
  }

  /** Say in the log why the last message of the app was not accepted. */
  reject(fault: string): void {
    const lines = this.log.value;
    const last = lines.findLastIndex((line) => line.from === "app");
    this.log.value = lines.map((line, index) => (index === last ? { ...line, fault } : line));
  }

  /** Let the app load itself anew; one that does not say so in time is loaded anew by force. */
  reload(): void {
    this.send("reload_iframe");
    this.#forced = setTimeout(() => this.#restart(), RELOAD_MS);
  }

  /** The app does it itself. */
  willReload(): void {
    clearTimeout(this.#forced);
    this.#forget();
  }

  #restart(): void {
    this.#forget();
    this.around.reload();
  }

  #forget(): void {
    this.#isHeard = false;
    this.state.value = { ...INITIAL, isMinimised: this.state.value.isMinimised };
  }

  #handle(name: string, given: unknown): void {
    this.#isHeard = true;
    const fault = this.#fault(name, given);
    this.#note("app", name, given, fault);
    if (fault) this.#punish(name, given);
    else {
      const data = isObject(given) ? given : {};
      const refusal = REFUSALS[name]?.(data);
      if (refusal) this.send(...refusal);
      else HANDLERS[name]?.(this, data);
    }
  }

  #punish(name: string, given: unknown): void {
    const method = METHODS[name];
    const isFatal = method?.isFatal && method.check(given) !== undefined;
    if (isFatal && this.device.value.platform === "tdesktop") this.around.close();
  }

  #fault(name: string, given: unknown): string | undefined {
    if (IGNORED.has(name)) return undefined;
    const method = METHODS[name];
    if (!method) return "is unknown";
    const { version } = this.device.value;
    if (!isAtLeast(version, method.since)) {
      return `came with ${method.since}; a client of ${version} ignores it`;
    }
    if (given !== undefined && given !== null && !isObject(given))
      return "eventData is not an object";
    const wrong = method.check(given);
    if (wrong) return wrong;
    return method.needsClick && !this.around.hasRecentClick()
      ? "needs a click just before"
      : undefined;
  }

  #note(from: Line["from"], name: string, data: unknown, fault?: string): void {
    this.#number += 1;
    const line = { number: this.#number, at: this.around.now(), from, name, data };
    const lines = [...this.log.value, fault ? { ...line, fault } : line];
    this.log.value = lines.slice(-LOG_LINES_MAX);
  }
}

function parse(data: unknown): { eventType: string; eventData: unknown } | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return isObject(message) && typeof message.eventType === "string"
      ? { eventType: message.eventType, eventData: message.eventData }
      : undefined;
  } catch {
    return undefined;
  }
}
