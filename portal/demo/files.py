"""Files of the demo documents: `pdf(document)` and `docx(document)` from one `DocumentText`."""

from portal.demo.docx_file import docx
from portal.demo.paper import DocumentText
from portal.demo.pdf_file import pdf

__all__ = ["DocumentText", "docx", "pdf"]
