"""What Rasa learns with: our importer, features and classifier (Python 3.10, Rasa's environment)."""
