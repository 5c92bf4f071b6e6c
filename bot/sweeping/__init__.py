# SPDX-License-Identifier: EUPL-1.2
"""What time does: timers that are due, what is past its time cleared, and the disk rid of it."""
