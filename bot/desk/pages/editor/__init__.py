# SPDX-License-Identifier: EUPL-1.2
"""The pages of the editor: everything residents read, found, changed, looked at and published."""
