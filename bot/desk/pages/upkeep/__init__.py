# SPDX-License-Identifier: EUPL-1.2
"""The pages on which editors keep the directory right."""
