# SPDX-License-Identifier: EUPL-1.2
"""What we know: texts, themes, contacts and places, and the library that checks, compiles and reads them."""
