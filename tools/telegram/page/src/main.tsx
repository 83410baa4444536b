import { effect } from "@preact/signals";
import { render } from "preact";
import { ask, type Setup } from "./api";
import "./device";
import "./page.css";
import { openMiniApp } from "./deeds";
import { close } from "./miniapp";
import { choosePerson, follow, loadPeople, openAt, people, personId, setup } from "./store";
import { App } from "./views/App";

const NEWCOMER = { id: 42, first_name: "Ada", language_code: "en" };

async function begin(): Promise<void> {
  setup.value = await ask<Setup>("GET", "setup");
  await loadPeople();
  const known = people.value.find(({ id }) => id === personId.value) ?? people.value[0];
  if (!known) {
    const { id, ...profile } = NEWCOMER;
    await ask("PUT", `users/${id}`, profile);
    await loadPeople();
  }
  if (known?.id !== personId.value) choosePerson(known?.id ?? NEWCOMER.id);
  effect(() => {
    const stop = new AbortController();
    void follow(personId.value, stop.signal);
    return () => {
      stop.abort();
      close();
    };
  });
  render(<App />, document.body);
  if (openAt !== null) await openMiniApp({ by: "menu_button", at: openAt });
}

void begin();
