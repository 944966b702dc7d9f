"""Who was let in, who waits for that, and who was refused?

The table of admissions: people and groups, told apart by the sign of their numbers. Whoever waits
has a code of six digits, by which the owner of the bot knows whom they are letting in. Nobody can
use it for anything else: what lets somebody in is a button, whose key cannot be guessed.
"""

import secrets
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.state.connection import Connection

MOST_WAITING: Final = 10  # people, and as many groups
CODE_SECONDS: Final = 24 * 3600.0  # in which a code can be approved
REFUSED_SECONDS: Final = 30 * 24 * 3600.0  # in which whoever was refused cannot ask again
_KEY_BYTES: Final = 12
_CODES: Final = 1_000_000
_COLUMNS: Final = "who, standing, key, code, name, language, at"


class Standing(StrEnum):
    """How somebody stands with the bot."""

    OWNER = "owner"  # became one by the link that the bot prints when it has none
    ADMITTED = "admitted"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Admission:
    """A person or, with a number below 0, a group, and how they stand with the bot.

    `key` is for the buttons that decide about them, `code` what they can name to the owner, "" for
    a group. `name` is what they call themselves; `at` is in unix seconds.
    """

    who: int
    standing: Standing
    key: str
    code: str = ""
    name: str = ""
    language: str = ""
    at: float = 0.0

    @property
    def is_group(self) -> bool:
        """Whether it is a group and not a person."""
        return self.who < 0


def find(db: Connection, who: int, now: float) -> Admission | None:
    """Return how somebody stands, None if they are new; what has expired counts as new."""
    return _first(db, "who = ?", who, now)


def by_key(db: Connection, key: str, now: float) -> Admission | None:
    """Return whom a button is about; None if that has expired or never was."""
    return _first(db, "key = ?", key, now)


def every(db: Connection, now: float) -> tuple[Admission, ...]:
    """Return everybody, those who wait first, the latest first."""
    order = f"standing = '{Standing.WAITING}' DESC, at DESC, who"
    rows = db.execute(f"SELECT {_COLUMNS} FROM admissions ORDER BY {order}")  # noqa: S608 - ours
    return tuple(one for one in map(_admission, rows) if not _is_over(one, now))


def ask(db: Connection, who: int, name: str, language: str, now: float) -> Admission | None:
    """Let somebody new wait, and return how they stand; None if too many wait already.

    Whoever waits keeps their code. Whoever stands otherwise stays as they are.
    """
    known = find(db, who, now)
    if known is not None:
        return known
    waiting = [one for one in every(db, now) if one.standing is Standing.WAITING]
    if sum(one.is_group == (who < 0) for one in waiting) >= MOST_WAITING:
        return None
    taken = {one.code for one in waiting}
    code = "" if who < 0 else _new_code(taken)
    found = Admission(who, Standing.WAITING, _new_key(), code, name, language, now)
    _save(db, found)
    return found


def decide(db: Connection, key: str, standing: Standing, now: float) -> Admission | None:
    """Admit or refuse whoever waits under a key; None if nobody does any more."""
    found = by_key(db, key, now)
    if found is None or found.standing is not Standing.WAITING:
        return None
    decided = replace(found, standing=standing, code="", at=now)
    _save(db, decided)
    return decided


def admit(db: Connection, who: int, name: str, now: float, *, as_owner: bool = False) -> None:
    """Let somebody in, whether they waited or not."""
    known = find(db, who, now)
    standing = Standing.OWNER if as_owner else Standing.ADMITTED
    key = known.key if known else _new_key()
    language = known.language if known else ""
    _save(db, Admission(who, standing, key, "", name, language, now))


def remove(db: Connection, key: str) -> int:
    """Take somebody's admission or refusal away, and return who it was, 0 if nobody.

    An owner stays one: only whoever sits at the machine takes that away.
    """
    row = db.execute(
        "SELECT who FROM admissions WHERE key = ? AND standing != ?", (key, Standing.OWNER)
    ).fetchone()
    if row is None:
        return 0
    db.execute("DELETE FROM admissions WHERE key = ?", (key,))
    return int(row[0])


def forget(db: Connection, person: int) -> None:
    """Delete what is known of a person's name; whoever waits, waits no more."""
    db.execute("DELETE FROM admissions WHERE who = ? AND standing = ?", (person, Standing.WAITING))
    db.execute("UPDATE admissions SET name = '' WHERE who = ?", (person,))


def expire(db: Connection, now: float) -> None:
    """Delete codes and refusals that are too old to count."""
    for one in map(_admission, db.execute(f"SELECT {_COLUMNS} FROM admissions").fetchall()):  # noqa: S608 - ours
        if _is_over(one, now):
            db.execute("DELETE FROM admissions WHERE who = ?", (one.who,))


def _is_over(one: Admission, now: float) -> bool:
    """Return whether a code or a refusal has expired, or was given in the future.

    The clock may have been set back by any time: a code that would last longer than meant is over.
    """
    lasts = {Standing.WAITING: CODE_SECONDS, Standing.REFUSED: REFUSED_SECONDS}.get(one.standing)
    return lasts is not None and not abs(now - one.at) < lasts


def _new_code(taken: set[str]) -> str:
    """Return six digits by chance that nobody else has who waits."""
    while (code := f"{secrets.randbelow(_CODES):06}") in taken:
        pass
    return code


def _new_key() -> str:
    """Return a key that nobody can guess."""
    return secrets.token_hex(_KEY_BYTES)


def _first(db: Connection, where: str, value: object, now: float) -> Admission | None:
    """Return the one row that a condition finds, unless it has expired."""
    row = db.execute(f"SELECT {_COLUMNS} FROM admissions WHERE {where}", (value,)).fetchone()  # noqa: S608 - ours
    found = _admission(row) if row else None
    return None if found is None or _is_over(found, now) else found


def _save(db: Connection, one: Admission) -> None:
    """Insert or replace a row."""
    values = (one.who, one.standing, one.key, one.code, one.name, one.language, one.at)
    db.execute(
        "INSERT INTO admissions VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (who) DO UPDATE SET"
        " standing = excluded.standing, key = excluded.key, code = excluded.code,"
        " name = excluded.name, language = excluded.language, at = excluded.at",
        values,
    )


def _admission(row: tuple[int, str, str, str, str, str, float]) -> Admission:
    """Return the admission of a row."""
    who, standing, key, code, name, language, at = row
    return Admission(who, Standing(standing), key, code, name, language, at)
