/** DeviceStorage: what a Mini App keeps on this device, apart for each person. */
import type { Payload } from "./payload";

const BYTES_MAX = 5 * 1024 * 1024;

export type Stored = { value: string | null } | { error: string };

export class DeviceStorage {
  readonly #store: Storage;
  readonly #prefix: string;

  constructor(store: Storage, person: number) {
    this.#store = store;
    this.#prefix = `device-storage:${person}:`;
  }

  save({ key, value }: Payload): string | undefined {
    if (!isKey(key)) return "KEY_INVALID";
    if (value === null || value === undefined) {
      this.#store.removeItem(this.#prefix + key);
      return undefined;
    }
    if (typeof value !== "string") return "VALUE_INVALID";
    const others = this.#keys().filter((name) => name !== this.#prefix + key);
    const used = others.reduce((sum, name) => sum + (this.#store.getItem(name)?.length ?? 0), 0);
    if (used + value.length > BYTES_MAX) return "QUOTA_EXCEEDED";
    try {
      this.#store.setItem(this.#prefix + key, value);
    } catch {
      return "QUOTA_EXCEEDED"; // the browser's own limit
    }
    return undefined;
  }

  get({ key }: Payload): Stored {
    return isKey(key)
      ? { value: this.#store.getItem(this.#prefix + key) }
      : { error: "KEY_INVALID" };
  }

  clear(): void {
    for (const name of this.#keys()) this.#store.removeItem(name);
  }

  #keys(): string[] {
    const names = Array.from({ length: this.#store.length }, (_, index) => this.#store.key(index));
    return names.filter((name) => name?.startsWith(this.#prefix)) as string[];
  }
}

function isKey(key: unknown): key is string {
  return typeof key === "string" && key !== "";
}
