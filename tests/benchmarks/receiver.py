"""Run as a process of its own: takes one request after the other, and answers with the moment its last byte came.

A process of its own, so that it does not compete for the interpreter with what is measured. Ends when its standard
input does.
"""

import json
import os
import socket
import threading
import time


def serve(listener: socket.socket) -> None:
    while True:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(10)
            data = b""
            while b"\r\n\r\n" not in data:
                data += connection.recv(65536)
            head, _, body = data.partition(b"\r\n\r\n")
            length = next(int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            while len(body) < length:
                body += connection.recv(65536)
            received = time.monotonic()
            answer = {
                "code": 0,
                "message": "success",
                "data": {"messages": [{"id": "wamid.0"}]},
                "traceId": str(received),
            }
            text = json.dumps(answer).encode()
            connection.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(text) + text)


if __name__ == "__main__":
    with socket.create_server(("127.0.0.1", 0)) as listener:
        print(listener.getsockname()[1], flush=True)
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        while os.read(0, 1):
            pass
