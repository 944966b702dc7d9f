"""What is said of the files that nobody reads."""

from collections import Counter

from bot.libraries.folders import describe_skipped, find_files


def skipped_in(folder) -> str:
    """Return what is said of the files of a folder."""
    skipped: Counter[str] = Counter()
    assert list(find_files(folder, [], skipped)) == []
    return describe_skipped(skipped)


def test_few_files_are_named_and_many_of_a_kind_counted(tmp_path):
    for name in ("a.mp3", "b.mp3", "c.mp3", "d.mp3", "Makefile"):
        (tmp_path / name).touch()
    assert skipped_in(tmp_path) == "Makefile, a.mp3, b.mp3, c.mp3, 1 more .mp3"


def test_of_a_folder_full_of_such_files_the_kinds_are_told_commonest_first(tmp_path):
    for kind in range(15):
        for number in range(kind + 1):
            (tmp_path / f"{number}.x{kind:02}").touch()
    (tmp_path / "README").touch()
    said = skipped_in(tmp_path)
    assert said.startswith("15 .x14, 14 .x13, 13 .x12, ")
    assert said.endswith("6 .x05 and 16 more")
    numbers = [int(part.split()[0]) for part in said.replace(" and ", ", ").split(", ")]
    assert sum(numbers) == sum(range(16)) + 1
