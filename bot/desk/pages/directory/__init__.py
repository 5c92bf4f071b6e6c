# SPDX-License-Identifier: EUPL-1.2
"""The directory at the desk: lists of others taken in, and contacts that are there twice."""
