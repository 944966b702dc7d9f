"""Which documents somebody names, and what they answer alone."""

import pytest

from bot.answers.answer import Abstention, Answer
from bot.config.settings import Settings
from bot.documents.document import Document, assemble
from bot.documents.readers.text import read
from bot.errors import Cause
from bot.libraries.making import build_library
from bot.libraries.narrowing import NarrowedLibraries, find_targets
from bot.libraries.service import LibraryService, open_library
from bot.queries.question import Question
from tests.libraries.stored import added, settings_for
from tests.shells import a_corpus


def a_document(path: str, text: str) -> Document:
    """Return a document in a file."""
    return assemble(path, read(text.encode()))


HOUSE = a_document("rules/house_rules.txt", "The gate is closed at nine in the evening.")
POOL = a_document("rules/pool-rules.txt", "The gate is closed at noon. Dogs stay outside.")
CITY = a_document("city.md", "# City of Lorn\n\nThe gate of Lorn was built in 1204.")
ALL = (CITY, HOUSE, POOL)
GATE = "When is the gate closed?"


def named(name: str, **more) -> list[str]:
    """Return the full names of what a name may mean."""
    return [one.name for one in find_targets(name, ALL, **more)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("house_rules.txt", [HOUSE.path]),
        ("House-Rules", [HOUSE.path]),
        ("rules/house_rules.txt", [HOUSE.path]),
        ("rules", ["rules/"]),
        ("house", [HOUSE.path]),
        ("lorn", [CITY.path]),
        ("city", [CITY.path]),
        ("rul poo", [POOL.path]),
        ("txt", [HOUSE.path, POOL.path]),
        ("moon", []),
        ("", []),
        ("?!", []),
    ],
)
def test_a_name_means_what_it_fits_best(name, found):
    assert named(name) == found


def test_a_collection_goes_before_documents():
    assert named("rules", members=lambda name: {POOL.id} if name == "rules" else ()) == ["rules"]


def test_documents_of_one_title_are_told_apart_by_their_paths():
    twins = [a_document(f"{year}/report.txt", f"Year {year} was good.") for year in (2024, 2025)]
    found = find_targets("report", twins)
    assert [one.label for one in found] == ["report (2024/report.txt)", "report (2025/report.txt)"]
    assert [len(find_targets(one.name, twins)) for one in found] == [1, 1]


@pytest.fixture
def service() -> LibraryService:
    """Return a service that knows all three."""
    return LibraryService(build_library(ALL, Settings()), Settings())


@pytest.mark.parametrize(("name", "quoted"), [("house", "nine"), ("pool", "noon")])
def test_a_question_is_answered_from_what_it_names(service, name, quoted):
    said = service.ask(Question(f"in:{name} {GATE}"))
    assert isinstance(said, Answer)
    assert quoted in said.citations[0].quote
    assert said.citations[0].span.of(said.citations[0].sentence.document.text) == (
        said.citations[0].quote
    )


def test_a_name_that_means_several_is_asked_back(service):
    said = service.ask(Question(f"in:txt {GATE}"))
    assert isinstance(said, Abstention)
    assert said.cause is Cause.WHICH_DOCUMENT
    assert [one.name for one in said.choices] == [HOUSE.path, POOL.path]


def test_a_name_that_means_nothing_is_told(service):
    said = service.ask(Question(f"in:moon {GATE}"))
    assert (said.cause, said.choices) == (Cause.NO_DOCUMENT, ())


def test_a_stored_collection_is_asked_alone_by_its_name(tmp_path, place):
    del place  # on the disk, then in a cluster
    texts = {"hall": "The gate of the hall is closed at ten.", "rules": HOUSE.text}
    for name, text in texts.items():
        added(tmp_path, a_corpus(tmp_path / name, **{f"of-{name}": text}), collection=name)
    added(tmp_path, tmp_path / "rules")  # and everybody may read that one
    service = open_library(settings_for(tmp_path))
    for name, quoted in (("hall", "ten"), ("Rules", "nine")):
        said = service.ask(Question(f"in:{name} {GATE}"))
        assert isinstance(said, Answer)
        assert [quoted in one.quote for one in said.citations] == [True]
    assert service.ask(Question(f"in:moon {GATE}")).cause is Cause.NO_DOCUMENT


def test_a_question_after_it_is_asked_of_everything_and_reads_no_name_into_the_talk(service):
    said = service.ask(Question("And of Lorn?", (f"in:house {GATE}",)))
    assert {one.sentence.document for one in said.nearest} > {CITY}


def test_a_library_of_a_few_documents_is_kept_for_the_next_question():
    made = []

    def build(documents):
        made.append(documents)
        return build_library(documents, Settings())

    kept = NarrowedLibraries()
    assert kept.library_of((HOUSE,), build) is kept.library_of((HOUSE,), build)
    assert made == [(HOUSE,)]
