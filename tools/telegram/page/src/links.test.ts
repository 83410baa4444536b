import { expect, test } from "vitest";
import { type Link, parseLink, parsePath } from "./links";

test.each<[string, Link]>([
  ["https://t.me/contest_bot?start=abc", { kind: "start", payload: "abc" }],
  ["https://t.me/Contest_Bot?startapp=abc", { kind: "app", startParam: "abc" }],
  ["https://t.me/contest_bot/app", { kind: "app", startParam: undefined }],
  ["https://t.me/contest_bot/app?startapp=abc", { kind: "app", startParam: "abc" }],
  ["https://t.me/contest_bot", { kind: "chat", username: "contest_bot" }],
  ["https://t.me/contest_bot?startchannel=x&admin=post_messages", { kind: "add", to: "channel" }],
  ["https://t.me/contest_bot?startgroup=x", { kind: "add", to: "group" }],
  ["https://t.me/contest_news/12", { kind: "chat", username: "contest_news" }],
  [
    "https://t.me/share/url?url=https%3A%2F%2Fx.org&text=Hi",
    { kind: "share", text: "https://x.org\nHi" },
  ],
  ["tg://resolve?domain=contest_bot&start=abc", { kind: "start", payload: "abc" }],
  ["https://example.org/", { kind: "outside", url: "https://example.org/" }],
  ["nothing", { kind: "outside", url: "nothing" }],
])("%s", (address, link) => {
  expect(parseLink(address, "contest_bot")).toEqual(link);
});

test("a path that a Mini App posts", () => {
  expect(parsePath("/contest_bot?start=abc", "contest_bot")).toEqual({
    kind: "start",
    payload: "abc",
  });
});
