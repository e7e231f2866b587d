"""The roles and what each may do."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody of the staff is there for."""

    EDITOR = "editor"
    APPROVER = "approver"
    RESEARCHER = "researcher"
    ADMIN = "admin"


class Right(StrEnum):
    """What somebody may do in the console."""

    WRITE = "write"  # answers and cards: drafts, submitting, withdrawing what is wrong
    APPROVE = "approve"  # let go live, bring back, restore, override
    ANSWER_CONCERNS = "answer_concerns"
    SEE_COUNTS = "see_counts"
    RELEASE = "release"  # research data: make them, take them along
    SWITCH = "switch"  # close the service, a channel, the intake of concerns
    MANAGE_STAFF = "manage_staff"
    READ_AUDIT = "read_audit"


_WRITING = frozenset({Right.WRITE, Right.ANSWER_CONCERNS, Right.SEE_COUNTS})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.EDITOR: _WRITING,
    Role.APPROVER: _WRITING | {Right.APPROVE, Right.SWITCH, Right.READ_AUDIT},
    Role.RESEARCHER: frozenset({Right.SEE_COUNTS, Right.RELEASE}),  # texts only as a release lets them out
    Role.ADMIN: frozenset({Right.SEE_COUNTS, Right.SWITCH, Right.MANAGE_STAFF, Right.READ_AUDIT}),
}
