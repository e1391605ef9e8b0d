"""Who is a machine, by its user agent. People stay people: Cốc Cốc's browser, Zalo's and Facebook's in-app
browsers and Cubot phones all have names that look like bots.

A crawler that hides behind a browser's name is counted as a reader; nothing here looks at addresses. Each group says
where its names come from: take new ones from there, with a line for each in the tests.
"""

import re
from enum import Enum
from functools import lru_cache


class Agent(Enum):
    PERSON = "person"
    SEARCH_ENGINE = "search engine"  # "Máy chủ tìm kiếm"
    BOT = "bot"


def _names(text: str) -> tuple[str, ...]:
    """Small letters, found anywhere in an agent: a hundred of these cost less than one expression of them all."""
    return tuple(name.strip() for name in text.split(","))


# Engines that bring readers; their crawlers have the line "Máy chủ tìm kiếm" of the statistics box. As they say
# themselves: developers.google.com/search/docs/crawling-indexing/overview-google-crawlers, bing.com/webmasters/help
# ("Which crawlers does Bing use"), help.coccoc.com/searchengine, yandex.com/support/webmaster ("Check Yandex robots"),
# duckduckgo.com/duckduckbot, support.apple.com/119829, webmaster.petalsearch.com, sogou.com/docs/help/webmasters.htm
SEARCH_ENGINES = _names(
    "googlebot, google-inspectiontool, storebot-google, googleother, bingbot, bingpreview, adidxbot, msnbot, coccocbot,"
    "coc_coc_bot, yandexbot, yandeximages, yandexmobilebot, yandexnews, yandexaccessibilitybot, yandexvideo,"
    "yandexrenderresources, baiduspider, duckduckbot, duckassistbot, applebot, petalbot, slurp, seznambot, sogouspider,"
    "sogou web spider, sogou inst spider, sogou pic spider, sogou news spider, sogou spider, naver.me/spd, yeti/,"
    "qwantbot, qwantify, mojeekbot, exabot, daumoa, 360spider, yisouspider"
)
# platform.openai.com/docs/bots, support.anthropic.com ("Does Anthropic crawl data"), docs.perplexity.ai/guides/bots,
# docs.mistral.ai/robots, github.com/ai-robots-txt/ai.robots.txt
AI = _names(
    "gptbot, chatgpt-user, oai-searchbot, claudebot, claude-web, claude-user, claude-searchbot, anthropic-ai,"
    "perplexitybot, perplexity-user, cohere-ai, google-extended, google-cloudvertexbot, google-notebooklm,"
    "gemini-deep-research, mistralai-user, diffbot, bytespider, ai2bot, youbot, omgili, imagesift, amazonbot, ccbot,"
    "meta-external, timpibot, pangubot, img2dataset, firecrawl, novaact, iaskspider"
)
# developers.facebook.com/docs/sharing/webmasters/web-crawlers, api.slack.com/robots, feedly.com/fetcher.html and what
# the programs' own pages or sources say
PREVIEWS = _names(
    "facebookexternalhit, facebookcatalog, facebot, whatsapp/, telegrambot, skypeuri, slack-img, slackimg, slackbot,"
    "discordbot, twitterbot, linkedinbot, pinterestbot, pinterest/0, embedly, iframely, vkshare, zalobot, zaloshare,"
    "zalo-share, zalopreview, zalo-preview, snap url preview, redditbot, mastodon/, bluesky cardyb, line-poker,"
    "kakaotalk-scrap, googleimageproxy, feedly, feedfetcher, feedburner, inoreader, newsblur, bazqux, feedbin,"
    "netnewswire, freshrss, miniflux"
)
# ahrefs.com/robot, semrush.com/bot, mj12bot.com, moz.com/help/moz-procedures/crawlers, dataforseo.com/dataforseo-bot
SEO = _names(
    "ahrefs, semrush, mj12, dotbot, rogerbot, blexbot, dataforseo, serpstat, screaming frog, sitebulb, barkrowler,"
    "seokicks, seobility, siteauditbot, seranking, linkdex, oncrawl, contentking, netpeak"
)
# uptimerobot.com, documentation.pingdom.com, better stack, statuscake.com/kb, site24x7.com, developers.google.com/speed
MONITORS = _names(
    "pingdom, uptime, statuscake, site24x7, nagios, check_http, zabbix, newrelicpinger, datadog, better stack,"
    "betterstack, updown.io, freshping, hetrixtools, checkly, gtmetrix, lighthouse, pagespeed, page speed, ptst/,"
    "webpagetest, speedcurve, google-read-aloud, w3c_validator, validator.nu, blackbox-exporter, kube-probe"
)
# The tools' own sources, where each sets its agent
SCANNERS = _names(
    "netcraft, censys, shodan, zgrab, masscan, nmap, nikto, sqlmap, nuclei, acunetix, nessus, openvas, wpscan, expanse,"
    "internet-measurement, projectdiscovery, l9explore, l9tcpid, leakix, dirbuster, gobuster, feroxbuster, httrack"
)
PROGRAMS = _names(
    "libwww, lwp-, lwp::, python-, python/, urllib, aiohttp, httpx/, okhttp, apache-httpclient, go-http-client,"
    "node-fetch, axios/, undici, guzzle, postman, insomnia, httpie, winhttp, apachebench, wrk/, siege/, k6/, jmeter,"
    "vegeta, headless, phantomjs, puppeteer, playwright, selenium, libcurl, reqwest/, restsharp, powershell/, scrapy"
)
_MACHINES = AI + PREVIEWS + SEO + MONITORS + SCANNERS + PROGRAMS
# What needs its neighbours: any name that calls itself so ("my-bot", SomethingBot/7.0), and agents that begin so.
_WORDS = re.compile(
    r"(?<!cu)bot(?=[\s/;:,.()_+-]|$)|\bbots?\b|robot|crawl|spider|scraper|fetch(?:er|/|\b)|archiver|indexer"
    r"|monitor(?:ing|is)?\b|\brss\b|\bperl/"
)
_BEGINNINGS = re.compile(
    r"(?:curl/|wget|java/|php|ruby|dart/|ab/)|mozilla/[45]\.0(?: \(compatible;?\)?)?$|viber\b(?!.*mobile)"
)


@lru_cache(maxsize=16384)
def kind_of(agent: str) -> Agent:
    """What sent this User-Agent header; none at all is a program."""
    agent = agent.lower()
    if _any_of(SEARCH_ENGINES, agent):
        return Agent.SEARCH_ENGINE
    if not agent.strip(" -") or _any_of(_MACHINES, agent) or _BEGINNINGS.match(agent) or _WORDS.search(agent):
        return Agent.BOT
    return Agent.PERSON


def _any_of(names: tuple[str, ...], agent: str) -> bool:
    return any(name in agent for name in names)
