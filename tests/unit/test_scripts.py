"""catalogue/publish/scripts.py: modules that are needed together are published as one file."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from catalogue.config import REPOSITORY
from catalogue.publish.scripts import GATHERED, THREAD, Module, ScriptError, gather, gathered
from tests.support.tools import missing

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = REPOSITORY / "overrides" / "assets" / "javascripts"
OWN = {
    path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8")
    for path in SCRIPTS.rglob("*.js")
}
SMALL = {
    "find/box.js": 'import { a as b } from "../a.js";\nimport "../c.js";\nexport const box = () => b;\n',
    "a.js": "// A remark.\nexport function a() {\n  return import.meta.url;\n}\n",
    "c.js": 'export const later = () => import("./deep/d.js");\n',
    "deep/d.js": "export class D {}\n",
    "browse.js": 'import { a } from "./a.js";\nimport { e } from "./browse/e.js";\na(e);\n',
    "browse/e.js": 'import { box } from "../find/box.js";\nexport const e = box;\n',
    "alone.js": "const x = `/* kept */ ${1}`;\n",
}
# Reads files below a folder as modules.
READ = """
const { readFileSync } = require("node:fs");
const { SourceTextModule } = require("node:vm");
const [folder, ...paths] = process.argv.slice(1);
for (const path of paths) {
    let said = "read";
    try {
        new SourceTextModule(readFileSync(`${folder}/${path}`, "utf8"));
    } catch (error) {
        said = error;
    }
    console.log(`${path}: ${said}`);
}
"""


def test_a_file_holds_what_it_imports_and_gives_out_its_own_exports() -> None:
    box = gathered(SMALL)["find/box.js"]
    assert box.index("const $a=") < box.index("const $find_box=")
    assert "const{a:b}=$a;" in box
    assert "export const{box}=$find_box;" in box
    assert "import{" not in box


def test_addresses_in_a_module_mean_what_they_meant() -> None:
    box = gathered(SMALL)["find/box.js"]
    assert 'new URL("../a.js",import.meta.url)' in box
    assert 'import("../deep/d.js")' in box


def test_no_module_is_there_twice_for_pages() -> None:
    made = gathered(SMALL)
    assert made["a.js"] == 'import{$a}from"./find/box.js";export const{a}=$a;'
    assert 'import{$a,$find_box}from"./find/box.js";' in made["browse.js"]
    assert "const $a=" not in made["browse.js"]
    assert made["browse/e.js"] == 'import{$browse_e}from"../browse.js";export const{e}=$browse_e;'


def test_remarks_go_and_texts_stay() -> None:
    made = gathered(SMALL)
    assert "remark" not in "".join(made.values())
    assert made["alone.js"] == "const x=`/* kept */ ${1}`;"
    assert made["deep/d.js"] == "export class D{}"


def read_by_node(folder: Path, files: dict[str, str]) -> list[str]:
    """What Node says of each file as a module, without running any: one process for all."""
    node = shutil.which("node") or missing("Node.js", "sudo apt install nodejs")
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    done = subprocess.run(
        [node, "--experimental-vm-modules", "--no-warnings", "--eval", READ, folder, *files],
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_what_is_published_can_be_read(tmp_path: Path) -> None:
    """Whoever leaves out white space may take a pattern for a remark."""
    said = read_by_node(tmp_path, gathered(OWN))
    assert len(said) == len(OWN)
    assert [line for line in said if not line.endswith(": read")] == []


def test_what_cannot_be_read_is_noticed(tmp_path: Path) -> None:
    files = {"a.js": "export const a = /x/;", "b.js": "const b = ;", "c.js": "let c; let c;"}
    assert [line.split(":")[1] for line in read_by_node(tmp_path, files)] == [
        " read",
        " SyntaxError",
        " SyntaxError",
    ]


def test_every_address_of_a_module_stays() -> None:
    assert set(gathered(OWN)) == set(OWN)


def test_what_pages_wait_for_asks_for_nothing_more() -> None:
    made = gathered(OWN)
    assert "import{" not in made[THREAD]
    assert "import{" not in made[GATHERED[0]]
    assert "import{" not in made["shortlist.js"]
    assert made["sharing.js"].count("import{") == 1
    assert made["browse.js"].count("import{") == 2  # the boxes, and the reader's list


def imported(name: str) -> set[str]:
    """What a module imports, and what that imports."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        path = waiting.pop()
        new = set(Module.read(path, OWN[path]).imports) - found
        found |= new
        waiting += new
    return found


@pytest.mark.parametrize(
    ("name", "text", "blamed"),
    [
        ("a.js", 'import { box } from "./find/box.js";\nexport const a = box;\n', "box.js"),
        ("a.js", 'import { x } from "./missing.js";\nexport const a = x;\n', "missing.js"),
        ("a.js", 'import all from "./c.js";\nexport const a = all;\n', "a.js"),
        ("a.js", "const a = 1;\nexport { a };\n", "a.js"),
    ],
    ids=["ring", "missing", "default import", "list of exports"],
)
def test_what_is_not_understood_stops_the_build(name: str, text: str, blamed: str) -> None:
    with pytest.raises(ScriptError, match=blamed):
        gathered(SMALL | {name: text})


def test_only_our_own_files_are_rewritten(tmp_path: Path) -> None:
    others = {"bundle.1.min.js": "// theirs", "vendor/x.js": "// licence"}
    for path, text in (SMALL | others).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    gather(tmp_path)
    made = gathered(SMALL)
    for path, text in (made | others).items():
        assert (tmp_path / path).read_text(encoding="utf-8") == text


# sha256 of index.mjs in the npm package, and of the licence that has to go with it.
VENDORED = {
    "lean-qr.js": "0ce41cd6f92cc23cf057a1df7e1b3876767d678665dd65af4e1d22b4fad967dc",
    "lean-qr.LICENSE.txt": "dc672b829e054d6c102da8776d327f26f27edc1f88740c1878a7ca5b9f74da73",
}


@pytest.mark.parametrize("name", VENDORED)
def test_a_library_of_others_is_as_they_published_it(name: str) -> None:
    data = (SCRIPTS / "vendor" / name).read_bytes()
    if name.endswith(".js"):
        said, named, data = data.split(b"\n", 2)
        assert said == b"// @ts-nocheck"
        assert b"lean-qr 2.7.4" in named
        assert b"lean-qr.LICENSE.txt" in named
    assert hashlib.sha256(data).hexdigest() == VENDORED[name]
