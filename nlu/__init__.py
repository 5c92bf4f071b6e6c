# SPDX-License-Identifier: EUPL-1.2
"""Understands residents: a Rasa project with our own components, and the danger detector `nlu.safety`."""
