"""What does this reStructuredText file say?

docutils parses it, and may neither include files nor run anything. What it does not know, as the
roles and directives that Sphinx adds, is read for the text that it holds.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives, roles

from bot.documents.document import Reading
from bot.documents.structure.cells import tabulate
from bot.documents.structure.composing import compose
from bot.documents.structure.parts import Part, Role
from bot.errors import NotReadable
from bot.text.encodings import decode
from bot.text.regexes import regex

_SETTINGS: Final = {
    "report_level": 5,
    "halt_level": 5,
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "input_encoding": "unicode",
    "output_encoding": "unicode",
    "doctitle_xform": True,
    "docinfo_xform": True,
    "smart_quotes": False,
    "warning_stream": False,
}
_ROLE: Final = regex(r":([A-Za-z][\w+.:-]{0,40}):`")
_DIRECTIVE: Final = regex(
    r"^[ \t]*\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([A-Za-z][\w+.:-]{0,40})::", re.MULTILINE
)
_TARGET: Final = regex(r"^(.*?)\s*<[^<>]*>$", re.DOTALL)
_CONTENTS: Final = frozenset({"toctree", "contents", "include", "literalinclude", "index"})
_UNSEEN: Final = (
    nodes.comment, nodes.substitution_definition, nodes.system_message, nodes.target, nodes.raw,
    nodes.pending, nodes.image, nodes.meta, nodes.footnote_reference, nodes.label,
)  # fmt: skip
_PARAGRAPHS: Final = (nodes.paragraph, nodes.rubric, nodes.attribution, nodes.caption)
_LISTS: Final = (nodes.bullet_list, nodes.enumerated_list)  # fmt: skip
_FACTS: Final = (nodes.author, nodes.authors, nodes.date, nodes.docinfo)


def read(raw: bytes) -> Reading:
    """Return the blocks of a reStructuredText file, and title, date and author that it states.

    Raises:
        NotReadable: docutils cannot read it.
    """
    text = decode(raw).removeprefix("\ufeff").replace("\0", " ")
    _learn(text)
    try:
        tree = publish_doctree(text, settings_overrides=_SETTINGS)
    except (ValueError, TypeError, AttributeError, IndexError, KeyError, AssertionError) as error:
        raise NotReadable("it cannot be read as reStructuredText") from error
    facts = {type(one).__name__: one.astext() for one in tree.findall() if isinstance(one, _FACTS)}
    title = tree.next_node(nodes.title)
    is_whole = title is not None and title.parent is tree
    return compose(
        _parts(tree, 1),
        title=" ".join(title.astext().split()) if title is not None and is_whole else "",
        date=facts.get("date", ""),
        source=facts.get("author", ""),
    )


class _Unknown(Directive):  # type: ignore[misc]  # docutils has no types
    """A directive that docutils does not know: its argument and its content are text."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = None

    def run(self) -> list[nodes.Node]:
        """Return what the directive holds."""
        if self.name.lower() in _CONTENTS:
            return []
        found: list[nodes.Node] = []
        if self.arguments and not self.name.lower().endswith(("block", "code", "highlight")):
            found.append(nodes.paragraph("", self.arguments[0]))
        lines = [line for line in self.content if not re.match(r":[\w-]+:", line)]
        if self.name.lower().endswith(("block", "code", "console", "prompt")):
            code = "\n".join(lines).strip("\n")
            return [nodes.literal_block(code, code)] if code else []
        body = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, body)
        return [*found, *body.children]


def _unknown_role(
    _: str,
    __: str,
    text: str,
    *___: Any,  # noqa: ANN401 - of docutils
    **____: Any,  # noqa: ANN401 - likewise
) -> tuple[Sequence[nodes.Node], Sequence[nodes.system_message]]:
    """Return the words of a role that docutils does not know, without what it refers to."""
    titled = _TARGET.match(text)
    words = titled[1] if titled and titled[1] else text.lstrip("!")
    if words.startswith("~"):  # of a dotted name only the last part is shown
        words = words.rpartition(".")[2].lstrip("~")
    return [nodes.inline("", words.replace("\0", ""))], []


def _learn(text: str) -> None:
    """Make docutils know the roles and directives of a text."""
    for name in set(_ROLE.findall(text)):
        if name.lower() not in roles._role_registry:  # noqa: SLF001 - it has no public name
            roles.register_local_role(name.lower(), _unknown_role)
    for name in {found.lower() for found in _DIRECTIVE.findall(text)}:
        known = directives._directive_registry  # noqa: SLF001 - likewise
        if name not in known or name in _CONTENTS:
            directives.register_directive(name, _Unknown)


def _parts(node: Any, level: int, depth: int = 0) -> Iterator[Part]:  # noqa: ANN401 - of docutils
    """Yield the parts of a node.

    Args:
        node: of docutils' tree.
        level: of a heading here.
        depth: of the list that it stands in, below 0 behind the first paragraph of an item.
    """
    for child in node.children:
        if isinstance(child, nodes.subtitle):  # the one section of the whole file
            level += 1
        if isinstance(child, _PARAGRAPHS):
            yield _paragraph(child, depth)
            depth = -abs(depth)
        elif not isinstance(child, _UNSEEN):
            yield from _part(child, level, depth)


def _part(child: Any, level: int, depth: int) -> Iterator[Part]:  # noqa: ANN401
    """Yield the parts of a node that is no paragraph."""
    if isinstance(child, nodes.title | nodes.subtitle):
        yield _title(child, level)
    elif isinstance(child, nodes.section):
        yield from _parts(child, level + 1)
    elif isinstance(child, nodes.bullet_list | nodes.enumerated_list):
        for item in child.children:
            yield from _parts(item, level, abs(depth) + 1)
    elif isinstance(child, nodes.literal_block | nodes.doctest_block | nodes.math_block):
        yield Part(Role.CODE, child.astext())
    else:
        yield from _other(child, level, depth)


def _title(title: Any, level: int) -> Part:  # noqa: ANN401
    """Return the part of a title: a heading, or the words in bold above a note."""
    words = _words(title)
    if isinstance(title.parent, nodes.section | nodes.document):
        return Part(Role.HEADING, words, level=level)
    return Part(Role.TEXT, words, bold=len(words))


def _other(child: Any, level: int, depth: int) -> Iterator[Part]:  # noqa: ANN401
    """Yield the parts of a node that is no heading, list, code or paragraph."""
    if isinstance(child, nodes.line_block):
        lines = (line.astext() for line in child.findall(nodes.line))
        yield Part(Role.TEXT, "\n".join(lines))
    elif isinstance(child, nodes.definition_list_item | nodes.option_list_item):
        options = isinstance(child, nodes.option_list_item)
        terms = map(_words, child[0]) if options else [_words(child[0])]
        yield Part(Role.TERM, ", ".join(terms))
        yield from _definition(child[-1], level)
    elif isinstance(child, nodes.field):
        yield _fact(child[0].astext(), child[1].astext())
    elif isinstance(child.parent, nodes.docinfo):
        yield _fact(type(child).__name__.capitalize(), child.astext())
    elif isinstance(child, nodes.table):
        yield from _table(child)
    elif child.children:
        is_note = isinstance(child, nodes.footnote | nodes.citation)
        yield from _parts(child, level, 0 if is_note else depth)


def _fact(name: str, value: str) -> Part:
    """Return the part of a fact that is stated of the file, or of something in it."""
    words = " ".join(value.split())
    return Part(Role.ITEM, f"{name}: {words}" if words else name)


def _definition(node: Any, level: int) -> Iterator[Part]:  # noqa: ANN401
    """Yield the parts of a definition; its paragraphs explain the term."""
    for part in _parts(node, level):
        is_text = part.role is Role.TEXT
        yield Part(Role.DEFINITION, part.text, bold=part.bold) if is_text else part


def _table(table: Any) -> Iterator[Part]:  # noqa: ANN401
    """Yield the rows of a table."""
    for title in table.findall(nodes.title):
        yield Part(Role.TEXT, _words(title))
    rows = list(table.findall(nodes.row))
    heads = sum(isinstance(row.parent, nodes.thead) for row in rows)
    texts = []
    for row in rows:
        cells: list[str] = []
        for entry in row.children:
            cells += [_words(entry), *[""] * int(entry.get("morecols", 0))]
        texts.append(cells)
    yield from tabulate(texts, heads or None)


def _paragraph(node: Any, depth: int) -> Part:  # noqa: ANN401
    """Return the part of a paragraph."""
    text = _words(node)
    bold = 0
    for child in node.children:
        if not isinstance(child, nodes.strong):
            break
        bold = len(_words(child))
    role = Role.TEXT if not depth else Role.ITEM if depth > 0 else Role.MORE
    if isinstance(node, nodes.rubric):
        bold = len(text)
    return Part(role, text, level=abs(depth) or 1, bold=min(bold, len(text)))


def _words(node: Any) -> str:  # noqa: ANN401
    """Return the words of a node on one line, without marks of footnotes."""
    if not node.children:
        return " ".join(node.astext().split())
    kept = (
        one.astext() for one in node.findall(nodes.Text) if not isinstance(one.parent, _UNSEEN)
    )
    joiner = "" if isinstance(node, nodes.TextElement) else " "
    return " ".join(joiner.join(kept).split())
