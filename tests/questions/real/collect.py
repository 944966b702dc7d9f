"""Where do the real documents come from?

`python -m tests.questions.real.collect FOLDER` writes them into FOLDER. Each is taken from the
installed package or, where that is missing, from the package that `apt-get download` brings. A
document that cannot be had is told in one line, and the others go on.
"""

import gzip
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DEBIAN_DOCUMENTS = "usr/share/doc/debian"
LICENCES = "usr/share/common-licenses"
LARGEST = 200_000
"""Characters that are kept of a document; a longer one ends with its last whole paragraph."""


@dataclass(frozen=True, slots=True)
class Source:
    """One document: its name in the set, the package, the path in it and the SPDX licence."""

    name: str
    package: str
    path: str
    licence: str

    @property
    def is_manual_page(self) -> bool:
        """A manual page is typeset before it is read."""
        return "/man/" in self.path


SOURCES = (
    Source("GPL-3.txt", "base-files", f"{LICENCES}/GPL-3", "GPL-3.0-only"),
    Source("Apache-2.0.txt", "base-files", f"{LICENCES}/Apache-2.0", "Apache-2.0"),
    Source("MPL-2.0.txt", "base-files", f"{LICENCES}/MPL-2.0", "MPL-2.0"),
    Source("Artistic.txt", "base-files", f"{LICENCES}/Artistic", "Artistic-1.0-Perl"),
    Source(
        "debian-faq.txt",
        "debian-faq",
        f"{DEBIAN_DOCUMENTS}/FAQ/debian-faq.en.txt.gz",
        "GPL-2.0-or-later",
    ),
    Source(
        "constitution.txt",
        "doc-debian",
        f"{DEBIAN_DOCUMENTS}/constitution.txt.gz",
        "OPUBL-1.0",
    ),
    Source(
        "social-contract.txt",
        "doc-debian",
        f"{DEBIAN_DOCUMENTS}/social-contract.txt.gz",
        "OPUBL-1.0",
    ),
    Source(
        "bug-reporting.txt",
        "doc-debian",
        f"{DEBIAN_DOCUMENTS}/bug-reporting.txt.gz",
        "GPL-2.0-or-later",
    ),
    Source(
        "mailing-lists.txt",
        "doc-debian",
        f"{DEBIAN_DOCUMENTS}/mailing-lists.txt.gz",
        "OPUBL-1.0",
    ),
    Source(
        "users-and-groups.txt",
        "base-passwd",
        "usr/share/doc/base-passwd/users-and-groups.txt.gz",
        "GPL-2.0-only",
    ),
    Source(
        "bash-examples.txt",
        "bash-doc",
        "usr/share/doc/bash/examples/INDEX.txt",
        "GPL-3.0-or-later",
    ),
    Source(
        "shellmath.md",
        "bash-doc",
        "usr/share/doc/bash/examples/shellmath/README.md",
        "GPL-3.0-or-later",
    ),
    Source("git-readme.md", "git", "usr/share/doc/git/README.md", "GPL-2.0-only"),
    Source("git-1.5.0.txt", "git", "usr/share/doc/git/RelNotes/1.5.0.txt", "GPL-2.0-only"),
    Source("git-debian.txt", "git", "usr/share/doc/git/README.Debian", "GPL-2.0-only"),
    Source(
        "copyright-format.txt",
        "debian-policy",
        "usr/share/doc/debian-policy/copyright-format-1.0.txt.gz",
        "FSFAP",
    ),
    Source(
        "filesystem.txt",
        "debian-policy",
        "usr/share/doc/debian-policy/fhs/fhs-3.0.txt.gz",
        "LicenseRef-FHS",
    ),
    Source(
        "menu-policy.txt",
        "debian-policy",
        "usr/share/doc/debian-policy/menu-policy.txt.gz",
        "GPL-2.0-or-later",
    ),
    Source(
        "reference-readme.md",
        "debian-reference-common",
        "usr/share/doc/debian-reference-common/README.md.gz",
        "GPL-2.0-or-later",
    ),
    Source("services.txt", "netbase", "etc/services", "GPL-2.0-only"),
    Source(
        "countries.txt", "tzdata", "usr/share/zoneinfo/iso3166.tab", "LicenseRef-public-domain"
    ),
    Source("less.txt", "less", "usr/share/man/man1/less.1.gz", "GPL-3.0-or-later"),
    Source("rsync.txt", "rsync", "usr/share/man/man1/rsync.1.gz", "GPL-3.0-or-later"),
    Source("chmod-de.txt", "manpages-de", "usr/share/man/de/man1/chmod.1.gz", "GPL-3.0-or-later"),
    Source("df-de.txt", "manpages-de", "usr/share/man/de/man1/df.1.gz", "GPL-3.0-or-later"),
    Source("ls-ru.txt", "manpages-ru", "usr/share/man/ru/man1/ls.1.gz", "GPL-3.0-or-later"),
    Source("zstd-readme.md", "zstd", "usr/share/doc/zstd/README.md.gz", "BSD-3-Clause"),
    Source("zstd-changes.txt", "zstd", "usr/share/doc/zstd/changelog.gz", "BSD-3-Clause"),
    Source("procps-faq.txt", "procps", "usr/share/doc/procps/FAQ.gz", "GPL-2.0-or-later"),
    Source("man-db-faq.txt", "man-db", "usr/share/doc/man-db/FAQ", "GPL-2.0-or-later"),
    Source(
        "postgresql-readme.md",
        "postgresql-common",
        "usr/share/doc/postgresql-common/README.md.gz",
        "GPL-2.0-or-later",
    ),
    Source("adduser-todo.txt", "adduser", "usr/share/doc/adduser/TODO", "GPL-2.0-or-later"),
    Source(
        "adduser-news.txt", "adduser", "usr/share/doc/adduser/NEWS.Debian.gz", "GPL-2.0-or-later"
    ),
    Source("zlib-faq.txt", "zlib1g-dev", "usr/share/doc/zlib1g-dev/FAQ.gz", "Zlib"),
    Source(
        "system-ids.md", "systemd", "usr/share/doc/systemd/UIDS-GIDS.md.gz", "LGPL-2.1-or-later"
    ),
    Source("big-requests.txt", "x11proto-dev", "usr/share/doc/bigreqsproto/bigreq.txt.gz", "X11"),
    Source("releases.txt", "distro-info-data", "usr/share/distro-info/debian.csv", "ISC"),
    Source("head-fr.txt", "manpages-fr", "usr/share/man/fr/man1/head.1.gz", "GPL-3.0-or-later"),
    Source("sort-es.txt", "manpages-es", "usr/share/man/es/man1/sort.1.gz", "GPL-3.0-or-later"),
    Source("wc-pl.txt", "manpages-pl", "usr/share/man/pl/man1/wc.1.gz", "GPL-3.0-or-later"),
    Source("du-cs.txt", "manpages-cs", "usr/share/man/cs/man1/du.1.gz", "GPL-3.0-or-later"),
)


def main(folder: Path) -> None:
    """Writes every document that can be had into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for source in SOURCES:
            try:
                text = collect(source, Path(temporary))
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{source.name}: not available from {source.package}: {error}")
                continue
            (folder / source.name).write_text(cut(text), encoding="utf-8")


def collect(source: Source, temporary: Path) -> str:
    """The document's text, from the installed package or from a downloaded one."""
    path = Path("/") / source.path
    if not path.exists():
        path = unpack(source.package, temporary) / source.path
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    return typeset(content) if source.is_manual_page else content.decode("utf-8")


def unpack(package: str, temporary: Path) -> Path:
    """The folder with a package's files, downloaded once."""
    folder = temporary / package
    if not folder.exists():
        download = temporary / f"{package}.download"
        download.mkdir(exist_ok=True)
        command = ["apt-get", "download", "-qq", package]
        subprocess.run(command, cwd=download, check=True, capture_output=True)
        archive = next(download.glob("*.deb"))
        subprocess.run(["dpkg-deb", "-x", str(archive), str(folder)], check=True)
    return folder


def typeset(page: bytes) -> str:
    """A manual page as a terminal of 80 columns shows it, without bold and underline."""
    command = ["groff", "-Kutf8", "-Tutf8", "-t", "-man", "-P-c", "-P-b", "-P-u", "-rLL=80n"]
    return subprocess.run(command, input=page, check=True, capture_output=True).stdout.decode()


def cut(text: str) -> str:
    """The text up to the last paragraph that ends within `LARGEST` characters."""
    if len(text) <= LARGEST:
        return text
    end = text.rfind("\n\n", 0, LARGEST)
    return text[: end + 1 if end > 0 else LARGEST]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
