"""Which words are a date, and which lines are nothing else."""

import re

import pytest

from bot.text.dates import DATE_PATTERNS, date_of_line

DATE = re.compile("|".join(DATE_PATTERNS), re.IGNORECASE)
LINES = {
    " date 2023-05-18 ": "2023-05-18",
    "2023/05/18": "2023/05/18",
    "18.05.2023": "18.05.2023",
    "5/18/2023": "5/18/2023",
    "18 May 2023": "18 May 2023",
    "18 may 2023": "18 may 2023",
    "18th of May, 2023.": "18th of May, 2023",
    "May 18, 2023": "May 18, 2023",
    "Sept. 3, 2021": "Sept. 3, 2021",
    "May 2023": "May 2023",
    "Thursday 18 May 2023": "Thursday 18 May 2023",
    "Thursday, May 18, 2023": "Thursday, May 18, 2023",
    "Published: 18 May 2023": "18 May 2023",
    "Published on 18 May 2023": "18 May 2023",
    "[Last updated: 18 May 2023]": "18 May 2023",
    "Updated 10:31 AM EDT, Thu May 18, 2023": "10:31 AM EDT, Thu May 18, 2023",
    "Date: Thu, 18 May 2023 10:00:00 +0200": "Thu, 18 May 2023 10:00:00 +0200",
    "2023-05-18T10:00:00Z": "2023-05-18T10:00:00Z",
    "18 мая 2023 г.": "18 мая 2023 г.",
    "Дата: 18 мая 2023 года": "18 мая 2023 года",
    "18. Mai 2023": "18. Mai 2023",
    "1er mai 2023": "1er mai 2023",
    "18 de mayo de 2023": "18 de mayo de 2023",
    "18. toukokuuta 2023": "18. toukokuuta 2023",
    "2023. május 18.": "2023. május 18.",
    "18 مايو 2023": "18 مايو 2023",
    "2023年5月18日": "2023年5月18日",
    "2023년 5월 18일": "2023년 5월 18일",
}
OTHER_LINES = (
    "",
    "date",
    "18 May",  # a diary has such headings
    "It was 18 May 2023 when we met.",
    "We met on 18 May 2023",
    "5 may 2023 euros",
    "PARIS 18 May 2023",
    "Room 2023",
    "2023",
    "18 May 2023 " + "- " * 60,
)


@pytest.mark.parametrize(("line", "date"), LINES.items(), ids=LINES)
def test_a_line_that_holds_only_a_date_tells_it_as_written(line, date):
    assert date_of_line(line) == date


@pytest.mark.parametrize("line", OTHER_LINES)
def test_a_line_that_says_more_or_less_tells_no_date(line):
    assert date_of_line(line) == ""


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("It opened on Thursday, 18 May 2023, in Xian.", ["18 May 2023"]),
        ("He came in October 2022 and on 3 March.", ["October 2022", "3 March"]),
        ("On May 18 they met, and again on 01.06.2023.", ["May 18", "01.06.2023"]),
        ("Встреча прошла 18 мая 2023 года в Сиане.", ["18 мая 2023 года"]),
        ("会议于2023年5月18日举行。", ["2023年5月18日"]),
        ("At least 5 may attend, and it may 18 times fail.", []),
        ("Version 1.2.3 has 12 months of support.", []),
    ],
)
def test_dates_are_found_in_running_text(sentence, dates):
    assert [match.group() for match in DATE.finditer(sentence)] == dates


def test_a_form_has_no_groups_for_they_are_joined_elsewhere():
    assert DATE.groups == 0
