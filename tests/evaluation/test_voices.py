"""Phrasings by voices that a training does without."""

from bot.evaluation.voices import Phrasing, folds, parted, phrasings

FILE = """version: "3.1"

nlu:
# 村里的老支书
- intent: fear
  examples: |
    - 怕出错
    - 怕担责
# 科员
- intent: care
  examples: |
    - 谁来谈心
"""


def test_each_phrasing_has_its_voice():
    assert list(phrasings(iter(FILE.splitlines()))) == [
        Phrasing("村里的老支书", "fear", "怕出错"),
        Phrasing("村里的老支书", "fear", "怕担责"),
        Phrasing("科员", "care", "谁来谈心"),
    ]


MANY = [Phrasing(f"第{voice}人", intent, "话") for voice in range(20) for intent in ("fear", "care")]


def test_every_voice_is_in_one_group_and_the_groups_are_alike():
    groups = folds(MANY, 5)
    assert sorted(voice for group in groups for voice in group) == sorted({p.voice for p in MANY})
    assert {len(group) for group in groups} == {4}


def test_no_voice_is_on_both_sides():
    kept, others = parted(MANY, frozenset({"第3人", "第4人"}))
    assert {p.voice for p in others} == {"第3人", "第4人"}
    assert not {p.voice for p in kept} & {p.voice for p in others}
    assert len(kept) + len(others) == len(MANY)


def test_phrasings_without_a_voice_are_always_learnt_from():
    assert folds([Phrasing("", "fear", "话")], 2) == [frozenset(), frozenset()]


def test_intent_that_only_one_voice_has_is_not_asked():
    _kept, others = parted([*MANY, Phrasing("第3人", "only", "话")], frozenset({"第3人"}))
    assert {p.intent for p in others} == {"fear", "care"}
