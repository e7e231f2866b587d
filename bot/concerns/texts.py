"""The texts of a concern: encrypted on their way in, decrypted on their way out, for holder and staff."""

from bot.concerns.concern import Author, Text
from bot.concerns.keys import Keys
from bot.concerns.tables import ConcernRow, TextRow


def add_text(row: ConcernRow, keys: Keys, author: Author, week: str, body: str) -> None:
    """Put a text behind the others of a concern."""
    row.texts.append(TextRow(place=len(row.texts), author=author, week=week, body=keys.encrypt(body)))


def texts_of(row: ConcernRow, keys: Keys) -> tuple[Text, ...]:
    """Return the texts of a concern in their order."""
    return tuple(Text(Author(text.author), text.week, keys.decrypt(text.body)) for text in row.texts)
