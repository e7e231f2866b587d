"""The report as one page."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from altair.utils.schemapi import debug_mode
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.research.report.figure import Section
from bot.research.report.material import Material
from bot.research.report.sections.awareness import awareness
from bot.research.report.sections.changes import changes
from bot.research.report.sections.crossing import crossing
from bot.research.report.sections.methods import methods
from bot.research.report.sections.monthly import monthly
from bot.research.report.sections.overview import overview
from bot.research.report.sections.reluctances import reluctances
from bot.research.report.sections.telling import telling
from bot.research.report.sections.themes import themes
from bot.research.report.sections.together import together
from bot.research.report.wording import words
from bot.research.report.work import Work, work_on

HERE = Path(__file__).parent
SECTIONS: tuple[Callable[[Work], Section], ...] = (
    *(overview, monthly, reluctances, crossing, themes),
    *(telling, together, changes, awareness, methods),
)


def page(material: Material) -> bytes:
    """Return the page in UTF-8: the same bytes for the same material; whatever comes from data is escaped."""
    work = work_on(material)
    with debug_mode(False):  # Altair would check every part of every chart, which takes ten times as long
        sections = [section(work) for section in SECTIONS]
    return _environment().get_template("page.html").render(sections=sections).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["words"] = words()
    environment.globals["style"] = Markup((HERE / "style.css").read_text("utf-8"))  # noqa: S704 (ours)
    return environment
