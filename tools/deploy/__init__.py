"""Deploy the workers to Cloudflare: the same commands for people and for workflows."""
