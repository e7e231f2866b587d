"""Find and mask what could tell who wrote a concern, before anything is kept."""

import os

# Before NumPy is imported: on products as small as ours two threads wait for each other, ten times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
