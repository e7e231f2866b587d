"""Published counts of all concerns: noise from OpenDP, and a ledger that keeps the budget."""
