"""How a reply looks in Telegram."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.answers.highlights import Highlights
from bot.answers.permalinks import deep_link, payload
from bot.documents.sentences import split
from bot.errors import Cause
from bot.replies import plain
from bot.replies.layout import quotation
from bot.replies.telegram import answers as message
from bot.replies.telegram.message import LONGEST, Message, Style, sanitize, utf16_length
from bot.replies.telegram.pages import page_of
from bot.text.spans import Span
from bot.wording import ENGLISH, words_for
from tests.conftest import a_document
from tests.replies.telegram.test_message import assert_is_sound, covered
from tests.saying import a_citation, a_miss, an_answer, some_features, the_house, the_key
from tests.small_libraries import a_library, said_to

BOT = "footnote_bot"
RUSSIAN, CHINESE = words_for("ru"), words_for("zh")


def rendered(said: Answer | Abstention, words=ENGLISH, **options) -> Message:
    """Return the one message of a short reply."""
    (only,) = message.render(said, words, bot_name=BOT, **options)
    assert_is_sound(only)
    return only


def looks(found: Message, kind: str) -> list[str]:
    """Return the words that are styled so."""
    return [covered(found, entity) for entity in found.entities if entity.kind == kind]


def links(found: Message) -> list[tuple[str, str]]:
    return [(covered(found, one), one.url) for one in found.entities if one.url]


def test_an_answer_is_its_quotation_with_a_number_and_where_it_is_from_in_a_block():
    found = rendered(an_answer(the_key()))
    assert found.text == (
        "Put it back before dark.\u00a0[1]\n\n"
        "[1] House rules · the notice board · 2024-03-01 · paragraph 1, The garden"
    )
    assert looks(found, Style.FOLDED) == [found.text.partition("\n\n")[2]]


def test_the_answer_is_bold_and_matched_words_lean():
    found = rendered(an_answer(the_key()))
    assert (looks(found, Style.BOLD), looks(found, Style.ITALIC)) == (["before dark"], ["back"])


def test_how_sure_we_are_is_not_shown():
    assert "0.75" not in rendered(an_answer(the_key())).text


def test_a_number_opens_its_sentence_in_the_private_chat_and_the_place_opens_the_page():
    key = the_key()
    passage = f"https://t.me/{BOT}?start={payload(key)}"
    page = "https://board.example/rules#:~:text=Put%20it%20back%20before%20dark."
    assert links(rendered(an_answer(key))) == [
        ("[1]", passage),
        ("[1]", passage),
        ("paragraph 1, The garden", page),
    ]


def test_without_an_address_of_its_own_a_document_has_no_link_but_the_numbers():
    document = a_document("It rained.", path="rain.txt")
    found = rendered(an_answer(a_citation(document, "It rained.")))
    assert [words for words, _ in links(found)] == ["[1]", "[1]"]


def test_several_quotations_are_parted_by_blank_lines_and_numbered():
    rain = a_citation(a_document("It rained.", path="rain.txt"), "It rained.", number=2)
    text = rendered(an_answer(the_key(), rain)).text
    assert text.startswith("Put it back before dark.\u00a0[1]\n\nIt rained.\u00a0[2]\n\n[1] House")
    assert text.endswith("\n[2] rain · paragraph 1")


def test_no_more_quotations_are_shown_than_a_chat_wants():
    rain = a_citation(a_document("It rained.", path="rain.txt"), "It rained.", number=2)
    assert "[2]" not in rendered(an_answer(the_key(), rain), sentences=1).text


def test_what_was_searched_for_in_the_place_of_a_typo_is_said_first():
    found = rendered(an_answer(the_key(), corrections=(("bolier", "boiler"),)))
    assert found.text.startswith("searched for boiler\nPut it")
    assert looks(found, Style.ITALIC)[0] == "searched for boiler"


def test_a_miss_shows_what_is_near_and_claims_no_answer_in_it():
    found = rendered(a_miss(the_key()))
    assert found.text.startswith(
        "The documents do not answer that.\n\nNearest, not an answer:\nPut it back"
    )
    assert looks(found, Style.BOLD) == []


def test_a_miss_in_a_group_is_one_line():
    said = replace(a_miss(the_key()), corrections=(("bolier", "boiler"),))
    assert rendered(said, is_brief=True) == Message("The documents do not answer that.")


def test_a_miss_with_nothing_near_is_one_line():
    far = a_citation(the_house(), "The oven is hot.", features=some_features())
    assert rendered(a_miss(far)) == Message("The documents do not answer that.")
    assert message.nearest(a_miss(far), ENGLISH, bot_name=BOT) == (Message(ENGLISH.nothing_near),)


def test_a_miss_is_one_message_however_long_what_is_near_is():
    words = a_document(f"{'Rain, ' * 900}rain.\n\nHail.\n\n{'Snow, ' * 500}snow.")
    endless, hail, long = (
        a_citation(words, block.span.of(words.text), number=n)
        for n, block in enumerate(words.blocks, start=1)
    )
    assert rendered(a_miss(endless, hail)) == Message("The documents do not answer that.")
    found = rendered(a_miss(hail, long, the_key(3), replace(long, number=4)))
    assert re.findall(r"\xa0(\[\d\])", found.text) == ["[1]", "[2]", "[3]"]
    found = rendered(a_miss(hail, long, replace(long, number=3)))
    assert re.findall(r"\xa0(\[\d\])", found.text) == ["[1]", "[2]"]


def test_what_the_bot_says_itself_is_in_the_readers_language_and_quotations_are_not():
    found = rendered(a_miss(the_key()), RUSSIAN).text
    assert found.startswith("В документах на это ответа нет.\n\nБлижайшее, но не ответ:\nPut it")
    assert found.endswith("абзац 1, The garden")
    assert rendered(an_answer(the_key()), CHINESE).text.endswith("第 1 段, The garden")
    assert rendered(a_miss(cause=Cause.GREETING), CHINESE).text == CHINESE.greeting


def test_nearest_is_the_list_without_the_line_of_the_miss():
    (found,) = message.nearest(a_miss(the_key()), ENGLISH, bot_name=BOT)
    assert found.text.startswith(
        "Nearest, not an answer:\nPut it back before dark.\u00a0[1]\n\n[1]"
    )


def test_more_is_numbered_on_and_leaves_out_what_was_quoted():
    oven = a_citation(the_house(), "The oven is hot.", number=2, paragraph=2)
    far = a_citation(the_house(), "Ada has the other key.", number=3, features=some_features())
    said = replace(an_answer(the_key()), nearest=(the_key(), oven, far))
    (found,) = message.more(said, ENGLISH, bot_name=BOT)
    assert found.text.startswith(
        "Further, less sure:\nThe oven is hot.\u00a0[2]\n\n[2] House rules"
    )
    assert message.more(an_answer(the_key()), ENGLISH, bot_name=BOT) == (Message(ENGLISH.no_more),)


def test_of_many_long_sentences_near_as_many_are_shown_as_one_message_holds():
    long = [f"The mill {n} burnt{' in the night' * 110}." for n in range(5)]
    near = [a_citation(a_document(one), one, number=at) for at, one in enumerate(long, start=1)]
    (found,) = message.nearest(a_miss(*near), ENGLISH, bot_name=BOT)
    assert found.text.endswith("[1][2] note · paragraph 1")
    assert "[3]" not in found.text


def test_the_context_is_the_paragraph_with_the_quotation_in_bold():
    key = the_key()
    paragraph = [one for one in split(key.sentence.document) if one.paragraph == 1]
    found = message.context(key, paragraph, ENGLISH, bot_name=BOT)
    assert found.text.startswith(
        "The spare key hangs behind the boiler. Put it back before dark. Ada has the other key.\n"
    )
    assert looks(found, Style.BOLD) == ["Put it back before dark."]


def test_of_a_long_paragraph_as_much_is_shown_as_one_message_holds():
    many = "".join(f"The mill number {n} burnt in the night. " for n in range(400))
    document = a_document(many.strip())
    cited = a_citation(document, "The mill number 200 burnt in the night.")
    found = message.context(cited, split(document), ENGLISH, bot_name=BOT)
    assert_is_sound(found)
    assert utf16_length(found.text) <= LONGEST
    assert looks(found, Style.BOLD) == [cited.quote]
    assert found.text.index("number 200") > 1000
    assert "paragraph 1" in found.text


HOUSE = a_library(the_house().text, ending="md")


def test_a_passage_is_a_page_with_headings_and_the_cited_sentence_in_bold():
    back = next(one for one in HOUSE.sentences if one.text.startswith("Put"))
    found = message.passage(page_of(HOUSE, back), ENGLISH)
    assert_is_sound(found)
    assert found.text == (
        "House rules\nthe notice board · 2024-03-01 · paragraph 1\n\n"
        "The garden\nThe spare key hangs behind the boiler. Put it back before dark. "
        "Ada has the other key.\n\n"
        "The kitchen\nThe oven is hot."
    )
    assert looks(found, Style.BOLD) == ["House rules", "Put it back before dark."]
    assert looks(found, Style.ITALIC) == ["The garden", "The kitchen"]
    page = "https://board.example/rules#:~:text=Put%20it%20back%20before%20dark."
    assert links(found) == [("paragraph 1", page)]


def test_a_page_that_was_merely_turned_to_has_nothing_set_off_in_it():
    page = page_of(HOUSE, HOUSE.sentences[-1])
    found = message.passage(page, ENGLISH, is_marked=False)
    assert looks(found, Style.BOLD) == ["House rules"]
    assert "2024-03-01 · paragraph 1\n" in found.text  # of its first sentence


def test_a_passage_keeps_paragraphs_and_lines_apart_as_the_document_does():
    library = a_library("Bring:\n\n- a rope\n- a lamp\n\nWe start\nat dawn.\n", ending="md")
    found = message.passage(page_of(library, library.sentences[1]), ENGLISH, is_marked=False)
    assert found.text.endswith("\n\nBring:\n\na rope\na lamp\n\nWe start at dawn.")


def test_an_address_for_a_source_is_told_as_its_site():
    text = "---\nsource: https://www.news.example/2024/mill?id=7\n---\n\nThe mill burnt.\n"
    cited = a_citation(a_document(text, path="mill.md"), "The mill burnt.")
    assert rendered(an_answer(cited)).text.endswith("[1] mill · news.example · paragraph 1")


def test_a_title_without_end_is_cut():
    text = f"---\ntitle: {'long ' * 500}\n---\n\nIt rained.\n"
    cited = a_citation(a_document(text, path="a.md"), "It rained.")
    assert utf16_length(rendered(an_answer(cited)).text) < 300


def test_words_from_right_to_left_do_not_turn_the_line_of_their_source():
    text = "---\ntitle: כללי הבית\n---\n\nהתנור חם.\n"
    cited = a_citation(a_document(text, path="a.md"), "התנור חם.", matched=["התנור"])
    found = rendered(an_answer(cited))
    assert found.text == "התנור חם.\u00a0[1]\n\n[1] \u2068כללי הבית\u2069 · paragraph 1"
    assert looks(found, Style.ITALIC) == []  # such letters do not lean


def test_where_half_of_the_words_match_none_of_them_leans():
    cited = a_citation(a_document("The mill burnt."), "The mill burnt.", matched=["mill burnt"])
    assert looks(rendered(an_answer(cited)), Style.ITALIC) == []


@pytest.mark.parametrize("length", [4_000, 9_000, 40_000])
def test_a_quotation_longer_than_a_message_is_parted_and_nothing_of_it_is_lost(length):
    text = ("The mill burnt, " * length)[:length].strip() + " end."
    cited = a_citation(the_text(text), text, phrase="end")
    found = message.render(an_answer(cited), ENGLISH, bot_name=BOT)
    assert "".join(one.text for one in found).startswith(f"{text}\u00a0[1]")
    assert all(utf16_length(one.text) <= LONGEST for one in found)
    assert looks(found[-1], Style.BOLD) == ["end"]


def the_text(text: str):
    return replace(a_document("x"), text=text)


def cited_in(text: str, number: int, marks: list[tuple[int, int]]) -> Citation:
    """Return the citation of a whole text, with some stretches of it marked."""
    cited = a_citation(the_text(text), text, number=number)
    spans = [
        Span(start, min(start + size, len(text))) for start, size in marks if start < len(text)
    ]
    phrase = spans.pop() if spans else None
    highlights = Highlights(tuple(spans), phrase)
    return replace(cited, find_highlights=lambda: highlights)


QUOTE = st.builds(
    lambda text, times: (f"{text} " * times).strip() or "x",
    st.text(st.characters(), min_size=1, max_size=20)
    | st.text("aé😀e\u0301שﷺ.。 \u200d", max_size=9),
    st.integers(1, 900),
)
MARKS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 20)), max_size=60)


@settings(max_examples=150)
@given(st.lists(st.tuples(QUOTE, MARKS), min_size=1, max_size=3), st.booleans())
def test_whatever_is_quoted_every_message_can_be_sent_and_holds_it_unchanged(quoted, answers):
    cited = [cited_in(text, at, marks) for at, (text, marks) in enumerate(quoted, start=1)]
    said = an_answer(*cited) if answers else a_miss(*cited)
    found = message.render(said, ENGLISH, bot_name=BOT)
    for one in found:
        assert_is_sound(one)
        assert 0 < utf16_length(one.text) <= LONGEST
    told = "".join(one.text for one in found)
    assert answers or len(found) == 1
    linked = {url for one in found for _, url in links(one)}  # a miss shows what there is room for
    for one in [one for one in cited if answers or deep_link(BOT, one) in linked]:
        assert sanitize(plain.render(quotation(one, answers=answers))) in told


@settings(max_examples=60)
@given(st.text(st.characters(), max_size=40).map(lambda text: f"Tell of the mill {text}"))
def test_whatever_is_asked_the_reply_quotes_what_the_documents_say(question):
    library = a_library("The mill burnt. Ada rebuilt it.\n\nThe mill stands in Lima.\n")
    said = said_to(library, question)
    told = "".join(one.text for one in message.render(said, ENGLISH, bot_name=BOT))
    quotes = re.findall(r"^(.*)\u00a0\[\d\]$", told, re.MULTILINE)
    assert all(quote in library.documents[0].text for quote in quotes)


def test_the_sources_of_an_answer_run_as_the_readers_language_does():
    said = said_to(a_library("The gate of Lorn was built in 1204."), "When was the gate built?")
    (shown,) = message.render(said, words_for("ar"), bot_name="footnote_bot")
    line = shown.text.splitlines()[-1]
    assert line.startswith("\u200f[1]")
    assert "\u20680\u2069" not in line  # a title of digits has no direction
    assert words_for("ar").paragraph.format(number=1) in line
    assert said.citations[0].quote.rstrip(".") in shown.text
