/** Links that Telegram's clients open themselves. */

export type Link =
  | { kind: "start"; payload: string }
  | { kind: "app"; startParam: string | undefined }
  | { kind: "chat"; username: string }
  | { kind: "share"; text: string }
  | { kind: "add"; to: "channel" | "group" }
  | { kind: "outside"; url: string };

const APP_LINK_PARTS = 2; // of /bot/app

export function parseLink(address: string, bot: string): Link {
  const url = URL.parse(address);
  if (!url) return { kind: "outside", url: address };
  if (url.protocol === "tg:") return inside(url.searchParams.get("domain") ?? "", url, bot, false);
  if (!["t.me", "telegram.me"].includes(url.hostname)) return { kind: "outside", url: address };
  return parsePath(url.pathname + url.search, bot);
}

/** `/bot?start=…`, as a Mini App posts it. */
export function parsePath(path: string, bot: string): Link {
  const url = new URL(path, "https://t.me");
  const parts = url.pathname.split("/").filter(Boolean);
  if (parts[0] === "share") return shared(url);
  return inside(parts[0] ?? "", url, bot, parts.length === APP_LINK_PARTS);
}

function inside(username: string, url: URL, bot: string, isApp: boolean): Link {
  const startParam = url.searchParams.get("startapp") ?? undefined;
  if (username.toLowerCase() !== bot.toLowerCase()) return { kind: "chat", username };
  if (isApp || startParam !== undefined)
    return { kind: "app", startParam: startParam || undefined };
  const to = (["channel", "group"] as const).find((each) => url.searchParams.has(`start${each}`));
  if (to) return { kind: "add", to };
  const payload = url.searchParams.get("start");
  return payload === null ? { kind: "chat", username } : { kind: "start", payload };
}

function shared(url: URL): Link {
  const parts = [url.searchParams.get("url"), url.searchParams.get("text")];
  return { kind: "share", text: parts.filter(Boolean).join("\n") };
}
