# SPDX-License-Identifier: EUPL-1.2
"""An editor's test chat: the real Omzien with texts that are not published yet, and nobody is called."""
