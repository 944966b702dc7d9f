"""Which words are written without spaces?

Segmentation of Chinese, Japanese, Thai and their like, without a dictionary of what people write
about. In Chinese and Japanese, function words part the others as spaces would: particles,
question words, the hiragana with which Japanese inflects. Of what lies between two of them each
Chinese character is a word, and so is each pair of neighbours: a character that is a word in a
question may be part of one in the text, and both together find more than either (Nie et al.
2000). Other writing becomes overlapping pairs of characters.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from bot.text.regexes import regex
from bot.text.stopwords import STOPWORDS

WIDE: Final = (  # Thai and Lao, Tibetan, Burmese, Khmer, Japanese, Chinese; marks included
    "\u0e00-\u0e4e\u0e80-\u0ece\u0f00-\u0fbc\u1000-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HIRAGANA: Final = "\u3040-\u309f"
_DEPENDENT: Final = (  # marks and vowels that are written with the letter before them
    "\u3099\u309a\uff9e\uff9f\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ece"
    "\u0f71-\u0fbc\u102b-\u103e\u1056-\u1059\u17b6-\u17d1"
)
_LEADING: Final = "\u0e40-\u0e44\u0ec0-\u0ec4"  # Thai and Lao vowels, written before it
_CLUSTER: Final = regex(rf"[{_LEADING}]?[^{_LEADING}{_DEPENDENT}](?:\u17d2.|[{_DEPENDENT}])*|.")
# Function words that are as often part of another word: that one stays whole, they have no term.
_BOUND: Final = frozenset(
    "时時能会會年中内內来來去就还還最等过過几幾何以为為都有对對从從个個其之而只如所到"
)
# Common words with a character in them that is a function word where it stands alone.
_WHOLE: Final = """
    存在 潜在 潛在 内在 內在 在职 在線 在线 和平 和谐 和諧 和尚 共和 饱和 飽和 温和
    溫和 目的 标的 的士 了解 了結 终了 是非 于是 其他 被子 被告 棉被 把手 把握 着陆
    着手 着色 往来 往來 来往 來往 向往 及格 普及 埃及 波及 涉及 不丹 不锈 不銹 再生
    再见 再見 更新 更换 更換 更改 变更 變更 给予 給予 供给 供給 补给 補給 并购 合并
    兼并 参与 參與 与会 吗啡 嗎啡 那霸 自我 哪吒 没收 沒收 沉没 沉沒 淹没 淹沒 什锦
    此岸 这般
"""


def _one_of(words: Iterable[str]) -> str:
    """Return a pattern of some words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


_KANA: Final = regex("[\u3040-\u30ff\uff66-\uff9f]")
_CHARACTER: Final = regex(f"[{_HAN}]")
_JAPANESE: Final = regex(
    rf"(?P<hiragana>[{_HIRAGANA}]+)|(?P<other>(?:(?!何)[{_HAN}])+|[^{_HAN}{_HIRAGANA}]+)|何"
)
_CHINESE: Final = regex(
    rf"(?P<whole>{_one_of(_WHOLE.split())})|{_one_of(STOPWORDS['zh'] - _BOUND)}"
)
_FUNCTION: Final = f"(?:{_one_of(STOPWORDS['ja'])})"
_INFLECTION: Final = regex(rf"(?:[{_HIRAGANA}]??{_FUNCTION})*")  # "きました", "べる"
_PARTICLES: Final = regex(rf"(?>{_FUNCTION})++$")
_TAIL: Final = 16  # characters in which all particles behind a word have room


def segment(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of writing without spaces in `[start, end)`, each with its place.

    Example:
        "他发现的星云" -> "发", "发现", "现", "星", "星云", "云"; "ภาษาไทย" -> "ภาษา", "ษาไท",
        "ไทย"
    """
    if _KANA.search(text, start, end):
        yield from _japanese(text, start, end)
    elif _CHARACTER.match(text, start):
        yield from _chinese(text, start, end)
    else:
        yield from _pairs(text, start, end)


def _chinese(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words between the function words of a stretch of Chinese."""
    first = start
    for match in _CHINESE.finditer(text, start, end):
        if match.lastgroup != "whole":
            yield from _characters_and_pairs(text, first, match.start())
            first = match.end()
    yield from _characters_and_pairs(text, first, end)


def _japanese(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a stretch of Japanese, which changes its script where a word ends."""
    for match in _JAPANESE.finditer(text, start, end):
        first, last = match.span()
        if match.lastgroup == "hiragana":
            yield from _hiragana(text, first, last, inflects=first > start)
        elif match.lastgroup == "other":
            yield from _pairs(text, first, last)


def _hiragana(
    text: str, start: int, end: int, *, inflects: bool
) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a stretch of hiragana without what inflects or follows a word."""
    if inflects and (ending := _INFLECTION.match(text, start, end)):
        start = ending.end()
    if particles := _PARTICLES.search(text, max(start, end - _TAIL), end):
        end = particles.start()
    if end - start > 1:
        yield from _pairs(text, start, end)


def _characters_and_pairs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield each character in `[start, end)`, and with it its pair with the next one."""
    for place in range(start, end):
        yield text[place], place, place + 1
        if place + 1 < end:
            yield text[place : place + 2], place, place + 2


def _pairs(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the overlapping pairs of characters in `[start, end)`, or the one that there is.

    Marks and vowels that are written with a letter belong to it, as a voicing mark to its kana.
    """
    places = [match.start() for match in _CLUSTER.finditer(text, start, end)]
    ends = [*places[1:], end]
    for first, last in zip(places, ends[1:] or ends, strict=False):
        yield text[first:last], first, last
