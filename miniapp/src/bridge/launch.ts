/** What the host tells at the start, in the fragment of the address. It is kept before anything
 * routes: the next address has no fragment. */
import { keepFor, session } from "../storage";

export interface Launch {
  /** Empty outside of Telegram, and where a client tells none. */
  initData: string;
  version: string;
  /** Empty outside of Telegram. */
  platform: string;
  theme: Readonly<Record<string, string>>;
  startParam?: string;
  language?: string;
  /** Their id of Telegram's. */
  person?: string;
  /** The window around ours, where there is one. */
  hostOrigin?: string;
}

const NOWHERE: Launch = { initData: "", version: "6.0", platform: "", theme: {} };

/** `isNew` where the host opened the app just now, and did not load it once more. */
export function readLaunch(): { launch: Launch; isNew: boolean } {
  const before = session.read<Launch>("launch");
  const told = parseLaunch(location.hash);
  const isNew = told !== undefined && told.initData !== before?.initData;
  if (isNew) session.clear(); // it may be another person's
  const launch = isNew ? withHost(told) : { ...(before ?? NOWHERE), ...told };
  if (told) session.write("launch", launch);
  keepFor(launch.person ?? "");
  return { launch, isNew };
}

function withHost(launch: Launch): Launch {
  const hostOrigin = listedHost();
  return { ...launch, ...(hostOrigin && { hostOrigin }) };
}

export function parseLaunch(fragment: string): Launch | undefined {
  const told = new URLSearchParams(fragment.replace(/^#/, ""));
  const version = told.get("tgWebAppVersion");
  if (!version) return undefined;
  const initData = told.get("tgWebAppData") ?? "";
  const signed = new URLSearchParams(initData);
  const startParam = signed.get("start_param") ?? told.get("tgWebAppStartParam");
  const { language_code, id } = object(signed.get("user"));
  return {
    initData,
    version,
    platform: told.get("tgWebAppPlatform") ?? "unknown",
    theme: object(told.get("tgWebAppThemeParams")) as Record<string, string>,
    ...(startParam && { startParam }),
    ...(typeof language_code === "string" && { language: language_code }),
    ...(typeof id === "number" && { person: String(id) }),
  };
}

/** The origin of the frame around ours, if it may show us: see `hosts` in index.html. */
function listedHost(): string | undefined {
  if (window.parent === window) return undefined;
  const hosts = (document.querySelector<HTMLMetaElement>("meta[name=hosts]")?.content ?? "").split(
    " ",
  );
  const around = URL.parse(document.referrer)?.origin;
  return hosts.find((host) => around && isHost(host, around)) ? around : hosts[0];
}

/** A port may be any, as in the policy: `http://127.0.0.1:*`. */
export function isHost(pattern: string, origin: string): boolean {
  if (!pattern.endsWith(":*")) return pattern === origin;
  return origin.replace(/:\d+$/, "") === pattern.slice(0, -2);
}

function object(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
