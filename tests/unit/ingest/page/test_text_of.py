"""Pieces of HTML as plain text."""

from __future__ import annotations

import pytest

from newsreader.ingest.page import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("Harga naik 3 < 5 persen\n\n  tetap begini", "Harga naik 3 < 5 persen\n\n  tetap begini"),
        ("Tom &amp; Jerry", "Tom & Jerry"),
        ("<p>satu</p><p>dua</p>", "satu\n\ndua"),
        ("satu<br>dua<br/><br>tiga", "satu\ndua\n\ntiga"),
        ("<p>kata  <b>te</b>bal\n dan <i>miring</i></p>", "kata tebal dan miring"),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "• a\n• b"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "• a\n• b\n• c"),
        ("<p>x</p><ol start=3><li>a<li>b</ol>y", "x\n\n3. a\n4. b\n\ny"),
        ("teks<h2>Judul</h2>teks", "teks\n\nJudul\n\nteks"),
        ("<table><tr><th>A<th>B<tr><td><p>1</p><td>2</table>", "A | B\n1 | 2"),
        ("<pre>a\n  b\n\nc</pre>", "a\n  b\n\nc"),
        ("a<script>x<b>y</script><style>z</style><template>t</template><svg><text>s</text></svg>b", "ab"),
        ("<noscript>n</noscript><iframe>i</iframe><form>f</form><button>b</button>a", "a"),
        ("<blockquote>kata orang</blockquote>lalu", "kata orang\n\nlalu"),
        ("&lt;b&gt; &quot;x&quot; &#8220;y&#8221;<br>", "<b> \"x\" “y”"),
        ("<p>a\0b</p>", "ab"),
        ("<p>\ud800x</p>", "?x"),
        ("<p>tidak ditutup <b>sama <i>sekali", "tidak ditutup sama sekali"),
        ("<!-- komentar --><p>x", "x"),
    ],
)  # fmt: skip
def test_text_of(markup: str, text: str) -> None:
    assert text_of(markup) == text
