"""Printed numbers. One style per Site: dots (2.103.994), commas or none."""

SEPARATORS = {"dot": ".", "comma": ",", "none": ""}


def grouped(value: int, style: str = "dot") -> str:
    return f"{value:,}".replace(",", SEPARATORS[style])


def file_size(size: int) -> str:
    """Size in bytes as "850 KB" or "1,2 MB" (1 KB = 1024 bytes, decimal comma)."""
    if size < 1024:
        return f"{size} B"
    if size < 1024**2:
        return f"{round(size / 1024)} KB"
    return f"{size / 1024**2:.1f} MB".replace(".", ",")
