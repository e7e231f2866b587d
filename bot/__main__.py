"""`python -m bot` is the command `ganwei`."""

from bot.cli import main

main()
