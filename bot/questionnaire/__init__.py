"""The questionnaire of the paper, asked again in the chat: opt-in, and kept as sums."""
