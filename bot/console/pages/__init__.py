"""The pages of the console, one topic a file: what is shown, and what its forms do."""
