"""Step: the codebook and the report."""

from importlib.metadata import version

from bot.research.codebook.codebook import codebook
from bot.research.making.work import Work
from bot.research.report.page import page

_LIBRARIES = ("altair", "duckdb", "networkx", "opendp", "pandas", "pyarrow", "pycanon", "scikit-learn")


def tell(work: Work) -> None:
    """Write codebook.md and report.html."""
    work.risk["coding"] = work.parts.coding
    work.risk["versions"] = {name: version(name) for name in _LIBRARIES}
    (work.folder / "codebook.md").write_text(codebook(work.risk, _degrees(work)), "utf-8")
    (work.folder / "report.html").write_bytes(page(_material(work)))
