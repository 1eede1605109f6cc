"""From the text of a plan to its plan workbook: documents → blocks → regions → outline → fields → rows."""
