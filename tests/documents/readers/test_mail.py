"""What messages say, and what they only quote."""

from email.message import EmailMessage

import pytest

from bot.documents.document import QUOTABLE, Kind
from bot.documents.readers.mail import read
from bot.errors import NotReadable


def message(text, subject="Café on Friday", html=""):
    """Return a message of Ada's."""
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = (
        "Ada Berg <ada@example.org>",
        "b@example.org",
        subject,
    )
    made["Date"] = "Fri, 03 May 2024 10:11:12 +0200"
    made.set_content(text)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def quoted(reading):
    """Return the texts of the blocks that can be quoted."""
    return [b.span.of(reading.text) for b in reading.blocks if b.kind in QUOTABLE]


def test_subject_date_and_author_are_facts_and_lines_of_the_text():
    reading = read(message("We meet at ten.").as_bytes())
    assert (reading.title, reading.date, reading.source) == (
        "Café on Friday",
        "2024-05-03",
        "Ada Berg",
    )
    assert quoted(reading) == [
        "From: Ada Berg <ada@example.org>", "To: b@example.org", "Date: 2024-05-03 10:11",
        "We meet at ten.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        "On Thu, May 2, 2024 at 9:00 AM Ben <b@example.org> wrote:\n> When do we meet?\n> Ben",
        "> When do we meet?",
        "-----Original Message-----\nFrom: Ben\nWhen do we meet?",
        "-----BEGIN PGP SIGNATURE-----\nWhen do we meet?\n-----END PGP SIGNATURE-----",
    ],
)
def test_what_a_message_quotes_of_another_is_known_and_not_quoted_again(other):
    reading = read(message(f"At ten.\n\n{other}\n").as_bytes())
    assert "When do we meet?" in reading.text
    assert quoted(reading)[3:] == ["At ten."]


def test_a_message_that_is_only_a_page_is_read_as_one():
    made = EmailMessage()
    made["Subject"], made["From"] = "Menu", "a@example.org"
    made.set_content("<p>Soup.</p><blockquote type=cite>Lunch?</blockquote>", subtype="html")
    reading = read(made.as_bytes())
    assert quoted(reading)[1:] == ["Soup."]
    assert "Lunch?" in reading.text


def test_what_is_attached_is_named():
    made = message("See the plan.")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan für.pdf")
    assert "Attachment: plan für.pdf" in quoted(read(made.as_bytes()))


def test_lists_and_questions_of_the_text_are_known():
    reading = read(message("You need:\n\n- a pen\n- paper\n").as_bytes())
    items = [b for b in reading.blocks if b.kind is Kind.ITEM and b.lead]
    assert [b.lead.of(reading.text) for b in items] == ["You need:", "You need:"]
    assert {b.headings[0] for b in items} == {"Café on Friday"}


def test_a_box_holds_several_messages_each_a_place():
    box = b"".join(
        b"From ada@example.org Fri May  3 10:11:12 2024\n"
        + message(text, subject).as_bytes()
        + b"\n"
        for text, subject in (("At ten.\n>From here on.", "One"), ("At six.", "Two"))
    )
    reading = read(box)
    assert [place.name for place in reading.places] == [
        "2024-05-03 10:11, Ada Berg <ada@example.org>"
    ] * 2
    six = next(b for b in reading.blocks if b.span.of(reading.text) == "At six.")
    assert six.headings == ("Two",)


@pytest.mark.parametrize("charset", ["utf-8", "koi8-r", "iso-8859-5"])
def test_a_message_in_another_encoding_is_read(charset):
    made = message("")
    made.set_content("Встреча в десять.", charset=charset)
    assert quoted(read(made.as_bytes()))[-1] == "Встреча в десять."


def test_a_message_whose_headers_are_damaged_ends_where_the_next_one_of_its_box_begins():
    line = "From ada@example.org Fri May  3 10:00:00 2024\n"
    good = ["Subject: One\n\nBoats pay ten crowns.\n", "Subject: Two\n\nDogs travel free.\n"]
    broken = "Subject: Bad\n\nOnly this.".encode("utf-16")
    raw = b"".join([f"{line}{good[0]}\n{line}".encode(), broken, f"\n{line}{good[1]}\n".encode()])
    assert {"Boats pay ten crowns.", "Dogs travel free."} <= set(quoted(read(raw)))


def test_a_text_with_broken_bytes_in_it_is_not_left_out():
    raw = b"Subject: One\n\nBoats pay ten crowns a night.\n" + b"\x00\x01\x02\xff" * 20
    assert "Boats pay ten crowns a night." in read(raw).text


def test_headers_that_nobody_has_written_take_no_time_and_long_ones_are_whole():
    names = ", ".join(f"Guest {at} <guest{at}@example.org>" for at in range(2_000))
    strange = '; a*0="(<' * 20_000
    raw = f"From: a@example.org\nTo: {names}\nContent-Type: text/plain{strange}\n\nWe meet.\n"
    said = quoted(read(raw.encode()))
    assert "guest1999@example.org" in said[1]
    assert said[-1] == "We meet."


def test_what_is_no_message_is_refused_in_a_line():
    with pytest.raises(NotReadable, match="no sender"):
        read(b"The meeting is at seven: be there.")
