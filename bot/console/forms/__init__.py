"""The forms of content: from what was typed to the body of an entry, one file a kind."""
