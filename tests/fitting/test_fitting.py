"""What the weights are fitted with: shapes of libraries, and the arithmetic of a fit."""

import ast
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

import bot
from bot.documents.document import Block, Kind, Reading, assemble
from bot.documents.sentences import split
from bot.index.neighbours import Neighbours
from bot.ranking import tree_texts, weights
from bot.ranking.confidence import CONFIDENCE_NAMES
from bot.ranking.features import FEATURE_NAMES, STANDING_NAMES
from bot.ranking.models import model_for
from bot.ranking.trees import from_text
from bot.text.spans import Span
from bot.text.tables import question_words
from tests.fitting import boosting, certainty, ranking, written
from tests.fitting.rows import Row, rows, typed
from tests.fitting.shapes import ARTICLE, DOCUMENT, NEWS, OPEN, cases, joined
from tests.fitting.squad import Article, Asked
from tests.fitting.trials import FOREIGN, IMPOSSIBLE, INSIDE, NEWS_FOREIGN, NEWS_INSIDE, Trial
from tests.fitting.words import asking as words_of_asking

ENGLISH = model_for("en")

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
    assert len(list(rows([ELM], ARTICLE, 2, 1))) == 1


def a_row(article, features, right):
    """Return the row of candidates that stand in one paragraph each."""
    count = len(right)
    alone = Neighbours.of(np.arange(count), np.arange(count), np.zeros(count, bool))
    return Row(article, is_answerable=True, features=features, right=right, neighbours=alone)


def invented_rows(seed, count=40):
    """Return rows whose right candidate is the one with the largest first feature, mostly."""
    chance = np.random.default_rng(seed)
    made = []
    for number in range(count):
        features = chance.normal(size=(5, len(FEATURE_NAMES))).astype(np.float32)
        right = np.arange(5) == (features[:, 0] + chance.normal(size=5) / 4).argmax()
        made.append(a_row(("invented", number % 7), features, right))
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
    weights_found = ranking.fit(invented_rows(3, 80))
    assert np.abs(weights_found).argmax() == 0
    standing = [FEATURE_NAMES.index(name) for name in STANDING_NAMES]
    assert not weights_found[standing].any()


def test_models_of_other_articles_find_the_right_sentence():
    pytest.importorskip("lightgbm", reason="lightgbm is of the group fit")
    made = {("invented", ARTICLE): invented_rows(3, 80)}
    found = ranking.found_by(made, ranking.fold_models(made))
    assert found["invented", ARTICLE].questions == 80
    assert found["invented", ARTICLE].first > 0.5


def test_grown_trees_say_what_the_library_that_grew_them_says():
    lightgbm = pytest.importorskip("lightgbm", reason="lightgbm is of the group fit")
    chance = np.random.default_rng(5)
    rows = chance.normal(size=(400, 3)).astype(np.float32).astype(float)
    booster = lightgbm.train(
        {"verbosity": -1, "num_leaves": 8, "objective": "regression"},
        lightgbm.Dataset(rows, label=rows[:, 0] * rows[:, 1]),
        20,
    )
    trees = boosting.flatten(booster)
    told = trees.base + trees.contributions(rows).sum(axis=1)
    assert told == pytest.approx(booster.predict(rows), abs=1e-4)


def test_no_article_is_in_two_folds():
    folds = ranking.folds({("invented", ARTICLE): invented_rows(4)})
    dealt = [article for fold in folds for article in fold]
    assert sorted(dealt) == [("invented", number) for number in range(7)]


def test_the_place_of_a_right_sentence_counts_from_the_best():
    first = ENGLISH.features._replace(**dict.fromkeys(FEATURE_NAMES, 0.0))
    model = replace(
        ENGLISH, features=first._replace(**{FEATURE_NAMES[0]: 1.0}), trees=from_text("")
    )
    features = np.zeros((3, len(FEATURE_NAMES)), np.float32)
    features[:, 0] = [1, 3, 2]
    third = a_row(("invented", 0), features, np.array([True, False, False]))
    none = a_row(("invented", 0), features, np.zeros(3, bool))
    assert ranking._place(third, model) == 2
    assert ranking._place(none, model) == np.inf


def test_a_question_typed_in_haste_keeps_what_it_is_about():
    asked = "When was the old bridge of Ulm built?"
    assert typed(asked, 0) == asked
    assert typed(asked, 2) == "when was the old bridge of ulm built"
    assert typed(asked, 3) == "When bridge Ulm built?"


def trial(kind, *, is_right):
    return Trial(("invented", 0), kind, np.ones(len(CONFIDENCE_NAMES), np.float32), is_right)


def test_the_area_under_the_curve_counts_ties_as_half():
    auc, coverage = certainty._apart(np.array([0.9, 0.5]), np.array([0.5, 0.1]))
    assert auc == pytest.approx((1 + 1 + 0.5 + 1) / 4)
    assert coverage == pytest.approx(1.0 if np.quantile([0.5, 0.1], 0.95) < 0.5 else 0.5)


def test_who_is_as_sure_as_he_is_right_has_no_calibration_error():
    trials = [trial(INSIDE, is_right=number < 3) for number in range(4)]
    assert certainty.calibration_errors(trials, np.full(4, 0.75))[INSIDE][0] == pytest.approx(0)
    assert certainty.calibration_errors(trials, np.full(4, 0.25))[INSIDE][0] == pytest.approx(0.5)


def test_foreign_questions_count_half_of_a_mixed_calibration_error():
    trials = [trial(INSIDE, is_right=True), *[trial(FOREIGN, is_right=False)] * 3]
    sure = np.array([0.95, 0.2, 0.2, 0.2])
    alone, mixed = certainty.calibration_errors(trials, sure)[INSIDE]
    assert alone == pytest.approx(0.05)
    assert mixed == pytest.approx((0.05 + 0.2) / 2)


def test_a_given_share_of_questions_has_an_answer_in_each_kind_of_library():
    kinds = [INSIDE] * 3 + [FOREIGN] + [NEWS_INSIDE] + [NEWS_FOREIGN] * 4
    counts = certainty._as_asked([trial(kind, is_right=False) for kind in kinds], 0.9)
    assert counts[:3].sum() / counts[:4].sum() == pytest.approx(0.9)
    assert counts[4] / counts[4:].sum() == pytest.approx(0.9)


def test_of_questions_without_an_answer_those_about_other_things_are_what_people_ask():
    kinds = [INSIDE, FOREIGN, IMPOSSIBLE]
    counts = certainty._as_asked([trial(kind, is_right=False) for kind in kinds], 0.5)
    assert counts[0] == counts[1] > counts[2] == 0


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
    written.write_weights("OTHER", weights.OTHER, weights.OTHER_CONFIDENCE, ["a  1", "", "b  2"])
    names = ["ENGLISH", "OTHER", "ENGLISH_CONFIDENCE", "OTHER_CONFIDENCE", "PROVENANCE"]
    for module, held in ((question_words, ["QUESTION_WORDS"]), (weights, names)):
        told = told_by(tmp_path / Path(module.__file__).relative_to(Path(bot.__file__).parent))
        assert sorted(told) == sorted(held)
        for name in {*held} - {"PROVENANCE"}:
            assert told[name] == getattr(module, name)
    assert told["PROVENANCE"].endswith("five folds:\na  1\n\nb  2\n")


def test_new_weights_stand_in_the_place_of_the_old_ones_and_the_others_stay(tmp_path, monkeypatch):
    monkeypatch.setattr(written, "_PACKAGE", tmp_path)
    (tmp_path / "ranking").mkdir()
    new = dict.fromkeys(FEATURE_NAMES, 1.5)
    written.write_weights("ENGLISH", new, weights.ENGLISH_CONFIDENCE, ["a  1"])
    told = told_by(tmp_path / "ranking" / "weights.py")
    assert set(told["ENGLISH"].values()) == {1.5}
    assert told["ENGLISH_CONFIDENCE"] == weights.ENGLISH_CONFIDENCE
    assert told["OTHER"] == weights.OTHER


def test_new_trees_stand_beside_the_others(tmp_path, monkeypatch):
    monkeypatch.setattr(written, "_PACKAGE", tmp_path)
    (tmp_path / "ranking").mkdir()
    kept = from_text(tree_texts.OTHER_CONFIDENCE)
    written.write_trees("OTHER", {"RANKING": ENGLISH.trees, "CONFIDENCE": kept})
    told = told_by(tmp_path / "ranking" / "tree_texts.py")
    assert told["ENGLISH_RANKING"].split() == told["OTHER_RANKING"].split()
    assert told["OTHER_CONFIDENCE"].split() == tree_texts.OTHER_CONFIDENCE.split()
    assert told["ENGLISH_CONFIDENCE"] == tree_texts.ENGLISH_CONFIDENCE


def told_by(file):
    """Return the values of the names that a module gives a type."""
    found = [node for node in ast.parse(file.read_text()).body if is_named(node)]
    return {node.target.id: ast.literal_eval(node.value) for node in found}


def is_named(node):
    """Return whether a statement gives a name a type and a value."""
    return isinstance(node, ast.AnnAssign)
