/** From a form to broadcasts: first to oneself alone, then to all, each text once. */
import { useState } from "preact/hooks";
import { Problem, refresh, type Schema, writeOnce } from "../../api";
import { haptic } from "../../bridge";
import type { Form, Message } from "./form";

interface Seen {
  of: string;
  people: number;
}

export interface SendingState {
  isBusy: boolean;
  problem: Problem | undefined;
  /** How many it goes to at most, once it was looked at as it is now. */
  people: number | undefined;
  preview: (messages: Message[]) => Promise<void>;
  send: (messages: Message[]) => Promise<Schema<"Broadcast"> | undefined>;
}

export function useSending(
  messages: Message[] | undefined,
  form: Form,
  onSent: (sent: Form["sent"]) => void,
): SendingState {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [seen, see] = useState<Seen | undefined>(undefined);
  const attempt = async <T>(deed: () => Promise<T>): Promise<T | undefined> => {
    if (isBusy) return undefined;
    setBusy(true);
    setProblem(undefined);
    try {
      return await deed();
    } catch (error) {
      haptic("error");
      setProblem(error instanceof Problem ? error : new Problem("no-answer"));
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return {
    isBusy,
    problem,
    people: seen && seen.of === digest(messages) ? seen.people : undefined,
    async preview(shown) {
      await attempt(async () => {
        const counts = [];
        for (const { sending } of shown) {
          const { starts_at: _, ...body } = sending;
          counts.push((await writeOnce("post", "/v1/broadcasts/preview", { body })).people_max);
        }
        see({ of: digest(shown), people: Math.max(...counts) });
        haptic("success");
      });
    },
    async send(given) {
      return attempt(async () => {
        let first: Schema<"Broadcast"> | undefined;
        let sent = form.sent;
        for (const { locale, sending } of given) {
          if (locale && sent.includes(locale)) continue;
          const made = await writeOnce("post", "/v1/broadcasts", { body: sending });
          first ??= made;
          if (locale) sent = [...sent, locale];
          onSent(sent);
        }
        await refresh("/v1/broadcasts");
        haptic("success");
        return first;
      });
    },
  };
}

function digest(messages: Message[] | undefined): string {
  return JSON.stringify(
    messages?.map(({ sending }) => [sending.audience, sending.text, sending.button]),
  );
}
