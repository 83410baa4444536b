/** The list, a page for each question, apart from the page that shows how far it is. */
import type { Proof } from "./documents";
import { List } from "./full";
import type { Step } from "./outcome";
import { serve } from "./serve";

export type ListQuestion = { proof: Proof } | { page: Uint8Array } | { end: true };

let proof: Proof;
let list: List;

serve((question: ListQuestion): Step | null => {
  if ("end" in question) return list.check(proof);
  if ("page" in question) list.add(question.page);
  else {
    proof = question.proof;
    list = new List(proof.header);
  }
  return null;
});
