"""The reader pane: layout of the column, marks, painting, walking."""

from newsreader.app.widgets.reader.reader import Reader

__all__ = ["Reader"]
