"""Writes the comment that tells a pull request what it changes. Standard library and `gh` only.

The folder given as argument comes from a run on a pull request, and may hold anything: the number must
be that of a pull request whose newest commit is the one that was checked, and of the text only code
spans are kept as they are; outside of them nothing becomes a link, an image, a mention or a tag.
"""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

MARK = "<!-- what this pull request changes -->"
LONGEST = 60_000  # characters; GitHub takes 65,536
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(?=[^\n])(.*?[^`])\1(?!`)")
_ACTIVE = re.compile(r"[\[\]<>@!|~&\\`]")
_REFERENCE = re.compile(r"#(?=\d)|(?i:https?:|www\.)")
_OUTCOMES = {
    "success": "✅ Dữ liệu hợp lệ. · The data is valid.",
    "failure": "❌ Có lỗi, xem tại các dòng trong tệp. · There are errors, shown at their lines.",
}


def clean(text: str) -> str:
    """The text with everything outside code spans made harmless."""
    return "\n".join(_clean_line(line) for line in text[:LONGEST].splitlines())


def _clean_line(line: str) -> str:
    parts, end = [], 0
    for span in _SPAN.finditer(line):
        parts += [_quiet(line[end : span.start()]), span[0]]
        end = span.end()
    return "".join([*parts, _quiet(line[end:])])


def _quiet(text: str) -> str:
    escaped = _ACTIVE.sub(lambda match: f"&#{ord(match[0])};", text)
    return _REFERENCE.sub(lambda match: f"{match[0][0]}\u2060{match[0][1:]}", escaped)


def body(text: str, conclusion: str, run_url: str) -> str:
    outcome = _OUTCOMES.get(conclusion, "Kiểm tra chưa xong. · The check did not finish.")
    preview = (
        "[Xem thử: tải trang về ở mục Artifacts, giải nén, chạy `python3 -m http.server` trong đó. · "
        "Preview: download the site under Artifacts, unpack it, run `python3 -m http.server` there.]"
        f"({run_url})"
    )
    return f"{MARK}\n{outcome}\n\n{clean(text)}\n\n{preview}\n"


def gh(*arguments: str, data: object = None) -> str:
    """What `gh api` answers; `data` is sent as JSON."""
    given = None if data is None else json.dumps(data)
    sending = () if data is None else ("--input", "-")
    done = subprocess.run(
        ["gh", "api", *arguments, *sending], input=given, capture_output=True, text=True, check=True
    )
    return done.stdout


def main(folder: Path) -> None:
    number = (folder / "number").read_text(encoding="ascii").strip()
    if not re.fullmatch("[1-9][0-9]{0,9}", number):
        sys.exit("This is not the number of a pull request.")
    repository = f"repos/{os.environ['GITHUB_REPOSITORY']}"
    pull = json.loads(gh(f"{repository}/pulls/{number}"))
    if pull["head"]["sha"] != os.environ["HEAD_SHA"]:
        sys.exit(
            "Another commit was checked: the pull request has changed since, or the number is wrong."
        )
    text = (folder / "changes.md").read_text(encoding="utf-8", errors="replace")
    comment = {"body": body(text, os.environ["CONCLUSION"], os.environ["RUN_URL"])}
    comments = json.loads(
        gh("--paginate", "--slurp", f"{repository}/issues/{number}/comments?per_page=100")
    )
    mine = (
        item["id"]
        for page in comments
        for item in page
        if item["user"]["login"] == "github-actions[bot]" and item["body"].startswith(MARK)
    )
    old = next(mine, None)
    if old is None:
        gh("--method", "POST", f"{repository}/issues/{number}/comments", data=comment)
    else:
        gh("--method", "PATCH", f"{repository}/issues/comments/{old}", data=comment)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
