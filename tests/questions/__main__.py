"""Ask the questions: `python -m tests.questions`; `--raw` asks them of the report itself."""

import argparse
import json
from dataclasses import asdict

from bot.config.sections import MeaningSettings
from bot.embedding.encoders import open_encoders
from tests.questions.asked import RAW, documents, load
from tests.questions.scores import by_kind, outcomes, report


def main() -> None:
    """Print how many questions are answered rightly, by their kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.questions", description=__doc__)
    parser.add_argument("--raw", action="store_true", help="of ../shared/article, if it is there")
    parser.add_argument("--model", action="store_true", help="with the model that you have added")
    parser.add_argument("--json", action="store_true", help="numbers for programs, no table")
    chosen = parser.parse_args()
    if chosen.raw and not RAW.is_dir():
        print("skipped: ../shared/article, the report that ours retells, is not on this machine")
        return
    shares = by_kind(
        outcomes(
            documents(raw=chosen.raw),
            load(raw=chosen.raw),
            open_encoders(MeaningSettings(use=chosen.model)),
        )
    )
    if chosen.json:
        print(json.dumps({kind: asdict(one) for kind, one in shares.items()}, indent=2))
        return
    text = "the report itself" if chosen.raw else "the bundled article"
    print(report(shares, f"Questions about {text}; shares in per cent"))


if __name__ == "__main__":
    main()
