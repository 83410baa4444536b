// The six workers on Miniflare, a proxy for requests in front and a clock for the crons: what `make serve` starts and watches.
import { readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions as readOptions } from "wrangler";
import { openDoor } from "./proxy.mjs";
import { log, say } from "./log.mjs";

const { port, state, front, workers, crons, clockS, trustedProxy, webhooks } = JSON.parse(process.argv[2]);
const LOOPBACK = "127.0.0.1";
const OUTBOUND = "outbound";
const CRON_WITHIN_MS = 60_000;

const miniflare = new Miniflare(
  convertV4MiniflareOptions({
    host: LOOPBACK,
    port: 0,
    cf: false,
    logRequests: false,
    telemetry: { enabled: false },
    resourcePersistencePath: path.join(state, "v3"),
    resourceTmpPath: path.join(state, "tmp"),
    handleStructuredLogs: ({ message }) => say(message),
    workers: [frontOptions(), outboundOptions(), ...workers.map(workerOptions)],
  }),
);

// First, so that Miniflare's own address leads to it: from there the clock reaches every worker. No request from outside comes this way.
function frontOptions() {
  const { workerOptions: options, main } = readOptions(front);
  const { modulesRules, ...rest } = options;
  return {
    ...rest,
    name: "front",
    modules: true,
    scriptPath: main,
    serviceBindings: Object.fromEntries(crons.map(({ worker, service }) => [worker, service])),
  };
}

// Organisers say where webhooks lead: to public addresses alone, whatever a name resolves to when it is connected to.
function outboundOptions() {
  return {
    name: OUTBOUND,
    modules: true,
    scriptPath: path.join(import.meta.dirname, "outbound.js"),
    compatibilityDate: "2026-11-01",
    serviceBindings: { PUBLIC: { network: { allow: ["public"], tlsOptions: { trustBrowserCas: true } } } },
  };
}

function workerOptions({ name, configuration }) {
  const { workerOptions: options, main } = readOptions(configuration);
  const folder = path.dirname(configuration);
  const { modulesRules, ...rest } = options;
  const gateway = options.assets !== undefined;
  return {
    ...rest,
    name,
    modules: modulesOf(main, path.join(folder, "python_modules")),
    // A socket of its own: Miniflare's entry, with its development pages, does not stand before it.
    ...(name === webhooks && { outboundService: OUTBOUND }),
    ...(gateway && { unsafeDirectSockets: [{ host: LOOPBACK, port: 0 }] }),
  };
}

// As wrangler collects them: our source as Python, the packages as data, except for the JavaScript of the runtime's SDK.
function modulesOf(main, packages) {
  const root = path.dirname(main);
  const entry = { type: "PythonModule", path: path.basename(main), contents: readFileSync(main) };
  const sources = filesOf(root)
    .filter((file) => file.endsWith(".py") && path.join(root, file) !== main)
    .map((file) => ({ type: "PythonModule", path: file, contents: readFileSync(path.join(root, file)) }));
  const vendored = filesOf(packages)
    .filter((file) => !file.endsWith(".pyc") && !file.startsWith(".")) // with a dot: marks of what put them there
    .map((file) => ({
      type: /^workers\/.*\.m?js$/.test(file) ? "ESModule" : "Data",
      path: `python_modules/${file}`,
      contents: readFileSync(path.join(packages, file)),
    }));
  return [entry, ...sources, ...vendored];
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true }).filter((file) => statSync(path.join(folder, file)).isFile());
}

async function tick(clock) {
  await Promise.all(
    crons.map(async ({ worker, cron }) => {
      const url = new URL(`/__local/scheduled?${new URLSearchParams({ worker, cron })}`, clock);
      const outcome = await fetch(url, { signal: AbortSignal.timeout(CRON_WITHIN_MS) })
        .then((reply) => reply.json())
        .catch((error) => ({ outcome: String(error) }));
      if (outcome.outcome !== "ok") log({ event: "cron-failed", level: "error", worker, cron, outcome: outcome.outcome });
    }),
  );
}

// Everything in our process group ends with us: a workerd that lives on would hold the databases.
function leave(reason) {
  log({ event: "server-ends", level: "error", reason });
  process.kill(0, "SIGKILL");
}

process.on("SIGTERM", () => process.exit(0)); // Miniflare ends its workerd then.
const clock = await miniflare.ready;
const { port: gatewayPort } = await miniflare.unsafeGetDirectURL("api-gateway-serve");
openDoor({ port, trustedProxy, gatewayPort }).on("error", (error) => leave(`port ${port} cannot be used: ${error.code}`));
await tick(clock); // What a crash left behind is taken up at once.
setInterval(() => tick(clock), clockS * 1000);
