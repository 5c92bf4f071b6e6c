# SPDX-License-Identifier: EUPL-1.2
"""When the certificate at our public address runs out: the proxy's, but the chat ends with it."""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

from cryptography import x509

from bot.metrics.table import CERTIFICATE

PATIENCE_S, LOOK_S = 5.0, 3600.0


class Certificate:
    """Looked at once an hour; unknown until then, and where there is no public address."""

    def __init__(self, public_url: str) -> None:
        self._url, self._ends = public_url, 0.0

    @property
    def seen(self) -> dict[str, float]:
        """What is known of it."""
        return {CERTIFICATE.field(()): self._ends} if self._ends else {}

    async def look(self) -> None:
        """Ask for it as a browser does, also where a browser would no longer trust it."""
        there = urlsplit(self._url)
        if not there.hostname:
            return
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        try:
            async with asyncio.timeout(PATIENCE_S):
                _, wire = await asyncio.open_connection(
                    there.hostname, there.port or 443, ssl=trusting, server_hostname=there.hostname
                )
        except (OSError, TimeoutError):
            # Not reachable from here, as behind many a firewall: then it stays unknown.
            return
        shown = wire.get_extra_info("ssl_object").getpeercert(binary_form=True)
        wire.close()
        self._ends = x509.load_der_x509_certificate(shown).not_valid_after_utc.timestamp()
