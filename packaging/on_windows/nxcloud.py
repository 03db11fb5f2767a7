"""A stand-in for NXCloud on loopback, which both systems share: counts what came, and answers when it is told to."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ANSWER = json.dumps({"code": 0, "message": "", "data": {"message_id": "wamid.1"}, "traceId": "t1"}).encode()


class NXCloud:
    """What came, and which message gets no answer."""

    def __init__(self) -> None:
        self.received: list[str] = []
        self.held = ""
        """The number that gets no answer before `release`."""
        self.release = threading.Event()
        self.answers_after_s = 0.05
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def nxcloud() -> Iterator[NXCloud]:
    """Serve until the end."""
    cloud = NXCloud()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            to = json.loads(body)["to"]
            cloud.received.append(to)
            if to == cloud.held:
                cloud.release.wait(60)
            time.sleep(cloud.answers_after_s)
            with contextlib.suppress(OSError):  # whoever asked may have been killed
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(ANSWER)))
                self.end_headers()
                self.wfile.write(ANSWER)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    cloud.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield cloud
    finally:
        cloud.release.set()
        server.shutdown()
        server.server_close()
