"""Which passage does a deep link open?

The payload of a link is 38 letters: a hash of the document's path (72 bits), the place and the
length of the words, and a hash of the words (96 bits). Nothing is stored for it, so it still works
after a restart, in a rebuilt library and with other rules for where a sentence ends. If the words
have changed, it opens nothing. The chance that other words pass for the right ones is 1 in 2**96.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import quote as percent_encoded

from bot.answers.citations import Citation
from bot.documents.sentences import Sentence
from bot.index.library import Library, number_of
from bot.text.regexes import regex
from bot.text.spans import Span

_PAYLOAD: Final = regex(r"[A-Za-z0-9_-]{38}")
_PATH, _START, _LENGTH, _WORDS = 9, 4, 3, 12  # bytes
_WHOLE: Final = 100  # characters of a quotation that a text fragment repeats as a whole
_ENDS: Final = 5  # words at both ends of a longer one
_LINKED: Final = regex(r"!?\[([^\]\[]*)\]\([^()\s]*\)")  # Markdown, of which a page shows \1
_CLAUSE: Final = regex(r"[^，。、；：！？]+[，。、；：！？]*")  # where no spaces part words
_EMPHASIS: Final = regex(r"[*`]+|(?<!\w)_+|_+(?!\w)")


def payload(words: Citation | Sentence) -> str:
    """Return what opens the sentence, or the one that a citation cites for its answer."""
    sentence = words.sentence if isinstance(words, Citation) else words
    start, end = sentence.span.start, sentence.span.end
    named = _hash(sentence.document.path, _PATH)
    place = start.to_bytes(_START) + (end - start).to_bytes(_LENGTH)
    return urlsafe_b64encode(named + place + _hash(sentence.text, _WORDS)).decode().rstrip("=")


def deep_link(bot_name: str, words: Citation | Sentence) -> str:
    """Return the address that opens a sentence in the private chat with a bot."""
    return f"https://t.me/{bot_name}?start={payload(words)}"


def resolve(payload: str, library: Library) -> Sentence | None:
    """Return the sentence that a payload opens, None if there is none or its words have changed.

    Args:
        payload: a stranger's text.
        library: where to look: what is in no document of it is not found.
    """
    if not _PAYLOAD.fullmatch(payload):
        return None
    raw = urlsafe_b64decode(payload + "==")
    named, rest = raw[:_PATH], raw[_PATH:]
    start = int.from_bytes(rest[:_START])
    span = Span(start, start + max(int.from_bytes(rest[_START : _START + _LENGTH]), 1))
    for document in library.documents:
        is_named = _path_hash(document.path) == named
        if is_named and _hash(span.of(document.text), _WORDS) == rest[_START + _LENGTH :]:
            number = number_of(library, document, start)
            found = library.sentences[number : number + 1]
            return next((one for one in found if one.document.id == document.id), None)
    return None


def text_fragment(url: str, quote: str) -> str:
    """Return the address of a page that is scrolled to some words, which the browser sets off.

    Of long quotations the first and the last words are given, as the specification of text
    fragments (WICG, "Scroll to text") advises. Where the page does not hold them it just opens.

    Example:
        text_fragment("https://a.org/b", "It rained.") -> "https://a.org/b#:~:text=It%20rained."
    """
    text = " ".join(_EMPHASIS.sub("", _LINKED.sub(r"\1", quote)).split())
    page, sign, anchor = url.partition("#")
    anchor = anchor.partition(":~:")[0]
    directive = ",".join(map(_percent_encode, _ends(text)))
    return f"{page}#{anchor}:~:text={directive}" if text else f"{page}{sign}{anchor}"


def _ends(text: str) -> tuple[str, ...]:
    """Return a short text whole, and of a long one how it begins and how it ends."""
    if len(text) <= _WHOLE:
        return (text,)
    words = text.split()
    if len(words) > 2 * _ENDS:
        first, last = " ".join(words[:_ENDS]), " ".join(words[-_ENDS:])
    else:
        clauses = _CLAUSE.findall(text)
        first, last = clauses[0], clauses[-1]
    return (first[:_WHOLE], last[-_WHOLE:]) if first != last else (text[:_WHOLE],)


def _percent_encode(words: str) -> str:
    """Return words percent-encoded; dash, comma and ampersand mean something in a fragment."""
    return percent_encoded(words, safe="", errors="replace").replace("-", "%2D")


@lru_cache(maxsize=1 << 14)
def _path_hash(path: str) -> bytes:
    """Return the hash of a document's path."""
    return _hash(path, _PATH)


def _hash(text: str, size: int) -> bytes:
    """Return a hash of a text, `size` bytes long."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest()
