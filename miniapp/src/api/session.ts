/** Who the person is. The access token lives in memory. The refresh token is in sessionStorage:
 * of this tab and origin alone, gone with it, good for one use, and ended when two parties use it. */
import { computed, signal } from "@preact/signals";
import { launch } from "../bridge";
import { session as kept } from "../storage";
import { learnLocale } from "../texts";
import { Problem } from "./problem";
import type { Schema } from "./schema-of";
import { send } from "./send";

export type User = Schema<"User">;
type Session = Schema<"Session">;
export type Role = User["roles"][number];

const EARLY_MS = 30_000; // a token about to expire is not sent any more

export const me = signal<User | undefined>(undefined);
export const isSignedIn = computed(() => me.value !== undefined);
/** Whether there is any way to sign in. */
export const canSignIn = launch.initData !== "" || kept.read("refresh") !== undefined;

let access: { token: string; until: number } | undefined;
let signing: Promise<string> | undefined;
let isLaunchOver = false; // what it was refused for will not pass

/** A token that is good now, by signing in or by a refresh: one of them at a time.
 * Throws `Problem`. */
export function accessToken(): Promise<string> {
  if (access && Date.now() < access.until) return Promise.resolve(access.token);
  signing ??= renew().finally(() => {
    signing = undefined;
  });
  return signing;
}

/** The server has refused this one. */
export function forgetToken(token: string): void {
  if (access?.token === token) access = undefined;
}

/** Nothing of the session is left in the browser. */
export function forgetSession(): void {
  access = undefined;
  me.value = undefined;
  kept.remove("refresh");
}

export function hasRole(role: Role): boolean {
  const roles = me.value?.roles ?? [];
  return roles.includes(role) || roles.includes("admin");
}

async function renew(): Promise<string> {
  const refresh_token = kept.read<string>("refresh");
  if (refresh_token) {
    try {
      return take(await ask("/v1/auth/refresh", { refresh_token }));
    } catch (problem) {
      if (!isRefused(problem)) throw problem;
      kept.remove("refresh");
    }
  }
  if (!launch.initData) {
    forgetSession();
    throw new Problem("not-signed-in", 401);
  }
  if (isLaunchOver) throw new Problem("launch-expired", 401);
  try {
    return take(await ask("/v1/auth/telegram", { init_data: launch.initData }));
  } catch (problem) {
    // Only another launch helps: initData is good for an hour, and no longer than its session.
    if (!isRefused(problem)) throw problem;
    isLaunchOver = true;
    forgetSession();
    throw new Problem("launch-expired", 401);
  }
}

function take({ access_token, expires_in, refresh_token, user }: Session): string {
  access = { token: access_token, until: Date.now() + expires_in * 1000 - EARLY_MS };
  kept.write("refresh", refresh_token);
  learnLocale(user.locale);
  me.value = user;
  return access_token;
}

async function ask(path: string, body: object): Promise<Session> {
  return (await send("post", path, { body })).data as Session;
}

function isRefused(problem: unknown): boolean {
  return problem instanceof Problem && [400, 401].includes(problem.status);
}
