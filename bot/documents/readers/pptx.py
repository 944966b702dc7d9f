"""What do these slides say?

python-pptx opens them. A slide is a place, headed by its title; its notes are read with it.
"""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError

from bot.documents.document import Reading
from bot.documents.structure.archives import OFFICE_DAMAGES, open_archive
from bot.documents.structure.cells import tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.documents.structure.properties import read_properties
from bot.documents.structure.trees import local
from bot.errors import NotReadable

_TITLES: Final = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE})
_BODIES: Final = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT})
_FURNITURE: Final = frozenset(
    {PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
)
_FEW: Final = 2  # paragraphs of a body are a list


def read(raw: bytes) -> Reading:
    """Return the blocks of a presentation, slide by slide.

    Raises:
        NotReadable: it is no presentation, or damaged.
    """
    open_archive(raw)
    try:
        slides = Presentation(io.BytesIO(raw))
        parts = [part for n, slide in enumerate(slides.slides, 1) for part in _slide(n, slide)]
    except (*OFFICE_DAMAGES, PythonPptxError) as error:
        raise NotReadable("it is no PowerPoint file, or a damaged one") from error
    facts = read_properties(lambda: slides.core_properties)
    return compose(parts, date=facts["date"], source=facts["source"])


def _slide(number: int, slide: Any) -> Iterator[Part]:  # noqa: ANN401 - of python-pptx
    """Yield the parts of a slide: its title, what is on it, its notes."""
    yield Part(Role.END, place=f"slide {number}")
    shapes = list(_shapes(slide.shapes))
    titles = [shape for shape in shapes if _kind(shape) in _TITLES]
    for shape in titles:
        if shape.has_text_frame and shape.text_frame.text.strip():
            yield Part(Role.HEADING, " ".join(shape.text_frame.text.split()))
    for shape in shapes:
        if shape not in titles and _kind(shape) not in _FURNITURE:
            yield from _shape(shape)
            yield Part(Role.END)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
        yield from (Part(Role.TEXT, text) for text, _, _ in _paragraphs(notes))


def _shapes(shapes: Iterable[Any]) -> Iterator[Any]:
    """Yield shapes, those of a group in place of it."""
    waiting = list(reversed(list(shapes)))
    while waiting:
        shape = waiting.pop()
        if hasattr(shape, "shapes"):
            waiting += reversed(list(shape.shapes))
        else:
            yield shape


def _kind(shape: Any) -> Any:  # noqa: ANN401
    """Return which placeholder of its layout a shape is, None if it is none."""
    return shape.placeholder_format.type if shape.is_placeholder else None


def _shape(shape: Any) -> Iterator[Part]:  # noqa: ANN401
    """Yield the parts of a shape: a table, a list or text."""
    if getattr(shape, "has_table", False):
        rows = [[cell.text for cell in row.cells] for row in shape.table.rows]
        yield from tabulate(rows, int(shape.table.first_row) if len(rows) > 1 else 0)
    elif shape.has_text_frame:
        found = list(_paragraphs(shape.text_frame))
        is_list = _kind(shape) in _BODIES and len(found) >= _FEW
        for text, level, bold in found:
            if level >= 0 and (is_list or level > 0):
                yield Part(Role.ITEM, text, level=level + 1, bold=bold)
            else:
                yield Part(Role.TEXT, text, bold=bold)


def _paragraphs(frame: Any) -> Iterator[tuple[str, int, int]]:  # noqa: ANN401
    """Yield the text of each paragraph, how deep it lies, and how much of it is in bold.

    One that has no bullet where others have one lies at -1.
    """
    for paragraph in frame.paragraphs:
        text = paragraph.text.replace("\v", "\n").strip()
        bold = 0
        for run in paragraph.runs:
            if run.text.strip() and not run.font.bold:
                break
            bold += len(run.text)
        has_no_bullet = any(local(one) == "buNone" for one in paragraph._p.iter())  # noqa: SLF001 - it has no public name
        if text:
            yield text, -1 if has_no_bullet else paragraph.level, min(bold, len(text))
