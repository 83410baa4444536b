/** What the server names by a short word, in words. */
import { type Text, t } from "../../texts";
import { texts } from "./texts";

const words = texts as unknown as Readonly<Record<string, Text | undefined>>;

/** A name that is not known here is shown as it is: new ones may come. */
function word(name: string): string {
  const found = words[name];
  return found && typeof found === "object" && "ru" in found ? t(found) : name;
}

export function signalWord(name: string): string {
  return name === "watched" ? t(texts.watchedSignal) : word(name);
}

export const reasonWord = word;
