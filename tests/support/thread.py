"""What a page asks the search's thread, and what the thread thinks of by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

# `asked` and `foreseen`: a text that may be typed, or the filters of a list that may be chosen. A question is
# heard after `latency` milliseconds.
_LISTENS = """globalThis.asked = []; globalThis.foreseen = []; globalThis.threads = [];
globalThis.latency = 0;
const named = (about) => typeof about === "string" ? about : JSON.stringify(about?.filters);
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    threads.push(this);
    this.addEventListener("message", ({ data }) => data.id === "ahead" && foreseen.push(named(data.about)));
  }
  postMessage(message, ...others) {
    asked.push([message.call, named(message.args[0])].join(" "));
    if (latency) setTimeout(() => super.postMessage(message, ...others), latency);
    else super.postMessage(message, ...others);
  }
};"""


def listen(context: BrowserContext) -> None:
    """To all pages that are opened from now on."""
    context.add_init_script(_LISTENS)


def foresees(page: Page, about: str) -> None:
    """Wait until the thread has thought of it."""
    page.wait_for_function("about => foreseen.includes(about)", arg=about)


def asked(page: Page) -> list[str]:
    """Calls, each with the first of what goes with it: "suggest mat", 'browse {"stars":["4"]}'."""
    found: list[str] = page.evaluate("asked")
    return found
