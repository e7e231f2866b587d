"""Which texts are released: consented, of released rows, past the gate, by lot."""

import numpy as np
import pytest

from bot.redact.redactor import Redactor
from bot.research.proof.canaries import canaries
from bot.research.texts.choosing import WITHHELD, Chooser
from bot.research.texts.gate import Held, TextGate
from tests.unit.research.made import concern, source


class Open:
    """A gate that holds nothing back."""

    def held(self, text):
        return None


@pytest.fixture(scope="module")
def gate():
    return TextGate(Redactor().find)


def choose(rows, limit=100, seed=1, gate=None, kept=None):
    kept = np.ones(len(rows), bool) if kept is None else np.array(kept)
    return Chooser(gate or Open(), limit, seed).choose(source(*rows), kept, [])


def test_without_consent_no_text_is_released():
    assert choose([concern(share=False, text="不给看"), concern(text="给看")]).texts == {1: "给看"}


def test_the_text_of_a_suppressed_row_is_not_released():
    rows = [concern(text="甲"), concern(text="乙")]
    assert choose(rows, kept=[False, True]).texts == {1: "乙"}


def test_a_text_that_is_gone_is_not_released():
    assert choose([concern(text=None)]).texts == {}


def test_no_more_than_wanted_by_lot_and_the_same_seed_is_the_same_lot():
    rows = [concern(text=f"第{number}条") for number in range(200)]
    first = choose(rows, limit=20)
    assert len(first.texts) == 20
    assert first.candidates == 200
    assert choose(rows, limit=20) == first
    assert choose(rows, limit=20, seed=2).texts != first.texts


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("【单位】让先干，出了事没人认账", None),
        ("一出事就问责，谁还敢签字", None),
        ("找张建国签的字，现在不认了", Held.NAME),  # glued: the redactor misses it
        ("打我电话13812345678细说", Held.IDENTIFIER),
        ("在温县干了几年，怕担责", Held.PLACE),
        ("就我一个管这事，怕担责", Held.PLACE),
        ("俺是头一家搞的，怕担责", Held.PLACE),
    ],
)
def test_the_gate_holds_back_what_still_tells_of_somebody(gate, text, why):
    assert gate.held(text) == why


def test_no_canary_passes_the_gate(gate):
    assert [canary.text for canary in canaries() if gate.held(canary.text) is None] == []


def test_planted_texts_are_looked_at_first_and_a_gate_that_lets_one_through_is_seen():
    chosen = Chooser(Open(), 2, 1).choose(source(concern()), np.array([True]), ["埋点"])
    assert chosen.texts[-1] == "埋点"


def test_what_was_held_back_is_counted_by_reason(gate):
    rows = [concern(text="打我电话13812345678"), concern(text="在温县干了几年"), concern(text="怕担责")]
    chosen = choose(rows, gate=gate)
    assert chosen.held == {Held.IDENTIFIER: 1, Held.PLACE: 1}
    assert len(chosen.refused) == 2


def test_texts_without_consent_and_of_suppressed_rows_are_given_to_the_search():
    rows = [
        concern(share=False, text="甲"),
        concern(text="乙"),
        concern(share=None, text="丙"),
        concern(text="丁"),
    ]
    chosen = choose(rows, kept=[True, False, True, True])
    assert sorted(chosen.withheld) == ["丙", "乙", "甲"]
    assert chosen.texts == {3: "丁"}


def test_of_many_such_texts_some_are_drawn_by_lot():
    rows = [concern(share=False, text=f"第{number}条") for number in range(300)]
    assert len(choose(rows).withheld) == WITHHELD
    assert choose(rows).withheld != choose(rows, seed=2).withheld
