"""What does an embedding model say of a text?

An ONNX model of the kind of e5 (Wang et al. 2022), run on the processor by onnxruntime, which the
extra `meaning` brings. Texts are marked as questions or passages, their hidden states are
averaged, and all vectors have the length 1.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

import numpy as np
import numpy.typing as npt

from bot.embedding.sentence_vectors import SentenceVectors
from bot.errors import ModelError
from bot.index.arrays import Rows
from bot.ranking.encoding import Encoding
from bot.text.tokenizer_files import BadTokenizer, Tokenizer, read

Integers = npt.NDArray[np.int64]
_QUESTION, _PASSAGE = "query: ", "passage: "  # what the model was taught to tell them by
_MOST: Final = 512  # pieces, which is what such a model can look at
_KEPT: Final = 256  # encodings of questions and sentences that were looked at last
_INPUTS: Final = ("input_ids", "attention_mask", "token_type_ids")
MISSING: Final = (
    "onnxruntime is not installed, which runs it: "
    "install footnote-bot[meaning] in place of footnote-bot, or onnxruntime beside it"
)


class _Named(Protocol):
    """An input of a model."""

    name: str


class _Session(Protocol):
    """What onnxruntime, which has no types, opens for a model."""

    def get_inputs(self) -> Sequence[_Named]:
        """Return the inputs that the model has."""

    def run(self, outputs: None, given: Mapping[str, Integers], /) -> Sequence[Rows]:
        """Return all outputs for some inputs."""


class EmbeddingModel:
    """A model that is open, with the vectors of sentences that are kept for it.

    Texts are run one at a time: the integers of such a model depend on what else is in a batch,
    and an answer must not. Threads may share it; they take turns.
    """

    def __init__(self, session: _Session, tokenizer: Tokenizer, kept: SentenceVectors) -> None:
        """Keep an onnxruntime session, what cuts texts for it, and the vectors."""
        self._session, self._tokenizer, self._kept = session, tokenizer, kept
        self._pieces = {number: piece for piece, number in tokenizer.numbers.items()}
        self._inputs = [one.name for one in session.get_inputs() if one.name in _INPUTS]
        self._lock = threading.Lock()
        self._last: OrderedDict[str, Encoding] = OrderedDict()

    def encode_question(self, text: str) -> Encoding:
        """Return the encoding of a question."""
        return self._encode(_QUESTION + text)

    def encode_sentence(self, text: str) -> Encoding:
        """Return the encoding of a sentence that may answer one."""
        return self._encode(_PASSAGE + text)

    def vectors(self, texts: Sequence[str]) -> Rows:
        """Return a row for each sentence; those that are not kept yet are made, and kept."""
        if any(text not in self._kept for text in texts):
            self._kept.refresh()
        missing = [text for text in dict.fromkeys(texts) if text not in self._kept]
        if missing:  # not among those of late: a whole library would push out what was asked
            self._kept.add(missing, [self._read(_PASSAGE + text).vector for text in missing])
        return self._kept.rows(texts)

    def _encode(self, text: str) -> Encoding:
        """Return the encoding of a marked text, from those of late if it is there."""
        with self._lock:
            found = self._last.pop(text, None) or self._run(text)
            self._last[text] = found
            while len(self._last) > _KEPT:
                self._last.popitem(last=False)
            return found

    def _read(self, text: str) -> Encoding:
        """Return what the model makes of a marked text, when it is its turn."""
        with self._lock:
            return self._run(text)

    def _run(self, text: str) -> Encoding:
        """Return what the model makes of a marked text."""
        numbers = self._tokenizer.encode(text, _MOST)
        ids = np.array([numbers], np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        given["token_type_ids"] = np.zeros_like(ids)
        states = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
        vector = states.mean(axis=0)
        return Encoding(
            vector=_unit(vector).astype(np.float32),
            pieces=tuple(self._pieces[number] for number in numbers),
            states=_unit(states).astype(np.float32),
        )


def is_installed() -> bool:
    """Return whether the extra is there that runs models."""
    return find_spec("onnxruntime") is not None


def open_model(model: Path, tokenizer: Path, vectors: Path | None = None) -> EmbeddingModel:
    """Open a model on one thread.

    Args:
        model: an ONNX file.
        tokenizer: its `tokenizer.json`.
        vectors: the file in which vectors of sentences are kept; None for none.

    Raises:
        ModelError: onnxruntime is not installed, or it cannot run the model.
    """
    try:
        import onnxruntime  # noqa: PLC0415 - an extra, and 0.1 s for whoever has it
    except ImportError as error:
        raise ModelError(str(model), MISSING) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        cut = read(tokenizer.read_text("utf-8"))
        session = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        tried = EmbeddingModel(session, cut, SentenceVectors(None, 0))
        dimensions = len(tried.encode_question("Does it work?").vector)
    except (BadTokenizer, UnicodeDecodeError, OSError) as error:
        raise ModelError(str(tokenizer), str(error)) from error
    except Exception as error:  # onnxruntime has its own exceptions, without a common root
        raise ModelError(str(model), "it cannot be run as a model of sentences") from error
    return EmbeddingModel(session, cut, SentenceVectors(vectors, dimensions))


def _unit(rows: Rows) -> Rows:
    """Return vectors with the length 1; one of zeros stays as it is."""
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    found: Rows = rows / np.maximum(lengths, np.finfo(np.float32).tiny)
    return found
