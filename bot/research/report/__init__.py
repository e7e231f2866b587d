"""The report of a release: one page for researchers and cadres, charts included, that asks nothing of anybody."""
