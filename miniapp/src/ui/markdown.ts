/** Markdown as pages have it (docs/adr/0047): paragraphs, headings, lists, quotes, code, emphasis
 * and links. What is not in the subset is text; nothing in it is HTML. */

export type Inline =
  | string
  | { kind: "strong" | "em"; of: Inline[] }
  | { kind: "code"; text: string }
  | { kind: "link"; to: string; of: Inline[] };

export type Block =
  | { kind: "paragraph"; of: Inline[] }
  | { kind: "heading"; level: 2 | 3; of: Inline[] }
  | { kind: "list"; isNumbered: boolean; start: number; items: Inline[][] }
  | { kind: "quote"; of: Block[] }
  | { kind: "code"; text: string };

const FENCE = /^```/;
const HEADING = /^(##|###) +(.+?)#* *$/;
const QUOTE = /^> ?/;
const ITEM = /^ {0,3}(?:[-*+]|(\d{1,9})[.)]) +(.*)$/;

export function parse(markdown: string): Block[] {
  const lines = markdown.replaceAll("\r\n", "\n").split("\n");
  const blocks: Block[] = [];
  while (lines.length > 0) {
    if (lines[0]?.trim() === "") lines.shift();
    else blocks.push(block(lines));
  }
  return blocks;
}

function block(lines: string[]): Block {
  const first = lines[0] ?? "";
  if (FENCE.test(first)) return fence(lines);
  const heading = HEADING.exec(first);
  if (heading?.[2]) {
    lines.shift();
    return { kind: "heading", level: heading[1] === "##" ? 2 : 3, of: inline(heading[2]) };
  }
  if (QUOTE.test(first)) {
    const quoted = taken(lines, (line) => QUOTE.test(line)).map((line) => line.replace(QUOTE, ""));
    return { kind: "quote", of: parse(quoted.join("\n")) };
  }
  const item = ITEM.exec(first);
  if (item) return list(lines, item[1]);
  const words = taken(lines, (line, index) => index === 0 || isWords(line));
  return { kind: "paragraph", of: inline(words.join("\n").trim()) };
}

function fence(lines: string[]): Block {
  lines.shift();
  const text = taken(lines, (line) => !FENCE.test(line)).join("\n");
  lines.shift();
  return { kind: "code", text };
}

function list(lines: string[], number: string | undefined): Block {
  const isNumbered = number !== undefined;
  const items: string[] = [];
  for (;;) {
    const item = ITEM.exec(lines[0] ?? "");
    if (!item || (item[1] !== undefined) !== isNumbered) break;
    lines.shift();
    const further = taken(lines, isWords).map((line) => line.trim());
    items.push([item[2] ?? "", ...further].join("\n"));
  }
  return { kind: "list", isNumbered, start: Number(number ?? 1), items: items.map(inline) };
}

function isWords(line: string): boolean {
  const begins = [FENCE, HEADING, QUOTE, ITEM];
  return line.trim() !== "" && !begins.some((pattern) => pattern.test(line));
}

/** Takes lines away from the start as long as they are such. */
function taken(lines: string[], isSuch: (line: string, index: number) => boolean): string[] {
  const end = lines.findIndex((line, index) => !isSuch(line, index));
  return lines.splice(0, end < 0 ? lines.length : end);
}

const MARK =
  /\\([!-/:-@[-`{-~])|`([^`]+)`|\[([^\]\n]+)\]\(((?:https|tg):\/\/[^\s()<>]+)\)|(https:\/\/[^\s<>"]*[^\s<>".,:;!?)])|(\*\*|__|\*|_)(\S(?:[\s\S]*?\S)?)\6/g;

export function inline(text: string): Inline[] {
  const found: Inline[] = [];
  let end = 0;
  const say = (words: string) => {
    if (!words) return;
    const last = found.at(-1);
    if (typeof last === "string") found[found.length - 1] = last + words;
    else found.push(words);
  };
  for (const match of text.matchAll(MARK)) {
    const [all, escaped, code, label, to, address, mark = "", marked = ""] = match;
    say(text.slice(end, match.index));
    end = match.index + all.length;
    if (escaped !== undefined) say(escaped);
    else if (code !== undefined) found.push({ kind: "code", text: code });
    else if (to !== undefined) found.push({ kind: "link", to, of: inline(label ?? "") });
    else if (address !== undefined) found.push({ kind: "link", to: address, of: [address] });
    else if (mark.startsWith("_") && isWithinWord(text, match.index, end)) say(all);
    else found.push({ kind: mark.length > 1 ? "strong" : "em", of: inline(marked) });
  }
  say(text.slice(end));
  return found;
}

/** `snake_case_names` have no emphasis in them. */
function isWithinWord(text: string, start: number, end: number): boolean {
  const isLetter = (letter: string | undefined) => /[\p{L}\p{N}]/u.test(letter ?? "");
  return isLetter(text[start - 1]) || isLetter(text[end]);
}
