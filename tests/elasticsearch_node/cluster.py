"""Real Elasticsearch nodes on loopback, each a process of its own, made from the jars that the pom beside this file names."""

import atexit
import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
CACHE = ROOT / "build" / "elasticsearch"
_DESCRIPTOR = "META-INF/es-plugins/transport-netty4/plugin-descriptor.properties"
_LOG4J = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
"""


class NoServer(Exception):
    """The jars or a node cannot be had here; the message says why and what to do."""


def jars() -> Path:
    """The folder with the server's jars, brought by Maven when they are not there yet. Raises NoServer."""
    folder = CACHE / "jars"
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / ".complete").exists() and (folder / ".complete").read_text() == (HERE / "pom.xml").read_text():
            return folder
        maven = shutil.which("mvn")
        if maven is None:
            raise NoServer("Maven (mvn) is not installed; it brings the Elasticsearch jars. Install the package `maven`.")
        shutil.rmtree(folder, ignore_errors=True)
        command = [maven, "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoServer(f"Maven could not bring the Elasticsearch jars:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
        (folder / ".complete").write_text((HERE / "pom.xml").read_text())
    return folder


def free_port() -> int:
    """A port of the loopback address that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Node:
    """One server process; `url` is where it answers. Not started until `start`."""

    def __init__(self, home: Path, *, name: str = "node-1", cluster: str = "caicach-test", heap: str = "512m") -> None:
        self.home, self.name, self.cluster, self.heap = home, name, cluster, heap
        self.http, self.transport = free_port(), free_port()
        self.settings: dict[str, str] = {"discovery.type": "single-node"}
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    @property
    def log(self) -> Path:
        return self.home / "node.log"

    def start(self) -> None:
        """Starts the process and returns at once; `wait` says when it answers."""
        _lay_out(self.home, jars())
        settings = {
            "cluster.name": self.cluster,
            "node.name": self.name,
            "http.host": "127.0.0.1",
            "transport.host": "127.0.0.1",
            "http.port": str(self.http),
            "transport.port": str(self.transport),
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            "ingest.geoip.downloader.enabled": "",
        } | self.settings
        pairs = [f"{key}={value}" for key, value in settings.items() if value]
        command = [sys.executable, str(HERE / "server.py"), str(jars()), str(self.home), self.heap, *pairs]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, start_new_session=True)
        atexit.register(self.kill)

    def wait(self, seconds: float = 180, health: str = "yellow") -> None:
        """Returns once the cluster answers with at least this health. Raises NoServer with the end of the node's log."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.alive:
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                asked = f"{self.url}/_cluster/health?wait_for_status={health}&timeout=5s"
                with urllib.request.urlopen(asked, timeout=10) as answer:
                    if answer.status == 200:
                        return
            time.sleep(0.2)
        log = self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""
        self.kill()
        raise NoServer(f"Elasticsearch node {self.name} did not come up. The end of {self.log}:\n{log}")

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """Ends the process at once, as a power cut would; does nothing when it is not running."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Closes the node in order, and kills it when it does not close."""
        self._end(signal.SIGTERM)

    def _end(self, how: int) -> None:
        process = self._process
        if process is None:
            return
        if process.poll() is None:
            os.kill(process.pid, how)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin:
            process.stdin.close()
        atexit.unregister(self.kill)
        self._process = None


class Cluster:
    """Several nodes that form one cluster, all data- and master-eligible."""

    def __init__(self, home: Path, size: int = 3, heap: str = "512m") -> None:
        name = f"caicach-test-{os.getpid()}"
        self.nodes = [Node(home / f"node-{n}", name=f"node-{n}", cluster=name, heap=heap) for n in range(1, size + 1)]
        seeds = ",".join(f"127.0.0.1:{node.transport}" for node in self.nodes)
        for node in self.nodes:
            masters = ",".join(other.name for other in self.nodes)
            node.settings = {"discovery.seed_hosts": seeds, "cluster.initial_master_nodes": masters}

    @property
    def urls(self) -> Sequence[str]:
        return [node.url for node in self.nodes]

    def start(self) -> None:
        """Starts all nodes and returns once the cluster is green."""
        for node in self.nodes:
            node.start()
        for node in self.nodes:
            node.wait(health="green")

    def stop(self) -> None:
        for node in self.nodes:
            node.kill()


def _lay_out(home: Path, jar_folder: Path) -> None:
    module = home / "modules" / "transport-netty4"
    for folder in (home / "config", home / "plugins", home / "data", home / "logs", home / "tmp", module):
        folder.mkdir(parents=True, exist_ok=True)
    (home / "config" / "elasticsearch.yml").write_text("")
    (home / "config" / "log4j2.properties").write_text(_LOG4J)
    for jar in (*jar_folder.glob("netty-*.jar"), *jar_folder.glob("transport-netty4-*.jar")):
        shutil.copy2(jar, module / jar.name)
    with zipfile.ZipFile(next(jar_folder.glob("transport-netty4-*.jar"))) as archive:
        descriptor = archive.read(_DESCRIPTOR).decode()
    lines = [line for line in descriptor.splitlines() if not line.startswith("modulename")]
    (module / "plugin-descriptor.properties").write_text("\n".join(lines) + "\n")
