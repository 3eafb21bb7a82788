"""Papers for offices: documents in the Party's layout, drawn into a template of the office."""
