/** What people paste as the code of a friend: the code itself, or a link that has it. */

const CODE = /^[A-Za-z0-9_-]{3,32}$/;
const NO_CODE = /^(contest|result)_/;

export function codeOf(pasted: string): string | undefined {
  const text = pasted.trim();
  const code = text.includes("?") ? inLink(text) : text;
  return code && CODE.test(code) && !NO_CODE.test(code) ? code.toLowerCase() : undefined;
}

function inLink(text: string): string | undefined {
  const query = new URLSearchParams(text.slice(text.indexOf("?")));
  return query.get("startapp") ?? query.get("start") ?? undefined;
}

/** The reasons of refused invitations, the commonest first. */
export function counted(rejected: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(rejected)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}
