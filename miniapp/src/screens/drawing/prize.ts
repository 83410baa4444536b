/** How prizes and their winners are called. */
import { pick, t } from "../../texts";
import type { Contest } from "../organise/form";
import type { Winner } from "./stage";
import { texts } from "./texts";

/** What a prize is called, in the person's language where it has a name in it. */
export function prizeName(
  contest: Pick<Contest, "prizes" | "default_locale">,
  place: number,
): string {
  const prize = contest.prizes[place];
  return (prize && pick(prize.name, contest.default_locale)) ?? "";
}

export function nameOf({ draw, first_name, username, telegram_id }: Winner): string {
  if (draw === null) return t(texts.nobody);
  if (telegram_id === null) return t(texts.deleted);
  return username ? `${first_name} (@${username})` : (first_name ?? telegram_id);
}
