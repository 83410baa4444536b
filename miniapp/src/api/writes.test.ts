import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../storage";
import { isCounting, writeOnce } from "./hooks";
import { Problem } from "./problem";

const USER = { locale: "en", roles: [] };
const SESSION = { access_token: "a", expires_in: 900, refresh_token: "r", user: USER };
const DONE = { ok: 1 };
const TRANSFER = { body: { to_user_id: "b", amount: 5 } } as never;

/** The keys that came with each try, and what the server answers to one after the other. */
let keys: (string | null)[];
let answers: (() => Response)[];
let signedIn: number;

beforeEach(() => {
  vi.useFakeTimers();
  session.write("refresh", "r");
  [keys, answers, signedIn] = [[], [], 0];
  vi.stubGlobal("fetch", async (address: string, { headers }: RequestInit) => {
    if (address.startsWith("/v1/auth/")) {
      signedIn += 1;
      return json(SESSION, 201);
    }
    keys.push(new Headers(headers).get("idempotency-key"));
    return (answers.shift() ?? (() => json(DONE)))();
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  const type = { "content-type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...type, ...headers } });
}

const lost = () => {
  throw new TypeError("Failed to fetch");
};
const away = () => json({ type: "urn:problem:unavailable" }, 503, { "retry-after": "2" });
const refused = () => json({ type: "urn:problem:insufficient-points" }, 409);
const busy = () =>
  json({ type: "urn:problem:idempotency-key-in-progress" }, 409, { "retry-after": "1" });
const crowded = () => json({ type: "urn:problem:busy" }, 503, { "retry-after": "3" });
const expired = () => json({ type: "urn:problem:unauthorized" }, 401);

async function write(): Promise<unknown> {
  const written = writeOnce("post", "/v1/token/transfers", TRANSFER).catch((error) => error);
  await vi.runAllTimersAsync();
  return written;
}

test.each<[string, (() => Response)[]]>([
  ["a lost answer", [lost]],
  ["a part that is away", [away, away]],
  ["what is still being done", [busy]],
  ["what very many ask for at once", [crowded, crowded, crowded, crowded, crowded]],
  ["an access token that is over", [expired]],
])("%s is asked again under the same key", async (_, first) => {
  answers = [...first];
  expect(await write()).toEqual(DONE);
  expect(keys).toHaveLength(first.length + 1);
  expect(new Set(keys).size).toBe(1);
});

test("whoever waits because very many ask is told so, until there is an answer", async () => {
  answers = [crowded];
  const written = writeOnce("post", "/v1/token/transfers", TRANSFER);
  await vi.advanceTimersByTimeAsync(1000);
  expect(isCounting.value).toBe(true);
  await vi.runAllTimersAsync();
  expect(await written).toEqual(DONE);
  expect(isCounting.value).toBe(false);
});

test("without an answer the key is kept for whoever tries again", async () => {
  answers = [lost, lost, lost];
  expect(await write()).toMatchObject({ type: "no-answer" });
  expect(await write()).toEqual(DONE);
  expect(new Set(keys).size).toBe(1);
});

test.each<[string, () => Response]>([
  ["what is done", () => json(DONE)],
  ["what is refused", refused],
])("after %s the same request is another", async (_, answer) => {
  answers = [answer];
  const first = await write();
  await write();
  expect(first instanceof Problem ? first.type : first).toEqual(
    answer === refused ? "insufficient-points" : DONE,
  );
  expect(new Set(keys).size).toBe(2);
});

test("whoever asks at once signs in once", async () => {
  answers = [expired];
  await write();
  const before = signedIn;
  answers = [expired, expired];
  await Promise.all([write(), write()]);
  expect(signedIn - before).toBe(1);
});
