"""What this service can close and not open: contacts of sources, originals of photos.

Web servers, workers and tickers know public keys only. The private key lies on an officer's own
machine, where ``casework vault open`` runs (promise C3). Without public keys there is no vault.
"""
