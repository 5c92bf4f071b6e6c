# SPDX-License-Identifier: EUPL-1.2
"""Activities on their way in and out: calendars that are read, .ics files and reminders for residents."""
