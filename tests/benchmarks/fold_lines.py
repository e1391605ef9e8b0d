"""Lines of a hit journal as a busy portal writes them: the same ones each time, with the sums that a fold must find."""

import random
from collections.abc import Iterator

HOST = "laichau.localhost"
THINGS, VISITORS = 5_000, 20_000
PER_SECOND = 2_000
START = 1_794_276_000  # 10 November 2026, 9 o'clock in Hà Nội

_PEOPLE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.{1}.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/{0}.0.{1}"
    " Chrome/{0}.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-A{1}F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{0}.0.0.0 Mobile"
    " Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-A{1}F; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/{0}.0.0.0"
    " Mobile Safari/537.36 Zalo android/1210{1} ZaloTheme/light ZaloLanguage/vn",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
    " Mobile/15E{1} Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0",
)
_MACHINES = (
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
)
_REFERRERS = ("-", "-", "-", HOST, HOST, "www.google.com", "l.facebook.com", "baolaichau.vn")
# Shares of the lines that are no views of an article, in percent.
_LISTS, _FILES, _MISSING, _BOTS = 20, 5, 1, 10


def _visitors(chance: random.Random) -> list[str]:
    agents = [
        chance.choice(_PEOPLE).format(chance.randint(110, 142), chance.randint(100, 9999))
        for _ in range(VISITORS // 10)
    ]
    return [
        f"{chance.randint(1, 223)}.{chance.randint(0, 255)}.{chance.randint(0, 255)}.{chance.randint(1, 254)}"
        f"\t{chance.choice(agents)}"
        for _ in range(VISITORS)
    ]


def lines(count: int, seed: int = 1) -> Iterator[bytes]:
    """Each visitor asks for each address with the same chance, which is the hardest case for memory and tables."""
    chance = random.Random(seed)
    people = _visitors(chance)
    machines = [f"66.249.66.{number}\t{agent}" for number in range(20) for agent in _MACHINES]
    for number in range(count):
        time = START + number / PER_SECOND
        who = chance.choice(machines if chance.random() * 100 < _BOTS else people)
        pk, kind = chance.randrange(1, THINGS + 1), chance.random() * 100
        if kind < _LISTS:
            what, path = "200\tpage", "/chuyen-muc/tin-trong-tinh/"
        elif kind < _LISTS + _FILES:
            what, path = f"200\tfile:{pk}", f"/van-ban/tep/{pk}/quyet-dinh-{pk}.pdf"
        elif kind < _LISTS + _FILES + _MISSING:
            what, path = "404\tmissing", f"/wp-content/{pk % 300}.php"
        else:
            what, path = f"200\tarticle:{pk}", f"/bai-viet/khai-mac-le-hoi-mua-xuan-{pk}/"
        yield f"1\t{time:.3f}\t{HOST}\tGET\t{what}\t{path}\t{who}\t{chance.choice(_REFERRERS)}\t-\t-\n".encode()
