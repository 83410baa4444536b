/** An entry as organisers read it. */
import type { Schema } from "../../api";
import { t } from "../../texts";
import { texts } from "./texts";

export const ENTRIES = "/v1/contests/{contest_id}/entries";

export type Entry = Schema<"Entry">;

export function nameOf({ first_name, username, telegram_id }: Entry): string {
  if (telegram_id === null) return t(texts.deleted);
  return username ? `${first_name} (@${username})` : first_name;
}

export function standingOf({ state, reason, is_qualified }: Entry): string {
  if (state === "withdrawn") return t(texts.hasLeft);
  if (state === "disqualified") return t(reason ? texts.isOutFor(reason) : texts.isOut);
  return t(is_qualified ? texts.qualified : texts.notQualified);
}
