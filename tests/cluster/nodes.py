"""Real OpenSearch nodes on this machine's loopback for tests, one JVM each.

    with Nodes(count=3) as nodes:
        nodes.kill(2); nodes.restart(2); nodes.hosts

They need a JDK of 21 or newer and Maven; the jars (71 MB) are fetched once into the user's cache
folder. A first node is started then for its classes, which are kept beside the jars as the virtual
machine has read them: each later start costs a quarter of that (2.7 CPU seconds for 12).
``python -m tests.cluster.nodes`` starts three until Enter is pressed; ``--fetch`` fetches the jars
and ends.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pressread-test-cluster"
OLDEST_JDK = 21  # what OpenSearch 3 is compiled for
MEMORY = "384m"
GREEN_WITHIN = 600.0  # seconds; 6 on two free cores
#: A short life is not worth compiling for; measurements of a node at work take none of this.
SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)
#: Names another version of the runner to start, as ``2.19.1.0``.
OTHER = "PRESSREAD_TEST_OPENSEARCH"
LAUNCHER, CLASSES = "RunNode.jar", "classes.jsa"
LOGGING = """status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
"""


class NotHere(Exception):
    """What is missing on this machine to start a node."""


class NoCluster(Exception):
    """Nodes that were started and do not work together; says where their logs are."""


def jdk() -> Path:
    """The ``bin`` folder of a JDK that is new enough. Raises ``NotHere``."""
    installed: list[Path] = sorted(Path("/usr/lib/jvm").glob("*"), reverse=True)
    named = os.environ.get("JAVA_HOME")
    folders = [home / "bin" for home in ([Path(named)] if named else []) + installed]
    on_path = shutil.which("javac")
    folders += [Path(on_path).resolve().parent] if on_path else []
    for folder in folders:
        if (folder / "javac").exists() and _version(folder / "javac") >= OLDEST_JDK:
            return folder
    raise NotHere(f"no JDK of {OLDEST_JDK} or newer in JAVA_HOME, /usr/lib/jvm or PATH")


def _version(javac: Path) -> int:
    told = subprocess.run([javac, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r"javac (\d+)", told.stdout + told.stderr)
    return int(found[1]) if found else 0


def jars() -> Path:
    """The folder of the server's jars, fetched once. Raises ``NotHere``."""
    pom = HERE / "pom.xml"
    pinned: str = re.findall(r"<opensearch>([^<]+)", pom.read_text())[0]
    version = os.environ.get(OTHER) or pinned
    folder = CACHE / version
    if not any(folder.glob("opensearch-*.jar")):
        _fetch(pom, folder, version)
    return folder


def launcher(folder: Path, java: Path) -> Path:
    """The folder of the launcher and of the classes that it needs, made once for each JDK."""
    source = HERE / "RunNode.java"
    kind = sha256(source.read_bytes() + (java.parent / "release").read_bytes()).hexdigest()[:12]
    made = folder / f"launcher-{kind}"
    if not (made / LAUNCHER).exists():
        with tempfile.TemporaryDirectory() as build:
            subprocess.run([java / "javac", "-cp", f"{folder}/*", "-d", build, source], check=True)
            made.mkdir(exist_ok=True)
            part = made / f"{os.getpid()}.{LAUNCHER}"
            with zipfile.ZipFile(part, "w") as jar:
                for one in Path(build).glob("*.class"):
                    jar.write(one, one.name)
        os.replace(part, made / LAUNCHER)
        _keep_classes(made / CLASSES)
    return made


def _keep_classes(place: Path) -> None:
    """Run a node once for its classes; without them every start is slower, and that is all."""
    part = place.with_name(f"{os.getpid()}.{CLASSES}")
    with (
        suppress(NoCluster),
        Nodes(flags=(*SHORT_LIVED, f"-XX:ArchiveClassesAtExit={part}")) as one,
    ):
        one.leave(1)
    if part.exists():
        os.replace(part, place)


def _fetch(pom: Path, folder: Path, version: str) -> None:
    maven = shutil.which("mvn")
    if maven is None:
        raise NotHere("no Maven (mvn) to fetch OpenSearch with")
    with tempfile.TemporaryDirectory() as build:
        target = ["-DoutputDirectory=" + str(folder) + ".part", f"-DbuildDirectory={build}"]
        command = [maven, "-q", "-B", "-f", str(pom), f"-Dopensearch={version}"]
        command += ["dependency:copy-dependencies", *target]
        if subprocess.run(command, check=False).returncode:
            raise NotHere("Maven could not fetch OpenSearch from Maven Central")
    shutil.rmtree(folder, ignore_errors=True)
    os.replace(f"{folder}.part", folder)


def free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody listens at."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def ask(url: str, method: str = "GET", body: object = None, timeout: float = 20) -> Any:
    """One request to a node, past all of pressread. Raises ``OSError``."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return json.load(answer)


class Nodes:
    """A cluster of its own folder; nodes are numbered from 1. Raises ``NotHere``, ``NoCluster``."""

    def __init__(
        self,
        count: int = 1,
        folder: Path | None = None,
        *,
        flags: Sequence[str] = SHORT_LIVED,
        memory: str = MEMORY,
    ) -> None:
        self.count = count
        server, java = jars(), jdk()
        ours = launcher(server, java)
        shared = (f"-XX:SharedArchiveFile={ours / CLASSES}",) if (ours / CLASSES).exists() else ()
        self._command = [
            str(java / "java"), f"-Xms{memory}", f"-Xmx{memory}", *flags, *shared,
            "-XX:+UseSerialGC", "--add-modules", "jdk.incubator.vector",
            "-cp", f"{ours / LAUNCHER}:{server}/*",
        ]  # fmt: skip
        self.folder = folder or Path(tempfile.mkdtemp(prefix="pressread-nodes-"))
        ports = free_ports(2 * count)
        self._http, self._transport = ports[:count], ports[count:]
        self.hosts = [f"http://127.0.0.1:{port}" for port in self._http]
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> Nodes:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def url(self, name: str) -> str:
        """The address of an archive of this name, with all hosts."""
        places = ",".join(f"127.0.0.1:{port}" for port in self._http)
        return f"http://{places}/{name}"

    def kill(self, number: int) -> None:
        """End a node as a power cut does."""
        self._end(number, signal.SIGKILL)

    def leave(self, number: int) -> None:
        """Let a node end by itself, as it does when whoever started it is gone."""
        process = self._running.pop(number)
        assert process.stdin is not None
        process.stdin.close()
        process.wait()

    def restart(self, number: int) -> None:
        """Bring a node back with its data and wait until all are whole."""
        self._end(number, signal.SIGTERM)
        self._launch(number)
        self.wait()

    def restart_all(self) -> None:
        """Bring back all that were killed, until every shard can be read again.

        Second copies are not waited for: the engine may wait minutes for one that it was bringing
        from a node as it was killed.
        """
        for number in range(1, self.count + 1):
            if number not in self._running:
                self._launch(number)
        self.wait("yellow")

    def manager(self) -> int:
        """The number of the node that manages the cluster now."""
        for number in self._running:
            try:
                found = ask(f"{self.hosts[number - 1]}/_cat/cluster_manager?format=json")
            except OSError:
                continue
            return int(found[0]["node"].removeprefix("n"))
        raise NoCluster(f"no node answers; see {self.folder}/n*/log")

    def wait(self, status: str = "green") -> None:
        """Until all running nodes are there and all shards have a place ("yellow": one each)."""
        wanted = len(self._running)
        query = f"wait_for_nodes={wanted}&wait_for_status={status}&timeout=2s"
        end = time.monotonic() + GREEN_WITHIN
        while time.monotonic() < end:
            for number, process in self._running.items():
                if process.poll() is not None:
                    raise NoCluster(f"node {number} ended; see {self.folder}/n{number}/log")
                if self._is_whole(number, query, wanted):
                    return
            time.sleep(0.2)
        raise NoCluster(f"not green after {GREEN_WITHIN:.0f} s; see {self.folder}/n*/log")

    def missed(self, by: int) -> None:
        """Until a node knows that those which were killed are gone, and who took their place."""
        query = f"wait_for_nodes={len(self._running)}&wait_for_events=languid&timeout=2s"
        end = time.monotonic() + GREEN_WITHIN
        while time.monotonic() < end:
            with suppress(OSError):
                found = ask(f"{self.hosts[by - 1]}/_cluster/health?{query}")
                if not found["timed_out"]:
                    return
            time.sleep(0.2)
        raise NoCluster(f"nobody misses the killed node; see {self.folder}/n*/log")

    def stop(self) -> None:
        """End all nodes and remove what they kept."""
        for number in list(self._running):
            self._end(number, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _is_whole(self, number: int, query: str, wanted: int) -> bool:
        try:
            found = ask(f"{self.hosts[number - 1]}/_cluster/health?{query}")
        except OSError:
            return False
        return not found["timed_out"] and found["number_of_nodes"] == wanted

    def _start(self) -> None:
        (self.folder / "log4j2.properties").write_text(LOGGING)
        for number in range(1, self.count + 1):
            self._configure(number)
            self._launch(number)
        self.wait()
        # A test machine's disk may be fuller than the watermarks allow.
        off = {"persistent": {"cluster.routing.allocation.disk.threshold_enabled": False}}
        ask(self.hosts[0] + "/_cluster/settings", "PUT", off)

    def _configure(self, number: int) -> None:
        config = self.folder / f"n{number}" / "config"
        config.mkdir(parents=True)
        settings = {
            "cluster.name": "pressread-test",
            "node.name": f"n{number}",
            "network.host": "127.0.0.1",
            "http.port": self._http[number - 1],
            "transport.port": self._transport[number - 1],
            # A copy that is brought from a node which was killed just then would else be waited
            # for through a quarter of an hour before it is tried again.
            "indices.recovery.internal_action_timeout": "10s",
            "indices.recovery.internal_action_long_timeout": "20s",
            "indices.recovery.recovery_activity_timeout": "20s",
            "transport.type": "netty4",
            "http.type": "netty4",
            "discovery.seed_hosts": [f"127.0.0.1:{port}" for port in self._transport],
            "cluster.initial_cluster_manager_nodes": [f"n{n + 1}" for n in range(self.count)],
            "path.repo": [str(self.folder / "snapshots")],
            "node.store.allow_mmap": False,
        }
        lines = [f"{name}: {json.dumps(value)}\n" for name, value in settings.items()]
        (config / "opensearch.yml").write_text("".join(lines))

    def _launch(self, number: int) -> None:
        home = self.folder / f"n{number}"
        log4j = f"-Dlog4j2.configurationFile={self.folder}/log4j2.properties"
        command = [*self._command, log4j, "RunNode", str(home)]
        with open(home / "log", "ab") as log:
            self._running[number] = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True
            )

    def _end(self, number: int, how: signal.Signals) -> None:
        process = self._running.pop(number, None)
        if process is not None:
            process.send_signal(how)
            process.wait()
            if process.stdin is not None:
                process.stdin.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--fetch", action="store_true", help="fetch the jars and end")
    given = parser.parse_args()
    if given.fetch:
        sys.stdout.write(f"{launcher(jars(), jdk())}\n")
        return
    with Nodes(given.nodes) as nodes:
        sys.stdout.write("\n".join(nodes.hosts) + "\n")
        sys.stdout.flush()
        input("Enter ends them\n")


if __name__ == "__main__":
    main()
