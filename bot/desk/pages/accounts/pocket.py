# SPDX-License-Identifier: EUPL-1.2
"""What is kept for somebody for a short while, sealed: an unsent answer, codes and links shown once."""

from __future__ import annotations

import json
from typing import Any

from bot.web.site import Site
from store.conversation import ConversationRef
from store.vault import Unreadable, Vault


class Pocket:
    """Seals and opens fields of a session."""

    def __init__(self, site: Site) -> None:
        self._vault = Vault(site.redis, site.master)
        self._ref = ConversationRef(site.organisation, site.master.digest("pocket", site.organisation))

    def closed(self, name: str, what: Any) -> str:
        """As it may be stored under this name."""
        return self._vault.seal_apart(self._ref, f"pocket-{name}", json.dumps(what).encode())

    def opened(self, name: str, kept: str | None) -> Any:
        """What was put in; None when there is nothing, or nothing that can be read."""
        try:
            return json.loads(self._vault.open_apart(self._ref, f"pocket-{name}", kept)) if kept else None
        except Unreadable:
            return None
