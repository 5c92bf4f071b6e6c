# SPDX-License-Identifier: EUPL-1.2
"""The one door into Rasa, tried on a real Rasa with a real Redis."""

from __future__ import annotations

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import redis as sync_redis

from store import keys
from store.conversation import ConversationRef
from tests.nlu.action_server import Behaviour
from tests.nlu.rasa_process import SECRET, Rasa, body

TURN = "/webhooks/omzien/turn"
WORDS = "ik heb schulden bij zeven winkels"


def counted(actions: Behaviour) -> int:
    """How many turns the dialogue had had before the last one."""
    return int(actions.asked[-1]["tracker"]["slots"]["repeats"] or 0)


def test_a_worry_is_answered_by_the_action_for_worries(rasa: Rasa) -> None:
    assert rasa.action("worry", "ik heb schulden") == "action_worry"


def test_the_action_server_is_shown_the_secret(rasa: Rasa, actions: Behaviour) -> None:
    rasa.ask("secret", "hallo")
    assert actions.shown[-1] == SECRET


def test_health_names_the_model(rasa: Rasa) -> None:
    status, answer = rasa.call("GET", "/webhooks/omzien/health", secret=None)
    assert (status, list(answer)) == (200, ["model"])
    assert answer["model"]


@pytest.mark.parametrize("secret", [None, "", "another secret", "é"])
def test_without_the_secret_nothing_is_answered(rasa: Rasa, secret: str | None) -> None:
    given = secret.encode().decode("latin-1") if secret else secret
    assert rasa.call("POST", TURN, json.dumps(body("closed", "hallo")).encode(), given)[0] == 401


@pytest.mark.parametrize(
    "wrong",
    [
        b"not json",
        b"[]",
        b"{}",
        json.dumps(body("x", "hoi", kind="shout")).encode(),
        json.dumps(body("x/y", "hoi")).encode(),
        json.dumps(body("x", "hoi", context=None)).encode(),
        json.dumps(body("x", kind="button", button={"id": "/restart"})).encode(),
    ],
)
def test_a_wrong_body_is_refused_with_a_reason_and_no_trace(rasa: Rasa, wrong: bytes) -> None:
    status, answer = rasa.call("POST", TURN, wrong)
    assert (status, list(answer)) == (400, ["error"])


def test_a_body_over_64_kib_is_refused(rasa: Rasa) -> None:
    status, answer = rasa.call("POST", TURN, json.dumps(body("big", "a" * 70_000)).encode())
    assert status == 413
    assert "Traceback" not in json.dumps(answer)


def test_rasas_own_doors_are_shut(rasa: Rasa) -> None:
    for path in ("/conversations/x/tracker", "/model", "/webhooks/rest/webhook", "/status"):
        assert rasa.call("GET", path)[0] == 404


def test_a_repeated_message_gets_the_same_answer_and_moves_nothing(rasa: Rasa, actions: Behaviour) -> None:
    first = rasa.ask("again", "hallo", message_id="one")
    second = rasa.ask("again", "hallo", message_id="one")
    assert first[1]["replies"] == second[1]["replies"]
    assert (first[1]["repeat"], second[1]["repeat"]) == (False, True)
    assert len(actions.asked) == 1


def test_two_requests_for_one_message_at_once_are_one_turn(rasa: Rasa, actions: Behaviour) -> None:
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: rasa.ask("at-once", "hallo", message_id="one"), range(4)))
    assert sorted(answer["repeat"] for _, answer in answers) == [False, True, True, True]
    assert len(actions.asked) == 1


def test_messages_of_one_conversation_do_not_overtake_each_other(rasa: Rasa, actions: Behaviour) -> None:
    began = time.monotonic()
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: rasa.ask("in-order", "hallo")[0], range(16)))
    assert answers == [200] * 16
    assert sorted(one["tracker"]["slots"]["repeats"] or 0 for one in actions.asked) == list(range(16))
    assert time.monotonic() - began < 8


def test_the_dialogue_goes_on_where_it_was(rasa: Rasa, actions: Behaviour) -> None:
    for expected in range(3):
        rasa.ask("goes-on", "hallo")
        assert counted(actions) == expected


def test_a_long_conversation_keeps_its_slots_though_its_events_are_capped(
    rasa: Rasa, actions: Behaviour
) -> None:
    for _ in range(30):
        rasa.ask("long", "hallo")
    assert counted(actions) == 29
    # Which of them there are is no business of the action server's.
    assert actions.asked[-1]["tracker"]["events"] == []


@pytest.mark.parametrize("mode", ["slow", "broken", "nonsense", "silent"])
def test_when_no_reply_comes_out_the_turn_fails_and_nothing_is_kept(
    rasa: Rasa, actions: Behaviour, mode: str
) -> None:
    rasa.ask(f"fails-{mode}", "hallo")
    actions.mode = mode
    began = time.monotonic()
    assert rasa.ask(f"fails-{mode}", "hallo", message_id="lost")[0] == 503
    assert time.monotonic() - began < 4
    actions.mode = "answer"
    status, answer = rasa.ask(f"fails-{mode}", "hallo", message_id="lost")
    assert (status, answer["repeat"]) == (200, False)
    assert counted(actions) == 1


def test_what_a_resident_wrote_is_not_in_the_log_and_not_readable_in_redis(
    rasa: Rasa, actions: Behaviour, redis_url: str
) -> None:
    rasa.ask("quiet", WORDS)
    for mode in ("broken", "nonsense"):
        actions.mode = mode
        rasa.ask("quiet", WORDS)
    with sync_redis.Redis.from_url(redis_url) as client:
        stored = client.hgetall(keys.tracker(ConversationRef("standaard", "quiet")))
    log = rasa.log.read_text("utf-8")
    assert stored and all(b"schulden" not in value for value in stored.values())
    assert "schulden" not in log and "winkels" not in log and "quiet" not in log
    assert "a turn was not answered" in log


@pytest.mark.parametrize(
    "typed",
    ["/restart", "  /restart", "\u200b/restart", "//session_start", '/mens{"a":1}', "/", "\x00/mens@0.9"],
)
def test_typed_text_is_never_a_command(rasa: Rasa, actions: Behaviour, typed: str) -> None:
    rasa.ask("typed", "hallo")
    before = counted(actions)
    rasa.action("typed", typed)
    assert counted(actions) == before + 1
    assert not actions.latest["text"].startswith("/")


def test_a_text_is_cut_at_a_thousand_characters(rasa: Rasa, actions: Behaviour) -> None:
    rasa.ask("cut", "ik heb schulden " * 700)
    assert len(actions.latest["text"]) <= 1000


def test_a_button_that_is_an_intent_is_that_intent(rasa: Rasa, actions: Behaviour) -> None:
    assert rasa.action("buttons", kind="button", button={"id": "mens", "data": {}}) == "action_person"
    assert actions.latest["metadata"]["button"] == {"id": "mens", "data": {}}


def test_any_other_button_is_a_knop_with_its_data(rasa: Rasa, actions: Behaviour) -> None:
    pressed = {"id": "thema", "data": {"theme": "geld"}}
    assert rasa.action("buttons", kind="button", button=pressed) == "action_button"
    assert actions.latest["entities"] == [{"entity": "knop", "value": "thema"}]
    assert actions.latest["metadata"]["button"] == pressed


@pytest.mark.parametrize("id", ["restart", "session_start", "back", "nlu_fallback"])
def test_a_button_cannot_reach_the_intents_rasa_adds_itself(rasa: Rasa, id: str) -> None:
    assert rasa.action("reach", kind="button", button={"id": id, "data": {}}) == "action_button"


def test_a_place_from_a_shared_location_is_the_intent_plaats(rasa: Rasa, actions: Behaviour) -> None:
    place = {"name": "Hilversum", "municipality_code": "GM0402"}
    assert rasa.action("place", kind="place", place=place) == "action_place"
    assert actions.latest["entities"][0] == {**place, "entity": "place", "value": "Hilversum"}
    assert actions.latest["metadata"]["place"] == place


def test_the_context_of_the_turn_reaches_the_action(rasa: Rasa, actions: Behaviour) -> None:
    rasa.ask("context", "ik heb schulden")
    assert actions.latest["metadata"]["now"] == "2026-11-21T20:00:00+01:00"


def test_what_was_understood_reaches_the_action(rasa: Rasa, actions: Behaviour) -> None:
    rasa.ask("understood", "ik heb schulden")
    heard = actions.latest
    assert heard["decision"] == "sure"
    assert heard["detected"][0] == "geld" == heard["themes"][0]["theme"]
    assert len(heard["themes"]) == 3
    assert heard["out_of_scope"] is False and heard["human"] < 0.5


@pytest.mark.parametrize("typed", ["👍", "...", "", "   "])
def test_a_message_without_words_is_out_of_scope(rasa: Rasa, actions: Behaviour, typed: str) -> None:
    assert rasa.action("wordless", typed) == "action_outscope"
    assert actions.latest["out_of_scope"] is True
