"""Rasa custom actions (rasa-sdk). The app serves them to Rasa on loopback (bot/dialogue/actions.py)."""
