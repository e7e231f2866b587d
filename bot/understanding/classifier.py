"""The Rasa component that names the intent: n-gram features, a linear SVM, calibrated confidence.

Why linear: docs/adr/0004-linear-classifier.md; it beats DIET here at a fraction of the cost.
"""

from __future__ import annotations

from typing import Any, Dict, List, Optional

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.svm import LinearSVC

from bot.understanding.calibration import fit_temperature, probabilities
from bot.understanding.clauses import CLAUSES, HALVES, clauses, halves
from bot.understanding.features import ngram_features
from bot.understanding.scores import Scores
from bot.understanding.text import normalise

RANKING_LENGTH = 10  # as many as Rasa's own classifiers report
FIRST_WORDS = "容错 rongcuo"  # dictionaries and pinyin tables load with the model, not while a person waits


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class NgramIntentClassifier(IntentClassifier, GraphComponent):
    """Classify a message by its character and pinyin n-grams."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        """Return the defaults; config.yml may override each."""
        views = {"characters": 2, "syllables": 2, "furthest_pair": 4}
        return {**views, "penalty": 1.0, "held_back": 0.2, "seed": 20210531}

    @staticmethod
    def required_packages() -> List[str]:
        """Return what must be importable for this component."""
        return ["sklearn", "pypinyin", "opencc", "jieba"]

    def __init__(self, config: Dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Start untrained; `train` or `load` fills the parts in."""
        self._config = config
        self._storage = storage
        self._resource = resource
        self._features = ngram_features(config["characters"], config["syllables"], config["furthest_pair"])
        self._svm = LinearSVC(C=config["penalty"], tol=0.01, random_state=config["seed"])
        self._temperature = 1.0
        self._scores: Optional[Scores] = None
        self._names: List[str] = []

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramIntentClassifier:
        """Return an untrained classifier (Rasa's constructor)."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit on every example that has an intent and a text, and store the result."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        features = self._features.fit_transform([normalise(e.get(TEXT)) for e in examples])
        labels = np.array([e.get(INTENT) for e in examples])
        self._temperature = fit_temperature(
            self._svm, features, labels, self._config["held_back"], self._config["seed"]
        )
        self._svm.fit(features, labels)
        self._svm.coef_ = self._svm.coef_.astype(np.float32)  # single precision, like the features
        with self._storage.write_to(self._resource) as directory:
            joblib.dump((self._features, self._svm, self._temperature), directory / "classifier.joblib")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramIntentClassifier:
        """Return the classifier as it was trained (Rasa's loader)."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            features, svm, classifier._temperature = joblib.load(directory / "classifier.joblib")
        classifier._scores = Scores(features, svm)  # holds all that ranking needs
        classifier._names = [str(name) for name in svm.classes_]
        classifier.rank(FIRST_WORDS)
        return classifier

    def process(self, messages: List[Message]) -> List[Message]:
        """Set the intent and its ranking on each message, and the likeliest of each part of it."""
        for message in messages:
            text = message.get(TEXT) or ""
            ranking = self.rank(text)
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
            parts = clauses(text)
            if len(parts) > 1:
                message.set(CLAUSES, [self._likeliest(part) for part in parts])
                cuts = [[self._likeliest(half) for half in cut] for cut in halves(parts)]
                message.set(HALVES, cuts)
        return messages

    def _likeliest(self, part: str) -> Dict[str, Any]:
        return {"text": part, **self.rank(part)[0]}

    def rank(self, text: str) -> List[Dict[str, Any]]:
        """Return the likeliest intents, best first, each with `name` and `confidence` (0 to 1)."""
        if self._scores is None:
            raise ValueError("not trained: only a loaded classifier ranks")
        scores = self._scores.of(normalise(text))
        if len(scores) == 1:
            scores = np.concatenate([-scores, scores]) / 2
        confidences = probabilities(scores[np.newaxis], self._temperature)[0]
        best = np.argsort(-confidences)[:RANKING_LENGTH]
        return [{"name": self._names[i], "confidence": float(confidences[i])} for i in best]
