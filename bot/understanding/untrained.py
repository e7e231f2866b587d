"""What the Rasa components have in common that learn nothing: they are made from their part of config.yml."""

from __future__ import annotations

from typing import Any, Dict

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from typing_extensions import Self


class UntrainedComponent(GraphComponent):
    """A component with a configuration and nothing else."""

    def __init__(self, config: Dict[str, Any]) -> None:
        """Take the component's part of config.yml, completed by the defaults."""
        self._config = config

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Return the component (Rasa's constructor)."""
        return cls(config)
