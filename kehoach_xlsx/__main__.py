"""`python -m kehoach_xlsx` is `kxl`."""

from kehoach_xlsx.cli import main

if __name__ == "__main__":
    main()
