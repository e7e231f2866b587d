"""What must vanish: everything here lives in Redis with a time to live, and nowhere else."""
