/** A list as a file: all its pages, one after the other. */
import { signed } from "./call";
import { rowsOf } from "./rows";
import type { Options, PathOf } from "./schema-of";
import type { Given } from "./send";

const PAGES_MAX = 20; // of a thousand lines each

export interface CsvFile {
  text: string;
  rows: number;
  /** There are more pages than these. */
  isCut: boolean;
}

/** Throws `Problem`. */
export async function csv<P extends PathOf<"get">>(
  path: P,
  options: Options<"get", P>,
): Promise<CsvFile> {
  const given = options as Given;
  const headers = { accept: "text/csv" };
  let text = "";
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const query = { ...given.query, cursor };
    const answered = await signed("get", path, { ...given, query, headers });
    text += String(answered.data);
    cursor = answered.next;
    if (!cursor) break;
  }
  return { text, rows: rowsOf(text), isCut: cursor !== undefined };
}
