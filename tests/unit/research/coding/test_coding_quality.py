"""The saved figures are those of the model that ships, or they are unknown."""

import json

import pytest

from bot.research.coding import quality
from bot.research.coding.measuring import calibration_error, measured
from bot.research.coding.sentences import Sentence, own_files, read_sentences
from bot.research.staging import Codes
from bot.settings import ROOT

OWN = read_sentences(own_files())
HELD_OUT = ROOT / "tests" / "heldout" / "coding" / "heldout_b.tsv"


def figures(codes, probabilities, meant=("不敢为", "不敢为", "害怕为", "害怕为")):
    sentences = [Sentence("a", (code, "容错", "其他"), "怕") for code in meant]
    given = {"reluctance": Codes(codes, probabilities)}
    rest = {"link": Codes(["容错"] * 4, [1.0] * 4), "topic": Codes(["其他"] * 4, [1.0] * 4)}
    return measured(sentences, given | rest)["reluctance"]


def test_saved_figures_are_what_the_model_reaches_on_the_held_out_sentences(model):
    saved = quality.quality()
    assert (saved["state"], saved["held_out"]) == ("measured", "heldout_b")
    fresh = quality.figures_of(model, read_sentences([HELD_OUT]))
    for name, one in fresh.items():
        assert saved["columns"][name]["n"] == one["n"]
        for figure in ("macro_f1", "accuracy", "ece"):
            assert saved["columns"][name][figure] == pytest.approx(one[figure], abs=0.02), (name, figure)


def test_the_figures_of_leaving_out_writers_stand_beside_them():
    left_out = quality.quality()["left_out"]
    assert {name: one["n"] for name, one in left_out.items()} == dict.fromkeys(left_out, len(OWN))
    assert all(0 < one[figure] < 1 for one in left_out.values() for figure in ("macro_f1", "accuracy", "ece"))


def test_figures_of_another_model_are_unknown(tmp_path, monkeypatch):
    file = tmp_path / "quality.json"
    quality.save({"topic": {}}, {}, "heldout_b", file)
    assert quality.quality(file)["columns"] == {"topic": {}}
    monkeypatch.setattr(quality, "fingerprint", lambda: "another")
    assert quality.quality(file) == {"state": "unknown"}


@pytest.mark.parametrize("content", [None, "", "[]", '{"fingerprint": 1}'])
def test_a_missing_or_damaged_file_of_figures_is_unknown(tmp_path, content):
    file = tmp_path / "quality.json"
    if content is not None:
        file.write_text(content)
    assert quality.quality(file) == {"state": "unknown"}


def test_figures_without_columns_are_unknown(tmp_path):
    file = tmp_path / "quality.json"
    file.write_text(json.dumps({"fingerprint": quality.fingerprint()}))
    assert quality.quality(file) == {"state": "unknown"}


def test_macro_f1_accuracy_and_confusions_by_hand():
    one = figures(["不敢为", "害怕为", "害怕为", "害怕为"], [1.0] * 4)
    assert (one["n"], one["accuracy"]) == (4, 0.75)
    assert (one["f1"]["不敢为"], one["f1"]["害怕为"]) == (0.667, 0.8)
    assert one["confusions"] == [["不敢为", "害怕为", 1]]


def test_calibration_error_by_hand():
    # [0.9, 1): 0.95 said, 1 right of 2; [0.5, 0.6): 0.55 said, 1 right of 2
    error = calibration_error([True, False, True, False], [0.95, 0.95, 0.55, 0.55])
    assert error == pytest.approx((0.45 + 0.05) / 2)


def test_a_probability_of_1_belongs_to_the_last_tenth():
    assert calibration_error([True], [1.0]) == 0
