/** A check that runs while its page is open. */
import { useEffect, useState } from "preact/hooks";
import { call, Problem } from "../../api";
import { launch } from "../../bridge";
import {
  CannotTell,
  checkDraw,
  checkList,
  type Own,
  type Proof,
  type Refusal,
  Refused,
  type Step,
  type Why,
} from "../../draw";

/** Steps appear one by one, for people to follow; who wants no motion has them at once. */
const PACE_MS = 350;

export type End =
  | { kind: "held"; proof: Proof }
  | { kind: "refused"; refusal: Refusal }
  | { kind: "unknown"; why: Why };

export interface Pages {
  page: number;
  pages: number;
}

export interface Check {
  steps: Step[];
  /** Not there while it runs. */
  end: End | undefined;
  /** How far the list is read, while it is. */
  reading: Pages | undefined;
  /** Why the list could not be read: what held before still does. */
  unread: Why | undefined;
  restart: () => void;
  readList: () => void;
}

export function useCheck(contest: string): Check {
  const [tries, setTries] = useState(0);
  const [asked, askForList] = useState<{ proof: Proof } | undefined>(undefined);
  const [steps, setSteps] = useState<Step[]>([]);
  const [end, setEnd] = useState<End | undefined>(undefined);
  const [reading, setReading] = useState<Pages | undefined>(undefined);
  const [unread, setUnread] = useState<Why | undefined>(undefined);
  const add = (step: Step) => setSteps((before) => [...before, step]);

  useEffect(() => {
    setSteps([]);
    setEnd(undefined);
    askForList(undefined);
    return running(setEnd, async (signal) => {
      const run = checkDraw(contest, await ownOf(contest), signal);
      let told = await run.next();
      for (; !told.done; told = await run.next()) {
        add(told.value);
        await pause(signal);
      }
      return told.value;
    });
  }, [contest, tries]);

  useEffect(() => {
    setUnread(undefined);
    if (!asked) return undefined;
    const tell = (list: End) => (list.kind === "unknown" ? setUnread(list.why) : setEnd(list));
    return running(tell, async (signal) => {
      const onPage = (page: number, pages: number) => setReading({ page, pages });
      try {
        add(await checkList(asked.proof, signal, onPage));
      } finally {
        setReading(undefined);
      }
      return asked.proof;
    });
  }, [asked]);

  return {
    steps,
    end,
    reading,
    unread,
    restart: () => setTries(tries + 1),
    readList: () => end?.kind === "held" && askForList({ proof: end.proof }),
  };
}

/** Does it, tells how it ended, and stops it when asked: the cleanup of an effect. */
function running(tell: (end: End) => void, check: (signal: AbortSignal) => Promise<Proof>) {
  const stop = new AbortController();
  check(stop.signal).then(
    (proof) => !stop.signal.aborted && tell({ kind: "held", proof }),
    (error) => !stop.signal.aborted && tell(endOf(error)),
  );
  return () => stop.abort();
}

function endOf(error: unknown): End {
  if (error instanceof Refused) return { kind: "refused", refusal: error.refusal };
  return { kind: "unknown", why: error instanceof CannotTell ? error.why : "broken" };
}

/** None for who has no line, or is nobody here. Who they are is what their client says: by the
 * server's word, a line could be anybody's. */
async function ownOf(contest_id: string): Promise<Own | null> {
  const telegramId = launch.person;
  if (!telegramId) return null;
  try {
    const path = "/v1/contests/{contest_id}/draw/me";
    return { mine: await call("get", path, { path: { contest_id } }), telegramId };
  } catch (error) {
    if (error instanceof Problem && !error.isPassing) return null;
    throw new CannotTell(navigator.onLine ? "no-answer" : "offline");
  }
}

function pause(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return Promise.resolve();
  return new Promise((resolve) => setTimeout(resolve, PACE_MS));
}
