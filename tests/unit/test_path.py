"""The path of a message: the order of its steps, and the rule of each."""

from collections.abc import Callable

import pytest

from bot.answers.model import Answer
from bot.conversation.gates import Gates
from bot.conversation.path import LONGEST_MESSAGE, DialogueUnavailable, MessagePath
from bot.conversation.turn import Outcome, PartUnavailable, Pick, Reply, Turn

SENDER = "sender-of-the-channel"


class FakePseudonyms:
    """Name every sender the same."""

    async def of(self, channel: str, sender: str) -> tuple[str, ...]:
        return "a1", "b2"


class FakeLimiter:
    """Allow everything or nothing, and remember who was counted."""

    def __init__(self, allows: bool = True) -> None:
        self.counted: list[str] = []
        self._allows = allows

    async def allows(self, pseudonym: str) -> bool:
        self.counted.append(pseudonym)
        return self._allows


class FakeClosing:
    """Be open, or closed but for what the test says."""

    def __init__(self, *goes_on: str, is_closed: bool = True) -> None:
        self._is_closed = is_closed
        self._goes_on = goes_on

    async def take(self, turn: Turn) -> bool:
        if turn.text in self._goes_on:
            turn.replies = [Reply("goes on")]
            return True
        return self.say(turn)

    def say(self, turn: Turn) -> bool:
        if self._is_closed:
            turn.outcome, turn.reason, turn.replies = Outcome.CLOSED, "closed", [Reply("notice")]
        return self._is_closed


OPEN = FakeClosing(is_closed=False)


class FakeIntake:
    """Replace every decision, or none."""

    def __init__(self, *picks: Pick) -> None:
        self._picks = picks

    async def mind(self, turn: Turn) -> None:
        turn.picks = list(self._picks) or turn.picks


class FakePrivate:
    """Answer what the test says is private, and remember what was begun."""

    def __init__(self, *private: str) -> None:
        self.begun: list[Pick] = []
        self.minded: list[tuple[str, list[str]]] = []
        self._private = private

    async def take(self, turn: Turn) -> bool:
        if turn.text in self._private:
            turn.replies = [Reply("private")]
        return turn.text in self._private

    async def open(self, turn: Turn) -> None:
        self.begun += turn.picks

    async def mind(self, turn: Turn) -> None:
        self.minded.append((turn.text, [reply.text for reply in turn.replies]))


class FakeUnderstander:
    """Decide what the test says, and remember what was asked."""

    def __init__(self, *picks: Pick) -> None:
        self.asked: list[tuple[str, str]] = []
        self._picks = picks

    async def decide(self, pseudonym: str, text: str) -> list[Pick]:
        self.asked.append((pseudonym, text))
        return list(self._picks)


class DeadUnderstander:
    """Rasa is down."""

    async def decide(self, pseudonym: str, text: str) -> list[Pick]:
        raise DialogueUnavailable


type MakePath = Callable[..., MessagePath]


@pytest.fixture
def make_path(content_of: Callable, a_topic: Callable[..., Answer]) -> MakePath:
    content = content_of(a_topic("fear", detail="detail of fear"), a_topic("care"))

    def make(understander=None, limiter=None, private=None, closing=OPEN, intake=None) -> MessagePath:
        return MessagePath(
            content,
            FakePseudonyms(),
            Gates(limiter or FakeLimiter(), closing, intake or FakeIntake()),
            private or FakePrivate(),
            understander or FakeUnderstander(Pick("fear")),
        )

    return make


async def ended(path: MessagePath, text: str) -> tuple[Outcome, str, list[str]]:
    """Return how the turn of `text` ends: its outcome, its reason and the texts of its replies."""
    turn = await path.take(Turn("web", SENDER, text))
    return turn.outcome, turn.reason, [reply.text for reply in turn.replies]


def test_steps_stand_in_the_order_that_keeps_people_safe(make_path: MakePath) -> None:
    """Closed, after the limit, since a flood is one even then, and before the form, which takes words in."""
    assert [step.__name__ for step in make_path().steps] == [
        "strip_hidden",
        "pseudonymise",
        "limit_rate",
        "stop_when_closed",
        "talk_in_private",
        "refuse_unreadable",
        "guard_payload",
        "understand",
        "turn_concerns_away",
        "begin_private",
        "compose",
        "mind_misses",
    ]


async def test_question_is_answered_with_the_wording_of_its_key(make_path: MakePath) -> None:
    assert await ended(make_path(), "怕担责") == (Outcome.ANSWERED, "", ["text of fear"])


async def test_hidden_characters_are_gone_before_anyone_reads_the_text(make_path: MakePath) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, "怕\u200b担\u3000责"))
    assert rasa.asked == [("a1", "怕担 责")]


async def test_sender_is_gone_once_the_pseudonym_is_known(make_path: MakePath) -> None:
    turn = Turn("web", SENDER, "怕担责")
    await make_path().pseudonymise(turn)
    assert (turn.sender, turn.pseudonym, turn.former) == ("", "a1", ("b2",))


async def test_limiter_counts_the_pseudonym_and_never_the_sender(make_path: MakePath) -> None:
    limiter = FakeLimiter()
    await make_path(limiter=limiter).take(Turn("web", SENDER, "怕担责"))
    assert limiter.counted == ["a1"]


async def test_understander_is_asked_under_the_pseudonym(make_path: MakePath) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, "怕担责"))
    assert rasa.asked == [("a1", "怕担责")]


async def test_flood_is_told_to_slow_down(make_path: MakePath) -> None:
    path = make_path(limiter=FakeLimiter(allows=False))
    assert await ended(path, "怕担责") == (Outcome.BUSY, "too_fast", ["text of too_fast"])


async def test_flood_does_not_reach_the_understander(make_path: MakePath) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa, FakeLimiter(allows=False)).take(Turn("web", SENDER, "怕担责"))
    assert rasa.asked == []


async def test_unreadable_messages_count_towards_the_limit(make_path: MakePath) -> None:
    limiter = FakeLimiter()
    await make_path(limiter=limiter).take(Turn("web", SENDER, ""))
    assert limiter.counted == ["a1"]


@pytest.mark.parametrize("text", ["", " ", "\u3000\n", "\u200b", "\x00"])
async def test_empty_message_is_refused(make_path: MakePath, text: str) -> None:
    assert await ended(make_path(), text) == (Outcome.REFUSED, "empty", ["text of empty"])


async def test_message_of_the_longest_length_is_answered(make_path: MakePath) -> None:
    assert (await ended(make_path(), "容" * LONGEST_MESSAGE))[0] is Outcome.ANSWERED


async def test_message_of_501_characters_is_refused(make_path: MakePath) -> None:
    assert await ended(make_path(), "容" * 501) == (Outcome.REFUSED, "too_long", ["text of too_long"])


async def test_length_is_counted_without_what_is_hidden(make_path: MakePath) -> None:
    assert (await ended(make_path(), "容\u200b" * LONGEST_MESSAGE))[0] is Outcome.ANSWERED


@pytest.mark.parametrize("text", ["🙏", "👍🏽👍🏽", "？？？", "/", "……"])
async def test_message_of_symbols_only_is_refused(make_path: MakePath, text: str) -> None:
    assert await ended(make_path(), text) == (Outcome.REFUSED, "only_symbols", ["text of only_symbols"])


@pytest.mark.parametrize("text", ["", "容" * 501, "🙏"])
async def test_refused_message_does_not_reach_the_understander(make_path: MakePath, text: str) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, text))
    assert rasa.asked == []


async def test_payload_of_a_known_button_passes(make_path: MakePath) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, "/fear"))
    assert rasa.asked == [("a1", "/fear")]


@pytest.mark.parametrize(
    ("text", "passed_on"),
    [
        ("/restart", "restart"),
        ("/session_start", "session_start"),
        ("//fear", "fear"),
        ("/ /fear", "fear"),
        ("/\u200b/restart", "restart"),
        ('/fear{"a": "b"}', 'fear{"a": "b"}'),
        ("/fear@0.9", "fear@0.9"),
        ("/FEAR", "FEAR"),
    ],
)
async def test_unknown_payload_loses_its_slash(make_path: MakePath, text: str, passed_on: str) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, text))
    assert rasa.asked == [("a1", passed_on)]


async def test_slash_inside_a_question_stays(make_path: MakePath) -> None:
    rasa = FakeUnderstander()
    await make_path(rasa).take(Turn("web", SENDER, "容错/纠错"))
    assert rasa.asked == [("a1", "容错/纠错")]


async def test_dead_dialogue_engine_is_said_to_be_recovering(make_path: MakePath) -> None:
    path = make_path(DeadUnderstander())
    assert await ended(path, "怕担责") == (Outcome.BUSY, "recovering", ["text of recovering"])


async def test_turn_without_room_is_told_that_we_are_busy(make_path: MakePath) -> None:
    turn = await make_path().turn_away(Turn("web", SENDER, "怕担责"))
    assert (turn.outcome, turn.reason, turn.replies[0].text) == (Outcome.BUSY, "busy", "text of busy")


async def test_two_picks_give_two_replies_in_their_order(make_path: MakePath) -> None:
    path = make_path(FakeUnderstander(Pick("care"), Pick("fear")))
    assert (await ended(path, "怕担责"))[2] == ["text of care", "text of fear"]


async def test_nothing_decided_is_met_with_how_to_ask(make_path: MakePath) -> None:
    assert (await ended(make_path(FakeUnderstander()), "怕担责"))[2] == ["text of none_of_these"]


async def test_candidates_are_an_outcome_of_their_own(make_path: MakePath) -> None:
    path = make_path(FakeUnderstander(Pick("unclear", candidates=("fear",))))
    assert (await ended(path, "怕担责"))[0] is Outcome.CANDIDATES


def test_turn_shows_neither_sender_nor_text_nor_pseudonym_when_printed() -> None:
    shown = repr(Turn("web", SENDER, "怕担责", pseudonym="a1b2"))
    assert not any(secret in shown for secret in (SENDER, "怕担责", "a1b2"))


async def test_what_is_private_never_reaches_the_dialogue(make_path: MakePath) -> None:
    understander = FakeUnderstander(Pick("fear"))
    path = make_path(understander, private=FakePrivate("俺怕签字"))
    assert await ended(path, "俺怕签字") == (Outcome.ANSWERED, "", ["private"])
    assert understander.asked == []


async def test_private_text_may_be_longer_than_a_question(make_path: MakePath) -> None:
    long = "难" * (LONGEST_MESSAGE + 1)
    assert (await ended(make_path(private=FakePrivate(long)), long))[2] == ["private"]


async def test_the_private_part_is_told_what_was_decided(make_path: MakePath) -> None:
    private = FakePrivate()
    await ended(make_path(FakeUnderstander(Pick("care")), private=private), "想匿名说说")
    assert private.begun == [Pick("care")]


@pytest.mark.parametrize("text", ["怕担责", "", "容" * 501, "/fear", "俺怕签字"])
async def test_nothing_gets_past_a_closed_service(make_path: MakePath, text: str) -> None:
    understander = FakeUnderstander(Pick("fear"))
    path = make_path(understander, private=FakePrivate("俺怕签字"), closing=FakeClosing())
    assert await ended(path, text) == (Outcome.CLOSED, "closed", ["notice"])
    assert understander.asked == []


async def test_what_must_go_on_goes_on_while_closed(make_path: MakePath) -> None:
    path = make_path(closing=FakeClosing("全部清除"))
    assert await ended(path, "全部清除") == (Outcome.ANSWERED, "", ["goes on"])


async def test_flood_is_a_flood_while_closed(make_path: MakePath) -> None:
    path = make_path(limiter=FakeLimiter(allows=False), closing=FakeClosing())
    assert (await ended(path, "怕担责"))[1] == "too_fast"


class NoPseudonyms:
    """Redis is down."""

    async def of(self, channel: str, sender: str) -> tuple[str, ...]:
        raise PartUnavailable


@pytest.mark.parametrize(("closing", "reason"), [(FakeClosing(), "closed"), (OPEN, "recovering")])
async def test_service_that_is_closed_says_so_though_a_part_is_down(
    make_path: MakePath, closing: FakeClosing, reason: str
) -> None:
    path = make_path(closing=closing)
    path._pseudonyms = NoPseudonyms()
    assert (await ended(path, "怕担责"))[1] == reason


async def test_form_is_begun_only_as_the_intake_decides(make_path: MakePath) -> None:
    private = FakePrivate()
    path = make_path(private=private, intake=FakeIntake(Pick("care")))
    assert await ended(path, "想匿名说说") == (Outcome.ANSWERED, "", ["text of care"])
    assert private.begun == [Pick("care")]


async def test_a_turn_that_the_dialogue_answered_is_seen_with_its_replies(make_path: MakePath) -> None:
    private = FakePrivate()
    await ended(make_path(private=private), "怕担责")
    assert private.minded == [("怕担责", ["text of fear"])]


@pytest.mark.parametrize("text", ["俺怕签字", "🙏", "容" * 501])
async def test_a_turn_that_the_dialogue_never_saw_is_not_seen(make_path: MakePath, text: str) -> None:
    private = FakePrivate("俺怕签字")
    await ended(make_path(private=private), text)
    assert private.minded == []


async def test_a_turn_while_closed_or_while_the_dialogue_is_down_is_not_seen(make_path: MakePath) -> None:
    private = FakePrivate()
    await ended(make_path(private=private, closing=FakeClosing()), "怕担责")
    await ended(make_path(DeadUnderstander(), private=private), "怕担责")
    assert private.minded == []


@pytest.mark.parametrize(("text", "is_payload"), [("/fear", True), ("/restart", True), ("容错/纠错", False)])
async def test_what_came_with_a_slash_is_known_as_such(
    make_path: MakePath, text: str, is_payload: bool
) -> None:
    assert (await make_path().take(Turn("web", SENDER, text))).is_payload == is_payload
