# Two images: "app" (web and worker) and "nginx" (the app's static files and the proxy).
FROM python:3.11-slim-bookworm AS build
ENV PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
COPY requirements/ /build/requirements/
RUN python -m venv /opt/portal \
    && /opt/portal/bin/pip install --require-hashes \
        -r /build/requirements/runtime.txt -r /build/requirements/redis.txt -r /build/requirements/demo.txt
COPY . /app
WORKDIR /app
# Without the parts of CKEditor 4 that have open holes.
RUN DATA_DIR=/build/data DEBUG=0 /opt/portal/bin/python manage.py collectstatic --noinput --verbosity 0 \
        --ignore ckeditor/ckeditor/samples \
        --ignore ckeditor/ckeditor/plugins/preview \
        --ignore ckeditor/ckeditor/plugins/codesnippetgeshi \
    && /opt/portal/bin/python -m compileall -q /app /opt/portal/lib

FROM python:3.11-slim-bookworm AS app
ENV PATH=/opt/portal/bin:$PATH PYTHONUNBUFFERED=1 DATA_DIR=/var/lib/portal HOST=0.0.0.0
# nginx reads the public media by the group.
RUN groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid 10001 --home-dir /var/lib/portal --no-create-home --shell /usr/sbin/nologin portal \
    && install -d -o portal -g portal -m 0750 /var/lib/portal
COPY --from=build /opt/portal /opt/portal
COPY --from=build /app /app
WORKDIR /app
USER 10001:10001
VOLUME /var/lib/portal
EXPOSE 8000
ENTRYPOINT ["/app/deploy/entry.sh"]
CMD ["web"]

FROM nginx:1.28 AS nginx
COPY --from=build /build/data/static /srv/portal/static
COPY deploy/503.html /srv/portal/error/503.html
COPY deploy/nginx-container.conf /etc/nginx/nginx.conf
COPY deploy/nginx.conf /etc/nginx/portal.conf
COPY deploy/nginx-proxy.conf /etc/nginx/portal-proxy.conf
RUN install -d /etc/nginx/portal.d && install -d -o nginx -g nginx /var/cache/nginx
# Group 10001 is the app's: it may read the public media.
USER 101:10001
EXPOSE 80
