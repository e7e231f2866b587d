"""The model is kept as plain numbers, whole or not at all, and only for what it was made from."""

import pickle
import zipfile

import numpy as np
import pytest

from bot.research.coding import cache
from bot.research.coding.cache import coding_model

TEXTS = ["一出事就问责,谁还敢签字", "怎么申请免责、找谁,没人知道"]


def never(_sentences):
    raise AssertionError("trained")


def test_a_kept_model_codes_as_the_trained_one_did_and_is_not_trained_again(model, model_folder, monkeypatch):
    monkeypatch.setattr(cache, "train", never)
    assert coding_model(model_folder).code(TEXTS) == model.code(TEXTS)


def test_nothing_else_is_left_beside_it(model, model_folder):
    assert [file.name for file in model_folder.iterdir()] == [f"coding-{cache.fingerprint()}.npz"]


def test_the_file_holds_arrays_that_are_read_without_pickle(model, model_folder):
    (file,) = model_folder.iterdir()
    with np.load(file, allow_pickle=False) as held:
        assert all(held[name].dtype.kind in "fi" for name in held)


@pytest.mark.parametrize("damage", ["cut", "empty", "pickle", "other arrays"])
def test_a_damaged_file_is_made_anew(model, model_folder, tmp_path, monkeypatch, damage):
    monkeypatch.setattr(cache, "train", lambda _sentences: model._linear)
    (whole,) = model_folder.iterdir()
    file = tmp_path / whole.name
    if damage == "other arrays":
        np.savez(file, grams=np.zeros(3))
    else:
        wrong = {"cut": whole.read_bytes()[:5000], "empty": b"", "pickle": pickle.dumps([1])}
        file.write_bytes(wrong[damage])
    assert coding_model(tmp_path).code(TEXTS) == model.code(TEXTS)
    assert zipfile.is_zipfile(file)


def test_other_sentences_are_another_model(monkeypatch, tmp_path):
    before = cache.fingerprint()
    file = tmp_path / "recruit.tsv"
    file.write_text("不敢为\t容错\t其他\t怕担责\n", "utf-8")
    monkeypatch.setattr(cache, "own_files", lambda: [file])
    one = cache.fingerprint()
    file.write_text("不敢为\t纠错\t其他\t怕担责\n", "utf-8")
    assert len({before, one, cache.fingerprint()}) == 3
