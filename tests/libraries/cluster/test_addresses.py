"""Where the nodes are, and who we are there: and that nobody is shown a password."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ClusterRefused
from bot.libraries.cluster.addresses import read_addresses, shown

_SECRET = st.text("abcXYZ019:/?#[]%$ é語", min_size=1).map(lambda text: f"hush{text}hush")


def _header(address) -> str:
    kind, _, rest = address.authorization.partition(" ")
    return f"{kind} {base64.b64decode(rest).decode()}"


@pytest.mark.parametrize(
    ("url", "host", "port", "is_tls", "path"),
    [
        ("http://node:9201", "node", 9201, False, ""),
        ("https://node", "node", 9200, True, ""),
        ("https://proxy.example/search/", "proxy.example", 9200, True, "/search"),
        ("http://[::1]:9200", "::1", 9200, False, ""),
        (" HTTPS://Node:1 ", "node", 1, True, ""),
    ],
)
def test_an_address_leads_to_a_node(url, host, port, is_tls, path):
    (one,) = read_addresses((url,), {})
    assert (one.host, one.port, one.is_tls, one.path) == (host, port, is_tls, path)
    assert (one.authorization, one.who) == ("", "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "node",
        "node:9200",
        "ftp://node:9200",
        "https//node:9200",
        "http://",
        "http://:9200",
        "http://node:port",
        "http://node:70000",
        "http://node:9200/?pretty",
        "http://[::1:9200",
    ],
)
def test_what_leads_nowhere_is_told_with_how_to_write_it(url):
    with pytest.raises(ClusterRefused, match=r"search\.urls.*is no address.*https://name:9200"):
        read_addresses((url,), {})


def test_without_an_address_somebody_is_told_which_setting_lacks():
    with pytest.raises(ClusterRefused, match=r"name the nodes of the cluster in search\.urls"):
        read_addresses((), {})


def test_who_we_are_is_said_by_the_environment():
    user = {"OPENSEARCH_USER": "footnote", "OPENSEARCH_PASSWORD": "ключ:1"}
    (one,) = read_addresses(("http://node",), user)
    assert (_header(one), one.who) == ("Basic footnote:ключ:1", "user 'footnote'")
    (one,) = read_addresses(("http://node",), user | {"OPENSEARCH_API_KEY": "a2V5\n"})
    assert (one.authorization, one.who) == ("ApiKey a2V5", "the API key in OPENSEARCH_API_KEY")


def test_an_address_that_says_who_we_are_goes_before_the_environment():
    (one,) = read_addresses(("http://me:p%40ss@node:9200",), {"OPENSEARCH_API_KEY": "a2V5"})
    assert (_header(one), one.url) == ("Basic me:p@ss", "http://node:9200")


def test_a_key_that_no_header_can_have_is_refused_without_being_shown():
    with pytest.raises(ClusterRefused, match="OPENSEARCH_API_KEY") as raised:
        read_addresses(("http://node",), {"OPENSEARCH_API_KEY": "clé\nhush"})
    assert "hush" not in str(raised.value)


@given(
    _SECRET,
    st.sampled_from(["http://", "https://", "", "htp:/", "//"]),
    st.text("n.:9", max_size=4),
)
def test_no_password_is_ever_shown(secret, scheme, host):
    url = f"{scheme}me:{secret}@{host}"
    told = shown(url)
    try:
        (one,) = read_addresses((url,), {})
        told += one.url + one.who + one.host
    except ClusterRefused as error:
        told += str(error)
    assert "hush" not in told
