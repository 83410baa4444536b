// A rate limit that counts in this isolate: what asking costs, without the way to where Cloudflare counts.
export default function () {
  const counts = new Map();
  return {
    async limit({ key }) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return { success: true };
    },
  };
}
