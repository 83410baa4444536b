/** The clock, what goes wrong on purpose, and many people at once. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, type Delivery, type SkippedTime } from "../api";
import { attempt, personId, toast } from "../store";
import { Select } from "./DeviceChoices";

const LOOK_MS = 1500;
const HOUR_S = 3600;
const FAULTS: Readonly<Record<string, object>> = {
  "429, wait 5 s": { error_code: 429, retry_after: 5 },
  "403, blocked": { error_code: 403 },
  "400, chat not found": { error_code: 400 },
  "500": { error_code: 500 },
  "answer after 5 s": { hang_s: 5 },
};
const METHODS = ["sendMessage", "answerCallbackQuery", "getChatMember"];
const CROWDS: Readonly<Record<string, string>> = {
  "They join": "join",
  "I invite them": "invite",
  "A farm: accounts of one maker": "farm",
};
const CROWD_MAX = 200;

const crowd = signal(50);
const delivery = signal<Delivery | undefined>(undefined);
const faults = signal<readonly { method: string; times: number }[]>([]);
const fault = signal("429, wait 5 s");
const method = signal("sendMessage");
const ahead = signal(0);
const busy = signal("");

export function World() {
  useEffect(() => {
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <div class="world">
      <Clock />
      <Faults />
      <Webhook />
      <Crowds />
    </div>
  );
}

async function look(): Promise<void> {
  try {
    delivery.value = await ask<Delivery>("GET", "delivery");
    faults.value = (await ask<{ faults: typeof faults.value }>("GET", "faults")).faults;
  } catch {
    // the page says already that the emulator does not answer
  }
}

/** One deed at a time; what came of it is a toast. */
async function run(name: string, deed: () => Promise<string>): Promise<void> {
  busy.value = name;
  toast.value = "";
  const told = await attempt(deed());
  if (told) toast.value = told;
  busy.value = "";
  await look();
}

function Deed({ name, deed }: { name: string; deed: () => Promise<string> }) {
  return (
    <button type="button" disabled={busy.value !== ""} onClick={() => void run(name, deed)}>
      {busy.value === name ? `${name} …` : name}
    </button>
  );
}

/** Whether the workers go by the clock already. */
async function lookAtClock(): Promise<boolean> {
  const { ahead_s, followed } = await ask<SkippedTime>("GET", "clock");
  ahead.value = ahead_s;
  return followed;
}

/** The workers start anew at a later time: over when they go by it. */
function skip(hours: number) {
  return async () => {
    await ask("POST", "clock", { hours });
    while (!(await lookAtClock())) await new Promise((again) => setTimeout(again, LOOK_MS));
    return `It is ${hours === 1 ? "an hour" : `${hours} hours`} later`;
  };
}

function Clock() {
  const cron = (times: number) => async () => {
    const { outcomes } = await ask<{ outcomes: string[] }>("POST", "cron", { times });
    return `The cron has run: ${[...new Set(outcomes)].join(", ")}`;
  };
  useEffect(() => void attempt(lookAtClock()), []);
  return (
    <fieldset>
      <legend>Time</legend>
      <Deed name="Run the cron" deed={cron(1)} />
      <Deed name="Run it 10 times" deed={cron(10)} />
      <Deed name="Skip an hour" deed={skip(1)} />
      <Deed name="Skip a day" deed={skip(24)} />
      <p class="aside">
        {ahead.value > 0 && `${ahead.value / HOUR_S} h ahead of this machine, until make reset. `}
        To skip time the workers start anew, which takes a while.
      </p>
    </fieldset>
  );
}

function Faults() {
  const order = async () => {
    await ask("POST", "faults", { method: method.value, ...FAULTS[fault.value] });
    return `The next ${method.value}: ${fault.value}`;
  };
  const cancel = async () => {
    await ask("DELETE", "faults");
    return "No more faults";
  };
  return (
    <fieldset>
      <legend>Faults of the Bot API</legend>
      <Select
        label="Method"
        values={METHODS}
        value={method.value}
        onChange={(chosen) => {
          method.value = chosen;
        }}
      />
      <Select
        label="Answer"
        values={Object.keys(FAULTS)}
        value={fault.value}
        onChange={(chosen) => {
          fault.value = chosen;
        }}
      />
      <Deed name="Order it once" deed={order} />
      <Deed name="Cancel all" deed={cancel} />
      <p class="aside">
        {faults.value.map(({ method: name }) => name).join(", ") || "None is ordered."}
      </p>
    </fieldset>
  );
}

function Webhook() {
  const {
    down = false,
    duplicates = false,
    pending = [],
    pending_count = 0,
  } = delivery.value ?? {};
  const set = (change: Partial<Delivery>) => async () => {
    await ask("PUT", "delivery", change);
    return "";
  };
  return (
    <fieldset>
      <legend>Webhook</legend>
      <Deed name={down ? "Bring it back" : "Take it down"} deed={set({ down: !down })} />
      <Deed
        name={duplicates ? "Each update once" : "Each update twice"}
        deed={set({ duplicates: !duplicates })}
      />
      <p class="aside">
        {pending_count} {pending_count === 1 ? "update waits" : "updates wait"}.{" "}
        {pending_count > 0 && delivery.value?.last_error_message}
      </p>
      <ul class="log">
        {pending.map((update) => (
          <li key={update.update_id}>
            <code>{JSON.stringify(update)}</code>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function Crowds() {
  const send = (kind: string) => async () => {
    const body = { kind, count: crowd.value, inviter_id: personId.value };
    const { users } = await ask<{ users: number[] }>("POST", "crowd", body);
    return `${users.length} people have joined the open contest`;
  };
  return (
    <fieldset>
      <legend>People who act</legend>
      <label>
        How many
        <input
          type="number"
          min={1}
          max={CROWD_MAX}
          value={crowd.value}
          onInput={(event) => {
            crowd.value = event.currentTarget.valueAsNumber;
          }}
        />
      </label>
      {Object.entries(CROWDS).map(([name, kind]) => (
        <Deed key={kind} name={name} deed={send(kind)} />
      ))}
      <p class="aside">They sign in and join the open contest; those invited come by your link.</p>
    </fieldset>
  );
}
