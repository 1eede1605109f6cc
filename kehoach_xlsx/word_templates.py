"""The Word templates handed out to be restyled, with the page that explains them."""

from pathlib import Path

from kehoach_xlsx.files import write_atomically
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.resources import template as shipped


def hand_out_word_templates(folder: Path) -> tuple[Path, ...]:
    """Write every Word template and the list of variables into `folder`, and return their paths.

    Raises UserMistake where a file of that name is there and differs: somebody may have restyled it.
    """
    from kehoach_xlsx.outputs.word.documents.forms import DOCUMENTS  # Word is slow to import
    from kehoach_xlsx.outputs.word.variables_page import NAME, variables_page

    files = {folder / NAME: variables_page()}
    files |= {folder / Path(one.template).name: shipped(one.template) for one in DOCUMENTS}
    changed = [path.name for path, data in files.items() if path.name != NAME and _differs(path, data)]
    if changed:
        names = ", ".join(changed)
        raise UserMistake(
            f"{folder}: đã có {names} khác với mẫu gốc, có thể là mẫu đã sửa; chọn thư mục khác hoặc đổi tên tệp.",
            f"{folder}: {names} differs from ours, perhaps restyled; choose another folder or rename it.",
        )
    for path, data in files.items():
        write_atomically(path, data)
    return tuple(files)


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.exists() and path.read_bytes() != data
    except OSError:
        return True
