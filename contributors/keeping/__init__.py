"""What is kept and for how long: erasing, retention, tombstones, backups."""
