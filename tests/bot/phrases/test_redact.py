# SPDX-License-Identifier: EUPL-1.2
from __future__ import annotations

from pathlib import Path

import pytest

from bot.phrases.redact import GONE, redacted
from bot.phrases.vocabulary import Vocabulary
from content.catalogue import Catalogue


@pytest.fixture(scope="module")
def ours(shipped: Path) -> Vocabulary:
    """The words of the project's own sentences."""
    return Vocabulary(Catalogue.open(shipped / "content"))


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("ik heet Fatima en kan de huur niet betalen", "Fatima"),
        ("mijn naam is jan de vries en ik zoek hulp", "vries"),
        ("me naam is khadija en ik heb schulden", "khadija"),
        ("noem me maar Bo, ik heb geen geld voor eten", "Bo,"),
        ("ik ben youssef en zoek werk", "youssef"),
        ("mijn man Piet drinkt veel te veel", "Piet"),
        ("mijn dochter fleur wil niet naar school", "fleur"),
        ("de buurvrouw truus is zo eenzaam", "truus"),
        ("ome Henk zit in de schuldsanering en nu", "Henk"),
        ("meneer Bakker komt nooit meer bij ons langs", "Bakker"),
        ("groetjes anna en bedankt voor je hulp", "anna"),
        ("dank je wel Jeroen maar dat zoek ik niet", "Jeroen"),
        ("bel me op 06-12345678 over de huur", "1234"),
        ("bel me op 06 12 34 56 78 over de huur", "34"),
        ("bel me op +31 6 1234 5678 over de huur", "5678"),
        ("bel nul zes een twee drie vier vijf over de huur", "drie"),
        ("mail naar piet@example.nl over mijn schuld", "example"),
        ("mail piet (at) example.nl over mijn schuld", "piet"),
        ("kijk op www.mijnsite.nl over mijn schuld", "mijnsite"),
        ("mijn bsn is 123456782 help me met de toeslag", "1234"),
        ("mijn rekening NL91ABNA0417164300 staat rood", "ABNA"),
        ("mijn rekening nl91 abna 0417 1643 00 staat rood", "abna"),
        ("ik woon op 1211 AB en zoek een huis", "1211"),
        ("ik woon op 1211ab en zoek een huis", "1211"),
        ("wij wonen aan de kerkstraat 12b en het lekt", "kerkstraat"),
        ("ik woon in Almelo en heb geen werk", "Almelo"),
        ("ik ben geboren op 12-03-1984 en zoek werk", "1984"),
        ("ik ben geboren op 3 maart en zoek werk", "maart"),
        ("@piet87 zegt dat ik geen recht heb op toeslag", "piet87"),
        ("F\u200bati\u200bma zegt dat ik geen recht heb op toeslag", "Fatima"),
        ("ik werk bij Bakkerij Jansen voor te weinig geld", "Jansen"),
        ("met kees jansen, ik bel over de huur", "jansen"),
        ("dit is maria van der berg en ik zoek werk", "berg"),
        ("patrick betaalt geen alimentatie", "patrick"),
        ("jan is ziek en ik kan niet meer voor hem zorgen", "jan"),
        ("ik en fatma zoeken een huis", "fatma"),
        ("mijn moeder (truus, 84) valt steeds", "truus"),
        ("mevrouw de wit van de gemeente belt niet terug", "wit"),
        ("dr. van den heuvel zegt dat ik moet wachten", "heuvel"),
        ("mijn bewindvoerder mevr. s. pietersen doet niks", "pietersen"),
        ("j. de boer wil niet met mij praten", "boer"),
        ("ik woon in de oude torenweg en het is koud", "torenweg"),
        ("ik woon aan de groest 12b en het lekt", "12"),
        ("ik zit op kerkstraat 33-2 en het lekt", "2"),
        ("kom naar het plein van de vrede 5 bij mij", "vrede"),
        ("het is van goghlaan nummer 8 waar ik woon", "8"),
        ("bel me op zes twaalf vierendertig zesenvijftig", "twaalf"),
        ("ik ben van drie april vijfentachtig en alleen", "april"),
        ("kenteken ab-12-cd is van mijn ex", "12"),
        ("mijn auto heeft kenteken 12-ABC-3 en is weg", "12"),
        ("mijn mail is jan punt jansen apenstaartje gmail punt com", "jansen"),
        ("ik werk bij albert heijn en ik word gepest", "heijn"),
    ],
)
def test_whatever_may_tell_who_it_was_is_taken_out(said: str, secret: str, ours: Vocabulary) -> None:
    kept = redacted(said, ours.knows)
    assert secret not in kept
    assert GONE in kept


@pytest.mark.parametrize(
    "said",
    [
        "ik ben eenzaam",
        "Ik kan de huur niet meer betalen",
        "IK HEB GEEN GELD MEER",
        "mijn oma is overleden en nu kan ik niet slapen",
        "mijn man drinkt te veel",
        "al 3 weken geen geld",
        "kheb gen idee wat k moet doen",
        "ik heb hulp nodig i.v.m. schulden",
        "ik heb hoge energieschulden",
        "de uitkerring is gestopt",
    ],
)
def test_what_tells_nobody_stays_as_it_was_typed(said: str, ours: Vocabulary) -> None:
    assert redacted(said, ours.knows) == said


@pytest.mark.parametrize("said", ["Fatima", "06-12345678", "xqzw qzx", "", "Jan Piet Klaas en", "ok"])
def test_where_too_little_is_left_nothing_is_kept(said: str, ours: Vocabulary) -> None:
    assert redacted(said, ours.knows) == ""
