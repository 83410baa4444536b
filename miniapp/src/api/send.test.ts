import { afterEach, expect, test, vi } from "vitest";
import { Problem } from "./problem";
import { addressOf, send } from "./send";

afterEach(() => vi.unstubAllGlobals());

function answering(response: Response): void {
  vi.stubGlobal("fetch", async () => response);
}

async function refused(): Promise<Problem> {
  const problem = await send("get", "/v1/me").catch((error) => error);
  expect(problem).toBeInstanceOf(Problem);
  return problem;
}

test("an address is filled in", () => {
  const given = { path: { contest_id: "a/b" }, query: { limit: 5, cursor: undefined, q: "a b" } };
  expect(addressOf("/v1/contests/{contest_id}", given)).toBe("/v1/contests/a%2Fb?limit=5&q=a+b");
});

test("a refusal has its name, and when to come back", async () => {
  const told = { type: "urn:problem:too-many-requests", request_id: "r" };
  const headers = { "retry-after": "7", "content-type": "application/problem+json" };
  answering(new Response(JSON.stringify(told), { status: 429, headers }));
  const { type, status, retryAfterS, requestId, isPassing, isFinal } = await refused();
  expect([type, status, retryAfterS, requestId]).toEqual(["too-many-requests", 429, 7, "r"]);
  expect([isPassing, isFinal]).toEqual([true, false]);
});

test.each([
  ["a proxy's page", new Response("<html>", { status: 502 }), "", true],
  [
    "a refusal for good",
    new Response('{"type":"urn:problem:contest-full"}', { status: 409 }),
    "contest-full",
    false,
  ],
])("%s", async (_, response, type, isPassing) => {
  answering(response);
  const problem = await refused();
  expect([problem.type, problem.isPassing]).toEqual([type, isPassing]);
});

test.each([
  [true, "no-answer"],
  [false, "offline"],
])("nothing comes, online %s", async (onLine, type) => {
  vi.stubGlobal("navigator", { language: "en", onLine });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  expect((await refused()).type).toBe(type);
});
