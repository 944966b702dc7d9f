"""A page of the web becomes a document with its address, and is asked whether it has changed."""

import pytest

from bot.config import paths
from bot.errors import UnreadableDocument
from bot.libraries import downloading
from bot.libraries.page_fetching import fetch_page
from bot.libraries.web_pages import facts_of
from tests.libraries.web_server import says, serving
from tests.shells import run

pytestmark = pytest.mark.enable_socket  # a server on this machine stands for the web

PAGE = "<html><body><h1>Ferries</h1><p>The ferry leaves at {}.</p></body></html>"


class Site:
    """A page that may change, and how often it was asked for and sent."""

    def __init__(self):
        self.hour, self.sent, self.asked = "six", 0, 0

    def __call__(self, handler):
        """Answer a request, with nothing new where there is nothing."""
        self.asked += 1
        if handler.headers["If-None-Match"] == f'"{self.hour}"':
            says("", status=304)(handler)
            return
        self.sent += 1
        says(PAGE.format(self.hour), ETag=f'"{self.hour}"')(handler)


def test_a_page_that_has_not_changed_is_not_sent_again(tmp_path):
    site = Site()
    with serving(site) as (address, network):
        first = fetch_page(tmp_path / "kept", address, network)
        assert fetch_page(tmp_path / "kept", address, network) == first
        assert (site.asked, site.sent) == (2, 1)
        site.hour = "nine"
        assert fetch_page(tmp_path / "kept", address, network) == first
    assert b"nine" in first.read_bytes()
    assert facts_of(first).etag == '"nine"'
    assert facts_of(first).asked == address


def test_two_addresses_never_share_a_file(tmp_path):
    with serving(Site()) as (address, network):
        files = {
            fetch_page(tmp_path, f"{address}{path}", network) for path in ("/a?b", "/a-b", "/a/b")
        }
    assert len(files) == 3


def test_why_a_page_is_not_there_is_told_with_its_address(tmp_path):
    missing = serving(says("", status=404))
    with missing as (address, network), pytest.raises(UnreadableDocument) as told:
        fetch_page(tmp_path, address, network)
    assert str(told.value) == f"{address}: the server says 404 Not Found"


def test_an_address_is_added_like_a_file_asked_refreshed_and_removed(monkeypatch):
    site = Site()
    with serving(site) as (address, network):
        monkeypatch.setattr(downloading, "NETWORK", network)
        assert run("add", address).out == "Added 1 document.\n"
        asked = run("ask", "--json", "When does the ferry leave?").out
        assert "The ferry leaves at six." in asked
        assert f'"url": "{address}/"' in asked
        assert run("add", address).out == "Added 0 documents; 1 was there already.\n"
        site.hour = "nine"
        assert run("add", address).out == "Added 0 documents, replaced 1.\n"
        assert "at nine." in run("ask", "When does the ferry leave?").out
    assert run("verify").status == 0
    assert run("remove", f"{address}/").status == 0
    assert not list(paths.pages_folder(paths.library_file()).iterdir())


def test_an_address_that_leads_inside_is_refused_and_files_beside_it_are_added(tmp_path):
    (tmp_path / "club.txt").write_text("The club meets every Tuesday at seven.")
    done = run("add", "http://127.0.0.1:1/admin", str(tmp_path / "club.txt"))
    assert (done.status, done.out) == (1, "Added 1 document.\n")
    assert "http://127.0.0.1:1/admin: it leads to a machine that is in no public" in done.err
