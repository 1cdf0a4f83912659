"""What a mentor reads and decides: what waits, one page under review, readers' reports."""
