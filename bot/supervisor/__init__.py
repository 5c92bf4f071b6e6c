# SPDX-License-Identifier: EUPL-1.2
"""`make start`: everything an installation needs, started, watched, and stopped again."""
