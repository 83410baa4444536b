/** A worker that answers each question once: with an answer, or with what was refused. */
import { type Refusal, Refused } from "./outcome";

export type Told<A> = { answer: A } | { refusal: Refusal };

/** An error that is no refusal is the worker's own, which the page hears of as such. */
export function serve<Q, A>(answer: (question: Q) => A): void {
  self.onmessage = ({ data }: MessageEvent<Q>) => postMessage(told(() => answer(data)));
}

function told<A>(answer: () => A): Told<A> {
  try {
    return { answer: answer() };
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal };
    throw error;
  }
}
