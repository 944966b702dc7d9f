"""Originals of what was sent lie under random names that only their owner may read."""

import stat

from bot.libraries.originals import keep, sweep


def test_an_original_is_kept_under_a_name_that_nobody_chose(tmp_path):
    one, other = (keep(tmp_path / "kept", b"text", ".md") for _ in range(2))
    assert one != other
    assert one.suffix == ".md"
    assert one.read_bytes() == b"text"
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert stat.S_IMODE(one.parent.stat().st_mode) == 0o700


def test_what_nothing_needs_is_deleted_and_the_rest_stays(tmp_path):
    one, other = (keep(tmp_path, b"text", ".md") for _ in range(2))
    sweep(tmp_path, {one.name})
    assert one.exists()
    assert not other.exists()


def test_where_nothing_was_ever_kept_there_is_nothing_to_sweep(tmp_path):
    sweep(tmp_path / "none", set())
    assert not (tmp_path / "none").exists()
