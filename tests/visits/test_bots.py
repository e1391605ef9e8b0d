import pytest

from portal.visits import bots
from portal.visits.bots import Agent, kind_of
from portal.visits.origins import DESKTOP, PHONE, TABLET, device_of, source_of

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36"
)
PEOPLE = [
    CHROME,
    CHROME.replace("Chrome/", "coc_coc_browser/138.0.228 Chrome/"),
    "Mozilla/5.0 (Linux; Android 11; CUBOT NOTE 20 Build/RP1A) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 13; CUBOT_P80) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 Version/4.0 Chrome/142.0 Mobile Safari/537.36"
    " Zalo android/12100498 ZaloTheme/light ZaloLanguage/vn",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/22B83 Zalo iOS/585"
    " ZaloTheme/light ZaloLanguage/vn",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/22B83"
    " [FBAN/FBIOS;FBAV/490.0.0.36;FBBV/1;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/18.1;FBSS/3;FBLC/vi_VN]",
    "Mozilla/5.0 (Linux; Android 12; V2043) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/440.0]",
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
    "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1",
    "Opera/9.80 (J2ME/MIDP; Opera Mini/7.1/191.303; U; vi) Presto/2.12.423 Version/12.16",
    "Mozilla/5.0 (Linux; Android 10; Nokia 3.4) AppleWebKit/537.36 SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko",
    "Mozilla/5.0 (Linux; Android 13; SM-A536E; wv) AppleWebKit/537.36 Version/4.0 Chrome/131.0 Mobile Safari/537.36"
    " Viber/22.8.1.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_6 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Instagram 361.0.0.0",
    "Mozilla/5.0 (Linux; Android 12; CUBOT P60; wv) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36"
    " Zalo android/12100498 ZaloTheme/dark ZaloLanguage/vn",
    CHROME + " Edg/142.0.0.0",
    CHROME + " OPR/124.0.0.0",
    CHROME.replace("Chrome/", "coc_coc_browser/87.0.152 Chrome/") + " Edg/142.0",
]
ENGINES = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Googlebot-Image/1.0",
    "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
    "Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)",
    "Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)",
    "DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)",
    "Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/13.1.2 Safari (Applebot/0.1; +http://www.apple.com/go/applebot)",
    "Mozilla/5.0 (Linux; Android 7.0;) AppleWebKit/537.36 Mobile Safari/537.36 (compatible; PetalBot;+https://webmaster.petalsearch.com/site/petalbot)",
    "Mozilla/5.0 (compatible; Yahoo! Slurp; http://help.yahoo.com/help/us/ysearch/slurp)",
    "Mozilla/5.0 (compatible; SeznamBot/4.0; +http://napoveda.seznam.cz/seznambot-intro/)",
    "Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)",
    "Mozilla/5.0 (compatible; coccocbot-image/1.0; +http://help.coccoc.com/searchengine)",
    "CocCocBot",
    "Mozilla/5.0 (compatible; Google-InspectionTool/1.0;)",
    "Mozilla/5.0 (compatible; Yeti/1.1; +http://naver.me/spd)",
    "Mozilla/5.0 (compatible; Qwantify/1.0; +https://www.qwant.com/)",
    "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleOther)",
]
BOTS = [
    "",
    " ",
    "-",
    "curl/8.5.0",
    "Wget/1.21.4",
    "python-requests/2.32.3",
    "Python-urllib/3.11",
    "python-httpx/0.27",
    "Go-http-client/2.0",
    "Java/17.0.2",
    "okhttp/4.12.0",
    "axios/1.7.2",
    "Apache-HttpClient/4.5.14 (Java/17)",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
    "ZaloBot/1.0 (+https://zalo.me)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; ChatGPT-User/1.0; +https://openai.com/bot)",
    "CCBot/2.0 (https://commoncrawl.org/faq/)",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
    "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)",
    "Mozilla/5.0 (compatible; SemrushBot/7~bl; +http://www.semrush.com/bot.html)",
    "Mozilla/5.0 (compatible; MJ12bot/v1.4.8; http://mj12bot.com/)",
    "Mozilla/5.0 (compatible; DotBot/1.2; +https://opensiteexplorer.org/dotbot)",
    "Mozilla/5.0 (compatible; UptimeRobot/2.0; http://www.uptimerobot.com/)",
    "Pingdom.com_bot_version_1.4_(http://www.pingdom.com/)",
    "check_http/v2.3.3 (monitoring-plugins 2.3.3)",
    CHROME.replace("Chrome/", "HeadlessChrome/"),
    CHROME + " Chrome-Lighthouse",
    "Scrapy/2.11 (+https://scrapy.org)",
    "Mozilla/5.0",
    "Mozilla/5.0 zgrab/0.x",
    "sqlmap/1.7",
    "FeedFetcher-Google; (+http://www.google.com/feedfetcher.html)",
    "my own bot",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; OAI-SearchBot/1.0; +https://openai.com/searchbot)",
    "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)",
    "Mozilla/5.0 AppleWebKit/537.36 (compatible; Amazonbot/0.1; +https://developer.amazon.com/support/amazonbot)",
    "img2dataset",
    "Mozilla/5.0 (compatible; Barkrowler/0.9; +https://babbar.tech/crawler)",
    "Screaming Frog SEO Spider/21.0",
    "rogerbot/1.2 (https://moz.com/help/guides/moz-procedures/what-is-rogerbot)",
    "Mozilla/5.0 (compatible; Site24x7)",
    "Better Stack Better Uptime Bot Mozilla/5.0",
    "kube-probe/1.31",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "Snap URL Preview Service; bot; snapchat; https://developers.snap.com/robots",
    "Bluesky Cardyb/1.1; +mailto:support@bsky.app",
    "Viber/13.3.0.0 (Linux)",
    "ZaloPreview/1.0",
    "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)",
    "Mozilla/5.0 (compatible; Nmap Scripting Engine; https://nmap.org/book/nse.html)",
    "Mozilla/5.0 (compatible)",
    "reqwest/0.12",
    "PHP/8.2",
]


@pytest.mark.parametrize("agent", PEOPLE)
def test_people_are_people(agent):
    assert kind_of(agent) is Agent.PERSON


@pytest.mark.parametrize("agent", ENGINES)
def test_search_engines_are_told_apart(agent):
    assert kind_of(agent) is Agent.SEARCH_ENGINE


@pytest.mark.parametrize("agent", BOTS)
def test_programs_are_bots(agent):
    assert kind_of(agent) is Agent.BOT


def test_each_name_of_the_list_is_a_machine_by_itself():
    for name in bots.SEARCH_ENGINES:
        assert kind_of(f"{CHROME} (compatible; {name.title()}/1.0)") is Agent.SEARCH_ENGINE, name
    for group in (bots.AI, bots.PREVIEWS, bots.SEO, bots.MONITORS, bots.SCANNERS, bots.PROGRAMS):
        for name in group:
            assert name and name == name.lower()
            assert kind_of(f"{CHROME} {name.upper()}") is Agent.BOT, name


@pytest.mark.parametrize(
    ("host", "source"),
    [
        ("", "direct"),
        ("www.google.com.vn", "search"),
        ("www.google.com", "search"),
        ("coccoc.com", "search"),
        ("l.facebook.com", "social"),
        ("m.facebook.com", "social"),
        ("chat.zalo.me", "social"),
        ("t.co", "social"),
        ("laichau.localhost", "internal"),
        ("baochinhphu.vn", "other"),
        ("google.com.evil.example", "other"),
        ("notfacebook.com", "other"),
    ],
)
def test_it_names_the_kind_of_source(host, source):
    assert source_of(host, {"laichau.localhost"}) == source


def test_it_names_the_class_of_device():
    assert device_of(PEOPLE[0]) == DESKTOP
    assert device_of(PEOPLE[2]) == PHONE
    assert device_of(PEOPLE[10]) == TABLET
    assert device_of("Mozilla/5.0 (Linux; Android 13; SM-X200) AppleWebKit/537.36 Chrome/120.0 Safari/537.36") == TABLET
