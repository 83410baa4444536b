/** What differs between two versions of a contest, by the names of its fields. */

type Document = Readonly<Record<string, unknown>>;

// What moves with every change, or follows from another field.
const SILENT = new Set(["version", "status", "closed_at", "mandatory", "content", "winners"]);

export function changedFields(before: Document, after: Document): string[] {
  const [one, other] = [flat(before), flat(after)];
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter(
    (name) => !SILENT.has(name) && JSON.stringify(one[name]) !== JSON.stringify(other[name]),
  );
}

/** What people read is kept as a document within the document. */
function flat(document: Document): Document {
  const { content } = document;
  const inner = typeof content === "string" ? JSON.parse(content) : content;
  return { ...document, ...(typeof inner === "object" && inner) };
}
