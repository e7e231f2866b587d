"""The lean scores are scikit-learn's own."""

import numpy as np
import pytest
from sklearn.svm import LinearSVC

from bot.understanding.features import ngram_features
from bot.understanding.scores import Scores

TEXTS = ["容错是什么", "怎么申请容错", "今天天气好吗", "张三能免责吗", "rongcuo", "2021年的文件", "天气"]


@pytest.mark.parametrize("labels", ["abcaabc", "abbaabb"], ids=["three classes", "two classes"])
@pytest.mark.parametrize("text", [*TEXTS, "没见过的黄疸", "天气天气天气", "龘", ""])
def test_a_text_scores_as_it_does_with_scikit_learn(text: str, labels: str) -> None:
    features = ngram_features(2, 2, 4)
    svm = LinearSVC(random_state=0).fit(features.fit_transform(TEXTS), list(labels))
    expected = np.ravel(svm.decision_function(features.transform([text])))
    assert Scores(features, svm).of(text) == pytest.approx(expected, abs=1e-5)
