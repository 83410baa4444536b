import { effect } from "@preact/signals";
import { render } from "preact";
import { accessToken, canSignIn, queries } from "./api";
import { post } from "./bridge";
import { startBridge } from "./bridge/start";
import { startRouter } from "./router";
import { common, locale, t } from "./texts";
import { Shell } from "./ui/shell";

startBridge();
startRouter();
queries.mount();
// Beside what is public, which waits for nobody.
if (canSignIn) accessToken().catch(() => undefined);

effect(() => {
  document.documentElement.lang = locale.value;
  document.title = t(common.app);
});

const app = document.getElementById("app");
if (app) {
  app.replaceChildren();
  render(<Shell />, app);
  post("web_app_ready");
}
