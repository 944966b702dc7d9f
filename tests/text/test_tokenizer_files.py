"""Files that tell how a model cuts texts."""

import json

import pytest

from bot.text.tokenizer_files import BadTokenizer, read
from tests.embedding.tiny import pieces, tokenizer_json


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no tokenizer.json"),
        ("[]", "no tokenizer.json"),
        (json.dumps({"model": {"type": "Unigram", "vocab": []}}), "no tokenizer.json"),
        (json.dumps({"model": {"type": "BPE"}}), "of the kind BPE; WordPiece and Unigram"),
        (json.dumps({"model": {"vocab": {}}}), "no tokenizer.json"),
        (tokenizer_json(pieces(), type="NFC"), "NFC, not BertNormalizer"),
    ],
)
def test_another_file_is_refused_in_words(text, reason):
    with pytest.raises(BadTokenizer, match=reason):
        read(text)
