"""Where Rasa's tracker store keeps a talk: by pseudonym, under this prefix. Imported in both environments."""

TALK_PREFIX = "ganwei:talk:"
