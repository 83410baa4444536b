// With the emulated Telegram: its page shows the Mini App in a frame, from another port of this machine, which plays the
// captcha as well, and may make everything slow, or later. The beacon is emulated too: the check of a draw asks here for
// its chain.
import front from "./front.js";

const ANCESTORS = "frame-ancestors";
const CAPTCHA = "https://challenges.cloudflare.com";
const HERE = "http://127.0.0.1:*";
const NETWORK = "/__local/network";
const BEACON = "/__local/beacon";
const HOSTS = {
  element: (meta) =>
    meta.setAttribute("content", `${meta.getAttribute("content")} http://127.0.0.1:*`),
};
let delayMs = 0;
let kbitS = 0;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const slow = () =>
  new TransformStream({
    async transform(chunk, to) {
      await pause((chunk.byteLength * 8) / kbitS);
      to.enqueue(chunk);
    },
  });

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === NETWORK) {
      delayMs = Number(searchParams.get("delay_ms"));
      kbitS = Number(searchParams.get("kbit_s"));
      return new Response();
    }
    if (pathname === BEACON) return new Response(env.BEACON_CHAIN);
    if (delayMs) await pause(delayMs);
    const response = await front.fetch(request, env);
    const body = kbitS && response.body ? response.body.pipeThrough(slow()) : response.body;
    const framed = new Response(body, response);
    framed.headers.set("date", new Date(Date.now() + env.CLOCK_AHEAD_S * 1000).toUTCString());
    const policy = response.headers.get("content-security-policy");
    if (!policy?.includes(`${ANCESTORS} 'self'`)) return framed;
    const allowed = policy.replace(ANCESTORS, `${ANCESTORS} ${HERE}`).replaceAll(CAPTCHA, HERE);
    framed.headers.set("content-security-policy", allowed);
    const isPage = response.headers.get("content-type")?.includes("text/html");
    return isPage ? new HTMLRewriter().on("meta[name=hosts]", HOSTS).transform(framed) : framed;
  },
};
