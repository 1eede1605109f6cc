"""Documents that LibreOffice wrote: its style chains, its way with rules and headers, measured as they look."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from kehoach_xlsx.form_check.checking import check_form
from tests.outputs.word_reading import needs_office

from .good import docx

pytestmark = needs_office

_HTML = """<html><head><meta charset="utf-8"><style>p {margin: 0 0 6pt 0} body {font-family: "Times New Roman";
font-size: 14pt}</style></head><body>
<table width="100%" border="0"><tr>
<td width="40%"><p align="center" style="font-size: 13pt">UBND TỈNH HÒA AN<br><b>SỞ TƯ PHÁP</b></p></td>
<td><p align="center"><b><span style="font-size: 13pt">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</span><br>
Độc lập - Tự do - Hạnh phúc</b></p></td></tr>
<tr><td><p align="center" style="font-size: 13pt">Số: 05/BC-STP</p></td>
<td><p align="center"><i>Hòa An, ngày 06 tháng 02 năm 2025</i></p></td></tr></table>
<p align="center"><b>BÁO CÁO<br>Kết quả phổ biến, giáo dục pháp luật năm 2024</b></p>
<p align="justify" style="text-indent: 1.27cm">Sở Tư pháp báo cáo kết quả năm 2024 như sau:</p>
<h1>I. TÌNH HÌNH CHUNG</h1>
<p align="justify" style="text-indent: 1.27cm">Các cơ quan đã mở lớp tập huấn cho cán bộ.</p>
<p align="justify" style="text-indent: 1.27cm">Trên đây là báo cáo của Sở Tư pháp./.</p>
<table width="100%" border="0"><tr><td><p style="font-size: 12pt"><b><i>Nơi nhận:</i></b></p>
<p style="font-size: 11pt">- Bộ Tư pháp;</p><p style="font-size: 11pt">- Lưu: VT.</p></td>
<td><p align="center"><b>GIÁM ĐỐC</b></p><p>&nbsp;</p><p>&nbsp;</p><p>&nbsp;</p>
<p align="center"><b>Hà Thị Lan</b></p></td></tr></table></body></html>"""


def converted(source: Path, to: str, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    reads = ["--infilter=HTML (StarWriter)"] if source.suffix == ".html" else []
    command = ["soffice", profile, "--headless", *reads, "--convert-to", to, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{to.split(':')[0]}"


def test_a_web_page_saved_as_word_departs_where_it_looks_so(tmp_path: Path) -> None:
    (tmp_path / "bao-cao.html").write_text(_HTML, encoding="utf-8")
    document = converted(tmp_path / "bao-cao.html", "docx:MS Word 2007 XML", tmp_path)
    found = [(f.code, f.context.get("component", "")) for f in check_form(document.read_bytes()).findings]
    assert found == [
        ("KH604", "Lề trên"),
        ("KH604", "Lề dưới"),
        ("KH604", "Lề trái"),
        ("KH604", "Lề phải"),
        ("KH620", "tên cơ quan ban hành"),
        ("KH620", "Tiêu ngữ"),
        ("KH620", "trích yếu"),
        ("KH605", "Phông chữ"),  # the heading: LibreOffice has a font of its own for it
        ("KH614", "Đề mục I, II, III"),
        ("KH645", ""),
    ]


@pytest.mark.parametrize("format_", ["docx:MS Word 2007 XML", "odt"])
def test_a_good_document_stays_good_when_libreoffice_saves_it(format_: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bao-cao.docx").write_bytes(docx())
    once = converted(tmp_path / "in" / "bao-cao.docx", format_, tmp_path)
    if once.suffix == ".odt":
        once = converted(once, "docx:MS Word 2007 XML", tmp_path)
    assert [f.message() for f in check_form(once.read_bytes()).findings] == []
