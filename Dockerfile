# SPDX-License-Identifier: EUPL-1.2
# The bot, the action server and the content: one image, one command per service (docker-compose.yml).
FROM python:3.11-slim
# What editors publish is kept in git.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*
WORKDIR /app
# The file system is read-only later: what is not compiled now is compiled at every start.
ENV UV_COMPILE_BYTECODE=1
RUN python -m venv .venv && .venv/bin/python -m pip install --no-cache-dir "uv>=0.9,<1"
COPY requirements.lock pyproject.toml ./
RUN .venv/bin/uv pip install --no-cache --python .venv/bin/python --no-deps --require-hashes -r requirements.lock
COPY bot bot
COPY actions actions
COPY content content
COPY store store
COPY nlu nlu
RUN .venv/bin/uv pip install --no-cache --python .venv/bin/python --no-deps --no-build-isolation -e . \
 && .venv/bin/python -m compileall -q bot actions content store nlu \
 && useradd --uid 10001 --no-create-home omzien && mkdir /data && chown omzien /data
USER 10001
ENV PYTHONPATH=/app PYTHONUNBUFFERED=1 OMZIEN_VAR_DIR=/data
CMD ["/app/.venv/bin/omzien", "start"]
