"""Why was that the answer, or none?

What `--explain` shows in a terminal, short enough for a telephone: how sure we are and which rule
that meets, what was corrected, and for each quotation the words that it shares with the question
and what speaks for it. The sixty features are added up to a few kinds.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from bot.answers.answer import Abstention, Answer
from bot.answers.citations import Citation
from bot.errors import Cause
from bot.replies.layout import location, visible_citations
from bot.replies.telegram.captions import shorten
from bot.replies.telegram.message import Message, Piece, Style, join_pieces, style
from bot.text.folding import fold
from bot.wording import Words, reason_for

_TITLE: Final = 60  # characters
_MATCHED: Final = 12  # words that are shown
_TELLING: Final = 0.05  # what adds less to a score is not shown

_WORDS: Final = (
    "coverage said_before said_after said_in_paragraph said_in_title said_by_antecedent "
    "term_order only_here opens_with_term rarest_said rarest_unsaid names_said focus_said "
    "closeness opposes negates term_count"
)
_SEARCH: Final = "bm25_share passage_share passage_bm25 paragraph_lead paragraph_rank library_size"
_LETTERS: Final = (
    "like_letters like_unknown_name like_known_name ngram_bm25 ngram_share ngram_lead ngram_rank "
    "paragraph_ngrams paragraph_ngram_share ngrams_before ngrams_after"
)
_MEANING: Final = "like_meaning cosine cosine_gap cosine_near cosine_paragraph"
_KIND: Final = (
    "defines has_name has_date has_place has_number has_reason has_value has_focus new_names "
    "new_numbers answer_type"
)
_FORM: Final = "length fragment points_back is_question opens_paragraph"
_STANDING: Final = (
    "behind_best ahead_of_paragraph ahead_of_before ahead_of_after share_of_odds "
    "share_of_paragraph"
)
KINDS: Final[Mapping[str, Callable[[Words], str]]] = {  # names of features, and what they are
    _WORDS: lambda words: words.part_words,
    _SEARCH: lambda words: words.part_search,
    _LETTERS: lambda words: words.part_letters,
    _MEANING: lambda words: words.part_meaning,
    _KIND: lambda words: words.part_kind,
    _FORM: lambda words: words.part_form,
    _STANDING: lambda words: words.part_standing,
    "embedding": lambda words: words.part_model,
}


def why(said: Answer | Abstention, words: Words, *, least: float) -> Message:
    """Return why something was said.

    Args:
        said: the answer, or that there is none.
        words: the reader's.
        least: the confidence from 0 to 1 from which on we answer.
    """
    return join_pieces(_lines(said, words, least))


def _lines(said: Answer | Abstention, words: Words, least: float) -> Iterator[Piece]:
    """Yield what is told, line by line."""
    yield style(_rule(said, words, least), Style.BOLD)
    if said.corrections:
        pairs = ", ".join(f"{typed} → {right}" for typed, right in said.corrections)
        yield style("\n" + words.why_corrected.format(words=pairs))
    for citation in visible_citations(said):
        yield style(f"\n\n[{citation.number}] ", Style.BOLD)
        title = shorten(citation.sentence.document.title, _TITLE)
        yield style(f"{title} · {shorten(location(citation.sentence, words), _TITLE)}")
        if matched := _matched(citation):
            yield style("\n" + words.why_matched.format(words=", ".join(matched)))
        yield style("\n" + words.why_adds.format(parts=_parts(citation, words)))


def _rule(said: Answer | Abstention, words: Words, least: float) -> str:
    """Return the rule by which something was said: how sure we are, or what is wrong with it."""
    if isinstance(said, Abstention) and said.cause is not Cause.NOT_ANSWERED:
        return reason_for(said, words)
    text = words.why_sure if isinstance(said, Answer) else words.why_unsure
    return text.format(sure=int(100 * said.confidence), least=round(100 * least))


def _matched(citation: Citation) -> list[str]:
    """Return the words that a quotation shares with the question, each once."""
    text = citation.sentence.document.text
    found = {fold(span.of(text)): span.of(text) for span in citation.highlights.matched}
    return list(found.values())[:_MATCHED]


def _parts(citation: Citation, words: Words) -> str:
    """Return what each kind of feature adds to a score, the most telling first."""
    added = {
        name(words): sum(getattr(citation.contributions, one) for one in features.split())
        for features, name in KINDS.items()
    }
    telling = sorted(added.items(), key=lambda pair: -abs(pair[1]))
    return ", ".join(f"{name} {sum_:+.1f}" for name, sum_ in telling if abs(sum_) >= _TELLING)
