import { expect, test } from "vitest";
import { isHost, parseLaunch } from "./launch";
import { isSince } from "./methods";

function fragment(parts: Record<string, string>): string {
  return `#${new URLSearchParams({ tgWebAppVersion: "9.6", ...parts })}`;
}

const SIGNED = new URLSearchParams({
  user: JSON.stringify({ id: 42, language_code: "ru" }),
  start_param: "contest_demo",
  hash: "00",
}).toString();

test("a launch is told by the fragment", () => {
  const given = { tgWebAppData: SIGNED, tgWebAppPlatform: "ios", tgWebAppThemeParams: "{}" };
  expect(parseLaunch(fragment(given))).toEqual({
    initData: SIGNED,
    version: "9.6",
    platform: "ios",
    theme: {},
    startParam: "contest_demo",
    language: "ru",
    person: "42",
  });
});

test.each([
  ["nothing", "", undefined],
  ["another page's", "#section", undefined],
  ["no user and colours that are none", fragment({ tgWebAppThemeParams: "{" }), "9.6"],
])("%s", (_, given, version) => {
  expect(parseLaunch(given)?.version).toBe(version);
});

test("what is signed comes before what anybody may write into a link", () => {
  const told = { tgWebAppData: SIGNED, tgWebAppStartParam: "other" };
  expect(parseLaunch(fragment(told))?.startParam).toBe("contest_demo");
  expect(parseLaunch(fragment({ tgWebAppStartParam: "other" }))?.startParam).toBe("other");
});

test.each([
  ["https://web.telegram.org", "https://web.telegram.org", true],
  ["https://web.telegram.org", "https://web.telegram.org.example", false],
  ["http://127.0.0.1:*", "http://127.0.0.1:8081", true],
  ["http://127.0.0.1:*", "http://127.0.0.1.example:8081", false],
  ["http://127.0.0.1:*", "https://127.0.0.1:8081", false],
])("%s may show it at %s: %s", (pattern, origin, may) => {
  expect(isHost(pattern, origin)).toBe(may);
});

test.each([
  ["web_app_open_popup", "6.1", false],
  ["web_app_open_popup", "6.2", true],
  ["web_app_setup_secondary_button", "7.9", false],
  ["web_app_setup_secondary_button", "7.10", true],
  ["web_app_ready", "6.0", true],
] as const)("%s in %s: %s", (method, version, has) => {
  expect(isSince(method, version)).toBe(has);
});
