// Answers at once: what the load generator and workerd's HTTP reach without any work.
export default {
  async fetch() {
    return new Response('{"customer":"customer-4711","items":5}', { status: 201 });
  },
};
