"""The colours of the report can be read in the light and in the dark."""

import re
from pathlib import Path

import pytest

import bot.research.report.page as report

STYLE = Path(report.HERE / "style.css").read_text("utf-8")
_ROOTS = re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
LIGHT, DARK = ({**dict(re.findall(r"(--[\w-]+): (#\w{6})", root))} for root in _ROOTS)
PAPERS = [("--ink", "--paper"), ("--faint", "--paper"), ("--accent", "--paper"), ("--accent", "--ground")]
CELLS = [(f"--on-heat-{step}", f"--heat-{step}") for step in range(1, 6)]
MARKS = [("--mark", "--paper"), ("--ink", "--paper")]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), [*PAPERS, *CELLS, ("--faint", "--grid"), ("--ink", "--ground")])
def test_words_stand_out(colours, ink, ground) -> None:
    assert contrast(colours[ink], colours[ground]) >= 4.5  # WCAG 2.2, 1.4.3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("mark", "ground"), MARKS)
def test_marks_stand_out(colours, mark, ground) -> None:
    assert contrast(colours[mark], colours[ground]) >= 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_steps_of_the_grid_differ_in_lightness_alone_so_that_everybody_tells_them_apart(colours) -> None:
    steps = [luminance(colours[f"--heat-{step}"]) for step in range(1, 6)]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    assert all(
        contrast(colours[f"--heat-{step}"], colours[f"--heat-{step + 1}"]) >= 1.3 for step in range(1, 5)
    )


def test_dark_names_every_colour_that_light_names() -> None:
    assert set(DARK) == set(LIGHT)
