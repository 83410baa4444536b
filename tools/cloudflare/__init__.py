"""A strict fake of Cloudflare's API: what `make rehearse` deploys to."""
