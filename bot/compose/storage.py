"""What lasts, put together: the database, its content, the end of concerns. Light to import, for commands."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy.engine import Engine

from bot.answers.model import Answer
from bot.channels.model import Channel
from bot.concerns.keys import Keys
from bot.concerns.retention import Retention, rotate_key
from bot.concerns.tables import TextRow
from bot.content.entry import Entry
from bot.content.files import read_folder
from bot.content.store import ContentStore
from bot.content.three_way import Compared, report
from bot.database import open_database
from bot.misses.retention import MissRetention
from bot.misses.tables import ExampleRow
from bot.settings import ROOT, Settings
from bot.staff.accounts import Accounts
from bot.staff.roles import Right

COMMAND_LINE = "(command line)"  # who did it, in the audit list; no name of the staff has a space

FOLDERS: dict[str, type[Entry]] = {"answers": Answer, "channels": Channel}  # of the repository


def database(settings: Settings) -> Engine:
    """Return the engine on the database that the settings name."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    return open_database(settings.database())


def read_files(root: Path = ROOT) -> list[Entry]:
    """Return the entries of all content files under `root`; raise BadContentFile."""
    return [entry for name, kind in FOLDERS.items() for entry in read_folder(root / name, kind)]


def seed_content(store: ContentStore, root: Path = ROOT) -> list[str]:
    """Bring new and newer content files into the store; return the keys that changed."""
    return store.seed(read_files(root))


def compare_content(store: ContentStore, root: Path) -> dict[str, list[Compared[Entry]]]:
    """Return by folder how the files under `root`, what they were and what is live compare."""
    return {name: _compared(store, root / name, kind) for name, kind in FOLDERS.items()}


def _compared(store: ContentStore, folder: Path, kind: type[Entry]) -> list[Compared[Entry]]:
    files = {entry.key: entry for entry in read_folder(folder, kind)}
    base = store.base(kind) if files else {}  # an empty folder: nothing was removed from it
    return report(base, files, store.all(kind))


def accounts(settings: Settings) -> Accounts:
    """Return the accounts of the staff, as whoever sits at the machine changes them."""
    return Accounts(database(settings), by=COMMAND_LINE)


def approvers(engine: Engine) -> Callable[[str], bool]:
    """Return what says whether somebody may approve now."""
    everybody = Accounts(engine, by="")

    def may_approve(name: str) -> bool:
        member = everybody.get(name)
        return member is not None and member.active and member.may(Right.APPROVE)

    return may_approve


def retention(settings: Settings, engine: Engine) -> tuple[Retention, MissRetention]:
    """Return what destroys the texts that have been kept long enough: of concerns, and of questions."""
    return Retention(engine, settings.days_kept), MissRetention(engine, settings.days_kept)


def rotate_text_key(settings: Settings) -> int:
    """Encrypt all concerns and questions with a new key; return how many texts."""
    return rotate_key(database(settings), Keys(settings.keys()), TextRow, ExampleRow)
