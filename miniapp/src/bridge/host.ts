/** The way to the host and back: a frame of Telegram's web clients, or the web view of the others.
 * In a plain browser nobody is there, and nothing is posted. */
import { readLaunch } from "./launch";
import { type Events, isSince, type Method, type Methods } from "./methods";

interface Proxy {
  postEvent(name: string, data: string): void;
}

interface Receiver {
  receiveEvent(name: string, data: unknown): void;
}

declare global {
  interface Window {
    TelegramWebviewProxy?: Proxy;
    Telegram?: { WebView: Receiver };
    TelegramGameProxy?: Receiver;
    TelegramGameProxy_receiveEvent?: Receiver["receiveEvent"];
  }
  interface External {
    notify?: (text: string) => void;
  }
}

export const { launch, isNew: isNewLaunch } = readLaunch();
export const isInTelegram = launch.platform !== "";

type Listener = (data: never) => void;
const listeners = new Map<string, Set<Listener>>();

export function supports(method: Method): boolean {
  return isInTelegram && isSince(method, launch.version);
}

/** Whether the client has the method; one that it lacks is not posted. */
export function post<M extends Method>(
  method: M,
  ...[data]: undefined extends Methods[M] ? [] : [data: Methods[M]]
): boolean {
  if (!supports(method)) return false;
  const eventData = data ?? {};
  if (window.TelegramWebviewProxy) {
    window.TelegramWebviewProxy.postEvent(method, JSON.stringify(eventData));
  } else if (window.external && "notify" in window.external) {
    window.external.notify?.(JSON.stringify({ eventType: method, eventData }));
  } else if (launch.hostOrigin) {
    window.parent.postMessage(JSON.stringify({ eventType: method, eventData }), launch.hostOrigin);
  }
  return true;
}

/** Returns what ends it. */
export function hear<E extends keyof Events>(
  event: E,
  listener: (data: Events[E]) => void,
): () => void {
  const all = listeners.get(event) ?? new Set();
  listeners.set(event, all.add(listener));
  return () => all.delete(listener);
}

/** The first answer of these, once. */
export function answer<E extends keyof Events>(...events: E[]): Promise<[E, Events[E]]> {
  return new Promise((resolve) => {
    const ends = events.map((event) =>
      hear(event, (data) => {
        for (const end of ends) end();
        resolve([event, data]);
      }),
    );
  });
}

function receive(name: string, data: unknown): void {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(data as never);
}

export function connect(): void {
  const receiver = { receiveEvent: receive };
  window.Telegram = { WebView: receiver };
  window.TelegramGameProxy = receiver;
  window.TelegramGameProxy_receiveEvent = receive;
  addEventListener("message", ({ source, origin, data }) => {
    if (source !== window.parent || origin !== launch.hostOrigin) return;
    const message = parse(data);
    if (message) receive(message.eventType, message.eventData);
  });
  hear("reload_iframe", () => {
    post("iframe_will_reload");
    location.reload();
  });
  post("iframe_ready");
}

function parse(data: unknown): { eventType: string; eventData: unknown } | undefined {
  try {
    const message = JSON.parse(String(data));
    return typeof message?.eventType === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}
