import { effect } from "@preact/signals";
import { focusManager } from "@tanstack/preact-query";
import { render } from "preact";
import { accessToken, canSignIn, prefetchPages, queries } from "./api";
import { hear, post } from "./bridge";
import { startBridge } from "./bridge/start";
import { startRouter } from "./router";
import { common, locale, t } from "./texts";
import { keepFocus } from "./ui/focus";
import { Shell } from "./ui/shell";

startBridge();
startRouter();
queries.mount();
hear("visibility_changed", ({ is_visible }) => focusManager.setFocused(is_visible));
// Beside what is public, which waits for nobody.
prefetchPages("/v1/contests", { query: { status: "open" } }); // as index.html has it
if (canSignIn) accessToken().catch(() => undefined);

effect(() => {
  document.documentElement.lang = locale.value;
  document.title = t(common.app);
});

// In a task of its own: on a slow phone the script's own takes long enough.
setTimeout(() => {
  const app = document.getElementById("app");
  if (!app) return;
  app.replaceChildren();
  render(<Shell />, app);
  keepFocus();
  post("web_app_ready");
});
