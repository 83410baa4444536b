/** Who is looking: choose a person, make another, change what Telegram knows of them. */
import { signal } from "@preact/signals";
import { ask } from "../api";
import { attempt, choosePerson, loadPeople, people, personId, view } from "../store";
import { nameOf, type Person } from "../telegram";
import { Modal } from "./Modal";

const IDS_FROM = 100_000;
const form = signal<"none" | "new" | "change">("none");

export function People() {
  return (
    <div class="people">
      <label>
        <span class="aside">Person</span>
        <select
          aria-label="Person"
          value={personId.value}
          onFocus={() => void loadPeople()}
          onChange={(event) => choosePerson(Number(event.currentTarget.value))}
        >
          {people.value.map((person) => (
            <option key={person.id} value={person.id}>
              {describe(person)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" aria-label="Profile" title="Profile" onClick={() => show("change")}>
        ✎
      </button>
      <button type="button" aria-label="New person" title="New person" onClick={() => show("new")}>
        +
      </button>
      {form.value !== "none" && (
        <Profile person={form.value === "new" ? undefined : view.value?.user} />
      )}
    </div>
  );
}

function show(which: "none" | "new" | "change"): void {
  form.value = which;
}

function describe(person: Person): string {
  const marks = [
    person.username ? `@${person.username}` : "no username",
    person.language_code,
    person.is_premium && "Premium",
    person.blocked && "has blocked the bot",
  ];
  return `${nameOf(person)} · ${person.id} · ${marks.filter(Boolean).join(", ")}`;
}

function Profile({ person }: { person: Person | undefined }) {
  const id = person?.id ?? IDS_FROM + Math.floor(Math.random() * IDS_FROM);
  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string) => String(given.get(name) ?? "").trim();
    const profile = {
      first_name: text("first_name"),
      language_code: text("language_code"),
      is_premium: given.has("is_premium"),
      blocked: given.has("blocked"),
      ...(text("last_name") && { last_name: text("last_name") }),
      ...(text("username") && { username: text("username") }),
    };
    const saved = await attempt(ask("PUT", `users/${id}`, profile));
    if (!saved) return;
    show("none");
    await loadPeople();
    choosePerson(id);
  }
  return (
    <Modal
      title={person ? "Profile" : "New person"}
      onDismiss={() => show("none")}
      actions={
        <>
          <button type="button" onClick={() => show("none")}>
            Cancel
          </button>
          <button type="submit" form="profile" class="primary">
            Save
          </button>
        </>
      }
    >
      <form id="profile" class="form" onSubmit={(event) => void save(event)}>
        <p class="aside">Telegram id {id}</p>
        <Field
          name="first_name"
          label="First name"
          value={person?.first_name ?? "Grace"}
          required
        />
        <Field name="last_name" label="Last name" value={person?.last_name ?? ""} />
        <Field name="username" label="Username" value={person?.username ?? ""} />
        <Field
          name="language_code"
          label="Language"
          value={person?.language_code ?? "en"}
          required
        />
        <Flag name="is_premium" label="Premium" isOn={person?.is_premium ?? false} />
        <Flag name="blocked" label="Has blocked the bot" isOn={person?.blocked ?? false} />
      </form>
    </Modal>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  required?: boolean;
}

function Field({ name, label, value, required = false }: FieldProps) {
  return (
    <label>
      {label}
      <input name={name} defaultValue={value} required={required} autocomplete="off" />
    </label>
  );
}

function Flag({ name, label, isOn }: { name: string; label: string; isOn: boolean }) {
  return (
    <label class="flag">
      <input type="checkbox" name={name} defaultChecked={isOn} />
      {label}
    </label>
  );
}
