# SPDX-License-Identifier: EUPL-1.2
"""Omzien's own components in Rasa's graph."""
