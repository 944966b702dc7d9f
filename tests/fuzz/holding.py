"""What has to hold of whatever was read?

However damaged a file was: its blocks lie in its text, all that is quoted is a part of it, it can
be kept and found again as it was, and its words can be counted.
"""

from bot.documents.document import QUOTABLE, Document, Reading, assemble
from bot.documents.passages import Grouping
from bot.documents.sentences import split
from bot.index.indexing import analyze_document
from bot.libraries.reading_messages import Reply, to_line, to_reply, without_lone_halves
from bot.libraries.stored_document import to_document, to_row


class Broken(Exception):
    """Something does not hold; the message says what."""


def check(path: str, reading: Reading, *, is_isolated: bool, is_analyzed: bool) -> None:
    """Check a reading, and the document that becomes of it.

    Args:
        path: of the document.
        reading: what its reader has found.
        is_isolated: whether it comes from a process of its own, as a line of JSON.
        is_analyzed: whether its words are counted too, which takes longest.

    Raises:
        Broken: something does not hold.
        Exception: a document could not be made of it, which is a fault, too.
    """
    if is_isolated:
        sent = without_lone_halves(reading)
        if to_reply(to_line(Reply(reading=sent))).reading != sent:
            raise Broken("what the process sends is not what comes")
        reading = sent
    document = assemble(path, reading)
    _check_sentences(document)
    if to_document(path, to_row(document)) != document:
        raise Broken("it is not kept as it is")
    if is_analyzed:
        analyze_document(document, Grouping())


def _check_sentences(document: Document) -> None:
    """Check that what may be quoted is of the text, in order, and nothing else.

    Raises:
        Broken: it is not.
    """
    text = document.text
    reached = 0
    for block in document.blocks:
        if not reached <= block.span.start <= block.span.end <= len(text):
            raise Broken("blocks that are not in the text, or not in order")
        reached = block.span.end
    reached = 0
    for sentence in split(document):
        span = sentence.span
        if not reached <= span.start < span.end <= len(text):
            raise Broken("sentences that are not in the text, or not in order")
        if sentence.text != text[span.start : span.end] or not sentence.text.strip():
            raise Broken("a sentence that is not of the text")
        kinds = {block.kind for block in document.blocks_in(span)}
        if not kinds & QUOTABLE:
            raise Broken("a sentence of what is not quoted")
        if sentence.lead is not None and not 0 <= sentence.lead.start <= sentence.lead.end:
            raise Broken("a lead that is nowhere")
        reached = span.end
