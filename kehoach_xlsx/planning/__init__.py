"""The plan as a working thing: read from its workbook, checked, and turned into what each unit is asked for."""
