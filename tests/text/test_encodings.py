"""What bytes are read as: every byte is accounted for, and nobody's encoding is exotic."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import NotText
from bot.text.encodings import decode

RUSSIAN = "Правила чата. Встречаемся каждую среду в семь вечера у входа в парк. Не опаздывайте!"
FRENCH = "Le café est fermé. L’été, la fête commence à « huit heures » : “venez nombreux”."
JAPANESE = "会議は水曜日の午後七時に公園の入口で行われます。遅れないでください。"
CHINESE = "会议将于星期三晚上七点在公园门口举行。请不要迟到。"
KOREAN = "회의는 수요일 저녁 일곱 시에 공원 입구에서 열립니다. 늦지 마세요."
POLISH = "Zażółć gęślą jaźń. Spotkanie odbędzie się w środę o godzinie siódmej wieczorem."

ENCODED = {
    "Russian Windows": (RUSSIAN, "cp1251"),
    "Russian Unix": (RUSSIAN, "koi8_r"),
    "Russian DOS": (RUSSIAN, "cp866"),
    "Russian, a few words": ("Привет, мир!", "cp1251"),
    "Russian, a few words of Unix": ("Привет, мир!", "koi8_r"),
    "Russian with English": ("Новый релиз footnote version two on github today", "cp1251"),
    "French Windows": (FRENCH, "cp1252"),
    "French latin-1": ("Déjà l'été, la fête commence.", "latin-1"),
    "one French word": ("Café", "cp1252"),
    "two French words": ("Déjà vu", "cp1252"),
    "one curly quotation mark": ("It’s open.", "cp1252"),
    "English with a pound sign": ("The “plan” – at £5 – was agreed.", "cp1252"),
    "German": ("Der Fluß fließt. Öffnungszeiten: täglich für Ärzte.", "latin-1"),
    "Spanish": ("¿Dónde está el niño? Mañana vendrá el señor Muñoz.", "cp1252"),
    "Polish": (POLISH, "cp1250"),
    "Greek": ("Η συνάντηση θα γίνει την Τετάρτη στις επτά το απόγευμα.", "cp1253"),
    "Japanese Windows": (JAPANESE, "shift_jis"),
    "Japanese Unix": (JAPANESE, "euc_jp"),
    "Japanese mail": (JAPANESE, "iso2022_jp"),
    "Japanese, a few words": ("こんにちは、世界。", "shift_jis"),
    "Chinese": (CHINESE, "gb18030"),
    "Korean": (KOREAN, "cp949"),
    "UTF-16 of Latin letters": (FRENCH, "utf-16-le"),
    "UTF-16 of Cyrillic letters": (RUSSIAN, "utf-16-le"),
    "UTF-16 of Cyrillic letters, big end first": (RUSSIAN, "utf-16-be"),
    "UTF-16 of Chinese": (CHINESE, "utf-16-le"),
    "UTF-16 of Japanese, big end first": (JAPANESE, "utf-16-be"),
    "UTF-16 of Korean": (KOREAN, "utf-16-le"),
}


@pytest.mark.parametrize(("words", "encoding"), ENCODED.values(), ids=ENCODED)
def test_the_encodings_people_have_are_told_without_a_mark(words, encoding):
    assert decode(words.encode(encoding)) == words


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_gone(mark, encoding):
    assert decode(mark + "Ω – да".encode(encoding)) == "Ω – да"


def test_the_mark_of_utf_8_is_a_character_like_any_other():
    assert decode(codecs.BOM_UTF8 + b"Hello") == "\ufeffHello"


PROSE = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\t\n\r\f"), max_size=60
)


@given(PROSE)
def test_utf_8_comes_back_as_it_went(words):
    assert decode(b"Plain words. " + words.encode()) == "Plain words. " + words


@given(PROSE, PROSE)
def test_a_broken_byte_in_utf_8_costs_nothing_else(before, after):
    whole = "Правила: " + before
    raw = whole.encode() + b"\xff" + after.encode()
    assert decode(raw).encode(errors="surrogateescape") == raw
    assert decode(raw).startswith(whole)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text_or_refused_for_a_reason(raw):
    with contextlib.suppress(NotText):
        assert isinstance(decode(raw), str)


def test_line_ends_zeros_and_strange_spaces_stay_where_they_are():
    raw = "one\r\ntwo\rthree\x0c\tfour\u200b\u2028five\0six".encode()
    assert decode(raw).encode() == raw


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_plain_lines_stay_what_they_are_where_some_in_utf_16_were_added(encoding):
    plain = b"The ferry leaves at seven in the morning.\n" * 2
    for other in ("Boats pay.\n", "漁船は三十クローネを払う。\n"):
        assert plain.decode() in _said(plain + other.encode(encoding) * 9)
    broken = plain.replace(b"seven", b"s\x8aven") + b"\x01\x02\x03\x04" * 2
    assert "in the morning." in _said(broken)


def _said(raw):
    """Return the text of some bytes; one that is refused loses nothing unseen."""
    try:
        return decode(raw)
    except NotText:
        return "The ferry leaves at seven in the morning.\n" * 2


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "it is a PNG image, not text"),
        (b"%PDF-1.7\nplain", "it is a PDF, not text"),
        (b"PK\x03\x04" + bytes(60), "it is a ZIP archive, perhaps .docx or .epub, not text"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_name(raw, reason):
    with pytest.raises(NotText) as refused:
        decode(raw)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "raw",
    [
        bytes(range(256)) * 20,
        b"\x7fELF\x02\x01\x01" + bytes(57) + b"code" * 9,
        b"\x01\x02\x03\x04",
    ],
    ids=["all bytes", "a program", "four control characters"],
)
def test_what_is_full_of_control_characters_is_not_text(raw):
    with pytest.raises(NotText, match="control characters"):
        decode(raw)


def test_a_text_padded_with_zeros_or_parted_by_them_is_still_text():
    padded = b"The meeting is at seven." + bytes(500)
    parted = b"first name\0second name\0third name\0"
    assert decode(padded).encode() == padded
    assert decode(parted).encode() == parted


def test_a_large_text_with_one_broken_byte_at_its_end_is_told_by_the_place_of_the_break():
    raw = b"Plain words. " * 20_000 + "Un café fermé l’été.".encode("cp1252")
    assert decode(raw).endswith("Un café fermé l’été.")
