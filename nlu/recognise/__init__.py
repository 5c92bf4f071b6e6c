# SPDX-License-Identifier: EUPL-1.2
"""Recognising what a message is about, without Rasa: used by its component and by `omzien parse`."""
