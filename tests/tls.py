"""For an HTTP client of a test that meets no TLS: to read whom this machine trusts takes 25 ms."""

from __future__ import annotations

import ssl

TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
