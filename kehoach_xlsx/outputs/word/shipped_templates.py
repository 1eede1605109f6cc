"""Writes every Word template to its place in the source tree.

python -m kehoach_xlsx.outputs.word.shipped_templates
"""

from kehoach_xlsx.outputs.word.documents.forms import DOCUMENTS
from kehoach_xlsx.resources import templates_dir


def main() -> None:
    """Write the templates anew."""
    for document in DOCUMENTS:
        (templates_dir() / document.template).write_bytes(document.build())


if __name__ == "__main__":
    main()
