"""catalogue/publish/unused_rules.py: rules for things that no page has are left out, all others stay."""

from __future__ import annotations

import pytest

from catalogue.publish import unused_rules

KNOWN = {"a", "b"}


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".a{top:0}.x{top:1px}p{top:2px}", ".a{top:0}p{top:2px}"),
        (".a,.x .b,.b>p{top:0}", ".a,.b>p{top:0}"),
        (".x:hover,.a.x::before{top:0}", ""),
        # What stands in brackets is not needed.
        (".a:not(.x,.y){top:0}", ".a:not(.x,.y){top:0}"),
        (":is(.x,:where(.a,.y)) p{top:0}", ":is(.x,:where(.a,.y)) p{top:0}"),
        ('.a[data-md=".x,.y"]{top:0}', '.a[data-md=".x,.y"]{top:0}'),
        ("[dir=rtl] .a,[dir=ltr] .a{top:0}", "[dir=ltr] .a{top:0}"),
        # At-rules.
        ('@charset "UTF-8";.x{top:0}.a{top:0}', '@charset "UTF-8";.a{top:0}'),
        ("@media print{.x{top:0}.a{top:0}}", "@media print{.a{top:0}}"),
        ("@media print{@supports (top:0){.x{top:0}}}.b{top:0}", ".b{top:0}"),
        ("@keyframes x{from{top:0}to{top:1px}}", "@keyframes x{from{top:0}to{top:1px}}"),
        ('@font-face{src:url("x{.ttf")}.x{top:0}', '@font-face{src:url("x{.ttf")}'),
        ('.a::before{content:"}.x{"}.x{top:0}', '.a::before{content:"}.x{"}'),
        ("", ""),
    ],
)
def test_rules_stay_whose_classes_are_known(css: str, left: str) -> None:
    assert unused_rules.without(css, KNOWN) == left


def test_needs_of_each_selector() -> None:
    css = '@charset "UTF-8";.a:not(.n) .b{top:0}@media print{.c,p{content:".s"}}@keyframes k{from{top:0}}'
    found = {tuple(sorted(need)) for need in unused_rules.needs(css)}
    assert found == {("a", "b"), ("c",), ()}
