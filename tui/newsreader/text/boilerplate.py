"""What web pages leave around and inside an article, told apart by form, never by topic.

Precision comes first: a rule takes a whole line only where no sentence of an article looks like it, and a
piece of a line only between marks that say where it starts and ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsreader.text.wordlists import words

READ_MORE = "read-more link"
ADVERTISEMENT = "advertisement"
COMMENT_FORM = "comment form"
SHARE_ROW = "share row"
EMBED = "embedded media"
VIDEO_LINK = "video link"
BYLINE_ROW = "byline row"
CREDITS = "credits and copyright"
FOLLOW = "invitation to follow"
REPORTER_CODE = "reporter's code"
RELATED = "related links"
TAG_ROW = "tag row"
DATE_ROW = "date row"

_LONGEST_ROW = 300
_LONGEST_LINK = 160
# A link's title is one headline: no full stop with another sentence after it.
_HEADLINE = r"(?:(?![.!?…] [A-Z“\"]).)"
_ALSO = r"(?i:baca|simak|lihat|tonton|read|see)[ _](?i:juga|also)"

_LINE_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (READ_MORE, re.compile(rf"[\[(]?{_ALSO}(?: ?[:–-] ?| ){_HEADLINE}{{1,{_LONGEST_LINK}}}(?<![.,;])")),
    (READ_MORE, re.compile(rf"[\[(]? ?(?:{_ALSO}|BACA|Baca) ?: ?{_HEADLINE}{{0,{_LONGEST_LINK}}}")),
    (READ_MORE, re.compile(rf"{_ALSO}:?")),
    (
        READ_MORE,
        re.compile(
            r"(?i:(?:baca|simak|lihat)(?: berita| artikel)? selengkapnya|selengkapnya|read more"
            r"|continue reading"
            r"|klik di sini)(?: (?i:di|klik|on|at)\b.{0,40})?(?: ?(?:di sini|…|\.{3}|»|>>?|→))?[.:]?"
        ),
    ),
    (
        ADVERTISEMENT,
        re.compile(r"(?i:advertisements?|iklan|scroll to (?:continue|resume)(?: with)? content)"),
    ),
    (
        COMMENT_FORM,
        re.compile(
            r"(?i:leave a (?:reply|comment)|(?:tinggalkan|kirim|tulis) (?:balasan|komentar)(?: anda)?"
            r"|(?:batalkan balasan|cancel reply)|post comment"
            r"|(?:comment|name|email|website|komentar|nama|situs web) ?\*"
            r"|(?:alamat )?e-?mail anda tidak akan dipublikasikan\b.{0,80}"
            r"|your email address will not be published\b.{0,80}|required fields are marked\b.{0,10}"
            r"|ruas yang wajib ditandai\b.{0,10}|(?:save my name, email|simpan nama, email)\b.{0,120}"
            r"|you must be logged in to post a comment\.?|anda harus masuk untuk berkomentar\.?)"
        ),
    ),
    (
        CREDITS,
        re.compile(
            r"(?i:(?:copyright|hak cipta) ?(?:©|\(c\)).{0,80}|©.{0,80}|all rights reserved\.?"
            r"|dilarang keras mengambil konten.{0,200}|artikel ini (?:telah|sudah|pernah) tayang di .{0,200})"
        ),
    ),
    (
        FOLLOW,
        re.compile(
            r"(?i:(?:ikuti|dapatkan|cek|gabung|follow|get|download|unduh|jangan lupa|mari bergabung)\b"
            r".{0,200}"
            r"\b(?:google news|whatsapp channel|(?:kanal|saluran|channel) (?:whatsapp|telegram)|grup telegram"
            r"|newsletter|berita pilihan)\b.{0,120})"
        ),
    ),
    (
        EMBED,
        re.compile(
            r"(?:View this post on Instagram|A post shared by .{1,80}|Lihat postingan ini di Instagram)"
        ),
    ),
    (REPORTER_CODE, re.compile(r"[\[(] ?[a-z]{2,5}(?: ?/ ?[a-z]{2,5}){0,2} ?[\])]")),
)
# No rule for a whole line starts with another word: most lines are done with one look at a set.
_FIRST_WORDS = words(
    """baca simak lihat tonton read see selengkapnya continue klik advertisement advertisements iklan
    scroll leave tinggalkan kirim tulis batalkan cancel post comment name email e website komentar nama
    situs alamat your required ruas save simpan you anda copyright hak all dilarang artikel ikuti
    dapatkan cek gabung follow get download unduh jangan mari view a share bagikan facebook twitter x
    whatsapp telegram linkedin pinterest tweet line print cetak copy salin threads instagram like
    menyukai suka memuat loading"""
)
_FIRST_WORD = re.compile(r"[^\W\d_]*+")
# Each with plain strings of which it needs one: most lines hold none of them.
_INLINE_RULES: tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...] = (
    (
        ADVERTISEMENT,
        ("SCROLL TO", "ADVERTISEMENT"),
        re.compile(
            r"(?:ADVERTISEMENT ?)?SCROLL TO (?:CONTINUE|RESUME)(?: WITH)? CONTENT"
            r"|(?<=[.!?\"”] )ADVERTISEMENT\b"
        ),
    ),
    (
        VIDEO_LINK,
        ("[Gambas:",),
        re.compile(
            r"(?<![^\s.!?\"”)])(?:Simak|Lihat|Tonton|Saksikan)(?: juga)?:? (?:[Vv]ideo|\")"
            rf"{_HEADLINE}{{1,{_LONGEST_LINK}}}?(?=\[Gambas:)"
        ),
    ),
    (EMBED, ("[Gambas",), re.compile(r"\[Gambas ?:[^\]\n]{1,60}\]")),
    (READ_MORE, ("(",), re.compile(rf"\( ?(?:{_ALSO}|Baca) ?:[^()\n]{{1,{_LONGEST_LINK}}}\)")),
    (READ_MORE, ("[",), re.compile(rf"\[ ?(?:{_ALSO}|Baca) ?:[^\[\]\n]{{1,{_LONGEST_LINK}}}\]")),
    (
        READ_MORE,
        ("selengkapnya di ",),
        re.compile(
            r"(?<=[.!?\"”] )(?:Simak|Baca)(?: berita)? selengkapnya di "
            r"(?:sini|halaman (?:selanjutnya|berikutnya))\.?"
        ),
    ),
    (
        CREDITS,
        ("Pewarta: ",),
        re.compile(r"(?<=[.!?\"”\w)] )Pewarta: [^\n]{2,160}?Copyright © [^\n]{2,250}\Z"),
    ),
    (
        CREDITS,
        ("Copyright © ",),
        re.compile(r"(?<=[.!?\"”\w)] )Copyright © [A-Z]{2,20} \d{4} Dilarang keras [^\n]{2,250}\Z"),
    ),
)
_VIDEO_AT_END = re.compile(
    r"(?<=[.!?\"”)] )(?:Simak|Lihat|Tonton|Saksikan)(?: juga)? [Vv]ideo:? (?:(?![.!?] [A-Z]).){1,160}\Z"
)
_LINK_AT_END = re.compile(
    r"(?<=[.!?\"”)] )(?:Baca [Jj]uga ?: ?(?:(?!Baca [Jj]uga|[.!?] [A-Z]|[.!?]\"?\Z|: ).){1,120}){1,6}\Z"
)
_CAPITALS_AT_END = re.compile(r"(?<=[.!?\"”] )[A-Z]{3,12}(?: [A-Z]{3,12}){1,3}\Z")
_LONG_PARAGRAPH = 150
_TAIL = 700
_SHORTEST_WITH_PIECE = 12

_SHARE = re.compile(
    r"(?i:share(?: this| on)?|bagikan(?: ini)?|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|tweet"
    r"|line|email|print|cetak|copy link|salin tautan|threads|instagram|like this|menyukai ini|suka"
    r"|memuat|loading)"
    r"(?:\.\.\.|…)?[ :|,·•/-]*"
)
_RELATED_HEAD = re.compile(
    r"(?i:(?:berita|artikel|pos|tulisan) (?:terkait|lainnya)|related (?:posts?|articles?|news|stories)"
    r"|you (?:may|might) also like|baca lainnya|rekomendasi untuk anda|berita populer|terpopuler"
    r"|trending) ?:?"
)
_TAG_ROW = re.compile(r"(?i:tags?|topik|label|kategori|categories) ?: ?.{1,200}")
_BYLINE = re.compile(
    r"(?:(?i:by|oleh|penulis|reporter|pewarta|jurnalis|wartawan|kontributor) ?: ?|(?:By|Oleh|BY|OLEH) )"
    r"(?P<name>[^\W\d_][^\n:;!?]{1,60})"
)
_EDITOR = re.compile(r"(?i:editor|penyunting|redaktur) ?: ?[^\W\d_][^\n:;!?]{1,60}")
_CREDITED = re.compile(r"\bPewarta: (?P<name>[A-Z][^\n:]{1,60}?) Editor: ")
_SMALL_WORD_OF_NAME = re.compile(r"(?:bin|binti|van|der|de|al|el|and|dan|von|di)\Z")


def row_reason(line: str) -> str | None:
    """Why a whole line is no part of the article, or None. `line` has no white space at its ends."""
    if not line or len(line) > _LONGEST_ROW:
        return None
    first = _FIRST_WORD.match(line)
    if line[0] not in "[(©" and (first is None or first[0].lower() not in _FIRST_WORDS):
        return None
    for why, pattern in _LINE_RULES:
        if pattern.fullmatch(line):
            return why
    return SHARE_ROW if _is_share_row(line) else None


def _is_share_row(line: str) -> bool:
    position, count = 0, 0
    while position < len(line):
        match = _SHARE.match(line, position)
        if match is None:
            return False
        position, count = match.end(), count + 1
    return count > 1


def tail_reason(line: str) -> str | None:
    """Why a line among the last few of a text is no part of the article, or None."""
    if len(line) <= _LONGEST_ROW and _TAG_ROW.fullmatch(line):
        return TAG_ROW
    if _EDITOR.fullmatch(line):
        return BYLINE_ROW
    return BYLINE_ROW if byline_of(line, marked=True) else None


def announces_links(line: str) -> bool:
    """Whether a line says that links follow and holds none itself: `Baca juga:`."""
    return re.fullmatch(rf"{_ALSO} ?:?", line) is not None


def opens_related_links(line: str) -> bool:
    """Whether a line is the heading over a list of other articles."""
    return len(line) < 60 and _RELATED_HEAD.fullmatch(line) is not None


def byline_of(line: str, *, marked: bool = False) -> str | None:
    """The name in a line such as `Oleh Rina Wijaya` or `Reporter: Rina Wijaya`, or None.

    With `marked` only the form with a colon counts.
    """
    match = _BYLINE.fullmatch(line)
    if match is None or (marked and ":" not in line):
        return None
    name = match["name"].strip(" .,")
    listed = re.split(r"[ ,/&|-]+", name)
    proper = all(word[:1].isupper() or _SMALL_WORD_OF_NAME.match(word) for word in listed if word)
    return name if proper and len(listed) <= 8 else None


def credited_reporter(line: str) -> str | None:
    """The reporter in `Pewarta: NAME Editor: …` near the end of a line, or None."""
    match = _CREDITED.search(line[-_TAIL:])
    return match["name"] if match else None


def inline_pieces(line: str) -> Iterator[tuple[int, int, str]]:
    """Pieces of one line that are no part of the article, as (start, end, why) in order, without overlap."""
    if len(line) < _SHORTEST_WITH_PIECE:
        return
    found: list[tuple[int, int, str]] = []
    if _holds_sign(line):
        for why, needed, pattern in _INLINE_RULES:
            if any(sign in line for sign in needed):
                found += [(*match.span(), why) for match in pattern.finditer(line)]
    found += _at_end(line)
    done = 0
    for start, end, why in sorted(found):
        if start >= done:
            yield start, end, why
            done = end


def _holds_sign(line: str) -> bool:
    """Whether a rule for pieces may apply: a plain string is found a hundred times faster than a pattern."""
    return (
        "Baca" in line
        or "baca" in line
        or "Simak" in line
        or "[Gambas" in line
        or "SCROLL TO" in line
        or "ADVERTISEMENT" in line
        or "Copyright" in line
        or "Lihat" in line
        or "Tonton" in line
        or "BACA" in line
        or "SIMAK" in line
    )


def _at_end(line: str) -> Iterator[tuple[int, int, str]]:
    """Links and calls at the end of a line, each rule with the sign that it looks for."""
    tail_start = max(0, len(line) - _TAIL)
    tail = line[tail_start:]
    if ("ideo" in tail) and (match := _VIDEO_AT_END.search(tail)):
        yield tail_start + match.start(), len(line), VIDEO_LINK
    if "Baca " in tail and (match := _LINK_AT_END.search(tail)):
        yield tail_start + match.start(), len(line), READ_MORE
    if "A" <= line[-1] <= "Z" and (match := _CAPITALS_AT_END.search(tail)):
        start = tail_start + match.start()
        if _is_anchor(line, start):
            yield start, len(line), ADVERTISEMENT


def _is_anchor(line: str, start: int) -> bool:
    """Whether capitals at a paragraph's end are a link: the paragraph is long and uses none before."""
    before = line[:start]
    if len(before) < _LONG_PARAGRAPH or sum(map(str.isupper, before)) * 4 > len(before):
        return False
    return not any(word in before for word in line[start:].split())
