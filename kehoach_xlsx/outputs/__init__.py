"""What leaves the house: the consolidated workbook, the Word report, findings as text and JSON."""
