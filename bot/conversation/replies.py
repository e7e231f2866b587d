"""From a key to a reply: the live wording, its buttons and its channel cards."""

from dataclasses import replace
from datetime import date

from bot.answers.model import Answer
from bot.content.live import LiveContent
from bot.conversation.forms import is_of_a_form
from bot.conversation.leaning import Form, filled, reached
from bot.conversation.turn import Button, Pick, Reply

MOST_CANDIDATES = 3
USEFUL, USELESS = "/useful", "/useless"
VOTES = {USEFUL: "vote_useful", USELESS: "vote_useless"}  # the answers that label the taps and thank for them


def compose_pick(content: LiveContent, pick: Pick, today: date) -> Reply:
    """Return the reply to what was decided; an unknown or expired answer becomes the notice 'updating'."""
    answer = content.answer(pick.key)
    if answer is None or answer.is_expired(today):
        return fixed_reply(content, "updating")
    if pick.leanings:
        return lean(content, answer, pick.leanings, today)
    near = topics_among(content, pick.candidates)[:MOST_CANDIDATES]
    if near:
        return Reply(answer.text, follow_up_buttons(content, (*near, "none_of_these")))
    if pick.key == "unclear":
        return fixed_reply(content, "none_of_these")  # nothing to choose from: say how to ask instead
    return full_reply(content, answer)


def lean(content: LiveContent, answer: Answer, leanings: tuple[str, ...], today: date) -> Reply:
    """Return the reply to a turn that leans on `answer`, perhaps by way of other answers."""
    found = reached(content, answer, leanings)
    if found.answer.is_expired(today):
        return fixed_reply(content, "updating")
    if found.form is Form.WHOLE:
        return full_reply(content, found.answer)
    if found.form is Form.NOTE:
        return note(content, found.leaning, found.answer)
    text = found.answer.detail if found.form is Form.DETAIL else found.answer.plain
    return Reply(text or found.answer.text, follow_up_buttons(content, found.answer.follow_ups))


def note(content: LiveContent, leaning: str, about: Answer) -> Reply:
    """Return what is said of `leaning` where no answer holds it: the source, or that nothing is recorded."""
    reply = fixed_reply(content, leaning)
    return replace(reply, text=filled(reply.text, about))


def fixed_reply(content: LiveContent, key: str) -> Reply:
    """Return the reply of an answer that must exist; raise KeyError when the content lacks it."""
    answer = content.answer(key)
    if answer is None:
        raise KeyError(key)
    return full_reply(content, answer)


def full_reply(content: LiveContent, answer: Answer) -> Reply:
    """Return an answer with its buttons and cards."""
    cards = tuple(card for key in answer.channels if (card := content.channel(key)))
    votes = vote_buttons(content, answer)
    return Reply(answer.text, follow_up_buttons(content, answer.follow_ups), answer, cards, votes=votes)


def own_wording(content: LiveContent, channel: str, answer: Answer) -> Answer:
    """Return an answer as a chat channel words it: <channel>_<key> goes before <key>."""
    return content.answer(f"{channel}_{answer.key}") or answer


def is_votable(answer: Answer) -> bool:
    """Say whether people may mark an answer: topics may be marked, what belongs to a form may not."""
    return answer.source is not None and not is_of_a_form(answer.key)


def vote_buttons(content: LiveContent, answer: Answer) -> tuple[Button, ...]:
    """Return the buttons that mark this version of an answer."""
    if not is_votable(answer):
        return ()
    labels = ((command, content.answer(key)) for command, key in VOTES.items())
    return tuple(
        Button(label.title, f"{command} {answer.key} {answer.version}") for command, label in labels if label
    )


def follow_up_buttons(content: LiveContent, keys: tuple[str, ...]) -> tuple[Button, ...]:
    """Return a button for each key that has an answer."""
    answers = (content.answer(key) for key in keys)
    return tuple(Button(answer.title, "/" + answer.key) for answer in answers if answer)


def topics_among(content: LiveContent, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys that name topics: their answers rest on a source, turns of the talk do not."""
    answers = (content.answer(key) for key in keys)
    return tuple(answer.key for answer in answers if answer and answer.source)
