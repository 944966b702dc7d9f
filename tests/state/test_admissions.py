"""Who was let in, who waits for that, and who was refused: whatever happens, in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from bot.state import admissions
from bot.state.admissions import CODE_SECONDS, MOST_WAITING, REFUSED_SECONDS, Standing

NOW = 1_800_000_000.0

_ACTS = st.lists(
    st.tuples(
        st.sampled_from(["ask", "admit", "refuse", "remove", "wait", "forget", "expire"]),
        st.integers(1, 15) | st.integers(-15, -1),
    ),
    max_size=60,
)


def waiting(db, now=NOW):
    """Return those who wait."""
    return [one for one in admissions.every(db, now) if one.standing is Standing.WAITING]


@given(_ACTS)
def test_whatever_happens_at_most_ten_wait_each_with_a_code_of_their_own(tables, acts):
    now = NOW
    with tables() as db:
        for act, who in acts:
            known = admissions.find(db, who, now)
            if act == "ask":
                asked = admissions.ask(db, who, "Ann", "en", now)
                assert known is None or asked == known
            elif act in {"admit", "refuse"} and known:
                standing = Standing.ADMITTED if act == "admit" else Standing.REFUSED
                done = admissions.decide(db, known.key, standing, now)
                assert (done is not None) == (known.standing is Standing.WAITING)
            elif act == "remove" and known:
                admissions.remove(db, known.key)
            elif act == "wait":
                now += CODE_SECONDS / 3
            elif act == "forget":
                admissions.forget(db, who)
            elif act == "expire":
                admissions.expire(db, now)
            wait = waiting(db, now)
            assert sum(one.is_group for one in wait) <= MOST_WAITING
            codes = [one.code for one in wait if not one.is_group]
            assert len(codes) == len(set(codes)) <= MOST_WAITING
            assert all(len(code) == 6 and code.isdigit() for code in codes)


@given(_ACTS)
def test_nobody_is_let_in_whom_no_owner_has_let_in(tables, acts):
    let_in = set()
    with tables() as db:
        for act, who in acts:
            known = admissions.find(db, who, NOW)
            if act == "ask":
                admissions.ask(db, who, "Ann", "en", NOW)
            elif act == "admit" and known:
                if admissions.decide(db, known.key, Standing.ADMITTED, NOW):
                    let_in.add(who)
            elif act == "refuse" and known:
                admissions.decide(db, known.key, Standing.REFUSED, NOW)
            elif act == "remove" and known:
                let_in.discard(admissions.remove(db, known.key))
        found = {one.who for one in admissions.every(db, NOW) if one.standing is Standing.ADMITTED}
        assert found == let_in


def test_an_eleventh_is_not_taken_in_until_a_code_has_expired(tables):
    with tables() as db:
        for who in range(1, MOST_WAITING + 1):
            assert admissions.ask(db, who, "", "", NOW)
        assert admissions.ask(db, 99, "", "", NOW) is None
        assert admissions.ask(db, -99, "", "", NOW)  # a group waits elsewhere
        assert admissions.ask(db, 99, "", "", NOW + CODE_SECONDS)


def test_a_code_that_has_expired_lets_nobody_in(tables):
    with tables() as db:
        asked = admissions.ask(db, 5, "Ann", "en", NOW)
        late = NOW + CODE_SECONDS
        assert admissions.decide(db, asked.key, Standing.ADMITTED, late) is None
        assert admissions.find(db, 5, late) is None
        assert admissions.ask(db, 5, "Ann", "en", late).key != asked.key


def test_a_clock_that_was_set_back_leaves_no_code_that_lasts_for_ever(tables):
    with tables() as db:
        asked = admissions.ask(db, 5, "Ann", "en", NOW)
        before = NOW - 10 * CODE_SECONDS
        assert admissions.by_key(db, asked.key, before) is None
        assert admissions.ask(db, 5, "Ann", "en", before)


def test_whoever_was_refused_cannot_ask_again_for_a_month(tables):
    with tables() as db:
        asked = admissions.ask(db, 5, "Ann", "en", NOW)
        admissions.decide(db, asked.key, Standing.REFUSED, NOW)
        assert admissions.ask(db, 5, "Ann", "en", NOW + 60).standing is Standing.REFUSED
        again = admissions.ask(db, 5, "Ann", "en", NOW + REFUSED_SECONDS)
        assert again.standing is Standing.WAITING


def test_an_owner_is_not_taken_off_by_a_button(tables):
    with tables() as db:
        admissions.admit(db, 5, "Ann", NOW, as_owner=True)
        assert admissions.remove(db, admissions.find(db, 5, NOW).key) == 0
        assert admissions.find(db, 5, NOW).standing is Standing.OWNER


def test_who_has_everything_forgotten_waits_no_more_and_has_no_name(tables):
    with tables() as db:
        admissions.ask(db, 5, "Ann", "en", NOW)
        admissions.admit(db, 6, "Ben", NOW)
        for who in (5, 6):
            admissions.forget(db, who)
        assert admissions.find(db, 5, NOW) is None
        assert admissions.find(db, 6, NOW).name == ""
