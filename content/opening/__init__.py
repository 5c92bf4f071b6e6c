# SPDX-License-Identifier: EUPL-1.2
"""When somebody is there: hours, weeks, holidays and closing days, and the truth about them in words."""
