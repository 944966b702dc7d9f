"""When is a regular expression compiled?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from threading import Thread

import pytest

import bot
from bot.text import regexes
from bot.text.regexes import regex

_EXTRAS = ("bot.index.kernel", "bot.embedding.model", "bot.benchmark", "bot.evaluation.plots")


def test_a_pattern_finds_what_pythons_own_finds():
    ours, own = regex(r"(?P<word>[a-z]+)\d", re.IGNORECASE), re.compile(r"([a-z]+)\d", re.I)
    text = "Ab1, cd2; ef"
    assert ours.findall(text) == own.findall(text)
    assert ours.sub("x", text) == own.sub("x", text)
    assert ours.split(text) == own.split(text)
    assert [one.span() for one in ours.finditer(text)] == [(0, 3), (5, 8)]
    assert ours.match(text)["word"] == "Ab"
    assert ours.search("ef") is None
    assert ours.fullmatch("ef9").end() == 3
    assert ours.groupindex == {"word": 1}


def test_a_pattern_can_be_put_into_another_before_it_is_compiled():
    assert regex(rf"{regex('a+').pattern}b").fullmatch("aab")


def test_a_pattern_of_bytes_reads_bytes():
    assert regex(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_nothing_is_compiled_before_it_is_asked_and_then_only_once(monkeypatch):
    compiled: list[str] = []

    def compile_and_tell(pattern: str, flags: int) -> re.Pattern[str]:
        compiled.append(pattern)
        return re.compile(pattern, flags)

    monkeypatch.setattr(regexes, "re", type("re", (), {"compile": staticmethod(compile_and_tell)}))
    pattern = regex("a+b")
    assert compiled == []
    assert pattern.match("aab")
    assert pattern.search("aab")
    assert compiled == ["a+b"]


def test_threads_that_ask_a_pattern_at_once_all_get_its_answer():
    for number in range(20):
        pattern, found = regex(rf"(a|b){{2}}c{number}"), []
        threads = [
            Thread(target=lambda p=pattern, f=found, n=number: f.append(p.search(f"xabc{n}")))
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(found)
        assert len(found) == 4


def test_a_wrong_pattern_says_so_when_it_is_asked():
    wrong = regex("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_every_pattern_of_the_program_can_be_compiled():
    found = list(_all_patterns())
    for pattern in found:
        assert pattern.groups >= 0
    assert len(found) > 100


def _all_patterns() -> Iterator[re.Pattern[str]]:
    for module in walk_packages(bot.__path__, "bot."):
        if not module.name.startswith(_EXTRAS):
            yield from _patterns_in(vars(import_module(module.name)).values())


def _patterns_in(values) -> Iterator[re.Pattern[str]]:
    for value in values:
        if isinstance(value, regexes._Uncompiled):
            yield value
        elif isinstance(value, Mapping):
            yield from _patterns_in(value.values())
        elif isinstance(value, Sequence) and not isinstance(value, (str, bytes)):
            yield from _patterns_in(value if len(value) < 1000 else ())


def test_no_module_compiles_a_pattern_while_it_is_imported():
    folder = Path(bot.__path__[0])
    compiling = [
        f"{file.relative_to(folder)}:{number}"
        for file in folder.rglob("*.py")
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1)
        if "re.compile" in line and not line.startswith(" ")
    ]
    assert compiling == []
