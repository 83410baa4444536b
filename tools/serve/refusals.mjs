// What the proxy itself answers: problems of the same form and names as the gateway's (docs/problems.md).
import { randomBytes } from "node:crypto";
import { finished } from "node:stream";
import { log } from "./log.mjs";

const REQUEST_ID = /^[A-Za-z0-9_-]{8,64}$/;
const PATH = /^\/[^?#]*/;
const DRAINED_BYTES_MAX = 16 * 1024 * 1024; // of a refused body; whoever sends more is cut off
const LINGER_MS = 2_000;

export const BAD_REQUEST = { type: "bad-request", title: "The request is not well formed", status: 400 };
export const BODY_TOO_LARGE = { type: "body-too-large", title: "The body is too large", status: 413 };
export const TOO_MANY_REQUESTS = { type: "too-many-requests", title: "Too many requests", status: 429, retryAfterS: 5 };
export const UNAVAILABLE = { type: "unavailable", title: "This part of the service does not answer", status: 503, retryAfterS: 5 };

export class Refusal extends Error {
  constructor(problem, detail, reason) {
    super(detail);
    Object.assign(this, { problem, reason });
  }
}

export function refuse(request, response, refusal) {
  if (response.headersSent || request.socket.destroyed) return response.destroy();
  const { status, headers, content } = answer(refusal, request);
  response.writeHead(status, headers);
  response.write(content);
  // Ended before the whole body has come, the connection could be reset, and the answer lost on its way.
  let drained = 0;
  request.on("data", (chunk) => {
    drained += chunk.length;
    if (drained > DRAINED_BYTES_MAX) request.destroy();
  });
  finished(request, () => response.end());
}

// For what is no request, so that there is no response either.
export function refuseUnread(socket, refusal) {
  const { status, headers, content } = answer(refusal);
  const lines = Object.entries({ ...headers, connection: "close" }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => {});
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join("")}\r\n${content}`);
  socket.resume();
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function answer({ problem, message: detail, reason }, request) {
  const { type, title, status, retryAfterS } = problem;
  const given = request?.headers["x-request-id"] ?? "";
  const request_id = REQUEST_ID.test(given) ? given : randomBytes(16).toString("hex");
  const [instance] = PATH.exec(request?.url ?? "") ?? ["/"];
  const document = { type: `urn:problem:${type}`, title, status, detail, instance, request_id };
  const level = status < 500 ? {} : { level: "error" };
  log({ event: "door-refused", ...level, service: "proxy", request_id, status, type, reason: reason ?? detail });
  const content = JSON.stringify(document);
  const headers = {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(content),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-request-id": request_id,
    ...(retryAfterS && { "retry-after": String(retryAfterS) }),
  };
  return { status, headers, content };
}
