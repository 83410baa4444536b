/** What the screens of a contest read. */
import { useEffect, useState } from "preact/hooks";
import { canSignIn, type Problem, type Read, type Schema, serverNow, useRead } from "../../api";
import { type Contest, nextMoment, type Standing, standingOf } from "./standing";

export const LIVE_MS = 30_000;
const WAITING_MS = 5_000; // while points are on their way
const TIMER_MS_MAX = 86_400_000;

/** As everybody sees it; a draft as its organisers do. */
export function useContest(id: string): Read<Contest> {
  const asked = { path: { contest_id: id } };
  const everybody = useRead("/v1/contests/{contest_id}", asked, {
    isPublic: true,
    refetchMs: LIVE_MS,
  });
  const isHidden = canSignIn && everybody.problem?.type === "contest-not-found";
  const own = useRead("/v1/contests/{contest_id}", asked, { isEnabled: isHidden });
  return isHidden && everybody.data === undefined ? own : everybody;
}

/** Drawn again when it stands otherwise. */
export function useStanding(contest: Contest): Standing {
  const [now, look] = useState(serverNow);
  const next = nextMoment(contest, now);
  useEffect(() => {
    const ms = Math.min(Math.max(next - serverNow(), 0), TIMER_MS_MAX);
    const timer = setTimeout(() => look(serverNow()), ms + 1);
    return () => clearTimeout(timer);
  }, [now, next]);
  return standingOf(contest, now);
}

export type MyEntry = Schema<"MyEntry">;
export type Task = Schema<"ShownTask">;

export interface Mine {
  /** Undefined: never joined, or not known. */
  entry: MyEntry | undefined;
  /** Whether it is known that they are in, or not. */
  isKnown: boolean;
  isIn: boolean;
  problem: Problem | undefined;
  retry: () => void;
}

export function useMine(contestId: string): Mine {
  const [isWaiting, wait] = useState(false);
  const { data, problem, retry } = useRead(
    "/v1/contests/{contest_id}/entries/me",
    { path: { contest_id: contestId } },
    { isEnabled: canSignIn, refetchMs: isWaiting ? WAITING_MS : LIVE_MS },
  );
  const isPaying = data?.tasks?.some(({ payment }) => payment?.state === "due") ?? false;
  useEffect(() => wait(isPaying), [isPaying]);
  const isOut = problem?.type === "entry-not-found";
  return {
    entry: data,
    isKnown: isOut || data !== undefined,
    isIn: data?.state === "active",
    problem: isOut ? undefined : problem,
    retry,
  };
}
