"""What a contest costs on Cloudflare, computed from what the work in it was measured to cost."""
