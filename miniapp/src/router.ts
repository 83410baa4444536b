/** Where the person is: `/app/?at=/contest/abc`. The query survives a reload, needs no rules of a
 * server, and leaves the fragment to the launch data. */
import { computed, signal } from "@preact/signals";
import { hear, isNewLaunch, launch, post } from "./bridge";
import { session } from "./storage";
import { to } from "./to";

export interface RoomProps {
  /** What stands behind the room's name in the address, part by part. */
  path: readonly string[];
}

interface Entry {
  depth: number;
  /** How far down the person was when they went on. */
  scroll?: number;
}

const at = signal("/");
const depth = signal(0);
/** How often the person has gone to another screen. */
export const moves = signal(0);
const guards: (() => void)[] = [];

export const route = computed(() => {
  const [room = "contests", ...path] = at.value.split("/").filter(Boolean).map(decodeURIComponent);
  return { room, path };
});
export const address = computed(() => at.value);
/** Whether there is anything to go back to within the app. */
export const hasBack = computed(() => depth.value > 0 || !isRoot(at.value));

const ROOTS = ["contests", "invite", "points", "prizes", "settings", "organise"];

function isRoot(path: string): boolean {
  const [room = "contests", ...rest] = path.split("/").filter(Boolean);
  return ROOTS.includes(room) && (rest.length === 0 || room === "contests");
}

export function go(path: string, { replace = false } = {}): void {
  if (path === at.value) return;
  if (replace) {
    history.replaceState({ depth: depth.value }, "", url(path));
    show(path, depth.value);
    return;
  }
  history.replaceState({ depth: depth.value, scroll: scrollY }, "");
  history.pushState({ depth: depth.value + 1 }, "", url(path));
  move(path, { depth: depth.value + 1 });
}

/** Within the app; from a deep link to the list. An open sheet, or a question, comes first. */
export function back(): void {
  const guard = guards.at(-1);
  if (guard) guard();
  else if (depth.value > 0) history.back();
  else go(to.contests(), { replace: true });
}

/** While something stands before the page, going back is its business; returns what ends that. */
export function guardBack(onBack: () => void): () => void {
  guards.push(onBack);
  tellBack();
  return () => {
    guards.splice(guards.indexOf(onBack), 1);
    tellBack();
  };
}

/** The address of a room as a link has it. */
export function url(path: string): string {
  return `/app/?${new URLSearchParams({ at: path })}`;
}

/** Before the first render: where the address leads, a deep link, or where the person was when the
 * host loads the launch's own address once more. */
export function startRouter(): void {
  const asked = new URLSearchParams(location.search).get("at");
  const before = isNewLaunch ? undefined : session.read<string>("at");
  const first = asked ?? before ?? deepLink(launch.startParam) ?? to.contests();
  const entry = history.state as Entry | null;
  if (!asked) history.replaceState({ depth: 0 }, "", url(first) + location.hash);
  show(first, entry?.depth ?? 0);
  history.scrollRestoration = "manual"; // what is there to scroll comes after the event
  addEventListener("popstate", ({ state }) => {
    const path = new URLSearchParams(location.search).get("at") ?? to.contests();
    move(path, (state as Entry | null) ?? { depth: 0 });
  });
  hear("back_button_pressed", back);
}

/** What links carry behind `startapp=`; an invitation's code is the server's to read. */
export function deepLink(payload: string | undefined): string | undefined {
  const found = /^(contest|result)_([A-Za-z0-9_-]{1,64})$/.exec(payload ?? "");
  if (!found?.[2]) return undefined;
  return found[1] === "contest" ? to.contest(found[2]) : to.result(found[2]);
}

function move(path: string, entry: Entry): void {
  show(path, entry.depth);
  moves.value += 1;
  requestAnimationFrame(() => scrollTo(0, entry.scroll ?? 0));
}

function show(path: string, entryDepth: number): void {
  at.value = path;
  depth.value = entryDepth;
  session.write("at", path);
  tellBack();
}

function tellBack(): void {
  const is_visible = hasBack.value || guards.length > 0;
  post("web_app_setup_back_button", { is_visible });
}
