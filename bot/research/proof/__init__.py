"""Proof: what is planted and looked for in every release before it is put in its place."""
