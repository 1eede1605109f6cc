"""What tests of every room share: workbooks as Markdown, a toy collection, the stations run in one call."""
