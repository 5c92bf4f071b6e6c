# SPDX-License-Identifier: EUPL-1.2
"""What channels bring: read for danger and written down before the channel is told that it arrived."""
