/** Idempotency keys: made before the first try and kept until an answer, also when the app is killed
 * meanwhile. The same request has the same key, whoever sends it again and why. */
import { local } from "../storage";

const KEPT_MS = 24 * 3_600_000;

interface Key {
  key: string;
  at: number;
}

export function keyOf(request: string, now = Date.now()): string {
  const keys = read(now);
  const found = keys[request] ?? { key: crypto.randomUUID(), at: now };
  local.write("keys", { ...keys, [request]: found });
  return found.key;
}

/** The request has its answer: the next one like it is another. */
export function forgetKey(request: string, now = Date.now()): void {
  const { [request]: _, ...others } = read(now);
  local.write("keys", others);
}

export function keptRequests(now = Date.now()): string[] {
  return Object.keys(read(now));
}

function read(now: number): Record<string, Key> {
  const keys = local.read<Record<string, Key>>("keys") ?? {};
  return Object.fromEntries(Object.entries(keys).filter(([, { at }]) => now - at < KEPT_MS));
}
