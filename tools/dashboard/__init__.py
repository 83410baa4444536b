"""The dashboard of an environment on Cloudflare, as Grafana takes it."""
