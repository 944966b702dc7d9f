"""The contract of a batch: line for line, in order, these keys and no others."""

import json
import subprocess
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answer import Abstention, Answer
from bot.config.settings import Settings
from bot.console.batch import answer_lines
from bot.errors import BadBatch
from bot.libraries.bundled import bundled_corpus
from bot.libraries.service import open_library
from bot.queries.question import Question
from tests.saying import a_miss, an_answer, the_key
from tests.shells import a_corpus, program, surroundings

KEYS = ["id", "question", "answered", "confidence", "sentences", "nearest"]
SENTENCE = ["number", "text", "document", "title", "start", "end", "line", "paragraph", "score"]


@dataclass
class Asked:
    """What answers with a miss, and remembers what it was asked."""

    questions: list[Question] = field(default_factory=list)

    def __call__(self, question: Question) -> Answer | Abstention:
        """Miss."""
        self.questions.append(question)
        return a_miss(the_key())


def batch(*records: object, ask=None) -> list[dict]:
    lines = [json.dumps(record).encode() + b"\n" for record in records]
    return [json.loads(line) for line in answer_lines(lines, ask or Asked(), source="q.jsonl")]


@pytest.fixture(scope="module")
def service():
    """Return the open library of the bundled article."""
    return open_library(Settings(), [bundled_corpus()])


def test_an_answer_has_exactly_the_keys_of_the_contract():
    (record,) = batch({"id": 1, "question": "x"}, ask=lambda _: an_answer(the_key()))
    assert list(record) == KEYS
    assert [list(one) for one in record["sentences"] + record["nearest"]] == [SENTENCE] * 2
    assert record["answered"] is True


def test_a_miss_quotes_nothing_and_keeps_what_is_near():
    (record,) = batch({"id": 1, "question": "x"})
    assert list(record) == KEYS
    assert (record["answered"], record["sentences"], len(record["nearest"])) == (False, [], 1)


@pytest.mark.parametrize(
    "question", ["Who is the President of Kyrgyzstan?", "Who won in Kazakhstan?"]
)
def test_the_five_nearest_are_there_whether_answered_or_not(service, question):
    (record,) = batch({"id": 1, "question": question}, ask=service.ask)
    assert [one["number"] for one in record["nearest"]] == [1, 2, 3, 4, 5]


def test_every_text_is_the_slice_that_its_offsets_name(service):
    texts = {document.path: document.text for document in service.library.documents}
    (record,) = batch({"id": 1, "question": "Who leads Kazakhstan?"}, ask=service.ask)
    for one in record["sentences"] + record["nearest"]:
        assert one["text"] == texts[one["document"]][one["start"] : one["end"]]
        assert one["paragraph"] >= 1
    assert 0 <= record["confidence"] <= 1


@pytest.mark.parametrize(
    "question", ["", "hello", "🎉", "what is the", "x" * 10_001, "\0", "\ud800"]
)
def test_what_cannot_be_searched_for_keeps_its_record(service, question):
    (record,) = batch({"id": "a", "question": question}, ask=service.ask)
    assert (record["id"], record["question"], record["sentences"]) == ("a", question, [])
    assert list(record) == KEYS


@settings(max_examples=50)
@given(st.lists(st.one_of(st.integers(), st.text())))
def test_ids_come_back_as_they_were_and_in_order(ids):
    assert [one["id"] for one in batch(*({"id": one, "question": "x"} for one in ids))] == ids


def test_history_is_handed_on_and_may_be_left_out():
    asked = Asked()
    batch(
        {"id": 1, "question": "a", "history": ["b", "c"]},
        {"id": 2, "question": "d"},
        {"id": 3, "question": "e", "history": None, "other": 7},
        ask=asked,
    )
    assert asked.questions == [Question("a", ("b", "c")), Question("d"), Question("e")]


def test_blank_lines_and_a_byte_order_mark_are_passed_over():
    lines = [
        b'\xef\xbb\xbf{"id": 1, "question": "x"}\r\n',
        b" \r\n",
        b"\n",
        b'{"id":2,"question":""}',
    ]
    assert len(list(answer_lines(lines, Asked(), source="q"))) == 2


BAD = {
    "no id": (b'{"question": "x"}', "there is no id"),
    "no question": (b'{"id": 1}', "there is no question"),
    "id a number with a point": (b'{"id": 1.5, "question": "x"}', "id: expected "),
    "id a truth": (b'{"id": true, "question": "x"}', "id: expected "),
    "question a number": (b'{"id": 1, "question": 2}', "question: expected str, got int"),
    "history a text": (b'{"id": 1, "question": "", "history": "x"}', "history: expected array"),
    "history of numbers": (b'{"id": 1, "question": "", "history": ["a", 1]}', "history[1]: "),
    "a list": (b'[1, "x"]', "expected object, got array"),
    "no JSON": (b"Who is it?", "not JSON: "),
    "half of it": (b'{"id": 1, "question', "not JSON: "),
    "no characters": (b'{"id": 1, "question": "\xff"}', "not JSON: "),
    "a deep pit": (b"[" * 100_000, "not JSON: "),
}


@pytest.mark.parametrize(("line", "told"), BAD.values(), ids=BAD)
def test_a_bad_line_is_named_with_its_file_and_number(line, told):
    lines = answer_lines([b'{"id": 1, "question": "x"}', b"", line], Asked(), source="q.jsonl")
    next(lines)  # the line before it is answered
    with pytest.raises(BadBatch) as raised:
        next(lines)
    message = str(raised.value)
    assert message.startswith(f"q.jsonl:3: {told}")
    assert message.endswith('expected {"id": …, "question": "…", "history": ["…"]}')
    assert "\n" not in message


def test_each_line_is_answered_before_the_next_is_read(tmp_path):
    arguments = program("ask", "--corpus", a_corpus(tmp_path), "--jsonl", "-")
    with subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings()
    ) as process:
        assert process.stdin
        assert process.stdout
        for number, question in enumerate(["Who feeds the cat?", "And the dog?", "hello"]):
            line = json.dumps({"id": number, "question": question})
            process.stdin.write(line.encode() + b"\n")
            process.stdin.flush()
            record = json.loads(
                process.stdout.readline()
            )  # would wait for ever, were it held back
            assert (record["id"], record["question"]) == (number, question)
        process.stdin.close()
        assert process.wait(timeout=30) == 0
