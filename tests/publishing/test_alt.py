"""What is no description of a picture."""

import pytest

from portal.publishing.alt import is_file_name


@pytest.mark.parametrize(
    "alt",
    [
        "Trao-giai-KK.jpg", "T-BTG-TU-Tang-hoa.JPG", "image 20210716153840 1", "IMG_1234", "DSC00123", "hienphapvn",
        "  anh.png ", "Screenshot 2024-01-01", "zalo_20240101", "20210716", "bi-thu-phat-bieu", "photo 1.webp",
    ],
)  # fmt: skip
def test_file_names_are_found(alt):
    assert is_file_name(alt)


@pytest.mark.parametrize(
    "alt",
    [
        "", "Lễ khai mạc", "Đại biểu dự hội nghị ngày 12/10", "Bản đồ", "Trao giải khuyến khích", "Lai Châu",
        "Học sinh lớp 5A đọc sách", "Cờ", "Ông Nguyễn Văn A phát biểu", "Quang cảnh chợ phiên năm 2024",
    ],
)  # fmt: skip
def test_descriptions_are_let_through(alt):
    assert not is_file_name(alt)
