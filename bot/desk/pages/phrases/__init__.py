# SPDX-License-Identifier: EUPL-1.2
"""The pages on which editors teach Omzien the sentences it did not understand."""
