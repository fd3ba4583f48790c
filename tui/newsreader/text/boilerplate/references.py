"""Lines that send the reader elsewhere: to other articles, further pages, videos."""

from __future__ import annotations

import re

from newsreader.text.boilerplate.reasons import EMBED, READ_MORE, RELATED, VIDEO_LINK
from newsreader.text.boilerplate.wording import ALSO, EDITORS_PICK, HEADLINE, LONGEST_LINK, WATCH

_LINK = rf"{HEADLINE}{{1,{LONGEST_LINK}}}"

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (VIDEO_LINK, re.compile(rf"{WATCH} ?:? ?(?i:video) ?:? ?[\"“'‘].{{1,160}}[\"”'’](?: di sini)? ?:?")),
    (VIDEO_LINK, re.compile(rf"{WATCH} ?:? ?(?i:video) ?: ?{_LINK}")),
    (VIDEO_LINK, re.compile(rf"(?:WATCH|Watch) ?[:|] ?{_LINK}(?<![.,;])|(?i:watch (?:more|next|now)) ?:?")),
    (READ_MORE, re.compile(r"(?i:read next|listen to this (?:article|story)) ?:?")),
    (
        VIDEO_LINK,
        re.compile(
            rf"{WATCH} (?i:video(?: \w+){{0,2}} (?:berikut|di bawah)(?: ini)?"
            r"(?: \w+)?) ?[:.]?"
        ),
    ),
    (
        VIDEO_LINK,
        re.compile(
            r"(?i:(?:simak!? )?video (?:pilihan|terpopuler|terkait|terbaru)(?: redaksi| lainnya)?"
            r"|jangan lewatkan video \w+) ?:?"
        ),
    ),
    (READ_MORE, re.compile(rf"[\[(]?{ALSO}(?: ?[:–-] ?| ){_LINK}(?<![.,;])")),
    (READ_MORE, re.compile(rf"[\[(]? ?(?:{ALSO}|BACA|Baca) ?: ?{HEADLINE}{{0,{LONGEST_LINK}}}")),
    (READ_MORE, re.compile(rf"{ALSO}:?")),
    (
        READ_MORE,
        re.compile(rf"(?i:also read|read more|related|more on this(?: story)?) ?: ?{_LINK}(?<![.,;])"),
    ),
    (READ_MORE, re.compile(rf"{EDITORS_PICK}(?: ?[:–-] ?{HEADLINE}{{0,{LONGEST_LINK}}})?")),
    (
        READ_MORE,
        re.compile(rf"(?i:(?:baca|simak) (?:berita|artikel)(?: \w+)? (?:lainnya|lain|terkait)) ?: ?{_LINK}"),
    ),
    (
        READ_MORE,
        re.compile(
            r"(?i:(?:baca|simak|lihat)(?: (?:berita|artikel)(?: \w{3,20})?)? selengkapnya|selengkapnya"
            r"|read more|continue reading|klik di sini)"
            r"(?: (?i:di|klik|on|at)\b.{0,40})?(?: ?(?:di sini|…|\.{3}|»|>>?|→))?[.:]?"
        ),
    ),
    (
        READ_MORE,
        re.compile(
            r"(?i:(?:halaman|berita|artikel) (?:selanjutnya|berikutnya)|next page"
            r"|halaman \d+ dari \d+|bersambung ke halaman (?:selanjutnya|berikutnya|\d+))"
            rf"(?: ?(?:\.{{1,3}}|…|>>?|»|→|: ?{HEADLINE}{{0,{LONGEST_LINK}}}))?"
        ),
    ),
    (
        RELATED,
        re.compile(
            r"(?:Akhir dari|End of) (?i:(?:berita|artikel) terkait|paling banyak dibaca|most read"
            r"|related \w{3,20}|podcast(?: promotion)?|(?:twitter|youtube|instagram|facebook)\b.{0,30})"
        ),
    ),
    (
        EMBED,
        re.compile(
            r"(?:View this post on Instagram|A post shared by .{1,80}|Lihat postingan ini di Instagram)"
        ),
    ),
)

TITLED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        READ_MORE,
        re.compile(
            r"(?:(?i:selanjutnya|berikutnya|next|up next) ?: ?|(?i:menarik dibaca|next article) ?:? ?)"
            rf"(?P<title>{_LINK})"
        ),
    ),
)
"""Rules that hold only where what stands under ``title`` is written as titles are."""
