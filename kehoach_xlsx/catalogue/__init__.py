"""The catalogue of finding codes: every rule by its code, and one Vietnamese page per code.

A page's bad and good example run as tests; `kxl explain KH212` prints it.
"""

from kehoach_xlsx.catalogue.pages import codes, listing, page
from kehoach_xlsx.catalogue.registry import RULES

__all__ = ["RULES", "codes", "listing", "page"]
