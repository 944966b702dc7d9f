"""Makes models that are so small that what they say can be told by heart.

The vector of a word is the sum of a few directions that it is said to have: words with the same
ones mean the same. The words are the whole vocabulary, beside single letters.
"""

import json
import string
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
MARKS = (*string.punctuation, "query", "passage")
MEANINGS: Mapping[str, Sequence[int]] = {
    "car": (1,),
    "automobile": (1,),
    "red": (2,),
    "crimson": (2,),
    "stands": (3,),
    "where": (3,),
    "parked": (3,),
    "barn": (4,),
    "grows": (5,),
    "garden": (5,),
}
_DIRECTIONS = 8


def pieces(words: Sequence[str] = tuple(MEANINGS)) -> dict[str, int]:
    """Return a vocabulary: the special pieces, words, letters, and letters within words."""
    letters = string.ascii_lowercase + string.digits
    every = (*SPECIAL, *words, *MARKS, *letters, *(f"##{letter}" for letter in letters))
    return {piece: number for number, piece in enumerate(dict.fromkeys(every))}


def tokenizer_json(vocabulary: Mapping[str, int], **normalizer: Any) -> str:
    """Return a `tokenizer.json` in the layout of the `tokenizers` package."""
    special = [
        {
            "id": vocabulary[piece],
            "content": piece,
            "special": True,
            "single_word": False,
            "lstrip": False,
            "rstrip": False,
            "normalized": False,
        }
        for piece in SPECIAL
    ]
    folding = {
        "type": "BertNormalizer",
        "clean_text": True,
        "handle_chinese_chars": True,
        "strip_accents": None,
        "lowercase": True,
    }
    ends = [{"SpecialToken": {"id": piece, "type_id": 0}} for piece in ("[CLS]", "[SEP]")]
    whole = [ends[0], {"Sequence": {"id": "A", "type_id": 0}}, ends[1]]
    return json.dumps(
        {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": special,
            "normalizer": folding | normalizer,
            "pre_tokenizer": {"type": "BertPreTokenizer"},
            "post_processor": {
                "type": "TemplateProcessing",
                "single": whole,
                "pair": [*whole, {"Sequence": {"id": "B", "type_id": 1}}],
                "special_tokens": {
                    piece: {"id": piece, "ids": [vocabulary[piece]], "tokens": [piece]}
                    for piece in ("[CLS]", "[SEP]")
                },
            },
            "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": True},
            "model": {
                "type": "WordPiece",
                "unk_token": "[UNK]",
                "continuing_subword_prefix": "##",
                "max_input_chars_per_word": 100,
                "vocab": dict(vocabulary),
            },
        }
    )


def onnx_model(vocabulary: Mapping[str, int]) -> bytes:
    """Return a model whose state for a piece is its row in a table, whatever stands beside it."""
    table = np.full((len(vocabulary), _DIRECTIONS), 0.01, np.float32)
    for word, directions in MEANINGS.items():
        table[vocabulary[word], list(directions)] = 1.0
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "length"])
    mask = helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "length"])
    states = helper.make_tensor_value_info(
        "last_hidden_state", TensorProto.FLOAT, ["batch", "length", _DIRECTIONS]
    )
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [ids, mask],
        [states],
        [numpy_helper.from_array(table, "table")],
    )
    opset = [helper.make_opsetid("", 17)]
    made = onnx.helper.make_model(graph, opset_imports=opset, ir_version=8)
    data: bytes = made.SerializeToString()
    return data


def a_model(folder: Path, name: str = "tiny") -> Path:
    """Write a model and its tokenizer into a folder, and return the model's file."""
    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = pieces()
    model = folder / f"{name}.onnx"
    model.write_bytes(onnx_model(vocabulary))
    (folder / "tokenizer.json").write_text(tokenizer_json(vocabulary), encoding="utf-8")
    return model
