"""Where Rasa's tracker store keeps a talk, by pseudonym, and how long. Imported in both environments."""

TALK_PREFIX = "ganwei:talk:"
SECONDS_KEPT = 1800  # after the last message
