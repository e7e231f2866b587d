"""Charts: what is drawn, and that nothing lies upon anything else."""

from itertools import combinations
from xml.etree import ElementTree as ET

from bot.research.report.charts.drawing import WIDTH, Drawing
from bot.research.report.charts.extent import lines_of, ticks, width_of
from bot.research.report.charts.heat import Cell, heat
from bot.research.report.charts.months import Column, months
from bot.research.report.charts.network import network
from bot.research.report.charts.placing import BOX, placed
from bot.research.report.charts.strip_rows import Strip
from bot.research.report.charts.strips import Scale, strips
from bot.research.report.sections.monthly import without_gaps

HOSTILE = '<script>alert("x")</script>&amp;'


def texts_of(drawing: Drawing) -> list[str]:
    root = ET.fromstring(f'<svg xmlns:xlink="x">{drawing.inside}</svg>')
    return [element.text for element in root.iter("text")]


def test_chinese_character_is_as_wide_as_the_font_is_high() -> None:
    assert width_of("容错", 12) == 24
    assert width_of("2026", 10) == 24


def test_long_name_is_parted_into_lines_and_loses_nothing() -> None:
    name = "认定要由谁来作出，纠错又要在多长时间里落实到位"
    lines = lines_of(name, 12, 100)
    assert "".join(lines) == name
    assert all(width_of(line, 12) <= 100 for line in lines)


def test_ticks_are_round_and_no_more_than_there_is_room_for() -> None:
    assert ticks(0, 1, 3, 0.01) == [0, 0.5, 1]
    assert ticks(0, 2.1, 4, 1) == [0, 1, 2]
    assert ticks(-20, 20, 4, 1) == [-20, -10, 0, 10, 20]


def test_names_and_figures_of_strips_are_written_whole_and_literally() -> None:
    drawing = strips([Strip(HOSTILE, "20.0 %（1.0–39.0 %）", 0.2, 0.01, 0.39)], Scale(0, 0.4))
    written = "".join(dict.fromkeys(texts_of(drawing)))
    assert HOSTILE in written
    assert "20.0 %（1.0–39.0 %）" in written
    assert "<script" not in drawing.inside


def test_strips_grow_with_their_rows_and_keep_their_width() -> None:
    few, many = (strips([Strip("县直", "1", 1)] * number, Scale(0, 1)) for number in (2, 20))
    assert few.width == many.width == WIDTH
    assert few.height < many.height


def test_colours_are_the_variables_of_the_page() -> None:
    drawing = strips([Strip("县直", "1", 0.5, 0.2, 0.8), Strip("乡镇", "1", 0.5)], Scale(-1, 1))
    root = ET.fromstring(f"<svg>{drawing.inside}</svg>")
    used = {element.get(name) for element in root.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert used
    assert all(colour.startswith("var(--") for colour in used - {"transparent"})


def test_chart_asks_for_no_font_and_says_nothing_in_english() -> None:
    drawing = months([Column("2026-01", 5, 2)])
    assert "font-family" not in drawing.inside
    assert "aria-roledescription" not in drawing.inside


def test_names_of_months_do_not_meet_however_many_there_are() -> None:
    drawing = months([Column(f"{2000 + n // 12}-{n % 12 + 1:02}", n) for n in range(240)])
    named = [text for text in texts_of(drawing) if "-" in text]
    assert 2 <= len(named) <= (WIDTH - 60) / width_of("2026-01", 12)


def test_month_without_a_count_is_left_empty_in_its_place() -> None:
    assert without_gaps(["2026-02", "2025-11"]) == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert without_gaps(["2026-H2", "2026-H1"]) == ["2026-H1", "2026-H2"]


def test_cell_without_a_count_shows_a_dot_and_no_number() -> None:
    drawing = heat(["县直", "乡镇"], ["防错"], {("县直", "防错"): Cell(9, 0.75), ("乡镇", "防错"): None})
    figures = [text for text in texts_of(drawing) if text and text not in {"县直", "乡镇", "防错"}]
    assert sorted(figures) == ["75%", "9", "·"]


def test_boxes_of_the_network_neither_lie_upon_each_other_nor_stand_out() -> None:
    words = [f"很长的词{number}" for number in range(22)]
    pairs = {pair: 5 for number, pair in enumerate(combinations(words, 2)) if number % 7 == 0}
    boxes = placed(pairs, 344, 400, seed=1)
    for (x, y, half), (other_x, other_y, other_half) in combinations(boxes.values(), 2):
        assert abs(x - other_x) >= half + other_half or abs(y - other_y) >= BOX
    assert all(
        half - 0.1 <= x <= 344.1 - half and BOX / 2 <= y <= 400 - BOX / 2 for x, y, half in boxes.values()
    )


def test_network_names_every_word_once() -> None:
    drawing = network({("问责", "处分"): 9, ("程序", HOSTILE): 5}, seed=1)
    assert sorted(texts_of(drawing)) == sorted(["问责", "处分", "程序", HOSTILE])


def test_layout_follows_the_seed() -> None:
    pairs = {("问责", "处分"): 9, ("程序", "认定"): 5, ("认定", "问责"): 5}
    assert network(pairs, seed=1) == network(pairs, seed=1)
    assert network(pairs, seed=1) != network(pairs, seed=2)


def grounds(drawing: Drawing) -> list[str]:
    return [part.split('"')[0] for part in str(drawing.inside).split('fill="var(--heat-')[1:]]


def test_shade_of_a_cell_is_its_share_of_the_row_whatever_its_count() -> None:
    cells = {("县直", "防错"): Cell(900, 0.9), ("县直", "容错"): Cell(100, 0.1)}
    cells |= {("乡镇", "防错"): Cell(9, 0.9), ("乡镇", "容错"): Cell(1, 0.1)}
    assert grounds(heat(["县直", "乡镇"], ["防错", "容错"], cells)) == ["5)", "1)", "5)", "1)"]


def test_rest_of_a_row_has_no_colour_and_makes_no_other_cell_lighter() -> None:
    cells = {("县直", "防错"): Cell(9, 0.1), ("县直", "合在一起"): Cell(81, 0.9, is_rest=True)}
    assert grounds(heat(["县直"], ["防错", "合在一起"], cells)) == ["5)"]


def lines_of_grid(drawing: Drawing) -> list[tuple[float, float]]:
    """Return from where to where each line of the grid runs down."""
    root = ET.fromstring(f"<svg>{drawing.inside}</svg>")
    found = [line for line in root.iter("line") if line.get("stroke") == "var(--grid)"]
    tops = [float(line.get("transform", "").rstrip(")").split(",")[1]) for line in found]
    return [(top, top + float(line.get("y2", "0"))) for top, line in zip(tops, found, strict=True)]


def test_grid_runs_through_no_words() -> None:
    drawing = strips([Strip("县直", "1,000（900 到 1,100）", 1000, 900, 1100)] * 3, Scale(0, 1100, ",d", 1))
    root = ET.fromstring(f"<svg>{drawing.inside}</svg>")
    written = [text for text in root.iter("text") if "县直" in (text.text or "")]
    middles = [float(text.get("transform", "").split(",")[1].split(")")[0]) for text in written]
    lines = lines_of_grid(drawing)
    assert len(middles) == 3
    assert len(lines) >= 9
    assert not [(line, y) for line in lines for y in middles if min(line) < y < max(line)]


def test_last_tick_stands_below_its_line_and_is_not_cut() -> None:
    drawing = strips([Strip("县直", "1", 1, 0, 1_000_000)], Scale(0, 1_000_000, ",d", 1))
    root = ET.fromstring(f"<svg>{drawing.inside}</svg>")
    (label,) = (text for text in root.iter("text") if text.text == "1,000,000")
    middle = float(label.get("transform", "").split("(")[1].split(",")[0])
    assert label.get("text-anchor") == "middle"
    assert middle + width_of("1,000,000", 12) / 2 <= WIDTH - 8 + 0.01


def test_month_with_noise_is_a_point_with_an_interval_and_one_without_a_column() -> None:
    noisy, exact = (months([Column("2026-01", 5, reach)]).inside for reach in (2, 0))
    assert "mark-rect" in exact
    assert "mark-symbol" in noisy
    assert 'fill="var(--mark)"' in exact
    assert noisy.count('stroke="var(--ink)"') == 1
