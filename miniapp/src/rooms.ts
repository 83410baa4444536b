/** The rooms by their names in the address. The first screen comes with the app, the others when
 * they are asked for. */
import type { ComponentType } from "preact";
import type { RoomProps } from "./router";
import Contests from "./screens/contests";

type Room = ComponentType<RoomProps>;

export const FIRST: Readonly<Record<string, Room>> = { contests: Contests };

export const LATER: Readonly<Record<string, () => Promise<{ default: Room }>>> = {
  contest: () => import("./screens/contest"),
  result: () => import("./screens/result"),
  invite: () => import("./screens/invite"),
  points: () => import("./screens/points"),
  prizes: () => import("./screens/prizes"),
  settings: () => import("./screens/settings"),
  organise: () => import("./screens/organise"),
  entries: () => import("./screens/entries"),
  drawing: () => import("./screens/drawing"),
  broadcasts: () => import("./screens/broadcasts"),
  referrals: () => import("./screens/referrals"),
  statistics: () => import("./screens/statistics"),
};
