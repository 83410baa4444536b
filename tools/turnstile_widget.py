"""The fake of Turnstile's widget: the script that draws it, and what stands in its frame.

As strict as Cloudflare about what it is given, and as little of it as the Mini App uses:
https://developers.cloudflare.com/turnstile/get-started/client-side-rendering/
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from tools.turnstile import PATH, SITE_KEY

SCRIPT = """
(() => {
  const base = new URL(".", document.currentScript.src);
  const known = ["sitekey", "action", "cData", "language", "theme", "retry", "callback",
    "error-callback", "expired-callback"];
  const shown = new Map();
  let count = 0;
  window.turnstile = {
    render(container, options) {
      const unknown = Object.keys(options).filter((name) => !known.includes(name));
      if (unknown.length) throw new Error(`[Turnstile] the fake does not know ${unknown}`);
      const frame = document.createElement("iframe");
      const { sitekey, action, cData } = options;
      const query = new URLSearchParams({ sitekey, action, cdata: cData });
      frame.src = new URL(`widget?${query}`, base);
      frame.title = "Widget containing a Cloudflare security challenge";
      frame.width = 300;
      frame.height = 65;
      const hear = ({ source, origin, data }) => {
        if (source !== frame.contentWindow || origin !== base.origin) return;
        if (data.token) options.callback(data.token);
        else options["error-callback"]?.(data.error);
      };
      addEventListener("message", hear);
      container.append(frame);
      const id = `fake-${(count += 1)}`;
      shown.set(id, { frame, hear });
      return id;
    },
    reset(id) {
      const { frame } = shown.get(id);
      frame.src = frame.src;
    },
    remove(id) {
      const { frame, hear } = shown.get(id);
      removeEventListener("message", hear);
      frame.remove();
      shown.delete(id);
    },
  };
})();
"""

WIDGET = """<!doctype html>
<title>Turnstile, played by the emulator</title>
<meta name="color-scheme" content="light dark">
<label><input type="checkbox"> Verify you are human</label>
<script>
  const given = new URLSearchParams(location.search);
  const say = (message) => parent.postMessage(message, "*");
  if (given.get("sitekey") !== "SITE_KEY") say({ error: "400020" });
  document.querySelector("input").onchange = async () => {
    const body = { action: given.get("action"), cdata: given.get("cdata") };
    const reply = await fetch("/_emulator/captcha", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    say(await reply.json());
  };
</script>
"""


async def _script(_: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript")


async def _widget(_: Request) -> Response:
    return HTMLResponse(WIDGET.replace("SITE_KEY", SITE_KEY))


ROUTES = [Route(f"{PATH}/api.js", _script), Route(f"{PATH}/widget", _widget)]
