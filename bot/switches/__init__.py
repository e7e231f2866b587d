"""What staff switch: the service, a channel, the intake of concerns, a banner; obeyed within a second."""
