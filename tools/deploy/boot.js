// Stands before a worker that is started before a deployment: health by HTTP, and a call's message to its reply's by RPC.

export default {
  async fetch(request, env) {
    if (request.method === "GET") return env.WORKER.fetch(request);
    return new Response(await env.WORKER.call(await request.text()));
  },
};
