# SPDX-License-Identifier: EUPL-1.2
"""The way out: what is in the outboxes reaches its channel, urgent first, in order."""
