# SPDX-License-Identifier: EUPL-1.2
"""One conversation and what stands beside it."""
