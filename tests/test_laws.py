"""The laws about sentences, passages, hits and the order in which documents come."""

from contextlib import suppress

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Policy
from bot.documents.document import QUOTABLE
from bot.documents.passages import Grouping, count_words
from bot.documents.sentences import split
from bot.errors import QuestionError
from bot.index.bm25 import Bm25, search
from bot.index.library import collect
from bot.libraries.bundled import load_word_vectors
from bot.libraries.common_language import settle_languages
from bot.pipeline import ask
from bot.queries.question import Question
from bot.text.analysis import analyze
from tests.conftest import a_document

LIKENESS = load_word_vectors()
RANKED = 20  # sentences that come out of a ranking; all others may be copies of these
GROUPING = Grouping(words=12, overlap=1)
PIECES = st.sampled_from(
    [
        "The mill has burnt.",
        "Who saw it?",
        "Dr. Oak, of the U.S. side, did.",
        "“It was late. Nobody came,” he said.",
        "A weir, a dam and a ferry are on the river near the old town.",
        "Le moulin est dans la ville.",
        "Мельница сгорела в 2023 г. осенью.",
        "水车在河边转动。磨坊里有面粉。",
        "Stop… no full stop",
        "# Mills",
        "## Dams",
        "- one",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "---",
        "3.",
        "🛶",
        "a\u0301\u00a0b.",
    ]
)
GAPS = st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n"])
TEXTS = st.one_of(
    # a file with many control characters is refused, as no text
    st.text(
        st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=60
    ),
    st.lists(st.tuples(PIECES, GAPS), max_size=12).map(
        lambda pairs: "".join(piece + gap for piece, gap in pairs)
    ),
)
ENDINGS = st.sampled_from(["md", "txt"])
FILES = st.lists(st.tuples(TEXTS, ENDINGS), min_size=1, max_size=4)
QUESTIONS = st.lists(
    st.sampled_from(["mill", "dam", "river", "moulin", "水车", "мельниц", "2", "unheard"]),
    min_size=1,
    max_size=5,
)


def documents_of(files):
    """Return a document for each file, by the order of their paths."""
    return [a_document(words, f"{number}.{end}") for number, (words, end) in enumerate(files)]


def a_library(documents):
    return collect(documents, LIKENESS, GROUPING, Bm25())


def words_of(library, number):
    """Return the words of a sentence, as the forward index has them."""
    return [library.lexicon.forms[word] for word in library.forward.of(number).tolist()]


def idfs_of(library):
    return {term: library.lexicon.idf(term) for term in library.lexicon.terms}


def says(library, number, term):
    """Return whether a passage, its title or its headings say a term."""
    passage = library.passages[number]
    first = library.sentences[passage.first]
    above = analyze(" ".join((first.document.title, *first.headings)), first.document.language)
    words = library.forward.words[
        library.forward.starts[passage.first] : library.forward.starts[passage.last]
    ]
    return term in {*above, *(library.lexicon.terms[word] for word in words.tolist())}


@given(TEXTS, ENDINGS)
def test_sentences_rise_without_overlap_and_only_white_space_lies_between(words, end):
    document = a_document(words, f"a.{end}")
    reached = 0
    for sentence in split(document):
        assert sentence.text == document.text[sentence.span.start : sentence.span.end] != ""
        assert reached <= sentence.span.start
        reached = sentence.span.end
    for block in document.blocks:
        if block.kind in QUOTABLE:
            left = dict(enumerate(document.text[: block.span.end]))
            for sentence in split(document):
                for place in range(sentence.span.start, sentence.span.end):
                    left.pop(place, None)
            rest = "".join(left[place] for place in sorted(left) if place >= block.span.start)
            assert not rest.replace("\ufeff", "").strip()


@given(FILES)
@settings(max_examples=60)
def test_a_passage_is_consecutive_sentences_of_one_document_within_its_limit(files):
    library = a_library(documents_of(files))
    for passage in library.passages:
        inside = library.sentences[passage.first : passage.last]
        assert inside
        assert all(one.document.id == inside[0].document.id for one in inside)
        assert len(inside) == 1 or sum(count_words(one.text) for one in inside) <= GROUPING.words


@given(FILES)
@settings(max_examples=60)
def test_every_sentence_is_in_some_passage(files):
    library = a_library(documents_of(files))
    held = {n for passage in library.passages for n in range(passage.first, passage.last)}
    assert held == set(range(len(library.sentences)))


@given(FILES, QUESTIONS)
@settings(max_examples=60)
def test_every_hit_shares_a_term_and_scores_never_rise_down_the_list(files, terms):
    library = a_library(documents_of(files))
    hits = search(library.index, dict.fromkeys(terms, 1.0), limit=50)
    scores = library.index.get_scores(terms)
    assert {hit.passage for hit in hits} == {*np.flatnonzero(scores).tolist()}
    assert all(any(says(library, hit.passage, term) for term in terms) for hit in hits)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


@given(FILES, QUESTIONS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_order_of_ingestion_changes_nothing(files, terms, random):
    documents = documents_of(files)
    shuffled = random.sample(documents, len(documents))
    one, other = a_library(documents), a_library(shuffled)
    for name in ("documents", "sentences", "passages"):
        assert getattr(one, name) == getattr(other, name), name
    assert one.lexicon.forms == other.lexicon.forms
    assert one.lexicon.languages == other.lexicon.languages
    assert idfs_of(one) == idfs_of(other)
    for number in range(len(one.sentences)):
        assert words_of(one, number) == words_of(other, number)
    query = dict.fromkeys(terms, 1.0)
    assert search(one.index, query, limit=50) == search(other.index, query, limit=50)


@given(FILES, st.tuples(TEXTS, ENDINGS))
@settings(max_examples=60)
def test_adding_a_document_never_cuts_another_s_sentences_anew(files, added):
    documents = documents_of(files)
    alone = a_library(documents)
    more = a_library([*documents, a_document(added[0], f"5.{added[1]}")])
    kept = [one for one in more.sentences if not one.document.path.startswith("5.")]
    assert tuple(kept) == alone.sentences
    for number in range(len(kept)):
        assert words_of(alone, number) == words_of(more, number)
    assert more.passages[: len(alone.passages)] == alone.passages


def everything(said):
    """Return all that is said, in a form that does not depend on where documents stand."""
    cited = [
        (one.number, one.sentence.document.path, one.span, one.quote, one.score, one.highlights)
        for one in (*getattr(said, "citations", ()), *said.nearest)
    ]
    return type(said), said.confidence, cited


ASKED = st.lists(
    st.sampled_from(
        "who when where mill Mill dam river 水车 мельниц 2 zorbwick burnt U.S.".split()
    ),
    min_size=1,
    max_size=5,
).map(" ".join)
POLICIES = st.sampled_from([Policy(), Policy(threshold=0, companion=0)])


@given(FILES, ASKED, POLICIES)
@settings(max_examples=80)
def test_every_quotation_is_a_slice_of_its_document_and_so_are_its_highlights(
    files, question, policy
):
    documents = documents_of(files)
    said = ask(a_library(documents), Question(question), policy)
    for one in (*getattr(said, "citations", ()), *said.nearest):
        document = one.sentence.document
        assert document in documents
        assert document.text[one.span.start : one.span.end] == one.quote != ""
        answer = one.highlights.answer_span
        for span in (*one.highlights.matched, *([answer] if answer else [])):
            assert one.span.start <= span.start < span.end <= one.span.end


@given(FILES, ASKED)
@settings(max_examples=60)
def test_what_the_features_add_is_the_score(files, question):
    said = ask(a_library(documents_of(files)), Question(question), Policy())
    for one in said.nearest:
        assert abs(sum(one.contributions) - one.score) < 1e-9


@given(FILES, ASKED, POLICIES, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_the_same_library_says_the_same_however_its_documents_came(
    files, question, policy, random
):
    documents = documents_of(files)
    shuffled = random.sample(documents, len(documents))
    first, *others = (
        ask(a_library(given_so), Question(question), policy)
        for given_so in (documents, documents, shuffled)
    )
    assert all(everything(other) == everything(first) for other in others)


@given(FILES, ASKED)
@settings(max_examples=60)
def test_a_question_of_any_word_has_the_five_nearest_or_all_and_a_probability(files, question):
    library = a_library(documents_of(files))
    said = ask(library, Question(f"{question} zorbwick"), Policy())
    wordings = {(one.kind, one.asked, *one.text.casefold().split()) for one in library.sentences}
    assert len(said.nearest) == min(5, len(wordings)) or len(library.sentences) > RANKED
    assert 0 <= said.confidence <= 1


SCRIPTS = (  # a letter or two of each, with what is peculiar to it
    "añ Ðþ Żź İı ươ мельница ѣъ їґ Αθήνα ἐκεῖ կամուրջ ქართული עִבְרִית ארגון عَرَبِيّ پل ہے ܐܒ ދިވެހި ߒߞߏ "
    "पुल संगठन সেতু ਪੁਲ પુલ ପୋଲ பாலம் వంతెన ಸೇತುವೆ പാലം පාලම สะพาน ขัว ຂົວ ཟམ་པ တံတား ស្ពាន አማርኛ "
    "ᏣᎳᎩ ᐃᓄᒃ ᚠᚢᚦ ⴰⵎⴰ ꦗꦮ ᬩᬮᬶ はし カナ ｶﾞ 橋 桥 다리 ㄅㄆ ꆈꌠ 𠀀 🛶 👩🏽\u200d🚀 🇺🇦 ﷽ ﬁ Ⅷ ² ½ "
    "١٩٣١ १९३१ ๑๙ 1931 \u200b \u200d \u202e \ufeff \u0301 \U000e0041"
).split(" ")
MARKED = st.sampled_from(
    [*". ? ! ؟ ۔ । 。 ？ ; ։ ። ( ) | - : « » “ ” 「 」 # * ,".split(), "\n", "\n\n"]
)
WRITTEN = st.lists(
    st.tuples(st.one_of(st.sampled_from(SCRIPTS), MARKED), st.sampled_from(["", " "])), max_size=24
).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@given(st.lists(WRITTEN, min_size=1, max_size=3), WRITTEN)
@settings(max_examples=150, deadline=None)
def test_a_library_in_any_scripts_opens_and_can_be_asked_in_any(texts, question):
    documents = [a_document(text, f"{place}.md") for place, text in enumerate(texts)]
    library = a_library(settle_languages(documents))
    assert library.problems == ()
    for asked in (question, *texts):
        with suppress(QuestionError):
            for one in ask(library, Question(asked), Policy(threshold=0)).nearest:
                assert one.sentence.document.text[one.span.start : one.span.end] == one.quote
