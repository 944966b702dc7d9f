"""footnote talk, without a terminal."""

from tests.shells import a_corpus, run


def test_the_lines_of_standard_input_are_answered_one_by_one(tmp_path):
    lines = b"Who feeds the cat?\n\nWhich xylophone?\n/sources\n/quit\nWho feeds the cat?\n"
    done = run("talk", "--corpus", a_corpus(tmp_path), stdin=lines)
    assert (done.status, done.err) == (0, "")
    assert done.out.count("[1] Olga feeds the cat at noon.\n\n[1] cat · paragraph 1\n\n") == 1
    assert done.out.count("The documents do not answer that.\n") == 1


def test_lines_that_are_no_characters_are_answered_too(tmp_path):
    done = run("talk", "--corpus", a_corpus(tmp_path), stdin=b"\xff\xfe\x00\nWho feeds the cat?")
    assert (done.status, "Olga" in done.out) == (0, True)


def test_a_corpus_that_is_not_there_is_one_line():
    done = run("talk", "--corpus", "/nowhere")
    assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
