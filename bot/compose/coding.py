"""The coding of concerns, put together: the model in the data directory, the gate, the store."""

from sqlalchemy import Engine

from bot.concerns.keys import Keys
from bot.local_time import today, use_zone
from bot.redact.redactor import Redactor
from bot.research.coding.cache import coding_model
from bot.research.coding.drawing import Asked, draw
from bot.research.coding.model import CodingModel
from bot.research.coding.sheet import coding_sheet
from bot.research.coding.store import code_concerns
from bot.research.months import current_month
from bot.research.texts.gate import TextGate
from bot.settings import Settings


def coder(settings: Settings) -> CodingModel:
    """Return the coding model; the first time it is trained, which takes seconds."""
    return coding_model(settings.data_dir / "coding")


def code_all(settings: Settings, engine: Engine, *, again: bool = False) -> int:
    """Code the concerns that have a text and lack a code (`again`: all that have a text); return how many."""
    return code_concerns(engine, Keys(settings.keys()), coder(settings), again=again)


def sheet_to_code(settings: Settings, engine: Engine, rows: int, seed: int) -> tuple[bytes, int]:
    """Code what lacks codes, then return a workbook of shared texts for researchers, and its rows."""
    use_zone(settings.time_zone)
    code_all(settings, engine)
    gate = TextGate(Redactor().find)
    asked = Asked(rows, seed, current_month(today()))
    drawn = draw(engine, Keys(settings.keys()), lambda text: gate.held(text) is None, asked)
    return coding_sheet(drawn), len(drawn)
