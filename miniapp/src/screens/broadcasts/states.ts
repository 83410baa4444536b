import type { Schema } from "../../api";
import { texts } from "./texts";

type Broadcast = Schema<"Broadcast">;
type State = Broadcast["state"] | "scheduled";

/** One that has not begun is `running` to the server. */
export function stateOf({ state, starts_at }: Broadcast, now: number): State {
  return state === "running" && Date.parse(starts_at) > now ? "scheduled" : state;
}

export const KINDS = {
  running: "accent",
  scheduled: "neutral",
  paused: "neutral",
  done: "ok",
  cancelled: "danger",
} as const;

export function audienceText({ kind }: Broadcast["audience"]) {
  return texts[kind];
}
