"""How the page is shown that an answer is from."""

from dataclasses import replace

import pytest

from bot import pipeline
from bot.documents.document import assemble
from bot.documents.passages import Grouping
from bot.documents.readers import pdf
from bot.index.bm25 import Bm25
from bot.wording import ENGLISH, LANGUAGES
from tests.pdf_files import lines, make_pdf
from tests.small_libraries import LIKENESS
from tests.telegram.bots import WHEN
from tests.telegram.full import a_full_bot, labels, now, press, tell

BRIDGE = ["The bridge over the Ambra was opened in May 1911.", "It was designed by Clara Weiss."]
RAW = make_pdf([lines(72, 700, ["The River Ambra is long."]), lines(72, 700, BRIDGE)])


@pytest.fixture
async def read(tmp_path, world):
    """Yield the bot, which has read a PDF."""
    file = tmp_path / "bridge.pdf"
    file.write_bytes(RAW)
    document = replace(
        assemble("bridge.pdf", pdf.read(RAW, lambda _, __: None)), title="The Bridge"
    )
    async with a_full_bot(tmp_path, world=world) as bot:
        bot.libraries.stock = pipeline.ingest([document], LIKENESS, Grouping(), Bm25())
        bot.libraries.files = {document.id: file}
        yield bot


@pytest.fixture
def file(read):
    """Return the PDF that the bot has read."""
    return next(iter(read.libraries.files.values()))


async def test_a_button_sends_a_picture_of_the_page_with_its_name(read, world):
    ann = world.person("Ann")
    answer = await tell(read, ann, WHEN)
    assert "page 2" in answer["text"]
    assert "Page" in labels(answer)
    assert await press(read, ann, answer, "Page") == ""
    sent = world.sent()[-1]
    assert sent["caption"] == "The Bridge, page 2"
    assert sent["reply_to_message"]["message_id"] == answer["message_id"]
    (photo,) = sent["photo"]
    assert photo["file_size"] > 1_000
    assert now(read, answer)["text"] == answer["text"]


async def test_an_answer_from_a_text_has_no_such_button(world, tmp_path):
    async with a_full_bot(tmp_path, world=world) as bot:
        assert "Page" not in labels(await tell(bot, world.person("Ann"), WHEN))


async def test_in_a_group_only_the_asker_and_admins_may_press(read, world):
    ann, ben, eve = (world.person(name) for name in ("Ann", "Ben", "Eve"))
    club = world.supergroup("Club", ann, ben, eve)
    answer = await tell(read, ben, f"/ask@footnote_bot {WHEN}", club)
    assert await press(read, eve, answer, "Page") == ENGLISH.pressed_askers_only
    assert "photo" not in world.sent()[-1]
    for person in (ben, ann):
        assert await press(read, person, answer, "Page") == ""
        assert "photo" in world.sent()[-1]


async def test_a_file_that_has_gone_or_changed_is_told(read, world, file):
    ann = world.person("Ann")
    answer = await tell(read, ann, WHEN)
    file.write_bytes(make_pdf([lines(72, 700, ["Another text."])] * 2))
    assert await press(read, ann, answer, "Page") == ENGLISH.page_gone
    file.unlink()
    assert await press(read, ann, answer, "Page") == ENGLISH.page_gone
    assert "photo" not in world.sent()[-1]


async def test_a_document_that_was_removed_shows_nothing(read, world):
    ann = world.person("Ann")
    answer = await tell(read, ann, WHEN)
    text = assemble("other.pdf", pdf.read(RAW, lambda _, __: None))
    read.libraries.stock = pipeline.ingest([text], LIKENESS, Grouping(), Bm25())
    assert await press(read, ann, answer, "Page") == ENGLISH.passage_gone


async def test_the_page_is_named_in_the_language_of_the_reader(read, world):
    vera = world.person("Vera", language="ru")
    answer = await tell(read, vera, WHEN)
    assert "с. 2" in answer["text"]
    assert await press(read, vera, answer, LANGUAGES["ru"].button_page) == ""
    assert world.sent()[-1]["caption"] == "The Bridge, с. 2"


async def test_a_forged_number_opens_nothing(read, world):
    ann = world.person("Ann")
    answer = await tell(read, ann, WHEN)
    key = answer["reply_markup"]["inline_keyboard"][0][0]["callback_data"].partition(":")[0]
    for action in ("g7", "g0", "g"):
        told = await press(read, ann, answer, f"{key}:{action}", forged=True)
        assert told == ENGLISH.pressed_nothing
