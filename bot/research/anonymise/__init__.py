"""Make the table of classes k-anonymous and l-diverse, and say what that cost."""
