# SPDX-License-Identifier: EUPL-1.2
"""Turns templates into pages; every text in them comes from the content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.desk.tools.summary_lines import lines
from bot.web.headers import NONCE
from bot.web.moments import clock_time, iso
from bot.web.richtext import braced, linked
from bot.web.site import Site
from bot.web.template_cache import TemplateCache
from bot.web.theme import Themes

HERE = Path(__file__).parent
STATIC = HERE / "static"


@cache
def asset(name: str) -> str:
    """The address of a static file; it changes when the file does."""
    mark = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={mark}"


class Pages:
    """The templates of one site."""

    def __init__(self, site: Site) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=TemplateCache(),
        )
        self._environment.globals.update(text=site.text, asset=asset, themes=Themes(site.settings))
        self._environment.filters.update(linked=linked, braced=braced, clock=clock_time, iso=iso)
        self._environment.filters.update(summary_lines=lambda found: lines(found, site.text))

    def page(self, request: Request, template: str, status: int = 200, /, **context: Any) -> HTMLResponse:
        """A whole page."""
        body = self.part(template, nonce=request.scope.get(NONCE, ""), **context)
        return HTMLResponse(body, status)

    def part(self, template: str, /, **context: Any) -> str:
        """A piece of a page."""
        return self._environment.get_template(template).render(**context)
