"""build.py, catalogue/bootstrap.py, catalogue/environment.py: from a bare Python to a command.

Nothing is downloaded: `run`, through which venv and pip are called, is replaced by a stand-in.
"""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

from catalogue import bootstrap, environment
from tests.support.machine import packages

ROOT = Path(__file__).resolve().parents[2]


def entry_point():
    spec = importlib.util.spec_from_file_location("entry_point", ROOT / "build.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestOldPython:
    @pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 15), (3, 10, 13, "final", 0)])
    def test_is_told_what_to_do_in_both_languages(self, version):
        message = entry_point().too_old(version).decode("utf-8")
        number = ".".join(map(str, version[:3]))
        assert f"đây là Python {number}" in message
        assert f"this is Python {number}" in message
        assert message.index("Cần Python 3.11") < message.index("Python 3.11 or newer")

    @pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
    def test_a_new_one_is_not_stopped(self, version):
        assert entry_point().too_old(version) is None

    def test_exit_code_is_2_and_nothing_is_imported(self, monkeypatch, capfd):
        monkeypatch.setattr(sys, "version_info", (3, 10, 13, "final", 0))
        monkeypatch.delitem(sys.modules, "catalogue.bootstrap")
        assert entry_point().main([]) == 2
        assert "3.10.13" in capfd.readouterr().err
        assert "catalogue.bootstrap" not in sys.modules

    def test_build_py_parses_on_old_pythons(self):
        source = (ROOT / "build.py").read_text("utf-8")
        tree = ast.parse(source, feature_version=(3, 6))
        too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.Nonlocal)
        assert not [node.lineno for node in ast.walk(tree) if isinstance(node, too_new)]
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        assert not [f.name for f in functions if f.returns or f.args.kwonlyargs]
        assert source.startswith("# -*- coding: utf-8 -*-")  # Python 2 needs it for Vietnamese


def test_nothing_but_the_standard_library_is_needed_to_start():
    """-S leaves out site-packages, as on a machine with only Python."""
    code = "import sys; sys.path.insert(0, sys.argv[1]); import catalogue.bootstrap"
    subprocess.run([sys.executable, "-I", "-S", "-c", code, str(ROOT)], check=True)


class TestPins:
    def test_names_are_spelled_one_way(self):
        assert environment.canonical("Types_PyYAML") == "types-pyyaml"

    def test_versions_are_read_without_hashes_and_markers(self):
        text = "A_b==1.2 ; python_version < '3.12' \\\n    --hash=sha256:00\n    # via c==9\nd==3\n"
        assert environment.pins(text) == {"a-b": {"1.2"}, "d": {"3"}}

    def test_a_package_pinned_differently_per_python_has_both_versions(self):
        assert environment.pins("a==1 ; x\na==2 ; y\n") == {"a": {"1", "2"}}

    @pytest.mark.parametrize("kind", ["runtime", "dev"])
    def test_every_direct_requirement_is_pinned(self, kind):
        wanted = environment.direct(kind)
        assert wanted["mkdocs"] == {"1.6.1"}
        assert all(wanted.values()), wanted
        assert ("pytest" in wanted) == (kind == "dev")

    def test_an_unpinned_requirement_is_named(self, machine, capfd):
        (machine.root / "requirements.in").write_text("onlyhere\nforgotten", "utf-8")
        assert bootstrap.main(["check"]) == 2
        assert "requirements.txt does not pin: forgotten." in capfd.readouterr().err


class TestInPlace:
    def test_an_environment_with_every_pin_is_used_as_it_is(self, machine, monkeypatch):
        folder = packages(machine.root / "env", onlyhere="1.0", Another="2.0")
        monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
        assert bootstrap.main(["check", "--lang", "en"]) == 0
        assert machine.commands == []
        ((command, env),) = machine.handed_over
        assert command == [sys.executable, "-P", "-m", "catalogue", "check", "--lang", "en"]
        assert env["PYTHONPATH"].split(os.pathsep)[0] == str(machine.root)

    @pytest.mark.parametrize("versions", [{"onlyhere": "1.0"}, {"onlyhere": "1.0", "another": "2"}])
    def test_one_missing_or_another_version_will_not_do(self, tmp_path, versions):
        folder = packages(tmp_path / "env", **versions)
        assert not environment.holds([folder], {"onlyhere": {"1.0"}, "another": {"2.0"}})

    def test_the_first_on_the_path_counts(self, tmp_path):
        folders = [
            packages(tmp_path / "a", x="1"),
            tmp_path / "none",
            packages(tmp_path / "b", x="2"),
        ]
        assert environment.installed(folders) == {"x": "1"}


class TestFirstRun:
    def test_makes_venv_installs_with_hashes_and_hands_over(self, machine, capfd):
        assert bootstrap.main(["build"]) == 0
        assert machine.steps == ["venv", "install"]
        assert "--require-hashes" in machine.commands[-1]
        assert machine.handed_over[0][0][0] == str(environment.venv_python())
        out, err = capfd.readouterr()
        assert out == ""
        assert "First run" in err
        assert "Lần đầu" in err

    def test_the_second_run_installs_nothing_and_says_nothing(self, machine, capfd):
        bootstrap.main(["build"])
        machine.commands.clear()
        capfd.readouterr()
        bootstrap.main(["build"])
        assert machine.commands == []
        assert capfd.readouterr().err == ""

    def test_quiet_is_quiet(self, machine, capfd):
        assert bootstrap.main(["build", "--quiet"]) == 0
        assert capfd.readouterr().err == ""

    def test_the_progress_line_counts_packages(self, capfd):
        on_line = bootstrap.progress(total=20, quiet=False)
        for number in range(9):
            on_line(f"Collecting p{number}==1 (from -r requirements.txt (line 1))")
        on_line("  Downloading p9-1.whl (1 kB)")
        on_line("Processing /folder/mkdocs_material-9.8.1-py3-none-any.whl (from …)")
        assert capfd.readouterr().err == "  10/20 mkdocs-material\n"

    def test_new_pins_are_installed_into_the_old_venv(self, machine):
        bootstrap.main(["build"])
        machine.commands.clear()
        machine.write_pins(onlyhere="1.0", another="2.0", third="3.0")
        bootstrap.main(["build"])
        assert machine.steps == ["install"]

    def test_development_adds_to_the_same_venv_and_serves_both(self, machine):
        bootstrap.main(["build"])
        bootstrap.main(["test", "-k", "name"])
        bootstrap.main(["build"])
        assert machine.steps == ["venv", "install", "install"]
        assert machine.handed_over[1][0][1:] == [
            "-m",
            "pytest",
            "-n",
            "auto",
            "--dist",
            "loadfile",
            "--no-loadscope-reorder",
            "-k",
            "name",
        ]


class TestRepair:
    def test_an_interrupted_first_run_is_begun_anew(self, machine, monkeypatch):
        def interrupted(command, held, on_line=None):
            if "install" in command:
                raise KeyboardInterrupt
            return machine.run(command, held)

        with monkeypatch.context() as patch:
            patch.setattr(bootstrap, "run", interrupted)
            assert bootstrap.main(["build"]) == 130
        assert not environment.stamp_file().exists()
        machine.commands.clear()
        assert bootstrap.main(["build"]) == 0
        assert machine.steps == ["venv", "install"]
        assert environment.LOCK.read_text("utf-8") == ""

    def test_a_venv_whose_python_is_gone_is_made_anew(self, machine):
        bootstrap.main(["build"])
        machine.commands.clear()
        environment.venv_python().unlink()
        bootstrap.main(["build"])
        assert machine.steps == ["venv", "install"]

    def test_a_package_taken_away_is_installed_again(self, machine):
        bootstrap.main(["build"])
        machine.commands.clear()
        (environment.venv_packages() / "onlyhere-1.0.dist-info").rmdir()
        bootstrap.main(["build"])
        assert machine.steps == ["install"]

    def test_a_venv_of_another_python_version_is_made_anew(self, machine, monkeypatch):
        bootstrap.main(["build"])
        machine.commands.clear()
        monkeypatch.setattr(sys, "version_info", (3, 99, 0, "final", 0))
        bootstrap.main(["build"])
        assert machine.steps == ["venv", "install"]

    def test_the_stamp_is_the_same_with_windows_line_ends(self, machine):
        before = environment.stamp("runtime")
        path = machine.root / "requirements.txt"
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        assert environment.stamp("runtime") == before

    @pytest.mark.skipif(os.name == "nt", reason="a Windows lock does not hold within a process")
    def test_of_two_first_runs_one_waits(self, machine):
        """The first holds the lock until it hears that the second waits."""
        held = environment.lock(lambda: None)
        waited = []

        def on_wait():
            waited.append(True)
            held.close()

        environment.lock(on_wait).close()
        assert waited == [True]


class TestFailures:
    @pytest.mark.parametrize(
        ("log", "vietnamese", "english"),
        [
            (
                "NewConnectionError: Failed to establish a new connection",
                "không có mạng",
                "no network",
            ),
            ("[Errno -3] Temporary failure in name resolution", "không có mạng", "no network"),
            ("ERROR: No matching distribution found for x==1", "không có gói", "does not have"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "không đúng", "not the one pinned"),
            ("OSError: [Errno 28] No space left on device", "Hết chỗ", "disk is full"),
            ("error: something new", "Không chuẩn bị được", "could not be prepared"),
        ],
    )
    def test_of_pip_is_explained_below_its_log(self, machine, capfd, log, vietnamese, english):
        machine.pip_fails_with = log
        assert bootstrap.main(["build", "--quiet"]) == 2
        err = capfd.readouterr().err
        assert err.index(log) < err.index(vietnamese) < err.index(english)
        assert machine.handed_over == []

    def test_without_network_the_way_to_install_offline_is_shown(self, machine, capfd):
        machine.pip_fails_with = "Connection refused\nERROR: No matching distribution found"
        bootstrap.main(["test"])
        hint = "pip download --require-hashes -r requirements-dev.txt -d wheels"
        assert capfd.readouterr().err.count(hint) == 2

    def test_a_failed_install_is_tried_again_the_next_time(self, machine):
        machine.pip_fails_with = "Connection refused"
        bootstrap.main(["build"])
        machine.pip_fails_with = ""
        assert bootstrap.main(["build"]) == 0

    def test_a_python_without_venv_names_the_package_to_install(self, machine, monkeypatch, capfd):
        monkeypatch.setitem(sys.modules, "ensurepip", None)
        assert bootstrap.main(["build"]) == 2
        err = capfd.readouterr().err
        assert "thiếu mô-đun venv" in err
        assert "apt install python3-venv" in err
        assert machine.commands == []

    def test_a_folder_that_cannot_be_written_gives_no_traceback(self, machine, monkeypatch, capfd):
        monkeypatch.setattr(environment, "LOCK", machine.root / "none" / ".venv.lock")
        assert bootstrap.main(["build"]) == 2
        assert "Can't read or write" in capfd.readouterr().err


class TestLint:
    def test_runs_every_linter_and_returns_the_first_failure(self, machine, monkeypatch):
        codes = iter([0, 3, 1])
        ran = []
        monkeypatch.setattr(subprocess, "call", lambda cmd, env: ran.append(cmd[2:]) or next(codes))
        assert bootstrap.main(["lint"]) == 3
        assert ran == [
            ["ruff", "check", "."],
            ["ruff", "format", "--check", "."],
            ["mypy", "catalogue"],
        ]
