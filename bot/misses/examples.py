"""The examples of a group, decrypted on their way out."""

from bot.concerns.keys import InvalidToken, Keys
from bot.misses.tables import ExampleRow, GroupRow


def text_of(row: ExampleRow, keys: Keys) -> str:
    """Return the text of an example; nothing when no key fits any more."""
    try:
        return keys.decrypt(row.body)
    except InvalidToken:
        return ""


def texts_of(row: GroupRow, keys: Keys) -> list[str]:
    """Return the texts of a group that can be read."""
    return [text for example in row.examples if (text := text_of(example, keys))]
