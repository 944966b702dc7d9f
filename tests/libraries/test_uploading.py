"""What is sent to a chat is added once, can be taken back, and is gone when it is removed."""

import pytest

from bot.config.collections import chat_collection
from bot.errors import UnreadableDocument
from bot.libraries.database import reading
from bot.libraries.removing import remove
from bot.libraries.sent_documents import Added, AlreadyHere, NoRoom
from bot.libraries.upload_table import UNDO_SECONDS
from bot.libraries.verifying import Standing, verify_documents
from tests.libraries.sent import GROUP, OTHER, Now, everything_on_disk, send, some_uploads, texts

pytestmark = pytest.mark.usefixtures("place", "without_passages")

ONE = "The well in Zirrow was dug in 1702.\n"
TWO = "The well in Zirrow was dug in 1803, as Quelmar has found out.\n"


def test_what_was_sent_is_in_the_collection_of_that_chat_alone(tmp_path):
    uploads = some_uploads(tmp_path)
    added = send(uploads, ONE)
    assert isinstance(added, Added)
    assert (added.stored.path, added.stored.sentences, added.replaced_at) == ("minutes.md", 1, 0)
    assert texts(uploads) == {"minutes.md": ONE}
    assert uploads.listed(OTHER) == ()


def test_the_same_file_again_is_there_already_whatever_it_is_called(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    again = send(uploads, ONE, "copy.md")
    assert isinstance(again, AlreadyHere)
    assert again.stored.path == "minutes.md"
    assert isinstance(send(uploads, ONE, chat=OTHER), Added)


def test_an_update_that_is_handled_twice_finds_what_it_has_added(tmp_path):
    uploads = some_uploads(tmp_path)
    assert uploads.find(77) is None
    added = send(uploads, ONE, update=77)
    found = uploads.find(77)
    assert isinstance(added, Added)
    assert found is not None
    assert (found.key, found.stored) == (added.key, added.stored)


def test_one_of_the_same_name_replaces_the_older_and_undo_brings_that_back(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    newer = send(uploads, TWO, "Minutes.md")
    assert isinstance(newer, Added)
    assert newer.replaced_at > 0
    assert texts(uploads) == {"minutes.md": TWO}
    assert uploads.undo(GROUP, newer.key)
    assert texts(uploads) == {"minutes.md": ONE}
    assert b"Quelmar" not in everything_on_disk(tmp_path)


def test_undo_takes_back_what_was_added_and_doing_it_again_is_fine(tmp_path):
    uploads = some_uploads(tmp_path)
    added = send(uploads, ONE)
    assert isinstance(added, Added)
    assert uploads.undo(GROUP, added.key)
    assert uploads.undo(GROUP, added.key)
    assert uploads.listed(GROUP) == ()
    assert b"Zirrow" not in everything_on_disk(tmp_path)


def test_undo_in_another_chat_or_by_a_made_up_key_does_nothing(tmp_path):
    uploads = some_uploads(tmp_path)
    added = send(uploads, ONE)
    assert isinstance(added, Added)
    assert not uploads.undo(OTHER, added.key)
    assert not uploads.undo(GROUP, "0" * 24)
    assert texts(uploads) == {"minutes.md": ONE}


def test_undo_does_nothing_once_the_document_has_changed_again(tmp_path):
    uploads = some_uploads(tmp_path)
    first = send(uploads, ONE)
    send(uploads, TWO)
    assert isinstance(first, Added)
    assert not uploads.undo(GROUP, first.key)
    assert texts(uploads) == {"minutes.md": TWO}


def test_after_a_day_nothing_is_undone_and_what_was_replaced_is_gone(tmp_path):
    now = Now()
    uploads = some_uploads(tmp_path, now)
    send(uploads, ONE)
    newer = send(uploads, TWO)
    assert isinstance(newer, Added)
    assert b"1702" in everything_on_disk(tmp_path)
    now.at += UNDO_SECONDS + 1
    uploads.tidy()
    assert b"1702" not in everything_on_disk(tmp_path)
    assert not uploads.undo(GROUP, newer.key)


def test_what_is_removed_is_in_no_file_any_more(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    added = send(uploads, TWO)
    assert isinstance(added, Added)
    assert uploads.remove(GROUP, added.stored.id)
    assert not uploads.remove(GROUP, added.stored.id)
    left = everything_on_disk(tmp_path)
    assert not any(word in left for word in (b"Zirrow", b"Quelmar", b"minutes"))
    assert not uploads.undo(GROUP, added.key)


def test_a_document_of_another_chat_is_not_removed(tmp_path):
    uploads = some_uploads(tmp_path)
    added = send(uploads, ONE)
    assert isinstance(added, Added)
    assert not uploads.remove(OTHER, added.stored.id)
    assert texts(uploads) == {"minutes.md": ONE}


def test_everything_of_a_chat_goes_at_once_and_nothing_of_others(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    send(uploads, "Ambra has eleven rooms.\n", chat=OTHER)
    assert uploads.remove_all(GROUP) == 1
    assert texts(uploads, OTHER) == {"minutes.md": "Ambra has eleven rooms.\n"}
    assert b"Zirrow" not in everything_on_disk(tmp_path)


@pytest.mark.parametrize("limits", [{"documents": 1}, {"documents": 9, "megabytes": 1}])
def test_beyond_its_quota_a_chat_adds_nothing_but_what_replaces(tmp_path, limits):
    uploads = some_uploads(tmp_path, **limits)
    size = 600_000 if "megabytes" in limits else 10
    send(uploads, ONE * (size // len(ONE) + 1))
    assert isinstance(send(uploads, TWO * (size // len(TWO) + 1), "other.md"), NoRoom)
    assert isinstance(send(uploads, TWO * (size // len(TWO) + 1), "minutes.md"), Added)
    assert len(uploads.listed(GROUP)) == 1


def test_all_chats_together_have_a_quota_too(tmp_path):
    uploads = some_uploads(tmp_path, total_megabytes=1)
    send(uploads, ONE * 20_000)
    full = send(uploads, TWO * 20_000, chat=OTHER)
    assert isinstance(full, NoRoom)
    assert full.is_everywhere


def test_a_file_in_which_there_is_nothing_to_read_is_refused_by_its_name(tmp_path):
    with pytest.raises(UnreadableDocument, match=r"blank\.md"):
        some_uploads(tmp_path).read("blank.md", b" \n")


def test_what_was_sent_is_verified_against_its_original(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    assert [one.standing for one in verify_documents(uploads.file)] == [Standing.TRUE]


def test_removing_in_a_terminal_takes_the_original_too(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    remove(uploads.file, ["minutes.md"], chat_collection(GROUP))
    assert b"Zirrow" not in everything_on_disk(tmp_path)


def test_who_added_something_is_forgotten_when_they_want_that(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    uploads.forget_person("Telegram 7")
    assert [one.by for one in uploads.listed(GROUP)] == [""]
    assert b"Telegram 7" not in everything_on_disk(tmp_path)


def test_documents_follow_a_group_to_its_supergroup_exactly_once(tmp_path):
    uploads = some_uploads(tmp_path)
    added = send(uploads, ONE)
    assert isinstance(added, Added)
    for _ in range(3):
        uploads.move(GROUP, OTHER)
    assert texts(uploads, OTHER) == {"minutes.md": ONE}
    assert uploads.listed(GROUP) == ()
    with reading(uploads.file) as library:
        assert library.names() == (chat_collection(OTHER),)
    assert uploads.undo(OTHER, added.key)


def test_what_was_sent_to_the_old_number_is_added_to_the_new(tmp_path):
    uploads = some_uploads(tmp_path)
    uploads.move(GROUP, OTHER)
    send(uploads, ONE)
    assert texts(uploads, OTHER) == {"minutes.md": ONE}
    assert uploads.listed(GROUP) == ()


def test_a_name_that_the_supergroup_has_already_gets_a_number(tmp_path):
    uploads = some_uploads(tmp_path)
    send(uploads, ONE)
    send(uploads, TWO, chat=OTHER)
    uploads.move(GROUP, OTHER)
    assert texts(uploads, OTHER) == {"minutes.md": TWO, "minutes (2).md": ONE}
