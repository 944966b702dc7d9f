"""What lies in the corpus folder: names, links, broken files, and what is said of them."""

import os

import pytest

from bot.documents.readers import registry
from bot.errors import DocumentTooLarge, EmptyCorpus, UnreadableDocument
from bot.libraries.files import read_corpus

PROSE = "The meeting is at seven. Bring a lamp."
ONLY_READ = f"only {registry.list_suffixes('and')} are read"  # names every format


def put(folder, **files):
    """Write files, their names with "__" for a dot and "_in_" for a folder."""
    for name, content in files.items():
        path = folder / name.replace("_in_", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def names(*roots):
    """Return the names of the documents below some roots."""
    return [document.path for document in read_corpus(roots).documents]


def reasons(*roots):
    """Return what is said of the files that could not be read."""
    return [str(problem) for problem in read_corpus(roots).problems]


def test_a_document_is_called_by_its_path_below_the_root(tmp_path):
    put(tmp_path, b__md=PROSE, a__txt=PROSE, sub_in_deep_in_c__TXT=PROSE)
    assert names(tmp_path) == ["a.txt", "b.md", "sub/deep/c.TXT"]
    assert names(tmp_path / "sub" / "deep" / "c.TXT") == ["c.TXT"]


def test_hidden_files_and_other_formats_in_a_folder_are_passed_over(tmp_path):
    put(tmp_path, a__txt=PROSE, __b__txt=PROSE, __git_in_c__txt=PROSE, d__ppt="PK", e__cfg=PROSE)
    assert names(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == []


def test_a_file_that_is_named_is_read_as_text_whatever_its_ending(tmp_path):
    put(tmp_path, notes__cfg=PROSE, README=PROSE, __hidden=PROSE)
    for name in ("notes.cfg", "README", ".hidden"):
        assert names(tmp_path / name) == [name]


def test_three_roots_of_one_name_keep_all_their_files_apart_in_any_run(tmp_path):
    roots = [put(tmp_path / side / "notes", a__txt=f"{PROSE} {side}") for side in "xyz"]
    assert names(*roots) == ["a.txt", "notes/a.txt", "notes-2/a.txt"]
    assert names(*roots) == names(*roots)
    files = [root / "a.txt" for root in roots]
    assert names(*files) == ["a.txt", "notes/a.txt", "notes-2/a.txt"]


def test_a_file_that_is_reached_twice_is_read_once(tmp_path):
    put(tmp_path, a__txt=PROSE, sub_in_b__txt=PROSE)
    (tmp_path / "link.txt").symlink_to("a.txt")
    assert names(tmp_path, tmp_path / "sub", tmp_path / "a.txt", tmp_path) == [
        "a.txt",
        "sub/b.txt",
    ]


def test_links_that_lead_out_of_the_folder_are_passed_over(tmp_path):
    put(tmp_path, secret__txt=PROSE, notes_in_a__txt=PROSE)
    (tmp_path / "notes" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "notes" / "up").symlink_to(tmp_path)
    assert names(tmp_path / "notes") == ["a.txt"]


def test_a_link_that_is_named_is_followed(tmp_path):
    put(tmp_path, real_in_a__txt=PROSE)
    (tmp_path / "link").symlink_to("real")
    (tmp_path / "file.txt").symlink_to("real/a.txt")
    assert names(tmp_path / "link") == ["a.txt"]
    assert names(tmp_path / "file.txt") == ["file.txt"]


def test_broken_files_are_named_with_their_reason_and_the_others_go_on(tmp_path):
    put(
        tmp_path,
        a__txt=PROSE,
        b__txt=b"\x89PNG\r\n\x1a\n...",
        c__txt=" \n",
        d__md="# Only\n## heads",
    )
    (tmp_path / "e.txt").symlink_to("missing.txt")
    (tmp_path / "f.txt").symlink_to("f.txt")
    os.mkfifo(tmp_path / "g.txt")
    assert names(tmp_path) == ["a.txt"]
    said = reasons(tmp_path)
    assert said[0] == f"{tmp_path / 'b.txt'}: it is a PNG image, not text; {ONLY_READ}"
    assert said[1] == f"{tmp_path / 'c.txt'}: there is no text in it"
    assert said[2] == f"{tmp_path / 'd.md'}: there is nothing to quote in it but headings"
    assert said[3] == f"{tmp_path / 'e.txt'}: no such file or directory"
    assert said[4].startswith(f"{tmp_path / 'f.txt'}: ")
    assert said[5] == f"{tmp_path / 'g.txt'}: it is no regular file"
    assert all(
        isinstance(problem, UnreadableDocument) for problem in read_corpus([tmp_path]).problems
    )


@pytest.mark.parametrize("fault", [RecursionError("too deep"), IndexError(), AssertionError()])
def test_a_fault_in_a_reader_is_a_problem_of_its_file_and_the_others_go_on(
    tmp_path, monkeypatch, fault
):
    put(tmp_path, a__txt=PROSE, b__txt="bad", c__md=PROSE)
    read = registry.read

    def faulty(one, raw, step):
        if raw == b"bad":
            raise fault
        return read(one, raw, step)

    monkeypatch.setattr(registry, "read", faulty)
    assert names(tmp_path) == ["a.txt", "c.md"]
    line = f"left out by a fault in Footnote, please report it ({type(fault).__name__})"
    assert reasons(tmp_path) == [f"{tmp_path / 'b.txt'}: {line}"]
    with pytest.raises(EmptyCorpus, match="left out by a fault in Footnote"):
        read_corpus([tmp_path / "b.txt"])


def test_a_folder_named_like_a_file_is_a_folder(tmp_path):
    put(tmp_path, x__txt_in_a__txt=PROSE)
    assert names(tmp_path) == ["x.txt/a.txt"]


def test_a_folder_that_cannot_be_entered_is_named(tmp_path, monkeypatch):
    put(tmp_path, a__txt=PROSE, shut_in_b__txt=PROSE)
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert names(tmp_path) == ["a.txt"]
    assert reasons(tmp_path) == [f"{tmp_path / 'shut'}: permission denied"]


def test_a_file_above_the_limit_is_named_with_its_size(tmp_path):
    put(tmp_path, a__txt=PROSE)
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(20_000_001)
    assert [type(problem) for problem in read_corpus([tmp_path]).problems] == [DocumentTooLarge]
    assert "20,000,001 bytes is more than the limit of 20,000,000" in reasons(tmp_path)[0]


def test_names_that_are_not_utf_8_can_be_printed(tmp_path):
    put(tmp_path, a__txt=PROSE)
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        (tmp_path / os.fsdecode(name)).write_text(PROSE)
    (tmp_path / os.fsdecode(b"\xff.txt")).write_text("")
    found = names(tmp_path)
    assert found[:2] == ["a.txt", "caf?.txt"]
    assert len(set(found)) == 3
    assert "\n".join([*found, *reasons(tmp_path)]).encode()


@pytest.mark.parametrize("name", ["missing", "a.txt/b", "zero\0byte"])
def test_a_path_that_is_not_there_is_an_error(tmp_path, name):
    put(tmp_path, a__txt=PROSE)
    with pytest.raises(EmptyCorpus, match="there is no such file or folder"):
        read_corpus([tmp_path, tmp_path / name])


def test_a_path_that_is_neither_file_nor_folder_is_an_error(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(EmptyCorpus, match="neither a file nor a folder"):
        read_corpus([tmp_path / "pipe"])
    with pytest.raises(EmptyCorpus, match="too many levels of symbolic links"):
        read_corpus([tmp_path / "loop"])


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("a.doc", f".doc files cannot be read yet, {ONLY_READ}"),
        ("a.XLS", f".xls files cannot be read yet, {ONLY_READ}"),
        ("photo.jpg", f"it is a JPEG image, not text; {ONLY_READ}"),
    ],
)
def test_a_file_of_another_format_that_is_named_is_an_error_in_one_line(tmp_path, file, reason):
    (tmp_path / file).write_bytes(b"\xff\xd8\xff\xe0" + bytes(99))
    with pytest.raises(EmptyCorpus) as told:
        read_corpus([tmp_path / file])
    assert str(told.value) == f"{tmp_path / file}: {reason}"


def test_a_folder_without_a_document_says_what_was_passed_over(tmp_path):
    put(tmp_path, a__mp3="", b__MP3="", c__mp3="", d__mp3="", Makefile="", __d__txt="")
    with pytest.raises(EmptyCorpus) as told:
        read_corpus([tmp_path])
    assert "passed over: Makefile, a.mp3, b.MP3, c.mp3, 1 more .mp3" in str(told.value)


def test_a_folder_of_blank_files_says_so_and_an_empty_one_what_to_do(tmp_path):
    put(tmp_path / "blank", a__txt="", b__md="\0\0")
    (tmp_path / "none").mkdir()
    with pytest.raises(EmptyCorpus, match=r"a.txt: there is no text in it; .*b.md: there is no"):
        read_corpus([tmp_path / "blank"])
    with pytest.raises(EmptyCorpus, match=r"put \.txt\b.* or \.\w+ files there"):
        read_corpus([tmp_path / "none"])


def test_a_link_to_a_hidden_folder_within_the_root_is_followed_and_circles_end(tmp_path):
    put(tmp_path, b_in_pump__txt=PROSE, now__md=PROSE)
    (tmp_path / ".v2").mkdir()
    (tmp_path / ".v2" / "new.md").write_text(PROSE)
    (tmp_path / "current").symlink_to(".v2")
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    assert names(tmp_path) == ["now.md", "b/pump.txt", "current/new.md"]
