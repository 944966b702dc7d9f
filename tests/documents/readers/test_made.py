"""Whatever the format, the same document has the same structure."""

from contextlib import suppress
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.documents.document import QUOTABLE, Kind, assemble
from bot.documents.readers import registry
from bot.documents.sentences import split
from bot.errors import NotReadable, NotText
from tests.documents.readers.made import DOCUMENT, MADE

SCRIPTS = (
    "Η γέφυρα χτίστηκε το 1912.", "Мост построили в 1912 году.", "בית הספר נפתח בבוקר.",
    "يفتح الميناء في السادسة.", "Přístav se otevírá v šest hodin.", "Liman altıda açılır: İĞŞ.",
    "ท่าเรือเปิดเวลาหกโมง", "港口六点开门。", "港は六時に開きます。", "बंदरगाह छह बजे खुलता है।",
    "항구는 여섯 시에 연다.", "Emoji 👩‍🚒 and 𝔘nicode beyond the first plane.",
)  # fmt: skip


def read(name, parts=DOCUMENT):
    """Return the reading of a document in a format."""
    pytest.importorskip(registry.find_module(name).library or "bot")
    return import_module(f"bot.documents.readers.{name}").read(MADE[name](parts))


def block_of(reading, words):
    """Return the block that holds some words and can be quoted."""
    found = [
        block
        for block in reading.blocks
        if words in block.span.of(reading.text) and block.kind in QUOTABLE
    ]
    assert len(found) == 1, [block.span.of(reading.text) for block in reading.blocks]
    return found[0]


def check(reading):
    """Fail where blocks overlap, or lie in no order or outside of the text."""
    end = 0
    for block in reading.blocks:
        assert end <= block.span.start < block.span.end <= len(reading.text)
        assert block.lead is None or block.lead.end <= len(reading.text)
        end = block.span.end
    starts = [place.start for place in reading.places]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(reading.text) for start in starts)


@pytest.fixture(params=MADE)
def name(request):
    return request.param


def test_what_is_said_below_a_heading_has_the_headings_above_it(name):
    block = block_of(read(name), "ten crowns")
    assert block.headings[-2:] == ("Harbour rules", "Mooring")


def test_items_are_read_with_what_opens_their_list(name):
    reading = read(name)
    item = block_of(reading, "lamp with oil")
    assert item.kind is Kind.ITEM
    assert item.lead.of(reading.text).strip() == "Bring with you:"
    assert "lamp" in block_of(reading, "spare wick").lead.of(reading.text)


def test_a_row_is_quoted_whole_and_read_with_the_names_of_its_columns(name):
    reading = read(name)
    row = block_of(reading, "large boat")
    assert row.kind is Kind.ROW
    assert "9 crowns" in row.span.of(reading.text)
    assert [w for w in row.lead.of(reading.text).split() if w != "|"] == ["Size", "Fee"]


def test_a_question_heads_its_answer_and_is_not_quoted(name):
    reading = read(name)
    assert block_of(reading, "opens at six").headings[-1] == "When does the harbour open?"
    assert block_of(reading, "warden is").headings[-1] == "Who is in charge of it?"
    asked = [b for b in reading.blocks if "in charge" in b.span.of(reading.text)]
    assert [block.kind for block in asked] == [Kind.HEADING]


def test_code_stays_as_it_is(name):
    reading = read(name)
    block = block_of(reading, "ferry --start now")
    assert block.span.of(reading.text) == "ferry --start now"
    assert block.kind is Kind.CODE or name == "rtf"  # which has no code


def test_the_heading_above_all_others_is_the_title(name):
    expected = {"mail": "Rules"}.get(name, "Harbour rules")
    assert read(name).title == expected


def test_the_words_of_a_quotation_are_those_of_the_text(name):
    document = assemble(f"a.{name}", read(name))
    for sentence in split(document):
        assert sentence.text == document.text[sentence.span.start : sentence.span.end]
    check(read(name))


@pytest.mark.parametrize("words", SCRIPTS)
def test_every_script_is_read_as_it_was_written(name, words):
    parts = [("heading", 1, words[:6]), ("text", words), ("item", 1, words)]
    reading = read(name, parts)
    texts = [block.span.of(reading.text) for block in reading.blocks]
    assert [words, words] == [text for text in texts if text == words]
    check(reading)


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("heading"), st.integers(1, 3), st.text("abc? É日", min_size=1)),
            st.tuples(st.just("text"), st.text("abc.:?-• Q1É日", min_size=1)),
            st.tuples(st.just("item"), st.integers(1, 3), st.text("abc.:? É日", min_size=1)),
            st.tuples(st.just("code"), st.text("abc {}", min_size=1)),
        ),
        max_size=8,
    )
)
@pytest.mark.parametrize("made", ["webpage", "odt", "rtf", "org", "asciidoc", "epub"])
def test_no_word_is_lost_and_no_two_blocks_overlap(made, parts):
    reading = read(made, parts)
    check(reading)
    if made in {"webpage", "odt", "rtf", "epub"}:
        said = "".join(str(part[-1]) for part in parts)
        assert "".join(reading.text.split()) == "".join(said.split())


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_and_never_breaks_the_reader(name, data):
    pytest.importorskip(registry.find_module(name).library or "bot")
    raw = bytearray(MADE[name](DOCUMENT))
    for _ in range(data.draw(st.integers(1, 8))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(raw)))
    for damaged in (bytes(raw), bytes(raw[:cut])):
        with suppress(NotReadable, NotText):
            check(registry.read(registry.find_module(name), damaged))
