"""What those who bring concerns were promised of research (answers/anonymous_how.yml); light to import."""

# Codes and words are shown where at least so many concerns are alike in what others may know of them.
LEAST_ALIKE = 5
