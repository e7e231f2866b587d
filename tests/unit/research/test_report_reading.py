"""Reading texts: their words, themes, words that tell groups apart, words that stand together."""

import pandas as pd

from bot.research.report.reading.corpus import corpus_of, telling_words
from bot.research.report.reading.telling import telling_words_of
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


def test_word_that_one_group_says_tells_it_from_the_others() -> None:
    words = [("问责", "干事")] * 10 + [("程序", "干事")] * 10
    found = telling_words_of(words, ["害怕为"] * 10 + ["不会为"] * 10, k=5, most=5)
    assert {group: [told.word for told in words] for group, words in found.items()} == {
        "害怕为": ["问责"],
        "不会为": ["程序"],
    }


def test_score_is_the_one_reckoned_by_hand() -> None:
    found = telling_words_of([("a",)] * 8 + [("b",)] * 8, ["x"] * 8 + ["y"] * 8, k=5, most=5)
    # y = 8 and 0 of 8, prior 4 of 8: ln(12/4) - ln(4/12) over sqrt(1/12 + 1/4)
    assert found["x"][0].z == round(2.1972246 / 0.5773503, 4)


def test_word_in_fewer_than_k_texts_and_group_of_fewer_are_not_shown() -> None:
    words = [("问责",)] * 4 + [("程序",)] * 9 + [("举报",)] * 4
    found = telling_words_of(words, ["a"] * 4 + ["b"] * 9 + ["b"] * 4, k=5, most=5)
    assert {group: [told.word for told in words] for group, words in found.items()} == {"b": ["程序"]}


def test_text_that_repeats_a_word_counts_once() -> None:
    words = [("问责",) * 50] + [("程序",)] * 9 + [("举报",)] * 9
    found = telling_words_of(words, ["a"] * 10 + ["b"] * 9, k=1, most=5)
    assert next((told.here for told in found["a"] if told.word == "问责"), 1) == 1


def test_one_group_alone_is_told_from_nothing() -> None:
    assert telling_words_of([("问责",)] * 9, ["a"] * 5 + [None] * 4, k=5, most=5) == {}


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
    assert telling_words_of([("问责",)] * 12, ["a"] * 6 + ["b"] * 6, k=5, most=5) == {"a": [], "b": []}
