"""The command line as a whole: exit statuses, and one line for whatever goes wrong."""

import pytest

from tests.shells import a_corpus, run


def test_an_answer_goes_to_standard_output_and_exits_0(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "Who feeds the cat?")
    assert (done.status, done.err) == (0, "")
    assert done.out == "[1] Olga feeds the cat at noon.\n\n[1] cat · paragraph 1\n"


def test_what_the_documents_do_not_answer_exits_1(tmp_path):
    done = run("ask", "--corpus", a_corpus(tmp_path), "Which xylophone?")
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith("The documents do not answer that.\n")


MISTAKES = {
    "an unknown option": (["--bogus"], "--bogus"),
    "an unknown option of a command": (["ask", "--jsno", "x"], "--json"),
    "an unknown command": (["aks"], "footnote ask"),
    "a question in the place of a command": (["Who is it?"], "footnote ask"),
    "no question": (["ask"], "--jsonl"),
    "a question and a batch": (["ask", "--jsonl", "-", "x"], "--jsonl"),
    "a batch and a form": (["ask", "--jsonl", "-", "--json"], "--jsonl"),
    "a corpus that is not there": (["ask", "--corpus", "/nowhere", "x"], "/nowhere: "),
    "a batch that is not there": (["ask", "--jsonl", "/nowhere"], "/nowhere"),
    "a batch that is a folder": (["ask", "--jsonl", "/"], "/"),
    "settings that are not there": (["--config", "/nowhere", "config", "show"], "/nowhere: "),
    "a corpus before the command": (["--corpus", "/", "ask", "x"], "footnote ask --corpus"),
    "an unknown shell": (["completion", "tcsh"], "tcsh"),
    "half a character": (["ask", "--\udcff"], "udcff"),
    "a path with half a character": (["ask", "--corpus", "/\udcff", "x"], "there is no such file"),
}


@pytest.mark.parametrize(("arguments", "told"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_gets_one_line_that_tells_of_it_and_exits_2(arguments, told):
    done = run(*arguments)
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
    assert done.err.startswith("footnote: ")
    assert told in done.err


def test_help_names_the_commands_and_teaches_by_examples():
    assert {"ask", "talk", "config", "completion"} <= set(run("--help").out.split())
    assert 'footnote ask "Who is the President of Kyrgyzstan?"' in run("ask", "-h").out


def test_the_version_is_told():
    done = run("--version")
    assert (done.status, done.out.split()[0]) == (0, "footnote,")


def test_footnote_alone_talks(tmp_path):
    done = run("--corpus", a_corpus(tmp_path), stdin=b"Who feeds the cat?\n")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("[1] Olga feeds the cat at noon.")
