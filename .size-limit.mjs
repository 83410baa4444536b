import { readFileSync } from "node:fs";

const DIST = "miniapp/dist";

/** What the page itself asks for: the script of the first screen, with what that imports. */
const first = [
  ...readFileSync(`${DIST}/app/index.html`, "utf8").matchAll(
    /(?:src|href)="(\/app\/assets\/[^"]+\.js)"/g,
  ),
];

export default [
  {
    name: "the first screen",
    path: first.map(([, path]) => DIST + path),
    gzip: true,
    limit: "40 kB",
  },
  {
    name: "the check of a draw, once it is asked for",
    path: `${DIST}/app/assets/light.worker-*.js`,
    gzip: true,
    limit: "30 kB",
  },
  {
    name: "the check of a draw's whole list, once that is asked for",
    path: `${DIST}/app/assets/list.worker-*.js`,
    gzip: true,
    limit: "6 kB",
  },
];
