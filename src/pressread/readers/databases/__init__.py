"""Exports of press databases: one layout a module, each cut into records of labelled fields."""
