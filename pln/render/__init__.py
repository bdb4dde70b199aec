"""Rendering: any report as a table, cards, JSON, CSV or Markdown. Nothing here knows a particular report."""
