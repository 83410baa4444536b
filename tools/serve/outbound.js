// Whatever content asks for outside goes this way: its webhooks to public addresses alone, all else as it is configured.
export default {
  fetch(request, env) {
    return request.headers.has("webhook-id") ? env.PUBLIC.fetch(request) : fetch(request);
  },
};
