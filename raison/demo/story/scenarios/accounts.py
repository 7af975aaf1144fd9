"""Aldwater Account: one customer, one voice; outages, promises, invoices."""

_TEXT = """
anyone: oliver|sofia|marit|hanne|ruth|lene
=== outage | update | outage plan
cast: A=callum|gareth B=ewan|jonas C=oliver D=ruth|lene E=sander|leila
where: st ; when ; pumps ; work ; crane ; risk ; plan
  Thornbeck ; {day+8}, 22:00 to 05:00 ; pumps 1 and 3 ; wear rings and alignment ; ours, 2 t, booked ; pump 2
      carries all of
      it for seven hours ; a third man on pump 2 with nothing to do but watch it
  Keld Lane ; {day+12}, 20:00 to 04:00 ; pump 4 ; cartridge and sensor ; yours, please ; the valve of 4 has not been
      shut
      since March ; we move the valve on the Monday before, to know
  Merrow Hill ; {day+6}, daytime ; the booster ; bearing exchange ; none needed ; school is open, so pressure must
      hold
      until four ; start at half past four then, and light for the way home
  Ashby Weir ; the second weekend from now ; pumps 2 and 4 ; drives to 3.8.3 ; none ; both drives have the same
      firmware and so
      the same mistake ; one on Saturday, one on Sunday, never both
title: {st}: outage, {when}
A: We can give you {st}, {pumps}, **{when}**. Work: {work}. Crane: {crane}. What worries me: {risk}.

- [ ] Permit, Aldwater
- [ ] Parts on site two days before
- [ ] Two fitters, Halden
- [ ] Somebody who may decide at three in the morning

B: I have it in the calendar. To the worry: {plan}.
A: {Agreed|I sleep better with that}.
D: Parts are reserved, {they leave Halden on {day+2}|crate goes on {day+1}}. Number comes here.
C: Who decides at three in the morning?
A: {I do, I will be there|I stay awake for it}. And from your side?
B: {Me|I can}, up to a new cartridge. Above that I wake @nadia.
A[+3d]: {Permit is signed|Permit is through}. All boxes ticked but the last, which is a person.
E[maybe]: {I switch the alarms of the others to narrow for that night, so that you see early if they suffer.|For that
night I set narrow alarms on those that carry the load. They go to your phone, not to mine.|I will be awake and watch
the others from here. If one of them suffers, you hear it first.|Remote is on for all pumps of the station, every ten
seconds instead of every minute.}
B[+15d; maybe]: Done, {forty minutes early|an hour late, which was the valve}. Everything runs. {Report tomorrow|I
have slept, report follows}.

=== promise | question | promise date
cast: A=joyce|callum B=oliver|ruth|lene C=marit|sofia
where: what ; said ; now ; why ; cure
  the cartridges for Keld Lane ; the {nth+4} ; the {nth+9} ; one of two test stands was down, and we said it too late
      ; two leave today, two on the new date, and freight is ours
  the report of the vibration survey ; the {nth-2} ; the {nth+3} ; Leila's measurements are done, the words are not ;
      the figures come tonight without words
  the quotation for Colbeck ; {day-1} ; {day+1} ; the curve for 1,180 was missing ; it comes by ten, with both curves
  training for the new shift ; {month+1} ; {month+1}, one week later ; the trainer is ill ; same content, other
      trainer, and a second morning as an apology
title: {what}: you said {said}
A: You said **{said}** for {what}. {It is not here|I have not seen it}, and I have {planned four men|told my manager}
on that. What is the date, and is it a date?
B: {You are right, and I should have written before you had to ask|I am sorry. You should not have to ask}. The date
is **{now}**. Reason: {why}.
A: {I can live with late. I cannot live with silence|Late I can manage, if I know it}.
B: Understood. What we do about it: {cure}.
A: {That helps|Good}. {Thank you|We take it}.
C: I have put it on the list of promises, with the old date next to the new one. {It counts as missed, as it
should|One missed in {month+0}, that makes 90 %}.
A[maybe]: I notice that you count it against yourselves. {My own people should see that|That is why we talk like
this}.
B[+2d; maybe]: On its way. {Two days before the new date, for once|Tracking number in the mail}.

=== invoice | question | invoice | close
cast: A=joyce B=henrik|petter C=oliver|ewan|ruth
where: no ; issue ; sum ; fact ; fix
  30377 ; two nights of work, and we count one ; 3,860.00 ; the second fitter's night was booked on the wrong station
      ; credit note today, and a new one for Colbeck
  30391 ; the order number is missing, so my system sends it back each night ; 12,440.00 ; our form has no field for
      two order numbers ; new copy with both, and the form changes next month
  30402 ; the index clause gives 2.1 and you took 2.4 ; 41,900.00 ; you are right, we used the index of the month
      after ; corrected, minus 122.68
  30410 ; freight, though the parts were late ; 310.00 ; freight is ours when we are late, Lene said so in this very
      place ; taken off
title: Invoice {no}: {issue}
A: Invoice **{no}**, {sum} euro: {issue}. {I have held it|It is on hold}. Could you look?
B: {Looking|I look into it}. @{C}, what do you know about it?
C: {fact}.
B[solved]: Then it is clear: {fix}. {With apologies|Sorry for the work}.
A: {Received and released|Thank you, released for Friday's run}. {That took two hours. It used to take six letters|No
drama}.
B[maybe]: Paid already. {Nine days early again|Thank you}.
C[maybe]: And I have learned to write the station on the sheet. {It is such a small field|It says so, in small print}.

=== survey | update | condition
cast: A=leila|sander B=callum C=ewan|jonas D=joyce
where: st ; n ; ok ; look ; act ; odd ; yes
  Thornbeck ; 5 ; 3 ; pump 4, bearing, three to five months ; pump 1, alignment, before winter ; the standby has a
      better bearing than the one that runs, so swap them ; swapped on the Monday, and indeed
  Keld Lane ; 6 ; 4 ; pump 5, seal flush, half blocked ; none ; pump 3 is the quietest we have measured anywhere ; the
      old hand who set it has been told and pretended not to care
  Stanbury ; 4 ; 4 ; none ; none ; somebody greases twice as much as the page says, and it does no harm ; it is my
      colleague, and he says the page is stingy
title: Vibration survey {st}: {n} pumps
A: The short version, the report follows with all curves.

| {st} | |
|---|---|
| Measured | {n} |
| Fine | {ok} |
| Keep an eye on | {look} |
| Act | {act} |

And a curiosity: {odd}.
B: {Thank you|Good work}. {yes}.
C: If we act, then together with the outage. {I bring what is needed|I put it on that list}.
D: Is that within the contract, or is it an extra?
A: {Within|Survey and alignment are within, parts are not}. I write the sums on page one.
B: {When is the next round?|And the next survey?}
A: {In six months, or earlier if the sensor asks for it|{month+6}}.
B[maybe]: Could one of mine go along? {I have a young one with good ears|She asks better questions than I do}.
A[maybe]: {Gladly. Bring her|Very welcome}.

=== stock-aldwater | question | spares
cast: A=callum|joyce B=ruth|lene C=sander|nadia|priya
where: what ; n ; ask ; ans ; nr
  cartridges at Keld Lane ; 4 ; is it enough for the winter ; two, statistically. Four if all vertical ones behave as
      they did, which they won't ; three, so one goes to Thornbeck
  sensors ; 2 ; keep them or send them back ; keep, they are for Merrow Hill ; keep
  wear rings of the old alloy ; 11 ; use them up or exchange ; up to 60 °C use them, you have no warmer station ; use
      them
title: {n} {what}: {ask}?
A: We counted. **{n}** {what}. {ask}?
B: {Let me ask those who know|I have a feeling, but better a figure}. @{C}?
C: {ans}.
B[solved]: So: {nr}. {I change the stock list on both sides|Stock list is changed}.
A: {Agreed|Good}. {It is pleasant to get a figure and a reason|I like it when the answer is less than I have}.
D[maybe]: I note it for the yearly talk. {It saves them about 4,000 euro|Less stock and no more risk, that is worth a
line}.

=== visit | announcement | visit
cast: A=oliver B=callum|gareth C=nadia|ewan|jonas D=joyce
where: who ; when ; want ; no ; after
  Wen and two fitters from line 3 ; {day+9}, a night at Keld Lane ; they want to see one of theirs in water ; no
      speeches ; they came back silent and then talked for a week
  Torunn and Leila ; {day+7}, one day at Thornbeck ; four ears on five pumps ; no lunch, no slides ; they left a list
      with a single line on it, and it was the right one
  Callum and Joyce ; {day+7}, two days at Halden ; bench 2 with a vertical pump, and the parts desk ; no factory tour
      with helmets and adjectives ; Callum swung the clips himself, in the right order
title: Visit: {who}, {when}
A: {who}: **{when}**. Purpose: {want}. What we leave out: {no}. {Who needs what beforehand?|Is anything missing?}
B: {Shoes in size, please, and nobody with a camera in the switch room|Boots, and a name for the gate}.
C: I {go along|am there}, and bring {the new clips to show|the drawing of step 7 and 8}.
D: {Insurance letter is in the mail|Form for the gate is attached in your mail, four lines}.
A: {Sent back, signed|Filled in and sent}.
B[+14d]: It was good. {They asked what nobody has asked us in years: what annoys you|More of that, please}.
A: {after}.
D[maybe]: {Could we make it a habit, twice a year?|I would put that into the contract, if one could}.

=== night-book | update | night
cast: A=gareth|callum B=priya|jonas|leila C=nadia|ewan D=joaquin|ruth
where: note ; trans ; ans ; res
  P2 seal 14/min 02.10, turned by hand, 9/min ; drip at pump 2, fell after turning by hand ; a grain between the
      faces. If it falls further it has gone through, if not: cartridge ; 3 a minute by morning, then dry
  P5 hums at 1350, not 1340, not 1360 ; a hum in a narrow band of speed at pump 5 ; the platform, not the pump. Stay
      away from 1,345 to 1,355, Ola can lock it out ; locked out, quiet
  Barrier topped 0.4 l, 3rd time this week, P1 ; pump 1 loses barrier fluid ; 0.4 three times is more than a seal may
      drink. Look at the fittings under the tank with a tissue ; second fitting from below, a quarter turn
title: From the night book: “{note}”
A: Photo of the page, in words for those who cannot read us:

> {note}

{Worth anything?|Tell us if such lines help, or are noise.}
B: {Worth a lot|It helps very much}. I read: {trans}. My answer: {ans}.
A: {Passed on to the crew|They will try it tonight}.
C: {Answered within their shift. That is the promise|Two hours. Good}.
A[+1d]: Result: {res}.
B: {Then we keep that one|Into the collection, page “What the night hears”}.
D[maybe]: {May I use the exact words on the page? They are better than ours.|May we print that line in the manual, as
it stands?|I would like to keep the photo as well. Is the crew all right with that?}
A[maybe]: They say yes, {but without names|and want a copy for the wall}.
"""
SCENARIOS = {"aldwater-account": _TEXT}
