# SPDX-License-Identifier: EUPL-1.2
"""What is no worry: greeting, another language, what Omzien is not for, going back, erasing."""
