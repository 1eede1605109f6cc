"""kehoach_xlsx: Excel templates, validation, merging and official Word reports for Vietnamese plans."""

__version__ = "0.1.0"
