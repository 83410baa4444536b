/** How a contest stands at a moment, and how somebody came to it. */
import type { Schema } from "../../api";

export type Contest = Schema<"Contest">;

/** `closing`: its time is up, and the server has not closed it yet. */
export type Standing = Contest["status"] | "closing";

export function standingOf({ status, starts_at, ends_at }: Contest, now: number): Standing {
  if (status === "open" && Date.parse(ends_at) <= now) return "closing";
  if (status === "open" && Date.parse(starts_at) > now) return "scheduled";
  return status;
}

/** When it will stand otherwise by itself. */
export function nextMoment({ status, starts_at, ends_at }: Contest, now: number): number {
  const moments = status === "draft" ? [] : [Date.parse(starts_at), Date.parse(ends_at)];
  return moments.find((moment) => moment > now) ?? Number.POSITIVE_INFINITY;
}

const CONTEST = /^(contest|result)_/;
const CODE = /^[A-Za-z0-9_-]{3,32}$/;

/** The invitation that the launch has brought along, if it can be one. */
export function invitationIn(startParam: string | undefined): string | undefined {
  if (!startParam || CONTEST.test(startParam)) return undefined;
  return CODE.test(startParam) ? startParam : undefined;
}

/** By what somebody came here, as far as the launch says so. */
export function sourceOf(
  contestId: string,
  launch: { startParam?: string; initData: string },
): Schema<"EntrySource"> {
  if (invitationIn(launch.startParam)) return "invitation";
  const isByLink = launch.startParam === `contest_${contestId}`;
  const chat = new URLSearchParams(launch.initData).get("chat_type");
  return isByLink && chat === "channel" ? "channel_post" : "direct";
}
