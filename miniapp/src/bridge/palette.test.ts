import { describe, expect, test } from "vitest";
import { THEMES } from "../../../tools/telegram/page/src/host/themes";
import { contrast } from "./colors";
import { variables } from "./palette";

const TEXTS = ["--text", "--hint", "--subtitle", "--link", "--accent", "--danger", "--ok"];
const POOR = {
  bg_color: "#ffffff",
  secondary_bg_color: "#efeff4",
  text_color: "#222222",
  hint_color: "#d8d8d8",
  link_color: "#9ad0ff",
  button_color: "#ffe14d",
  button_text_color: "#ffffff",
};

describe("what is written can be read on whatever a person's colours are", () => {
  test.each<[string, Record<string, string>]>([
    ...Object.entries(THEMES),
    ["pale", POOR],
    ["only a background", { bg_color: "#101010" }],
  ])("%s", (_, colors) => {
    const used = variables(colors, colors.bg_color ?? "");
    const pairs = [
      ...TEXTS.flatMap((text) => [
        [text, "--page"],
        [text, "--section"],
      ]),
      ["--button-text", "--button"],
    ];
    const poor = pairs.filter(
      ([text = "", ground = ""]) => contrast(used[text] ?? "", used[ground] ?? "") < 4.5,
    );
    expect(poor).toEqual([]);
  });

  test("a colour that can be read stays as it is", () => {
    const { dark } = THEMES;
    expect(variables(dark, "#17212b")["--link"]).toBe(dark.link_color);
  });

  test("a button's text stays as in Telegram, where that is nearly readable", () => {
    expect(variables(THEMES.light, "#ffffff")["--button-text"]).toBe("#ffffff");
    expect(variables(POOR, "#ffffff")["--button-text"]).not.toBe("#ffffff");
  });
});
