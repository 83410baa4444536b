// With the emulated Telegram: its page shows the Mini App in a frame, from another port of this machine, and may make
// everything slow.
import front from "./front.js";

const ANCESTORS = "frame-ancestors";
const NETWORK = "/__local/network";
const HOSTS = {
  element: (meta) =>
    meta.setAttribute("content", `${meta.getAttribute("content")} http://127.0.0.1:*`),
};
let delayMs = 0;

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === NETWORK) {
      delayMs = Number(searchParams.get("delay_ms"));
      return new Response();
    }
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const response = await front.fetch(request, env);
    const policy = response.headers.get("content-security-policy");
    if (!policy?.includes(`${ANCESTORS} 'self'`)) return response;
    const framed = new Response(response.body, response);
    const allowed = policy.replace(ANCESTORS, `${ANCESTORS} http://127.0.0.1:*`);
    framed.headers.set("content-security-policy", allowed);
    const isPage = response.headers.get("content-type")?.includes("text/html");
    return isPage ? new HTMLRewriter().on("meta[name=hosts]", HOSTS).transform(framed) : framed;
  },
};
