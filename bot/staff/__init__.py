"""The staff: their accounts, what each role may do, and how they get in."""
