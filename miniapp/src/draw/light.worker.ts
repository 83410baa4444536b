/** The light check, a step for each question, apart from the page, which stays alive meanwhile. */
import { type Chain, QUICKNET } from "./beacon";
import { utf8 } from "./bytes";
import type { Proof } from "./documents";
import { checkLight } from "./light";
import { checkMine } from "./mine";
import type { Step } from "./outcome";
import { serve } from "./serve";

export type LightQuestion =
  | { bytes: Uint8Array; contest: string; chain: Chain | null }
  | { mine: unknown; telegramId: string }
  | { next: true };
export type LightAnswer = IteratorResult<Step, Proof>;

let steps: Generator<Step, Proof>;
let proof: Proof;

serve((question: LightQuestion): LightAnswer => {
  if ("mine" in question) {
    const bytes = utf8(JSON.stringify(question.mine));
    return { value: checkMine(bytes, proof, question.telegramId) };
  }
  if ("bytes" in question) {
    const { bytes, contest, chain } = question;
    const isOther = chain !== null && chain.hash !== QUICKNET.hash;
    steps = checkLight(bytes, isOther ? chain : QUICKNET, contest);
  }
  const answer = steps.next();
  if (answer.done) proof = answer.value;
  return answer;
});
