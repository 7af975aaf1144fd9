"""A real server in a process of its own, bound to one core, and a plain HTTP client that costs it nothing."""

import asyncio
import compileall
import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import msgspec

PACKAGE = Path(__file__).parents[1] / "raison"
TICKS = os.sysconf("SC_CLK_TCK")


class Server:
    """`raison serve` on core 0; its CPU time and memory as the kernel counts them."""

    def __init__(self, url: str, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        # an installation has its byte code from the beginning: pip compiles what it installs
        compileall.compile_dir(PACKAGE, quiet=1)
        environment = os.environ | {"RAISON_DATABASE": url, "RAISON_DATA": str(folder), "RAISON_SECRET": "bench"}
        command = [sys.executable, "-m", "raison", "serve", "--port", str(self.port)]
        if hasattr(os, "sched_setaffinity") and (os.cpu_count() or 1) > 1:
            command = ["taskset", "-c", "0", *command]
        self.command, self.environment = command, environment
        self.log = (folder / "server.log").open("wb")
        self.start()

    def start(self) -> None:
        """Run it until it answers."""
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=self.log, stderr=self.log)
        self.start_seconds = self._wait()

    def restart(self) -> None:
        """As after an update."""
        self._end()
        self.start()

    def _wait(self) -> float:
        while self.process.poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n")
                    if connection.recv(64).startswith(b"HTTP/1.1 200"):
                        return time.perf_counter() - self.begun
            except OSError:
                time.sleep(0.01)
        raise RuntimeError(f"the server ended; see {self.log.name}")

    def cpu_seconds(self) -> float:
        """User and system time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def settle(self, *, seconds: float = 90.0) -> None:
        """Wait until it does nothing any more, such as hear what was written."""
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            before = self.cpu_seconds()
            time.sleep(1)
            if self.cpu_seconds() - before < 0.05:
                return

    def memory_kib(self) -> int:
        """Resident memory."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1])
        return 0

    def stop(self) -> None:
        """End it."""
        self._end()
        self.log.close()

    def _end(self) -> None:
        self.process.terminate()
        self.process.wait(20)


class Answer(msgspec.Struct):
    """A response: its status, headers (names in lower case) and body as it came."""

    status: int
    headers: dict[str, str]
    body: bytes


class Connection:
    """One kept-alive connection."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer

    @classmethod
    async def to(cls, port: int) -> "Connection":
        """Connect."""
        return cls(*await asyncio.open_connection("127.0.0.1", port, limit=1 << 20))

    async def ask(self, method: str, path: str, *, body: bytes = b"", **headers: str) -> Answer:
        """One request and its whole response."""
        head = [f"{method} {path} HTTP/1.1", "Host: bench"]
        head += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        if body or method != "GET":
            head.append(f"Content-Length: {len(body)}")
        self.writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
        found = await self.head()
        length = int(found.headers.get("content-length", "0"))
        found.body = await self.reader.readexactly(length) if length else b""
        return found

    async def head(self) -> Answer:
        """The status line and headers of the next response."""
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        return Answer(int(lines[0].split()[1]), headers, b"")

    def close(self) -> None:
        """Close it."""
        self.writer.close()
