"""Words and forms that several rules share."""

ALSO = r"(?i:baca|simak|lihat|tonton|read|see)[ _](?i:juga|also)"
LONGEST_LINK = 160
HEADLINE = r"(?:(?![.!?…] [A-Z“\"]).)"
"""A sign of a link's title, which is one headline: no full stop with another sentence after it."""
EDITORS_PICK = r"(?i:pilihan (?:editor|redaksi))"
WATCH = r"(?i:simak|lihat|tonton|saksikan)!?(?: (?i:juga))?"
CREDITED = (
    r"(?:Pewarta|Penerjemah|Editor|Penulis|Reporter|Redaktur|Penyunting|Uploader|Fotografer|Kontributor"
    r"|Jurnalis|Wartawan)"
)
"""What stands before the name of somebody who had a part in an article."""
NAME = r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|bin|binti|al|van|de)){0,5}"
