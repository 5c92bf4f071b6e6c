# SPDX-License-Identifier: EUPL-1.2
"""What is read of an installation when somebody asks for its figures."""
