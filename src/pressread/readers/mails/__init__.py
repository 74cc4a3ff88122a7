"""Mails: message files, mailboxes, saved pages that are built like mails, mails copied as text."""
