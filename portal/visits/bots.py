"""Who is a machine, by its user agent. People stay people: Cốc Cốc's browser, Zalo's and Facebook's in-app
browsers and Cubot phones all have names that look like bots.

A crawler that hides behind a browser's name is counted as a reader; nothing here looks at addresses.
"""

import re
from enum import Enum
from functools import lru_cache


class Agent(Enum):
    PERSON = "person"
    SEARCH_ENGINE = "search engine"  # "Máy chủ tìm kiếm"
    BOT = "bot"


# Engines that bring readers; their crawlers have the line "Máy chủ tìm kiếm" of the statistics box.
SEARCH_ENGINES = re.compile(
    r"googlebot|google-inspectiontool|storebot-google|googleother|bingbot|bingpreview|msnbot|coccocbot|coc_coc_bot"
    r"|yandex(?:bot|images|mobilebot|news|accessibilitybot)|baiduspider|duckduckbot|duckassistbot|applebot|petalbot"
    r"|slurp|seznambot|sogou (?:web|inst|pic|news) ?spider|sogouspider|naver\.me/spd|yeti/|qwantbot|qwantify|mojeekbot|exabot",
    re.IGNORECASE,
)
BOTS = re.compile(
    # any name that calls itself so: GPTBot, AhrefsBot/7.0, SemrushBot, UptimeRobot, "my-bot"
    r"(?<!cu)bot(?=[\s/;:,.()_+-]|$)|\bbots?\b|robot|crawl|spider|scrap(?:er|y)|fetch(?:er|/|\b)|archiver|indexer"
    # link previews and feed readers
    r"|facebookexternalhit|facebookcatalog|meta-external|facebot|whatsapp/|telegrambot|viber\b(?!.*mobile)|skypeuri"
    r"|slack-?img|slackbot|discordbot|twitterbot|linkedinbot|pinterest(?:bot|/0)|embedly|iframely|vkshare|zalobot"
    r"|zalo-?(?:share|preview|crawler)|feedly|feedfetcher|feedburner|inoreader|newsblur|bazqux|\brss\b"
    # AI
    r"|chatgpt-user|oai-searchbot|claude-(?:web|user|searchbot)|anthropic-ai|perplexity-user|cohere-ai|google-extended"
    r"|mistralai-user|diffbot|bytespider|ai2bot|youbot|omgili|imagesift"
    # SEO, security and measuring
    r"|ahrefs|semrush|mj12|dotbot|blexbot|dataforseo|serpstat|screaming frog|sitebulb|netcraft|censys|shodan|zgrab"
    r"|masscan|nmap|nikto|sqlmap|nuclei|acunetix|nessus|openvas|wpscan|expanse|internet-measurement|projectdiscovery"
    r"|pingdom|uptime|statuscake|site24x7|nagios|check_http|zabbix|monitor(?:ing|is)?\b|newrelicpinger|datadog"
    r"|gtmetrix|lighthouse|pagespeed|page speed|ptst/|webpagetest|speedcurve|w3c_validator|validator\.nu|httrack"
    # programs and libraries
    r"|^curl/|^wget|libwww|lwp[-:]|python[-/ ]|urllib|aiohttp|httpx/|^java/|okhttp|apache-httpclient|go-http-client"
    r"|node-fetch|axios/|undici|guzzle|^php|^ruby|\bperl/|^dart/|postman|insomnia|httpie|winhttp|^ab/|apachebench|wrk/"
    r"|siege/|k6/|jmeter|vegeta|headless|phantomjs|puppeteer|playwright|selenium"
    r"|^mozilla/[45]\.0$|^mozilla/[45]\.0 \(compatible;?\)?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=16384)
def kind_of(agent: str) -> Agent:
    """What sent this User-Agent header; none at all is a program."""
    if SEARCH_ENGINES.search(agent):
        return Agent.SEARCH_ENGINE
    if not agent.strip(" -") or BOTS.search(agent):
        return Agent.BOT
    return Agent.PERSON
