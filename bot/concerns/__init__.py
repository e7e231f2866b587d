"""Anonymous concerns: taken without a name, kept without identity, answered by receipt."""
