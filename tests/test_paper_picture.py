"""The pictures of a paper in README show what the program does today."""

import io

from PIL import Image

from tests.paper_picture import PAGE, QUESTION, TERMINAL, draw


def test_the_pictures_of_a_paper_are_what_the_program_does_today():
    terminal, page = draw()
    assert TERMINAL.read_text(encoding="utf-8") == terminal, "python -m tests.paper_picture"
    assert QUESTION.split()[0] in terminal
    kept, now = (Image.open(io.BytesIO(raw)).size for raw in (PAGE.read_bytes(), page))
    assert kept == now
