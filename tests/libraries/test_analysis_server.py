"""What another process is given and gives back are the documents themselves, in any script."""

import io
from dataclasses import replace
from pathlib import Path

from bot.documents.document import Place
from bot.documents.passages import Grouping
from bot.libraries import analysis_server
from bot.libraries.analysis_cache import Portion
from bot.libraries.analysis_server import analyze_portion, serve, to_line, to_portion
from tests.conftest import a_document

TEXTS = (
    "# Mill\n\nThe mill turns.\n\n- a list\n- of two\n",
    "תחנת הקמח פתוחה. Ο μύλος γυρίζει.",
    "Değirmen döner. Mlýn se točí. โรงสีหมุน 磨坊在转。",
    "A line ends\u2028in the middle of it.",
    "```\ncode()\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
)


def a_portion(file: Path, *texts: str) -> Portion:
    documents = [a_document(text, f"{n}.md") for n, text in enumerate(texts)]
    return Portion(file, tuple(documents), Grouping(words=30))


def test_documents_of_any_script_arrive_as_they_were_sent(tmp_path):
    sent = a_portion(tmp_path / "\udcff.analyses", *TEXTS)
    first = replace(
        sent.documents[0],
        text=sent.documents[0].text.replace("M", "\ud83d"),
        url="https://example.org/",
        places=(Place(3, "page 2"),),
    )
    sent = replace(sent, documents=(first, *sent.documents[1:]))
    assert to_portion(to_line(sent)) == sent
    assert to_line(sent).count(b"\n") == 1


def test_each_portion_is_told_of_and_lies_in_its_file(tmp_path):
    portions = [a_portion(tmp_path / name, *TEXTS) for name in ("a", "b", "nowhere/c")]
    replies = io.BytesIO()
    serve(io.BytesIO(b"".join(map(to_line, portions))), replies)
    assert replies.getvalue() == b"true\ntrue\nfalse\n"
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_document_that_is_too_much_for_the_index_keeps_no_other_from_it(tmp_path, monkeypatch):
    analyze = analysis_server.analyze_document

    def failing(document, grouping):
        if "bad" in document.text:
            raise IndexError
        return analyze(document, grouping)

    monkeypatch.setattr(analysis_server, "analyze_document", failing)
    assert analyze_portion(a_portion(tmp_path / "a", "A bad dog.", "A cat."))
    assert not analyze_portion(a_portion(tmp_path / "b", "A bad dog."))
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
