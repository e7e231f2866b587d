"""The steps of a release, one module each; `bot/research/release.py` lists them in their order."""
