# SPDX-License-Identifier: EUPL-1.2
"""The directory in and out in the words of HSDS 3, the Human Services Data Specification, without loss."""
