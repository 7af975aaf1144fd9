"""The process of a test's server. It reads the settings from the environment, as `raison serve` does."""

import sys

import uvicorn

from raison.app import asgi
from raison.kernel.settings import load

if __name__ == "__main__":
    uvicorn.run(asgi(load()), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning", access_log=False)
