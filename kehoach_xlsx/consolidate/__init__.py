"""Room of kehoach_xlsx."""
