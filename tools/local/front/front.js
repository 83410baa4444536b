// Locally no cron fires by itself, and only the first worker can be reached: so this one is first.
const CLOCK = "/__local/scheduled";

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== CLOCK) return env.GATEWAY.fetch(request);
    const outcome = await env[searchParams.get("worker")].scheduled({
      cron: searchParams.get("cron"),
      scheduledTime: new Date(),
    });
    return Response.json(outcome);
  },
};
