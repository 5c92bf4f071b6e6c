# SPDX-License-Identifier: EUPL-1.2
"""What the passing of time does to what we know: flagged, hidden, closed, merged."""
