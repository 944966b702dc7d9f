"""No word of a document that was removed is in an outline."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.index.outline_scrubbing import scrub_outline
from bot.index.segments import pack
from tests.conftest import a_document
from tests.index.elsewhere import Growing
from tests.index.test_growing_library import MAKING, SENTENCES

CANARY = "# Zugunruhe\n\nThe Quokka Ulna Xenon (QUX) sings of zugzwang. QUX knows 77123 songs.\n"
SECRETS = ("zugunruh", "quokka", "xenon", "qux", "zugzwang", "77123", "secret")


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6))
@settings(max_examples=20, deadline=None)
def test_nothing_is_left_of_what_only_a_removed_document_said(sentences):
    growing = Growing(MAKING)
    secret = a_document(CANARY, "secret.md")
    others = [a_document(text, f"{place}.md") for place, text in enumerate(sentences)]
    growing.change((), [secret, *others])
    assert secrets_in(growing.live[0].segment.outline) == set(SECRETS)
    growing.change([secret.id], ())
    for live in growing.live:
        assert not secrets_in(scrub_outline(live))
        assert secret.id not in live.segment.numbers


def secrets_in(outline):
    """Return which words of the removed document are in an outline as it is kept."""
    raw = b"".join(map(bytes, pack(outline, b"key"))).lower()
    return {word for word in SECRETS if word.encode() in raw}
