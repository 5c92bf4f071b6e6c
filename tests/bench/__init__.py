# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: speed, memory and size, side by side in one run and as ratios, because machines are noisy."""
