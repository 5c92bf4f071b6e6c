# SPDX-License-Identifier: EUPL-1.2
"""Figures for whoever watches an installation: counted in each process, kept in Redis, shown at /metrics."""
