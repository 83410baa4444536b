/** The server's clock: that of a device may be wrong by hours. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const TOLERANCE_MS = 2_000;
let aheadMs = 0;

export function learnTime(response: Response): void {
  const told = Date.parse(response.headers.get("date") ?? "");
  const difference = told - Date.now();
  if (Math.abs(difference - aheadMs) > TOLERANCE_MS) aheadMs = difference;
}

/** Milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() + aheadMs;
}

const ticking = signal(0);
let ticker: ReturnType<typeof setInterval> | undefined;
let watchers = 0;

/** The server's time now; the component is drawn again every second. */
export function useNow(): number {
  useEffect(() => {
    watchers += 1;
    ticker ??= setInterval(() => {
      ticking.value += 1;
    }, 1000);
    return () => {
      watchers -= 1;
      if (watchers) return;
      clearInterval(ticker);
      ticker = undefined;
    };
  }, []);
  ticking.value;
  return serverNow();
}
