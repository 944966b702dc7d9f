"""How are nodes of OpenSearch started, killed and hung?

    with running(*THREE) as nodes:
        nodes.urls ...
        nodes.kill("one")
        nodes.start("one")
        nodes.wait_for_green()

They listen at free ports of this machine alone, without security, in a folder of their own that
goes when they do.
"""

import json
import signal
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.cluster.artifacts import java, lay_out, release
from tests.cluster.processes import Ground, free_port, signal_group, wait_until

_START: Final = 90.0  # seconds until all nodes have come up, on a machine that has other work
_STOP: Final = 30.0
_ASK: Final = 5.0  # seconds for one question to a node
_TOLD: Final = 2_000  # characters of a log that an error shows
_LOGGING: Final = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""
_JAVA: Final = (
    "-XX:+UseSerialGC",
    "-Djna.nosys=true",
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j.shutdownHookEnabled=false",  # or a node that is told to stop does so after 30 s
    "-Dio.netty.noKeySetOptimization=true",
    "-Dopensearch.distribution.type=tar",
)
_QUICK: Final = "-XX:TieredStopAtLevel=1"  # up in half the time, and slower in the long run
# What an operator is told to set: a node that hangs is left out of the cluster within ten seconds
# (one that has much to do may need more than two to say that it lives), and a search that it left
# behind is forgotten soon, so that it may have its copies again.
ADVISED: Final = {
    **{
        f"cluster.fault_detection.{check}.{name}": value
        for check in ("follower_check", "leader_check")
        for name, value in (("interval", "1s"), ("timeout", "2s"), ("retry_count", "3"))
    },
    "search.default_keep_alive": "10s",
    "search.keep_alive_interval": "5s",
}
_ALL: Final = {
    "http.host": "127.0.0.1",
    "transport.host": "127.0.0.1",
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}
_STAY: Final[list["Nodes"]] = []  # for a process that is forgotten warns of itself


@dataclass(frozen=True)
class Role:
    """A node to be: what it is called, what it does, and its memory in megabytes."""

    name: str
    roles: str
    memory: int


ALONE: Final = (Role("one", "cluster_manager,data", 512),)
THREE: Final = (
    Role("one", "cluster_manager,data", 512),
    Role("two", "cluster_manager,data", 512),
    Role("voter", "cluster_manager", 192),
)


@dataclass
class _Place:
    """Where a node is: its folder, its ports, and its process while it has one."""

    role: Role
    folder: Path
    http: int = field(default_factory=free_port)
    transport: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        """The file with all that the node writes."""
        return self.folder / "log.txt"


class Nodes:
    """Some nodes that make a cluster."""

    def __init__(
        self, ground: Ground, roles: Sequence[Role], settings: Mapping[str, str], compiler: str
    ) -> None:
        """Lay out what they are made of; start none."""
        self._ground, self._settings, self._options = ground, settings, (*_JAVA, compiler)
        lay_out(ground.folder / "home")
        self._places = {role.name: self._prepare(role) for role in roles}

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of the nodes that keep data."""
        every = (one for one in self._places.values() if "data" in one.role.roles)
        return tuple(f"http://127.0.0.1:{one.http}" for one in every)

    def url(self, name: str) -> str:
        """Return the address of a node."""
        return f"http://127.0.0.1:{self._places[name].http}"

    def names(self) -> tuple[str, ...]:
        """Return what the nodes are called."""
        return tuple(self._places)

    def start(self, *names: str) -> None:
        """Start some nodes, or all, and wait until they answer and know each other."""
        for name in names or self._places:
            self._start(self._places[name])
        self._wait(lambda: all(map(self._has_joined, names or self._places)), "nodes start")

    def kill(self, *names: str) -> None:
        """Kill some nodes, or all, as a machine dies that loses its power."""
        for name in names or self._places:
            self._end(self._places[name], signal.SIGKILL)

    def stop(self, *names: str) -> None:
        """Stop some nodes, or all, as it should be done, and wait until they have ended."""
        for name in names or self._places:
            self._end(self._places[name], signal.SIGTERM)

    def hang(self, name: str) -> None:
        """Have a node stand still: it takes connections and answers nothing."""
        self._signal(name, signal.SIGSTOP)

    def wake(self, name: str) -> None:
        """Have a node that hangs go on."""
        self._signal(name, signal.SIGCONT)

    def wait_for_green(self, seconds: float = _START) -> None:
        """Wait until all copies of all indices are there.

        Raises:
            TimeoutError: they are not.
        """
        running = [name for name, one in self._places.items() if one.process]

        def is_green() -> bool:
            # all have to say so: one that was left out does not know it yet
            told = [self.ask("/_cluster/health", name=name) or {} for name in running]
            return all(
                one.get("status") == "green" and one["number_of_nodes"] == len(running)
                for one in told
            )

        self._wait(is_green, "the cluster is green", seconds)

    def ask(self, path: str, body: object = None, method: str = "", name: str = "") -> Any:
        """Return what a node that runs answers, as JSON; None if it does not."""
        raw = None if body is None else json.dumps(body).encode()
        running = (one.role.name for one in self._places.values() if one.process)
        request = urllib.request.Request(  # noqa: S310 - an address of ours
            self.url(name or next(running)) + path,
            raw,
            {"Content-Type": "application/json"},
            method=method or ("POST" if raw else "GET"),
        )
        try:
            with urllib.request.urlopen(request, timeout=_ASK) as answer:  # noqa: S310
                return json.load(answer)
        except OSError:
            return None

    def log(self, name: str) -> str:
        """Return what a node has written."""
        return self._places[name].log.read_text(encoding="utf-8", errors="replace")

    def _prepare(self, role: Role) -> _Place:
        """Make the folder of a node."""
        place = _Place(role, self._ground.folder / role.name)
        config = place.folder / "config"
        folders = (place.folder / name for name in ("data", "logs", "tmp"))
        self._ground.own(place.folder, config, *folders)
        (config / "opensearch.yml").touch()
        (config / "log4j2.properties").write_text(_LOGGING, encoding="utf-8")
        return place

    def _start(self, place: _Place) -> None:
        """Start the process of a node."""
        home, folder, memory = self._ground.folder / "home", place.folder, place.role.memory
        every = self._places.values()
        voters = [one for one in every if "cluster_manager" in one.role.roles]
        settings = {
            "cluster.name": self._ground.folder.name,
            "node.name": place.role.name,
            "node.roles": place.role.roles,
            "path.data": folder / "data",
            "path.logs": folder / "logs",
            "http.port": place.http,
            "transport.port": place.transport,
            "discovery.seed_hosts": ",".join(f"127.0.0.1:{one.transport}" for one in every),
            "cluster.initial_cluster_manager_nodes": ",".join(one.role.name for one in voters),
        }
        places = (
            f"-Djava.io.tmpdir={folder / 'tmp'}",
            f"-Djna.tmpdir={folder / 'tmp'}",
            f"-Dopensearch.path.home={home}",
            f"-Dopensearch.path.conf={folder / 'config'}",
        )
        told = (f"-E{key}={value}" for key, value in (_ALL | self._settings | settings).items())
        limits = (f"-Xms{memory}m", f"-Xmx{memory}m")
        machine = (java(), *limits, *release().options, *self._options, *places)
        program = ("-cp", f"{home}/lib/*", "org.opensearch.bootstrap.OpenSearch")
        command = (*machine, *program, *told)
        place.process = self._ground.run(command, place.log)

    def _has_joined(self, name: str) -> bool:
        """Return whether a node knows who leads; one that has ended is an error of its own."""
        place = self._places[name]
        if place.process is None or place.process.poll() is not None:
            raise RuntimeError(f"node {name} has ended: {self.log(name)[-_TOLD:]}")
        return self.ask("/_cluster/health", name=name) is not None

    def _end(self, place: _Place, number: signal.Signals) -> None:
        """Send a process its last signal, and wait for its end."""
        if place.process is not None:
            signal_group(place.process, number)
            place.process.wait(_STOP)
            place.process = None

    def _signal(self, name: str, number: signal.Signals) -> None:
        """Send a node that runs a signal."""
        process = self._places[name].process
        if process is None:
            raise RuntimeError(f"node {name} does not run")
        signal_group(process, number)

    def _wait(self, holds: Any, what: str, seconds: float = _START) -> None:
        """Wait for something; an error has the end of each log."""
        try:
            wait_until(holds, seconds, what)
        except TimeoutError as error:
            logs = (f"--- {name}\n{self.log(name)[-_TOLD:]}" for name in self._places)
            raise TimeoutError("\n".join((str(error), *logs))) from None


@contextmanager
def running(
    *roles: Role, settings: Mapping[str, str] = ADVISED, is_measured: bool = False
) -> Iterator[Nodes]:
    """Yield nodes that run and know each other; they are gone afterwards.

    Args:
        roles: what each does.
        settings: what an operator would set.
        is_measured: whether they are to be fast in the long run, and not soon up.
    """
    ground = _a_ground()
    nodes = Nodes(ground, roles, settings, "-server" if is_measured else _QUICK)
    try:
        nodes.start()
        yield nodes
    finally:
        nodes.kill()
        ground.leave()


def start_one(keeper: int) -> str:
    """Return the address of a node that runs as long as a process does."""
    nodes = Nodes(_a_ground(keeper), ALONE, ADVISED, _QUICK)
    nodes.start()
    _STAY.append(nodes)
    return nodes.urls[0]


def _a_ground(keeper: int = 0) -> Ground:
    """Return where nodes are."""
    return Ground("footnote-nodes-", "nobody", keeper)
