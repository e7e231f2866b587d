"""What the form and the desk show: preview and light, a question, the summary, the receipt, a concern."""

from bot.concerns.codes import QUESTIONS
from bot.concerns.concern import Author, Concern, Status
from bot.concerns.draft import Draft
from bot.concerns.light import Colour, light_of
from bot.concerns.masking import pieces
from bot.concerns.receipt import in_characters, in_digits
from bot.concerns.said import Said
from bot.concerns.wording import SHARES

_LIGHTS = {Colour.GREEN: "concern_green", Colour.AMBER: "concern_amber", Colour.RED: "concern_red"}
_WHO = {Author.HOLDER: "您写的", Author.STAFF: "答复"}


def preview(draft: Draft) -> list[Said]:
    """Return the masked text, whose words can be tapped, and the light."""
    text = draft.text()
    light = light_of(text)
    hints = "、".join(f"{hint}（{said}）" for hint, said in light.hints)
    shown = Said("concern_preview", {"text": text}, tap=tuple(pieces(text)))
    return [shown, Said(_LIGHTS[light.colour], {"hints": hints})]


def question(draft: Draft) -> Said:
    """Return the question that is due."""
    due = QUESTIONS[draft.question]
    gaps = {"number": str(draft.question + 1), "of": str(len(QUESTIONS))}
    return Said(due.key, gaps, choices=tuple(due.choices))


def summary(draft: Draft) -> Said:
    """Return all that would be stored."""
    codes = "、".join(draft.codes.values()) or "都没有选"
    return Said("concern_confirm", {"text": draft.text(), "codes": codes})


def receipt(draft: Draft) -> Said:
    """Return the receipt in both forms; raise ValueError when none was given."""
    if draft.receipt is None:
        raise ValueError("no receipt was given")
    digits, characters = in_digits(draft.receipt), in_characters(draft.receipt)
    return Said(
        "concern_receipt", {"digits": digits, "characters": characters}, receipt=digits, seed=draft.seed
    )


def submitted(draft: Draft) -> list[Said]:
    """Return the receipt, after what was agreed to, if it was."""
    return [*([Said(SHARES)] if draft.shared else []), receipt(draft)]


def opened(concern: Concern) -> Said:
    """Return a concern as its holder sees it."""
    texts = "\n".join(f"· {_WHO[text.author]}：{text.body}" for text in concern.texts)
    gaps = {"status": concern.status, "days": str(concern.days_left), "texts": texts}
    if concern.status is Status.EXPIRED:
        return Said("receipt_expired", gaps)
    return Said(
        "receipt_opened_shared" if concern.share else "receipt_opened", gaps, offers=mind(concern.share)
    )


def added(draft: Draft) -> Said:
    """Return what would be added, and whether researchers would read it too."""
    key = "receipt_look_shared" if draft.shared else "receipt_look"
    return Said(key, {"text": draft.text()}, offers=mind(draft.shared))


def mind(share: bool) -> tuple[str, ...]:
    """Return the key of the button by which a holder changes their mind about research."""
    return ("receipt_unshare",) if share else ("receipt_share",)
