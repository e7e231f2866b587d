"""New phrasings without a programmer: staff add them, a model learns them, staff activate the model."""
