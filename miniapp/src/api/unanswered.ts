/** What was sent and has no answer yet: it may be done. Sent again as it was, it is done once. */
import { forgetKey, keptRequests } from "./keys";
import type { Method, Options, PathOf } from "./schema-of";

export function unanswered<M extends Exclude<Method, "get">, P extends PathOf<M>>(
  method: M,
  path: P,
): Options<M, P> | undefined {
  const sent = keptRequests().map((request) => JSON.parse(request));
  return sent.find(([ownMethod, ownPath]) => ownMethod === method && ownPath === path)?.[2];
}

/** It is not to be sent again: what became of it is the person's to find out. */
export function forgetUnanswered<M extends Exclude<Method, "get">, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Options<M, P>,
): void {
  forgetKey(JSON.stringify([method, path, options]));
}
