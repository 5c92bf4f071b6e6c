# SPDX-License-Identifier: EUPL-1.2
"""The addresses for whoever, or whatever, watches an installation."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from bot.health.health import Health
from bot.health.ready import Ready
from bot.metrics.page import MetricsPage
from bot.metrics.seen.certificate import Certificate
from bot.services import Services


def watching(services: Services, certificate: Certificate) -> list[BaseRoute]:
    """How every part is, whether a resident can be answered, and the figures."""
    health = Health(services)
    ready = Ready(services, health)
    return [
        Route("/health", health.answer),
        Route("/ready", ready.answer),
        Route("/metrics", MetricsPage(services, ready, certificate).answer),
    ]
