# SPDX-License-Identifier: EUPL-1.2
"""What is asked, and what an answer to it means."""
