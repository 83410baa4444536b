// Says what a test tells it to say, and writes down what its host answers.
const host = document.referrer ? new URL(document.referrer).origin : "*";
const launch = new URLSearchParams(location.hash.slice(1));
const heard = [];
let next = [];

const post = (eventType, eventData) =>
  window.parent.postMessage(JSON.stringify({ eventType, eventData }), host);

window.addEventListener("message", ({ data, origin, source }) => {
  if (source !== window.parent || origin !== host) return;
  const { eventType, eventData } = JSON.parse(data);
  heard.push([eventType, eventData]);
  const item = document.createElement("li");
  item.textContent = eventType;
  document.getElementById("heard").append(item);
});

document.getElementById("ask").addEventListener("click", () => {
  for (const message of next) post(...message);
});

const data = new URLSearchParams(launch.get("tgWebAppData"));
const user = JSON.parse(data.get("user") ?? "{}");
document.getElementById("who").textContent =
  `${user.first_name ?? "nobody"}, ${data.get("start_param") ?? "no start_param"}`;
Object.assign(window, {
  post,
  heard,
  launch,
  say: (messages) => {
    next = messages;
  },
});
post("iframe_ready", { reload_supported: true });
post("web_app_ready");
