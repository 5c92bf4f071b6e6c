# SPDX-License-Identifier: EUPL-1.2
"""Teams, their hours, and who is blocked."""
