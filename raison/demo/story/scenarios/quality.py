"""Right at Final Test: failures, causes, gauges, and closing what was found."""

_TEXT = """
anyone: quality|assembly|machining|hydraulics|drives|torunn|leila|priya
=== failure | update | failure
cast: A=arne|noor C=wen|pawel|amina|roar
where: B ; serial ; test ; value ; limit ; seen ; cause ; keep ; n
  leila ; HX40-23087 ; vibration at 100 % ; 3.4 mm/s ; 2.8 ; in {month-4}, three pumps ; the impeller was balanced
      without its key ; the key goes into the bag of the impeller ; number four with the same root
  priya ; HX40-23093 ; pressure, 1.5 times for ten minutes ; one drop at the gland in minute eight ; none ; never ; a
      hair under the O-ring, human ; caps at station 5, also for visitors ; the first of its kind, and I hope the last
  henning ; HX32-18240 ; head at the duty point ; 2.1 % low ; 2 % ; twice this year ; the casting is rough in the
      throat, one can feel it ; a look with the finger at goods-in, before it is machined ; the third from that
      foundry
  ola ; HX40-23101 ; current at no load ; 11 % high ; 8 % ; once, another motor ; the motor is wound for 380 and not
      for 400 ; the plate is read aloud when it is mounted ; the second of that motor
  torunn ; HX40-23112 ; paint, thickness at the foot ; 90 µm ; 160 ; in summer, two ; painted after six on a cold
      evening, with the heater off ; below 12 °C nobody paints ; the third in the cold months
title: {serial} failed: {test}
title: Failed at final test, {serial}: {test}
A: **{serial}** failed {test}: {value}, limit {limit}. Last time for the same: {seen}. {It stands on the red
square|Moved to the red square}, nothing is
changed. {Photo and curve in the record|You find photo and curve in the record}. @{B}, would you look?
B: {Coming by after lunch|I am there in twenty minutes}. Please do not turn it.
C: @{A}, built on {my|our} shift. {I remember it, nothing was odd|It went together easily, if that helps}.
B[solved]: Found. {cause}.
C: {Then it was us|So it came from us}, and we did not see it.
B: You could not have. It does not show before it runs.
A: What stays: **{keep}**. {In force from tomorrow|Starts with the next pump}. I close this when it has held for
thirty pumps.
D[maybe]: That is {n}. {If it comes again, it is not the people|The next one gets a proper 8D}.
A[+3d; maybe]: Retest passed at the first try. {On the truck|Released}.

=== gauge | question | measuring | close
cast: A=tomasz|arne|pawel|birgit B=noor|stig
where: tool ; sign ; check ; res ; then
  the bore gauge with the blue handle ; it reads 0.007 more than the red one ; the ring, three times, both ; the blue
      one is wrong by 0.006 ; everything measured with it since {day-5}: eleven bores, all inside even so
  torque wrench 3 ; it clicks, and then clicks again ; the tester, at 20, 60 and 100 % ; 9 % low at the top ; forty
      bolts tightened again this morning, none moved
  the pressure gauge of test stand 2 ; the needle stands at 0.2 with the valve open ; against the master ; 0.2
      everywhere, a bent needle ; no wrong verdicts, the error was on the safe side
  the roughness tester ; it says 0.8 on glass ; the reference plate ; the tip is gone ; three seal faces measured
      again, two polished
title: Can I trust {tool}? {sign}
A: {tool}: {sign}. {I use it all day|I have measured a good part of this week with it}. {Stop or go on?|What do I do
with the parts?}
B: Stop with that one, take another. Check it with {check}.
A[+1h]: Done: {res}.
B: Out of service, then, and red tag. Which parts, @{A}?
A: {I went through the list|List is in the record}: {then}.
B[solved]: Well done. {That is exactly how it should go|It took an hour and it is closed}. Next calibration for the
whole family is moved to {week+1}.
C[maybe]: Is there a place where I see when a gauge was last checked? {The sticker is gone on half of them|The
stickers fall off}.
B[maybe]: Scan the number, the date is on the page. Stickers with glue that deserves the name are ordered.

=== yield | update | measure
cast: A=noor B=helle|gunnar C=wen|birgit D=arne|anders
where: w ; n ; f ; y ; top ; talk ; wish
  a fortnight in summer ; 71 ; 4 ; 94.4 ; seals 2, motor 1, paint 1 ; half the crew was on holiday and it was not
      worse ; which tells us something about crews or about holidays
  the first half of the month ; 88 ; 4 ; 95.5 ; vibration 2, seals 1, paper 1 ; “paper” is a missing certificate, the
      pump was fine ; count it apart
  the last fortnight ; 94 ; 4 ; 95.7 ; castings 3, vibration 1 ; three of four came in through the gate ; so the next
      step is at the gate
  two quiet weeks ; 66 ; 2 ; 97.0 ; drive 1, casting 1 ; too few to be glad, and I am a little glad ; then wait two
      more
title: First-pass yield, {w}: {y} %
A: {n} pumps, {f} failed at first, **{y} %**. We come from 93 and want 98.

| Reason | Count |
|---|---|
| {top} | {f} in all |

{talk}.
B: {wish}.
C: {From the line|On the line}: the new check at station 5 costs two minutes. I can live with two minutes.
A: {And it found one that would have been in here|It has found three since it began}.
D: {The range?|With what uncertainty?} For once somebody should ask that here as well.
A: {About ±4 with so few|Likely between {91|92} and {98|99}}. It is a direction, not a proof.
E[maybe]: {I like that the reasons move even when the figure does not|Thank you for the honest range}.

=== supplier-8d | question | supplier casting
cast: A=noor|helle B=lukas|thea|agnieszka C=torunn|priya|henning
where: sup ; fault ; say ; we ; root ; end
  Gjutner Foundry ; sand in the cooling channel, 2 of 30 ; it is the transport ; sand does not come from trucks ; a
      core breaks when the mould is turned by hand ; they have a new handle on the mould and 60 castings without sand
  Ostervik Seals ; springs of two lengths in one box ; that cannot be ; I have both here, next to a ruler ; two
      machines, one bin ; two bins, and a photo of both each week
  Kappel Lager ; rust on bearings from a sealed bag ; stored wet by us ; the bag has a date and our humidity is on
      record ; one lot was packed warm ; whole lot exchanged, freight on them
title: {sup}: {fault}
A: {sup}, received {day-2}: {fault}. I need an answer with a cause and not with regret. @{B}, how do we go on?
B: {Called them|Spoke with them}. First answer: “{say}”.
A: {we}. {Please send them that|Tell them so, kindly}.
B[+2d]: They come on {day+3} {with two people|and bring their quality lead}. That is more than usual.
C: I would like to be there, {with the cut part|with the microscope}.
B[+4d]: They saw it and went quiet. Cause: {root}.
A[solved]: That is a cause. {I accept it|Accepted}. We check the next three deliveries in full.
B[+9d; maybe]: {end}.
A[maybe]: Back to normal checks. {Good work, all three sides|I wish they were all like that}.

=== check-list | question | check
cast: A=pawel|amina|wen|tomasz|roar B=arne|noor|stig C=joaquin|miriam
where: step ; why ; ans ; mins
  “check the colour of the gasket” at station 3 ; there is only one colour since two years ; it goes. Colour was for
      asbestos-free, long ago ; 1
  turning the shaft by hand three times ; I turn it once and feel all I can feel ; it stays. The second turn finds the
      burr, ask Priya's seven cases ; 2
  writing the serial number on four papers ; I have written it wrong twice ; one label with four parts to tear off,
      from {week+2} ; 4
  the signature of the second person for the collar ; nobody is there at 21:00 ; it stays, but the second person may
      be the next shift ; 3
title: Is {step} still needed?
A: {I do it on each pump|It is done on each pump}: {step}. {why}. It costs {mins} minutes. {Drop it?|Is it still good
for something?}
B: {Before we drop anything I look where it comes from|Let me look up why it is there}.
B[+1d; solved]: {ans}.
A: {Fine with me, now that I know why|Good. A reason is all I wanted}.
C: Sheet is changed, version in the corner. {Old ones go into the bin, please|I collect the old ones}.
D[maybe]: {We should ask that about every line once a year|I have three more candidates}.
B[maybe]: {Bring them|Yes}. One a week, so that it is thought about.

=== audit | announcement | audit
cast: A=helle B=arne|noor|birgit|stig|wen C=gunnar|anders
where: who ; when ; about ; fear ; good ; bad
  The certifier ; {date+9}, two days ; welding and pressure test ; the welding papers of one man who has retired ; the
      test records, “a pleasure” ; two gauges without a date, mended the same day
  Aldwater ; {date+6}, half a day ; how we close a failure ; nothing, they have read it all here ; they asked whether
      they may copy it ; the red square is too small
  Our own, by Noor ; {date+4} ; paint and packing ; the humidity log of the weekend ; nobody explained anything, all
      showed it ; the log of the weekend, as feared
title: {who} audits us from {when}: {about}
A: {who} comes on {when}. Topic: **{about}**. What I am afraid of: {fear}. Please tidy up what is yours, and do not
tidy up what is not.

- [ ] Records of the last 30 pumps in order
- [ ] Gauges with date
- [ ] Who is asked, shows. Who does not know, says so

B: {Ours is ready|My corner is ready}. {One thing I will have to explain|I found one record without a signature and it
now has a remark, not a signature}.
A: {That is the right way|Thank you for not inventing one}.
C: {Do you need me there?|Shall I come?}
A: {For the first ten minutes, and then not|At the end. In the beginning you make them nervous}.
A[+11d]: Passed. Best word: {good}. To do: {bad}.
D[maybe]: {Then it was a good day.|Cake?}
A[maybe]: {Cake, at three|There is cake at the benches}.

=== paper | question | certificate
cast: A=silje|arne|birgit B=noor|helle C=hanne|thea|lukas
where: cust ; need ; have ; way
  a chemical customer ; material certificate for each of eight studs ; one for the bar they were cut from ; that is
      enough if the bar number is stamped on the studs, and it is, I looked
  a shipyard ; a witness at the pressure test ; a test that was done on {day-3} ; we do it again on {day+3}, it takes
      an hour, and they bring their stamp
  a food plant ; a paper that the grease is harmless ; a sentence in a catalogue ; the maker sends a proper one by
      {day+2}, I have asked
title: {cust} wants {need}
A: {cust} wants **{need}**. We have {have}. {The pump is packed|It stands packed at the gate}. {What now?|Is there a
way without opening the crate?}
B: When was that asked for, in the order or yesterday?
C: In the order, page three. {We overlooked it|I overlooked it}, {sorry|my mistake}.
B[solved]: {way}.
A: {Then it leaves two days later. I tell planning|Good, that hardly costs time}.
C: {I have added a line to the quotation form, so that it is seen on day one|From now on page three is read before
page one}.

=== praise-quality | praise | test | for B
cast: A=noor|helle|arne|anders
where: B ; deed ; for
  arne ; heard a bearing that the sensor let pass, and he was right ; a good ear at five in the morning
  tomasz ; brought back six parts he had already signed for ; signing again
  pawel ; found the hair ; patience with a lamp
title: {B.first} {deed}
A: @{B} {deed}. For: **{for}**. {I do not know how to put that in the statistics|There is no column for it}.
C: {Then we should have one|Saw it. Impressive}.
B: {It bothered me|It would have come back anyway}.
D[maybe]: {And that is the point|It would have come back with a truck}.
"""
SCENARIOS = {"right-at-final-test": _TEXT}
