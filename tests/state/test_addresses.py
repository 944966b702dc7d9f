"""A password is in no address that is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state.addresses import secrets_of, without_password

_WORDS = st.text("abcdefXYZ0123456789", min_size=6, max_size=12)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://db/footnote", "postgresql://db/footnote"),
        ("postgresql://bot:secret@db:5433/footnote", "postgresql://bot@db:5433/footnote"),
        ("postgresql://db/footnote?password=secret&host=/run/pg", "postgresql://db/footnote?host=/run/pg"),
        ("postgresql://bot:a@b@db/x", "postgresql://bot@db/x"),
        ("postgresql://[bad/x", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(url, shown):
    assert without_password(url) == shown


@given(_WORDS, _WORDS)
def test_wherever_a_password_stands_it_is_told_what_must_not_be_logged(one, other):
    url = f"postgresql://bot:p{one}%40@db/x?PASSWORD=q{other}&sslmode=require"
    assert set(secrets_of(url)) == {f"p{one}%40", f"p{one}@", f"q{other}"}
    assert not any(secret in without_password(url) for secret in secrets_of(url))


def test_an_address_without_a_password_has_nothing_to_hide():
    assert secrets_of("postgresql://db/x") == ()
