"""Who may hear which word where, typed by hand: a line ``field | who | where``, the rest is a leak.

``where`` is a route, ``mail``, ``log``, ``redis``, ``rows of`` a table, ``bytes of`` a kind of
file; ``*`` stands for every answer, ``the_case`` for every page and data of one case. A field that
somebody in the table never heard anywhere fails too, since then the search is blind there.
"""

from __future__ import annotations

from collections.abc import Iterable

from tests.canaries.crawling import NOBODY, Heard

# One's own name stands above every page, and one's own address on one's account.
TABLE = """
reporter's name    | alice       | *
reporter's name    | ada         | /admin/people /admin/people/<int:person_id> /admin/units/teams/<int:team_id>
reporter's name    | otto        | /audit /audit/access /audit/terms
reporter's login   | alice       | /account /account/data /account/data/file /notifications/settings mail
reporter's login   | ada         | /admin/people /admin/people/<int:person_id>
confirmer's name   | amy         | *
confirmer's name   | ada         | /admin/people /admin/people/<int:person_id> /admin/units/teams/<int:team_id>
confirmer's name   | otto        | /audit /audit/access /audit/terms
session of today   | alice       | *
reason for unsealing | otto      | /audit
sign-in link       | alice       | mail

unscreened words   | alice       | the_case /api/v1/cases /cases /mine /report
unscreened words   | bob grace   | the_case /api/v1/cases /cases /inbox /board /notifications /overview/cases
unscreened words   | carol frank | the_case /api/v1/cases /cases /inbox /board /notifications /overview/cases /meetings/<int:meeting_id>
unscreened words   | bob carol frank grace | /exports/<token>/file /reports/<token> /reports/<token>/docx/file /reports/<token>/xlsx/file
unscreened number  | alice bob carol frank grace | the_case
confirmer's words  | alice bob carol frank grace olga | the_case
witness's note     | alice bob carol frank grace olga | the_case

case of another commune | wendy eve bill gus carol frank olga | the_case /api/v1/cases /cases /notifications
case of another commune | wendy       | /mine /report
case of another commune | eve         | /desk /ledger/<int:agency>/<cell>
case of another commune | bill gus carol frank olga | /board /inbox /ledger/<int:agency>/<cell>
case of another commune | bill gus carol frank | /overview/cases
case of another commune | carol frank olga | /meetings/<int:meeting_id>
case of another commune | carol frank | /exports/<token>/file /reports/<token> /reports/<token>/docx/file /reports/<token>/xlsx/file

reporter's name    | -           | rows of people
reporter's login   | -           | rows of people
confirmer's name   | -           | rows of people
channel            | -           | rows of channels
reason for unsealing | -         | rows of admin_events
unscreened words   | -           | rows of case_texts rows of event_payloads
unscreened number  | -           | rows of case_texts rows of event_payloads
confirmer's words  | -           | rows of event_payloads
witness's note     | -           | rows of event_payloads
case of another commune | -      | rows of case_texts rows of event_payloads bytes of files
unscreened words   | -           | bytes of files
"""
THE_CASE = """
/cases/<ref> /cases/<ref>/deadlines /cases/<ref>/confirm /cases/<ref>/do/<action>
/cases/<ref>/source /review/<ref> /meetings/<int:meeting_id>/review/<ref>
/api/v1/cases/<ref> /api/v1/cases/<ref>/events
"""
# What a row holds also lies in the file of the database.
IN_THE_DATABASE = "bytes of database"


def lines() -> set[Heard]:
    """Each permission of the table."""
    found = set()
    for row in filter(None, TABLE.splitlines()):
        field, people, places = (each.strip() for each in row.split("|"))
        for who in people.split():
            for place in _places(places):
                found.add(Heard(field, who, place))
    rows = {each.field for each in found if each.place.startswith("rows of")}
    return found | {Heard(field, NOBODY, IN_THE_DATABASE) for field in rows}


def leaks(heard: Iterable[Heard]) -> list[Heard]:
    """What no line allows."""
    allowed = lines()
    return sorted(
        each
        for each in heard
        if each not in allowed
        and not (each.place.startswith("GET ") and each._replace(place="GET *") in allowed)
    )


def unheard(heard: Iterable[Heard]) -> set[tuple[str, str]]:
    """Fields that the table lets somebody who was asked hear, and that they heard nowhere."""
    found = {(each.field, each.who) for each in heard}
    asked = {who for _field, who in found}
    return {(each.field, each.who) for each in lines() if each.who in asked} - found


def _places(text: str) -> list[str]:
    """``rows of x`` and ``bytes of y`` are of several words."""
    found: list[str] = []
    spelled = text.replace("the_case", THE_CASE)
    for piece in spelled.replace("rows of ", "rows_of_").replace("bytes of ", "bytes_of_").split():
        place = piece.replace("rows_of_", "rows of ").replace("bytes_of_", "bytes of ")
        found.append(f"GET {place}" if place.startswith(("/", "*")) else place)
    return found
