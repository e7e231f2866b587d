"""How good the understanding is, on questions it was never trained on. Runs in Rasa's environment."""
