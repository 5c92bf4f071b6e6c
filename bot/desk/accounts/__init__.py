# SPDX-License-Identifier: EUPL-1.2
"""Who may sign in at the desk, and with what."""
