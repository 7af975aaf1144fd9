"""A link's preview is fetched from public addresses only, within its limits, and says what the page says.

The pages come from a real server on this machine. Names resolve as a test says, and only the very edge, the connection
itself, is led to that server: everything before it sees public addresses and the ordinary ports.
"""

import asyncio
import gzip
import resource
import ssl
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from raison.kernel.unfurl import GuardedTransport, Limits, Preview, PreviewRefused, Refusal, fetch_preview, is_public
from raison.kernel.unfurl.reading import read_page

# making one takes a tenth of a second, and no test here speaks TLS
UNUSED_TRUST = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

PUBLIC = "93.184.215.14"
PAGE = b"""<!doctype html><html><head><title>Fallback</title>
<meta property="og:title" content="Pumps &amp; valves"><meta property="og:description" content="How they
 last"><meta property=og:site_name content=Works><meta property="og:image" content="/a.png"></head></html>"""


def response(body: bytes = b"", *, status: str = "200 OK", **headers: str) -> bytes:
    lines = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    lines |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


class Web:
    """A server that answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]] = {}
        self.asked: list[str] = []
        self.port = 0

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.asked.append(request)
            page = self.pages[request.split()[1]]
            if isinstance(page, bytes):
                writer.write(page)
                await writer.drain()
            else:
                await page(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


class Edge(httpx2.AsyncBaseTransport):
    """Where the machine ends: notes which address would be called, and calls the test's own server instead."""

    def __init__(self, port: int) -> None:
        self.called: list[str] = []
        self.names: list[str] = []
        self._port = port
        self._real = httpx2.AsyncHTTPTransport(verify=UNUSED_TRUST, trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.called.append(f"{request.url.host}:{request.url.port or {'http': 80, 'https': 443}[request.url.scheme]}")
        self.names.append(request.extensions["sni_hostname"])
        local = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        return await self._real.handle_async_request(httpx2.Request("GET", local, headers=request.headers))

    async def aclose(self) -> None:
        await self._real.aclose()


class Net:
    """The web, the names in it, and the machine's edge."""

    def __init__(self, web: Web) -> None:
        self.web = web
        self.names: dict[str, list[Sequence[str]]] = {}
        self.edge = Edge(web.port)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        answers = self.names.get(host)
        if answers is None:
            raise OSError(f"no such name: {host}")
        return answers.pop(0) if len(answers) > 1 else answers[0]

    async def preview(self, url: str, **limits: float) -> Preview:
        return await fetch_preview(
            url,
            resolver=self.resolve,
            transport=self.edge,
            limits=Limits(**limits),  # type: ignore[arg-type]
        )

    async def refusal(self, url: str, **limits: float) -> Refusal:
        with pytest.raises(PreviewRefused) as refused:
            await self.preview(url, **limits)
        return refused.value.reason


@asynccontextmanager
async def running(web: Web) -> AsyncIterator[Net]:
    server = await asyncio.start_server(web.answer, "127.0.0.1", 0)
    web.port = server.sockets[0].getsockname()[1]
    try:
        yield Net(web)
    finally:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def net() -> AsyncIterator[Net]:
    async with running(Web()) as made:
        made.names["example.org"] = [[PUBLIC]]
        made.web.pages["/"] = response(PAGE)
        yield made


async def test_a_preview_says_what_the_page_says(net: Net):
    preview = await net.preview("https://example.org/#top")
    assert preview == Preview(
        url="https://example.org/#top",
        title="Pumps & valves",
        description="How they last",
        site="Works",
        image_url="https://example.org/a.png",
    )
    assert net.edge.called == [f"{PUBLIC}:443"]
    assert net.edge.names == ["example.org"]


async def test_the_server_hears_the_name_and_nothing_of_ours(net: Net):
    await net.preview("http://example.org/")
    [request] = net.web.asked
    head = request.lower()
    assert "host: example.org\r\n" in head
    assert "cookie" not in head
    assert "authorization" not in head
    assert "referer" not in head


async def test_cookies_are_not_carried_from_one_hop_to_the_next(net: Net):
    net.web.pages["/set"] = response(status="302 Found", Location="/", Set_Cookie="a=b; Path=/")
    await net.preview("http://example.org/set")
    assert len(net.web.asked) == 2
    assert "cookie" not in net.web.asked[1].lower()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254"),
        *("0.0.0.0", "0.1.2.3", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1"),
        *("192.88.99.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:93.184.215.14", "::ffff:0:127.0.0.1"),
        *("64:ff9b::7f00:1", "64:ff9b::5db8:d70e", "64:ff9b:1::1", "100::1", "2001::1", "2001:0:4136:e378::1"),
        *("2001:2::1", "2001:10::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "5f00::1", "fc00::1", "fd12::1"),
        *("fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1", "4000::1", "", "nonsense", "127.1"),
    ],
)
async def test_an_address_that_is_not_public_is_never_called(net: Net, address: str):
    net.names["inside.example"] = [[address]]
    assert not is_public(address)
    assert await net.refusal("http://inside.example/") is Refusal.FORBIDDEN_ADDRESS
    assert net.edge.called == []


@pytest.mark.parametrize(
    "address",
    [
        "1.1.1.1",
        "93.184.215.14",
        "172.15.0.1",
        "172.32.0.1",
        "100.63.0.1",
        "11.0.0.1",
        "2606:4700::1111",
        "2a00:1450::1",
    ],
)
async def test_a_public_address_is_called(net: Net, address: str):
    net.names["outside.example"] = [[address]]
    assert (await net.preview("http://outside.example/")).title == "Pumps & valves"
    assert net.edge.called == [f"{address}:80"]


@given(st.ip_addresses())
def test_no_address_is_public_that_the_standard_library_calls_private(address: object):
    if is_public(str(address)):
        assert address.is_global  # type: ignore[attr-defined]


async def test_a_name_with_one_foot_inside_is_refused(net: Net):
    net.names["both.example"] = [[PUBLIC, "10.0.0.1"]]
    assert await net.refusal("http://both.example/") is Refusal.FORBIDDEN_ADDRESS
    assert net.edge.called == []


async def test_a_name_that_changes_its_mind_is_called_where_it_was_checked(net: Net):
    net.names["rebind.example"] = [[PUBLIC], ["127.0.0.1"]]
    assert (await net.preview("http://rebind.example/")).title == "Pumps & valves"
    assert net.edge.called == [f"{PUBLIC}:80"]
    assert await net.refusal("http://rebind.example/") is Refusal.FORBIDDEN_ADDRESS


async def test_a_name_that_changes_its_mind_between_redirects_is_caught(net: Net):
    net.names["rebind.example"] = [[PUBLIC], ["169.254.169.254"]]
    net.web.pages["/again"] = response(status="302 Found", Location="/latest/meta-data")
    assert await net.refusal("http://rebind.example/again") is Refusal.FORBIDDEN_ADDRESS
    assert net.edge.called == [f"{PUBLIC}:80"]


@pytest.mark.parametrize(
    "host",
    [
        *("2130706433", "017700000001", "0x7f000001", "0x7f.1", "127.1", "0177.0.0.1", "127.0.0.1.", "1.1.1.1."),
        *("999.1.1.1", "0x", "a.0x10", "example.1"),
    ],
)
async def test_an_address_in_disguise_is_refused_before_it_is_resolved(net: Net, host: str):
    net.names[host] = [[PUBLIC]]
    assert await net.refusal(f"http://{host}/") in {Refusal.FORBIDDEN_ADDRESS, Refusal.NOT_A_WEB_ADDRESS}
    assert net.edge.called == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "2130706433", "127.1"])
async def test_the_machines_own_resolver_finds_no_way_round(host: str):
    async with running(Web()) as net:
        net.web.pages["/"] = response(PAGE)
        with pytest.raises(PreviewRefused) as refused:
            await fetch_preview(f"http://{host}/", transport=net.edge)
        assert refused.value.reason is Refusal.FORBIDDEN_ADDRESS
        assert net.edge.called == []


async def test_what_an_operator_allows_is_fetched_from_inside(net: Net):
    with pytest.raises(PreviewRefused):
        await fetch_preview(f"http://127.0.0.1:{net.web.port}/")
    preview = await fetch_preview(f"http://127.0.0.1:{net.web.port}/", allow_private=True)
    assert preview.title == "Pumps & valves"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org/", Refusal.NOT_A_WEB_ADDRESS),
        ("file:///etc/passwd", Refusal.NOT_A_WEB_ADDRESS),
        ("javascript:alert(1)", Refusal.NOT_A_WEB_ADDRESS),
        ("gopher://example.org:80/", Refusal.NOT_A_WEB_ADDRESS),
        ("http://user:secret@example.org/", Refusal.NOT_A_WEB_ADDRESS),
        ("http://", Refusal.NOT_A_WEB_ADDRESS),
        ("/relative", Refusal.NOT_A_WEB_ADDRESS),
        ("", Refusal.NOT_A_WEB_ADDRESS),
        ("http://example.org/" + "a" * 3_000, Refusal.NOT_A_WEB_ADDRESS),
        ("http://exa\x00mple.org/", Refusal.NOT_A_WEB_ADDRESS),
        ("http://example.org:22/", Refusal.FORBIDDEN_ADDRESS),
        ("http://example.org:8080/", Refusal.FORBIDDEN_ADDRESS),
        ("http://nowhere.example/", Refusal.UNREACHABLE),
    ],
)
async def test_what_is_no_address_of_the_public_web_is_refused(net: Net, url: str, reason: Refusal):
    assert await net.refusal(url) is reason
    assert net.edge.called == []


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://127.0.0.1/", Refusal.FORBIDDEN_ADDRESS),
        ("http://169.254.169.254/latest/meta-data/", Refusal.FORBIDDEN_ADDRESS),
        ("http://[::1]/", Refusal.FORBIDDEN_ADDRESS),
        ("http://2130706433/", Refusal.FORBIDDEN_ADDRESS),
        ("http://0177.0.0.1/", Refusal.NOT_A_WEB_ADDRESS),
        ("//inside.example/", Refusal.FORBIDDEN_ADDRESS),
        ("http://example.org:25/", Refusal.FORBIDDEN_ADDRESS),
        ("file:///etc/passwd", Refusal.NOT_A_WEB_ADDRESS),
        ("http://a:b@example.org/", Refusal.NOT_A_WEB_ADDRESS),
        ("http://[::1", Refusal.NOT_A_WEB_ADDRESS),
    ],
)
async def test_every_redirect_goes_through_the_guard_again(net: Net, location: str, reason: Refusal):
    for literal in ("127.0.0.1", "169.254.169.254", "::1"):
        net.names[literal] = [[literal]]
    net.names["inside.example"] = [["192.168.1.1"]]
    net.web.pages["/go"] = response(status="301 Moved", Location=location)
    assert await net.refusal("https://example.org/go") is reason
    assert net.edge.called == [f"{PUBLIC}:443"]


async def test_three_redirects_are_followed_to_http_too_and_the_fourth_is_not(net: Net):
    net.web.pages |= {
        "/3": response(status="302 Found", Location="http://example.org/2"),
        "/2": response(status="307 Temporary Redirect", Location="/1"),
        "/1": response(status="308 Permanent Redirect", Location="./"),
        "/4": response(status="302 Found", Location="/3"),
        "/round": response(status="302 Found", Location="/round"),
    }
    assert (await net.preview("https://example.org/3")).title == "Pumps & valves"
    assert await net.refusal("https://example.org/4") is Refusal.TOO_MANY_REDIRECTS
    assert await net.refusal("https://example.org/round") is Refusal.TOO_MANY_REDIRECTS


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (response(PAGE, status="404 Not Found"), Refusal.NOT_FOUND),
        (response(PAGE, status="500 Oh"), Refusal.NOT_FOUND),
        (response(PAGE, Content_Type="application/pdf"), Refusal.NOT_HTML),
        (response(PAGE, Content_Type=""), Refusal.NOT_HTML),
        (response(PAGE, Content_Encoding="br"), Refusal.NOT_HTML),
        (response(PAGE, Content_Encoding="gzip"), Refusal.UNREACHABLE),
        (response(b"<p>no head"), Refusal.NOTHING_TO_SHOW),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Refusal.UNREACHABLE),
        (b"", Refusal.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 900\r\n\r\n<title>cut", Refusal.UNREACHABLE),
        (b"HTTP/1.1 200 OK\r\nX: " + b"x" * 300_000 + b"\r\n\r\n", Refusal.UNREACHABLE),
    ],
)
async def test_what_is_no_page_gives_no_preview(net: Net, answer: bytes, reason: Refusal):
    net.web.pages["/odd"] = answer
    assert await net.refusal("http://example.org/odd") is reason


async def endlessly(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<title>Long</title>")
    while True:
        writer.write(b"<p>" * 10_000)
        await writer.drain()


async def drop_by_drop(writer: asyncio.StreamWriter) -> None:
    for byte in response(PAGE):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(30)


async def test_of_an_endless_page_only_the_beginning_is_read(net: Net):
    net.web.pages["/endless"] = endlessly
    assert (await net.preview("http://example.org/endless", html=50_000)).title == "Long"


@pytest.mark.parametrize("answer", [drop_by_drop, silence])
async def test_a_server_that_dawdles_is_left(net: Net, answer: Callable[[asyncio.StreamWriter], Awaitable[None]]):
    net.web.pages["/slow"] = answer
    assert await net.refusal("http://example.org/slow", seconds=0.3) is Refusal.TOO_SLOW


async def test_the_time_limit_holds_over_all_redirects_together(net: Net):
    async def slowly_on(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(response(status="302 Found", Location="/on"))

    net.web.pages["/on"] = slowly_on
    assert await net.refusal("http://example.org/on", seconds=0.3) is Refusal.TOO_SLOW


async def test_a_packed_page_is_read_and_a_bomb_is_cut(net: Net):
    net.web.pages["/packed"] = response(gzip.compress(PAGE), Content_Encoding="gzip")
    assert (await net.preview("http://example.org/packed")).title == "Pumps & valves"
    bomb = gzip.compress(b"<title>Boom</title>" + bytes(60 * 1024 * 1024))
    net.web.pages["/bomb"] = response(bomb, Content_Encoding="gzip")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert (await net.preview("http://example.org/bomb")).title == "Boom"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 8 * 1024


async def test_the_second_address_is_tried_when_the_first_does_not_answer(net: Net):
    class Half(Edge):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            if request.url.host == "1.1.1.1":
                raise httpx2.ConnectError("refused")
            return await super().handle_async_request(request)

    net.edge = Half(net.web.port)
    net.names["two.example"] = [["1.1.1.1", "1.0.0.1"]]
    assert (await net.preview("http://two.example/")).title == "Pumps & valves"
    net.edge = Half(net.web.port)
    net.names["two.example"] = [["1.1.1.1"]]
    assert await net.refusal("http://two.example/") is Refusal.UNREACHABLE


async def test_an_ipv6_address_is_called_as_one():
    seen: list[str] = []

    class Nothing(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            seen.append(str(request.url))
            return httpx2.Response(204, request=request)

    async def resolver(host: str, port: int) -> Sequence[str]:
        return ["2606:4700::1111"]

    guarded = GuardedTransport(resolver, Nothing())
    await guarded.handle_async_request(httpx2.Request("GET", "https://example.org/a"))
    assert seen == ["https://[2606:4700::1111]/a"]


def title_of(page: bytes, content_type: str = "text/html") -> str:
    return read_page(page, content_type=content_type, url="https://www.example.org/a/b").title


@pytest.mark.parametrize(
    ("page", "content_type", "title"),
    [
        ("<title>Grün</title>".encode("latin-1"), "text/html; charset=ISO-8859-1", "Grün"),
        ("<title>日本</title>".encode("shift_jis"), "text/html; charset=Shift_JIS", "日本"),
        ("<meta charset=euc-kr><title>한국</title>".encode("euc-kr"), "text/html", "한국"),
        ("<title>Grün</title>".encode("utf-8-sig"), "text/html; charset=latin-1", "Grün"),
        ("<title>Grün</title>".encode(), "text/html; charset=nonsense", "Grün"),
        (b"<title>+ADw-</title>", "text/html; charset=utf-7", "+ADw-"),
        (b"<title>\\x41</title>", "text/html; charset=unicode_escape", "\\x41"),
        (b"<title>a\xff\xfeb</title>", "text/html; charset=utf-8", "a\ufffd\ufffdb"),
        (b"<meta charset=utf-16><title>a</title>", "text/html", "a"),
    ],
)
def test_a_page_is_decoded_by_what_it_says_if_that_is_an_encoding_of_the_web(
    page: bytes, content_type: str, title: str
):
    assert title_of(page, content_type) == title


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<TITLE >A</TITLE >", "A"),
        ("<title>a &lt;b&gt; &amp; c</title>", "a <b> & c"),
        ("<title>a\n\t  b</title>", "a b"),
        ("<title>evil\u202egpj.exe\u0000</title>", "evilgpj.exe"),
        ("<!-- <title>no</title> --><title>yes</title>", "yes"),
        ("<script>'<title>no</title>'</script><title>yes</title>", "yes"),
        ("<svg><title>no</title></svg><title>yes</title>", "yes"),
        ("<title>first</title><title>second</title>", "first"),
        ("<meta name='twitter:title' content='tweet'>", "tweet"),
        ("<meta content=\"a > b 'c'\" property='og:title' />", "a > b 'c'"),
        ("<meta property=og:title content=bare>", "bare"),
        ("<meta property=og:title content=''><title>other</title>", "other"),
        ("<body><title>no</title>", ""),
        ("<title>unclosed", ""),
        ("<script>unclosed <title>no</title>", ""),
        ("", ""),
    ],
)
def test_the_title_is_found_where_browsers_find_it(page: str, title: str):
    assert title_of(page.encode()) == title


def test_long_texts_are_cut_and_the_site_is_the_host_when_it_has_no_name():
    page = read_page(
        f"<title>{'t' * 900}</title><meta name=description content='{'d ' * 900}'>".encode(),
        content_type="text/html",
        url="https://www.example.org/a",
    )
    assert len(page.title) == 200
    assert len(page.description) <= 500
    assert page.site == "example.org"


@pytest.mark.parametrize(
    ("picture", "address"),
    [
        ("https://cdn.example/a.png", "https://cdn.example/a.png"),
        ("a.png", "https://www.example.org/a/a.png"),
        ("//cdn.example/a.png", "https://cdn.example/a.png"),
        ("javascript:alert(1)", None),
        ("data:image/png;base64,AAAA", None),
        ("http://u:p@cdn.example/", None),
        ("http://[bad", None),
        ("https://cdn.example/" + "a" * 3_000, None),
        ("", None),
    ],
)
def test_a_picture_is_an_address_of_the_web_or_none(picture: str, address: str | None):
    page = f'<meta property="og:image" content="{picture}">'.encode()
    assert read_page(page, content_type="text/html", url="https://www.example.org/a/b").image_url == address


@given(st.binary(max_size=400), st.text(max_size=40))
def test_any_bytes_can_be_read(content: bytes, content_type: str):
    page = read_page(b"<head><meta " + content, content_type=content_type, url="https://example.org/")
    assert len(page.title) <= 200


HOSTILE_PAGES = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, (10, 10))
from raison.kernel.unfurl.reading import read_page
for part in ("<", "<!--", "<!-", "<title", "<title>", "<meta ", "<meta a=", "<meta a=\\"", "<meta a='x",
             "<meta a=\\"<meta b='", "<script>", "</title", "<script></script", "&", "&amp", "a ",
             "<meta name=a content=b>", "<![CDATA[", "<?", "<a ", "="):
    content = (part * (512 * 1024 // len(part) + 1)).encode()[: 512 * 1024]
    read_page(content, content_type="text/html", url="https://example.org/")
    read_page(b"<meta " + content, content_type="text/html", url="https://example.org/")
print("done")
"""


def test_no_page_takes_long_to_read():
    done = subprocess.run([sys.executable, "-c", HOSTILE_PAGES], capture_output=True, text=True, check=False)
    assert done.stdout == "done\n", done.stderr


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """A server's and a client's side of TLS, with a certificate for example.org that the client trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "example.org")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("example.org")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    path.write_bytes(certificate + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cadata=certificate.decode())


async def test_a_certificate_is_checked_against_the_name_though_the_address_is_called(
    certified: tuple[ssl.SSLContext, ssl.SSLContext],
):
    async def here(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"]

    async def preview(url: str) -> Preview:
        connection = httpx2.AsyncHTTPTransport(verify=certified[1], trust_env=False)
        return await fetch_preview(url, resolver=here, transport=connection, allow_private=True)

    web = Web()
    web.pages["/"] = response(PAGE)
    server = await asyncio.start_server(web.answer, "127.0.0.1", 0, ssl=certified[0])
    port = server.sockets[0].getsockname()[1]
    assert (await preview(f"https://example.org:{port}/")).title == "Pumps & valves"
    with pytest.raises(PreviewRefused) as refused:
        await preview(f"https://elsewhere.example:{port}/")
    assert refused.value.reason is Refusal.UNREACHABLE
    assert len(web.asked) == 1
    server.close()
    await server.wait_closed()
