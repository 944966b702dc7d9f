"""Types of questions."""

import pytest

from bot.evaluation.question_types import TYPES, type_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who came?", "who"),
        ("In what year did she come?", "when"),
        ("Where does the kite nest?", "where"),
        ("How many eggs does it lay?", "how many"),
        ("Why did they leave?", "why"),
        ("What do otters eat?", "what"),
        ("What is the name of the town which lies on the Elm?", "what"),
        ("Which river is it?", "which"),
        ("How does it hunt?", "how"),
        ("Name the river.", "other"),
        ("Whatever you say", "other"),
        ("¿Cuál es el río?", "which"),
        ("Какой это город?", "which"),
        ("Что едят выдры?", "what"),
        ("Hangi nehir?", "which"),
        ("Kim geldi?", "who"),
        ("Ne zaman geldi?", "when"),
        ("Kaç kişi geldi?", "how many"),
        ("", "other"),
    ],
)
def test_the_first_asking_word_says_the_type(question, kind):
    assert type_of(question) == kind
    assert kind in TYPES
