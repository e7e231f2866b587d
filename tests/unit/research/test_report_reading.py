"""Reading texts: their words, themes, words that tell groups apart, words that stand together."""

import random

import pandas as pd

from bot.research.report.reading.corpus import corpus_of, telling_words
from bot.research.report.reading.telling import discovered, telling_words_of
from bot.research.report.reading.themes import FEWEST_TEXTS, themes_of
from bot.research.report.reading.together import MOST_PAIRS, MOST_WORDS, pairs_of
from tests.released_rows import TEXTS

WORDS = tuple(tuple(telling_words(text)) for texts in TEXTS.values() for text in texts)


def test_label_of_what_was_masked_is_no_word() -> None:
    assert telling_words("【姓名】被问责，【单位】没有澄清") == ["问责", "澄清"]


def test_term_of_the_subject_is_one_word() -> None:
    assert telling_words("先行先试的人被问责") == ["先行先试", "问责"]


def test_stop_words_single_characters_numbers_and_letters_are_no_words() -> None:
    assert telling_words("我们的 5 份 KPI 和 ２０ 份台账") == ["台账"]


def test_blank_and_missing_texts_are_none() -> None:
    corpus = corpus_of(pd.DataFrame({"text": [None, " \n", "问责太多", float("nan")]}))
    assert (corpus.texts, corpus.words) == (["问责太多"], (("问责",),))


def test_themes_find_what_texts_were_written_about() -> None:
    apart = [("问责", "追责", "处分", "通报")] * 12 + [("程序", "认定", "细则", "案例")] * 12
    found = themes_of(tuple(apart + [("留痕", "台账", "填表", "迎检")] * 12), seed=1)
    assert {frozenset(theme.words) for theme in found.themes} == {
        frozenset(words) for words in set(apart)
    } | {frozenset(("留痕", "台账", "填表", "迎检"))}
    assert [theme.texts for theme in found.themes] == [12, 12, 12]


def test_number_of_themes_is_the_one_that_holds_together_best_and_of_equals_the_fewest() -> None:
    found = themes_of(WORDS, seed=1)
    best = max(found.coherence.values())
    assert len(found.themes) == min(number for number, value in found.coherence.items() if value == best)
    assert set(found.coherence) == {2, 3, 4, 5, 6}  # never more than one for ten texts


def test_theme_is_represented_by_its_own_texts() -> None:
    found = themes_of(WORDS, seed=1)
    best = [text for theme in found.themes for text in theme.best]
    assert len(best) == len(set(best)) == sum(theme.texts for theme in found.themes)


def test_too_few_texts_and_texts_all_alike_have_no_themes() -> None:
    assert themes_of(WORDS[: FEWEST_TEXTS - 1], seed=1) is None
    assert themes_of((("问责", "处分"),) * 40, seed=1) is None
    assert themes_of(((),) * 40, seed=1) is None


def told_by(words, groups, k=5, most=5):
    """Return the words of each group of one grouping."""
    found = telling_words_of(words, {"column": groups}, k, most)["column"]
    return {group: [told.word for told in listed] for group, listed in found.items()}


def test_word_that_one_group_says_tells_it_from_the_others() -> None:
    words = [("问责", "干事")] * 30 + [("程序", "干事")] * 30
    found = told_by(words, ["害怕为"] * 30 + ["不会为"] * 30)
    assert found == {"害怕为": ["问责"], "不会为": ["程序"]}


def test_score_is_the_one_reckoned_by_hand() -> None:
    found = telling_words_of([("a",)] * 8 + [("b",)] * 8, {"c": ["x"] * 8 + ["y"] * 8}, k=1, most=5)
    # y = 8 and 0 of 8, prior 4 of 8: ln(12/4) - ln(4/12) over sqrt(1/12 + 1/4)
    assert found["c"]["x"][0].z == round(2.1972246 / 0.5773503, 4)


def test_word_in_fewer_than_k_texts_and_group_of_fewer_than_five_times_k_are_not_shown() -> None:
    words = [("问责",)] * 24 + [("程序",)] * 40 + [("举报",)] * 4
    assert told_by(words, ["a"] * 24 + ["b"] * 44) == {"b": ["程序"]}


def test_text_that_repeats_a_word_counts_once() -> None:
    words = [("问责",) * 50] * 5 + [("程序",)] * 5
    found = telling_words_of(words, {"c": ["a"] * 5 + ["b"] * 5}, k=1, most=5)
    assert [(told.word, told.here) for told in found["c"]["a"]] == [("问责", 5)]


def test_one_group_alone_is_told_from_nothing() -> None:
    assert told_by([("问责",)] * 35, ["a"] * 30 + [None] * 5) == {}


# Benjamini and Hochberg, JRSS B 57 (1995) 289-300, section 3.2: four of fifteen are rejected
PUBLISHED = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344]
PUBLISHED += [0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0]


def test_discoveries_are_the_published_ones() -> None:
    assert discovered(PUBLISHED, 0.05) == 0.0095
    assert discovered([0.2, 0.9], 0.05) == -1


def by_lot(seed: int, more: float = 0.0) -> tuple[list[list[str]], list[str]]:
    """Return 300 texts of 60 words by lot in three groups; one group says one word `more` often."""
    chance = random.Random(seed)
    groups = [chance.choice("abc") for _ in range(300)]
    words = [[f"词{number}" for number in range(60) if chance.random() < 0.15] for _ in groups]
    for text, group in zip(words, groups, strict=True):
        if group == "a" and chance.random() < more:
            text.append("问责")
        elif chance.random() < 0.1:
            text.append("问责")
    return words, groups


def test_groups_by_lot_are_hardly_ever_told_apart_whatever_the_seed() -> None:
    found = [told_by(*by_lot(seed)) for seed in range(60)]
    assert sum(any(of.values()) for of in found) <= 3  # q = 0.05: of 60 releases 3 show anything


def test_real_difference_is_found_in_every_draw_and_hardly_anything_else() -> None:
    found = [told_by(*by_lot(seed, more=0.6)) for seed in range(20)]
    assert all("问责" in of["a"] for of in found)
    assert sum(len(listed) for of in found for listed in of.values()) <= 20 + 4


def test_groupings_are_corrected_together() -> None:
    words, groups = by_lot(1, more=0.12)
    lots = {str(seed): by_lot(seed)[1] for seed in range(2, 9)}
    alone = telling_words_of(words, {"one": groups}, 5, 99)["one"]
    among = telling_words_of(words, {"one": groups, **lots}, 5, 99)["one"]
    assert sum(map(len, among.values())) <= sum(map(len, alone.values()))


def test_pair_is_shown_from_k_texts_on() -> None:
    words = [("问责", "处分")] * 5 + [("程序", "认定")] * 4 + [("台账",)] * 9
    assert [(pair.words, pair.texts) for pair in pairs_of(words, k=5)] == [(("处分", "问责"), 5)]


def test_pair_no_more_frequent_than_by_chance_is_not_shown() -> None:
    assert pairs_of([("问责", "处分")] * 20, k=5) == []


def test_network_is_never_larger_than_a_phone_can_show() -> None:
    words = [
        tuple(f"词{letter}{number}" for number in range(9)) for letter in "甲乙丙丁戊己" for _ in range(6)
    ]
    pairs = pairs_of(words, k=5)
    assert len(pairs) <= MOST_PAIRS
    assert len({word for pair in pairs for word in pair.words}) <= MOST_WORDS


def test_one_word_that_all_say_and_nothing_else_tells_no_group():
    groups = {"link": ["a"] * 30 + ["b"] * 30}
    assert telling_words_of([("问责",)] * 60, groups, k=5, most=5) == {"link": {"a": [], "b": []}}
