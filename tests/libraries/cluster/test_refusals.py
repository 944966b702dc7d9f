"""What a node means that answers, but not as it is asked: one line, with what to do."""

import json

import pytest

from bot.errors import ClusterRefused
from bot.libraries.cluster.exchange import Answer
from bot.libraries.cluster.refusals import (
    check_welcome,
    explain,
    other_version,
    passing,
    read_refusal,
)
from tests.libraries.cluster.fake_node import WELCOME

_URL = "https://node:9200"


def _answer(status, kind="", reason="", **more):
    return Answer(status, json.dumps({"error": {"type": kind, "reason": reason, **more}}))


def _line(answer, who="user 'footnote'"):
    return str(explain(_URL, who, read_refusal(answer)))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (_answer(401), "does not let user 'footnote' in: check OPENSEARCH_USER"),
        (Answer(401, "Unauthorized"), "check OPENSEARCH_USER and OPENSEARCH_PASSWORD, or OPEN"),
        (_answer(403, "security_exception", "no permissions"), "user 'footnote' may not do this"),
        (
            _answer(429, "cluster_block_exception", "[TOO_MANY_REQUESTS/12/disk usage exceeded]"),
            "the disk of a node is almost full, .* make room there",
        ),
        (
            _answer(403, "cluster_block_exception", "[FORBIDDEN/8/index write (api)]"),
            "an index can only be read: put back what blocks it .*index.blocks.write",
        ),
        (
            _answer(400, "mapper_parsing_exception", "bad\n  field"),
            "mapper_parsing_exc.*bad field",
        ),
        (Answer(413, "<html>\nToo large</html>"), "HTTP 413: <html> Too large</html>"),
        (Answer(400, ""), "HTTP 400: it gives no reason"),
        (Answer(400, '{"error": "no handler"}'), "HTTP 400: no handler"),
        (
            _answer(400, "search_phase", "failed", root_cause=[{"type": "a", "reason": "b"}]),
            r"search_phase: failed \(a: b\)",
        ),
    ],
)
def test_a_refusal_is_one_line_that_says_what_to_do(answer, told):
    line = _line(answer)
    assert line.startswith(_URL)
    assert "\n" not in line
    with pytest.raises(ClusterRefused, match=told):
        raise explain(_URL, "user 'footnote'", read_refusal(answer))


def test_whoever_gives_no_name_is_told_how_to_give_one():
    assert "lets nobody in without a name: set OPENSEARCH_USER" in _line(_answer(401), "")


def test_a_long_reason_is_cut():
    assert len(_line(_answer(400, "kind", "long " * 1000))) < 400


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (_answer(503, "cluster_block_exception", "no leader"), "cannot do it just now"),
        (_answer(503, "search_phase", "all shards failed"), "no copy of a part of an index"),
        (_answer(429, "rejected_execution_exception", "queue"), "too much to do"),
        (_answer(500, "node_disconnected_exception", "gone"), "cannot do it just now"),
        (Answer(502, "Bad gateway"), "HTTP 502"),
    ],
)
def test_what_passes_is_worth_another_try(answer, told):
    assert told in passing(answer)


@pytest.mark.parametrize(
    "answer",
    [
        _answer(429, "cluster_block_exception", "disk usage exceeded flood-stage watermark"),
        _answer(500, "null_pointer_exception", "oh"),
        _answer(400, "parsing_exception", "no"),
        _answer(403, "security_exception", "no"),
    ],
)
def test_what_would_be_refused_again_is_not_tried_again(answer):
    assert passing(answer) == ""


def _welcome(**version):
    return json.dumps(WELCOME | {"version": WELCOME["version"] | version})


@pytest.mark.parametrize("number", ["2.11.0", "2.19.6", "3.0.0", "3.9.0-SNAPSHOT", "10.0.0"])
def test_opensearch_from_2_11_on_is_welcome(number):
    assert check_welcome(_URL, _welcome(number=number)) == "one"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (_welcome(number="1.3.20"), "OpenSearch 1.3.20 is too old: 2.11 or later"),
        (_welcome(number="2.10.1"), "OpenSearch 2.10.1 is too old"),
        ('{"version": {"number": "8.1.0"}, "tagline": "x"}', "is Elasticsearch 8.1.0: OpenSearch"),
        ("<html>It works!</html>", "no OpenSearch: check search.urls"),
        ("[]", "no OpenSearch"),
        ('{"version": "1"}', "no OpenSearch"),
        ("", "no OpenSearch"),
    ],
)
def test_what_is_no_such_node_is_told_so(text, told):
    with pytest.raises(ClusterRefused, match=told):
        check_welcome(_URL, text)


def test_a_node_that_has_not_joined_belongs_to_no_cluster_yet():
    assert check_welcome(_URL, json.dumps(WELCOME | {"cluster_uuid": "_na_"})) == ""


def test_an_index_of_another_version_or_program_is_told_apart():
    assert "format 3, and this version of Footnote has 2" in str(other_version(_URL, "i", 3, 2))
    assert "is not one of Footnote's" in str(other_version(_URL, "i", None, 2))
