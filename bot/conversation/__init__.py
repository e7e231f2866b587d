"""The path of a message, the same in every channel: path.py is the list of its steps."""
