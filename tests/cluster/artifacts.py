"""What is a node of OpenSearch made of, and is it here?

Four Maven artifacts and what they stand on, 45 MB, fetched once into the user's cache. They are
laid out as the distribution does it, with the transport as a module of its own.
"""

import fcntl
import functools
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

VERSION: Final = "2.19.6"
_POM: Final = Path(__file__).parent / "pom.xml"
# read before a test moves it: what was fetched stays for the next run
_CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
_JARS: Final = _CACHE / "footnote-tests" / f"opensearch-{VERSION}"
_JAVAS: Final = range(17, 24)  # before, an option of ours is not known; after, it is an error
_TRANSPORT: Final = ("netty-*.jar", "transport-netty4-*.jar")
_DESCRIPTOR: Final = f"""\
name=transport-netty4
description=The transport of OpenSearch, over netty
version={VERSION}
opensearch.version={VERSION}
java.version=11
classname=org.opensearch.transport.Netty4Plugin
"""
_POLICY: Final = """\
grant codeBase "${codebase.netty-common}" {
  permission java.io.FilePermission "/proc/sys/net/core/somaxconn", "read";
  permission java.net.SocketPermission "*", "accept,connect";
  permission java.lang.RuntimePermission "getClassLoader";
  permission java.lang.RuntimePermission "setContextClassLoader";
};
grant codeBase "${codebase.netty-transport}" {
  permission java.net.SocketPermission "*", "accept,connect";
};
"""


@functools.cache
def missing() -> str:
    """Return why no node can be started here; "" if one can. May fetch what nodes are made of."""
    for program in ("java", "mvn"):
        if shutil.which(program) is None:
            return f"{program} is not installed: no node of OpenSearch can be started"
    told = subprocess.run(["java", "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', told.stderr)
    if found is None or int(found[1]) not in _JAVAS:
        has = found[1] if found else "unknown"
        return f"Java {_JAVAS[0]} to {_JAVAS[-1]} is needed for a node of OpenSearch, not {has}"
    return _fetch()


def lay_out(home: Path) -> None:
    """Make a folder what the distribution would have unpacked there."""
    module = home / "modules" / "transport-netty4"
    for folder in (module, *(home / name for name in ("lib", "bin", "plugins", "extensions"))):
        folder.mkdir(parents=True)
    apart = {jar.name for pattern in _TRANSPORT for jar in _JARS.glob(pattern)}
    for jar in _JARS.glob("*.jar"):
        # copied, for nobody may not look into the cache of root
        shutil.copy(jar, (module if jar.name in apart else home / "lib") / jar.name)
    (module / "plugin-descriptor.properties").write_text(_DESCRIPTOR, encoding="utf-8")
    (module / "plugin-security.policy").write_text(_POLICY, encoding="utf-8")


def _fetch() -> str:
    """Have Maven fetch the jars if they are not here yet; return what it could not."""
    _JARS.parent.mkdir(parents=True, exist_ok=True)
    with _alone(_JARS.parent / f"{_JARS.name}.lock"):
        if _JARS.is_dir():
            return ""
        fresh = Path(mkdtemp(dir=_JARS.parent))
        goal = ("dependency:copy-dependencies", "-DincludeScope=runtime")
        command = ("mvn", "-q", "-B", "-f", str(_POM), *goal, f"-DoutputDirectory={fresh}")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(fresh)
            first = next(iter(done.stdout.strip().splitlines()), "no reason given")
            return f"Maven cannot fetch OpenSearch {VERSION}: {first}"
        fresh.rename(_JARS)
        return ""


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let one process at a time in."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
