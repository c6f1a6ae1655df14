#!/bin/sh
# Make sure that a Chromium for the browser tests is on this machine; says what to do where it cannot install one itself.
set -eu
found() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if found >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update && apt-get -qq install --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null
elif command -v apt-get >/dev/null 2>&1 && command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  sudo apt-get -qq update && sudo apt-get -qq install --yes --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi
if found >/dev/null 2>&1; then exit 0; fi
if .venv/bin/python -m playwright install chromium; then exit 0; fi
echo "make test needs Chromium: install the package “chromium” (or Google Chrome) and run it again." >&2
exit 1
