"""Every table, imported here so that migrations and tests see them all."""

from casework.models.access import (
    Attempt,
    BrowserSession,
    RecoveryCode,
    SecondFactor,
    SignInLink,
)
from casework.models.access_log import AccessEntry
from casework.models.administration import AdminEvent, RoleProposal
from casework.models.agency import Agency
from casework.models.attachment import Attachment
from casework.models.calendar import CalendarDay, CalendarRollout, CalendarVersion
from casework.models.case import Case, CaseText
from casework.models.clock import CaseClock, Escalation
from casework.models.data_request import DataRequest
from casework.models.event import CaseEvent, EventPayload
from casework.models.export import Export
from casework.models.hot_spot import (
    HotSpot,
    HotSpotCase,
    HotSpotEvent,
    HotSpotProposal,
    HotSpotProposalCase,
    HotSpotScan,
    HotSpotText,
)
from casework.models.letter import Channel, Letter
from casework.models.mark import DatabaseMark
from casework.models.meeting import Meeting, MeetingCadence, MeetingEvent, MeetingItem
from casework.models.notice import Notice
from casework.models.outbox import OutboxItem
from casework.models.party import CaseAgency, CaseConfirmer, CaseReporter, CaseUnit
from casework.models.person import ApiToken, Membership, Person
from casework.models.phase import CasePhase
from casework.models.policy import PolicyRollout, PolicyVersion
from casework.models.purge import Purge
from casework.models.report import Report
from casework.models.seal import Anchor, AnchoredHead, EventSeal, Verification
from casework.models.source import Redirection, SourceCode
from casework.models.submission import Submission
from casework.models.substitute import Substitute
from casework.models.unit import Team, Unit
from casework.models.vault import VaultEntry

__all__ = [
    "AccessEntry",
    "AdminEvent",
    "Agency",
    "Anchor",
    "AnchoredHead",
    "ApiToken",
    "Attachment",
    "Attempt",
    "BrowserSession",
    "CalendarDay",
    "CalendarRollout",
    "CalendarVersion",
    "Case",
    "CaseAgency",
    "CaseClock",
    "CaseConfirmer",
    "CaseEvent",
    "CasePhase",
    "CaseReporter",
    "CaseText",
    "CaseUnit",
    "Channel",
    "DataRequest",
    "DatabaseMark",
    "Escalation",
    "EventPayload",
    "EventSeal",
    "Export",
    "HotSpot",
    "HotSpotCase",
    "HotSpotEvent",
    "HotSpotProposal",
    "HotSpotProposalCase",
    "HotSpotScan",
    "HotSpotText",
    "Letter",
    "Meeting",
    "MeetingCadence",
    "MeetingEvent",
    "MeetingItem",
    "Membership",
    "Notice",
    "OutboxItem",
    "Person",
    "PolicyRollout",
    "PolicyVersion",
    "Purge",
    "RecoveryCode",
    "Redirection",
    "Report",
    "RoleProposal",
    "SecondFactor",
    "SignInLink",
    "SourceCode",
    "Submission",
    "Substitute",
    "Team",
    "Unit",
    "VaultEntry",
    "Verification",
]
