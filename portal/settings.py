"""Settings: one file, read strictly from the environment (see .env.example)."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured

from portal import environment as env
from portal.layout.static_headers import add_headers

BASE_DIR = Path(__file__).resolve().parent.parent
environ.Env.read_env(BASE_DIR / ".env")

# --- process -----------------------------------------------------------------
DEBUG = env.flag("DEBUG", False)
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var"))).resolve()
DATA_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
SECRET_KEY = env.secret_key(DATA_DIR, DEBUG)
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, 1, 65535)
WORKERS = env.number("WORKERS", 2, 1, 64)
# Used only for addresses made outside a request (mail, feeds built by jobs).
PUBLIC_SCHEME = env.choice("PUBLIC_SCHEME", "http", ("http", "https"))
PUBLIC_PORT = env.text("PUBLIC_PORT", "" if PUBLIC_SCHEME == "https" else str(PORT))
if PUBLIC_PORT and not PUBLIC_PORT.isdigit():
    raise ImproperlyConfigured(f"PUBLIC_PORT={PUBLIC_PORT!r}: expected a port number or nothing.")
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES")
HIT_JOURNAL = env.choice("HIT_JOURNAL", "front", ("front", "nginx"))
JOURNAL_DIR = DATA_DIR / "journal"
GENERATION_FILE = DATA_DIR / "run" / "generations"
# Ready pages in memory, of all server processes together; 0 builds every page anew.
PAGE_CACHE_MB = env.number("PAGE_CACHE_MB", 64, 0, 65536)
DEMO = env.flag("DEMO", True)
DEMO_PASSWORD = env.text("DEMO_PASSWORD")

# --- hosts -------------------------------------------------------------------
# Allowed are these and the hosts of the Site table: portal.identity.middleware checks each request
# before anything else runs, therefore Django's own list is open.
KNOWN_HOSTS = env.hosts("ALLOWED_HOSTS", ("127.0.0.1", "localhost", "[::1]"))
ALLOWED_HOSTS = ["*"]

# --- parts -------------------------------------------------------------------
INSTALLED_APPS = [
    "portal.desk.apps.DeskAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sites",
    "django.contrib.staticfiles",
    "django_filters",
    "ckeditor",
    "axes",
    "django_tasks",
    "django_tasks_db",
    "portal.base",
    "portal.search",
    "portal.identity",
    "portal.publishing",
    "portal.layout",
    "portal.pages",
    "portal.visits",
    "portal.front",
    "portal.jobs",
    "portal.desk",
    "portal.demo",
    "articles",
    "documents",
]
MIDDLEWARE = [
    "portal.base.middleware.ClientAddressMiddleware",
    "portal.identity.middleware.SiteMiddleware",
    "portal.front.middleware.JournalMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.base.middleware.PermissionsPolicyMiddleware",
    "portal.base.middleware.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.identity.middleware.StaffMiddleware",
    "axes.middleware.AxesMiddleware",
    "portal.pages.middleware.OutageMiddleware",
]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Django's own engine draws the admin only; public pages go through portal.layout.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
THEMES_DIR = BASE_DIR / "templates" / "themes"
# Compare the data of every page with what portal.layout.catalogue declares; costs time on each page.
CHECK_PAGE_DATA = env.flag("CHECK_PAGE_DATA", DEBUG)

# --- data --------------------------------------------------------------------
DATABASE_URL = env.url("DATABASE_URL", "", ("postgres", "postgresql", "sqlite"))
DATABASES = {"default": environ.Env.db_url_config(DATABASE_URL or f"sqlite:///{DATA_DIR / 'portal.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a transaction that reads first and writes later must not fail half-way with "locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = 300
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

CACHE_URL = env.url("CACHE_URL", "", ("redis", "rediss", "locmemcache"))
if CACHE_URL.startswith("redis"):
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

MEDIA_ROOT = DATA_DIR / "media"  # private originals; see portal.publishing.media
MEDIA_URL = "/media/"
PUBLIC_MEDIA_ROOT = DATA_DIR / "media-public"  # only what published content uses
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
DATA_UPLOAD_MAX_MEMORY_SIZE = 20 * 2**20  # a pasted 5 MB text must reach the form
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
IMAGE_MAX_BYTES = 20 * 2**20
IMAGE_MAX_PIXELS = 40_000_000
DOCUMENT_MAX_BYTES = 500 * 2**20

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns about a missing folder
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# The one-command start has no collectstatic step; nginx serves STATIC_ROOT in production.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ADD_HEADERS_FUNCTION = add_headers

# --- language and time -------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["portal.base.formats"]
USE_I18N = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- people ------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
# By user and address together: one typist must not lock out the office behind the same address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_TEMPLATE = "admin/locked_out.html"
AXES_ENABLE_ADMIN = False
AXES_RESET_ON_SUCCESS = True

# --- safety ------------------------------------------------------------------
SECURE = PUBLIC_SCHEME == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
# Departments below the province's domain may still be without https: not ours to decide for them.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "portal.pages.views.csrf_failure"
CSRF_TRUSTED_ORIGINS = []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "frame-src": ["https://www.youtube-nocookie.com", "https://www.youtube.com"],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
    }
}
# CKEditor 4 needs inline script and style; given to the editing pages of the admin only.
EDITOR_POLICY = {"script-src": [SELF, UNSAFE_INLINE], "style-src": [SELF, UNSAFE_INLINE]}
# CKEditor 4.22.1 has unfixed holes upstream (CVE-2024-24815/24816/43407/43411): full-page mode, preview,
# samples and codesnippetgeshi are off and not served, and portal.publishing.html cleans on the server.
# security.W005 and W021 ask for HSTS on all subdomains, see SECURE_HSTS_INCLUDE_SUBDOMAINS.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001", "security.W005", "security.W021"]

# --- editor ------------------------------------------------------------------
CKEDITOR_CONFIGS = {
    "default": {
        "skin": "moono-lisa",
        "height": 420,
        "width": "100%",
        "language": "vi",
        "entities": False,
        "versionCheck": False,
        "fullPage": False,
        "contentsCss": ["/static/css/fonts.css", "/static/css/editor.css"],
        "toolbar": [
            ["Format", "Bold", "Italic", "Underline", "Strike", "Subscript", "Superscript", "RemoveFormat"],
            ["NumberedList", "BulletedList", "Blockquote", "JustifyLeft", "JustifyCenter", "JustifyRight"],
            ["Link", "Unlink"],
            ["Image", "Table", "HorizontalRule", "SpecialChar"],
            ["PasteText", "PasteFromWord", "Undo", "Redo", "Find", "Maximize", "ShowBlocks", "Source"],
        ],
        "format_tags": "p;h2;h3;h4",
        "extraPlugins": "image2,uploadimage,autogrow",
        "autoGrow_minHeight": 420,
        "autoGrow_maxHeight": 900,
        "clipboard_handleImages": False,
        "removePlugins": ",".join(
            "image exportpdf flash iframe iframedialog forms preview print codesnippet codesnippetgeshi smiley "
            "scayt wsc save newpage templates about embed embedbase embedsemantic autoembed div divarea docprops "
            "mathjax adobeair devtools uicolor bbcode language pagebreak".split()
        ),
        "removeDialogTabs": "link:advanced;image2:advanced;table:advanced",
        "disallowedContent": "script style object embed applet form input textarea select button *[on*]",
        "filebrowserUploadMethod": "xhr",
        "filebrowserImageUploadUrl": "/quan-tri/anh/tai-len/",
        "uploadUrl": "/quan-tri/anh/tai-len/",
        "image2_captionedClass": "image",
        "image2_alignClasses": ["align-left", "align-center", "align-right"],
        "pasteFromWordRemoveFontStyles": True,
        "linkDefaultProtocol": "https://",
    }
}

# --- log ---------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "axes": {"level": "WARNING"},
    },
}
