// Locally no cron fires by itself, and only the first worker can be reached: so this one is first.
const CLOCK = "/__local/scheduled";

export default {
  async fetch(request, env) {
    if (!request.url.includes(CLOCK)) return env.GATEWAY.fetch(request);
    const { searchParams } = new URL(request.url);
    const outcome = await env[searchParams.get("worker")].scheduled({
      cron: searchParams.get("cron"),
      scheduledTime: new Date(),
    });
    return Response.json(outcome);
  },
};
