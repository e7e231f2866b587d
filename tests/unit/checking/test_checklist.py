"""The check before publishing: each rule with what it finds and what it lets pass."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from typing import Any

import pytest

from bot.answers.model import Answer, Source
from bot.channels.model import Channel
from bot.checking.case import Live
from bot.checking.checklist import Checklist
from bot.checking.facts import read_facts
from bot.checking.words import read_banned
from bot.console.render import said
from bot.content.checks import in_the_way
from bot.content.entry import Entry
from bot.content.files import read_folder
from bot.redact.redactor import Redactor
from bot.settings import ROOT

TODAY = date(2026, 11, 26)
BANNED = {"保证不追究": "不能替组织许诺"}
FACTS = {"fear": [["报备", "备案"], ["留痕"]]}


@cache
def finder() -> Callable:
    return Redactor().find


def answer(key: str = "fear", **fields: Any) -> Answer:
    usual = {
        "title": key[:12],
        "text": "先报备，再留痕",
        "detail": "细说",
        "plain": "直说",
        "source": Source(document="d", section="s"),
        "checked_on": date(2026, 11, 1),
        "review_by": date(2027, 5, 31),
        "follow_ups": ("care",),
    }
    return Answer.model_validate({"key": key, **usual, **fields})


def card(**fields: Any) -> Channel:
    usual = {"name": "热线", "phone": "12380", "website": "www.12380.gov.cn", "for_what": "f", "not_for": "n"}
    return Channel.model_validate({"key": "12380", "anonymous": "a", "bring": "b", **usual, **fields})


LIVE = (
    *(answer(), answer("care", number=7), answer("pay", title="待遇")),
    *(answer("busy", source=None, askable=False), answer("ask_who", source=None)),
    answer("concern_receipt", source=None, text="回执：{digits}"),
    answer("greet", source=None, detail="", plain=""),
)


def checklist(withdrawn: Iterable[tuple[str, str]] = (), beside: Iterable[Answer] = ()) -> Checklist:
    live = Live({one.key: one for one in (*LIVE, *beside)}, {"12380": card()}, frozenset(withdrawn))
    return Checklist(lambda: live, finder(), FACTS, BANNED, lambda: TODAY)


def found(entry: Entry) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in checklist()(entry)]


def test_answer_that_is_as_it_should_be_passes() -> None:
    assert found(answer()) == []


WRONG = {
    "a fact is missing": (answer(text="先备案"), ("text", "fact_missing")),
    "a fact stands in the detail only": (answer(text="先报备", detail="留痕"), ("text", "fact_missing")),
    "source was lost": (answer(source=None), ("source", "source_lost")),
    "new without a source": (answer("new", title="新的", source=None), ("source", "source_needed")),
    "topic without detail": (answer(detail=""), ("detail", "topic_lacks")),
    "topic without plain wording": (answer(plain=""), ("plain", "topic_lacks")),
    "title of another topic": (answer(title="待遇"), ("title", "title_taken")),
    "number of another": (answer(number=7), ("number", "number_taken")),
    "checked tomorrow": (answer(checked_on=date(2026, 11, 27)), ("checked_on", "checked_in_future")),
    "review is due today": (answer(review_by=TODAY), ("review_by", "review_is_past")),
    "review in ten years": (answer(review_by=date(2036, 1, 1)), ("review_by", "review_too_far")),
    "expired already": (answer(expires_on=TODAY), ("expires_on", "expires_is_past")),
    "button to nothing": (answer(follow_ups=("gone",)), ("follow_ups", "button_leads_nowhere")),
    "button to what cannot be asked": (answer(follow_ups=("busy",)), ("follow_ups", "button_leads_nowhere")),
    "button to itself": (answer(follow_ups=("fear",)), ("follow_ups", "button_twice")),
    "button twice": (answer(follow_ups=("care", "care")), ("follow_ups", "button_twice")),
    "no button": (answer(follow_ups=()), ("follow_ups", "no_button")),
    "card that is not there": (answer(channels=("12388",)), ("channels", "no_such_card")),
    "leaning to nothing": (answer(leans={"ask_who": "gone"}), ("leans", "leaning_leads_nowhere")),
    "leaning to no topic": (answer(leans={"ask_who": "busy"}), ("leans", "leaning_leads_nowhere")),
    "leaning that is none": (answer(leans={"ask_what": "care"}), ("leans", "leaning_unknown")),
    "leaning to a detail that there is not": (
        answer("greet", source=None, detail="", leans={"ask_who": "detail"}),
        ("leans", "leaning_without_detail"),
    ),
    "link without a site": (answer(detail="见 http://"), ("detail", "link_broken")),
    "link glued together": (answer(detail="见 https://a..b/x"), ("detail", "link_broken")),
    "link nobody has looked at": (answer(detail="见 https://example.com/x"), ("detail", "link_unknown")),
    "gap that nothing fills": (answer(detail="回执 {digits}"), ("text", "gap_unknown")),
    "gap that was lost": (
        answer("concern_receipt", source=None, text="回执在这里"),
        ("text", "gap_lost"),
    ),
    "telephone number": (answer(detail="找我13812345678就行"), ("detail", "identifier")),
    "identity card": (answer(detail="号码11010519491231002X"), ("detail", "identifier")),
    "name": (answer(detail="请找张建国同志"), ("detail", "maybe_identifier")),
    "name within a unit and its post": (
        answer(detail="请找市委组织部王建军科长"),
        ("detail", "maybe_identifier"),
    ),
    "banned word": (answer(detail="我们保证不追究"), ("detail", "banned_word")),
    "banned word with a space": (answer(detail="保证 不追究"), ("detail", "banned_word")),
}


@pytest.mark.parametrize(("entry", "problem"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_found_and_nothing_else(entry: Answer, problem: tuple[str, str]) -> None:
    assert found(entry) == [problem]


@pytest.mark.parametrize("entry", [entry for entry, _ in WRONG.values()], ids=WRONG.keys())
def test_sentence_for_what_is_wrong_leaves_no_gap(entry: Answer) -> None:
    for problem in checklist()(entry):
        filled = dict.fromkeys(problem.gaps, "x")
        sentence = said("problems", problem.code, filled)
        assert sentence != problem.code
        assert "{" not in sentence


def test_new_answer_with_a_short_text_alone_says_all_that_it_lacks() -> None:
    lacks = [("source", "source_needed"), ("detail", "topic_lacks"), ("plain", "topic_lacks")]
    assert found(answer("new", title="新的", source=None, detail="", plain="")) == lacks


RIGHT = {
    "a fact in its other wording": answer(text="先备案，再留痕"),
    "a fact across a line break": answer(text="先报\n备，留 痕"),
    "leaning to the detail": answer(leans={"ask_who": "detail"}),
    "leaning to a topic": answer(leans={"ask_who": "pay"}),
    "site of a card": answer(detail="见 www.12380.gov.cn。"),
    "number of a card": answer(detail="拨打12380"),
    "day in the paper": answer(detail="2017年8月出台"),
    "denied promise": answer(detail="没有人能说不保证不追究"),
    "gap as before": answer("concern_receipt", source=None, text="记好：{digits}"),
    "answer of the talk": answer("greet", source=None, detail="", plain="", follow_ups=()),
    "new topic": answer("new", title="新的"),
}


@pytest.mark.parametrize("entry", RIGHT.values(), ids=RIGHT.keys())
def test_what_is_right_passes(entry: Answer) -> None:
    assert found(entry) == []


BESIDE = {
    "button to what comes with it": (answer(follow_ups=("new",)), answer("new", title="新的"), []),
    "leaning to what comes with it": (
        answer(leans={"ask_who": "new"}),
        answer("new", title="新的"),
        [],
    ),
    "card that comes with it": (
        answer(channels=("12388",)),
        card(phone="12388").model_copy(update={"key": "12388"}),
        [],
    ),
    "title that the other gives up": (answer(title="待遇"), answer("pay", title="工资"), []),
    "title that the other takes": (answer(), answer("pay", title="fear"), [("title", "title_taken")]),
    "button to what comes and cannot be asked": (
        answer(follow_ups=("new",)),
        answer("new", title="新的", askable=False),
        [("follow_ups", "button_leads_nowhere")],
    ),
}


@pytest.mark.parametrize(("entry", "beside", "problems"), BESIDE.values(), ids=BESIDE.keys())
def test_entries_published_together_are_judged_as_they_stand_then(
    entry: Answer, beside: Entry, problems: list
) -> None:
    first, _ = checklist().together([entry, beside])
    assert [(problem.field, problem.code) for problem in first] == problems


@pytest.mark.parametrize(
    ("field", "entry"),
    [
        ("follow_ups", answer(follow_ups=("pay",))),
        ("leans", answer(leans={"ask_who": "pay"})),
        ("channels", answer(channels=("12380",))),
    ],
)
def test_leading_to_what_is_withdrawn_is_refused(field: str, entry: Answer) -> None:
    [problem] = checklist(withdrawn={("answer", "pay"), ("channel", "12380")})(entry)
    assert (problem.field, problem.code, problem.is_hint) == (field, "target_withdrawn", False)
    assert problem.gaps["name"] in ("待遇", "热线")


@pytest.mark.parametrize(
    "leading", [{"follow_ups": ("pay",)}, {"leans": {"ask_who": "pay"}}, {"channels": ("12380",)}]
)
def test_what_led_there_before_it_was_withdrawn_is_only_pointed_out(leading: dict[str, Any]) -> None:
    former = answer("youth", **leading)
    check = checklist(withdrawn={("answer", "pay"), ("channel", "12380")}, beside=[former])
    [problem] = check(former.model_copy(update={"detail": "再说细些"}))
    assert (problem.code, problem.is_hint) == ("target_withdrawn", True)


def test_what_is_withdrawn_and_comes_back_with_it_may_be_led_to() -> None:
    check = checklist(withdrawn={("answer", "pay")})
    assert check.together([answer(follow_ups=("pay",)), answer("pay", title="待遇")])[0] == []


def test_mobile_number_is_not_known_because_a_card_beside_brings_it_for_itself() -> None:
    [of_the_card] = checklist().together([card(phone="13812345678")])
    assert [problem.code for problem in of_the_card] == ["identifier"]


def test_cards_that_come_together_do_not_vouch_for_each_other() -> None:
    bring = "找13812345678"
    cards = [card(bring=bring), card(key="other", bring=bring)]
    assert [[one.code for one in found] for found in checklist().together(cards)] == [["identifier"]] * 2


def test_card_verified_tomorrow_is_found() -> None:
    assert found(card(verified_on=date(2026, 11, 27))) == [("verified_on", "checked_in_future")]


@pytest.mark.parametrize("phone", ["0391-3569000", "03913569000"])
def test_office_number_on_a_card_is_for_a_person_to_confirm(phone: str) -> None:
    assert found(card(phone=phone)) == [("phone", "office_number")]


def test_endless_text_of_a_card_is_refused_before_it_is_searched() -> None:
    assert found(card(bring="长" * 3001)) == [("bring", "string_too_long")]


def test_mobile_number_on_a_card_is_refused() -> None:
    assert found(card(phone="13812345678")) == [("phone", "identifier")]


@pytest.fixture(scope="module")
def of_the_repository() -> Checklist:
    answers = {one.key: one for one in read_folder(ROOT / "answers", Answer)}
    channels = {one.key: one for one in read_folder(ROOT / "channels", Channel)}
    facts = read_facts(ROOT / "answers" / "facts.json")
    banned = read_banned(ROOT / "answers" / "banned.txt")
    return Checklist(lambda: Live(answers, channels), finder(), facts, banned, lambda: TODAY)


PROMISES = (
    "保证免责",
    "绝对没事",
    "一定免责",
    "包你没事",
    "肯定不处分",
    "绝不追究",
    "一定会容错",
    "一律容错",
)


@pytest.mark.parametrize("promise", PROMISES)
def test_promise_that_nobody_can_make_is_banned_and_the_same_denied_is_not(promise: str) -> None:
    banned = read_banned(ROOT / "answers" / "banned.txt")
    check = Checklist(lambda: Live({}, {}), lambda _text: [], {}, banned, lambda: TODAY)
    found_in = [
        [one.gaps["word"] for one in check(answer(detail=text)) if one.code == "banned_word"]
        for text in (f"这样做{promise}。", f"谁也不{promise}。")
    ]
    assert found_in == [[promise], []]


SAID = {
    "said": ("我们保证不追究", {"banned_word"}),
    "said after a clause that denies something else": ("别怕，保证不追究", {"banned_word"}),
    "denied right before": ("谁也不保证不追究", set()),
    "denied right before, with 是": ("这不是保证不追究", set()),
    "denied further away": ("没有人能保证不追究", {"banned_word_denied"}),
    "denied once and said once": ("没人能保证不追究。我保证不追究", {"banned_word"}),
}


@pytest.mark.parametrize(("text", "codes"), SAID.values(), ids=SAID.keys())
def test_promise_is_refused_and_a_distant_denial_is_pointed_out(text: str, codes: set[str]) -> None:
    check = Checklist(lambda: Live({}, {}), lambda _text: [], {}, BANNED, lambda: TODAY)
    problems = [one for one in check(answer(detail=text)) if one.code.startswith("banned_word")]
    assert {one.code for one in problems} == codes
    assert all(one.is_hint == (one.code == "banned_word_denied") for one in problems)


ENTRIES = [*read_folder(ROOT / "answers", Answer), *read_folder(ROOT / "channels", Channel)]


@pytest.mark.parametrize("entry", ENTRIES, ids=[f"{entry.kind}-{entry.key}" for entry in ENTRIES])
def test_nothing_in_the_repository_is_in_the_way_of_publishing(
    of_the_repository: Checklist, entry: Entry
) -> None:
    assert in_the_way(of_the_repository(entry)) == []
