# SPDX-License-Identifier: EUPL-1.2
"""Which place somebody means: every name and postcode, misspelt, nicknamed, or no place at all."""
