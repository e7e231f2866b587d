"""`ganwei release`, as researchers use it: a whole release, or a clear line and nothing."""

import json
import resource
import signal

import pandas as pd
import pyarrow.parquet as pq
import pytest

from bot.research import load
from bot.research.columns import HIDDEN, QUASI, RELEASED, SENSITIVE, UNSAID
from bot.research.proof.canaries import canaries
from tests.releases import contents, ganwei, ganwei_here

FILES = {"concerns.parquet", "concerns.csv", "codebook.md", "risk.json", "report.html"}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Return a folder with a data directory and 3,000 synthetic concerns."""
    folder = tmp_path_factory.mktemp("releases")
    made = ganwei(
        "synth", "--rows", 3000, "--seed", 1, "--out", folder / "concerns.parquet", data_dir=folder / "data"
    )
    assert made.returncode == 0, made.stderr
    return folder


@pytest.fixture(scope="module")
def release(place):
    """Return the folder of a release of them."""
    out = place / "release"
    done = run(place, "--out", out, "--texts", 300)
    assert done.returncode == 0, done.stderr
    return out


def run(place, *options, by=ganwei_here, **more):
    file = ["--input", place / "concerns.parquet"] if "--input" not in options else []
    return by("release", *file, *options, data_dir=place / "data", **more)


def few(place, rows):
    """Write a file with the first rows only; return it."""
    file = place / f"first-{rows}.parquet"
    pq.write_table(pq.read_table(place / "concerns.parquet").slice(0, rows), file)
    return file


def test_a_release_is_five_files(release):
    assert {file.name for file in release.iterdir()} == FILES


def test_its_columns_are_the_list_and_its_classes_are_of_k_rows(release):
    table = pq.read_table(release / "concerns.parquet")
    assert table.column_names == [column.name for column in RELEASED]
    groups = table.to_pandas().groupby(list(QUASI))
    assert groups.size().min() >= 5
    assert all(groups[name].nunique().min() >= 2 for name in SENSITIVE)


def test_csv_and_parquet_hold_the_same(release):
    table = pd.read_csv(release / "concerns.csv", encoding="utf-8-sig", dtype=object, keep_default_na=False)
    parquet = pq.read_table(release / "concerns.parquet").to_pandas()
    assert table["text"].str.removeprefix("'").tolist() == parquet["text"].fillna("").tolist()
    assert table["month"].tolist() == parquet["month"].tolist()


def test_what_was_measured_is_told_and_of_all_concerns_only_noisy_numbers(release):
    risk = json.loads((release / "risk.json").read_text("utf-8"))
    assert risk["rows_in"] == risk["counts"]["all"]["all"]
    assert abs(risk["rows_in"] - 3000) < 10 * risk["budget"]["half_width"]
    assert risk["suppressed"] == max(0, risk["rows_in"] - risk["rows_out"])
    assert 0 <= risk["loss"]["rows_left_out"] < 1
    assert "uncoded" not in risk
    assert risk["loss"].keys() == {"overall", "columns", "rows_left_out"}
    assert risk["rows_out"] == pq.read_table(release / "concerns.parquet").num_rows
    assert risk["measured"]["figures"]["k"] >= risk["k"] == 5
    assert risk["measured"]["agrees"]
    assert risk["attacks"]["linkage"]["passes"]
    assert risk["attacks"]["canaries"] == {"planted": len(canaries()), "passed_the_gate": 0, "found": 0}
    assert risk["coding"]["model"]["columns"].keys() == set(SENSITIVE)
    assert {"epsilon", "spent", "half_width"} <= risk["budget"].keys()


def test_a_release_of_a_file_has_no_questionnaire_whose_people_are_others(release):
    assert json.loads((release / "risk.json").read_text("utf-8"))["budget_questionnaire"] is None
    assert "没有可以放在一起看的问卷" in (release / "report.html").read_text("utf-8")


def test_only_shared_texts_are_released_and_no_more_than_wanted(release, place):
    source = pq.read_table(place / "concerns.parquet").to_pandas()
    shared = set(source.loc[source["share"].fillna(value=False).astype(bool), "text"].dropna())
    texts = load(release)["text"].dropna()
    assert 0 < len(texts) <= 300
    assert set(texts) <= shared


def test_a_row_bears_words_or_a_place_and_never_both(release):
    frame = load(release)
    places = frame[[name for name in QUASI if name != "month"]].astype(str)
    assert (places[frame["text"].notna()] == HIDDEN).all(axis=None)
    assert frame["text"].isna().sum() > frame["text"].notna().sum()


def test_every_released_row_has_all_codes_so_that_none_tells_of_an_expired_text(release):
    frame = load(release)
    assert not (frame[list(SENSITIVE)].astype(str) == UNSAID).any(axis=None)
    assert frame["topic_by"].notna().all()


def test_the_frame_is_typed_and_carries_its_codebook(release):
    frame = load(release)
    assert frame["month"].cat.ordered
    assert str(frame["text"].dtype) == "string"
    assert frame["topic_p"].dropna().between(0, 1).all()
    assert frame.attrs["codebook"]["link"]["title"] == "链条环节"
    assert frame.attrs["risk"]["rows_out"] == len(frame)


def test_the_same_data_and_seed_give_the_same_bytes_and_cost_nothing(release, place):
    again = run(place, "--out", place / "again", "--texts", 300, by=ganwei)
    assert again.returncode == 0, again.stderr
    assert contents(place / "again") == contents(release)


def test_another_k_holds_and_costs_more_detail(place, release):
    done = run(place, "--out", place / "ten", "--k", 10, "--texts", 0, "--epsilon", 0)
    assert done.returncode == 0, done.stderr
    table = pq.read_table(place / "ten" / "concerns.parquet").to_pandas()
    assert table.groupby(list(QUASI)).size().min() >= 10
    risk, before = (
        json.loads((folder / "risk.json").read_text("utf-8")) for folder in (place / "ten", release)
    )
    assert risk["loss"]["overall"] > before["loss"]["overall"]
    assert [risk[name] for name in ("budget", "rows_in", "suppressed")] == [None] * 3
    assert risk["texts"]["released"] == 0


def test_it_ends_with_a_line_when_the_budget_is_spent(place, monkeypatch):
    monkeypatch.setenv("GANWEI_RELEASE_BUDGET", "0.2")
    done = run(place, "--out", place / "poor", "--input", few(place, 2000))
    assert (done.returncode, done.stdout) == (5, "")
    assert "要花 0.5 的隐私预算，只剩 0.2" in done.stderr
    assert not (place / "poor").exists()


@pytest.mark.parametrize(
    ("rows", "said"),
    [(0, "还没有一条顾虑"), (1, "凑不成一组"), (4, "凑不成一组")],
    ids=["none", "one", "four"],
)
def test_too_few_to_release_are_refused_and_leave_nothing(place, rows, said):
    done = run(place, "--out", place / "few", "--input", few(place, rows))
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(place.glob(".few*")) + list(place.glob("few"))


def test_a_file_that_is_cut_off_is_refused_and_the_old_release_stays(place, release):
    file = place / "cut.parquet"
    file.write_bytes((place / "concerns.parquet").read_bytes()[:-2000])
    before = contents(release)
    done = run(place, "--out", release, "--input", file)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip().endswith("cut.parquet，不是 Parquet 文件，或者坏了。")
    assert contents(release) == before


def test_renamed_columns_are_named(place):
    file = place / "renamed.parquet"
    table = pq.read_table(place / "concerns.parquet")
    pq.write_table(
        table.rename_columns(["区县" if name == "district" else name for name in table.column_names]), file
    )
    done = run(place, "--out", place / "no", "--input", file)
    assert done.returncode == 1
    assert "少了列，或者改了名：district" in done.stderr
    assert not (place / "no").exists()


def _small_files() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # writing more is an error, as on a full disk
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, 150_000))


def test_a_disk_that_is_full_in_mid_write_leaves_the_old_release_whole(place, release):
    before = contents(release)
    done = run(place, "--out", release, "--texts", 300, "--seed", 2, by=ganwei, preexec_fn=_small_files)
    assert done.returncode in (1, 6), done.stderr
    assert "Traceback" not in done.stderr
    assert contents(release) == before
    assert not list(place.glob(".release*"))


def test_a_folder_with_other_things_is_left_alone(place):
    (place / "mine").mkdir()
    (place / "mine" / "论文.docx").write_text("我的")
    done = run(place, "--out", place / "mine")
    assert done.returncode == 6
    assert "有别的东西" in done.stderr
    assert set(contents(place / "mine")) == {"论文.docx"}


def test_no_word_of_a_concern_is_printed(place, release):
    done = run(place, "--out", place / "quiet", "--texts", 5, "--epsilon", 0)
    assert done.stdout.count("\n") == 1
    words = set(load(place / "quiet")["text"].dropna())
    assert not any(word in done.stdout + done.stderr for word in words)


def test_spark_gives_the_same_bytes(place, release):
    done = run(place, "--out", place / "spark", "--texts", 300, "--engine", "spark", by=ganwei)
    assert done.returncode == 0, done.stderr[-2000:]
    assert contents(place / "spark") == contents(release)
