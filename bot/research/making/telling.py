"""Step: the codebook and the report."""

from importlib.metadata import version

from bot.research.codebook.codebook import codebook, degrees_in_words
from bot.research.columns import QUASI
from bot.research.making.work import Work
from bot.research.reading import release_frame
from bot.research.report.material import Material
from bot.research.report.page import page

_LIBRARIES = ("altair", "duckdb", "networkx", "opendp", "pandas", "pyarrow", "pycanon", "scikit-learn")


def tell(work: Work) -> None:
    """Write codebook.md and report.html."""
    work.risk["coding"] = work.parts.coding
    work.risk["versions"] = {name: version(name) for name in _LIBRARIES}
    degrees = degrees_in_words(work.risk["degrees"])
    (work.folder / "codebook.md").write_text(codebook(work.risk, degrees, _present(work)), "utf-8")
    (work.folder / "report.html").write_bytes(page(_material(work)))


def _present(work: Work) -> dict[str, list[str]]:
    return {name: sorted(work.lines[name].unique()) for name in QUASI}


def _material(work: Work) -> Material:
    figures = work.figures
    counts = figures.counts if figures else {}
    return Material(
        released=release_frame(work.folder / "concerns.parquet"),
        counts=counts,
        noise=dict.fromkeys(counts, figures.half_width) if figures else {},
        risk=work.risk,
        survey=work.parts.survey.told(work.survey.counts) if work.parts.survey and work.survey else None,
        survey_scales=work.survey.scales if work.survey else {},
        no_survey=work.no_survey,
        methods=list(work.risk["versions"].items()),
        seed=work.wanted.seed,
        k=work.wanted.k,
    )
