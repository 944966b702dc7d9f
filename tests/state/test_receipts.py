"""Which message of ours tells what has become of a file."""

from bot.state.receipts import expire, load, save


def test_the_message_about_a_file_is_found_again_until_it_is_too_old(tables):
    with tables() as db:
        assert load(db, 7, 10) == 0
        save(db, 7, 10, 11, at=100.0)
        save(db, 8, 10, 12, at=200.0)
        assert load(db, 7, 10) == 11
        expire(db, 150.0)
        assert (load(db, 7, 10), load(db, 8, 10)) == (0, 12)
