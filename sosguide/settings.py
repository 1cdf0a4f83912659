"""All settings, from the environment alone. With nothing set this is production, and it says what it lacks.

SOS_DEVELOPMENT=1 is for development: it makes a key, listens on this machine only, and lets pages that no
mentor has read be seen, under a banner.
"""

from ipaddress import ip_network
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from environs import Env

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env()

DEVELOPMENT = env.bool("SOS_DEVELOPMENT", False)
DEBUG = env.bool("SOS_DEBUG", False)

if not DEVELOPMENT:
    missing = [name for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL") if not env.str(name, "")]
    if missing:
        raise ImproperlyConfigured(f"Set {', '.join(missing)}, or SOS_DEVELOPMENT=1 on your own machine.")
    if DEBUG:
        raise ImproperlyConfigured("SOS_DEBUG shows readers' requests; it is for SOS_DEVELOPMENT=1 only.")

VAR_DIR = env.path("SOS_VAR", BASE_DIR / "var")
SECRET_KEY = env.str("SECRET_KEY", "known to everybody: for development only")
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", ["127.0.0.1", "localhost"])]
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
QUIET_HOST = env.str("QUIET_HOST", "")
LEAVE_TO = env.str("LEAVE_TO", "https://www.bbc.co.uk/weather")
SECURITY_CONTACT = env.str("SECURITY_CONTACT", "")
# What strangers write is encrypted with these before it is stored; made by `manage.py make_key`.
SEALING_KEYS = [key.strip() for key in env.list("SEALING_KEYS", [], subcast=str) if key.strip()]
if DEVELOPMENT and not SEALING_KEYS:
    SEALING_KEYS = ["a-key-known-to-everybody-for-development-only"[:43] + "="]
SHORTEST_KEY = 32  # letters
# The key of the receipts: kept outside the database, never changed; and to whom backups are encrypted (age).
RECEIPT_KEY = env.str("RECEIPT_KEY", "known to everybody: for development only" if DEVELOPMENT else "")
BACKUP_RECIPIENT = env.str(
    "BACKUP_RECIPIENT", "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj" if DEVELOPMENT else ""
)
# How much work one guess at a receipt is (scrypt's N). Never changed: receipts already given would not be found.
RECEIPT_COST = 2**15
if RECEIPT_KEY and len(RECEIPT_KEY) < SHORTEST_KEY:
    raise ImproperlyConfigured("RECEIPT_KEY can be guessed: six words rest on it. Make one with manage.py make_key.")
if BACKUP_RECIPIENT and not BACKUP_RECIPIENT.startswith("age1"):
    raise ImproperlyConfigured("BACKUP_RECIPIENT is not a public key of age. Make one with manage.py make_key.")
CONTENT_DIR = BASE_DIR / "content"

SHOW_UNCHECKED = env.bool("SHOW_UNCHECKED", DEVELOPMENT)
if SHOW_UNCHECKED and not DEVELOPMENT:
    raise ImproperlyConfigured("SHOW_UNCHECKED would publish words no mentor has read. Unset it.")

INSTALLED_APPS = [
    "contributors",
    "stages",
    "glossary",
    "sosguide.publishing",
    "sosguide",
    "sosguide.staff.site.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "axes",
    "markdownx",
]
MIDDLEWARE = [
    "sosguide.middleware.privacy_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sosguide.middleware.compress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_otp.middleware.OTPMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "axes.middleware.AxesMiddleware",
    "sosguide.middleware.NotShown",
]
ROOT_URLCONF = "sosguide.urls"
WSGI_APPLICATION = "sosguide.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
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
            "builtins": [
                "sosguide.publishing.templatetags.apostrophes",
                "sosguide.publishing.templatetags.force",
                "stages.templatetags.organisation",
            ],
        },
    },
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{VAR_DIR}/sosguide.sqlite3", conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE: a writer waits for its turn at the start instead of failing in the middle.
    # secure_delete: what is deleted is overwritten in the file.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = False
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if DEBUG:
    STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Cookies exist for staff only: both are sent to /admin/ and nowhere else.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/admin/"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEVELOPMENT
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "sosguide.staff.give_back.csrf_failure"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 30 * 60  # of idleness: every request of a member of staff starts it again
SESSION_SAVE_EVERY_REQUEST = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # its own cookie would go everywhere

# `no-referrer` would make browsers send `Origin: null`, and Django would refuse every form over HTTPS.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = not DEVELOPMENT
SECURE_HSTS_SECONDS = 0 if DEVELOPMENT else 2 * 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEVELOPMENT
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "admin:login"

# Sign-in: a password, then a code. Five wrong passwords from one address lock that name there for 15 minutes,
# counted in a cache that all workers share, so a stranger elsewhere cannot lock out the only mentor.
OTP_REQUIRED = env.bool("OTP_REQUIRED", not DEVELOPMENT)
if not OTP_REQUIRED and not DEVELOPMENT:
    raise ImproperlyConfigured("OTP_REQUIRED can be off in development only. Unset it.")
OTP_TOTP_ISSUER = "Social Services SOS"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "staff_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # or 300 invented names would push the locks out
    }
}
AXES_HANDLER = "axes.handlers.cache.AxesCacheHandler"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
# Whose word about an address is taken, besides this machine's own: networks, such as a container's gateway.
TRUSTED_PROXIES = [
    ip_network(address.strip()) for address in env.list("TRUSTED_PROXIES", [], subcast=str) if address.strip()
]
AXES_CLIENT_IP_CALLABLE = "sosguide.staff.access.client_address"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

MARKDOWNX_MARKDOWNIFY_FUNCTION = "sosguide.publishing.site.markdown.to_html"
MARKDOWNX_UPLOAD_CONTENT_TYPES: list[str] = []
MARKDOWNX_URLS_PATH = "/admin/markdown/"
MARKDOWNX_SERVER_CALL_LATENCY = 800

# A log line names the fault and nothing of the request: no message, no arguments, no traceback, no mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"bare": {"()": "sosguide.logs.BareFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "bare"}},
    "root": {"handlers": ["stderr"], "level": "ERROR"},
    "loggers": {"django": {"handlers": [], "level": "ERROR", "propagate": True}},
}
