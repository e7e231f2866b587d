"""Charts: drawn by Vega when the report is made, so that the page holds no script."""
