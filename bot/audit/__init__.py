"""Who of the staff did what, when and why: a list that can only grow."""
