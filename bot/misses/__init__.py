"""What people asked and we did not know: no word of it is kept before enough of them have asked the like."""
