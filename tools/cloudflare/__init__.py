"""A strict stand-in for Cloudflare's API: what `make rehearse` deploys to."""
