/** Refusals as the server names them (docs/problems.md), and those that never reach it. */
import { commonProblems, type Problems, t } from "../texts";

export interface FieldError {
  pointer: string;
  message: string;
}

const PREFIX = "urn:problem:";
const LATER = [429, 502, 503, 504];
const PASSING = ["offline", "no-answer", "idempotency-key-in-progress"];

export class Problem extends Error {
  /** As docs/problems.md has it, without `urn:problem:`; of our own: `offline`, `no-answer`,
   * `not-signed-in`, `launch-expired`. */
  readonly type: string;
  /** 0 where there was no answer. */
  readonly status: number;
  readonly retryAfterS: number | undefined;
  readonly requestId: string | undefined;
  /** For developers, but where docs/problems.md says that it is for the person. */
  readonly detail: string;
  readonly errors: readonly FieldError[];

  constructor(
    type: string,
    status = 0,
    rest: {
      retryAfterS?: number | undefined;
      requestId?: string;
      detail?: string;
      errors?: FieldError[];
    } = {},
  ) {
    super(type);
    this.type = type;
    this.status = status;
    this.retryAfterS = rest.retryAfterS;
    this.requestId = rest.requestId;
    this.detail = rest.detail ?? "";
    this.errors = rest.errors ?? [];
  }

  /** Whether the same request may be answered another time. */
  get isPassing(): boolean {
    return PASSING.includes(this.type) || LATER.includes(this.status);
  }

  /** Whether the server has decided: what was asked is done or refused, and not in between. */
  get isFinal(): boolean {
    return !this.isPassing && this.status !== 401;
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const told = await response.json().catch(() => ({}));
  const after = Number(response.headers.get("retry-after"));
  return new Problem(String(told?.type ?? "").replace(PREFIX, ""), response.status, {
    retryAfterS: after > 0 ? after : undefined,
    requestId: told?.request_id,
    detail: told?.detail,
    errors: told?.errors,
  });
}

/** In the person's language: the room's own words first, then everyone's, then by the status. */
export function problemText(problem: Problem, own: Problems = {}): string {
  const { type, status } = problem;
  const names = [type, `status-${status}`, status >= 500 ? "status-5" : "status-4"];
  const found = names.map((name) => own[name] ?? commonProblems[name]).find(Boolean);
  return found ? t(found) : type;
}
