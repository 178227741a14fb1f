"""Begins a request on a Unix socket and goes on with one byte a second until it is closed: slow.py SOCKET."""
import select
import socket
import sys

s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
s.connect(sys.argv[1])
s.sendall(b"GET /v1/status HTTP/1.1\r\nHost: weir\r\nX-Slow: ")
print("ready", flush=True)
for _ in range(60):
    if select.select([s], [], [], 1)[0]:
        try:
            if s.recv(65536):
                continue
        except OSError:
            pass
        print("closed", flush=True)
        sys.exit(0)
    try:
        s.send(b"x")
    except OSError:
        print("closed", flush=True)
        sys.exit(0)
print("open after a minute", flush=True)
