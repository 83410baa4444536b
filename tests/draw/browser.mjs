// What the Mini App's check says of proofs: a JSON line each, from the standard input, with the
// bytes in hex and the chain, null for the pinned one; out comes the step that refuses, or "yes".
import { stdin } from "node:process";
import { createInterface } from "node:readline";
import { createServer } from "vite";

const vite = await createServer({
  configFile: false,
  appType: "custom",
  logLevel: "error",
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, watch: null, ws: false },
});
const { checkLight } = await vite.ssrLoadModule("/miniapp/src/draw/light.ts");
const { QUICKNET } = await vite.ssrLoadModule("/miniapp/src/draw/beacon.ts");
const { Refused } = await vite.ssrLoadModule("/miniapp/src/draw/outcome.ts");

for await (const line of createInterface({ input: stdin })) {
  const { bytes, chain, contest } = JSON.parse(line);
  console.log(stepOf(Uint8Array.from(Buffer.from(bytes, "hex")), chain ?? QUICKNET, contest));
}
await vite.close();

function stepOf(bytes, chain, contest) {
  try {
    const steps = checkLight(bytes, chain, contest);
    while (!steps.next().done);
    return "yes";
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.refusal.step;
  }
}
