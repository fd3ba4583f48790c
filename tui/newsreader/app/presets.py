"""Key presets: what each changes in the command table's own keys.

`newsboat` follows the defaults of newsboat's keycmds table wherever an operation has an equivalent here; keys
that this moves aside get the nearest free one.
"""

from __future__ import annotations

from newsreader.config.settings import Preset

PRESETS: dict[Preset, dict[str, tuple[str, ...]]] = {
    "default": {},
    "vim": {
        "move.page_down": ("ctrl+f", "space", "pagedown"),
        "move.page_up": ("ctrl+b", "pageup"),
        "pane.next": ("tab", "ctrl+w"),
        "article.next_unread": ("w",),
        "mention.why": ("W",),
        "article.previous_unread": ("b",),
        "history.back": ("ctrl+o", "less_than_sign", "alt+left"),
        "mark.star": ("m",),
        "view.letters": ("M",),
        "mark.undo": ("u", "ctrl+z"),
        "mark.redo": ("ctrl+r",),
        "feeds.refresh": ("f5",),
        "entity.next": ("asterisk", "right_curly_bracket"),
        "entity.previous": ("number_sign", "left_curly_bracket"),
    },
    "newsboat": {
        "move.top": ("home",),
        "move.bottom": ("end",),
        "article.next_unread": ("n",),
        "article.previous_unread": ("p",),
        "article.browser": ("o", "O"),
        "correct.retype": ("P",),
        "correct.add": ("M",),
        "correct.list": ("H",),
        "search.focus": ("slash", "F"),
        "search.order": ("g", "G"),
        "match.next": ("full_stop",),
        "match.previous": ("comma",),
        "filter.clear": ("ctrl+f", "c"),
        "mark.read": ("N",),
        "mark.all_read": ("A", "C"),
        "mark.star": ("ctrl+e", "asterisk"),
        "mark.tag": ("t",),
        "feeds.list": ("B",),
        "feeds.refresh": ("R", "ctrl+r", "f5"),
        "app.quit": ("Q", "ctrl+q"),
    },
}
