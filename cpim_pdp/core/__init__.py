"""What is true: points, cycles, caps, standing. No Qt, no SQLite, no files and no clock."""
