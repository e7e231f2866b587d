"""What operators see: how turns end, and how long answers take. Never what was asked or by whom."""

from prometheus_client import Counter, Histogram

TURNS = Counter("ganwei_turns_total", "Turns by channel and outcome", ["channel", "outcome"])
SECONDS = Histogram("ganwei_answer_seconds", "Time from message to replies, in seconds")
