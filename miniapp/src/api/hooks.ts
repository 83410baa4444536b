/** Reading and writing from a component. What is read is kept, shown while it is asked anew, and
 * asked anew when the person comes back. */
import { signal } from "@preact/signals";
import { QueryClient, useInfiniteQuery, useQuery } from "@tanstack/preact-query";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Asked, call } from "./call";
import { forgetKey, keyOf } from "./keys";
import { Problem } from "./problem";
import type { Answer, Method, Options, PathOf } from "./schema-of";

const FRESH_MS = 15_000;
const TRIES_MAX = 3;
const BUSY_TRIES_MAX = 8; // some forty seconds: very many are here, and each is counted in turn
const WAIT_S_MAX = 10; // longer waits are the person's to see

/** Whether somebody waits because very many ask at once. */
export const isCounting = signal(false);
let counted: ReturnType<typeof setTimeout> | undefined;

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      networkMode: "always",
      refetchOnReconnect: true,
      retry: (failures, error) => isTriedAgain(error, failures + 1),
      retryDelay: (failures, error) => delayMs(error, failures + 1),
    },
  },
});

export interface Read<T> {
  data: T | undefined;
  problem: Problem | undefined;
  isLoading: boolean;
  isRefreshing: boolean;
  retry: () => void;
}

export interface ReadChoices extends Pick<Asked, "isPublic"> {
  isEnabled?: boolean;
  refetchMs?: number | undefined;
}

export function useRead<P extends PathOf<"get">>(
  path: P,
  options: Options<"get", P>,
  { isEnabled = true, isPublic = false, refetchMs }: ReadChoices = {},
): Read<Answer<"get", P>> {
  const isLive = refetchMs !== undefined;
  const query = useQuery(
    {
      queryKey: [path, options, isPublic],
      queryFn: () => call("get", path, options, { isPublic, isLive }),
      enabled: isEnabled,
      refetchInterval: refetchMs ?? false,
    },
    queries,
  );
  return readOf(query, query.data as Answer<"get", P> | undefined);
}

type PagedPath = {
  [P in PathOf<"get">]: Answer<"get", P> extends { items: unknown[]; next_cursor: string | null }
    ? P
    : never;
}[PathOf<"get">];

type Item<P extends PathOf<"get">> = Answer<"get", P> extends { items: (infer I)[] } ? I : never;

export interface Pages<T> extends Read<T[]> {
  hasMore: boolean;
  isLoadingMore: boolean;
  more: () => void;
}

/** A list with `next_cursor`: its pages one after the other. */
export function usePages<P extends PagedPath>(
  path: P,
  options: Options<"get", P>,
  { isEnabled = true, isPublic = false, refetchMs }: ReadChoices = {},
): Pages<Item<P>> {
  const isLive = refetchMs !== undefined;
  const query = useInfiniteQuery(
    {
      ...pagesOf(path, options, { isPublic, isLive }),
      enabled: isEnabled,
      refetchInterval: refetchMs ?? false,
    },
    queries,
  );
  return {
    ...readOf(
      query,
      query.data?.pages.flatMap(({ items }) => items),
    ),
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

/** Ask for the first page before a component does. */
export function prefetchPages<P extends PagedPath>(path: P, options: Options<"get", P>): void {
  void queries.prefetchInfiniteQuery(pagesOf(path, options, { isPublic: true }));
}

interface Paged<T> {
  items: T[];
  next_cursor: string | null;
}

function pagesOf<P extends PagedPath>(path: P, options: Options<"get", P>, asked: Asked) {
  return {
    queryKey: [path, options, asked.isPublic, "pages"],
    queryFn: async ({ pageParam }: { pageParam: string }) => {
      const { query, ...others } = options as { query?: object };
      const page = pageParam ? { cursor: pageParam } : {};
      const given = { ...others, query: { ...query, ...page } } as Options<"get", P>;
      return (await call("get", path, given, asked)) as Paged<Item<P>>;
    },
    initialPageParam: "",
    getNextPageParam: (page: Paged<Item<P>>) => page.next_cursor,
  };
}

interface QueryState {
  error: unknown;
  isFetching: boolean;
  isPending: boolean;
  refetch: () => unknown;
}

function readOf<T>(query: QueryState, data: T | undefined): Read<T> {
  return {
    data,
    problem: query.error ? problemFrom(query.error) : undefined,
    isLoading: query.isPending && query.isFetching,
    isRefreshing: data !== undefined && query.isFetching,
    retry: () => void query.refetch(),
  };
}

/** What was read of this path is old; what is on the screen is asked anew. */
export function refresh(...paths: PathOf<"get">[]): Promise<unknown> {
  return Promise.all(paths.map((path) => queries.invalidateQueries({ queryKey: [path] })));
}

export interface Write<M extends Method, P extends PathOf<M>> {
  write: (options: Options<M, P>) => Promise<Answer<M, P> | undefined>;
  isBusy: boolean;
  problem: Problem | undefined;
  data: Answer<M, P> | undefined;
  clear: () => void;
}

export interface WriteChoices<M extends Method, P extends PathOf<M>> {
  /** What has to be read anew once it is done. */
  refreshes?: PathOf<"get">[];
  onDone?: (data: Answer<M, P>) => void;
  onProblem?: (problem: Problem) => void;
}

/** A deed of the person's: once, however often they tap and whatever is lost on the way. */
export function useWrite<M extends Exclude<Method, "get">, P extends PathOf<M>>(
  method: M,
  path: P,
  choices: WriteChoices<M, P> = {},
): Write<M, P> {
  const [state, setState] = useState<Omit<Write<M, P>, "write" | "clear">>(IDLE);
  const isBusy = useRef(false);
  const isThere = useRef(true);
  const chosen = useRef(choices);
  chosen.current = choices;
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  const show = (next: typeof state) => {
    isBusy.current = next.isBusy;
    if (isThere.current) setState(next);
  };
  return {
    ...state,
    clear: () => show(IDLE),
    async write(options) {
      if (isBusy.current) return undefined;
      show({ isBusy: true, problem: undefined, data: undefined });
      try {
        const data = await writeOnce(method, path, options);
        await refresh(...(chosen.current.refreshes ?? []));
        show({ isBusy: false, problem: undefined, data });
        chosen.current.onDone?.(data);
        return data;
      } catch (error) {
        const problem = problemFrom(error);
        show({ isBusy: false, problem, data: undefined });
        chosen.current.onProblem?.(problem);
        return undefined;
      }
    },
  };
}

const BUSY = "busy"; // of docs/problems.md
const ANSWERED_MS = 1000;
const IDLE = { isBusy: false, problem: undefined, data: undefined };

/** With one key for all tries, kept until there is an answer. Throws `Problem`. */
export async function writeOnce<M extends Exclude<Method, "get">, P extends PathOf<M>>(
  method: M,
  path: P,
  options: Options<M, P>,
): Promise<Answer<M, P>> {
  const request = JSON.stringify([method, path, options]);
  const headers = { ...options.headers, "idempotency-key": keyOf(request) };
  for (let tries = 1; ; tries++) {
    try {
      const data = await call(method, path, { ...options, headers } as Options<M, P>);
      forgetKey(request);
      return data;
    } catch (error) {
      const problem = problemFrom(error);
      if (problem.isFinal) forgetKey(request);
      if (!isTriedAgain(problem, tries)) throw problem;
      await new Promise((resolve) => setTimeout(resolve, delayMs(problem, tries)));
    }
  }
}

function problemFrom(error: unknown): Problem {
  return error instanceof Problem ? error : new Problem("no-answer");
}

function isTriedAgain(error: unknown, tries: number): boolean {
  const { isPassing, type, retryAfterS = 0 } = problemFrom(error);
  const triesMax = type === BUSY ? BUSY_TRIES_MAX : TRIES_MAX;
  return isPassing && type !== "offline" && tries < triesMax && retryAfterS <= WAIT_S_MAX;
}

/** Those who are all told to wait do not all come back at the same moment. */
function delayMs(error: unknown, tries: number): number {
  const { type, retryAfterS = tries } = problemFrom(error);
  const ms = retryAfterS * 1000 * (type === BUSY ? 1 + Math.random() : 1);
  if (type === BUSY) tellThatWeCount(ms + ANSWERED_MS);
  return ms;
}

function tellThatWeCount(ms: number): void {
  isCounting.value = true;
  clearTimeout(counted);
  counted = setTimeout(() => {
    isCounting.value = false;
  }, ms);
}
