"""What the operator may change, and what is said when it cannot be obeyed."""

import re
from pathlib import Path

import pytest

from bot.config.collections import Collection, Scope
from bot.config.settings import Settings, _types, configure
from bot.config.validation import describe_type
from bot.errors import ConfigError

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
TOKEN = "123456789:" + "AAbbCCddEE_ffGGhhIIjjKKllMMnnOOppQQ"


@pytest.fixture
def file(tmp_path):
    """Return where a settings file may be written."""
    return tmp_path / "my.toml"


def said(file, content="", environment=None):
    """Return the line that a bad setting earns."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as error:
        configure(file, environment or {}, is_named=True)
    line = str(error.value)
    assert "\n" not in line
    return line.replace(str(file), "my.toml")


def test_the_example_file_holds_every_key_with_its_default_and_a_comment():
    example = configure(EXAMPLE, {}, is_named=True)
    assert example.settings == Settings()
    assert {one.key for one in example.origins if one.origin == "default"} == set()
    keys = [line for line in EXAMPLE.read_text("utf-8").splitlines() if re.match(r"\w+ = ", line)]
    assert len(keys) == len(example.origins)
    assert all(re.search(r" # \S", line) for line in keys)


def test_without_a_file_the_defaults_hold(file):
    without = configure(file, {})
    assert without.settings == Settings()
    assert {one.origin for one in without.origins} == {"default"}


def test_the_environment_goes_before_the_file_and_each_value_tells_its_origin(file):
    file.write_text("[answers]\nthreshold = 0.25\nsentences = 2\n[corpus]\npaths = ['a', 'b']")
    environment = {"FOOTNOTE_ANSWERS__THRESHOLD": "0.75", "FOOTNOTE_CORPUS__BUNDLED": "false"}
    found = configure(file, environment, is_named=True)
    assert found.settings.answers.threshold == 0.75
    assert found.settings.answers.sentences == 2
    assert found.settings.corpus.paths == (str(file.parent / "a"), str(file.parent / "b"))
    assert found.settings.corpus.bundled is False
    origins = {one.key: one.origin for one in found.origins}
    assert origins["answers.threshold"] == "FOOTNOTE_ANSWERS__THRESHOLD"
    assert origins["answers.sentences"] == str(file)
    assert origins["bm25.k1"] == "default"


def test_a_list_in_the_environment_is_parted_as_path_is(file):
    found = configure(file, {"FOOTNOTE_CORPUS__PATHS": "one:two words:"})
    assert found.settings.corpus.paths == ("one", "two words")


def test_a_whole_number_will_do_where_a_number_is_wanted(file):
    file.write_text("[answers]\nthreshold = 1")
    assert configure(file, {}).settings.answers.threshold == 1.0


BAD = {
    "no address": (
        "[telegram]\nbase_url = 'api.telegram.org'",
        'telegram.base_url: must be an address such as "https://api.telegram.org"',
    ),
    "too large": (
        "[answers]\nthreshold = 7",
        "answers.threshold: must be a number from 0 to 1, not 7",
    ),
    "too small": (
        "[answers]\nsentences = 0",
        "answers.sentences: must be a whole number from 1 to 3, not 0",
    ),
    "at an open end": (
        "[bm25]\nk1 = 0",
        "bm25.k1: must be a number above 0 and at most 10, not 0",
    ),
    "not a number": ("[bm25]\nb = nan", "bm25.b: must be a number from 0 to 1, not nan"),
    "endless": ("[bm25]\nk1 = inf", "bm25.k1: must be a number above 0 and at most 10, not inf"),
    "a fraction": (
        "[answers]\nsentences = 1.5",
        "answers.sentences: must be a whole number from 1 to 3, not 1.5",
    ),
    "text for a number": (
        '[answers]\nthreshold = "0.5"',
        'answers.threshold: must be a number from 0 to 1, not "0.5"',
    ),
    "a list for a number": (
        "[answers]\nthreshold = [0.5]",
        "answers.threshold: must be a number from 0 to 1, not [0.5]",
    ),
    "truth for a number": (
        "[answers]\nsentences = true",
        "answers.sentences: must be a whole number from 1 to 3, not true",
    ),
    "a section for a number": (
        "[answers.threshold]\nx = 1",
        "answers.threshold: must be a number from 0 to 1, not a section",
    ),
    "a number for truth": (
        "[corpus]\nbundled = 1",
        "corpus.bundled: must be true or false, not 1",
    ),
    "a text for a list": (
        '[corpus]\npaths = "notes"',
        'corpus.paths: must be a list of texts, such as ["notes/"], not "notes"',
    ),
    "numbers in a list of texts": (
        "[corpus]\npaths = [1]",
        'corpus.paths: must be a list of texts, such as ["notes/"], not [1]',
    ),
    "a key misspelt": (
        "[answers]\ntreshold = 0.5",
        "answers.treshold: unknown key; did you mean answers.threshold?",
    ),
    "a section misspelt": (
        "[answer]\nthreshold = 0.5",
        "answer.threshold: unknown key; did you mean answers.threshold?",
    ),
    "a key outside its section": ("threshold = 0.5", "threshold: it belongs below [answers]"),
    "a section for a key": (
        "answers = 3",
        "answers: this is a section: write [answers] and its keys below",
    ),
    "a key nobody knows": ("[qqq]\nzzz = 1", "qqq.zzz: unknown key; known are corpus.paths, "),
    "a section nobody knows, empty": ("[qqq]", "qqq: unknown key; known are corpus.paths, "),
    "a key twice": (
        "[bm25]\nb = 1\nb = 1",
        "it is not valid TOML: ",
    ),
    "no TOML": ("threshold: 0.5", "it is not valid TOML: "),
    "nested without end": ("a = " + "[" * 5000, "it is not valid TOML: "),
    "a number without end": ("a = " + "1" * 5000, "it is not valid TOML: "),
    "no UTF-8": (b"# caf\xe9", "it is not UTF-8; save it as UTF-8"),
    "very large": (b"#" * 1_000_001, "it is larger than 1,000,000 bytes"),
}


@pytest.mark.parametrize(("content", "line"), BAD.values(), ids=BAD)
def test_what_cannot_be_obeyed_is_told_in_one_line(file, content, line):
    assert said(file, content).startswith(f"my.toml: {line}")


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        (
            "ANSWERS__THRESHOLD",
            "high",
            'answers.threshold: must be a number from 0 to 1, not "high"',
        ),
        (
            "ANSWERS__THRESHOLD",
            "nan",
            'answers.threshold: must be a number from 0 to 1, not "nan"',
        ),
        ("CORPUS__BUNDLED", "maybe", 'corpus.bundled: must be true or false, not "maybe"'),
        ("ANSWERS__TRESHOLD", "1", "unknown setting; did you mean FOOTNOTE_ANSWERS__THRESHOLD?"),
        ("ANSWERS_THRESHOLD", "1", "unknown setting; did you mean FOOTNOTE_ANSWERS__THRESHOLD?"),
        ("QQQ__ZZZ", "1", "unknown setting; known are corpus.paths"),
    ],
)
def test_a_variable_that_cannot_be_obeyed_is_named(file, variable, value, line):
    name = f"FOOTNOTE_{variable}"
    assert said(file, environment={name: value}).startswith(f"{name}: {line}")


def test_other_variables_are_none_of_our_business(file):
    environment = {"FOOTNOTE_CONFIG": "x", "_FOOTNOTE_COMPLETE": "y", "ANSWERS__THRESHOLD": "z"}
    assert configure(file, environment).settings == Settings()


@pytest.mark.parametrize(
    "content",
    [
        f'token = "{TOKEN}"',
        f'[telegram]\ntoken = "{TOKEN}"',
        f'[telegram]\nBot_Token = "{TOKEN}"',
        f'[a.b]\nc = [{{ token = "{TOKEN}" }}]',
        f'[corpus]\npaths = ["{TOKEN}"]',
    ],
)
def test_a_token_in_the_file_is_refused_and_never_printed(file, content):
    line = said(file, content)
    assert line.endswith("put it in the environment variable TELEGRAM_BOT_TOKEN")
    assert TOKEN[-12:] not in line


def test_a_collection_is_named_by_its_section(file):
    file.write_text("[collections.board]\npaths = ['b/']\nchats = ['-1001', '7', '-1002/17']")
    board = Collection(
        "board", (str(file.parent / "b"),), (Scope(-1001), Scope(7), Scope(-1002, 17))
    )
    found = configure(file, {})
    assert found.settings.collections == (board,)
    told = {one.key: one.value for one in found.origins}
    assert told["collections.board.chats"] == ("-1001", "7", "-1002/17")


BAD_COLLECTIONS = {
    "for nobody": (
        "[collections.board]\npaths = ['b']\nchats = []",
        "collections.board.chats: is missing or empty: name the chats that may ask them",
    ),
    "for a chat without a number": (
        "[collections.board]\npaths = ['b']\nchats = ['@club']",
        "collections.board.chats: must be a chat's number as text, such as",
    ),
    "with a number for a text": (
        "[collections.board]\npaths = ['b']\nchats = [-1001]",
        "collections.board.chats: must be a list of texts, such as",
    ),
    "with another key": (
        "[collections.board]\npaths = ['b']\nchats = ['1']\npublic = true",
        "collections.board.public: unknown key; known are paths, chats",
    ),
    "without a name": (
        "[collections]\npaths = ['b']",
        "collections: name each one: [collections.",
    ),
    "with a strange name": (
        "[collections.'a b']\npaths = ['b']\nchats = ['1']",
        "collections.a b: a name is of letters, digits, - and _, 40 at most",
    ),
}


@pytest.mark.parametrize(("content", "line"), BAD_COLLECTIONS.values(), ids=BAD_COLLECTIONS)
def test_a_collection_that_cannot_be_is_told_in_one_line(file, content, line):
    assert said(file, content).startswith(f"my.toml: {line}")


@pytest.mark.parametrize("owners", ["12:345", "12,345", "[12, 345]", "12 345"])
def test_owners_can_be_told_in_the_environment(file, owners):
    found = configure(file, {"FOOTNOTE_TELEGRAM__OWNERS": owners})
    assert found.settings.telegram.owners == (12, 345)


@pytest.mark.parametrize("ending", ["", "/", "/bot", "/bot/"])
def test_the_address_of_a_server_may_end_as_in_examples(file, ending):
    found = configure(file, {"FOOTNOTE_TELEGRAM__BASE_URL": f"http://10.0.0.8:8081{ending}"})
    assert found.settings.telegram.base_url == "http://10.0.0.8:8081"


def test_a_token_in_a_variable_of_ours_is_refused_and_never_printed(file):
    line = said(file, environment={"FOOTNOTE_TELEGRAM__TOKEN": TOKEN})
    assert "TELEGRAM_BOT_TOKEN" in line
    assert TOKEN[-12:] not in line


def test_a_long_value_is_cut_in_the_line(file):
    assert len(said(file, f'[corpus]\nbundled = "{"x" * 500}"')) < 120


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(file):
    file.write_bytes(b"\xef\xbb\xbf[bm25]\r\nb = 0.5\r\n")
    assert configure(file, {}).settings.bm25.b == 0.5


def test_a_file_that_was_named_must_be_there_and_be_a_file(tmp_path):
    with pytest.raises(ConfigError, match=r"no\.toml: there is no such file"):
        configure(tmp_path / "no.toml", {}, is_named=True)
    with pytest.raises(ConfigError, match="is a directory"):
        configure(tmp_path, {}, is_named=True)
    with pytest.raises(ConfigError, match="there is no such file"):
        configure(EXAMPLE / "x", {}, is_named=True)


@pytest.mark.parametrize(("key", "kind"), _types().items())
def test_every_number_has_a_range_that_can_be_told(key, kind):
    told = describe_type(kind)
    assert re.fullmatch(
        r"true or false|one of \".+\"|a (text|list of .+|(whole )?number (from|above|at) .+)", told
    )
    assert key.count(".") == 1


def test_files_cannot_be_named_where_a_library_in_a_cluster_is_asked(file):
    cluster = '[search]\nengine = "opensearch"\n'
    line = said(file, cluster + '[corpus]\npaths = ["notes"]\n')
    assert line.startswith("my.toml: corpus.paths: a library in a cluster holds what was added")
    assert "`footnote add PATH`" in line
    line = said(file, cluster + '[collections.board]\nchats = ["-100"]\npaths = ["board"]\n')
    assert "collections.board.paths" in line
    assert "`footnote add --collection board PATH`" in line
    given = {"FOOTNOTE_SEARCH__ENGINE": "opensearch", "FOOTNOTE_CORPUS__PATHS": "notes"}
    assert said(file, environment=given).startswith("FOOTNOTE_CORPUS__PATHS: corpus.paths: ")
