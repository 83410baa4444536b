/** The check of a draw, for the page: what is asked of workers, and what they tell. */
import type { Chain } from "./beacon";
import type { Proof } from "./documents";
import { CannotTell, fetchBytes } from "./fetching";
import type { LightAnswer, LightQuestion } from "./light.worker";
import type { ListQuestion } from "./list.worker";
import { Refused, type Step } from "./outcome";
import type { Told } from "./serve";

export type { Proof } from "./documents";
export { CannotTell, type Why } from "./fetching";
export { type Reason, type Refusal, Refused, type Step, type StepName } from "./outcome";

/** The answer of `getMyProof`, and whose it should be. */
export type Own = { mine: unknown; telegramId: string };

/** Longer than the largest proof takes on a slow phone. What is not over by then is broken. */
const ANSWERED_WITHIN_MS = 60_000;
const PAGE_LINES = 1024;
/** Of the whole list, in the memory of a phone. More is for the verifier on a computer. */
const ENTRIES_MAX = 1_000_000;
/** Where Telegram is emulated, the beacon is as well; this is its chain as drand describes one. */
const LOCAL_CHAIN = "/__local/beacon";
const LOCAL_HOSTS = ["127.0.0.1", "localhost"];

/**
 * The light check, step by step, then one's own line, and in the end the proof.
 * Raises `Refused`, `CannotTell`, or what `signal` was aborted with.
 */
export async function* checkDraw(
  contest: string,
  own: Own | null,
  signal: AbortSignal,
): AsyncGenerator<Step, Proof> {
  const bytes = await fetchBytes(addressOf(contest), signal);
  const asked = { bytes, contest, chain: await localChain(signal) };
  const worker = new Worker(new URL("./light.worker.ts", import.meta.url), { type: "module" });
  const ask = asking<LightQuestion, LightAnswer>(worker, signal);
  try {
    let told = await ask(asked);
    for (; !told.done; told = await ask({ next: true })) yield told.value;
    if (own) yield (await ask(own)).value as Step;
    return told.value;
  } finally {
    worker.terminate();
  }
}

/** The whole list of a proof that held. Raises as `checkDraw` does. */
export async function checkList(
  proof: Proof,
  signal: AbortSignal,
  onPage: (page: number, pages: number) => void,
): Promise<Step> {
  const { contest_id: contest, entries } = proof.header;
  if (entries > ENTRIES_MAX) throw new CannotTell("too-large");
  const worker = new Worker(new URL("./list.worker.ts", import.meta.url), { type: "module" });
  const ask = asking<ListQuestion, Step | null>(worker, signal);
  const pages = Math.ceil(entries / PAGE_LINES);
  try {
    await ask({ proof });
    for (let page = 0; page < pages; page++) {
      onPage(page, pages);
      await ask({ page: await fetchBytes(`${addressOf(contest)}/pages/${page}`, signal) });
    }
    return (await ask({ end: true })) as Step;
  } finally {
    worker.terminate();
  }
}

const addressOf = (contest: string): string => `/v1/contests/${encodeURIComponent(contest)}/draw`;

/** None but on this machine: what users see knows the pinned chain alone. */
async function localChain(signal: AbortSignal): Promise<Chain | null> {
  if (!LOCAL_HOSTS.includes(location.hostname)) return null;
  try {
    const bytes = await fetchBytes(LOCAL_CHAIN, signal);
    const { hash, public_key, genesis_time, period } = JSON.parse(new TextDecoder().decode(bytes));
    return { hash, publicKey: public_key, genesisTime: genesis_time, period, isPinned: false };
  } catch {
    signal.throwIfAborted();
    return null;
  }
}

/** Asks a worker, and waits for its answer: one question at a time. */
function asking<Q, A>(worker: Worker, signal: AbortSignal): (question: Q) => Promise<A> {
  return (question) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const timer = setTimeout(() => reject(new CannotTell("too-slow")), ANSWERED_WITHIN_MS);
      signal.onabort = () => reject(signal.reason);
      worker.onerror = () => reject(new CannotTell("broken"));
      worker.onmessage = ({ data }: MessageEvent<Told<A>>) => {
        clearTimeout(timer);
        if ("answer" in data) resolve(data.answer);
        else reject(new Refused(data.refusal));
      };
      worker.postMessage(question);
    });
}
