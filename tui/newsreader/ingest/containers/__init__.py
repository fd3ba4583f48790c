"""Documents that hold others: compressed streams, archives of files, web archives, saved pages, e-books.

Nothing is ever written to a disk: a member is read where it lies, and what comes out is bounded.
"""
