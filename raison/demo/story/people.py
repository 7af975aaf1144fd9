"""Who works at the demo company, in which team, and who comes from outside."""

from collections.abc import Iterator
from typing import cast

from raison.demo.story.records import Presence, StoryOrganisation, StoryPerson, StoryTeam

HOME = StoryOrganisation(
    handle="halden",
    name="Halden Pumps",
    relation="home",
    role="",
    domain="halden-pumps.example",
    about="Makes and services process pumps: HX-25, HX-32 and HX-40. About 620 people.",
)
OUTSIDE = (
    StoryOrganisation(
        handle="aldwater",
        name="Aldwater Utilities",
        relation="customer",
        role="customer",
        domain="aldwater.example",
        about="Water supply, 41 HX pumps at nine stations, service contract to 2029.",
    ),
    StoryOrganisation(
        handle="brenner",
        name="Brenner Papier",
        relation="customer",
        role="customer",
        domain="brenner-papier.example",
        about="Two paper mills, 18 HX pumps.",
    ),
    StoryOrganisation(
        handle="nordflow",
        name="Nordflow",
        relation="partner",
        role="distributor",
        domain="nordflow.example",
        about="Distributor and service desk for fish farms and food plants along the coast, 14 sites.",
    ),
)

# handle | name | parent | manager
_TEAMS = """
management | Management | - | elias
service | Service | management | marit
service-engineering | Service engineering | service | nadia
field-service | Field service | service | bjarne
service-dach | Service DACH | service | katrin
spare-parts | Spare parts | service | lene
engineering | Engineering | management | anders
hydraulics | Hydraulics | engineering | henning
drives | Drives | engineering | anders
documentation | Technical documentation | engineering | joaquin
test-benches | Test benches | engineering | stig
production | Production | management | gunnar
assembly | Assembly | production | wen
machining | Machining | production | birgit
planning | Planning | production | gunnar
quality | Quality and safety | management | helle
sales | Sales | management | sofia
quotations | Quotations | sales | hanne
finance | Finance | management | petter
purchasing | Purchasing | management | agnieszka
digital | Digital Office and IT | management | ingrid
it | IT | digital | mikkel
people-team | People and culture | management | randi
"""

# handle | name | title | team | zone | language | hours | skills ; … | status | presence
_STAFF = """
elias | Elias Haugen | Chief executive | management | Oslo | en | 07:30-17:00 | strategy | - | here
marit | Marit Lund | Head of service | service | Oslo | en | 08:00-16:30 | service contracts; coaching | - | here
nadia | Nadia Bergström | Service engineering | service-engineering | Oslo | en | 07:40-16:30 | \
start-up; HX-40; fault analysis | - | here
priya | Priya Raman | Seal specialist | service-engineering | Oslo | en | 08:00-16:30 | \
mechanical seals; elastomers; HX-40 | Reading the Skarvik thread | here
jonas | Jonas Ekdahl | Commissioning engineer | service-engineering | Stockholm | en | 08:00-16:30 | \
start-up; dry running; NPSH | - | here
leila | Leila Haddad | Vibration and alignment | service-engineering | Oslo | en | 08:30-17:00 | \
vibration; alignment; bearings | - | away
sander | Sander Vik | Remote monitoring | service-engineering | Oslo | en | 08:00-16:00 | \
condition monitoring; SQL; gateways | - | here
bjarne | Bjarne Moen | Field service manager | field-service | Oslo | en | 07:00-15:30 | planning; cranes | - | here
tom | Tom Achterberg | Field service, Benelux | field-service | Amsterdam | en | 07:00-15:30 | \
start-up; alignment; paper mills | On site until 15:00 | away
ewan | Ewan Calder | Field service, United Kingdom | field-service | London | en | 07:30-16:00 | \
water stations; HX-40; lifting | - | here
kari | Kari Nesset | Field service, Norway | field-service | Oslo | en | 07:00-15:30 | fish farms; HX-32 | - | here
luc | Luc Perrin | Technicien SAV, France | field-service | Paris | fr | 08:00-17:00 | \
mise en service; garnitures | - | here
mei | Mei Tan | Service hub Singapore | field-service | Singapore | en | 08:30-17:30 | \
desalination; HX-40; drives | Back at 08:30 Singapore time | off
travis | Travis Cole | Service hub Houston | field-service | Chicago | en | 07:30-16:30 | \
pulp; sea water; NPSH | - | off
katrin | Katrin Vogel | Leiterin Service DACH | service-dach | Berlin | de | 07:30-16:30 | \
Einsatzplanung; Papier | - | here
dirk | Dirk Hansmann | Servicetechniker West | service-dach | Berlin | de | 07:00-15:30 | \
Inbetriebnahme; Papiermaschinen | Im Einsatz | away
jana | Jana Weiss | Disposition | service-dach | Berlin | de | 08:00-16:30 | Disposition; Reisekosten | - | here
mehmet | Mehmet Aydin | Servicetechniker Süd | service-dach | Vienna | de | 07:00-15:30 | \
Gleitringdichtungen; Ausrichten | - | here
lene | Lene Sørby | Spare parts manager | spare-parts | Oslo | en | 08:00-16:00 | spares; pricing; kits | - | here
odd | Odd Kleven | Spare parts warehouse | spare-parts | Oslo | en | 06:30-14:30 | packing; stock | - | off
fatima | Fatima Belkacem | Pièces de rechange, France | spare-parts | Paris | fr | 08:30-17:00 | \
spares; customs; français | - | here
ruth | Ruth Pickersgill | Parts desk, United Kingdom | spare-parts | London | en | 08:30-17:00 | \
spares; customs; old pumps | - | here
anders | Anders Kjellberg | Head of engineering | engineering | Oslo | en | 08:00-16:30 | \
design reviews; standards | - | here
henning | Henning Ravn | Impeller design | hydraulics | Oslo | en | 08:00-16:30 | \
hydraulics; cavitation; CFD | - | here
yuki | Yuki Tanabe | Hydraulics engineer | hydraulics | Oslo | en | 09:00-17:00 | \
NPSH; pump curves; Python | - | here
ola | Ola Fjeld | Drives engineer | drives | Oslo | en | 07:30-15:30 | \
drives; motors; harmonics | - | here
dana | Dana Petrescu | Drive firmware | drives | Oslo | en | 09:00-17:00 | firmware; PLC; field bus | - | here
torunn | Torunn Aas | Materials engineer | engineering | Oslo | en | 08:00-16:00 | \
duplex steel; corrosion; elastomers | - | away
joaquin | Joaquín Serra | Technical documentation | documentation | Madrid | en | 08:30-17:00 | \
manuals; translation; HX-40 | - | here
miriam | Miriam Kask | Technical illustration | documentation | Oslo | en | 08:00-16:00 | drawing; photos | - | here
stig | Stig Haaland | Test bench lead | test-benches | Oslo | en | 06:30-14:30 | \
torque cells; calibration; noise | - | off
gunnar | Gunnar Eide | Head of production | production | Oslo | en | 06:30-15:00 | lean; planning | - | here
wen | Wen Li | Assembly line 3 | assembly | Oslo | en | 06:00-14:00 | assembly; HX-40; shift hand-over | - | here
pawel | Paweł Zieliński | Fitter, line 3 | assembly | Oslo | en | 06:00-14:00 | assembly; torque tools | - | here
amina | Amina Osman | Fitter, line 3 | assembly | Oslo | en | 14:00-22:00 | assembly; seals | - | off
roar | Roar Tveit | Line 1 lead | assembly | Oslo | en | 06:00-14:00 | assembly; HX-25; cranes | - | off
birgit | Birgit Nord | Machining lead | machining | Oslo | en | 06:30-14:30 | CNC; castings; fixtures | - | here
tomasz | Tomasz Kulik | CNC operator | machining | Oslo | en | 06:00-14:00 | CNC; tools; measuring | - | off
silje | Silje Bakke | Production planner | planning | Oslo | en | 08:00-16:00 | planning; logistics | - | here
helle | Helle Brandt | Head of quality and safety | quality | Copenhagen | en | 08:00-16:30 | \
audits; root cause | - | here
arne | Arne Myhre | Final test inspector | quality | Oslo | en | 06:30-14:30 | pressure test; vibration | - | away
noor | Noor Rahimi | Quality engineer | quality | Oslo | en | 08:00-16:30 | 8D; statistics; suppliers | - | here
vidar | Vidar Stene | Safety lead | quality | Oslo | en | 07:00-15:00 | lifting; lock-out; first aid | - | here
sofia | Sofia Marchetti | Head of sales | sales | Oslo | en | 08:00-17:00 | contracts; pricing | - | here
camille | Camille Roussel | Ventes France | sales | Paris | fr | 09:00-17:30 | appels d'offres; eau | - | here
oliver | Oliver Marsh | Account manager, Aldwater | sales | London | en | 08:30-17:00 | water; contracts | - | here
stefan | Stefan Kühnert | Vertrieb DACH | sales | Berlin | de | 08:00-17:00 | Papier; Ausschreibungen | - | away
hanne | Hanne Lie | Quotations desk | quotations | Oslo | en | 08:00-16:00 | quotations; price lists | - | here
rafael | Rafael Nunes | Application engineer | quotations | Oslo | en | 09:00-17:00 | \
pump selection; viscosity; slurry | - | here
petter | Petter Nygaard | Head of finance | finance | Oslo | en | 08:00-16:30 | budget; contracts | - | quiet
henrik | Henrik Dahl | Accounts receivable | finance | Oslo | en | 08:00-16:00 | ledger; invoices | - | here
agnieszka | Agnieszka Wrona | Head of purchasing | purchasing | Oslo | en | 08:00-16:30 | \
castings; contracts | - | here
lukas | Lukas Brandl | Buyer, castings | purchasing | Vienna | de | 08:00-16:30 | castings; foundries | - | here
thea | Thea Holm | Buyer, motors and bearings | purchasing | Oslo | en | 08:00-16:00 | motors; bearings | - | here
ingrid | Ingrid Solheim | Chief digital officer | digital | Oslo | en | 08:00-16:30 | \
strategy; adoption | - | here
grace | Grace Oduya | Digital Office, coach | digital | Oslo | en | 08:30-16:30 | \
communities; measures; workshops | - | here
mikkel | Mikkel Thorsen | IT lead | it | Copenhagen | en | 08:00-16:30 | networks; identity | - | here
asha | Asha Pillai | IT service desk | it | Oslo | en | 07:00-15:00 | tablets; printers; accounts | - | here
jens | Jens Rød | Ledger and integrations | it | Oslo | en | 08:00-16:00 | ledger; SQL; scanners | - | here
randi | Randi Halvorsen | Head of people and culture | people-team | Oslo | en | 08:00-16:30 | \
hiring; agreements | - | here
eline | Eline Foss | Learning and apprentices | people-team | Oslo | en | 08:00-16:00 | training; apprentices | - | here
"""

# handle | name | title | organisation | host | zone | language | hours | status | presence
_OUTSIDERS = """
freya | Freya Lindgren | Film maker, contractor | halden | miriam | Stockholm | en | 09:00-17:00 | \
Filming on bench 2 | here
marco | Marco Benvenga | Vibration consultant | halden | leila | Rome | en | 09:00-17:30 | - | away
nils | Nils Overgaard | Seal trainer, contractor | halden | nadia | Copenhagen | en | 08:00-16:00 | - | off
callum | Callum Reid | Maintenance lead, Keld Lane | aldwater | - | London | en | 07:30-16:00 | - | here
joyce | Joyce Adeyemi | Contracts and purchasing | aldwater | - | London | en | 09:00-17:00 | - | here
gareth | Gareth Tolley | Night shift supervisor | aldwater | - | London | en | 18:00-23:30 | - | off
anneke | Anneke Vogt | Maintenance planner, mill 2 | brenner | - | Berlin | de | 07:30-16:00 | - | here
ralf | Ralf Steinbach | Schichtmeister Papiermaschine 2 | brenner | - | Berlin | de | 06:00-14:00 | - | off
uwe | Uwe Kropp | Einkauf Technik | brenner | - | Berlin | de | 08:00-16:30 | - | away
siv | Siv Aune | Service desk | nordflow | - | Oslo | en | 07:30-15:30 | - | here
trond | Trond Løkken | Fitter, coast north | nordflow | - | Oslo | en | 07:00-15:00 | - | away
ida | Ida Hovland | Order desk | nordflow | - | Oslo | en | 08:00-16:00 | - | here
"""

_ZONES = {"Chicago": "America/Chicago", "Singapore": "Asia/Singapore"}
_LOCALES = {"London": "en-GB", "Chicago": "en-US", "Singapore": "en-SG", "Vienna": "de-AT", "Berlin": "de-DE"}
_NATIVE = {
    "Oslo": "no",
    "Stockholm": "sv",
    "Copenhagen": "da",
    "Amsterdam": "nl",
    "Madrid": "es",
    "Rome": "it",
    "Paris": "fr",
    "Berlin": "de",
    "Vienna": "de",
}
_ALSO = {
    "priya": ("ta",),
    "wen": ("zh",),
    "pawel": ("pl",),
    "tomasz": ("pl",),
    "agnieszka": ("pl", "de"),
    "tom": ("de", "fr"),
    "anneke": ("en",),
    "yuki": ("ja",),
    "dana": ("ro",),
    "rafael": ("pt",),
    "mehmet": ("tr",),
    "mei": ("zh",),
    "leila": ("ar", "fr"),
    "noor": ("fa",),
    "amina": ("so",),
}
# Those of the night crew and the office who keep quiet hours of their own.
_QUIET = {"nadia": "17:00", "marit": "18:00", "callum": "16:30", "tom": "16:00", "petter": "16:30", "freya": "18:00"}
OFFICE = frozenset({"ingrid", "grace"})
ROLES = {"owner": "nadia", "member": "tom", "guest": "freya", "customer": "callum", "office": "ingrid"}


def _table(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        yield [cell.strip() for cell in line.split("|")]


def _or_none(cell: str) -> str | None:
    return None if cell == "-" else cell


def teams() -> tuple[StoryTeam, ...]:
    return tuple(
        StoryTeam(handle=handle, name=name, parent=_or_none(parent), manager=manager)
        for handle, name, parent, manager in _table(_TEAMS)
    )


def _email(name: str, domain: str) -> str:
    plain = name.lower().translate(str.maketrans("öøåíüłńé", "ooaiulne")).replace("æ", "ae")
    return f"{plain.replace(' ', '.')}@{domain}"


def _person(handle: str, name: str, title: str, place: str, language: str, hours: str) -> dict[str, object]:
    locale = {"de": "de-DE", "fr": "fr-FR"}.get(language, "en-GB")
    spoken = dict.fromkeys([*filter(None, [_NATIVE.get(place)]), "en", *_ALSO.get(handle, ())])
    return {
        "handle": handle,
        "name": name,
        "title": title,
        "zone": _ZONES.get(place, f"Europe/{place}"),
        "language": language,
        "locale": _LOCALES.get(place, locale),
        "languages": tuple(spoken),
        "working_hours": hours,
        "working_days": "Mon-Fri",
        "office": handle in OFFICE,
        "quiet_from": _QUIET.get(handle),
    }


def _manager(handle: str, team: str, chart: dict[str, StoryTeam]) -> str | None:
    node: StoryTeam | None = chart[team]
    while node is not None and node.manager == handle:
        node = chart[node.parent] if node.parent else None
    return node.manager if node else None


def _staff() -> Iterator[StoryPerson]:
    chart = {team.handle: team for team in teams()}
    for handle, name, title, team, place, language, hours, skills, status, presence in _table(_STAFF):
        yield StoryPerson(
            **_person(handle, name, title, place, language, hours),  # type: ignore[arg-type]
            email=_email(name, HOME.domain),
            team_handle=team,
            organisation_handle=HOME.handle,
            manager_handle=_manager(handle, team, chart),
            skills=tuple(skill.strip() for skill in skills.split(";")),
            guest=False,
            status=_or_none(status),
            presence=cast(Presence, presence),
        )


def _outsiders() -> Iterator[StoryPerson]:
    domains = {o.handle: o.domain for o in OUTSIDE} | {HOME.handle: "guest.halden-pumps.example"}
    for handle, name, title, organisation, host, place, language, hours, status, presence in _table(_OUTSIDERS):
        yield StoryPerson(
            **_person(handle, name, title, place, language, hours),  # type: ignore[arg-type]
            email=_email(name, domains[organisation]),
            team_handle=None,
            organisation_handle=organisation,
            manager_handle=_or_none(host),
            skills=(),
            guest=organisation == HOME.handle,
            status=_or_none(status),
            presence=cast(Presence, presence),
        )


def people() -> tuple[StoryPerson, ...]:
    return (*_staff(), *_outsiders())
