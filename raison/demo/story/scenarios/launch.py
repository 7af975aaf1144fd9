"""HX-60 before Launch (secret) and HX-25 Changeover (retired)."""

_HX60 = """
=== decision | announcement | launch
cast: A=anders|elias B=sofia C=marit|nadia D=henning|yuki E=gunnar|agnieszka F=petter
where: what ; opt ; why ; risk ; own ; till ; reply
  Launch day is {date+140} ; the fair in spring, or a day of our own ; a day of our own: at the fair eleven others
      launch as well ; the bench needs to be free for three weeks in {month+2} ; anders ; {day+9} ; three weeks are
      three weeks, I move the clips test
  The first twenty go to customers we can reach by car ; the best payers, or the nearest ; the nearest. Something will
      go wrong ; sales has already whispered to one far away ; sofia ; {day+5} ; it was me, and I have un-whispered
  No launch without a spare kit on the shelf ; at launch, or three months later as usual ; at launch: the HX-40 was
      six months without, and we still hear of it ; the kit costs 11,000 before the first pump is sold ; marit ;
      {day+7} ; released, it is the cheapest marketing we ever had
  The casing is poured at two foundries from the first day ; one or two ; two, after what we learned with the 40 ; two
      moulds, 34,000 instead of 19,000 ; agnieszka ; {day+12} ; 19 was the price of the surprise, I take the 34
title: Decided: {what}
A: **{what}.** The options were: {opt}. Reason: {why}. Risk: {risk}. @{own} owns it, next word on {till}.
B: {Agreed|I can sell that}. {I need one sentence for those who ask|What do I say if somebody asks?}
A: “We have nothing to announce.” {Literally that|Nothing more, and no smile}.
C: {From service: yes, and thank you for asking us before and not after|Service is with you}.
D: For the record: {I was for the other one and I am fine with this|one of us voted the other way, and would do so
again}.
F: {reply}.
E: {Then I plan it so|In the plan, under another name}. {Nobody on the floor knows yet|Only two on the floor know}.
A[maybe]: {Thank you. Short and good|Closed}. What is decided here is not opened again without a new fact.

=== leak | question | confidential
cast: A=sofia|marit B=anders|elias C=joaquin|ingrid
where: what ; where_ ; who ; do
  the number 60 in a file name ; a drawing that went to Gjutner ; the foundry, they asked what it is ; they have
      signed, I call them anyway. From now on the files are called “frame D”
  a photo of bench 2 with the long shaft in the background ; our own page about the new torque cell ; anyone with good
      eyes ; picture is changed, nobody has asked, we do not explain
  “your new large one” ; a mail of a customer ; somebody has counted our job adverts ; answer as agreed. It is a guess
      and not a leak
title: Possible leak: {what}
A: Noticed {today|an hour ago}: {what}, in {where_}. Who may have seen it: {who}. {Do we have to do something?|Bad?}
B: {Not good, not terrible|Keep calm}. {Thank you for not writing it anywhere else|Good that you saw it}.
C: From my side: {the access list is still the twelve of us, I looked|I have looked who opened it: nine people, all
ours}.
B[solved]: {do}.
A: {Done|Understood}. {Closed for me|I sleep again}.
C[maybe]: {I have written down the three places where such things come from: file names, backgrounds, job adverts.|I
have added it to the list of five things that each of us checks before sending.|Whoever sends drawings out: let me
look first for the next four weeks, please.}

=== bench-60 | update | bench
cast: A=henning|yuki B=anders C=nadia D=agnieszka|gunnar
where: t ; eff ; npsh ; noise ; word ; q ; re
  prototype 1, first hour ; 82.1 ; 3.1 ; 79 ; better than computed, so I distrust the flow meter ; was the meter
      checked ; by two of us, with two buckets and a watch
  prototype 1, 200 hours ; 81.6 ; 3.2 ; 78 ; the meter was right ; what does the seal look like ; like new, pictures
      are in the closed folder
  prototype 2, five blades ; 81.2 ; 2.7 ; 76 ; half a point less, and the hump is gone. I would take it ; does it
      start against a closed valve ; it does, 1.4 times the nominal current for four seconds
title: Bench, by night: {t}
A: Between 22:00 and 04:00, Stig knows, nobody else:

| | |
|---|---:|
| Efficiency, % | {eff} |
| NPSH, m | {npsh} |
| Noise, dB | {noise} |

{word}.
B: {Very good|Good night's work}. {Sleep first, report later|Go to bed}.
C: {q}?
A: {re}.
D: What is the one thing that makes it dear?
A: {The long shaft|The suction bend}. {If we could cast it in two, 400 euro less|I have an idea, give me two weeks}.
B[maybe]: Two weeks, then it freezes. I mean it this time.

=== price-60 | poll | price
cast: A=sofia B=petter C=elias D=marit
poll: secret, 6d: 48,500 / 51,900 / By hours of running, not by pump
title: Where does the price begin?
A: Secret vote among us. Competitors stand between 47 and 55. The third option is new and Elias's fault.
B: By hours means that we lend money to customers. I am not against it, but then call it that.
C[quote 1]: Then I call it that. A customer who pays by the hour will call us when it stands. So we will build it so
that it does not.
D: Service would have to be inside. With 8.6 of 100 I would not dare, with 5 I would.
B: I calculate it for twenty pumps. On {day+6} I know more.
A: Then the vote runs until then.

=== kit-60 | question | service manual
cast: A=nadia|marit B=henning|anders C=joaquin D=agnieszka
where: what ; why ; ans
  one size of hexagon for everything outside ; a fitter has one hand free ; possible except for the gland: there it is
      8 instead of 10
  the setting clips on the other side ; so that steps 7 and 8 cannot be swapped at all ; yes. It costs nothing now and
      would cost a year later
  a place for the phone sensor ; it gets mounted anyway, with glue ; a flat spot of 30 mm, cast, not machined
title: Wish from service: {what}
A: Before it freezes: **{what}**. Reason: {why}. {Is it too late?|Still possible?}
B: Give me {a day|until tomorrow}.
B[+1d; solved]: {ans}.
A: {Thank you. That alone was worth being in the secret|This is the first pump I was asked about before it existed}.
C: {Then I draw it so from the start|I have it in the pictures}.
D[maybe]: {No change for the mould|The mould is not poured yet, you were lucky by nine days}.

=== names | poll | name
cast: A=sofia B=elias C=gunnar
poll: 4d: HX-60 / HX-55, it fits the frame / A word instead of a number
title: Is it really called HX-60?
A: We have said 60 so long that nobody has asked. A number says size; it is larger by 38 %, not by 50.
B: No words, please. Somewhere they always mean something else.
C: The floor calls it Bertha. I had no part in that.
A: I withdraw the third option, with regret for Bertha.
"""

_HX25 = """
=== list-25 | update | list
cast: A=rafael B=oliver|stefan|camille C=roar|lene
where: left ; plan ; open ; who ; note
  41 ; 22 ; 19 ; ten of them belong to one man with an island ; he wants to see the new one first
  19 ; 15 ; 4 ; the brewery with number 117 ; they want to keep it, and they may, as long as there are gaskets
  6 ; 6 ; 0 ; nobody ; now it is only work
  0 ; 0 ; 0 ; nobody. It is done ; the list is empty for the first time
title: {left} HX-25 left without an end date
A: State of the list: **{left}** to go, {plan} of them with a plan, {open} without. The hard case: {who}. {note}.
B: {One of those is mine, I go there on {day+3}|Mine are all settled}.
C: For the plan of line 1: adapters are {on the shelf, forty|down to twelve, and no more after that}.
A: {Good|Thank you}. {Next list in two weeks|I keep asking until it says zero}.
D[maybe]: {We began with 212. Somebody should draw that curve|I remember 212}.

=== adapter | question | adapter
cast: A=kari|ewan|katrin B=rafael|henning C=roar|lene
where: site ; prob ; fix
  a dairy near Lofthus ; the adapter is 12 mm too high for the pipe ; use the low one, 32-0025, and two longer bolts
  a school with a pool ; the base is cast into the floor ; leave the base, the plate 32-0031 goes on top. Drill four
      holes, not six
  a mill on a small river ; the motor would look over the railing ; turn the foot by 180°, the drawing allows it on
      page two
  a ship ; everything is welded ; then weld. There is a drawing for exactly one ship, this one
title: HX-25 to HX-32 at {site}: {prob}
A: First look at {site}: {prob}. {The pump comes in {week+2}|Stop is planned for {day+8}}. What is the trick?
B: {Height from floor to flange centre, please, to the millimetre.|From the floor to the middle of the flange, how
many millimetres?|Give me the height of the flange centre, please.|First the height: floor to flange centre?}
A: {412|388}. {Measured twice|With the floor as crooked as it is}.
B[solved]: Then: {fix}.
C: {I put it into the crate|Goes with the crate}, with the bolts.
A[+2d]: {Fits|It went together as if it had been planned}. Half a day in all.
C[maybe]: That is case {nine|eleven|fourteen} on the adapter page.

=== customer-25 | question | customer
cast: A=oliver|stefan|camille|hanne B=rafael|lene|ruth C=marit|roar
where: q ; ans ; add
  How long will there be parts for it? ; gaskets and bearings ten years, castings until the shelf is empty ; say it in
      writing, it calms people more than a discount
  Can they keep the old motor? ; if it is younger than eight years and turns the right way, yes ; Ola has a list
  Does the new one need more room? ; 40 mm to the front, nothing to the side ; check the door, it is always the door
title: Customer asks: {q}
A: From {two|three} customers this week: {q} {I would like all of us to say the same.|What do we answer?}
B[solved]: {ans}.
C: {add}.
A: {Used it already|Told them}. {They ordered|They were content}.

=== last-one | praise | changeover | for B, when 0.97
cast: A=sofia|marit B=rafael C=roar D=hanne E=joaquin
title: Zero. Rafael has ended something that nobody had begun
A: 212 HX-25 without a plan, and today none. @{B} kept a list that nobody had asked for and asked 41 people the same
question every two weeks for a year. For: **the list**.
C: He asked me nineteen times. The nineteenth time I had the answer ready before he opened his mouth.
B: I would like to thank all who answered the first eighteen times with “next week”.
D: What becomes of this place?
A: It closes. The pages go to HX-40 Engineering, what was written stays readable.
E: Pages are moved, old addresses lead there.

=== closing | announcement | retired | pin, close, when 1.0
cast: A=rafael B=marit C=lene|roar
title: This place closes. What it found is kept
A: Every HX-25 has an end date and an owner. So this community has done what it was for.

- Threads stay, readable and searchable
- Eleven pages moved to HX-40 Engineering, Joaquín keeps them
- Parts for the HX-25: ask in Spare Parts Desk
- Adapter questions: HX-40 Engineering, tag `adapter`
B: Closed with its figure at the target. I wish I could say that more often.
C: It was a good one. Lights out.
"""
SCENARIOS = {"hx-60-before-launch": _HX60, "hx-25-changeover": _HX25}
