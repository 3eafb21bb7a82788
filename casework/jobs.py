"""What RQ may call, by name. A job carries no data and may be lost or run twice (design §5)."""

from __future__ import annotations

from rq import get_current_job

from casework.doorbell import FORGOTTEN
from casework.drain import drain as drain_outbox


def drain() -> None:
    """Empty the outbox.

    RQ keeps a running job for ever; were this worker killed, no doorbell would be heard again.
    So the job is told to be forgotten in a minute, running or not: a second drain does no harm.
    """
    job = get_current_job()
    if job is not None:
        job.connection.expire(job.key, FORGOTTEN)
    drain_outbox()
