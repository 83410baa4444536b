/**
 * What is checked, byte by byte as it came: a value that was parsed does not tell any more what a
 * stricter reader would have refused. All of it is public.
 */

export type Why =
  | "offline"
  | "no-answer"
  | "not-public"
  | "busy"
  | "too-large"
  | "too-slow"
  | "broken";

/** Neither right nor wrong: what is needed to judge is not there. */
export class CannotTell extends Error {
  readonly why: Why;

  constructor(why: Why) {
    super(why);
    this.why = why;
  }
}

const WITHIN_MS = 60_000;
const TRIES = 4;
const WAIT_S_MAX = 30;
/** A byte more than a document may have, so that who reads it sees that it is too long. */
const BYTES_MAX = 64 * 2 ** 20 + 1;
const BUSY = [429, 502, 503, 504];

/** Raises `CannotTell`, or what `signal` was aborted with. */
export async function fetchBytes(address: string, signal: AbortSignal): Promise<Uint8Array> {
  for (let tries = 1; ; tries++) {
    const response = await fetchOnce(address, signal);
    if (response instanceof Uint8Array) return response;
    if (!BUSY.includes(response.status)) throw new CannotTell("not-public");
    if (tries === TRIES) throw new CannotTell("busy");
    const told = Number(response.headers.get("retry-after")) || tries;
    await sleep(Math.min(told, WAIT_S_MAX) * 1000, signal);
  }
}

async function fetchOnce(address: string, signal: AbortSignal): Promise<Uint8Array | Response> {
  const limit = new AbortController();
  const stop = () => limit.abort();
  const timer = setTimeout(stop, WITHIN_MS);
  signal.addEventListener("abort", stop);
  try {
    const response = await fetch(address, { signal: limit.signal, credentials: "omit" });
    return response.ok ? await bytesOf(response) : response;
  } catch {
    signal.throwIfAborted();
    throw new CannotTell(navigator.onLine ? "no-answer" : "offline");
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
  }
}

async function bytesOf(response: Response): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  while (reader && length < BYTES_MAX) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  await reader?.cancel();
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
