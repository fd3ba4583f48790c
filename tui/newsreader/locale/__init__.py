"""Catalogues of the interface's sentences, one file a language; `newsreader.translation` reads them."""
