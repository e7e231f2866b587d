"""Answers: what the bot says, as content with a source, a version and a date to review it by."""
