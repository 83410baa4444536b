/** What is kept in the browser. A browser may refuse: then it is kept as long as the page lives. */

export interface Kept {
  read<T>(name: string): T | undefined;
  write(name: string, value: unknown): void;
  remove(name: string): void;
}

const PREFIX = "contest:";

function kept(storage: () => Storage): Kept {
  const memory = new Map<string, string>();
  return {
    read(name) {
      const text = attempt(() => storage().getItem(PREFIX + name)) ?? memory.get(name);
      return text === undefined ? undefined : attempt(() => JSON.parse(text));
    },
    write(name, value) {
      const text = JSON.stringify(value);
      memory.set(name, text);
      attempt(() => storage().setItem(PREFIX + name, text));
    },
    remove(name) {
      memory.delete(name);
      attempt(() => storage().removeItem(PREFIX + name));
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
