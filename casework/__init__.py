"""The records: rows, events, commands and jobs. Imports workflows, never api."""
