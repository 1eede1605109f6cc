"""What we ask for: the four workbook kinds, their code lists, columns and rules. Data, no behaviour."""
