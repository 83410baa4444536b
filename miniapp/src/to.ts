/** The addresses of all rooms: what one room knows of another. */

type Rest = (string | number)[];

const path = (room: string, rest: Rest) =>
  `/${[room, ...rest].map((part) => encodeURIComponent(part)).join("/")}`;

export const to = {
  contests: (tab?: "mine" | "finished") => path("contests", tab ? [tab] : []),
  contest: (id: string, ...rest: Rest) => path("contest", [id, ...rest]),
  result: (id: string, ...rest: Rest) => path("result", [id, ...rest]),
  invite: (...rest: Rest) => path("invite", rest),
  points: (...rest: Rest) => path("points", rest),
  prizes: (...rest: Rest) => path("prizes", rest),
  settings: (...rest: Rest) => path("settings", rest),
  organise: (...rest: Rest) => path("organise", rest),
  entries: (contestId: string, ...rest: Rest) => path("entries", [contestId, ...rest]),
  drawing: (contestId: string, ...rest: Rest) => path("drawing", [contestId, ...rest]),
  broadcasts: (...rest: Rest) => path("broadcasts", rest),
  referrals: (...rest: Rest) => path("referrals", rest),
  statistics: (contestId: string, ...rest: Rest) => path("statistics", [contestId, ...rest]),
};
