"""Why something is not switched. No exception holds a word of what was written."""

from bot.redact.span import Span


class SwitchRefused(Exception):
    """Nothing was switched; `key` says why."""

    key = ""

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class ReasonMissing(SwitchRefused):
    """No reason was given."""

    key = "switch_reason_missing"


class ReasonTooLong(SwitchRefused):
    """The reason does not fit into the audit list."""

    key = "switch_reason_too_long"


class NoticeMissing(SwitchRefused):
    """People would see nothing where a notice is due."""

    key = "switch_notice_missing"


class NoticeTooLong(SwitchRefused):
    """The notice is longer than a few lines on a phone."""

    key = "switch_notice_too_long"


class NoticeIdentifies(SwitchRefused):
    """The notice holds identifiers; `spans` are their places in the notice as `seen` returns it."""

    key = "switch_notice_identifies"

    def __init__(self, spans: tuple[Span, ...]) -> None:
        """Say where."""
        super().__init__()
        self.spans = spans
