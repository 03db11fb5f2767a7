"""What the program is called by people and by systems. One place: desktop files, bundles and installers read it."""

TITLE = "NXCloud WhatsApp messages"
"""What people read."""
APP_ID = "io.github.nxwa_desktop.NxwaDesktop"
"""Reverse-DNS id: desktop file, AppStream, bundle identifier, Windows' AppUserModelID."""
