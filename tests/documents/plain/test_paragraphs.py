"""Lines that belong together, also across blank lines."""

from bot.documents.plain.layout import lay_out
from bot.documents.plain.pages import find_page_lines
from bot.documents.plain.paragraphs import join_lines, join_torn


def paragraphs(words, *, is_faq=False, page_lines=()):
    layout = lay_out(words)
    parts = list(join_lines(layout, layout.lines, is_faq=is_faq))
    return [" ".join(part.words.split()) for part in join_torn(layout, parts, page_lines)]


def test_wrapped_lines_are_one_paragraph_and_items_are_several():
    assert paragraphs("The oak grew on\nthe hill for long.") == [
        "The oak grew on the hill for long."
    ]
    assert paragraphs("- oak that\n  grew\n- elm") == ["- oak that grew", "- elm"]


def test_a_number_amid_a_sentence_begins_no_item():
    words = "They protect it in two ways: (1) by a fence, and\n(2) by a dog."
    assert paragraphs(words) == ["They protect it in two ways: (1) by a fence, and (2) by a dog."]


def test_a_long_question_goes_on_in_the_next_line():
    words = "Q: I planted an oak and an elm and\nnothing grew. Why?\nA: Wait.\n"
    assert paragraphs(words) == [
        "Q: I planted an oak and an elm and nothing grew. Why?",
        "A: Wait.",
    ]


def test_a_sentence_torn_by_a_blank_line_is_one():
    words = "The oak that stands on the hill was\n\nplanted by a monk."
    assert paragraphs(words) == ["The oak that stands on the hill was planted by a monk."]
    assert paragraphs("bring an oak\n\nbring an elm") == ["bring an oak", "bring an elm"]


def test_double_spaced_text_without_small_letters_is_told_by_its_width():
    words = (
        "我们学习语言和文学还有历史地理\n\n以及许多其他的科目每天都在学校里\n\n"
        "老师们很认真地教我们各种知识\n\n我们很高兴。"
    )
    assert len(paragraphs(words)) == 1


def test_a_sentence_goes_on_behind_a_page():
    words = "The oak was planted by the monk\n\n          \n\nBeril of Orm."
    page = lay_out(words.replace(" " * 10, "- 12 -\n\n- 13 -"))
    assert find_page_lines(page)
    span = lay_out(words.replace(" " * 10, "----------")).lines[1].span
    assert paragraphs(words, page_lines=[span]) == [
        "The oak was planted by the monk Beril of Orm."
    ]
    assert len(paragraphs(words)) == 2


def test_short_notes_are_entries_of_their_own():
    notes = "Oak behind the barn\nElm by the well\nYew cut in May"
    assert paragraphs(notes) == notes.split("\n")


def test_a_numbered_title_stands_apart_from_the_text_right_below():
    words = "2. Old trees\nThe oak is old and the elm is too."
    assert paragraphs(words) == ["2. Old trees", "The oak is old and the elm is too."]
