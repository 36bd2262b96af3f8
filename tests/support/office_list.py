"""An office's list as offices make them: 158 rows with titles, groups and twenty planted faults.

All names are invented.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl

HEADINGS = (
    "STT", "TÊN SẢN PHẨM", "Chủ thể sản xuất", "Loại hình", "Địa chỉ", "Xã/phường", "Huyện cũ", "SĐT",
    "Bộ sản phẩm", "Hạng sao", "Số quyết định", "Ngày cấp", "Cơ quan công nhận", "Mùa vụ", "Ghi chú",
)  # fmt: skip
FIRST_ROW = 6  # of the data, below two titles, a blank, the headings and their numbers
COUNT = 158
_COLUMN = {heading: index for index, heading in enumerate(HEADINGS)}
_DATES = ("05/12/2024", "12/2024", "tháng 12 năm 2024", "2024", 45631, "2024-12-05", "5.12.2024")
_STARS = (4, "3 sao", "****", "OCOP 4 sao", "★★★", "Ba sao", "4*")
_PLACES = (
    ("Xã Mường Động", ""),
    ("muong dong", ""),
    ("Xã Hợp Tiến", "Kim Bôi"),
    ("05089", ""),
    ("phường Thống Nhất", ""),
)
_PLANTED = {
    # row of the data (from 0) → heading of the cell at fault, what stands there
    3: ("Hạng sao", "2 sao"),
    9: ("Hạng sao", "tiềm năng 5 sao"),
    14: ("Hạng sao", "bảy mươi điểm"),
    20: ("Ngày cấp", "30/02/2024"),
    26: ("Ngày cấp", "đợt 1"),
    33: ("Ngày cấp", "2090"),
    41: ("Ngày cấp", "2014"),
    48: ("TÊN SẢN PHẨM", None),
    55: ("Bộ sản phẩm", "Thực phẩm"),
    62: ("Bộ sản phẩm", 27),
    70: ("Bộ sản phẩm", None),
    77: ("Xã/phường", "Xã Nơi Nào"),
    84: ("Xã/phường", "Cao Sơn"),
    91: ("SĐT", "091234"),
    98: ("SĐT", "chưa có số"),
    105: ("Loại hình", "doanh nghiệp lạ"),
    112: ("Mùa vụ", "tháng 13"),
    120: ("Hạng sao", None),
    130: ("TÊN SẢN PHẨM", "=row 20"),
    140: ("Ngày cấp", "#REF!"),
}


def address(row: int, heading: str) -> str:
    """`Sheet1!C14` style address of a cell of the data."""
    return f"'Danh sách'!{chr(65 + _COLUMN[heading])}{FIRST_ROW + row + row // 40}"


# A fault is told at its cell; a missing set at the name, a certificate without stars at its decision.
_TOLD_AT = {70: "TÊN SẢN PHẨM", 120: "Số quyết định"}
FAULTS = {address(row, _TOLD_AT.get(row, heading)) for row, (heading, _) in _PLANTED.items()}
GOOD = [row for row in range(COUNT) if row not in _PLANTED]


def name_of(row: int) -> str:
    return f"Sản phẩm thử {row + 1:03d} Mường Bi"


def producer_of(row: int) -> str:
    return f"HTX Thử {row // 3 + 1:02d}"


def values(row: int) -> list[object]:
    commune, district = _PLACES[row % len(_PLACES)]
    cells: dict[str, object] = {
        "STT": row + 1,
        "TÊN SẢN PHẨM": name_of(row),
        "Chủ thể sản xuất": producer_of(row),
        "Loại hình": "Hợp tác xã",
        "Địa chỉ": f"Xóm {row % 7 + 1}",
        "Xã/phường": commune,
        "Huyện cũ": district,
        "SĐT": f"0912 345 {row // 3:03d}",
        "Bộ sản phẩm": row % 26 + 1,
        "Hạng sao": _STARS[row % len(_STARS)],
        "Số quyết định": f"{100 + row}/QD-UBND",
        "Ngày cấp": _DATES[row % len(_DATES)],
        "Cơ quan công nhận": "UBND tỉnh Hòa Bình",
        "Mùa vụ": "tháng 10 - 12" if row % 4 == 0 else "",
        "Ghi chú": "",
    }
    if row in _PLANTED:
        heading, value = _PLANTED[row]
        cells[heading] = name_of(19) if value == "=row 20" else value
        if value == "=row 20":
            cells["Chủ thể sản xuất"] = producer_of(19)
    return [cells[heading] or None for heading in HEADINGS]


def write_office_list(path: Path) -> Path:
    """The workbook, with a group's title after each 40 rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Danh sách"
    sheet["A1"] = "UBND TỈNH"
    sheet["A2"] = "DANH SÁCH SẢN PHẨM OCOP THỬ"
    sheet.merge_cells("A2:O2")
    sheet.append([])
    sheet.append(list(HEADINGS))
    sheet.append(list(range(1, len(HEADINGS) + 1)))
    for row in range(COUNT):
        if row and row % 40 == 0:
            sheet.append(["II", f"Nhóm {row // 40}"])
        sheet.append(values(row))
    book.save(path)
    return path
