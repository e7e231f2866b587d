"""`ganwei nlu-bench`: the pipeline of config.yml on any labelled texts."""

from pathlib import Path

import pytest

from bot.evaluation.bench import bench, labelled

CONFIG = Path(__file__).parents[2] / "config.yml"


def written(folder, name, lines):
    path = folder / name
    path.write_text("".join(f"{text}\t{label}\n" for text, label in lines), "utf-8")
    return path


def test_pipeline_learns_what_it_is_shown(tmp_path):
    weather = [
        (text, "weather")
        for text in ("今天天气", "明天天气怎样", "后天下雨吗", "天气预报", "下雪不", "天气冷吗")
    ]
    music = [(text, "music") for text in ("放首歌", "来首音乐", "我想听歌", "播放音乐", "唱首歌", "歌曲推荐")]
    train = written(tmp_path, "train.tsv", weather + music)
    test = written(
        tmp_path, "test.tsv", [("北京天气", "weather"), ("听首歌", "music"), ("听音乐", "weather")]
    )
    result = bench(train, test, CONFIG)
    assert result["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert set(result) == {"accuracy", "macro_f1", "weighted_f1", "p50_ms", "train_s"}


def test_line_without_a_tab_is_refused(tmp_path):
    path = tmp_path / "bad.tsv"
    path.write_text("没有标签\n", "utf-8")
    with pytest.raises(ValueError, match="text, tab, label"):
        labelled(path)
