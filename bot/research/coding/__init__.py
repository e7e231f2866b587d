"""Coding: concerns without codes are coded by a model trained on the project's own labelled sentences."""
