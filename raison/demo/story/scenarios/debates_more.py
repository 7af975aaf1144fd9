"""Further talks that happened once, in the smaller communities."""

_HX40 = """
=== clips-decision | question | change clips | when 0.8
cast: A=ola B=agnieszka C=priya D=henning E=wen F=anders G=thea H=marit I=joaquin
title: The better setting clip: 1.20 euro more, turned down in spring. Again, with figures
A: I bring it back, because the figures are new. The clip that stays on by itself costs 1.20 more, two for each
vertical pump. In spring we had no figure for
what the cheap one costs.

| | cheap clip | clip that stays |
|---|---:|---:|
| Price for two, euro | 1.60 | 4.00 |
| Vertical pumps a year | 610 | 610 |
| Return visits through steps 7 and 8, estimated | 14 | 2 |
| Cost of a return visit, euro | 2,900 | 2,900 |

Twelve visits less are 34,800 euro. The clips are 1,464.
B: In spring I had one line with a price and no second line. With this table I would have said yes.
D: The fourteen are an estimate. How sure are you?
A: Six are certain, by photo. The rest could be anything between five and eleven.
C: Even with six it pays ten times over.
E: It is also the nicer clip. It clicks.
G: The maker needs six weeks and a minimum of 2,000.
F: Any objection? Then it is decided, with the six and not with the fourteen.
I: Manual: the picture changes, the words do not. With that clip, 7 and 8 cannot be swapped any more at all.
C[quote 8]: Then please swap them in the words all the same. There are 1,900 old clips outside.
H: Can the old ones be changed when we are there anyway? I would pay the 4 euro each time.
G: Then I order 3,000.
F: Decided: new clip from serial 23300 on, old ones at every visit. Thank you, Ola, for not being offended in spring.
A: I was. Then I asked Henrik for a figure.
"""

_SAFETY = """
=== crane-alone | question | lifting crane | when 0.7
cast: A=kari B=vidar C=bjarne D=ewan E=tom F=mei G=helle H=gunnar I=marit J=katrin
title: Alone with 180 kilos. Where is the line?
A: On Tuesday I lifted a motor alone, on a barge, with the customer's crane and the customer's boy on the button. It
went well. On the way home I thought: who would have
called whom?
B: Thank you for asking after it went well. Most ask after the other thing.
C: I sent you there alone, so it is my line as well. The job said “motor, 90 kilos”.
A: It said 90 since the pump was built. With the base it is 180.
D: I have three jobs of that kind in the book for next week. Two of them alone.
E: In the mills there is always somebody, so I never thought about it. On the water it is another thing.
F: Here the rule is: above 50 kilos two people, one of them ours, both trained. The customers are used to it.
J: Bei uns 40. Es hat drei Jahre gedauert, bis es keiner mehr seltsam fand. (Ours is 40, and it took three years.)
G: I would take Mei's. It is simple, and it is written down already somewhere in the world.
H: It costs a second person about sixty times a year. I only say it so that it has been said.
I[quote 9]: It has been said, and it is paid. From service, not from safety.
B: So: above 50 kilos two people, one of them ours, both trained. From {day+3}. No customer's boy.
C: The planning tool shows the weight in red from 50. And it asks for the weight with the base.
A: Thank you. I had expected a course on lifting.
B: You get that as well. In {month+1}, on a barge.
D: My two jobs have become one, with Kari. We look forward to it.
"""

_WORKING = """
=== four-days | question | working-time | when 0.75
cast: A=miriam B=joaquin C=randi D=wen E=petter F=elias G=anders H=roar I=silje J=yuki K=hanne
title: Four days a week, after eight weeks: what we counted in documentation
A: You asked for figures before opinions. Eight weeks, five people, four days, the same pay.

| | before | now |
|---|---:|---:|
| Pages finished a week | 14 | 15 |
| Corrections from readers, per 100 pages | 9 | 7 |
| Mails after 18:00 | 31 | 4 |
| Hours of sleep, said voluntarily | 6.4 | 7.1 |

B: The truth about the 15: we have dropped two meetings. I do not know how much is the day and how much the meetings.
E: That is the kind of sentence I like in a report. So n is five?
B: Five, and one of them is me.
D: I am glad for you, seriously. But line 3 cannot build five days' pumps in four.
C: That is the question I lie awake with. What is fair if it only works for some?
H: I would rather have fixed shifts four weeks ahead than a day off. Ask us what we would like, not whether we want
theirs.
C[quote 6]: That is the best advice so far. I come by on Monday, to both shifts.
G: In engineering I would try it with the meetings only, and leave the day. Then we know what it was.
J: And I would volunteer for the other half.
K: Who answers the customers on a Friday?
A: We take turns. One of five is here each Friday, and picks up for all.
I: For planning it was harmless, I admit. I had expected something else.
F: My view, as far as I have one: documentation goes on until {month+2}. Engineering tries it without the day. The
line says what it would like instead. Then we look at three
things and not at one.
C[+7d]: Both shifts have answered: schedule four weeks ahead, and swap among themselves without asking. I think we can
do that from {month+1}.
H: Then I am content. And I did not even have to sleep more.
"""

_QUOTES = """
=== deputy | question | approval | when 0.6
cast: A=hanne B=sofia C=petter D=rafael E=oliver F=camille G=agnieszka H=grace
title: Nine hours of waiting for one signature. May somebody else sign?
A: In the last fortnight eleven quotations waited for a deviation to be approved, nine hours on average. The longest
time it was an aeroplane.
B: That was my aeroplane. I am sorry. I had thought one could wait for me.
A: One could. The customer did not.
E: Mine went to the other one. By four hours, he said.
C: What are the deviations? If they are all the same, they need a rule and no signature.
D: I looked: six of eleven were payment in 60 days instead of 30. Three were a discount under 3 %. Two were really
new.
C: Then let us sign the six and the three now, as a rule: public customers 60 days, up to 3 % without asking.
B: Agreed. And for the two that were really new: Rafael may sign when I am in the air.
D: May I also say no?
B: You must.
G: From purchasing: please not under 3 % on anything with nickel in it. There it is our margin.
A: Noted. “Up to 3 %, nickel parts excepted.”
F: Et pour la France, les 60 jours sont la loi, de toute façon. (In France it is the law anyway.)
H: When does it start? I would like to see the step in the figure.
A: Today, 13:00. The list of deviations stays here, all can see it.
A[+14d]: Two weeks: approvals take 40 minutes on average. The whole is at 31 hours.
B: I was on two aeroplanes in that time. Nobody noticed.
"""

_DACH = """
=== ersatzteile-wagen | question | lager | de, when 0.7
cast: A=dirk B=mehmet C=katrin D=jana E=tom F=stefan
title: Was gehört in den Wagen, und was fahren wir nur spazieren?
A: Ich habe am Freitag ausgeräumt. 214 Teile, 61 davon habe ich dieses Jahr gebraucht. Der Rest fährt mit, seit ich
den Wagen habe.
B: Bei mir 180, gebraucht 70. Und das, was ich am Dienstag gebraucht hätte, war nicht dabei.
D: Was war es?
B: Ein O-Ring für drei Euro.
C: Können wir das einmal richtig machen? Liste, was wirklich gebraucht wird, und für alle Wagen gleich.
E: Bei mir ist es sortiert nach „was mich schon einmal eine Nacht gekostet hat“. Das sind 45 Teile, und damit komme
ich durch.
A: Die Liste hätte ich gern.
E: Kommt heute Abend. Mit Geschichten, wenn du willst.
F: Aus Sicht des Kunden: Er fragt nie, was im Wagen ist. Er fragt, ob man noch einmal wegmuss.
C: Dann messen wir das. Jana, kannst du aus den Zetteln holen, wie oft einer noch einmal wegmusste?
D: 38-mal seit Januar. 22-mal wegen eines Teils unter zehn Euro.
C[quote 10]: Das ist ja fast lustig. Also: 45 Teile von Tom, dazu die 22, und jeder darf fünf eigene behalten.
B: Sechs.
C: Sechs.
A[+12d]: Beide Wagen sind fertig. 71 Teile, alles beschriftet, und ich finde meinen Kaffee wieder.
D: Seit zwei Wochen musste niemand mehr weg. Ist noch zu früh, ich weiß.
"""

_CASTINGS = """
=== foundry-closes | question | plan foundry | when 0.5
cast: A=silje B=lukas C=agnieszka D=birgit E=gunnar F=henning G=petter H=thea
title: Gjutner closes for three weeks in {month+3}. What do we need before?
A: They have told us, this time, nine weeks ahead. That alone is new. I have put together what we need until they are
back:

- 118 casings, all sizes
- 64 covers
- 40 impellers, most of them 238

They can pour 150 pieces until then. We need 222.
B: I could ask Morvan for the covers. They have poured them before.
D: And the covers from Morvan are better, I may say so here.
C: Price?
B: 4 % more, without a mould, they still have ours.
F: For the impellers: 238 can be trimmed from 250, and of those we have 31 here. It is a sin, but a small one.
D: I trim them. We have Saturdays.
E: No Saturdays this year. I promised it.
D: Then in the week, on lathe 2, when the shafts are through.
A: So: 118 casings at Gjutner, covers to Morvan, nine impellers poured and 31 trimmed. That is 127, and they can do
150.
G: Fill the 23 with casings for stock? That is 50,000 euro lying in the yard.
C: 23 of the size that we always lack. I would.
G: If you say which size before you order, and not after.
A: 180. We lacked it five times this year.
H: Motors for all that are here or under way. I have checked twice.
C: Then order. Thank you. A year ago we would have noticed it when nobody picked up the phone.
"""
SCENARIOS = {
    "hx-40-engineering": _HX40,
    "safety-moments": _SAFETY,
    "working-at-halden": _WORKING,
    "quote-in-a-day": _QUOTES,
    "service-dach": _DACH,
    "castings-without-surprise": _CASTINGS,
}
