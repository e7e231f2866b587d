"""What may be logged of an exception: its name and its place. Its text may quote what people typed."""

import traceback


class PartFailed(Exception):
    """A part of the service failed, so the service has ended; the message is its name and place."""


def name_and_place(error: BaseException) -> str:
    """Return such as `KeyError at /srv/bot/x.py:7`."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {place.filename}:{place.lineno}"
