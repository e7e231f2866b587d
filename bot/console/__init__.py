"""The console: where staff keep the answers right. An app and a port of its own, with its own sessions."""
