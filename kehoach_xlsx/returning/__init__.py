"""A workbook goes back to its agency: its values on our own fresh template, judged again there, marked and listed."""
