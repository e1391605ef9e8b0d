"""Page data of the statistics box."""

from typing import Annotated, TypedDict

from portal.layout import catalogue


class Line(TypedDict):
    """Một dòng thống kê."""

    label: Annotated[str, "tên số liệu", "Đang truy cập"]
    value: Annotated[str, "số liệu, đã viết theo kiểu của cổng", "1.307"]


catalogue.block_data("blocks/statistics.html", {"lines": Annotated[list[Line], "các dòng thống kê"]})
