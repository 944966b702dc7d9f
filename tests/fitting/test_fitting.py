"""What the weights are fitted with: shapes of libraries, and the arithmetic of a fit."""

import ast
from pathlib import Path

import numpy as np
import pytest

import bot
from bot.documents.document import Block, Kind, Reading, assemble
from bot.documents.sentences import split
from bot.ranking import weights
from bot.ranking.confidence import CONFIDENCE_NAMES
from bot.ranking.features import FEATURE_NAMES
from bot.text.spans import Span
from bot.text.tables import question_words
from tests.fitting import certainty, ranking, written
from tests.fitting.rows import Row, rows
from tests.fitting.shapes import ARTICLE, DOCUMENT, NEWS, OPEN, cases, joined
from tests.fitting.squad import Article, Asked
from tests.fitting.trials import FOREIGN, INSIDE, NEWS_INSIDE, Trial
from tests.fitting.words import asking as words_of_asking

TEXTS = (
    "Otters live in the river Elm. They eat crabs and fish. The mayor protects them.",
    "The bridge was built in 1931. Its architect was Ada Stone. It has nine arches.",
)
PATHS = ("000/0000.txt", "000/0001.txt")
ASKED = (
    ("What do otters eat?", 0, "crabs and fish"),
    ("Who was the architect of the bridge?", 1, "Ada Stone"),
    ("When was the bridge built?", 1, "1931"),
)


def paragraph(path, text):
    return assemble(path, Reading(text, (Block(Span(0, len(text)), Kind.PARAGRAPH),), "Elm"))


def question(text, place, answer):
    start = TEXTS[place].index(answer)
    return Asked(text, PATHS[place], 0, (Span(start, start + len(answer)),))


PARAGRAPHS = tuple(paragraph(*pair) for pair in zip(PATHS, TEXTS, strict=True))
QUESTIONS = tuple(question(*one) for one in ASKED)
ELM = Article("invented", 0, PARAGRAPHS, QUESTIONS)


@pytest.mark.parametrize("shape", [OPEN, ARTICLE, NEWS, DOCUMENT])
def test_in_every_shape_the_same_sentences_answer(shape):
    (case,) = cases([ELM], shape)
    sentences = [sentence for document in case.documents for sentence in split(document)]
    right = [[s.text for s in sentences if asked.is_right(s)] for asked in case.asked]
    assert right == [
        ["They eat crabs and fish."],
        ["Its architect was Ada Stone."],
        ["The bridge was built in 1931."],
    ]


def test_in_news_every_sentence_is_a_paragraph():
    (case,) = cases([ELM], NEWS)
    assert len(case.documents[0].blocks) == 6
    assert len({sentence.paragraph for sentence in split(case.documents[0])}) == 6


def test_a_sentence_that_is_taken_out_answers_no_more():
    gone = [s for s in split(PARAGRAPHS[0]) if QUESTIONS[0].is_right(s)]
    case = joined(PARAGRAPHS, QUESTIONS, apart=True, without=gone)
    assert "crabs" not in case.documents[0].text
    assert not any(case.asked[0].is_right(s) for s in split(case.documents[0]))
    assert any(case.asked[2].is_right(s) for s in split(case.documents[0]))


def test_an_answer_that_reaches_over_two_sentences_lies_in_none():
    start = TEXTS[0].index("crabs")
    across = Asked("What?", PATHS[0], 0, (Span(start, TEXTS[0].index("mayor")),))
    case = joined(PARAGRAPHS, [across], apart=True)
    assert case.asked[0].golds
    assert not any(case.asked[0].is_right(s) for s in split(case.documents[0]))


def test_questions_about_other_paragraphs_are_left_out():
    case = joined(PARAGRAPHS[:1], QUESTIONS, apart=False)
    assert [asked.text for asked in case.asked] == ["What do otters eat?"]


def test_a_row_has_the_features_of_every_candidate():
    found = list(rows([ELM], ARTICLE, 1))
    assert [row.features.shape for row in found] == [(6, len(FEATURE_NAMES))] * 3
    assert [np.flatnonzero(row.right).tolist() for row in found] == [[1], [4], [3]]
    assert [row.article for row in rows([ELM], ARTICLE, 2)] == [("invented", 0)] * 2


def invented_rows(seed, count=40):
    """Return rows whose right candidate is the one with the largest first feature, mostly."""
    chance = np.random.default_rng(seed)
    made = []
    for number in range(count):
        features = chance.normal(size=(5, len(FEATURE_NAMES))).astype(np.float32)
        right = np.arange(5) == (features[:, 0] + chance.normal(size=5) / 4).argmax()
        made.append(
            Row(("invented", number % 7), is_answerable=True, features=features, right=right)
        )
    return made


def test_the_gradient_of_the_fit_is_that_of_its_loss():
    made = invented_rows(1, 10)
    features = np.concatenate([row.features for row in made]).astype(float)
    given = (features, np.concatenate([row.right for row in made]), np.full(10, 5))
    at = np.random.default_rng(2).normal(size=features.shape[1])
    _, gradient = ranking._loss(at, *given)
    for part in range(len(at)):
        step = np.eye(len(at))[part] * 1e-5
        rise = ranking._loss(at + step, *given)[0] - ranking._loss(at - step, *given)[0]
        assert rise / 2e-5 == pytest.approx(gradient[part], abs=1e-5)


def test_the_feature_that_tells_gets_the_weight():
    pytest.importorskip("scipy", reason="scipy is of the group fit")
    made = invented_rows(3, 80)
    fitted = ranking.fitted(made)
    assert max(fitted, key=lambda name: abs(fitted[name])) == FEATURE_NAMES[0]
    found = ranking.cross_validated({("invented", ARTICLE): made})
    assert found["invented", ARTICLE].questions == 80
    assert found["invented", ARTICLE].first > 0.5


def test_no_article_is_in_two_folds():
    folds = ranking.folds({("invented", ARTICLE): invented_rows(4)})
    dealt = [article for fold in folds for article in fold]
    assert sorted(dealt) == [("invented", number) for number in range(7)]


def test_the_place_of_a_right_sentence_counts_from_the_best():
    weights_of_first = np.eye(len(FEATURE_NAMES))[0]
    features = np.zeros((3, len(FEATURE_NAMES)), np.float32)
    features[:, 0] = [1, 3, 2]
    third = Row(
        ("invented", 0),
        is_answerable=True,
        features=features,
        right=np.array([True, False, False]),
    )
    none = Row(("invented", 0), is_answerable=True, features=features, right=np.zeros(3, bool))
    assert ranking._place(third, weights_of_first) == 2
    assert ranking._place(none, weights_of_first) == np.inf


def trial(kind, *, is_right):
    return Trial(("invented", 0), kind, (1.0,) * len(CONFIDENCE_NAMES), is_right)


def test_the_area_under_the_curve_counts_ties_as_half():
    auc, coverage = certainty._apart(np.array([0.9, 0.5]), np.array([0.5, 0.1]))
    assert auc == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert coverage == pytest.approx(1.0 if np.quantile([0.5, 0.1], 0.95) < 0.5 else 0.5)


def test_who_is_as_sure_as_he_is_right_has_no_calibration_error():
    trials = [trial(INSIDE, is_right=number < 3) for number in range(4)]
    assert certainty.calibration_error(trials, np.full(4, 0.75)) == pytest.approx(0)
    assert certainty.calibration_error(trials, np.full(4, 0.25)) == pytest.approx(0.5)


def test_a_kind_of_trial_that_counts_more_weighs_more_in_the_error():
    trials = [trial(INSIDE, is_right=True), trial(NEWS_INSIDE, is_right=False)]
    error = certainty.calibration_error(trials, np.array([1.0, 0.95]))
    assert error == pytest.approx(abs((1.5 * 0.95 + 0) / 2.5))


def test_the_error_is_that_of_questions_of_which_four_of_five_have_an_answer():
    trials = [trial(INSIDE, is_right=True), trial(FOREIGN, is_right=False)]
    assert certainty.calibration_error(trials, np.array([1.0, 0.5])) == pytest.approx(0.2 * 0.5)


def test_a_subject_of_few_articles_is_no_word_of_asking():
    golds = QUESTIONS[0].golds
    many = [
        Article("invented", n, PARAGRAPHS, (Asked(f"What kind of food{n}?", PATHS[0], n, golds),))
        for n in range(12)
    ]
    one = Article("invented", 12, PARAGRAPHS, (Asked("Eat crabs?", PATHS[0], 12, golds),) * 20)
    found = words_of_asking([*many, one])
    assert set(found) == {"kind"}
    assert found["kind"] < 0


def test_what_is_written_is_what_the_program_reads(tmp_path, monkeypatch):
    monkeypatch.setattr(written, "_PACKAGE", tmp_path)
    for folder in ("ranking", "text/tables"):
        (tmp_path / folder).mkdir(parents=True)
    written.write_asking(question_words.QUESTION_WORDS["en"])
    fitted = weights.OTHER["confidence"]
    written.write_weights("OTHER", "confidence", fitted, ["a  1", "", "b  2"])
    for module, names in (
        (question_words, ["QUESTION_WORDS"]),
        (weights, ["ENGLISH", "OTHER", "PROVENANCE"]),
    ):
        file = tmp_path / Path(module.__file__).relative_to(Path(bot.__file__).parent)
        told = {n.target.id: n.value for n in ast.parse(file.read_text()).body if is_named(n)}
        assert sorted(told) == sorted(names)
        for name in {*names} - {"PROVENANCE"}:
            assert ast.literal_eval(told[name]) == getattr(module, name)
    assert ast.literal_eval(told["PROVENANCE"]).endswith("five folds:\na  1\n\nb  2\n")
    assert ast.get_docstring(ast.parse(file.read_text())) == weights.__doc__.strip()


def test_new_weights_stand_in_the_place_of_the_old_ones_and_the_others_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(written, "_PACKAGE", tmp_path)
    (tmp_path / "ranking").mkdir()
    written.write_weights("ENGLISH", "features", dict.fromkeys(FEATURE_NAMES, 1.5), ["a  1"])
    tree = ast.parse((tmp_path / "ranking" / "weights.py").read_text())
    told = {n.target.id: n.value for n in tree.body if is_named(n)}
    english, other = ast.literal_eval(told["ENGLISH"]), ast.literal_eval(told["OTHER"])
    assert set(english["features"].values()) == {1.5}
    assert english["confidence"] == weights.ENGLISH["confidence"]
    assert other == weights.OTHER


def is_named(node):
    """Return whether a statement gives a name a type and a value."""
    return isinstance(node, ast.AnnAssign)
