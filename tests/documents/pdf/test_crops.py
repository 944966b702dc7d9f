"""What the part of a page looks like where some words stand."""

import io

import pytest
from PIL import Image, ImageChops

from bot.documents.document import Excerpt
from bot.documents.pdf.crops import draw
from bot.errors import NotReadable
from tests.pdf_files import HEIGHT, WIDTH, Piece, lines, make_pdf

PAGE = lines(72, 700, ["The ferry to the island leaves at", "seven. Dogs travel free."])
WORDS = "The ferry to the island leaves at seven."


def picture(raw, **excerpt):
    image = Image.open(io.BytesIO(draw(raw, Excerpt(**({"page": 0, "words": WORDS} | excerpt)))))
    assert image.format == "PNG"
    return image.convert("RGB")


def marked(image):
    """Return the rectangle that holds all that the pen has gone over."""
    yellow = ImageChops.subtract(image.getchannel("R"), image.getchannel("B"))
    return yellow.point(lambda level: 255 if level > 80 else 0).getbbox()


def test_a_strip_of_the_page_is_shown_as_wide_as_the_page_with_the_words_marked():
    image = picture(make_pdf([PAGE]))
    left, top, right, bottom = marked(image)
    assert image.width == pytest.approx(2 * WIDTH, abs=3)
    assert image.height < HEIGHT
    assert 2 * 65 < left < 2 * 75
    assert right < 2 * 250
    assert 2 * 18 < bottom - top < 2 * 40


def test_nothing_else_is_marked():
    assert marked(picture(make_pdf([PAGE]), words="Dogs travel free."))[0] > 2 * 95


def test_words_on_two_pages_have_two_strips_below_each_other():
    pages = [[Piece(72, 60, WORDS[:20])], [Piece(72, 780, WORDS[20:])]]
    one, two = picture(make_pdf([PAGE])), picture(make_pdf(pages))
    assert two.height > one.height
    top, bottom = marked(two)[1], marked(two)[3]
    assert bottom - top > one.height / 2


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_turned_is_shown_as_viewers_show_it(rotate):
    upright = draw(make_pdf([PAGE]), Excerpt(0, WORDS))
    turned = picture(make_pdf([PAGE], rotate=rotate))
    assert marked(turned) is not None
    assert Image.open(io.BytesIO(upright)).width != turned.width or rotate == 180


@pytest.mark.parametrize(
    ("raw", "excerpt"),
    [
        (make_pdf([PAGE]), {"words": "It never leaves."}),
        (make_pdf([PAGE]), {"page": 7}),
        (make_pdf([PAGE]), {"page": -1}),
        (b"%PDF-1.7", {}),
    ],
)
def test_words_that_are_not_there_are_told_in_one_line(raw, excerpt):
    with pytest.raises(NotReadable, match=r"not on that page|damaged"):
        draw(raw, Excerpt(**({"page": 0, "words": WORDS} | excerpt)))
