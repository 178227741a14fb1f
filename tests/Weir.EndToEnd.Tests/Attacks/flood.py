#!/usr/bin/env python3
"""Opens as many connections to a Unix socket as it is told and keeps them: idle ones, slow senders and endless senders.

flood.py SOCKET COUNT: prints "ready" once COUNT connections were opened, and goes on until its standard input ends. What the host
closes is opened again at once. At the end it prints how many were opened in all and how many were open.
"""
import errno
import os
import select
import resource
import socket
import sys

PATH, COUNT = sys.argv[1], int(sys.argv[2])
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
KINDS = ("idle", "slow", "endless header", "endless body")
HEAD = {
    "slow": b"GET /v1/status HTTP/1.1\r\nHost: ",
    "endless header": b"GET /v1/status HTTP/1.1\r\nHost: weir\r\nX: ",
    "endless body": b"POST /v1/submissions HTTP/1.1\r\nHost: weir\r\nContent-Length: 8000000\r\n\r\n",
}
MORE = b"x" * 4096
poll = select.epoll()
poll.register(0, select.EPOLLIN)
open_now = {}
opened = 0


def begin():
    global opened
    try:
        s = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    except OSError as refused:
        if refused.errno in (errno.EMFILE, errno.ENFILE):
            return False
        raise
    try:
        s.connect(PATH)
    except OSError:
        s.close()
        return True
    s.setblocking(False)
    kind = KINDS[opened % len(KINDS)]
    opened += 1
    open_now[s.fileno()] = (s, kind)
    wanted = select.EPOLLIN | (select.EPOLLOUT if kind.startswith("endless") else 0)
    poll.register(s.fileno(), wanted)
    if kind in HEAD:
        send(s, HEAD[kind])
    return True


def send(s, data):
    try:
        s.send(data)
    except BlockingIOError:
        pass
    except OSError:
        end(s)


def end(s):
    if open_now.pop(s.fileno(), None):
        poll.unregister(s.fileno())
        s.close()


told = False
turn = 0
while True:
    for _ in range(64):
        if not (len(open_now) < COUNT and begin()):
            break
    if not told and opened >= COUNT:
        told = True
        print("ready", flush=True)
    turn += 1
    for descriptor, what in poll.poll(0.01, 256):
        if descriptor == 0:
            print(f"opened {opened}, open {len(open_now)}", flush=True)
            sys.stdout.flush()
            os._exit(0)
        if descriptor not in open_now:
            continue
        s, kind = open_now[descriptor]
        if what & (select.EPOLLIN | select.EPOLLHUP | select.EPOLLERR):
            try:
                if not s.recv(65536):
                    end(s)
                    continue
            except BlockingIOError:
                pass
            except OSError:
                end(s)
                continue
        if what & select.EPOLLOUT:
            send(s, MORE)
    if turn % 256 == 0:
        for s, kind in list(open_now.values())[:64]:
            if kind == "slow":
                send(s, b"x")
