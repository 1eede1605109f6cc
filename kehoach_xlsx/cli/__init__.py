"""The command line. Commands are loaded when they are called, so that `kxl --help` answers at once."""

from kehoach_xlsx.cli.main import kxl, main

__all__ = ["kxl", "main"]
