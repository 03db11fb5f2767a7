"""Widgets: they show and they ask; they decide nothing."""
