"""Why a release is not written."""


class NothingToRelease(Exception):
    """No row is left that may be released; the message says where they went."""


class ReleaseFails(Exception):
    """What was made does not hold what is promised; the message names each promise that is broken."""

    def __init__(self, reasons: list[str]) -> None:
        """Keep the reasons."""
        super().__init__("the release is not written: " + "; ".join(reasons))
        self.reasons = reasons
