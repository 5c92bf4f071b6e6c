# SPDX-License-Identifier: EUPL-1.2
"""What a worker has beside the talk."""
