"""What pytest leaves alone in this room."""

collect_ignore = ["word_hands.py"]  # a program for the Python that has UNO
