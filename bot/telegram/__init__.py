"""The chat on Telegram: what comes in, what goes out, and nothing that stays."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the coming form of spans of time; the other one warns
