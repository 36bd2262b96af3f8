"""What a reader knows the models by: headings of the field reference, titles in the JSON Schemas."""

from __future__ import annotations

TITLES = {
    "Product": {"vi": "Tệp sản phẩm (products/*.yml)", "en": "Product file (products/*.yml)"},
    "Producer": {"vi": "Tệp chủ thể (producers/*.yml)", "en": "Producer file (producers/*.yml)"},
    "Event": {"vi": "Tệp sự kiện (events/*.yml)", "en": "Event file (events/*.yml)"},
    "Text": {"vi": "Văn bản hai thứ tiếng", "en": "Text in two languages"},
    "Statement": {"vi": "Dữ kiện bằng lời, có nguồn", "en": "Statement with its source"},
    "Summary": {"vi": "Câu giới thiệu", "en": "Summary"},
    "Story": {"vi": "Câu chuyện", "en": "Story"},
    "Certificate": {"vi": "Giấy chứng nhận OCOP", "en": "OCOP certificate"},
    "Mark": {"vi": "Chứng nhận khác", "en": "Other mark"},
    "Photo": {"vi": "Ảnh", "en": "Photo"},
    "Pack": {"vi": "Quy cách", "en": "Pack"},
    "Place": {"vi": "Địa điểm", "en": "Place"},
    "Location": {"vi": "Vị trí trên bản đồ", "en": "Point on the map"},
    "Fact": {"vi": "Dữ kiện", "en": "Fact"},
    "Buy": {"vi": "Nơi mua", "en": "Where to buy"},
    "Trace": {"vi": "Truy xuất nguồn gốc", "en": "Traceability"},
    "Visit": {"vi": "Tham quan", "en": "Visit"},
    "Source": {"vi": "Nguồn", "en": "Source"},
    "Consent": {"vi": "Sự đồng ý", "en": "Consent"},
    "Stand": {"vi": "Gian hàng", "en": "Stand"},
}
