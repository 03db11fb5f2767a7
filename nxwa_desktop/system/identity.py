"""The names of the program, for people and for systems. Desktop files, bundles and installers read them here."""

TITLE = "NXCloud WhatsApp messages"
"""The name that people read."""
APP_ID = "io.github.nxwa_desktop.NxwaDesktop"
"""Reverse-DNS id: desktop file, AppStream, bundle identifier, Windows' AppUserModelID."""
