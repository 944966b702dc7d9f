"""The page about a larger fleet has the tables that its commands print today."""

import re

import pytest

from tests.scaling.pages import PAGE, TABLES, names, read, write
from tests.shells import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_the_page_has_every_table_once():
    assert sorted(names(read())) == sorted(TABLES)


def test_the_tables_are_those_of_today():
    assert write(read()) == read(), "if that is meant: python -m tests.scaling --write"


@pytest.mark.parametrize("link", sorted(set(LINK.findall(read()))))
def test_a_link_leads_somewhere(link: str):
    assert link.startswith("https://") or (PAGE.parent / link).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"python -m (tests[\w.]+)", read()))))
def test_a_command_that_is_named_can_be_run(name: str):
    file = ROOT / name.replace(".", "/")
    assert file.with_suffix(".py").exists() or (file / "__main__.py").exists()
