"""The statistics box."""

from collections.abc import Mapping

from portal.layout.blocks import BlockContext, block
from portal.visits import statistics


@block("visits.statistics", "Thống kê website", "blocks/statistics.html", age=statistics.LASTS)
def statistics_block(context: BlockContext, options: Mapping) -> dict:
    """Số người đang truy cập và lượt truy cập hôm nay, tháng này, tháng trước, tổng cộng.
    Tùy chọn hide_redundant (mặc định bật): ẩn các dòng bằng 0 hoặc lặp lại dòng "Đang truy cập".
    """
    hide = options.get("hide_redundant", True)
    numbers = statistics.numbers_of(context.site)
    return {"lines": statistics.lines(numbers, context.site.profile.thousands, bool(hide))}
