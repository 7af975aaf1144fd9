"""HX-40 Engineering: changes, drawings, benches, and why a dimension is what it is."""

_TEXT = """
anyone: engineering|hydraulics|drives|service-engineering|stig|marco|noor|birgit
=== change-note | update | change drawing
cast: A=henning|torunn|anders C=wen|birgit D=joaquin|miriam E=noor|arne
where: part ; change ; reason ; from ; catch ; answer
  wear ring, front ; gap from 0.35 to 0.40 mm ; two rubs on bench 3 with warm water ; serial 23100 ; what about the
      forty rings already turned ; use them below 60 °C, a green tag hangs on them
  shaft, drive end ; radius at the keyway from 0.8 to 1.2 mm ; one crack after 19,000 hours, at the sharp end ; the
      next lot ; the key touches the new radius ; the key gets a chamfer, drawing 40-0219 B
  gland plate ; four studs become six ; uneven springs on the vertical mounting ; serial 23200 ; six studs take me
      four minutes longer ; then the plate comes with the studs in it, from the supplier
  lantern ring ; bronze becomes filled PTFE ; nobody can get bronze in that size before spring ; at once ; may old and
      new go in the same box ; yes, but not in the same bag
title: {part}: {change}
title: Before release: {part}, {change}
A: I would like to release this on {day+4}, so say it now. **{part}**: {change}. Reason: {reason}. Valid from {from}.
{Calculation and two photos are in the vault|You find the calculation in the vault}.

- [x] {Strength|Calculation}
- [x] Bench
- [ ] Assembly has seen it
- [ ] Spare parts have seen it
C: Seen. My question: {catch}?
A: {Good that you ask|I had not thought of that}. {answer}.
C: {Then I am fine with it|Then yes}.
D: {The page and the drawing list change with it, two pages. Please do not release on a Friday.|The drawing of the kit
changes too. I will have it by the end of the week.|Two pictures in the manual show the old one. I swap them the day
it is released.|Manual is not touched, only the parts list. Nice, for once.}
E: For the record I need one sentence why we did not see it {in the test|before}.
A: {Because we never tested it so|Because the test runs cold and short}. {That is my sentence|Not a nice sentence, but
true}.
F[maybe]: {@spare-parts has seen it|I have told @spare-parts}. Stock of the old one lasts until {week+4}.
A[+3d]: Released. {Thank you, this was better than mail|All boxes ticked}.

=== why-dimension | question | drawing history
cast: A=tomasz|birgit|miriam|rafael B=henning|anders|torunn
where: dim ; guess ; story ; change
  a chamfer of exactly 1.85 mm on the sleeve ; a typing error for 1.5 ; it must pass the edge of the O-ring groove
      with 0.1 to spare, and the groove is standard ; no change, but a note on the drawing
  the 7° on the casing foot ; somebody liked sevens ; the first mould was damaged, and 7° saved it. That mould is gone
      since long ; it may become 5°, which is a normal tool
  Ra 0.4 on a face nobody sees ; copied from the seal face ; copied from the seal face, you are right ; Ra 1.6, saves
      eleven minutes
  the M14 in the bearing cover, where all others are M12 ; a bargain ; the lifting eye of the old crane hook. We
      should be ashamed ; M12 from the next release
title: Does anybody know why there is {dim}?
A: {I stumble over it each time|It costs me a special tool}: {dim}. My guess is {guess}. Before I {propose a
change|ask for a change}: who remembers?
B: {I do, more or less|I had to dig}. {story}.
A: {Ha|I see}. So it {may|can} be decided again?
B[solved]: {I would say|My proposal}: **{change}**. I write the reason into the vault this time, so that nobody must
remember.
C[maybe]: {Please keep doing these. I have learned more about this pump from four questions here than in two years of
drawings.|I had always thought that this was physics. It was history.|Can such answers be seen in the drawing itself?
As a small grey note?|My predecessor asked that too, I found his pencil mark.}
D: {Is there anything else on that drawing we do not understand?|While you have the drawing open: anything else?}
A: {I could fill a page|Three things}. I bring them to the review on {day+2}.

=== bench-result | update | bench result
cast: A=stig|jonas|yuki C=henning|anders|priya D=marco|leila|sander
where: what ; hours ; low ; mid ; high ; finding ; doubt ; reply
  vertical start-up, printed order ; 30 ; 0.40 ; 1.02 ; 1.11 ; the shaft drops when the clips go, every time ; is it
      the clips or the coupling ; the clips. With the coupling locked first nothing moves
  noise of the new casing ; 8 ; 71.2 ; 74.0 ; 78.8 ; 3 dB less up to 80 % and the same above ; was the door to bench 1
      closed ; it was not, so we repeat it, and it is 2 dB
  efficiency of the polished impeller ; 12 ; 78.1 ; 80.9 ; 80.2 ; 0.6 points for two hours of polishing ; is 0.6
      inside the scatter ; scatter is 0.2, so it is real and too expensive
  start-up with 40 % glycol ; 6 ; 61 ; 64 ; 70 ; current peaks at the ninth second, not the first ; does the drive
      trip there ; at 4.5 times the nominal it would, we reached 3.9
title: Bench: {what}, first figures
A: {hours} hours of **{what}**. {Raw data on the bench drive|Everything is on the bench drive, folder of today}.

| | low | middle | high |
|---|---|---|---|
| mean of three | {low} | {mid} | {high} |

In one sentence: {finding}.
C: {doubt}?
A: {Fair|Good question}: {reply}.
D: {Could I have the raw file?|May I have the raw data?} I want to see the first minute, not the mean.
A: {In your folder|You have it}.
C: Then I take {the middle figure|these figures} for the {review|report}, with the doubt in the footnote.
E[maybe]: {What does it mean for those already in the field?|And for the pumps outside?}
C[maybe]: {Nothing at the duty point|Little. At the duty point you see none of it}. I would not touch one that runs.

=== cavitation | question | hydraulics NPSH
cast: A=rafael|jonas|leila B=henning|yuki
where: case ; npsh ; point ; advice
  hot condensate at 92 °C, tank one metre above ; 2.1 ; 104 % ; raise the tank by 0.6 m or take the inducer. Do not
      trim
  sea water, suction line with four bends in a row ; 3.4 ; 88 % ; straighten the last two bends, they cost more than
      the height
  a customer who runs two pumps where one would do ; 4.0 ; 41 % ; stop one. It recirculates at the inlet and sounds
      like cavitation
  diesel at 38 °C in a hot country ; 2.8 ; 97 % ; fine at 1,480, not at 1,780: it is the 60 Hz that nobody wrote down
title: NPSH margin: {case}
A: A case where the sheet says yes and my stomach says no: {case}. Required {npsh} m, duty at {point} of the best
point. {Would you sign
it?|Would you put your name to it?}
B: What is the margin on paper?
A: {0.4|0.6} m.
B: And the level, lowest in the year, not on the drawing?
A: {Good question. I asked. Half a metre lower|They say half a metre less in August}.
B[solved]: Then no. My advice: {advice}.
A: {Customer agrees|They will do it}. {Easier than I thought|They had the same stomach}.
C[maybe]: {Yuki's script draws this for any curve, `margin.py` in the tools folder:|If you want to see it instead of
believing it, `margin.py` draws it:|The same in four lines, from the tools folder:}

```python
margin = available(level, temperature) - curve.required(flow)
print(round(margin, 2), "m", "ok" if margin > 1.0 else "look again")
```

=== drive-fault | question | drive firmware
cast: A=ola|sander|stig|nadia B=dana
where: code ; version ; site ; cause ; fix ; wait
  E-17 ; 3.8.1 ; two stations with long cables ; the ground filter is too nervous above 80 metres ; parameter 6.12
      from 30 to 55 ms ; 3.8.3
  “limit 3” without a limit ; 3.8.2 ; bench 2 and one brewery ; the counter rolls over after 49.7 days, the classic ;
      restart every month until the update. I am not proud of it ; 3.8.3
  silence on the field bus ; 3.7.9 ; whenever the mobile router restarts ; it waits for a goodbye that never comes ;
      watchdog to 4 s ; 3.9
title: Drive S: {code} on {version}
A: {Seen at|We see it at} {site}: {code}, firmware {version}. {It goes away when one looks|Acknowledge, runs, comes
back the next day}. {Known?|Is that known?}
B: {Send me the event log|Log, please}, the last 200 lines. Not the photo of the display.
A: Here is the interesting part:

```
14:02:11 run      speed=1480 torque=71
14:02:11 warn     code={17|3|40} count={4|9|2}
14:02:12 stop     reason=protect
14:02:15 ready
```
B[solved]: I see it. {cause}. For now: {fix}. Properly in {wait}.
A: {Set it on all of them|Done}. Quiet since {then|noon}.
C[maybe]: When is {wait}? I have a customer who asks each week.
B: In test since {day-3}. I say {date+12} and mean {date+19}.
D[maybe]: Please put that sentence into every plan we make.

=== material | question | material corrosion
cast: A=rafael|priya|nadia|thea B=torunn
where: fluid ; planned ; temp ; view ; instead ; price
  brine, 7 % salt ; 316 ; 45 ; it will pit within a year, first under the gasket ; super duplex for wetted parts, 316
      for the rest ; 1.35
  black liquor ; duplex ; 90 ; duplex is right, the O-rings are not: FKM swells in it ; EPDM, peroxide cured ; 1.00
  drinking water with 4 mg chlorine ; bronze ; 12 ; bronze is fine, the law is not: lead content ; lead-free bronze,
      which the foundry pours since summer ; 1.08
  sugar syrup with grit ; grey iron ; 70 ; iron lasts two seasons, and they know it ; white iron wear ring, everything
      else as planned ; 1.05
title: {fluid} at {temp} °C: is {planned} right?
A: Inquiry from {yesterday|this week}: {fluid}, {temp} °C, planned in {planned}. {Does that hold|Would you let it go
out like this}?
B: {How long does it stand still? Running is easy, standing is what kills.|And how often does it stand with that
inside?|First: how long is it still, in a normal year?|Does it ever stand, full?}
A: {Every weekend|Six weeks a year, full}.
B[solved]: Then: {view}. I would take **{instead}**. Price factor {price} on the wet end.
A: {That is less than I feared|I can sell that}. May I quote you?
B: {With my name and the words “when it stands empty it must be rinsed”.|You may. But put the temperature next to my
name.|Yes, with the sentence about standing.|You may quote me for the metal. For the rubber ask Priya.}
C[maybe]: {We have one of those in the yard, opened. Photo for anyone who doubts the pitting.|I have a sample of both
in the cupboard. Bring the customer, it convinces at once.|Could this go on the list “fluid → material”? It is asked
about twice a year.|I had the same case at the hub, with the same end.}

=== review-minutes | announcement | review
cast: A=anders C=ola|henning|torunn D=wen|birgit|thea|nadia E=marit|silje
where: n ; one ; two ; three ; owner
  41 ; New gland plate goes ahead, six studs ; Bench 3 gets the second torque cell ; The chamfer question is closed ;
      henning
  42 ; Lantern ring in PTFE is accepted for all fluids but ammonia ; No change of paint this year ; Sleeve drawing is
      redrawn, not corrected ; torunn
  43 ; Revision G is the last printed manual ; Drive S 3.8.3 before Christmas or not at all ; Clips: new model at 1.20
      euro more, back on the table ; joaquin
title: Design review {n}: what was decided, and what was not
A: Four decisions in ninety minutes, {which is a record|two more than last time}.

1. {one}.
2. {two}.
3. {three}.
4. The next review is on {day+14}, 13:00, in the bench office because of the coffee.

**Not decided**: the spare parts price of everything above. @{owner} brings a proposal.
C: {For those who were not there: number 2 was not unanimous, and I can live with it.|To number 1: there is a drawing
in the vault that shows it better than the sentence.|I would add who was against number 3 and why. It was me, and I
will say it if asked.}
D: {When does it reach the floor?|When do we see it on the floor?}
A: {With the release, not with the minutes|Four weeks at the earliest}. If somebody builds from minutes, I want to
know.
E: {Thank you for writing it on the same day|These are the first minutes that I read to the end}.
D[maybe]: Is it possible to have number 3 explained by a picture? I was not in the room.
C[maybe]: Come by, it takes two minutes with the part in the hand.

=== tolerance | question | machining measuring
cast: A=tomasz|birgit B=henning|torunn|anders C=noor|arne
where: dim ; got ; nominal ; qty ; verdict
  bore of the bearing housing ; 120.028 ; 120 H7 ; 6 ; H7 goes to 120.035, so it is good. The gauge that says no is
      worn, take it out of service
  run-out of the impeller hub ; 0.06 ; 0.05 ; 2 ; accept both, balance to the next finer grade, write it on the tag
  length over the sleeve ; 214.2 ; 214 ±0.1 ; 11 ; not good: at 214.2 the nut has no thread. Face them, 0.15, all
      eleven
  position of the flange holes ; 0.4 ; 0.3 ; 1 ; it will go on any pipe in the world. Accept, and let us ask ourselves
      why it says 0.3
title: {got} instead of {nominal}, {qty} pieces: {dim}
A: On the machine now, so a quick answer would be nice. {dim}: **{got}**, drawing says {nominal}. {qty} pieces. Scrap,
rework or accept?
B: {Measured warm or cold?|How long since they came off the machine?}
A: {Cold, after lunch|Two hours on the plate, 20 °C}. Twice.
B[solved]: {verdict}.
C: I write the deviation. {Number follows|Number tomorrow}. Thank you for asking first and not after.
A: {Going on|Continuing}. {Eleven minutes from question to answer|That was quick}.
D[maybe]: {Same thing last spring, I think. Is there a list?|Is that the third time on this drawing?}
C[maybe]: {Third time. It goes into the review with your name on it, as a compliment.|Twice since spring. If it comes
again we change the drawing and not the part.|I looked: never on this one. But its mirror image had it.|It is. I have
asked for ten minutes in the next review.}

=== cfd | update | hydraulics
cast: A=yuki B=henning C=jonas|rafael D=anders|marco
where: what ; gain ; cost ; question ; answer
  the volute tongue moved by 4 mm ; 1.1 points at 70 %, nothing at 100 % ; a new core box, 9,000 euro ; how many
      customers run at 70 % ; by the monitoring data six in ten
  five blades instead of six ; the hump in the curve is gone ; 0.4 points at the best point ; is the hump a problem
      anywhere ; at every site with two pumps in parallel
  a 3 mm rib in the suction ; it stops the swirl at part load ; nothing, it is cast with it ; will fibres hang on it ;
      yes. Hence not for paper
title: Computed: {what}
A: A week of computing, in short: **{what}**. Gain: {gain}. Cost: {cost}. Pictures in the vault; please look at the
one with the arrows, not the colourful one.
B: {I believe the direction, not the decimals|The direction is right}. What does the mesh do when you halve it?
A: {Changes the second decimal|It moves by 0.1, no more}.
C: {question}?
A: {I asked Sander|Good point, I looked}: {answer}.
D: Then {build one|one prototype, printed}. Bench in {week+3}?
A: {Booked|I have put it on the board}. @{C}, you may watch.
B[maybe]: {For the youngsters: this is how it should be. Compute, doubt, build one.|I like that you begin with the
question and not with the picture.|Please put the wrong turns into the report as well, they save the next one a week.}

=== bench-booking | poll | bench
cast: A=stig B=nadia|jonas C=ola|yuki
where: q ; a ; b ; c ; why ; c1 ; c2
  Which bench should get the second torque cell? ; Bench 1 ; Bench 3 ; Neither, keep it as spare ; It came, it is
      calibrated,
      and it is lying in a cupboard ; Bench 3. The vertical tests go there when bench 2 is full ; As a spare. The last
      time one
      broke we waited two weeks
  When may the benches be closed for painting? ; Between the years ; First week of January ; At Easter ; The floor is
      peeling
      and Vidar is right about it ; Between the years, please. In January the vertical tests go on ; Easter. Paint
      needs 15 °C
      to dry, and the heating does not
  Should short tests have a fixed hour? ; Yes, 06:30 to 08:00 ; Yes, after 13:00 ; No ; Every day somebody needs “only
      twenty
      minutes” ; Yes, and early. Then the long ones run undisturbed ; No. A short test comes when something has just
      broken
poll: 5d: {a} / {b} / {c}
title: {q}
A: {why}. {Please vote|Vote}, those who use it.
B: {c1}.
C: {c2}. {Somebody has to say it|I know I am alone with that}.
A[+1d]: {Thank you|Clear enough}. I do what most say, and if it is wrong we change it back in spring.

=== drawing-office | update | drawing
cast: A=miriam|joaquin B=tomasz|wen C=priya|jonas|nadia
where: what ; why ; n
  exploded views now carry torque on the bolt, not in a table ; nobody looks up a table with oily fingers ; 14
  left and right are drawn separately ; mirror images cost us three wrong kits ; 9
  part numbers in pictures are in the order of assembly ; you take them off the bench in that order anyway ; 22
title: New in the drawings: {what}
A: From this week {what}. Reason: {why}. {n} drawings are done, the rest follows when they are touched.
B: {I like it|Much better}. On the wall at my place it would need to be twice as large.
A: {A2 is in the print list, take one|There is an A2 version, I leave two at your place}.
C: Does that hold for the pages the customers see, too?
A: {Yes, the same picture|Same source, so yes}. One picture, one truth, and one person to blame.
B[maybe]: {Found the first mistake: bolt 7 says 49, and the wrench says 25|Number 12 and 13 are swapped on the third
one}.
A[maybe]: {Thank you. Corrected|Right. Corrected within the hour, that is the idea}.

=== sensor | question | monitoring sensors
cast: A=sander|leila|marco B=ola|dana|yuki C=torunn|birgit|henning
where: where ; problem ; proposal ; objection
  the drive-end bearing cover ; the hole for the sensor is under the hoist bracket ; 40 mm to the left, same thread ;
      there is a rib inside, 40 is too near, 55 is free
  the gland ; the cable hangs where people step ; a clip on the third stud ; the third stud is the one you loosen
      first, take the fifth
  the motor foot ; magnet mounts slide on new paint ; a spot without paint, 30 mm, marked in the drawing ; rust. A
      drop of clear lacquer after mounting, then yes
title: Place for the sensor: {where}
A: When we retrofit at {where}, {problem}. Proposal: {proposal}. {Objections?|Who objects?}
C: {objection}.
A: {Even better|Fine with me}. Who changes the drawing?
C: {I do, it is two lines|On my list for this week}.
B[maybe]: {While you are at it: shielded cable, and the shield on one side only. I have seen four with both.|Leave ten
centimetres of spare cable. Everyone thanks you later.|And a number on it, please, the same as on the screen.}
A[solved]: So decided: as {C.first} says. Mounted on {bench 3|one in the yard} for a trial, photo follows.
D[maybe]: I will want it on the two at Keld Lane before winter.
"""
SCENARIOS = {"hx-40-engineering": _TEXT}
