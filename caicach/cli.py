"""The command line `caicach`: finds its commands in the folder `commands` and turns errors into messages and exit codes."""

import os
import pkgutil
import sys
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from io import TextIOWrapper
from itertools import zip_longest
from pathlib import Path
from typing import Annotated, Any

import typer

from caicach import commands
from caicach.console import Exit, print_error
from caicach.session import DEFAULT_SETTINGS, Session
from corpus.errors import CaicachError
from corpus.language import Language, say, speak


def main() -> None:
    """Runs the command line and exits: 0 done, 1 failed, 2 wrong usage, 3 finished with problems."""
    arguments = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    _choose_language(arguments)
    sys.exit(run(arguments))


def run(arguments: list[str]) -> int:
    """One command line; returns the exit code."""
    try:
        build(_wanted(arguments))(arguments, prog_name="caicach")
    except CaicachError as error:
        return print_error(error, as_json="--json" in arguments)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else Exit.FAILED
    return Exit.DONE


def build(only: str = "") -> typer.Typer:
    """The application with the commands of the folder: a module there holds `command`, or `build_app` for one with sub-commands.

    Args:
        only: the one command to load; all of them when empty, as help needs it.
    """
    app = typer.Typer(
        help=say(
            "Thu thập, trích xuất và tìm kiếm tin và văn bản cải cách hành chính của các tỉnh.",
            "Harvests, extracts and searches administrative-reform news and decisions of Vietnam's provinces.",
        ),
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_shared_options)
    for name, module in _commands().items():
        if only not in ("", name):
            continue
        found = import_module(f"{commands.__name__}.{module}")
        if hasattr(found, "build_app"):
            app.add_typer(found.build_app(), name=name)
        else:
            app.command(name, help=found.help_text())(exits(found.command))
    return app


def _commands() -> dict[str, str]:
    """The name of every command, and the module that holds it."""
    modules = (module.name for module in pkgutil.iter_modules(commands.__path__))
    return {name.rstrip("_").replace("_", "-"): name for name in modules}


def _wanted(arguments: list[str]) -> str:
    """The command that a command line names; empty when it names none."""
    words = iter(arguments)
    for word in words:
        if word in ("--settings", "--lang"):
            next(words, "")
        elif not word.startswith("-"):
            return word if word in _commands() else ""
    return ""


def exits(command: Callable[..., Exit]) -> Callable[..., None]:
    """A command whose result is its exit code, in the form that typer wants."""

    @wraps(command)
    def wrapped(*args: Any, **options: Any) -> None:
        raise typer.Exit(command(*args, **options))

    return wrapped


def _shared_options(
    context: typer.Context,
    settings: Annotated[
        Path, typer.Option(envvar="CAICACH_SETTINGS", help=say("Tệp cấu hình.", "The settings file."))
    ] = DEFAULT_SETTINGS,
    lang: Annotated[str, typer.Option(help=say("Ngôn ngữ: vi hoặc en.", "Language: vi or en."))] = "",
) -> None:
    context.obj = Session(settings)


def _choose_language(arguments: list[str]) -> None:
    """The language must be known before the help texts are made."""
    for here, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        wish = here.removeprefix("--lang=") if here.startswith("--lang=") else following if here == "--lang" else ""
        if wish in ("vi", "en"):
            chosen: Language = "en" if wish == "en" else "vi"
            speak(chosen)
            return
