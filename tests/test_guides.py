"""The guides for whoever works on Footnote name what is there."""

import re
from pathlib import Path
from typing import Final

import pytest

from bot import pipeline
from tests.shells import ROOT

_GUIDES: Final = (ROOT / "bot" / "README.md", ROOT / ".github" / "CONTRIBUTING.md")
_LINK: Final = re.compile(r"\]\(([^)\s]+)\)")
_PATH: Final = re.compile(r"`((?:[a-z_0-9]+/)+(?:[a-z_0-9]+(?:\.\w+)?)?|[a-z_]+\.py|[a-z_]+/)`")
_CALL: Final = re.compile(r"`python -m (tests[\w.]*)`")
_LINKS: Final = [(guide, link) for guide in _GUIDES for link in _LINK.findall(guide.read_text())]
_PATHS: Final = sorted({path for guide in _GUIDES for path in _PATH.findall(guide.read_text())})
_CALLS: Final = sorted({name for guide in _GUIDES for name in _CALL.findall(guide.read_text())})


@pytest.mark.parametrize(("guide", "link"), _LINKS, ids=[link for _, link in _LINKS])
def test_a_link_leads_somewhere(guide: Path, link: str):
    assert (guide.parent / link.replace("\\", "")).exists()


@pytest.mark.parametrize("path", _PATHS)
def test_a_path_that_is_named_is_there(path: str):
    bot = ROOT / "bot"
    places = [bot, ROOT, *(folder for folder in bot.iterdir() if folder.is_dir())]
    found = [place / name for place in places for name in (path, f"{path}.py")]
    assert any(one.exists() for one in found)


def test_the_guides_name_paths_and_lead_on():
    assert len(_PATHS) > 20
    assert len(_LINKS) > 2


@pytest.mark.parametrize(
    "name", sorted({n for g in _GUIDES for n in _CALL.findall(g.read_text())})
)
def test_a_command_that_is_named_can_be_run(name: str):
    file = ROOT / name.replace(".", "/")
    assert file.with_suffix(".py").exists() or (file / "__main__.py").exists()


def test_the_way_of_a_question_that_is_told_is_the_way_it_goes():
    guide = _GUIDES[0].read_text()
    source = Path(pipeline.__file__).read_text()
    for call in ("interpret(", "search(", "fetch(", "rank(", "compose("):
        assert f"`{call}" in guide
        assert call in source
