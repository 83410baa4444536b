// What requests pass on their way to the gateway: whole and well formed, and a client cannot say who it is.
// Nothing that happens on one connection reaches another, or ends the process.
import http from "node:http";
import { isIP } from "node:net";
import { pipeline } from "node:stream";
import { BAD_REQUEST, BODY_TOO_LARGE, Refusal, refuse, refuseUnread, TOO_MANY_REQUESTS, UNAVAILABLE } from "./refusals.mjs";
import { Turns } from "./turns.mjs";

const LOOPBACK = "127.0.0.1";
const IDLE_MS = 4_000; // workerd closes a connection after 5 s: whoever sends a request at that moment loses it
const PROXY_IDLE_MS = 75_000; // ... and so a proxy that keeps connections must be the one that closes them
const REQUEST_WITHIN_MS = 60_000;
const BODY_BYTES_MAX = 2_097_152; // what the operation that takes most takes (x-max-body-bytes)
const LARGE_BYTES = 262_144; // what nearly all operations take
const LARGE_AT_ONCE_MAX = 8; // so many larger bodies are in memory at a time, whoever sends them
// Of one connection only (RFC 9110, 7.6.1), and what a client must not say about itself: Cloudflare's and Miniflare's own headers.
const HOP = /^(connection|expect|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade)$/;
const FORGED = /^(cf-|mf-)/;
const HOST = /^([a-z0-9._-]+|\[[0-9a-f:.]+\])(:[0-9]{1,5})?$/i;
const FOREIGN = /^(BIND|LINK|M-SEARCH|MKCALENDAR|REBIND|SOURCE|UNBIND|UNLINK)$/; // known to Node, and not to workerd
const ORIGIN_FORM = /^\/[^#]*$/;

let largeBodies = 0;

export function openDoor({ port, trustedProxy, gatewayPort }) {
  const agent = new http.Agent({ keepAlive: true, timeout: IDLE_MS });
  const gateway = { host: LOOPBACK, port: gatewayPort, agent, setHost: false };
  const server = http.createServer({ keepAliveTimeout: PROXY_IDLE_MS, requestTimeout: REQUEST_WITHIN_MS, requireHostHeader: false });
  const turns = new Turns();
  const gone = new WeakMap(); // by a connection: the signal of its end, which a pipelined response does not hear of
  const latest = new WeakMap(); // by a connection: the last request that has begun
  const enter = (request, response) => {
    latest.set(request.socket, { request, response });
    const route = { gateway: { ...gateway, signal: gone.get(request.socket) }, turns, trustedProxy };
    pass(request, response, route).catch(() => response.destroy());
  };
  server.on("connection", (socket) => {
    const end = new AbortController();
    gone.set(socket, end.signal);
    socket.once("close", () => end.abort());
  });
  server.on("request", enter);
  server.on("checkExpectation", enter); // one that nobody here fulfils may be ignored
  server.on("connect", (_, socket) => refuseUnread(socket, new Refusal(BAD_REQUEST, "This is no proxy.")));
  server.on("clientError", (error, socket) => refuseBroken(error, socket, latest.get(socket)));
  return server.listen(port, LOOPBACK);
}

async function pass(request, response, { gateway, turns, trustedProxy }) {
  response.on("error", () => response.destroy());
  try {
    check(request);
    const address = clientAddress(request, trustedProxy);
    if (!address) return response.destroy(); // a connection that is gone has none
    const reply = await turns.admit(request.headers.authorization, address, async (inTurn) => {
      const room = { isLarge: false };
      try {
        const body = await wholeBody(request, room);
        const headers = [...passedOn(request.rawHeaders), "cf-connecting-ip", address];
        if (request.headers["transfer-encoding"]) headers.push("content-length", String(body.length));
        const sent = { ...gateway, method: request.method, path: request.url, headers };
        return await inTurn(() => answerTo(sent, body), gateway.signal);
      } finally {
        if (room.isLarge) largeBodies -= 1;
      }
    });
    response.writeHead(reply.statusCode, passedOn(reply.rawHeaders));
    pipeline(reply, response, () => {}); // cut off on one side, it is cut off on the other
  } catch (error) {
    refuse(request, response, error instanceof Refusal ? error : unavailable(error));
  }
}

function check(request) {
  const hosts = request.headersDistinct.host ?? [];
  if (hosts.length !== 1) throw new Refusal(BAD_REQUEST, "Exactly one Host is needed.");
  if (!HOST.test(hosts[0]) || !URL.canParse(`http://${hosts[0]}`)) throw new Refusal(BAD_REQUEST, "The Host is not a name or an address, with a port or without.");
  if (FOREIGN.test(request.method)) throw new Refusal(BAD_REQUEST, "There is no such method here.");
  if (!ORIGIN_FORM.test(request.url)) throw new Refusal(BAD_REQUEST, "The target must be a path that starts with a slash.");
  if (Number(request.headers["content-length"] ?? 0) > BODY_BYTES_MAX) throw tooLarge();
}

// One header is believed if it was named, and only when it holds one address; else the connection says who it is.
function clientAddress(request, trustedProxy) {
  const named = trustedProxy ? request.headers[trustedProxy.toLowerCase()] : undefined;
  return typeof named === "string" && isIP(named) ? named : request.socket.remoteAddress;
}

// The gateway answers early what it refuses and closes: whoever still sends then can lose its answer. So all of it is here first.
function wholeBody(request, room) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let size = 0;
    let refused = false;
    const stop = (refusal) => {
      refused = true;
      chunks.length = 0;
      reject(refusal);
    };
    request.on("data", (chunk) => {
      size += chunk.length;
      if (refused) return;
      if (size > BODY_BYTES_MAX) return stop(tooLarge());
      if (size > LARGE_BYTES && !room.isLarge) {
        if (largeBodies === LARGE_AT_ONCE_MAX) return stop(new Refusal(TOO_MANY_REQUESTS, "Too many large bodies are being read."));
        room.isLarge = true;
        largeBodies += 1;
      }
      chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", () => reject(new Refusal(BAD_REQUEST, "The body did not come whole.")));
    request.on("close", () => reject(new Refusal(BAD_REQUEST, "The body did not come whole.")));
  });
}

const tooLarge = () => new Refusal(BODY_TOO_LARGE, `At most ${BODY_BYTES_MAX} bytes are accepted anywhere.`);

function passedOn(raw) {
  const kept = [];
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at].toLowerCase();
    if (!HOP.test(name) && !FORGED.test(name)) kept.push(raw[at], raw[at + 1]);
  }
  return kept;
}

// The beginning of the answer: how fast the rest is read is no concern of anybody else.
function answerTo(sent, body) {
  return new Promise((resolve, reject) => {
    const upstream = http.request(sent);
    upstream.on("response", resolve);
    upstream.on("error", (error) => reject(unavailable(error)));
    upstream.end(body);
  });
}

const unavailable = (error) => new Refusal(UNAVAILABLE, "The gateway does not answer.", error.code ?? error.name);

// Bytes that are no HTTP, or came too late. What is answered in between, to the requests before them, must not be mixed up.
function refuseBroken(error, socket, last) {
  if (socket.writableEnded) return;
  const answered = !last || last.response.closed;
  const itsBody = last && last.response.socket === socket && !last.response.headersSent && !last.request.complete;
  const silent = socket.bytesRead === 0 || error.code === "ECONNRESET" || !socket.writable;
  if (silent || !(answered || itsBody)) socket.destroy();
  else refuseUnread(socket, new Refusal(BAD_REQUEST, "These bytes are not a request of HTTP/1.1.", error.code));
}
