"""What is a node of OpenSearch made of, and is it here?

Some Maven artifacts and what they stand on, 45 MB, fetched once into the user's cache. They are
laid out as the distribution does it, with the transport as a module of its own.
FOOTNOTE_OPENSEARCH may name another release; the Java of JAVA_HOME runs it, or the first found:

    FOOTNOTE_OPENSEARCH=3.9.0 JAVA_HOME=<Java 21 or later> python -m tests.cluster parity
"""

import fcntl
import functools
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

DEFAULT: Final = "2.19.6"
_POM: Final = Path(__file__).parent / "pom.xml"
# both are read before a test moves them: what was fetched stays for the next run
_CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
_JAVAS: Final = (*(f"{home}/bin/java" for home in [os.environ.get("JAVA_HOME")] if home), "java")
_TRANSPORT: Final = ("netty-*.jar", "opensearch-netty4-*.jar", "transport-netty4-*.jar")
_DESCRIPTOR: Final = """\
name=transport-netty4
description=The transport of OpenSearch, over netty
version={version}
opensearch.version={version}
java.version=11
classname=org.opensearch.transport.{plugin}
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


@dataclass(frozen=True, slots=True)
class Release:
    """A release of OpenSearch: which Javas run it, with which options, and what its parts are.

    `plugin` is the class of its transport, and `also` an artifact that it needs beside those that
    all releases do, "" if none.
    """

    version: str
    javas: range
    options: tuple[str, ...]
    plugin: str
    also: str

    @property
    def jars(self) -> Path:
        """The folder with what was fetched."""
        return _CACHE / "footnote-tests" / f"opensearch-{self.version}"


def release(version: str = os.environ.get("FOOTNOTE_OPENSEARCH", DEFAULT)) -> Release:
    """Return a release by its number; that of this run if none is named."""
    if version.startswith("2."):
        # before Java 17 an option of ours is not known; after 23 it is an error
        guarded = ("-Djava.security.manager=allow", "-Dio.netty.noUnsafe=true")
        return Release(version, range(17, 24), guarded, "Netty4Plugin", "")
    options = ("--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED")
    return Release(
        version, range(21, 100), options, "Netty4ModulePlugin", "opensearch-agent-bootstrap"
    )


@functools.cache
def java() -> str:
    """Return the program that runs the release; "" if there is none."""
    return next((one for one in _JAVAS if _java_version(one) in release().javas), "")


@functools.cache
def missing() -> str:
    """Return why no node can be started here; "" if one can. May fetch what nodes are made of."""
    one = release()
    if not java():
        fitting = f"Java {one.javas[0]} to {one.javas[-1]}"
        return f"{fitting} is not installed: no node of OpenSearch {one.version} can be started"
    if shutil.which("mvn") is None:
        return "mvn is not installed: no node of OpenSearch can be started"
    return _fetch(one)


def _java_version(program: str) -> int:
    """Return which Java a program is, 0 if it is none."""
    if shutil.which(program) is None:
        return 0
    told = subprocess.run([program, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', told.stderr)
    return int(found[1]) if found else 0


def lay_out(home: Path) -> None:
    """Make a folder what the distribution would have unpacked there."""
    one = release()
    module = home / "modules" / "transport-netty4"
    for folder in (module, *(home / name for name in ("lib", "bin", "plugins", "extensions"))):
        folder.mkdir(parents=True)
    apart = {jar.name for pattern in _TRANSPORT for jar in one.jars.glob(pattern)}
    for jar in one.jars.glob("*.jar"):
        # copied, for nobody may not look into the cache of root
        shutil.copy(jar, (module if jar.name in apart else home / "lib") / jar.name)
    descriptor = _DESCRIPTOR.format(version=one.version, plugin=one.plugin)
    (module / "plugin-descriptor.properties").write_text(descriptor, encoding="utf-8")
    (module / "plugin-security.policy").write_text(_POLICY, encoding="utf-8")


def _fetch(one: Release) -> str:
    """Have Maven fetch the jars if they are not here yet; return what it could not."""
    one.jars.parent.mkdir(parents=True, exist_ok=True)
    with _alone(one.jars.parent / f"{one.jars.name}.lock"):
        if one.jars.is_dir():
            return ""
        fresh = Path(mkdtemp(dir=one.jars.parent))
        goal = ("dependency:copy-dependencies", "-DincludeScope=runtime")
        told = (f"-Dopensearch={one.version}", *(["-Dalso=" + one.also] if one.also else ()))
        command = ("mvn", "-q", "-B", "-f", str(_POM), *goal, *told, f"-DoutputDirectory={fresh}")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            shutil.rmtree(fresh)
            first = next(iter(done.stdout.strip().splitlines()), "no reason given")
            return f"Maven cannot fetch OpenSearch {one.version}: {first}"
        fresh.rename(one.jars)
        return ""


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Let one process at a time in."""
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
