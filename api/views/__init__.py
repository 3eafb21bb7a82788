"""Plain data for templates, made from records: a template never asks the database."""
