/** The messages of chats, as the page keeps them. */
import type { Button, Message } from "./telegram";

/** New ones at the end, edited ones in their place; lists that have not changed stay the same. */
export function merged(
  known: ReadonlyMap<number, readonly Message[]>,
  changed: readonly Message[],
): ReadonlyMap<number, readonly Message[]> {
  const next = new Map(known);
  for (const [id, news] of Map.groupBy(changed, (message) => message.chat.id)) {
    const byId = new Map((known.get(id) ?? []).map((message) => [message.message_id, message]));
    for (const message of news) byId.set(message.message_id, message);
    next.set(
      id,
      [...byId.values()].sort((a, b) => a.message_id - b.message_id),
    );
  }
  return next;
}

/** The last one that the bot has shown, unless it has taken it away. */
export function keyboardOf(shown: readonly Message[]): Button[][] {
  const last = shown.findLast(
    ({ reply_markup: markup }) => markup?.keyboard || markup?.remove_keyboard,
  );
  const rows = last?.reply_markup?.keyboard ?? [];
  return rows.map((row) => row.map((key) => (typeof key === "string" ? { text: key } : key)));
}
