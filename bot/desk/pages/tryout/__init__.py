# SPDX-License-Identifier: EUPL-1.2
"""The pages on which an editor tries a draft in a conversation."""
