"""Messages out of chats, whole."""

from __future__ import annotations
