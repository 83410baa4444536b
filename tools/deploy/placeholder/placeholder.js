// Has the name of a worker until its first deployment: others that are bound to it are deployed before it.
export default {
  fetch() {
    return new Response("This worker is not deployed yet.\n", { status: 503, headers: { "retry-after": "60" } });
  },
};
