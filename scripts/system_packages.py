"""Installs the programs of system-packages.txt that are missing, where it can; says plainly what it could not.

Exits 0 when all are there, or when some are missing on a machine that is not CI; exits 1 for a missing one with CI=true.
"""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).parent.parent / "system-packages.txt"


@dataclass(frozen=True)
class Program:
    """A command, the Debian package that brings it, and what it is for."""

    command: str
    package: str
    purpose: str

    def is_there(self) -> bool:
        """Whether it can be used; a file, and a Tesseract language, count as programs of their own."""
        if self.command.startswith("/"):
            return Path(self.command).exists()
        if self.command.startswith("tesseract-"):
            language = self.command.removeprefix("tesseract-")
            if not shutil.which("tesseract"):
                return False
            listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
            return language in listed.stdout.split()
        return shutil.which(self.command) is not None


def programs() -> list[Program]:
    """The programs of the list."""
    lines = [line.split(maxsplit=2) for line in LIST.read_text("utf8").splitlines() if line and not line.startswith("#")]
    return [Program(*line) for line in lines]


def install(packages: list[str]) -> None:
    """Asks apt for packages; does nothing where there is no apt or no right to use it."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
        env=quiet,
        check=False,
        stdout=subprocess.DEVNULL,
    )


def main() -> int:
    """Installs, then reports what is still missing."""
    missing = [program for program in programs() if not program.is_there()]
    if missing:
        install([program.package for program in missing])
    still = [program for program in missing if not program.is_there()]
    for program in still:
        sys.stderr.write(f"missing: {program.command} ({program.purpose}); install the package {program.package}\n")
    return 1 if still and os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
