"""Spreadsheets: the only room that opens or writes one.

Writing: describe a workbook as plain data (`layout`), then `write.to_bytes` or `write.write`.
Reading: `read.read` hands back plain data, or says as a value why a file could not be read.
"""
