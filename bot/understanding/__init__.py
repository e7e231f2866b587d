"""What Rasa learns with: our importer, features and intent classifier, in its own environment (Python 3.10)."""
