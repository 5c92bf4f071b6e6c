# SPDX-License-Identifier: EUPL-1.2
"""Stand-ins for packages that Rasa imports and Omzien never runs."""
