"""How much is used: sums by week, from which nobody can tell one turn, one talk or one person."""
