import { expect, test } from "vitest";
import { readProof } from "./documents";
import { array, MAX, nullable, number, object, read } from "./form";
import { Refused } from "./outcome";

const form = object({ a: nullable(number(0)), b: array(3, number(0)) });
const bytes = (text: string) => new TextEncoder().encode(text);

function reasonOf(reading: () => unknown): string {
  try {
    reading();
    return "none";
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

test.each([
  ['{"a":1,"b":[]}', { a: 1, b: [] }],
  [' \t\r\n{ "b" : [ 1 , 2 ] , "\\u0061" : null }\n', { a: null, b: [1, 2] }],
  [`{"a":${MAX},"b":[0]}`, { a: MAX, b: [0] }],
])("read: %s", (text, value) => {
  expect(read(form, bytes(text), "it")).toEqual(value);
});

test.each([
  ["a field twice", '{"a":1,"b":[],"a":1}', "field-twice it.a"],
  ["a field twice, written otherwise", '{"a":1,"b":[],"\\u0061":1}', "field-twice it.a"],
  ["a field missing", '{"a":1}', "field-missing it.b"],
  ["no field", "{}", "field-missing it.a"],
  ["a field unknown", '{"a":1,"b":[],"c":1}', "field-unknown it.c"],
  ["a field of every object", '{"__proto__":1,"toString":1}', "field-unknown it.__proto__"],
  ["an inherited name", '{"toString":1}', "field-unknown it.toString"],
  ["a fraction", '{"a":1.0,"b":[]}', "not-in-form it.a"],
  ["an exponent", '{"a":1e3,"b":[]}', "not-in-form it.a"],
  ["a sign", '{"a":-1,"b":[]}', "not-in-form it.a"],
  ["minus zero", '{"a":-0,"b":[]}', "not-in-form it.a"],
  ["a leading zero", '{"a":01,"b":[]}', "not-in-form it.a"],
  ["not a number", '{"a":NaN,"b":[]}', "not-in-form it.a"],
  ["true", '{"a":true,"b":[]}', "not-in-form it.a"],
  ["2^53", `{"a":${2 ** 53},"b":[]}`, "not-in-form it.a"],
  ["too many digits", `{"a":1${"0".repeat(5000)},"b":[]}`, "not-in-form it.a"],
  ["other digits", '{"a":٣,"b":[]}', "not-in-form it.a"],
  ["text for a number", '{"a":"1","b":[]}', "not-in-form it.a"],
  ["an object for an array", '{"a":1,"b":{}}', "not-in-form it.b"],
  ["too long an array", '{"a":1,"b":[1,2,3,4]}', "not-in-form it.b"],
  ["half a null", '{"a":nul,"b":[]}', "not-json it.a"],
  ["a comma too many", '{"a":1,"b":[1,]}', "not-in-form it.b.1"],
  ["no comma", '{"a":1 "b":[]}', "not-json it"],
  ["no end", '{"a":1,"b":[', "not-in-form it.b.0"],
  ["text without end", '{"a', "not-json it"],
  ["a control character", '{"a\u0000":1}', "not-json it"],
  ["an escape that is none", '{"\\x61":1}', "not-json it"],
  ["two values", '{"a":1,"b":[]} {}', "not-json it"],
  ["nothing", "", "not-in-form it"],
  ["a byte order mark", '\ufeff{"a":1,"b":[]}', "not-in-form it"],
  ["a space that JSON has not", '\u00a0{"a":1,"b":[]}', "not-in-form it"],
  ["depth", "[".repeat(1_000_000), "not-in-form it"],
  ["depth inside", `{"a":1,"b":${"[".repeat(1_000_000)}`, "not-in-form it.b.0"],
])("refused: %s", (_, text, reason) => {
  expect(reasonOf(() => read(form, bytes(text), "it"))).toBe(`document ${reason}`);
});

test("refused: bytes that are not UTF-8", () => {
  const broken = Uint8Array.of(...bytes('{"a'), 0xff);
  expect(reasonOf(() => read(form, broken, "it"))).toBe("document not-utf-8 it");
});

test("refused: what is too large, before it is read", () => {
  const large = new Uint8Array(64 * 2 ** 20 + 1);
  expect(reasonOf(() => read(form, large, "it"))).toBe("document too-large it");
});

/** The largest of each kind that may come: each is refused in a fraction of a second. */
test.each([
  ["spaces", " ".repeat(2 ** 25)],
  ["quotes", `{"${"\\".repeat(2 ** 25)}`],
  ["a long name", `{"${"x".repeat(2 ** 25)}":1}`],
  ["an endless number", `{"header_hash":1${"0".repeat(2 ** 25)}`],
  ["an endless text", `{"header_hash":"${"a".repeat(2 ** 25)}"}`],
  ["objects without end", `{"order":[${'{"path":['.repeat(2 ** 21)}`],
])("refused soon: %s", (_, text) => {
  expect(reasonOf(() => readProof(bytes(text)))).toMatch(/^document /);
});

test.each([
  ["half a pair", "\\ud800", "not-in-form"],
  ["halves in each other's place", "\\udc00\\ud800", "not-in-form"],
  ["65 characters", "😀".repeat(65), "not-in-form"],
  ["none", "", "not-in-form"],
  ["64 characters", "😀".repeat(64), "field-missing"],
  ["what looks like markup", "<b>\\u0000\\u202e", "field-missing"],
])("a name: %s", (_, name, reason) => {
  const text = `{"winners":[{"prize":0,"draw":0,"name":"${name}"}]}`;
  expect(reasonOf(() => readProof(bytes(text)))).toContain(reason);
});
