# SPDX-License-Identifier: EUPL-1.2
"""Who helps whom: teams, who is there, who is called for danger."""
