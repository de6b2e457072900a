# Tapwise in a container; docs/deploy.md says how to use it.
# /data holds the database, its features and its log; /backup is for copies of it.
# The database is made once: docker compose run --rm tapwise init

FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY requirements.txt ./
RUN python -m venv /opt/tapwise \
    && /opt/tapwise/bin/pip install --no-cache-dir --require-hashes -r requirements.txt
COPY pyproject.toml setup.py README.md LICENSE tapwise_command.py ./
COPY bot ./bot
COPY storage ./storage
RUN /opt/tapwise/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin tapwise \
    && install -d -o tapwise -g tapwise -m 700 /data /backup
COPY --from=build /opt/tapwise /opt/tapwise
ENV PATH=/opt/tapwise/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    OPENBLAS_NUM_THREADS=1 \
    OMP_NUM_THREADS=1 \
    MPLCONFIGDIR=/tmp/matplotlib \
    TAPWISE_DATABASE=/data/tapwise.db
USER 10001:10001
WORKDIR /data
VOLUME ["/data", "/backup"]
# Red at most 60 s after the bot has fallen silent: 45 s, and one check. A start may take longer.
HEALTHCHECK --interval=15s --timeout=15s --start-period=10m --retries=1 \
    CMD ["tapwise", "check", "--alive"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tapwise"]
CMD ["run"]
