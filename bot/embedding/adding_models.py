"""How is a model added, and removed?

Nothing is ever fetched: a file, a folder or an archive (a jar is a zip file) is copied
from where the user has it. A model that nobody has tried with Footnote is taken only from whoever
says that they trust it.
"""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from bot.embedding.model import is_installed, open_model
from bot.embedding.stored_models import (
    ENGLISH,
    FACTS,
    MODEL,
    TOKENIZER,
    StoredModel,
    hash_of,
    stored_models,
)
from bot.errors import ModelError

_KNOWN: Final = {  # models that were tried, by the hash of their ONNX files
    "7d9092cb25f2bd1c023b7e8d2aa459044a02030ac880e5a59fdaf27af69f1ded": ("e5-small-v2", ENGLISH),
}
_ARCHIVES: Final = frozenset({".jar", ".zip"})
_MOST: Final = 2_000_000_000  # bytes of a file


@dataclass(frozen=True, slots=True)
class _Found:
    """A model and its tokenizer, as files that can be copied; `name` is what the user calls it."""

    name: str
    model: Path
    tokenizer: Path


def add(models: Path, given: Path, *, language: str = "", trust: bool = False) -> StoredModel:
    """Copy a model into the folder of models; one for the same language takes its place.

    Args:
        models: the folder of models.
        given: an ONNX file with its `tokenizer.json` beside or above it, a folder with both, or an
            archive that holds them.
        language: what it is for; "" as it is known, or English.
        trust: take one that nobody has tried too.

    Raises:
        ModelError: there is no model, it is not known and not trusted, or it cannot be run.
    """
    if not given.exists():
        raise ModelError(str(given), "there is no such file or folder")
    try:
        with _unpacked(given) as folder:
            found = _find(folder, given)
            digest = hash_of(found.model)
            if digest not in _KNOWN and not trust:
                raise ModelError(str(given), _unknown(digest))
            name, known_language = _KNOWN.get(digest, (found.name, ENGLISH))
            size = found.model.stat().st_size
            stored = StoredModel(name, language or known_language, digest, size)
            _copy(found, stored, models)
    except (OSError, zipfile.BadZipFile) as error:
        raise ModelError(str(given), getattr(error, "strerror", None) or str(error)) from error
    for other in stored_models(models):
        if other.language == stored.language and other.sha256 != digest:
            remove(models, other)
    return stored


def remove(models: Path, stored: StoredModel) -> None:
    """Delete a model.

    Raises:
        ModelError: it cannot be deleted.
    """
    folder = stored.folder(models)
    try:
        (folder / FACTS).unlink(missing_ok=True)  # from now on it is none
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise ModelError(str(folder), error.strerror or str(error)) from error


@contextmanager
def _unpacked(given: Path) -> Iterator[Path]:
    """Yield a folder or file as it is, an archive as a folder with its models and tokenizers."""
    if given.suffix.lower() not in _ARCHIVES or given.is_dir():
        yield given
        return
    with tempfile.TemporaryDirectory() as place, zipfile.ZipFile(given) as archive:
        for number, member in enumerate(archive.infolist()):
            name = Path(member.filename).name
            if not name.endswith((".onnx", TOKENIZER)):
                continue
            with archive.open(member) as source:
                folder = Path(place, str(number))
                folder.mkdir()
                _write(source.read(_MOST + 1), folder / name)
        yield Path(place)


def _write(data: bytes, file: Path) -> None:
    """Write what an archive holds."""
    if len(data) > _MOST:
        raise ModelError(file.name, f"it is larger than {_MOST:,} bytes")
    file.write_bytes(data)


def _find(folder: Path, given: Path) -> _Found:
    """Return the model in a folder, or that of a file; a known one before others.

    Raises:
        ModelError: there is none, or no tokenizer, or several that nobody knows.
    """
    models = [folder] if folder.is_file() else sorted(folder.rglob("*.onnx"))
    if not models or (folder.is_file() and folder.suffix.lower() != ".onnx"):
        raise ModelError(str(given), "no ONNX model is there, a file whose name ends in .onnx")
    known = [model for model in models if hash_of(model) in _KNOWN]
    if len(known or models) > 1:
        names = ", ".join(model.name for model in models)
        raise ModelError(str(given), f"several models are there: name one of {names}")
    model = (known or models)[0]
    tokenizer = _tokenizer_of(model, folder)
    if tokenizer is None:
        raise ModelError(str(given), f"no {TOKENIZER} is there: it belongs beside the model")
    return _Found(given.stem, model, tokenizer)


def _tokenizer_of(model: Path, folder: Path) -> Path | None:
    """Return the tokenizer of a model: beside it, above it, or anywhere in its folder."""
    near = [model.parent / TOKENIZER, model.parent.parent / TOKENIZER]
    anywhere = sorted(folder.rglob(f"*{TOKENIZER}")) if folder.is_dir() else []
    return next((one for one in [*near, *anywhere] if one.is_file()), None)


def _unknown(digest: str) -> str:
    """Return why a model is not taken."""
    names: Sequence[str] = sorted(name for name, _ in _KNOWN.values())
    return (
        f"it is not {' or '.join(names)}, which was tried (its SHA-256 is {digest}); "
        "--trust takes it all the same"
    )


def _copy(found: _Found, stored: StoredModel, models: Path) -> None:
    """Copy the files of a model into a new folder, and put that in its place at once."""
    models.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix=".", dir=models))
    try:
        shutil.copyfile(found.model, place / MODEL)
        shutil.copyfile(found.tokenizer, place / TOKENIZER)
        if is_installed():
            open_model(place / MODEL, place / TOKENIZER)  # else it would fail at each question
        (place / FACTS).write_bytes(msgspec.json.encode(stored))
        final = stored.folder(models)
        shutil.rmtree(final, ignore_errors=True)
        os.replace(place, final)  # noqa: PTH105 - what replaces a folder at once
    finally:
        shutil.rmtree(place, ignore_errors=True)
