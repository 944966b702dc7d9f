"""Which little words are written together with the word they belong to?

Arabic and Hebrew write "and", "the", "in" and the like at the front of a word, Korean its
particles and the endings of verbs behind it. A word is looked up without them and with any others.
Whether a first or a last letter is such a word or a part of its own cannot be told by the word
alone: the forms are candidates, of which a library has those that are words.
"""

from collections.abc import Iterator, Mapping
from typing import Final

_BEFORE: Final[Mapping[str, tuple[str, ...]]] = {
    "ar": tuple("ال وال بال لل فال كال ولل وبال و ف ب ل ك".split()),
    "he": tuple("ה ו ב ל מ ש כ וה וב ול ומ וש וכ שה שב של שמ כש מה בה לה לכש ושה שבה".split()),
}
_NOMINAL: Final = tuple(
    "은 는 이 가 을 를 에 의 로 으로 와 과 도 만 에서 에게 께서 부터 까지 보다 처럼 이나 에는 "
    "에서는 에도 으로는 로는 라고 이라고 이란 란 하고 한테 에서의 에의 으로의 이다 이며 이고 인 "
    "입니다 입니까 이었다 였다 들 들은 들이 들을 들의 들에 들과 들도 들에게".split()
)
_VERBAL: Final = tuple(
    "하다 한다 했다 하였다 하는 한 할 하고 하며 하여 해 했는데 했고 했으며 하기 합니다 합니까 "
    "했습니다 했습니까 하나요 했나요 되다 된다 되었다 됐다 되는 된 될 되고 되며 되어 됩니다 "
    "됩니까 되었습니다 되었습니까 됐습니다 됐습니까 되나요 되었나요 됐나요 되었으며 되었고 "
    "하였습니다 하였습니까 하였으며".split()
)
_BEHIND: Final[Mapping[str, tuple[str, ...]]] = {"ko": (*_NOMINAL, *_VERBAL)}
_LEAST: Final[Mapping[str, int]] = {"ar": 3, "he": 3, "ko": 2}  # letters of the word itself
_MOST: Final = 3  # words that one form may be


def forms_with_others(form: str, language: str) -> Iterator[str]:
    """Yield a folded word without the little words that may be glued to it, and with any others.

    Itself is the first. Some of the others are no words at all.

    Example:
        Hebrew "לגשר" -> "לגשר", "גשר", "הגשר", "בגשר", …; Korean "다리는" -> "다리", "다리의", …
    """
    for bare in (form, *_bare_forms(form, language)):
        yield bare
        yield from (f"{little}{bare}" for little in _BEFORE.get(language, ()))
        if len(bare) >= _LEAST.get(language, 0):
            yield from (f"{bare}{little}" for little in _BEHIND.get(language, ()))


def _bare_forms(form: str, language: str) -> list[str]:
    """Return what a word may be without the little words glued to it, the longest first."""
    least = _LEAST.get(language, 0)
    found = [
        *(form.removeprefix(little) for little in _BEFORE.get(language, ())),
        *(form.removesuffix(little) for little in _BEHIND.get(language, ())),
    ]
    bare = {one for one in found if one != form and len(one) >= least}
    return sorted(bare, key=lambda one: (-len(one), one))[:_MOST]
