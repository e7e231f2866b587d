"""The check before publishing: facts, dates, where buttons and links lead, identifiers, banned words."""
