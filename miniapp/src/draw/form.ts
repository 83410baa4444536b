/**
 * JSON, read by the form that it must have: nothing is built that the form does not name, and
 * whatever differs is refused where it stands.
 */
import { insist, type Reason, Refused } from "./outcome";

export type Form<T> = (cursor: Cursor) => T;

type Cursor = { readonly text: string; at: number; readonly place: (string | number)[] };

const BYTES_MAX = 64 * 2 ** 20;
const NUMBER = /(?:0|[1-9]\d{0,15})(?![\d.eE])/y;
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];

export const MAX = Number.MAX_SAFE_INTEGER;

/** Raises `Refused`. */
export function read<T>(form: Form<T>, bytes: Uint8Array, what: string): T {
  const cursor: Cursor = { text: decode(bytes, what), at: 0, place: [what] };
  const value = form(cursor);
  if (peek(cursor)) refuse(cursor, "not-json");
  return value;
}

export function number(min: number, max = MAX): Form<number> {
  return (cursor) => {
    peek(cursor);
    NUMBER.lastIndex = cursor.at;
    const written = NUMBER.exec(cursor.text)?.[0] ?? refuse(cursor, "not-in-form");
    const value = Number(written);
    if (value < min || value > max) refuse(cursor, "not-in-form");
    cursor.at += written.length;
    return value;
  };
}

/** Text that all of `pattern` matches, which has to begin with ^ and end with $. */
export function matching<T extends string>(pattern: RegExp): Form<T> {
  return (cursor) => {
    const value = string(cursor);
    if (!pattern.test(value)) refuse(cursor, "not-in-form");
    return value as T;
  };
}

export const hex = (bytes: number): Form<string> =>
  matching(new RegExp(`^[0-9a-f]{${2 * bytes}}$`));

export function nullable<T>(form: Form<T>): Form<T | null> {
  return (cursor) => {
    if (peek(cursor) !== "n") return form(cursor);
    if (!cursor.text.startsWith("null", cursor.at)) refuse(cursor, "not-json");
    cursor.at += 4;
    return null;
  };
}

export function array<T>(lengthMax: number, form: Form<T>): Form<T[]> {
  return (cursor) => {
    const values: T[] = [];
    expect(cursor, "[", "not-in-form");
    if (take(cursor, "]")) return values;
    do {
      if (values.length === lengthMax) refuse(cursor, "not-in-form");
      values.push(inside(cursor, values.length, form));
    } while (take(cursor, ","));
    expect(cursor, "]");
    return values;
  };
}

export function object<T extends object>(fields: { [K in keyof T]: Form<T[K]> }): Form<T> {
  return (cursor) => {
    const values: Partial<T> = {};
    expect(cursor, "{", "not-in-form");
    if (!take(cursor, "}")) {
      do field(cursor, fields, values);
      while (take(cursor, ","));
      expect(cursor, "}");
    }
    for (const name of Object.keys(fields))
      if (!Object.hasOwn(values, name)) refuse(cursor, "field-missing", name);
    return values as T;
  };
}

function field<T extends object>(
  cursor: Cursor,
  fields: { [K in keyof T]: Form<T[K]> },
  values: Partial<T>,
): void {
  const name = string(cursor) as keyof T & string;
  if (!Object.hasOwn(fields, name)) refuse(cursor, "field-unknown", name);
  if (Object.hasOwn(values, name)) refuse(cursor, "field-twice", name);
  expect(cursor, ":");
  values[name] = inside(cursor, name, fields[name]);
}

function inside<T>(cursor: Cursor, name: string | number, form: Form<T>): T {
  cursor.place.push(name);
  const value = form(cursor);
  cursor.place.pop();
  return value;
}

function string(cursor: Cursor): string {
  expect(cursor, '"', "not-in-form");
  const start = cursor.at - 1;
  for (;;) {
    const code = cursor.text.charCodeAt(cursor.at++);
    if (code === QUOTE) break;
    if (code === BACKSLASH) cursor.at++;
    if (!(code >= SPACE)) refuse(cursor, "not-json"); // also behind the end, where there is none
  }
  try {
    return JSON.parse(cursor.text.slice(start, cursor.at));
  } catch {
    return refuse(cursor, "not-json");
  }
}

/** The next character that is no space, not taken yet; none at the end. */
function peek(cursor: Cursor): string | undefined {
  while (" \t\n\r".includes(cursor.text[cursor.at] ?? "end")) cursor.at++;
  return cursor.text[cursor.at];
}

function take(cursor: Cursor, character: string): boolean {
  if (peek(cursor) !== character) return false;
  cursor.at++;
  return true;
}

function expect(cursor: Cursor, character: string, otherwise: Reason = "not-json"): void {
  if (!take(cursor, character)) refuse(cursor, otherwise);
}

function decode(bytes: Uint8Array, what: string): string {
  insist(bytes.length <= BYTES_MAX, "document", "too-large", what);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refused({ step: "document", reason: "not-utf-8", where: what });
  }
}

function refuse(cursor: Cursor, reason: Reason, field?: string): never {
  const place = field === undefined ? cursor.place : [...cursor.place, field.slice(0, 40)];
  throw new Refused({ step: "document", reason, where: place.join(".") });
}
