"""What is done with each kind of update; one kind a file, tried in the order of app.py."""
