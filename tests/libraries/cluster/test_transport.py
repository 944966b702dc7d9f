"""How a request travels to a node: TLS is verified, and what is wrong with it is told."""

import ssl

import pytest

from bot.config.sections import SearchSettings
from bot.errors import ClusterRefused
from bot.libraries.cluster.connection import Cluster
from tests.libraries.cluster.certificates import Authority
from tests.libraries.cluster.fake_node import says, serving

pytestmark = pytest.mark.enable_socket  # nodes of our own at 127.0.0.1

_HERE = "IP:127.0.0.1"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


def _cluster(url, ca_file="", **environment):
    return Cluster(SearchSettings("opensearch", (url,), ca_file=str(ca_file)), environment)


def test_a_node_with_a_certificate_that_is_known_is_asked(authority):
    with serving(says({"found": True}), authority.sign(_HERE)) as node:
        secret = {"OPENSEARCH_USER": "me", "OPENSEARCH_PASSWORD": "hush"}
        assert _cluster(node.url, authority.file, **secret).request("GET", "/x") == {"found": True}
        assert node.headers[-1]["authorization"] == "Basic bWU6aHVzaA=="


@pytest.mark.parametrize(
    ("name", "days", "is_known", "told"),
    [
        (_HERE, 30, False, "not trusted .*name the file .* in search.ca_file"),
        ("DNS:other.example", 30, True, "for another name: write the name"),
        ("IP:127.0.0.2", 30, True, "for another name"),
        (_HERE, -1, True, "has expired: renew it"),
    ],
)
def test_a_certificate_that_does_not_hold_is_refused(authority, name, days, is_known, told):
    with serving(says({}), authority.sign(name, days)) as node:
        with pytest.raises(ClusterRefused, match=told):
            _cluster(node.url, authority.file if is_known else "").request("GET", "/x")
        assert node.headers == []


def test_http_where_tls_is_needed_is_told(authority):
    with serving(says({}), authority.sign(_HERE)) as node:
        plain = node.url.replace("https://", "http://")
        with pytest.raises(ClusterRefused, match=r"speaks TLS alone: begin .* with https://"):
            _cluster(plain).request("GET", "/x")


def test_tls_where_there_is_none_is_told():
    told = r"does not speak TLS as we do: begin .* http://"
    with serving(says({})) as node, pytest.raises(ClusterRefused, match=told):
        _cluster(node.url.replace("http://", "https://")).request("GET", "/x")


def test_a_file_without_certificates_is_named(tmp_path):
    with pytest.raises(ClusterRefused, match=r"search.ca_file: .*none.pem cannot be read: No su"):
        _cluster("https://127.0.0.1:1", tmp_path / "none.pem").request("GET", "/x")
    (tmp_path / "empty.pem").write_text("no certificate", encoding="utf-8")
    with pytest.raises(ClusterRefused, match=r"empty.pem has no certificate in the format PEM"):
        _cluster("https://127.0.0.1:1", tmp_path / "empty.pem").request("GET", "/x")


def test_tls_of_an_old_kind_is_no_tls_to_us(authority):
    context = authority.sign(_HERE)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("AES128-SHA")
    with serving(says({}), context) as node, pytest.raises(ClusterRefused, match=r"not speak TLS"):
        _cluster(node.url, authority.file).request("GET", "/x")
