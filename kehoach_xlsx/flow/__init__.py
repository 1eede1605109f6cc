"""The stations of a row: intake → normalise → judge. They know no particular workbook and not each other."""
