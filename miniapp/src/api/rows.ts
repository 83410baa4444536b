/** How long a file of comma-separated values is. */

/** Without the names of the columns; a line break within quotes begins no row. */
export function rowsOf(text: string): number {
  return Math.max(0, text.replace(/"(?:[^"]|"")*"/g, "").split("\r\n").length - 2);
}
