# SPDX-License-Identifier: EUPL-1.2
"""Numbers no resident need tell: found as people type them, taken out before anything is stored, and told."""
