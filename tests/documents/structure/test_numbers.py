"""How a spreadsheet shows a value."""

import datetime as dt

import pytest

from bot.documents.structure.numbers import show

DAY = dt.datetime(2024, 5, 6, 17, 8, 9)  # noqa: DTZ001 - a sheet knows no zone
MIDNIGHT = dt.datetime(2024, 5, 6)  # noqa: DTZ001 - likewise


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (None, "General", ""),
        ("Oslo", "General", "Oslo"),
        (True, "General", "TRUE"),
        (5, "General", "5"),
        (5.0, "", "5"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567, "#,##0", "1,234,567"),
        (1234.5, '#,##0.00 "kr"', "1,234.50 kr"),
        (-3.5, "0.0;(0.0)", "(3.5)"),
        (-3.5, "0.0", "-3.5"),
        (0, '0;-0;"none"', "none"),
        (0.125, "0.0%", "12.5%"),
        (0.05, "0%", "5%"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (7, "000", "007"),
        (12, "[$€-407] #,##0.00", "€ 12.00"),
        (12, '_-* #,##0.00\\ "€"_-', "12.00 €"),
        (9, "[Red]0", "9"),
        (12345678, "0.0,,", "12.3"),
        (12345, "0.00E+00", "1.23E+04"),
        (0.5, "# ?/?", "0.5"),
        (DAY, "yyyy-mm-dd", "2024-05-06"),
        (DAY, "d mmmm yyyy", "6 May 2024"),
        (DAY, "ddd d/m/yy", "Mon 6/5/24"),
        (DAY, "mm-dd-yy", "2024-05-06 17:08"),
        (MIDNIGHT, "mm-dd-yy", "2024-05-06"),
        (DAY, "hh:mm", "17:08"),
        (DAY, "h:mm AM/PM", "5:08 PM"),
        (DAY, "h:mm:ss", "17:08:09"),
        (DAY, "mm:ss", "08:09"),
        (dt.time(7, 5), "h:mm", "7:05"),
        (dt.timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
        (MIDNIGHT, "[$-409]mmmm\\ yyyy", "May 2024"),
        (MIDNIGHT, 'd"." m"." yyyy', "6. 5. 2024"),
    ],
)  # fmt: skip
def test_a_value_is_shown_as_its_cell_shows_it(value, code, shown):
    assert show(value, code) == shown
