"""The public web app: the chat page, Rasa's REST protocol for it, health and metrics."""
