# SPDX-License-Identifier: EUPL-1.2
"""Whether a resident can be answered now, asked from outside and told to outside."""
