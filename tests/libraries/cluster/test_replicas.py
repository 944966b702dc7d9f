"""A library in a cluster is one library for all machines, whatever happens to one of them."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Abstention, Answer
from bot.config.collections import chat_collection
from bot.config.sections import SearchSettings
from bot.errors import ClusterAway, StoreLocked, StoreMissing
from bot.libraries.cluster import following, leases, replica_file, replicas
from bot.libraries.database import reading
from bot.libraries.library_reader import StoredProblem
from bot.libraries.moving import move_collection
from bot.libraries.progress import Progress, Waiting
from bot.libraries.repairing import repair
from bot.libraries.sent_documents import Added
from bot.libraries.service import open_library
from bot.libraries.upload_table import UNDO_SECONDS
from bot.queries.question import Question
from tests.conftest import a_document
from tests.libraries.cluster.machines import Machine
from tests.libraries.cluster.memory_cluster import MemoryCluster, away, use_cluster
from tests.libraries.sent import GROUP, OTHER, send

WORDS = ("The well was dug in 1702.", "The mill was built in 1803.", "Olga feeds the cat.")


@pytest.fixture
def machines(tmp_path, cluster, without_passages):  # noqa: ARG001 - it has been called
    return [Machine(tmp_path, name, cluster.settings) for name in ("desk", "shelf")]


def text_documents(cluster):
    return [key for key in cluster.live() if "/text-" in key]


def test_what_one_machine_adds_the_other_has(machines):
    desk, shelf = machines
    desk.put(WORDS[0])
    assert shelf.texts() == {("", "cat.txt"): WORDS[0]}
    shelf.drop("cat.txt")
    assert desk.texts() == {}


def test_where_nothing_was_added_there_is_no_library(machines):
    with pytest.raises(StoreMissing, match="footnote add PATH"), reading(machines[0].file):
        pass


def test_the_copy_holds_no_text(machines):
    desk, shelf = machines
    desk.put(WORDS[0])
    assert shelf.texts()
    kept = [file.read_bytes() for one in machines for file in one.folder.iterdir()]
    assert not any(WORDS[0].encode() in raw for raw in kept)


def test_a_cluster_that_is_away_is_told_and_nothing_old_is_read(machines, cluster):
    desk, shelf = machines
    desk.put(WORDS[0])
    shelf.texts()
    cluster.faults.before = away(0)
    with pytest.raises(ClusterAway), reading(shelf.file):
        pass


def test_who_reads_a_library_that_has_not_changed_looks_at_no_other_documents(
    machines, monkeypatch
):
    desk = machines[0]
    desk.put(WORDS[0])
    key = a_document(WORDS[0], "cat.txt").id
    monkeypatch.setattr(replica_file, "originals_of", None)
    with reading(desk.file) as library:
        plans = []
        library.db.set_trace_callback(plans.append)
        assert library.stored_with(key).path == "cat.txt"
        assert library.file_of(key, ["other", ""]) == Path("/notes/cat.txt")
        assert library.file_of(key, ["other"]) is None
        library.db.set_trace_callback(None)
        assert len(plans) == 3
        for one in plans:
            told = library.db.execute(f"EXPLAIN QUERY PLAN {one}").fetchall()
            assert "documents_by_key" in told[0][-1]


def test_a_copy_that_is_damaged_or_gone_is_made_anew(machines):
    desk, shelf = machines
    desk.put(WORDS[0])
    shelf.texts()
    for damage in (b"no database " * 400, b""):
        replicas.discard_copy(shelf.file)
        shelf.file.write_bytes(damage)
        assert shelf.texts() == {("", "cat.txt"): WORDS[0]}
    repair(shelf.file)
    assert shelf.texts() == {("", "cat.txt"): WORDS[0]}


def test_a_library_that_was_begun_anew_is_not_mixed_with_what_was_there(machines, cluster):
    desk, shelf = machines
    desk.put(WORDS[0])
    shelf.texts()
    cluster.indices.clear()
    desk.put(WORDS[1], "mill.txt")
    assert shelf.texts() == desk.texts() == {("", "mill.txt"): WORDS[1]}


def test_one_writer_at_a_time_on_all_machines(machines):
    desk, shelf = machines
    with (
        desk.writing(),
        pytest.raises(StoreLocked, match=r"from desk.*another Footnote writes there"),
        shelf.writing(),
    ):
        pass
    shelf.put(WORDS[0])


def test_who_gives_no_sign_of_life_is_not_waited_for_long(machines, monkeypatch):
    desk, shelf = machines
    desk.put(WORDS[0])
    monkeypatch.setattr(leases, "SILENCE", 0.2)
    killed = desk.writing()
    library = killed.__enter__()
    with shelf.writing(seconds=0.01) as other:
        other.drop(next(other.stored()), for_good=False)
    with pytest.raises(StoreLocked), library.transaction("late"):
        pass
    killed.__exit__(None, None, None)
    assert desk.texts() == {}


def test_a_sign_of_life_keeps_the_right_to_write(machines, monkeypatch):
    monkeypatch.setattr(leases, "BEAT", 0.05)
    monkeypatch.setattr(leases, "SILENCE", 0.4)
    desk, shelf = machines
    with (
        desk.writing(),
        pytest.raises(StoreLocked),
        shelf.writing(seconds=1.0),
    ):
        pass


def test_who_writes_elsewhere_and_gets_on_is_waited_for_and_told(machines):
    desk, shelf = machines
    told: list[Progress | Waiting] = []
    with ExitStack() as theirs:
        library = theirs.enter_context(desk.writing())

        def watch(wait: Progress | Waiting) -> None:
            told.append(wait)
            if len(told) == 5:
                theirs.close()
                return
            library.add_root("", Path(f"/notes{len(told)}"), is_new=True)

        with shelf.writing(seconds=0.01, staying=0.2, watch=watch):
            pass
    assert [one.changes for one in told if isinstance(one, Waiting)] == [0, 1, 2, 3, 4]
    assert {one.machine for one in told if isinstance(one, Waiting)} == {"desk"}


def test_who_writes_elsewhere_and_does_not_get_on_is_waited_for_no_longer(machines, monkeypatch):
    monkeypatch.setattr(leases, "BEAT", 0.05)
    desk, shelf = machines
    told: list[Progress | Waiting] = []
    with (
        desk.writing(),
        pytest.raises(StoreLocked, match="from desk"),
        shelf.writing(seconds=0.01, staying=0.3, watch=told.append),
    ):
        pass
    assert len(told) > 1


def test_who_stops_waiting_for_another_machine_leaves_everything_as_it_was(machines):
    desk, shelf = machines

    def leave(_: object) -> None:
        raise KeyboardInterrupt

    with desk.writing() as library:
        with pytest.raises(KeyboardInterrupt), shelf.writing(1.0, 1.0, leave):
            pass
        library.add_root("", Path("/notes"), is_new=True)
    shelf.put(WORDS[0])
    assert desk.texts() == {("", "cat.txt"): WORDS[0]}


def test_only_who_died_while_writing_leaves_something_to_be_looked_for(machines, cluster):
    desk, shelf = machines
    desk.put(WORDS[0])
    shelf.texts()
    told: list[str] = []
    cluster.faults.before = lambda _, what: told.append(what)
    with suppress(ZeroDivisionError), desk.writing():
        raise ZeroDivisionError
    shelf.put(WORDS[1], "mill.txt")
    assert told.count("search") == 0


def test_who_was_killed_here_is_followed_at_once(machines):
    desk, _ = machines
    desk.put(WORDS[0])
    seen = replicas.shared_library(desk.settings.search).ledger.head()
    with reading(desk.file) as library:
        number = library.db.execute("SELECT id FROM copy").fetchone()[0]
    from dataclasses import replace

    ledger = replicas.shared_library(desk.settings.search).ledger
    ledger.put_head(replace(seen.head, writer=f"{number} desk", is_dirty=True), seen.version)
    desk.put(WORDS[1], "mill.txt")
    assert len(desk.texts()) == 2


def test_numbers_of_documents_are_not_given_twice(machines):
    desk, shelf = machines
    desk.put(WORDS[0])
    desk.drop("cat.txt")
    shelf.put(WORDS[1], "mill.txt")
    with reading(shelf.file) as library:
        assert [one.id for one in library.stored()] == [2]


def test_a_sent_file_is_had_on_every_machine_and_goes_everywhere(machines, cluster):
    desk, shelf = machines
    send(desk.uploads, WORDS[0])
    newer = send(desk.uploads, WORDS[1])
    assert isinstance(newer, Added)
    assert shelf.uploads.undo(GROUP, newer.key)
    assert shelf.texts() == {(chat_collection(GROUP), "minutes.md"): WORDS[0]}
    (stored,) = shelf.uploads.listed(GROUP)
    assert shelf.uploads.remove(GROUP, stored.id)
    assert desk.texts() == {}
    held = cluster.everything() + b"".join(
        file.read_bytes() for one in machines for file in one.folder.rglob("*") if file.is_file()
    )
    assert not any(words.encode() in held for words in WORDS)
    assert b"minutes" not in held


def test_nothing_is_left_of_what_can_no_longer_be_undone(machines, cluster):
    desk, shelf = machines
    send(desk.uploads, WORDS[0])
    send(desk.uploads, WORDS[1])
    shelf.uploads._clock.at += UNDO_SECONDS + 1
    shelf.uploads.tidy()
    assert WORDS[0].encode() not in cluster.everything()
    assert WORDS[1].encode() in cluster.everything()


def test_what_is_added_is_asked_on_every_machine_and_what_is_removed_is_not(tmp_path, monkeypatch):
    cluster = MemoryCluster()
    use_cluster(cluster, monkeypatch)
    desk, shelf = (Machine(tmp_path, name, cluster.settings) for name in ("desk", "shelf"))
    desk.put(WORDS[0])
    desk.put(WORDS[2], "olga.txt")
    question = Question("When was the well dug?")
    answer = open_library(shelf.settings).ask(question)
    assert isinstance(answer, Answer)
    assert answer.citations[0].sentence.text == WORDS[0]
    shelf.drop("cat.txt")
    assert b"well" not in cluster.everything()
    assert isinstance(open_library(desk.settings).ask(question), Abstention)


Step = tuple[int, str, int, int]
steps = st.tuples(
    st.integers(0, 1),
    st.sampled_from(["put", "drop", "leave out", "move", "clear", "send", "undo", "fault"]),
    st.integers(0, 2),
    st.integers(0, 1),
)


def do(machine: Machine, step: Step, keys: list[str]) -> None:
    """Take a step: by whom, what, of which document, in which chat or collection."""
    who, what, number, other = step
    name, chat = f"{who}{number}.txt", (GROUP, OTHER)[other]
    if what == "put":
        collection = "board" if number else ""
        machine.put(WORDS[number], f"{who}{other}.txt", collection, folder=f"/{who}")
    elif what in {"drop", "leave out"}:
        machine.drop(name, for_good=what == "leave out")
    elif what == "move":
        with machine.writing() as library:
            olds = ["", "board", chat_collection(GROUP)]
            move_collection(library, olds[number], chat_collection(OTHER))
    elif what == "clear":
        with machine.writing() as library:
            library.drop_collection(["", "board", chat_collection(GROUP)][number])
    elif what == "send":
        added = send(machine.uploads, WORDS[number], f"{other}.md", chat, update=1 + len(keys))
        keys.append(added.key if isinstance(added, Added) else "")
    elif what == "undo" and keys:
        machine.uploads.undo(chat, keys[-1])
    elif what == "fault":
        with machine.writing() as library:
            library.add_root("board", Path(f"/{who}/notes"), is_new=True)
            library.add_problem(StoredProblem("board", Path(f"/{who}/{number}.pdf"), 3, 4, "no"))


@settings(max_examples=20)
@given(st.lists(steps, max_size=10))
def test_two_machines_hold_what_one_library_would(taken):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        cluster = MemoryCluster()
        use_cluster(cluster, patch)
        patch.setattr(following, "bring_up_to_date", lambda *_, **__: True)
        shared = [Machine(Path(folder), name, cluster.settings) for name in ("desk", "shelf")]
        alone = Machine(Path(folder), "alone", SearchSettings())
        patch.setattr(shared[0].uploads, "_clock", alone.uploads._clock)
        keys: tuple[list[str], list[str]] = ([], [])
        for step in [(0, "put", 0, 0), *taken]:
            do(shared[step[0]], step, keys[0])
            do(alone, step, keys[1])
        expected = comparable(alone)
        assert comparable(shared[0]) == comparable(shared[1]) == expected
        assert len(text_documents(cluster)) == len(expected["documents"])


def comparable(machine: Machine) -> dict[str, list[object]]:
    """Return what a library holds, without where its files are."""
    found = machine.everything()
    for table in ("roots", "problems", "left_out"):
        found[table] = sorted(
            [Path(value.decode()).name if isinstance(value, bytes) else value for value in row]
            for row in found[table]
        )
    found["versions"] = [row[:4] for row in found["versions"]]
    return found


def replace_a_document(machine: Machine) -> None:
    send(machine.uploads, WORDS[1])


def remove_a_document(machine: Machine) -> None:
    (stored,) = machine.uploads.listed(GROUP)
    machine.uploads.remove(GROUP, stored.id)


def move_a_group(machine: Machine) -> None:
    machine.uploads.move(GROUP, OTHER)


def clear_all(machine: Machine) -> None:
    machine.uploads.remove_all(GROUP)


@pytest.mark.parametrize("when", ["before", "after"])  # it is done
@pytest.mark.parametrize(
    "change", [replace_a_document, remove_a_document, move_a_group, clear_all]
)
def test_a_machine_that_dies_at_any_request_leaves_what_was_or_what_was_to_be(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Machine], None],
    when: str,
):
    monkeypatch.setattr(leases, "SILENCE", 0.0)
    monkeypatch.setattr(following, "bring_up_to_date", lambda *_, **__: True)
    was_before: list[bool] = []
    for number in count():
        cluster = MemoryCluster()
        use_cluster(cluster, monkeypatch)
        folder = tmp_path / f"{number}"
        desk, shelf = (Machine(folder, name, cluster.settings) for name in ("desk", "shelf"))
        send(desk.uploads, WORDS[0])
        before, last = shelf.texts(), cluster.requests + number
        setattr(cluster.faults, when, away(last + 1))
        with suppress(ClusterAway):
            change(desk)
        is_whole = cluster.requests <= last
        cluster.faults.before = cluster.faults.after = lambda _, __: None
        was_before.append(shelf.texts() == before)
        check_all_is_whole(desk, shelf, cluster)
        if is_whole:
            break
    assert (was_before[0], was_before[-1]) == (True, False)
    assert was_before == sorted(was_before, reverse=True)


def check_all_is_whole(desk: Machine, shelf: Machine, cluster: MemoryCluster) -> None:
    """Check that all machines have the same, that it goes on, and that nothing else is kept."""
    found = shelf.texts()
    shelf.put(WORDS[2])
    after = {("", "cat.txt"): WORDS[2], **found}
    assert shelf.texts() == desk.texts() == after
    assert len(text_documents(cluster)) == len(after)
    rows = cluster.everything("-ledger/")
    assert not any(words.encode() in rows for words in set(WORDS) - set(after.values()))
