"""Cleaning of typed-in markup: what stays, what goes."""

import pytest

from portal.publishing.html import clean, image_problems, media_ids, plain

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<svg onload=alert(1)></svg>",
    "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    '<iframe src="https://evil.example/embed/abcdef"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<form action="/x"><input name=a></form>',
    "<object data=x></object><embed src=x>",
    "<style>body{display:none}</style>",
    '<p style="background:url(javascript:alert(1))">x</p>',
    '<div id="menu" onclick="alert(1)">x</div>',
    '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
    '<img src="//evil.example/x.png">',
    '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    '<p class="header skip-link">x</p>',
]


@pytest.mark.parametrize("markup", HOSTILE)
def test_it_removes_what_could_run_or_lead_astray(markup):
    cleaned = clean(markup).lower()
    for word in ("script", "onerror", "onload", "onclick", "evil.example", "<form", "<style", "style=", "id=", "data:"):
        assert word not in cleaned
    assert "skip-link" not in cleaned


@pytest.mark.parametrize("markup", HOSTILE)
def test_cleaning_twice_changes_nothing(markup):
    assert clean(clean(markup)) == clean(markup)


def test_it_keeps_what_an_office_writes():
    markup = (
        "<h2>Kết quả</h2><p><strong>Đậm</strong> <em>nghiêng</em> H<sub>2</sub>O</p><ul><li>một</li></ul>"
        '<table><caption>Bảng</caption><thead><tr><th scope="col">A</th></tr></thead>'
        '<tbody><tr><td colspan="2">1</td></tr></tbody></table>'
        '<figure class="image"><img src="/media/5-0123abcd/640.webp" alt="Lễ khai mạc"><figcaption>Lễ</figcaption></figure>'
    )
    assert clean(markup) == markup


def test_it_turns_alignment_into_classes():
    assert clean('<p style="text-align: center; color:red">x</p>') == '<p class="text-center">x</p>'
    assert clean('<p class="indent" style="text-align:right">x</p>') == '<p class="indent text-right">x</p>'


def test_it_keeps_videos_of_one_host_only_and_without_cookies():
    kept = clean('<iframe src="https://www.youtube.com/embed/abc123XYZ" allowfullscreen></iframe>')
    assert 'src="https://www.youtube-nocookie.com/embed/abc123XYZ"' in kept


def test_it_removes_indents_of_spaces_and_empty_paragraphs():
    assert clean("<p>&nbsp;&nbsp;\u00a0 Lai Châu</p><p>&nbsp;</p>") == "<p>Lai Châu</p>"


@pytest.mark.parametrize("address", ["//evil.example/x", "/\\evil.example/x"])
def test_links_that_hide_their_host_lose_it(address):
    assert "evil" not in clean(f'<a href="{address}">xem</a>')


def test_it_marks_links_and_normalises_letters():
    assert clean('<a href="https://chinhphu.vn/">ca\u0300</a>') == (
        '<a href="https://chinhphu.vn/" rel="noopener noreferrer">cà</a>'
    )


def test_it_reads_text_pictures_and_their_problems():
    markup = '<p>Một&amp;hai</p><p>ba</p><img src="/media/12-0123abcd/1280.webp" alt="IMG_2021.jpg"><img src="/x.png">'
    assert plain(markup) == "Một&hai ba"
    assert media_ids(markup) == {12}
    assert len(image_problems(markup)) == 2
