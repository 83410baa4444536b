/** What organisers' screens know of a contest. It is read by `previewContest`, which is for
 * organisers alone and is never kept on the way: so its version is the newest one. */
import { me, type Problem, type Read, refresh, type Schema, useRead } from "../../api";
import { haptic } from "../../bridge";
import { locale, pick } from "../../texts";
import type { Contest } from "./form";

export type Role = "owner" | "editor" | "viewer";
type Preview = Schema<"ContestPreview">;

export const CONTEST = "/v1/contests/{contest_id}/preview";
export const LIST = "/v1/contests";

export function useContest(id: string, refetchMs?: number): Read<Preview> {
  const options = { path: { contest_id: id }, query: { locale: locale.value } };
  return useRead(CONTEST, options, { refetchMs });
}

export function titleOf(contest: Pick<Contest, "texts" | "default_locale" | "title">): string {
  return pick(contest.texts, contest.default_locale)?.title ?? contest.title;
}

/** What the signed-in person may do in a contest; an admin what its owner may. */
export function useRole(id: string): Role | undefined {
  const organisers = useRead("/v1/contests/{contest_id}/organisers", { path: { contest_id: id } });
  const person = me.value;
  if (person?.roles.includes("admin")) return "owner";
  return organisers.data?.items.find((each) => each.telegram_id === person?.telegram_id)?.role;
}

/** The header that names the version which a change is made to. */
export function atVersion(contest: Pick<Contest, "version">): { "if-match": string } {
  return { "if-match": `"${contest.version}"` };
}

/** A refusal is felt; where the contest has moved on meanwhile, what is on the screen does too. */
export function onRefused({ type }: Problem): void {
  haptic("error");
  if (type === "version-changed" || type === "contest-status") void refresh(CONTEST);
}
