"""Where notes are from, and which questions they answer."""

from bot.state import chats, gaps, notes
from bot.state.gaps import Gap
from bot.state.notes import Note
from bot.state.places import Place


def a_note(key="k", collection="chat:-5", **changes):
    """Return a note."""
    parts = {"path": "note.md", "chat": 7, "message": 3, "person": 7, "at": 1.0}
    return Note(key, collection, **(parts | changes))


def test_notes_of_one_message_are_found_by_it_and_by_their_key_and_go_together(tables):
    with tables() as db:
        both = (a_note(collection="chat:-5"), a_note(collection="chat:-6"))
        for one in both:
            notes.save(db, one)
        notes.save(db, a_note("other", message=4))
        assert notes.by_message(db, 7, 3) == notes.by_key(db, "k") == both
        notes.delete(db, "k")
        assert notes.by_message(db, 7, 3) == ()
        assert notes.by_key(db, "other")


def test_a_question_is_answered_once_and_open_again_without_its_note(tables):
    with tables() as db:
        gaps.add(db, Gap(Place(-5), 8, "Free?", 1.0, message=9))
        (found,) = gaps.load(db)
        assert gaps.answer(db, {found.id}, "k") == (found,)
        assert gaps.answer(db, {found.id}, "k") == ()
        assert gaps.load(db)[0].note == "k"
        gaps.reopen(db, "k")
        assert gaps.load(db)[0].note == ""


def test_what_a_message_lists_is_replaced_by_what_it_lists_now(tables):
    with tables() as db:
        gaps.show(db, Place(7), 3, {1: "Free?", 2: "When?"}, 1.0)
        gaps.show(db, Place(7), 3, {6: "Who?"}, 2.0)
        assert gaps.shown(db, 7, 3) == {6: "Who?"}
        assert gaps.shown(db, 7, 4) == {}


def test_a_group_that_becomes_a_supergroup_takes_what_is_known_of_its_notes_along(tables):
    with tables() as db:
        chats.enter(db, -5, "group")
        notes.save(db, a_note(chat=-5))
        notes.save(db, a_note("from afar", chat=7))
        gaps.add(db, Gap(Place(-5), 8, "Free?", 1.0, message=9))
        for _ in range(2):
            chats.migrate(db, -5, -1005)
        assert notes.by_key(db, "k")[0].collection == "chat:-1005"
        assert notes.by_key(db, "k")[0].chat == -1005
        assert notes.by_key(db, "from afar")[0].collection == "chat:-1005"
        (gap,) = gaps.load(db)
        assert (gap.place.chat, gap.message) == (-1005, 0)


def test_who_has_everything_forgotten_leaves_no_trace_of_themselves(tables):
    with tables() as db:
        notes.save(db, a_note("mine", "chat:7", chat=7))
        notes.save(db, a_note("theirs", chat=-5))
        notes.forget(db, 7)
        assert notes.by_key(db, "mine") == ()
        assert notes.by_key(db, "theirs")[0].person == 0
