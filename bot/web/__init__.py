# SPDX-License-Identifier: EUPL-1.2
"""The pages: the chat for residents and the shell the desk's pages share."""
