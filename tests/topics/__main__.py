"""Say which questions change the answer to the next: `python -m tests.topics`."""

from tests.small_libraries import quotes
from tests.topics import load, misunderstood, pairs


def main() -> None:
    """Print each changed answer and each misunderstood follow-up, then the shares."""
    every = load()
    asked = [pair for topics in every for pair in pairs(topics)]
    changed = [pair for pair in asked if pair.is_changed]
    for pair in changed:
        said = " / ".join(quotes(pair.behind)) or "refused"
        print(f"changed: {pair.question} (behind: {pair.before}) {said}")
    missed = [one for topics in every for one in misunderstood(topics)]
    for before, question in missed:
        print(f"misunderstood: {question} (behind: {before})")
    follow_ups = sum(len(topics.follow_ups) for topics in every)
    print(f"changed: {len(changed)} of {len(asked)}, {len(changed) / len(asked):.1%}")
    print(f"follow-ups understood: {follow_ups - len(missed)} of {follow_ups}")


if __name__ == "__main__":
    main()
