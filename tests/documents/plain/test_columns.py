"""Tables that are laid out with blanks."""

from bot.documents.document import Kind
from bot.documents.plain.columns import find_columns
from bot.documents.plain.layout import lay_out


def rows(words):
    layout = lay_out(words)
    return [
        (" ".join(part.words.split()), " ".join(part.lead.of(words).split()) if part.lead else "")
        for part in find_columns(layout, layout.lines)
        if part.kind is Kind.ROW
    ]


def test_cells_below_each_other_are_a_table():
    words = "tree     age   place\noak      300   hill\nelm       90   by the mill\n"
    assert rows(words) == [
        ("oak 300 hill", "tree age place"),
        ("elm 90 by the mill", "tree age place"),
    ]


def test_a_rule_below_the_names_tells_them():
    words = "tree     place\n-----    -----\noak      hill\nelm      mill\n"
    assert rows(words) == [("oak hill", "tree place"), ("elm mill", "tree place")]


def test_rows_without_names_are_read_alone():
    words = "soup\t\t7/hot\t\t# of peas\ntea\t\t9/hot\nmilk\t\t11/cold\tcow\n"
    assert rows(words) == [
        ("soup 7/hot # of peas", ""),
        ("tea 9/hot", ""),
        ("milk 11/cold cow", ""),
    ]


def test_a_cell_may_go_on_in_the_next_line():
    words = (
        "oak      an old tree that\n         grew here\nelm      another\nyew      a dark one\n"
    )
    assert rows(words)[0] == ("oak an old tree that grew here", "")


def test_justified_prose_and_lists_are_no_table():
    assert (
        rows("The  oak is  an old tree\nthat grew  on the  hill\nabove the mill  of  Orm.") == []
    )
    assert rows("1.   oak\n2.   elm\n3.   yew\n") == []


def test_two_rows_are_a_table_if_they_tell_of_names_of_a_program():
    assert rows("  OTTER_DIR     where it looks\n  OTTER_LANG    what it speaks\n") == [
        ("OTTER_DIR where it looks", ""),
        ("OTTER_LANG what it speaks", ""),
    ]
    assert rows("John     where he looks\nAnn      what she speaks\n") == []
