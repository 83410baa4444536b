/** One request and its answer, or a `Problem`. Who may send it is another question: `call.ts`. */
import { learnTime } from "./clock";
import { Problem, problemOf } from "./problem";

const ANSWERED_WITHIN_MS = 20_000;

export interface Given {
  path?: Readonly<Record<string, unknown>> | undefined;
  query?: Readonly<Record<string, unknown>> | undefined;
  body?: unknown;
  headers?: Readonly<Record<string, string>> | undefined;
  cache?: RequestCache | undefined;
}

export interface Answered {
  data: unknown;
  etag: string | undefined;
  /** The cursor of the next page of a file. */
  next: string | undefined;
}

export async function send(method: string, path: string, given: Given = {}): Promise<Answered> {
  const { body, headers, cache } = given;
  const response = await reach(addressOf(path, given), {
    method: method.toUpperCase(),
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(cache && { cache }),
  });
  learnTime(response);
  if (!response.ok) throw await problemOf(response);
  const isJson = response.headers.get("content-type")?.includes("json");
  const data =
    response.status === 204 ? undefined : isJson ? await response.json() : await response.text();
  return { data, etag: response.headers.get("etag") ?? undefined, next: nextOf(response) };
}

export function addressOf(path: string, { path: parts = {}, query = {} }: Given): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(parts[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]));
  return asked.length ? `${filled}?${search}` : filled;
}

function nextOf(response: Response): string | undefined {
  const link = /<([^>]*)>; rel="next"/.exec(response.headers.get("link") ?? "")?.[1];
  return link ? (new URL(link, location.href).searchParams.get("cursor") ?? undefined) : undefined;
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) });
  } catch {
    throw new Problem(navigator.onLine === false ? "offline" : "no-answer");
  }
}
