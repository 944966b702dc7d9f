"""Which models are open for questions?

A model that was added is opened once a process, when a library is opened, and kept open. One that
cannot be used is told, and questions are answered without it.
"""

from collections.abc import Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bot.config import paths
from bot.config.sections import MeaningSettings
from bot.embedding.stored_models import ENGLISH, MODEL, OTHER, TOKENIZER, stored_models
from bot.errors import ModelError
from bot.records import dataclass

if TYPE_CHECKING:
    from bot.embedding.model import EmbeddingModel


@dataclass(frozen=True, slots=True)
class ModelEncoders:
    """The models that are open, by what they are for, and why others are not.

    `problems` are lines for whoever runs the program.
    """

    models: Mapping[str, "EmbeddingModel"] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def encoder_for(self, language: str) -> "EmbeddingModel | None":
        """Return the model for a language, None if there is none."""
        return self.models.get(ENGLISH if language == ENGLISH else OTHER)


def open_encoders(settings: MeaningSettings) -> ModelEncoders:
    """Return the models that the user has added, opened; the same ones each time.

    There are none where the settings say that none is used.
    """
    if not settings.use:
        return ModelEncoders()
    models = paths.models_folder()
    added = tuple(one.folder(models) for one in stored_models(models))
    return _open(models, added) if added else ModelEncoders()


@cache
def _open(models: Path, _: tuple[Path, ...]) -> ModelEncoders:
    """Return the models of a folder; those that are there are named, for what is kept open."""
    from bot.embedding.model import open_model  # noqa: PLC0415 - only for who has added one

    found: dict[str, EmbeddingModel] = {}
    problems: list[str] = []
    for stored in stored_models(models):
        folder = stored.folder(models)
        kept = paths.vectors_file(folder.name)
        try:
            found[stored.language] = open_model(folder / MODEL, folder / TOKENIZER, kept)
        except ModelError as error:
            problems.append(f"{stored.name} does not help to choose: {error.reason}")
    return ModelEncoders(found, tuple(problems))
