"""Trained networks that mark names, run with NumPy alone."""

import os

# One article is too small to divide: threads would wait for each other, and answers differ in the last bit.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
