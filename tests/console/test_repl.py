"""What a line that is typed does."""

import pytest

from bot.answers.answer import Abstention
from bot.console.repl import COMMANDS, Desk, Talk, respond, run
from bot.documents.sentences import split
from bot.errors import Cause, ClusterAway, ClusterRefused
from bot.queries.question import REMEMBERED, Question
from bot.wording import ENGLISH
from tests.conftest import a_document
from tests.saying import a_citation, a_miss, an_answer, some_features, the_house, the_key
from tests.small_libraries import a_library, said_to

HELLO = Abstention("hello", Cause.GREETING, (), 0.0)


def around(citation):
    """Return the sentences of the citation's paragraph."""
    sentences = split(citation.sentence.document)
    return tuple(one for one in sentences if one.paragraph == citation.sentence.paragraph)


def a_desk(ask=lambda _: an_answer(the_key()), **others) -> Desk:
    """Return a desk that answers so, and does nothing else unless it is told."""
    usual = {
        "paragraph_of": around,
        "file_of": lambda document: f"notes/{document.path}",
        "open": lambda file, line: f"opened {file} at {line}",
        "show_page": lambda citation: f"drew the page of {citation.sentence.document.path}",
        "copy": lambda text: f"{len(text)} copied",
        "reload": lambda: "read again",
        "refresh": lambda: "",
    }
    return Desk(ask=ask, **(usual | others))


def say(line: str, talk: Talk | None = None, said=None) -> tuple[Talk, str]:
    """Return the talk after a line, and the text that is shown for it."""
    turn = respond(talk or Talk(), line, a_desk(lambda _: said or an_answer(the_key())))
    return turn.talk, "".join(segment.text for segment in turn.shown)


def after(said) -> Talk:
    """Return a talk in which something was just said."""
    return say("When?", said=said)[0]


def test_a_question_is_answered_with_the_questions_before_it():
    asked = []
    talk = Talk()
    for line in ("Who is it?", "And why?", "When?"):
        desk = a_desk(lambda question: asked.append(question) or an_answer(the_key()))
        talk = respond(talk, line, desk).talk
    assert asked[-1] == Question("When?", ("Who is it?", "And why?"))


def test_old_questions_are_forgotten():
    talk = Talk()
    for number in range(20):
        talk, _ = say(f"Question {number}?", talk)
    assert talk.questions == tuple(f"Question {number}?" for number in range(20 - REMEMBERED, 20))


def test_a_miss_is_a_question_too_and_a_greeting_is_none():
    assert after(a_miss(the_key())).questions == ("When?",)
    before = after(an_answer(the_key()))
    assert say("hello", before, said=HELLO)[0] == before


def test_a_pasted_text_is_one_question_even_if_it_begins_like_a_command():
    for pasted in ("Who feeds\n\nthe cat?", "/why\nis it so?", "/etc/hosts, what is that?"):
        assert say(pasted)[0].questions == (pasted,)


def test_quitting_ends_the_talk_in_every_spelling():
    assert all(
        say(line)[0].is_over for line in ("/quit", "/exit", "/q", "/QUIT", "exit", "Quit", ":q")
    )
    assert not say("exit code 3, what is that?")[0].is_over


def test_help_lists_every_command_in_forty_columns():
    talk, shown = say("/help")
    assert talk == Talk()
    assert all(command in shown for command in COMMANDS)
    assert max(map(len, shown.splitlines())) <= 60


@pytest.mark.parametrize("command", ["/sources", "/context 2", "/why", "/more"])
def test_a_command_about_the_last_answer_needs_one(command):
    assert say(command) == (Talk(), "Nothing has been answered yet: type a question first.")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("/wy", "is it /why?"), ("/source", "is it /sources?"), ("/xyz", "/help lists what is.")],
)
def test_an_unknown_command_gets_a_suggestion(typed, meant):
    assert say(typed)[1] == f"There is no {typed}: {meant}"


def test_sources_tell_path_and_offsets():
    _, shown = say("/sources", after(an_answer(the_key())))
    assert "rules/house.md" in shown
    assert "characters" in shown


def test_why_shows_the_features_of_the_scores():
    _, shown = say("/why", after(an_answer(the_key())))
    assert shown.startswith("Confidence 0.75\n\nfeature ")


@pytest.mark.parametrize("command", ["/context 2", "/context  [2] ", "/CONTEXT 2"])
def test_context_shows_the_paragraph_of_the_citation_of_that_number(command):
    cited = the_key(), a_citation(the_house(), "The oven is hot.", number=2, paragraph=2)
    _, shown = say(command, after(an_answer(*cited)))
    assert shown.splitlines()[1:] == ["> The oven is hot."]


def test_context_without_a_number_is_that_of_the_first():
    _, shown = say("/context", after(an_answer(the_key())))
    assert shown.splitlines()[1:] == [
        "The spare key hangs behind the boiler.",
        "> Put it back before dark.",
        "Ada has the other key.",
    ]


def test_context_works_on_what_is_merely_near():
    _, shown = say("/context 1", after(a_miss(the_key())))
    assert "> Put it back before dark." in shown


def test_context_of_a_number_that_is_not_shown_says_which_are():
    talk = after(a_miss(*(the_key(number) for number in range(1, 6))))
    for wanted in ("4", "0", "x"):
        assert say(f"/context {wanted}", talk)[1] == (
            f"There is no [{wanted}] in the last answer; "
            "there is /context 1, /context 2, /context 3."
        )


@pytest.mark.parametrize("command", ["/sources", "/context", "/context 2"])
def test_a_command_about_quotations_says_so_where_nothing_near_was_shown(command):
    far = a_citation(the_house(), "The oven is hot.", features=some_features())
    assert say(command, after(a_miss(far)))[1] == "The last answer quotes nothing."


def test_commands_leave_the_talk_as_it_was():
    talk = after(an_answer(the_key()))
    for line in ("/sources", "/context 1", "/why", "/help", "/nonsense"):
        assert say(line, talk)[0] == talk


def test_blank_lines_are_passed_over_and_nothing_is_asked_after_quitting():
    asked, shown = [], []

    def ask(question):
        asked.append(question.text)
        return HELLO

    lines = ["", " a? \n", "\t", "b?", "/quit", "c?"]
    run(lines, lambda segments: shown.append(tuple(segments)), a_desk(ask))
    assert asked == ["a?", "b?"]
    assert ["".join(one.text for one in segments) for segments in shown] == [
        f"{ENGLISH.greeting}\n"
    ] * 2


def test_the_talk_ends_with_the_input():
    shown = []
    run(iter(["x"]), shown.append, a_desk(lambda _: a_miss()))
    assert len(shown) == 1


def test_a_document_without_a_title_is_called_after_its_file():
    rain = a_document("It rained.", path="notes/may_rain.txt")
    _, shown = say("/sources", after(an_answer(a_citation(rain, "It rained."))))
    assert shown.startswith("[1] may rain · notes/may_rain.txt · ")


def test_help_is_a_word_too():
    assert say("help") == say("?") == say("/help")
    assert say("help with the boiler?")[1] != say("/help")[1]


def test_a_pasted_list_of_questions_is_asked_one_by_one():
    asked, shown = [], []

    def ask(question):
        asked.append(question.text)
        return an_answer(the_key())

    run(["1. Who feeds the cat?\n2) When?\n\n- Why?"], shown.append, a_desk(ask))
    assert asked == ["Who feeds the cat?", "When?", "Why?"]
    assert [segments[0].text for segments in shown] == [f"{one}\n\n" for one in asked]


def test_the_file_of_a_citation_is_opened_at_its_line():
    rain = a_document("It rained.\n\nIt snowed.\n", path="rain.txt")
    talk = after(an_answer(a_citation(rain, "It snowed.")))
    assert say("/open", talk)[1] == say("/open [1]", talk)[1] == "opened notes/rain.txt at 3"
    assert say("/open 4", talk)[1] == "There is no [4] in the last answer; there is /open 1."


def test_copy_shows_the_answer_as_markdown():
    shown = say("/copy", after(an_answer(the_key())))[1]
    assert "> Put it back before dark.[^1]" in shown
    assert shown.endswith(" copied")


def test_reading_again_says_what_there_is_now_and_keeps_the_talk():
    talk = after(an_answer(the_key()))
    assert say("/reload", talk) == (talk, "read again")


def test_changed_files_are_noticed_before_a_question():
    shown, notes = [], iter(["2 files have changed", ""])
    run(["a?", "b?"], shown.append, a_desk(refresh=lambda: next(notes)))
    assert shown[0][0].text == "2 files have changed"
    assert len(shown) == 3


def test_footnotes_show_files_where_the_settings_want_it():
    turn = respond(Talk(), "When?", a_desk(shows_files=True))
    assert f"notes/{the_house().path}:" in "".join(one.text for one in turn.shown)


def test_the_page_of_a_quotation_is_shown_as_a_picture():
    talk = after(an_answer(the_key()))
    assert say("/page", talk)[1] == say("/page 1", talk)[1]
    assert say("/page", talk)[1].startswith("drew the page of ")


def test_more_shows_what_else_comes_near_or_that_nothing_does():
    assert say("/more", after(an_answer(the_key())))[1] == ENGLISH.no_more
    library = a_library("The cat sleeps. Olga feeds the cat. Max saw a cat.")
    _, shown = say("/more", after(said_to(library, "Who feeds the cat?")))
    assert shown.startswith(ENGLISH.more)
    assert "Max saw a cat." in shown


@pytest.mark.parametrize("kind", [ClusterAway, ClusterRefused])
def test_where_the_library_is_away_a_line_says_so_and_the_talk_goes_on(kind):
    errors = [kind("https://search.example", "connection refused")]

    def ask(_question):
        if errors:
            raise errors[0]
        return an_answer(the_key())

    talk, desk = Talk(("Who is it?",)), a_desk(ask)
    turn = respond(talk, "And when?", desk)
    assert turn.talk == talk
    assert "".join(one.text for one in turn.shown) == str(errors.pop())
    assert respond(talk, "And when?", desk).talk.questions == ("Who is it?", "And when?")
