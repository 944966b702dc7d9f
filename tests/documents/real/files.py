"""Which real files are read, and where do they come from?"""

import gzip
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PYTHON: Final = "usr/share/doc/python3.11/html/_sources"
_GIT: Final = "usr/share/doc/git-doc"


@dataclass(frozen=True, slots=True)
class RealFile:
    """A file as it is called here, its package and its path there.

    Where `made_by` is "pandoc" or "soffice", that program makes it of the packaged file, which is
    called `source` before; "soffice" goes by the way of pandoc where it cannot read the source.
    """

    name: str
    package: str
    path: str
    made_by: str = ""
    source: str = ""


FILES: Final = (
    RealFile("policy.epub", "debian-policy", "usr/share/doc/debian-policy/policy.epub"),
    RealFile(
        "developers.epub",
        "developers-reference",
        "usr/share/developers-reference/developers-reference.epub",
    ),
    RealFile("apt-guide.html", "apt-doc", "usr/share/doc/apt-doc/guide.html/ch2.html"),
    RealFile("apt-offline.html", "apt-doc", "usr/share/doc/apt-doc/offline.html/ch2.html"),
    RealFile("bash.html", "bash-doc", "usr/share/doc/bash/bashref.html"),
    RealFile("git-stash.html", "git-doc", f"{_GIT}/git-stash.html"),
    RealFile("git-faq.adoc", "git-doc", f"{_GIT}/gitfaq.txt"),
    RealFile("git-everyday.adoc", "git-doc", f"{_GIT}/giteveryday.txt"),
    RealFile("python-general.rst", "python3.11-doc", f"{_PYTHON}/faq/general.rst.txt"),
    RealFile("sorting.rst", "python3.11-doc", f"{_PYTHON}/howto/sorting.rst.txt"),
    RealFile("virtual.rst", "python3.11-doc", f"{_PYTHON}/tutorial/venv.rst.txt"),
    RealFile(
        "style.ipynb",
        "python-pandas-doc",
        "usr/share/doc/python-pandas-doc/html/user_guide/style.ipynb.gz",
    ),
    RealFile("mu-news.org", "maildir-utils", "usr/share/doc/maildir-utils/NEWS.org"),
    RealFile("magit.org", "elpa-magit", "usr/share/doc/elpa-magit/RelNotes/3.1.0.org"),
    RealFile(
        "datasets.xlsx", "r-cran-readxl", "usr/lib/R/site-library/readxl/extdata/datasets.xlsx"
    ),
    RealFile("clippy.xlsx", "r-cran-readxl", "usr/lib/R/site-library/readxl/extdata/clippy.xlsx"),
    RealFile(
        "deaths.ods",
        "r-cran-readxl",
        "usr/lib/R/site-library/readxl/extdata/deaths.xlsx",
        "soffice",
        "deaths.xlsx",
    ),
    RealFile("debian.csv", "distro-info-data", "usr/share/distro-info/debian.csv"),
    RealFile("ubuntu.csv", "distro-info-data", "usr/share/distro-info/ubuntu.csv"),
    RealFile(
        "sample.eml", "spamassassin", "usr/share/doc/spamassassin/examples/sample-nonspam.txt"
    ),
    RealFile(
        "appetite.docx",
        "python3.11-doc",
        f"{_PYTHON}/tutorial/appetite.rst.txt",
        "pandoc",
        "appetite.rst",
    ),
    RealFile(
        "windows.docx",
        "python3.11-doc",
        f"{_PYTHON}/faq/windows.rst.txt",
        "soffice",
        "windows.rst",
    ),
    RealFile("gui.odt", "python3.11-doc", f"{_PYTHON}/faq/gui.rst.txt", "pandoc", "gui.rst"),
    RealFile(
        "library.odt", "python3.11-doc", f"{_PYTHON}/faq/library.rst.txt", "soffice", "library.rst"
    ),
    RealFile(
        "installed.rtf",
        "python3.11-doc",
        f"{_PYTHON}/faq/installed.rst.txt",
        "pandoc",
        "installed.rst",
    ),
    RealFile(
        "numbers.rtf",
        "python3.11-doc",
        f"{_PYTHON}/tutorial/floatingpoint.rst.txt",
        "soffice",
        "floatingpoint.rst",
    ),
    RealFile(
        "magit-slides.pptx",
        "elpa-magit",
        "usr/share/doc/elpa-magit/RelNotes/3.2.0.org",
        "pandoc",
        "magit-slides.org",
    ),
)


def fetch(folder: Path) -> None:
    """Put the files that are missing into a folder.

    Raises:
        SystemExit: a package or a program is not there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    work = folder / ".packages"
    for one in FILES:
        if not (folder / one.name).exists():
            packaged = _unpack(one, work)
            if one.made_by:
                _make(one, packaged, folder, work)
            else:
                (folder / one.name).write_bytes(packaged)


def _unpack(one: RealFile, work: Path) -> bytes:
    """Return what a packaged file holds; its package is fetched if it is not there."""
    unpacked = work / one.package
    if not unpacked.exists():
        work.mkdir(parents=True, exist_ok=True)
        _run(["apt-get", "download", "-q", one.package], work)
        (package,) = work.glob(f"{one.package}_*.deb")
        _run(["dpkg", "-x", str(package), str(unpacked)], work)
    raw = (unpacked / one.path).read_bytes()
    return gzip.decompress(raw) if one.path.endswith(".gz") else raw


def _make(one: RealFile, packaged: bytes, folder: Path, work: Path) -> None:
    """Make a file of a packaged one."""
    source = work / one.source
    source.write_bytes(packaged)
    if one.made_by == "pandoc":
        _run(["pandoc", "-s", str(source), "-o", str(folder / one.name)], work)
        return
    if source.suffix == ".rst":
        between = source.with_suffix(".docx" if one.name.endswith(".odt") else ".odt")
        _run(["pandoc", "-s", str(source), "-o", str(between)], work)
        source = between
    suffix = Path(one.name).suffix[1:]
    _run(
        ["soffice", "--headless", "--convert-to", suffix, "--outdir", str(work), str(source)], work
    )
    shutil.move(source.with_suffix(f".{suffix}"), folder / one.name)


def _run(command: list[str], folder: Path) -> None:
    """Run a program.

    Raises:
        SystemExit: it is not there, or fails.
    """
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise SystemExit(f"{command[0]}: {error}") from error
