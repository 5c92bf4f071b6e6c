# SPDX-License-Identifier: EUPL-1.2
"""The way to a person: what is passed on, when somebody reads it, and how the resident can be reached."""
