# SPDX-License-Identifier: EUPL-1.2
"""From a draft to what residents read: drafts, a second pair of eyes, publishing and undoing."""
