"""Which addresses are asked: those of the public web, and no others under any name."""

import pytest

from bot.libraries.web_addresses import (
    AddressRefused,
    follow_redirect,
    is_public,
    is_web_address,
    parse_address,
)


@pytest.mark.parametrize(
    "machine",
    [
        "127.0.0.1", "127.8.9.1", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.1",
        "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
        "192.0.2.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::a00:1",
        "64:ff9b::7f00:1", "2001:db8::1", "nonsense", "",
    ],
)  # fmt: skip
def test_a_machine_of_no_public_network_is_refused(machine):
    assert not is_public(machine)


@pytest.mark.parametrize(
    "machine",
    ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_a_machine_of_the_public_network_is_asked(machine):
    assert is_public(machine)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://a.example", "https://a.example/"),
        ("HTTP://A.example:80/b?c=d#e", "http://a.example/b?c=d"),
        ("https://a.example:8443/ü b".replace(" ", "%20"), "https://a.example:8443/%C3%BC%20b"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[2001:db8::1]:8080/", "http://[2001:db8::1]:8080/"),
    ],
)
def test_an_address_is_asked_as_browsers_ask_it(text, address):
    assert str(parse_address(text)) == address


@pytest.mark.parametrize(
    "text",
    [
        "", "a.example", "file:///etc/passwd", "ftp://a.example/", "javascript:alert(1)", "http://",
        "http:///etc/passwd", "https://user:word@a.example/", "https://a.example/\r\nHost: b",
        "https://a.example:99999/", "https://[::1", f"https://a.example/{'x' * 3000}", "gopher://a/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_the_web_is_refused_in_a_line(text):
    with pytest.raises(AddressRefused, match=r"\w+ \w+"):
        parse_address(text)


def test_a_redirect_leads_on_but_not_from_https_to_http_nor_to_files():
    here = parse_address("https://a.example/b/c")
    assert str(follow_redirect(here, "../d?e")) == "https://a.example/d?e"
    assert str(follow_redirect(here, "//b.example/")) == "https://b.example/"
    for location in ("http://a.example/", "file:///etc/passwd"):
        with pytest.raises(AddressRefused):
            follow_redirect(here, location)


def test_files_are_told_from_addresses():
    assert is_web_address("HTTPS://a.example")
    assert not is_web_address("https.txt")
    assert not is_web_address("notes/http:/a")
