# SPDX-License-Identifier: EUPL-1.2
"""From new sentences to a model that goes live only when it is not worse, and back again."""
