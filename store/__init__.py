# SPDX-License-Identifier: EUPL-1.2
"""What Omzien keeps: partitions, streams, sealing, retention, clock and timers, over Redis 6.2 or newer."""
