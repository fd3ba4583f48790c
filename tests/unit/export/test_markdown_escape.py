"""What is escaped reads back as what it was."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsreader.export.markdown_escape import escape
from newsreader.ingest.formats.markdown_text import reduce_markdown
from newsreader.text.normalise import normalise

_MARKS = st.text(alphabet=st.sampled_from("ab1. \n-+*_#>`~[]()!<>&;=:\\/|\"'•–x\u3000\t"), max_size=60)


@settings(max_examples=400)
@given(st.one_of(_MARKS, st.text(max_size=80)))
@example("---\ntitle: palsu\n---\nisi")
@example("<!-- newsreader: next article -->")
@example("1. satu\n\n\n2. dua\n- tiga\n    empat")
@example("[a]: http://example.org\n\n[a]")
@example("baris\n===\nlagi\n---")
@example("&copy; &#65; \\* `x` ~~y~~ ~~~\nz")
@example("<b>tebal</b> <https://example.org> <!-- x -->")
@example("kata\\\nkata  \nkata")
def test_escaped_text_reads_back(raw: str) -> None:
    body = normalise(raw)
    assert normalise(reduce_markdown(escape(body))[1]) == body


@pytest.mark.parametrize(
    ("body", "escaped"),
    [
        ("Harga naik 5 * 3 = 15.", "Harga naik 5 \\* 3 = 15."),
        ("1. Pertama", "1\\. Pertama"),
        ("- butir", "\\- butir"),
        ("Satu.\nDua.\n\nTiga.", "Satu.  \nDua.\n\nTiga."),
        ("AT&T dan R&D", "AT\\&T dan R\\&D"),
        ("2 < 3", "2 < 3"),
    ],
)
def test_only_marks_are_escaped(body: str, escaped: str) -> None:
    assert escape(body) == escaped
