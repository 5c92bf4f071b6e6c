# SPDX-License-Identifier: EUPL-1.2
"""The inbox of sentences that were not understood: redacted, kept a month, labelled by an editor, learned."""
