/** What somebody is writing: kept until it is sent or thrown away, however the app is closed. */
import { useState } from "preact/hooks";
import { local } from "../storage";

export function useDraft<T>(name: string, initial: T): [T, (value: T) => void, () => void] {
  const place = `draft:${name}`;
  const [value, show] = useState<T>(() => local.read<T>(place) ?? initial);
  const set = (next: T) => {
    local.write(place, next);
    show(next);
  };
  const clear = () => {
    local.remove(place);
    show(initial);
  };
  return [value, set, clear];
}
