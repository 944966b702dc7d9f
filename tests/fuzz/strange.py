"""Which numbers, texts and values does nobody expect in a file?"""

NUMBERS = (
    *(b"0", b"-1", b"1", b"65536", b"2147483648", b"4294967295", b"-99999999", b"9" * 25),
    *(b"1e999", b"-1e38", b"NaN", b"Infinity", b"0.000000001", b"1048576", b"x", b"", b"\xd9\xa3"),
)
TEXTS = (
    *(b"&#xD800;", b"&#x1F600;", b"&#0;", b"&#x110000;", b"&nosuch;", b"&amp;lt;b&amp;gt;"),
    *(b"<![CDATA[ ]]>", b"<!-- -->", b"<?php ?>", b"\xed\xa0\x80", b"\xff\xfe\x00", b"\x00"),
    *(
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
        b"\x85",
        b"\xc2\x85",
        b"\x0c\x0b\x1c\x1d",
        b"\xef\xbf\xbe",
    ),
    *(b"a\xcc\x81" * 400, b"\xe2\x80\x8d" * 400, b"word " * 4_000, b"." * 4_000, b"\n" * 4_000),
    *(b"(" * 900, b"[" * 900, b"*_`" * 300, b"| " * 900, b"- " * 900, b"&lt;" * 900, b"\\" * 900),
    "Łódź, Ελλάδα. Киев? 東京。 القاهرة! ירושלים. ประเทศไทย".encode(),
    b"Dr. No. 5 vs. U.S. e.g. i.e. " * 200,
)
_DEEP: list = []
for _ in range(400):
    _DEEP = [_DEEP]
VALUES = (
    *(None, True, -1, 0, 1.5, 1e308, 10**30, "", "\ud800", "\x00", "word " * 2_000, [], {}, _DEEP),
    *(["a", 1, None], {"type": "bold"}, {"text": {}}, {"text": ["a", None, 3]}, "2024-99-99T99"),
    *("9" * 400, "1e999", -(10**18), "data:text/html;base64,AAA", "text/html", "# A\n" * 500),
)
