"""The report in real Chromium: on a phone, in the dark, on paper."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.research.report.page import page as report
from tests.browser.conftest import LAPTOP, PHONE
from tests.conftest import ARTEFACTS
from tests.released_rows import whole_material

Open = Callable[..., Page]
# Of each chart: pairs of words of which one lies upon the other, and words that stand out of the chart.
MEETING = """charts => charts.flatMap(chart => {
  const frame = chart.getBoundingClientRect();
  const texts = [...chart.querySelectorAll('text:not([stroke])')].filter(text => text.textContent.trim());
  const boxes = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
  const out = boxes.filter(([, b]) => b.left < frame.left - 1 || b.right > frame.right + 1
    || b.top < frame.top - 1 || b.bottom > frame.bottom + 1).map(([words]) => ['out', words]);
  const upon = boxes.flatMap(([one, a], n) => boxes.slice(n + 1).filter(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 3 && b.top < a.bottom - 3
  ).map(([other]) => [one, other]));
  return [...out, ...upon];
})"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("report") / "report.html"
    made.write_bytes(report(whole_material()))
    return made


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Open]:
    """Return what opens the report; a request beyond the file or an error on the page fails the test."""
    contexts, wrong = [], []

    def open_report(size: dict[str, int] = PHONE, scheme: str = "light") -> Page:
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme, locale="zh-CN"))
        page = contexts[-1].new_page()
        page.on("request", lambda asked: None if asked.url == file.as_uri() else wrong.append(asked.url))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.goto(file.as_uri())
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        return page

    yield open_report
    for context in contexts:
        context.close()
    assert wrong == []


def taken(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_words_of_charts_neither_meet_nor_are_cut(opened: Open, size: dict[str, int]) -> None:
    page = opened(size)
    assert page.locator("svg.chart").evaluate_all(MEETING) == []
    taken(page, f"report-{size['width']}")


def test_phone_shows_charts_whole_and_scrolls_only_tables(opened: Open) -> None:
    page = opened()
    page.locator("details").evaluate_all("all => all.forEach(each => each.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    widths = page.locator("svg.chart").evaluate_all(
        "all => all.map(each => each.getBoundingClientRect().width)"
    )
    assert min(widths) > 300
    assert page.locator(".wide").evaluate_all("all => all.some(each => each.scrollWidth > each.clientWidth)")


def test_words_in_a_chart_can_be_read_on_a_phone(opened: Open) -> None:
    heights = (
        opened()
        .locator("svg.chart text")
        .evaluate_all("all => all.map(each => each.getBoundingClientRect().height)")
    )
    assert min(heights) >= 10


def test_charts_follow_the_dark(opened: Open) -> None:
    def colours(page: Page) -> list[str]:
        text = page.locator("svg.chart text[fill='var(--ink)']").first
        return [
            text.evaluate("e => getComputedStyle(e).fill"),
            page.locator("body").evaluate("e => getComputedStyle(e).color"),
        ]

    light, dark = colours(opened()), colours(opened(scheme="dark"))
    assert light[0] == light[1] != dark[0] == dark[1]
    taken(opened(scheme="dark"), "report-dark")


def test_table_opens_with_the_keyboard_and_says_what_the_chart_says(opened: Open) -> None:
    page = opened()
    figure = page.locator("#reluctances figure").first
    expect(figure.get_by_role("table")).to_be_hidden()
    figure.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(figure.get_by_role("table")).to_be_visible()
    drawn = figure.locator("svg").text_content() or ""
    for share in figure.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()[2:]:
        assert share in drawn


def test_chart_has_a_name_for_screen_readers(opened: Open) -> None:
    charts = opened().get_by_role("img")
    assert charts.count() > 10
    assert (charts.first.get_attribute("aria-label") or "").startswith("图：每一列有多少没有公布")


def test_paper_shows_tables_and_plain_links_and_is_light_even_in_the_dark(opened: Open) -> None:
    page = opened(LAPTOP, "dark")
    page.emulate_media(media="print")
    assert page.locator("figure table").first.is_visible()
    link, ink = (
        page.locator(name).first.evaluate("element => getComputedStyle(element).color")
        for name in ("nav a", "body")
    )
    assert link == ink == "rgb(27, 31, 36)"
    assert page.locator("svg.chart").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    page.pdf(path=ARTEFACTS / "report.pdf", format="A4")
