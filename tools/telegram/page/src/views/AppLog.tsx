import { signal } from "@preact/signals";
import type { Line } from "../host/host";
import { openApp } from "../miniapp";

const onlyFaults = signal(false);

/** Both directions between the Mini App and Telegram, newest first. */
export function AppLog() {
  const open = openApp.value;
  if (!open) return <p class="aside">Open the Mini App: what it says and hears stands here.</p>;
  const lines = open.host.log.value.filter(({ fault }) => fault || !onlyFaults.value).toReversed();
  return (
    <>
      <label class="flag">
        <input
          type="checkbox"
          checked={onlyFaults.value}
          onChange={(event) => {
            onlyFaults.value = event.currentTarget.checked;
          }}
        />
        Only what a real client would not have accepted
      </label>
      <ol class="log" reversed>
        {lines.map((line) => (
          <LogLine key={line.number} line={line} />
        ))}
      </ol>
    </>
  );
}

function LogLine({ line: { from, name, data, fault } }: { line: Line }) {
  return (
    <li class={fault ? "fault" : ""}>
      <span title={from === "app" ? "from the Mini App" : "to the Mini App"}>
        {from === "app" ? "→" : "←"}
      </span>{" "}
      <b>{name}</b> {fault && <em>{fault}</em>} <code>{JSON.stringify(data)}</code>
    </li>
  );
}
