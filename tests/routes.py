"""Who may come to which route, typed by hand: one line a method and route; a missing one fails.

A line reads ``METHOD /route | whom it lets in | what it is about``. Whom: ``everybody`` who is signed
in, ``public``, or letters of roles: C collaborator, O coordinator, A agency, M committee,
W observer, D administrator, U auditor. About: ``case`` is a case that some do not see, a bare
word a thing of somebody else's, which is a 404 like one that is not there; of ``some`` there may be
nothing to fetch yet.
"""

from __future__ import annotations

from typing import NamedTuple

CASE_ROLES = "COAMW"
TABLE = """
GET  /                                  | public
GET  /static/<path:filename>            | public
GET  /sign-in                           | public
POST /sign-in                           | public
GET  /sign-in/code                      | public
POST /sign-in/code                      | public
GET  /sign-in/link                      | public
POST /sign-in/link                      | public
GET  /sign-in/link/<token>              | public
POST /sign-in/link/open                 | public
POST /sign-out                          | public
POST /language                          | public
GET  /health/live                       | public
GET  /health/ready                      | public
GET  /api/v1/openapi.json               | public
GET  /tra-cuu                           | public
POST /tra-cuu                           | public

GET  /account                           | everybody
POST /account/password                  | everybody
GET  /account/data                      | everybody
GET  /account/data/file                 | everybody
POST /account/data/requests             | everybody
POST /account/data/requests/<int:request_id>/withdraw | everybody | request
GET  /account/second-factor             | everybody
POST /account/second-factor/begin       | everybody
POST /account/second-factor/finish      | everybody
POST /account/sessions/<int:session_id>/end | everybody | session
POST /account/sessions/end-others       | everybody
GET  /account/tokens                    | everybody
POST /account/tokens                    | everybody
POST /account/tokens/<int:token_id>/revoke  | everybody | token
GET  /notifications                     | everybody
POST /notifications/read                | everybody
GET  /notifications/settings            | everybody
POST /notifications/settings            | everybody
POST /notifications/settings/channels   | everybody
POST /notifications/settings/channels/<int:channel_id>/end       | everybody | channel
POST /notifications/settings/substitutes                         | everybody
POST /notifications/settings/substitutes/<int:substitute_id>/end | everybody | substitute
GET  /calendar                          | everybody
GET  /calendar/versions                 | everybody
GET  /calendar/versions/<int:number>    | everybody | absent

GET  /cases                             | COAMW
GET  /cases/<ref>                       | COAMW | case
GET  /cases/<ref>/deadlines             | COAMW | case
GET  /cases/<ref>/do/<action>           | COAMW | case
GET  /cases/<ref>/confirm               | COAMW | case
POST /cases/<ref>/confirm               | COAMW | case
POST /cases/<ref>/transitions           | COAMW | case
POST /cases/<ref>/attachments           | COAMW | case
POST /cases/<ref>/acknowledgements      | COAMW | case
GET  /attachments/<token>               | COAMW | photo
GET  /attachments/<token>/thumb         | COAMW | photo
GET  /report                            | CO
POST /report                            | CO
POST /report/similar                    | CO
GET  /report/sent/<ref>                 | CO | case
GET  /report/denunciation               | CO
POST /report/denunciation               | CO
POST /phieu                             | CO | absent
GET  /cases/<ref>/source                | CO | case
POST /cases/<ref>/source                | CO | case
GET  /cases/<ref>/contact               | CO | absent
POST /cases/<ref>/contact               | CO | absent
POST /cases/<ref>/contact/erase         | CO | absent
GET  /mine                              | C
GET  /inbox                             | OM
GET  /desk                              | A
GET  /board                             | OMW
POST /board/export                      | OM
POST /board/remind                      | OM
GET  /exports/<token>                   | OM | export
GET  /exports/<token>/file              | OM | export

GET  /api/v1/cases                      | COAMW
POST /api/v1/cases                      | CO
GET  /api/v1/cases/<ref>                | COAMW | case
GET  /api/v1/cases/<ref>/deadlines      | COAMW | case
GET  /api/v1/cases/<ref>/events         | COAMW | case
POST /api/v1/cases/<ref>/transitions    | COAMW | case
POST /api/v1/cases/<ref>/attachments    | COAMW | case
POST /api/v1/cases/<ref>/acknowledgements | COAMW | case
POST /api/v1/cases/<ref>/source-codes   | CO | case

GET  /cases/<ref>/hot-spot              | OAMW | case
GET  /hot-spots                         | OAMW
GET  /hot-spots/<int:entry>             | OAMW | entry
POST /hot-spots/<int:entry>/cases       | OM | entry
POST /hot-spots/<int:entry>/check-in    | OM | entry
POST /hot-spots/<int:entry>/end         | OM | entry
POST /hot-spots/<int:entry>/plan        | OM | entry
POST /hot-spots/<int:entry>/step        | OM | entry
POST /hot-spots/<int:entry>/verify      | OM | entry
GET  /hot-spots/proposals               | OM
POST /hot-spots/proposals/<int:proposal>/accept  | OM | entry
POST /hot-spots/proposals/<int:proposal>/dismiss | OM | entry
GET  /directives                        | OAMW
GET  /coverage                          | OMW
GET  /mine/figures                      | C
GET  /ledger                            | OAMW
GET  /ledger/<int:agency>               | OAMW | absent
GET  /ledger/<int:agency>/<cell>        | OAMW | absent
GET  /ledger/file                       | OAMW | some
GET  /overview                          | OM
GET  /overview/cases                    | OM
GET  /overview/map                      | OMW
GET  /overview/map/points               | OMW
GET  /meetings                          | OMW
GET  /meetings/<int:meeting_id>         | OMW | meeting
POST /meetings/<int:meeting_id>/close   | OM | meeting
POST /meetings/<int:meeting_id>/minutes | OM | meeting
POST /meetings/<int:meeting_id>/move    | OM | meeting
POST /meetings/<int:meeting_id>/open    | OM | meeting
POST /meetings/<int:meeting_id>/papers  | OM | meeting
GET  /meetings/<int:meeting_id>/review/<ref> | OMW | meeting
POST /meetings/<int:meeting_id>/review/<ref> | OM | meeting
GET  /meetings/cadence                  | OM
POST /meetings/cadence                  | OM
GET  /meetings/new                      | OM
POST /meetings/new                      | OM
GET  /reports                           | OM
POST /reports                           | OM
GET  /reports/<token>                   | OM | export
GET  /reports/<token>/docx/file         | OM | export
POST /reports/<token>/issue             | OM | export
POST /reports/<token>/words             | OM | export
GET  /reports/<token>/xlsx/file         | OM | export
GET  /review                            | OMW
GET  /review/<ref>                      | OMW | case
POST /review/<ref>                      | OMW | case

GET  /anchors                           | MU
GET  /audit                             | U
GET  /audit/access                      | U
GET  /audit/permissions                 | U
GET  /audit/terms                       | U
GET  /letters                           | OD
POST /letters/<int:letter_id>/dismiss   | OD | letter
POST /letters/<int:letter_id>/resend    | OD | letter
GET  /policies                          | OMUD
GET  /policies/<slug>                   | OMUD | absent
POST /policies/<slug>                   | D | absent
GET  /policies/<slug>/edit              | D | absent
POST /policies/<slug>/edit              | D | absent
POST /policies/<slug>/preview           | D | absent
POST /calendar/announced                | D
GET  /calendar/edit                     | D
POST /calendar/edit                     | D
POST /calendar/import                   | D
POST /calendar/versions                 | D

GET  /admin/agencies                    | D
GET  /admin/agencies/new                | D
POST /admin/agencies/new                | D
GET  /admin/agencies/<int:agency_id>    | D | absent
POST /admin/agencies/<int:agency_id>    | D | absent
GET  /admin/people                      | D
GET  /admin/people/new                  | D
POST /admin/people/new                  | D
GET  /admin/people/<int:person_id>      | D | absent
POST /admin/people/<int:person_id>      | D | absent
POST /admin/people/<int:person_id>/memberships | D | absent
POST /admin/people/<int:person_id>/memberships/<int:membership_id>/end | D | membership
POST /admin/people/<int:person_id>/password | D | absent
POST /admin/people/<int:person_id>/proposals/<int:proposal_id> | D | absent
POST /admin/people/<int:person_id>/second-factor/remove | D | absent
POST /admin/people/<int:person_id>/substitutes | D | absent
POST /admin/people/<int:person_id>/substitutes/<int:substitute_id>/end | D | absent
GET  /admin/people/requests             | DU
POST /admin/people/requests/<int:request_id>/answer | D | absent
GET  /admin/units                       | D
GET  /admin/units/new                   | D
POST /admin/units/new                   | D
GET  /admin/units/<int:unit_id>         | D | absent
POST /admin/units/<int:unit_id>         | D | absent
GET  /admin/units/teams                 | D
GET  /admin/units/teams/new             | D
POST /admin/units/teams/new             | D
GET  /admin/units/teams/<int:team_id>   | D | absent
POST /admin/units/teams/<int:team_id>   | D | absent
"""

# Whoever may know of the case of the matrix: reported by alice in Suối Mây, led by dan's and
# dora's agency, supported by uma's; paul's had it before. Everybody else is told it is not there.
SEES = frozenset({"alice", "bob", "carol", "dan", "dora", "uma", "frank", "grace", "olga"})
LETTERS = {
    "collaborator": "C", "coordinator": "O", "agency_officer": "A", "agency_head": "A",
    "committee": "M", "observer": "W", "admin": "D", "auditor": "U",
}  # fmt: skip


class Line(NamedTuple):
    """One method of one route."""

    method: str
    rule: str
    whom: str
    about: str

    def lets_in(self, letter: str) -> bool:
        """Whether somebody with this letter passes the door."""
        return self.whom in {"everybody", "public"} or letter in self.whom


def _lines() -> list[Line]:
    found = []
    for row in TABLE.strip().splitlines():
        if row:
            address, whom, about = [*(each.strip() for each in row.split("|")), ""][:3]
            method, rule = address.split()
            found.append(Line(method, rule, whom, about))
    return found


LINES = _lines()
