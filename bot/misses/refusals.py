"""Why staff cannot settle a group. No exception holds a word of what was asked or written."""


class MissRefused(Exception):
    """Nothing was done; `key` says why."""

    key = ""

    def __str__(self) -> str:
        """Return the key."""
        return self.key


class GroupGone(MissRefused):
    """Somebody has settled the group, or its days are over."""

    key = "miss_gone"


class MoreCame(MissRefused):
    """The group holds other texts than those that were seen; they would be destroyed unseen."""

    key = "miss_more"


class ReasonMissing(MissRefused):
    """No reason was given."""

    key = "miss_reason_missing"


class ReasonTooLong(MissRefused):
    """The reason does not fit into the audit list."""

    key = "miss_reason_too_long"
