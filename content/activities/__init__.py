# SPDX-License-Identifier: EUPL-1.2
"""Activities and vacancies for volunteers: from what an editor fills in to what is found."""
