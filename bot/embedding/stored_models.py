"""Which models has the user brought?

Each lies in a folder of its own, named by the hash of the model: the ONNX file, the tokenizer and
a few facts.
"""

from hashlib import sha256
from pathlib import Path
from typing import Final

import msgspec

from bot.errors import ModelError

ENGLISH, OTHER = "en", "other"  # what a model is for: questions in English, or in others
MODEL, TOKENIZER, FACTS = "model.onnx", "tokenizer.json", "about.json"
_AT_ONCE: Final = 1 << 20  # bytes
_SHORT: Final = 12  # digits of a hash that name a folder


class StoredModel(msgspec.Struct, frozen=True):
    """A model that was added: its name, what it is for, its hash and its size in bytes."""

    name: str
    language: str
    sha256: str
    size: int

    def folder(self, models: Path) -> Path:
        """Return where its files are."""
        return models / self.sha256[:_SHORT]


def stored_models(models: Path) -> tuple[StoredModel, ...]:
    """Return the models that were added, those for English first."""
    found = []
    for facts in sorted(models.glob(f"*/{FACTS}")):
        try:
            found.append(msgspec.json.decode(facts.read_bytes(), type=StoredModel))
        except (OSError, msgspec.DecodeError):
            continue  # half removed, or none of ours
    return tuple(sorted(found, key=lambda one: (one.language != ENGLISH, one.name)))


def is_whole(models: Path, stored: StoredModel) -> bool:
    """Return whether the model is as it was added."""
    folder = stored.folder(models)
    try:
        return (folder / TOKENIZER).is_file() and hash_of(folder / MODEL) == stored.sha256
    except OSError:
        return False


def find_model(models: Path, name: str) -> StoredModel:
    """Return the model of a name.

    Raises:
        ModelError: there is none.
    """
    every = stored_models(models)
    for one in every:
        if name in {one.name, one.sha256[:_SHORT]}:
            return one
    known = ", ".join(one.name for one in every) or "none was added"
    raise ModelError(name, f"there is no such model; there is: {known}")


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    found = sha256()
    with file.open("rb") as source:
        while part := source.read(_AT_ONCE):
            found.update(part)
    return found.hexdigest()
