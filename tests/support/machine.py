"""A machine on which nothing is installed, and nothing is downloaded."""

from __future__ import annotations

from pathlib import Path

from catalogue import environment


def packages(folder: Path, **versions: str) -> Path:
    """A site-packages folder that holds these packages."""
    for name, version in versions.items():
        (folder / f"{name}-{version}.dist-info").mkdir(parents=True)
    return folder


class Machine:
    """A copy of the project in a folder of its own, where `run` pretends to be venv and pip."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[list[str]] = []
        self.handed_over: list[tuple[list[str], dict[str, str]]] = []
        self.pip_fails_with = ""

    def write_pins(self, **versions: str) -> None:
        names = "\n".join(versions)
        pinned = "\n".join(f"{name}=={version}" for name, version in versions.items())
        for suffix in ("", "-dev"):
            (self.root / f"requirements{suffix}.in").write_text(names, "utf-8")
            (self.root / f"requirements{suffix}.txt").write_text(pinned, "utf-8")
        self.versions = versions

    def run(self, command, held, on_line=lambda line: None):
        self.commands.append([Path(command[0]).name, *command[1:]])
        if "venv" in command:
            python = environment.venv_python()
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
            environment.venv_packages().mkdir(parents=True, exist_ok=True)
        if "install" in command:
            if self.pip_fails_with:
                return 1, self.pip_fails_with
            for name in self.versions:
                on_line(f"Collecting {name}=={self.versions[name]} (from -r requirements.txt)")
            missing = environment.installed([environment.venv_packages()]).keys()
            new = {n: v for n, v in self.versions.items() if n not in missing}
            packages(environment.venv_packages(), **new)
        return 0, ""

    @property
    def steps(self) -> list[str]:
        """What was done: "venv" and "install", in order."""
        return [
            word for command in self.commands for word in command if word in ("venv", "install")
        ]
