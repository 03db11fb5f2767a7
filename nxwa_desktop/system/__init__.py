"""Folders, files, threads and the display: what the program asks of the operating system."""
