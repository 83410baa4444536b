/** What is kept in the browser. A browser may refuse: then it is kept as long as the page lives. */

let owner = "";

/** Whose the browser is now: what one person keeps, another does not see. */
export function keepFor(person: string): void {
  owner = person;
}

export interface Kept {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
  clear(): void;
}

const PREFIX = "contest:";

function kept(storage: () => Storage): Kept {
  const place = (name: string) => `${PREFIX}${owner}:${name}`;
  const memory = new Map<string, string>();
  return {
    read(name) {
      const text = attempt(() => storage().getItem(place(name))) ?? memory.get(place(name));
      return text === undefined ? undefined : attempt(() => JSON.parse(text));
    },
    write(name, value) {
      const text = JSON.stringify(value);
      memory.set(place(name), text);
      attempt(() => storage().setItem(place(name), text));
    },
    remove(name) {
      memory.delete(place(name));
      attempt(() => storage().removeItem(place(name)));
    },
    clear() {
      memory.clear();
      attempt(() => storage().clear());
    },
  };
}

function attempt<T>(deed: () => T): T | undefined {
  try {
    return deed() ?? undefined;
  } catch {
    return undefined;
  }
}

/** Until the tab or the web view is closed; survives a reload. */
export const session = kept(() => sessionStorage);
/** Until it is removed: drafts, nothing secret. */
export const local = kept(() => localStorage);
