/** What the bot has asked of Telegram, newest first. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, type LoggedRequest } from "../api";

const WAIT_S = 20;
const AGAIN_MS = 2000;
const SHOWN_MAX = 200;
const requests = signal<readonly LoggedRequest[]>([]);

export function Requests() {
  useEffect(() => {
    const stop = new AbortController();
    void follow(stop.signal);
    return () => stop.abort();
  }, []);
  if (!requests.value.length) return <p class="aside">The bot has not called yet.</p>;
  return (
    <ol class="log" reversed>
      {requests.value.map(({ number, method, status, parameters, answer }) => (
        <li key={number} class={status === 200 ? "" : "fault"}>
          <b>{method}</b> {status ?? "no answer yet"} <code>{JSON.stringify(parameters)}</code>
          {status !== 200 && <em> {JSON.stringify(answer)}</em>}
        </li>
      ))}
    </ol>
  );
}

async function follow(stop: AbortSignal): Promise<void> {
  requests.value = [];
  while (!stop.aborted) {
    try {
      const after = requests.value[0]?.number ?? 0;
      const path = `requests?after=${after}&wait_s=${WAIT_S}`;
      const { requests: news } = await ask<{ requests: LoggedRequest[] }>(
        "GET",
        path,
        undefined,
        stop,
      );
      requests.value = [...news.toReversed(), ...requests.value].slice(0, SHOWN_MAX);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}
