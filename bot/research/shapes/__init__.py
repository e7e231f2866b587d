"""The shape in which a concern was first released: it keeps it in every later release."""
