"""Rasa, seen from the app: train its model, keep its processes alive, ask it what to say."""
