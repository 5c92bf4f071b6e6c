# SPDX-License-Identifier: EUPL-1.2
"""From a form to what an organisation's own layer shall say: only what differs from the base."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from bot.desk.pages.editor.field import Field
from bot.desk.pages.editor.names import Names
from bot.desk.pages.editor.paths import drop, get, put
from bot.desk.pages.editor.values import Raw, Wrong, posted, shown, understood
from content.entry import merged

Data = dict[str, Any]
Said = tuple[str, dict[str, str]]
"""The key of a text with what fills its holes."""


@dataclass
class Filled:
    """The layer's own fields; by field `raw`, what the form shows, and `wrong`, what cannot be understood."""

    own: Data
    raw: dict[str, Raw] = field(default_factory=dict)
    wrong: dict[str, Said] = field(default_factory=dict)


def whole(base: Data | None, own: Data | None) -> Data:
    """The entry as residents get it."""
    return merged(base or {}, own or {})


def begun(fields: Sequence[Field], base: Data | None, own: Data | None, names: Names) -> Filled:
    """An entry as its form begins."""
    now = whole(base, own)
    return Filled(deepcopy(own or {}), {one.name: shown(one, get(now, one.where), names) for one in fields})


def filled(
    fields: Sequence[Field], base: Data | None, own: Data | None, form: Mapping[str, str], names: Names
) -> Filled:
    """The form as it was sent, over what the layer says already."""
    found = begun(fields, base, own, names)
    for one in fields:
        raw = posted(one, form)
        if raw is not None and one.widget == "themes":
            raw = _in_order(raw, found.raw[one.name])
        if raw is None or raw == found.raw[one.name]:
            continue
        found.raw[one.name] = raw
        try:
            _lay(found.own, one, base, raw, names)
        except Wrong as wrong:
            found.wrong[one.name] = (wrong.key, wrong.holes)
    return found


def _in_order(chosen: Raw, before: Raw) -> Raw:
    """What was chosen, in the order it had: ticks have none."""
    return (*(one for one in before if one in chosen), *(one for one in chosen if one not in before))


def _lay(own: Data, one: Field, base: Data | None, raw: Raw, names: Names) -> None:
    if base is not None and raw == shown(one, get(base, one.where), names):
        back(own, one, base)
        return
    value = understood(one, raw, names)
    if value is None and get(base, one.where) is None:
        drop(own, one.where)
        return
    _whole_list(own, one, base)
    put(own, one.where, value)


def back(own: Data, one: Field, base: Data | None) -> None:
    """Take the own value away, so that the base's holds again."""
    _whole_list(own, one, base)
    inside_list = any(isinstance(step, int) for step in one.where)
    if not inside_list:
        drop(own, one.where)
        return
    put(own, one.where, get(base, one.where))
    if own[str(one.where[0])] == (base or {}).get(str(one.where[0])):
        del own[str(one.where[0])]


def _whole_list(own: Data, one: Field, base: Data | None) -> None:
    """A list is replaced as a whole: before one item of it changes, all of it is our own."""
    name = str(one.where[0])
    if any(isinstance(step, int) for step in one.where) and name not in own:
        own[name] = deepcopy((base or {}).get(name))
