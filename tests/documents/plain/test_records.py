"""Label lines and the names of their records."""

from bot.documents.plain.layout import lay_out
from bot.documents.plain.records import are_records, find_labels
from tests.conftest import a_document


def labels(words):
    layout = lay_out(words)
    return [
        (part.words, part.lead.of(words) if part.lead else "")
        for part in find_labels(layout, layout.lines)
    ]


def test_labels_below_a_name_are_read_with_it():
    assert labels("Uma Oak\nDesk: 12\nPet: a cat\n") == [
        ("Uma Oak", ""),
        ("Desk: 12", "Uma Oak"),
        ("Pet: a cat", "Uma Oak"),
    ]


def test_records_without_a_name_line_are_read_with_their_first_label():
    words = "Name: Uma\nDesk: 12\n\nName: Jan\nDesk: 14\n"
    assert labels(words)[1::2] == [("Desk: 12", "Name: Uma"), ("Desk: 14", "Name: Jan")]


def test_dots_may_lead_from_a_label_to_its_value():
    assert labels("Open ..... 9-17\nDogs ..... on a lead\n") == [
        ("Open ..... 9-17", ""),
        ("Dogs ..... on a lead", ""),
    ]


def test_what_is_set_in_below_a_label_belongs_to_it():
    assert labels("Desk: 12,\n   by the door\nPet: none\n")[0] == ("Desk: 12,\n   by the door", "")


def test_a_colon_in_prose_is_no_label():
    assert labels("It was said: no.\nThen we left and came home\nto the hut: it was cold.") == []


def test_turns_of_a_talk_are_no_records():
    talk = lay_out("Ann: hi\nBob: hello\nAnn: bye\n")
    records = lay_out("Desk: 12\nPet: cat\n\nDesk: 14\nPet: dog\n")
    assert not are_records(talk.lines)
    assert are_records(records.lines)


def test_a_colon_in_a_paragraph_of_several_sentences_makes_no_label():
    words = (
        "2. New roof\n\nTwo bids came in: Hart asked for 900 euros and Vane for 700 in all. "
        "The board took Vane. Work begins in May.\n"
    )
    assert labels(words) == []


def test_a_numbered_section_that_names_a_record_lies_beside_the_others_not_below_them():
    document = a_document(
        "1. Rules\n\nBe kind to the guests, and leave by noon.\n\n"
        "2. Contact\nPhone: 4410\nMail: desk@inn.example\n\n"
        "3. Prices\n\nA bed costs 20 euros a night.\n"
    )
    phone = next(b for b in document.blocks if b.span.of(document.text).startswith("Phone"))
    assert phone.headings == ("2. Contact",)
