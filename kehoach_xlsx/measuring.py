"""A Word document is measured against the form that the State prescribes."""

from pathlib import Path

from kehoach_xlsx.form_check.checking import check_form
from kehoach_xlsx.model.errors import UserMistake
from kehoach_xlsx.model.form_checked import FormChecked


def measure_form(path: Path) -> FormChecked:
    """Measure a .docx; what is no Word document is a finding. Raises UserMistake where there is no such file."""
    if path.is_dir():
        raise UserMistake(
            f"{path} là thư mục; hãy chỉ một tệp Word (.docx).", f"{path} is a folder; name one Word file (.docx)."
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UserMistake(f"Không có tệp {path}; kiểm tra lại tên tệp.", f"There is no file {path}.") from error
    except OSError as error:
        raise UserMistake(
            f"Không mở được tệp {path}; đóng tệp trong Word rồi chạy lại.",
            f"The file {path} cannot be opened; close it in Word and run again.",
        ) from error
    return check_form(data, str(path))
