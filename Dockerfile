# Two stages: the packages are built once, the image that runs holds no build tools and no root.
FROM python:3.13-slim AS packages
WORKDIR /build
COPY requirements/runtime.txt .
RUN python -m venv /packages && /packages/bin/pip install --no-cache-dir --require-hashes -r runtime.txt

FROM python:3.13-slim
RUN useradd --system --home-dir /site --shell /usr/sbin/nologin site && mkdir -p /site/var && chown site /site/var
COPY --from=packages /packages /packages
WORKDIR /site
COPY --chown=root:root . .
ENV PATH=/packages/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 BIND=0.0.0.0 SOS_VAR=/site/var
USER site
VOLUME /site/var
EXPOSE 8000
# `migrate` runs at every start: rules of the database and stored hashes may be new without a migration. It fails where a
# live edition cannot be read, so that a deployment stops before it changes anything. A container that only starts again
# must not stop for one page: then check_release is content, and `migrate` looks at no page.
CMD ["sh", "-c", "if python manage.py check_release 2>/dev/null; then python manage.py migrate --skip-checks --verbosity 0; else python manage.py migrate --verbosity 0; fi && python manage.py createcachetable && python manage.py load_content && python manage.py collectstatic --noinput --verbosity 0 && exec gunicorn --config sosguide/gunicorn.conf.py sosguide.wsgi"]
