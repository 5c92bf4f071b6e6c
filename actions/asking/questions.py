# SPDX-License-Identifier: EUPL-1.2
"""How each open question is asked: its words, other words the second time, and its buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from actions.answer import Answer, answer
from actions.person import call_offer, reach, summary
from actions.state import Question, State, stepped
from actions.turn import Turn
from actions.worry import route_question
from content.gazetteer import places
from content.reply import Button, Part

PLACES_SHOWN = 6
MISSES_ALLOWED = 1
ELSEWHERE = ("client", "buur", "vriend", "familie", "ouder", "ander")
"""Who mostly live in another house than the one who writes."""
Asked = tuple[list[Part | str], list[Button]]


def ask(turn: Turn, state: State, question: Question) -> Answer:
    """The answer that asks a question; the one it replaces can be gone back to."""
    return _put(turn, stepped(state, question))


def again(turn: Turn, state: State) -> Answer:
    """The open question once more, in other words."""
    return _put(turn, replace(state, repeats=state.repeats + 1))


def unchanged(turn: Turn, state: State) -> Answer:
    """The open question as it stood, after something that was not an answer to it."""
    return _put(turn, state)


def buttons(turn: Turn, state: State) -> list[Button]:
    """The buttons of the open question, also when its words stand elsewhere."""
    return ASKED[state.question](turn, state)[1] if state.question in ASKED else []


def _put(turn: Turn, state: State) -> Answer:
    texts, choices = ASKED[state.question](turn, state)
    return answer(state, texts, choices)


def _key(key: str, state: State) -> str:
    return f"{key}_again" if state.repeats else key


def _route(turn: Turn, state: State) -> Asked:
    route = route_question.of(turn, state)
    if route is None:
        # The question was taken out of the content while it was open.
        return [turn.say("nothing_open")], turn.buttons_of("nothing_open")
    lead = [turn.say("route_again")] if state.repeats else _about(turn, state)
    return [*lead, turn.words(route.question)], [turn.button(id) for id in route.buttons]


def _about(turn: Turn, state: State) -> list[str]:
    """Whose house or letter the question is about, where that is not the one who reads it."""
    if state.for_whom not in ELSEWHERE:
        return []
    return [turn.say("about_client" if state.for_whom == "client" else "about_other")]


def _place(turn: Turn, state: State) -> Asked:
    key = _key("place_question", state)
    return [turn.say(key)], turn.buttons_of(key)


def _choose_place(turn: Turn, state: State) -> Asked:
    match = places.find(turn.book, state.place_text or "")
    choices = [
        turn.button(
            "plaats",
            title=(place.label or place.name)[:60],
            name=place.name,
            municipality_code=place.municipality_code,
            municipality=place.municipality,
            province=place.province,
            **({"neighbourhood": place.neighbourhood} if place.neighbourhood else {}),
        )
        for place in match.places[:PLACES_SHOWN]
    ]
    return [turn.say(_key("place_many", state))], [*choices, turn.button("liever_niet")]


def _confirm_theme(turn: Turn, state: State) -> Asked:
    key = _key("confirm_theme", state)
    return [turn.say(key, theme=turn.theme_name(state.candidates[0]))], turn.buttons_of(key)


def _choose_theme(turn: Turn, state: State) -> Asked:
    if state.misses > MISSES_ALLOWED:
        keys = [theme.key for theme in turn.book.themes(turn.context.organisation)]
        return [turn.say("choose_from_all")], [turn.button("mens"), *theme_buttons(turn, keys)]
    choices = theme_buttons(turn, state.candidates[:3])
    return [turn.say(_key("choose_theme", state))], [*choices, turn.button("mens")]


def theme_buttons(turn: Turn, keys: list[str]) -> list[Button]:
    """A button for each theme, in the words people use."""
    return [turn.button("thema", title=turn.theme(key).button, theme=key) for key in keys]


def _second_worry(turn: Turn, state: State) -> Asked:
    text = turn.say(_key("second_worry", state), theme=turn.theme_name(state.themes[1]))
    return [text], [turn.button(id) for id in ("ja", "nee", "mens", "meer")]


def _summary(turn: Turn, state: State) -> Asked:
    """What will be passed on comes with its question, whenever that is asked."""
    if summary.empty(turn, state):
        key = "summary_empty_question"
        return [turn.say("summary_empty"), turn.say(key)], turn.buttons_of(key)
    body = Part(title=turn.say("summary_title"), text="\n".join(summary.lines(turn, state)))
    key = _key("summary_question", state)
    return [body, turn.say(key)], turn.buttons_of(key)


def _summary_change(turn: Turn, state: State) -> Asked:
    strikes = [
        turn.button("schrap", title=turn.say(f"strike_{line}"), line=line)
        for line in summary.strikeable(turn, state)
    ]
    call = [] if state.reach else [turn.button("liever_gebeld")]
    stop = turn.button("niet_doorgeven", title=turn.say("stop_passing_on"))
    return [turn.say("summary_change")], [*strikes, *call, stop]


def _reach_number(turn: Turn, state: State) -> Asked:
    key = _key("reach_number", state)
    return [turn.say(key)], turn.buttons_of(key)


def _reach_times(turn: Turn, state: State) -> Asked:
    key = _key("reach_times", state)
    return [turn.say(key)], turn.buttons_of(key)


def _reach_agree(turn: Turn, state: State) -> Asked:
    key = "reach_agree_question"
    return [turn.say("reach_agree", **reach.call(turn, state)), turn.say(key)], turn.buttons_of(key)


def _reads_along(turn: Turn, state: State) -> Asked:
    """Beside its answers there is the way on, and a call where nobody is there now."""
    key = "reads_along_question"
    call = [turn.button("bel_mij_terug")] if call_offer.offered(turn, state) else []
    answers = turn.buttons_of(key)
    return [turn.say(key)], [*answers, *call, turn.button("verder_zoeken")]


def _erase(turn: Turn, state: State) -> Asked:
    return [turn.say("erase_question")], turn.buttons_of("erase_question")


ASKED: dict[Question, Callable[[Turn, State], Asked]] = {
    "route": _route,
    "after_help": _route,
    "place": _place,
    "choose_place": _choose_place,
    "confirm_theme": _confirm_theme,
    "choose_theme": _choose_theme,
    "second_worry": _second_worry,
    "summary": _summary,
    "summary_change": _summary_change,
    "reach_number": _reach_number,
    "reach_times": _reach_times,
    "reach_agree": _reach_agree,
    "reads_along": _reads_along,
    "erase": _erase,
}
