# SPDX-License-Identifier: EUPL-1.2
"""What is shown: contacts and activities, and what of them does not hold."""
