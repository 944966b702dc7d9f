"""A page is fetched within limits, and from nowhere but the public web."""

import gzip
import time

import pytest

from bot.libraries.downloading import Network, NotFetched, download
from tests.libraries.web_server import says, serving

pytestmark = pytest.mark.enable_socket  # a server on this machine stands for the web

PAGE = "<html><body><p>The ferry leaves at six.</p></body></html>"


def fetched(answer, path="/a"):
    """Return the page that a server answers with."""
    with serving(answer) as (site, network):
        return download(f"{site}{path}", network)


def refused(answer, path="/a", **limits):
    """Return why a page was not fetched."""
    with serving(answer) as (site, network), pytest.raises(NotFetched) as told:
        download(f"{site}{path}", Network(network.resolve, network.is_allowed, **limits))
    return told.value.reason


def test_a_page_comes_with_what_tells_later_whether_it_has_changed():
    page = fetched(says(PAGE, ETag='"7"', Last_Modified="Fri, 03 May 2024 10:00:00 GMT"))
    assert (page.raw, page.format.module, page.etag) == (PAGE.encode(), "webpage", '"7"')
    assert page.modified.endswith("GMT")


@pytest.mark.parametrize(
    ("media_type", "path", "module"),
    [
        ("text/html; charset=utf-8", "/a", "webpage"),
        ("application/pdf", "/a", "pdf"),
        ("text/plain", "/a", "text"),
        ("text/plain", "/rules.md", "markdown"),
        ("application/octet-stream", "/fees.xlsx", "xlsx"),
        ("text/html", "/fees.txt", "webpage"),
    ],
)
def test_the_kind_of_a_page_is_what_the_server_calls_it_or_else_its_name(media_type, path, module):
    assert fetched(says("x", Content_Type=media_type), path).format.module == module


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (says("", status=404), "the server says 404 Not Found"),
        (says("", status=500), "the server says 500 Internal Server Error"),
        (says("x", Content_Type="image/png"), "it is image/png, which is not read"),
        (says("x", Content_Type="video/mp4"), "it is video/mp4, which is not read"),
        (says("x", Content_Encoding="br"), "it is packed as br, which is not read"),
        (says("x", Content_Length="9"), "the connection was cut"),
        (says(b"\x1f\x8bnone", Content_Encoding="gzip"), "the server does not speak HTTP"),
        (says("x", status=302, Location="http://harbour.example:1/"), "refused"),
        (says("x", status=302, Location="file:///etc/passwd"), "only http and https"),
        (says("x", status=302, Location="/a"), "redirected again and again"),
        (says(b"x" * 20_000_001), "larger than the limit of 20,000,000 bytes"),
        (says(gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip"), "larger than the limit"),
        (lambda handler: handler.wfile.write(b"hello\r\n\r\n"), "does not speak HTTP"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_line(answer, reason):
    assert reason in refused(answer)


def test_what_was_packed_is_unpacked():
    answer = says(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetched(answer).raw == PAGE.encode()


def test_a_redirect_is_followed():
    def answer(handler):
        moved = handler.path == "/a"
        (says("", status=301, Location="/b") if moved else says(PAGE))(handler)

    page = fetched(answer)
    assert page.raw == PAGE.encode()
    assert page.url.endswith("/b")


@pytest.mark.parametrize("machines", [("127.0.0.1",), ("10.0.0.1",), ("8.8.8.8", "::1"), ()])
def test_a_host_that_leads_to_no_public_network_is_refused_before_it_is_connected_to(machines):
    network = Network(resolve=lambda *_: machines)
    with pytest.raises(NotFetched, match="in no public network"):
        download("http://harbour.example/", network)


def test_a_redirect_to_a_private_network_is_refused_too():
    def resolve(host, _):
        return ("127.0.0.1",) if host == "harbour.example" else ("10.0.0.1",)

    answer = says("", status=302, Location="http://inside.example/secret")
    with serving(answer) as (site, network), pytest.raises(NotFetched, match="no public network"):
        download(site, Network(resolve, network.is_allowed))


def test_a_host_is_looked_up_once_and_that_address_is_connected_to():
    looked_up = []

    def resolve(host, _):
        looked_up.append(host)
        return ("127.0.0.1",)

    with serving(says(PAGE)) as (site, network):
        download(site, Network(resolve, network.is_allowed))
    assert looked_up == ["harbour.example"]


@pytest.mark.parametrize("begins", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_sends_letter_by_letter_is_cut_off(begins):
    def answer(handler):
        handler.wfile.write(begins)
        for _ in range(100):
            handler.wfile.write(b"a")
            handler.wfile.flush()
            time.sleep(0.02)

    def quietly(handler):
        try:
            answer(handler)
        except OSError:
            handler.close_connection = True

    assert refused(quietly, seconds=0.3) == "it takes too long"


def test_a_host_that_is_not_there_is_one_line():
    def resolve(*_):
        raise OSError(-2, "Name or service not known")

    with pytest.raises(NotFetched, match="name or service not known"):
        download("http://harbour.example/", Network(resolve))
