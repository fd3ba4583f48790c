"""How a segment of the Whoosh index lies on disk: arrays in one file, read where they lie.

Whoosh keeps a term's postings in compressed blocks that Python unpacks one by one. Here they are a slice
of an array that is mapped into memory: nothing is unpacked, nothing has to be warmed up, and a posting takes
two bytes for its document. `layout.py` is the file; `builder.py` and `merging.py` make one; Whoosh itself
reads it through `whoosh_codec.py`.
"""
