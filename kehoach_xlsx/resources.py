"""Where the files shipped with the package lie: the Word and Excel templates and the worked examples.

An installed wheel carries them as `kehoach_xlsx/_data`; a source checkout (or an editable install) has them
at the top level, beside the package.
"""

from pathlib import Path

PACKAGE = Path(__file__).parent


class ResourceMissing(Exception):  # noqa: N818 - a state of the installation
    """A shipped file is not there: the installation is incomplete, which only a new installation mends."""


def templates_dir() -> Path:
    """Return the folder of the templates. Raises `ResourceMissing`."""
    return _folder("templates")


def examples_dir() -> Path:
    """Return the folder of the worked examples. Raises `ResourceMissing`."""
    return _folder("examples")


def template(name: str) -> bytes:
    """Return the content of a template such as "word/bao-cao.docx". Raises `ResourceMissing`."""
    path = templates_dir() / name
    if not path.is_file():
        raise ResourceMissing(f"Thiếu tệp mẫu {name}; hãy cài đặt lại kehoach-xlsx. (No template at {path}.)")
    return path.read_bytes()


def _folder(name: str, package: Path = PACKAGE) -> Path:
    for folder in (package / "_data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise ResourceMissing(f"Thiếu thư mục {name}; hãy cài đặt lại kehoach-xlsx. (No folder {name} in {package}.)")
