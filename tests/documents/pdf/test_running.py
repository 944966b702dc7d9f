"""What the pages of a PDF repeat at their edges."""

from bot.documents.pdf.running import without_running
from tests.documents.pdf.made import column, fragment, row


def pages(count, *, head="The Ferries", foot="{}", size=10.0, body="Body of page"):
    """Return pages with a head and a foot, in which {} is the number of the page."""
    return [
        [
            row(fragment(head.format(at + 5), 72, 800, size=size), page=at),
            *column([f"{body} {'abcdefghij'[at % 10]}", "and so on."], top=700, page=at),
            row(fragment(foot.format(at + 5), 290, 40), page=at),
        ]
        for at in range(count)
    ]


def said(rows):
    return [[one.text for one in page] for page in without_running(rows)]


def test_the_same_line_at_the_top_of_pages_is_a_running_head_whatever_its_number():
    for head in ("The Ferries", "{} The Ferries", "Ferries · page {}"):
        assert said(pages(4, head=head))[0] == ["Body of page a", "and so on."]


def test_numbers_that_rise_with_the_pages_are_page_numbers():
    assert said(pages(5, head="A title of its own {}", foot="- {} -"))[2][-1] == "and so on."


def test_a_bare_number_at_the_foot_of_a_single_page_is_its_number():
    assert said(pages(1))[0] == ["The Ferries", "Body of page a", "and so on."]


def test_two_pages_that_begin_alike_have_a_running_head():
    assert said(pages(2))[1] == ["Body of page b", "and so on."]


def test_a_line_that_is_far_larger_than_the_text_is_the_title_of_a_slide():
    assert said(pages(4, size=24.0))[0][0] == "The Ferries"


def test_pages_that_are_all_alike_are_not_left_empty():
    same = [column(["One line.", "Another line."], page=at) for at in range(4)]
    assert said(same) == [["One line.", "Another line."]] * 4


def test_a_number_amid_the_text_stays():
    rows = [[*column(["There were", "1887", "boats."], page=at)] for at in range(1)]
    assert said(rows) == [["There were", "1887", "boats."]]


def test_no_page_has_nothing_to_leave_out():
    assert said([]) == []
    assert said([[], []]) == [[], []]
