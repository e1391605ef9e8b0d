"""The statistics box."""

from collections.abc import Mapping

from portal.layout.blocks import BlockContext, block
from portal.layout.options import Flag
from portal.visits import statistics


@block(
    "visits.statistics", "Thống kê website", "blocks/statistics.html", age=statistics.LASTS,
    options=[
        Flag("hide_redundant", "Ẩn dòng thừa", "Không in các dòng bằng 0 hoặc lặp lại dòng “Đang truy cập”.", True)
    ],
)  # fmt: skip
def statistics_block(context: BlockContext, options: Mapping) -> dict:
    """Số người đang truy cập và lượt truy cập hôm nay, tháng này, tháng trước, tổng cộng."""
    numbers = statistics.numbers_of(context.site)
    return {"lines": statistics.lines(numbers, context.site.profile.thousands, options["hide_redundant"])}
