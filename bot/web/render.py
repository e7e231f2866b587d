"""Render replies in Rasa's REST form: recipient_id, text, buttons, custom."""

from typing import Any

from bot.answers.model import Answer
from bot.concerns.masking import mark_of
from bot.conversation.turn import Reply, Shown


def render(recipient: str, replies: list[Reply]) -> list[dict[str, Any]]:
    """Return the JSON list that answers a message."""
    return [_message(recipient, reply) for reply in replies]


def _message(recipient: str, reply: Reply) -> dict[str, Any]:
    message: dict[str, Any] = {"recipient_id": recipient, "text": reply.text.rstrip()}
    if reply.buttons:
        message["buttons"] = [{"title": b.title, "payload": b.payload} for b in reply.buttons]
    if reply.answer:
        message["custom"] = _about(reply.answer)
        if reply.cards:
            message["custom"]["channels"] = [card.model_dump(mode="json") for card in reply.cards]
    if reply.votes:
        message["custom"]["votes"] = [{"title": b.title, "payload": b.payload} for b in reply.votes]
    if shown := _shown(reply.shown):
        message["custom"] = {**message.get("custom", {}), **shown}
    return message


def _shown(shown: Shown) -> dict[str, Any]:
    about: dict[str, Any] = {}
    if shown.tap:
        about["tap"] = list(shown.tap)  # a tap on word n sends "/concern_mask n", and the mark of the text
        about["tap_mark"] = mark_of("".join(shown.tap))
    if shown.receipt:
        about["receipt"], about["seed"] = shown.receipt, shown.seed
    return about


def _about(answer: Answer) -> dict[str, Any]:
    about: dict[str, Any] = {"answer": answer.key, "version": answer.version}
    if answer.detail:
        about["detail"] = answer.detail.rstrip()
    if answer.source:
        about["source"] = answer.source.model_dump()
        about["code"] = answer.code
        about["checked_on"] = answer.checked_on.isoformat()
    return about
