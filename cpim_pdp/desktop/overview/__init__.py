"""The first page: where the holder stands, at a glance."""

from __future__ import annotations
