"""A stand-in for Telegram: the Bot API over real HTTP, with the rules and the failures of the real one."""
