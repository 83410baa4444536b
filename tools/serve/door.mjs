// What requests pass on their way to the gateway: a client cannot say who it is, and no page of Miniflare's can be reached.
import http from "node:http";
import { isIP } from "node:net";

const LOOPBACK = "127.0.0.1";
const IDLE_MS = 4_000; // workerd closes a connection after 5 s: whoever sends a request at that moment loses it
const PROXY_IDLE_MS = 75_000; // ... and so a proxy that keeps connections must be the one that closes them
// Of one connection only (RFC 9110, 7.6.1), and what a client must not say about itself: Cloudflare's and Miniflare's own headers.
const HOP = /^(connection|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;
const FORGED = /^(cf-|mf-)/;

export function openDoor({ port, trustedProxy, gatewayPort }) {
  const agent = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  const gateway = { host: LOOPBACK, port: gatewayPort, agent, setHost: false };
  const options = { keepAliveTimeout: PROXY_IDLE_MS };
  return http.createServer(options, (request, response) => pass(request, response, gateway, trustedProxy)).listen(port, LOOPBACK);
}

function pass(request, response, gateway, trustedProxy) {
  const headers = [...passedOn(request.rawHeaders), "cf-connecting-ip", clientAddress(request, trustedProxy)];
  // Node frames no body of a GET by itself: unframed it would be read as the next request.
  if (request.headers["transfer-encoding"]) headers.push("transfer-encoding", "chunked");
  const upstream = http.request({ ...gateway, method: request.method, path: request.url, headers });
  upstream.on("response", (reply) => {
    response.writeHead(reply.statusCode, passedOn(reply.rawHeaders));
    reply.pipe(response);
    reply.on("error", () => response.destroy());
  });
  upstream.on("error", () => unavailable(response));
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}

function passedOn(raw) {
  const kept = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at].toLowerCase();
    if (!HOP.test(name) && !FORGED.test(name)) kept.push(raw[at], raw[at + 1]);
  }
  return kept;
}

// One header is believed if it was named, and only when it holds one address; else the connection says who it is.
function clientAddress(request, trustedProxy) {
  const named = trustedProxy ? request.headers[trustedProxy.toLowerCase()] : undefined;
  return typeof named === "string" && isIP(named) ? named : request.socket.remoteAddress;
}

function unavailable(response) {
  if (response.headersSent) return response.destroy();
  const problem = { type: "about:blank", title: "Service Unavailable", status: 503 };
  response.writeHead(503, { "content-type": "application/problem+json", "retry-after": "5" }).end(JSON.stringify(problem));
}
