"""The commented file that `newsreader config --init` writes."""

TEMPLATE = """\
# Settings of newsreader. Every line is a default; take the “# ” away to change one.
# Whatever is wrong here is named at the start, and its default is used.

# Colours: a name that `newsreader themes` lists, or a file of yours in the folder “themes” beside this one.
# theme: senja

# Language of the interface: auto (from LC_ALL, LC_MESSAGES or LANG), id or en.
# language: auto

# Order of results: date (newest first) or relevance (best match first).
# order: date

# Where the articles live; a relative path starts at this file's folder.
# library: ~/.local/share/newsreader/library

# Names of yours that should be marked.
# gazetteer: gazetteer.yaml

# Widths in cells.
# columns:
#   list: 38        # 20 to 80
#   sidebar: 26     # 16 to 60
#   text: 72        # 66 to 80

# Hosts, addresses and ranges that feeds and pages may be fetched from although they are not public; and after
# how many minutes the open app asks the feeds that are due by itself, 0 for never.
# feeds:
#   allow_private: []        # such as [localhost, 192.168.1.0/24]
#   every: 0                 # 0 to 10080

# Keys: a preset (default, vim or newsboat) and, below it, commands with one key or a list of keys; [] takes
# a command's keys away. `newsreader keys` lists the commands. Signs such as "[" and "*" need quotes.
# keys:
#   preset: default
#   article.next: J
#   mention.next: ["]", "ctrl+n"]
"""
