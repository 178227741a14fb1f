"""Locks the file of an own job variable and reads the variable again and again: readers.py SOCKET FILE NAME COUNT [PASSWORD STATUS].

Says "ready" when all readers have asked. At the end it says how many answers came, by status; not before STATUS was among them, but
after a minute at the latest.
"""
import base64
import collections
import fcntl
import os
import select
import socket
import sys
import time

PATH, FILE, NAME, COUNT = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
awaited = sys.argv[6] if len(sys.argv) > 6 else None
password = base64.b64encode(sys.argv[5].encode()).decode() if len(sys.argv) > 5 else None
REQUEST = f"GET /v1/variables/{NAME} HTTP/1.1\r\nHost: weir\r\n{f'Weir-Variable-Password: {password}' if password else 'X: x'}\r\n\r\n".encode()
if FILE != "-":
    held = open(FILE, "r+b")
    fcntl.lockf(held, fcntl.LOCK_EX)
poll = select.epoll()
poll.register(0, select.EPOLLIN)
answers = collections.Counter()
readers = {}
for _ in range(COUNT):
    s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    s.connect(PATH)
    s.sendall(REQUEST)
    readers[s.fileno()] = s
    poll.register(s.fileno(), select.EPOLLIN)
print("ready", flush=True)
end = None
while True:
    if end and (not awaited or answers[awaited] or time.monotonic() > end):
        print(" ".join(f"{status}:{count}" for status, count in sorted(answers.items())), flush=True)
        os._exit(0)
    for descriptor, what in poll.poll(1):
        if descriptor == 0:
            poll.unregister(0)
            end = time.monotonic() + 60
            continue
        s = readers.get(descriptor)
        if s is None:
            continue
        try:
            answer = s.recv(65536)
        except OSError:
            answer = b""
        if not answer:
            poll.unregister(descriptor)
            del readers[descriptor]
            s.close()
            continue
        if answer.startswith(b"HTTP/1.1 "):
            answers[answer[9:12].decode()] += 1
            s.sendall(REQUEST)
