"""Find and mask what could tell who wrote a concern, before anything is kept."""
