"""How long browsers keep static files: an upgrade must reach them."""

import pytest

from portal.layout.static_headers import add_headers


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/static/css/base.css", "immutable"),
        ("/static/js/site.js", "immutable"),
        ("/static/js/admin/arrange.js", "no-cache"),
        ("/static/css/admin.css", "no-cache"),
        ("/static/css/admin-layout.css", "no-cache"),
        ("/static/css/editor.css", "no-cache"),
        ("/static/vendor/codemirror/codemirror.js", "max-age=86400"),
        ("/static/ckeditor/ckeditor/ckeditor.js", "max-age=86400"),
    ],
)
def test_only_files_linked_by_version_are_kept_for_ever(url, words):
    headers = {}
    add_headers(headers, "", url)
    assert words in headers["Cache-Control"]
    assert ("immutable" in headers["Cache-Control"]) == (words == "immutable")
