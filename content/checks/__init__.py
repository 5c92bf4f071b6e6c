# SPDX-License-Identifier: EUPL-1.2
"""The rules for content: one set for `omzien content check` and for an editor's page while they type.

`content.check.of_entry` runs them for one entry whose fields `structure.of_entry` found in order, in some
hundredths of a second on a library that was read already; `content.editing.Shelf.problems` calls both.
"""
