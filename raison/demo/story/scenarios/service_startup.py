"""First 72 Hours: what fitters and specialists ask each other in the first three days of a pump."""

_TEXT = """
anyone: service-engineering|field-service|service-dach|noor|arne|stig|callum|siv
=== pilot-begins | announcement | pilot | pin, when 0.0
cast: A=nadia M=marit C=callum S=siv T=tom
title: Why this place exists, and what we want to be able to say in 90 days
A: One HX pump in nine needs a return visit within 72 hours of start-up. We counted 357 start-ups over twelve weeks,
and
there were 40 return visits. Each one is a night for somebody.

We want one in twenty. This is how:

- Ask here, standing at the pump. **Serial, mounting, hours since start, one photo.** Nothing else is needed.
- A specialist answers within the same shift.
- When an answer is good, Joaquín changes the page the same week. The yearly revision is over.

Three people from outside are here: @callum from Aldwater, @anneke from Brenner and @siv from Nordflow. They see this
place and nothing else. With no decision in 90 days it closes by itself.
M: I sponsor this, which means: if you need an hour of somebody's time and their manager says no, write to me.
C: Thank you for letting us in. I will be blunt, if I may.
A: That is what you are here for.
S: We start up about sixty pumps a year between us and the fish. I bring the strange ones.
T: One request: no attachments with eleven pages. A photo.

=== weeps-horizontal | question | seal start-up
cast: B=priya
where: A ; site ; serial ; hours ; finding ; cause ; fix
  ewan ; Thornbeck pump 1 ; HX40-22640 ; 30..44 ; the drip is milky and smells of glycol ; the barrier fluid is
      passing inwards, so the inner faces are open ; check that the barrier tank stands 1.5 bar above the box and not
      above suction
  kari ; Lofthus smolt plant ; HX32-18113 ; 20..29 ; the drip stops when the pump stands and comes back after ten
      minutes ; the faces run dry at start because the box is not vented ; vent the top plug until no bubbles come,
      with the suction open
  tom ; Brenner mill 1, white water ; HX40-22517 ; 48..60 ; a brown ring of fibres has built up around the sleeve ;
      fibres under the O-ring of the sleeve ; take the flush from the discharge side and put the orifice to 4 mm
  callum ; Merrow Hill booster ; HX40-22689 ; 9..15 ; one drop every four seconds from the start, never dry ; the
      spring is compressed on one side because the gland nuts were tightened one after the other ; loosen, then
      quarter turns crosswise to 18 Nm
title: {site}: seal drips after {hours} hours, horizontal mounting
title: Horizontal this time. {serial} weeps after {hours} hours
A: {site}, serial {serial}, horizontal, {hours} hours since start. {It was dry at hand-over|Hand-over sheet says dry}.
Now
{finding}. {Clearance was checked twice|I have checked the clearance again}, it is 0.4. What else can it be?
B: Good description, {thank you|that helps a lot}. One question: what does the barrier tank show, and since when?
A: {Level has not moved since yesterday|Down by a finger since hand-over}. Pressure steady.
B[solved]: Then I am fairly sure: {cause}. Please {fix}. Give it an hour before you judge.
A[+2h]: {Dry for an hour now|Dry. Watched it for an hour with a coffee}. I will look again before I leave.
C[maybe]: {Could this be step 3 of the page, in bold?|Noted for the page, this is the second one like it.}
A[maybe]: And {dry this morning as well|still dry at hand-over to the night shift}. Closing the job.

=== rotation | question | drive start-up
cast: B=ola|dana
where: A ; site ; sign ; why
  siv ; Vågnes ; 70 % of the flow, normal pressure, current too low ; two phases were crossed in the junction box
      after the cable was shortened
  ewan ; Ashby Weir pump 4 ; a noise like gravel, and the curve is 11 m too low ; the drive has “phase order inverted”
      set from the bench, parameter 4.07
  kari ; Hellvik harbour ; current swings between 40 and 61 A ; the old motor ran the other way round and the cable
      marks were copied
title: {site}: how do I see the direction of rotation when the coupling guard is on?
title: Is it running backwards? {site}, guard on, no arrow in sight
A: {site}. The guard is riveted and I am not allowed to open it. {sign}. {Can I tell from the drive which way it
turns?|Is
there a way to know from the panel?}
B: Yes. {Parameter 2.11 shows the sign of the speed. But that is only what the drive believes.|The panel has it under
2.11, plus or minus. It is the drive's opinion, though.|Look at 2.11. It tells you what the drive wants, not what the
shaft does.} Film the fan at the end
of
the motor with your phone in slow motion, and send it.
A: Film is in the job. It {looks like anticlockwise to me|goes against the arrow on the casting}, seen from the fan.
B[solved; Clear 3]: Seen from the fan it must be clockwise. So it is reversed. I would guess that {why}. Put it right
where it is wrong and nowhere else: the next person will believe what is written there.
A: That was it: {why}. {Corrected, and noted inside the door|Corrected, and I wrote it down where one will look}. Full
flow now.
C[maybe]: Ten minutes in reverse and the impeller nut may have moved. Please check the clearance before you leave.
A[maybe]: {Checked, 0.40|Checked: 0.42, within limits}.

=== vent | question | start-up hydraulics
cast: B=yuki|henning|jonas
where: A ; place ; line ; trick
  siv ; the new intake at Skarvik, pump 2 ; eleven metres of suction line with a hump in the middle ; crack the plug
      on the hump, not only the one on the pump
  callum ; Stanbury reservoir ; two pumps on one suction header ; close the valve of the standing pump, or it breathes
      through it
  luc ; a cellar with the tank below the floor ; negative suction, foot valve ; fill through the priming plug and wait
      fifteen minutes: if the level falls, it is the foot valve
  ewan ; Colbeck ; a reducer that was mounted with the flat side down ; turn the reducer. Nothing else will hold for
      long
title: Loses its prime at {place}
title: Pump at {place} will not hold prime. {line}
A: {Three starts, same picture each time|Same picture at every start}: 40 seconds of pressure, then it falls to
nothing.
The installation: {line}. Vented at the casing until water came, {twice|three times}.
B: What does the suction gauge do in those 40 seconds?
A: Goes from {0.1|0.2} to {-0.6|-0.4} bar, then jumps.
B[solved]: There is air upstream and it arrives after 40 seconds. With your line I would {trick}.
A[+3h]: {You were right|That did it}. {It holds since noon|Running for two hours without a hiccup}.
B: {Good. Please add a photo of the line|Good}. I put it on the page “Loses its prime”, as case {4|5|6|7}.
C[maybe; quote 3]: We had this at another site for a week. I wish I had asked.

=== clearance-tool | update | start-up tools
cast: A=tom|mehmet|ewan B=miriam C=dirk|kari
where: tool ; trap ; number
  a feeler gauge 0.40 with the end cut to 8 mm ; the full-width gauge rides on the fillet and shows 0.05 too much ; 40
      start-ups
  a magnet base for the dial on the drive collar ; on stainless collars it holds only until you breathe ; six sites
  a 3 mm Allen key, 220 mm long, ball end ; the short one rounds the third clip screw, always the third ; about 25
      pumps
  a strip of brass shim, 0.4, painted red at one end ; steel shims scratch the wear ring and nobody sees it ; a year
title: Tool of the week: {tool}
title: Buy this, or make it: {tool}
A: After {number} I would not go without it: **{tool}**. Reason: {trap}. {It costs less than lunch|Made from scrap}.
B: {May I take a photo of it for the page? With a coin for scale, not with a hand.|Could you lay it on white paper for
me? Then I draw it instead of describing it.|Bring it to the office, I want to draw it with its dimensions.|A picture
for the page, please. From above and with a scale.}
A: {It is on my bench until {day+2}|I drop it at your desk on {day+2}}.
C: {Can the workshop make twelve?|I want one. Can we order ten?} I would rather have the same thing in every van.
D[maybe]: @field-service, who else wants one? {Part number please, once it has one. Otherwise each of us buys
another.|If we are more than five, purchasing gets a better one for the same money.|Tell me by Friday and I order for
all.}

=== handover-sheet | poll | start-up
cast: A=nadia B=katrin C=siv D=arne
where: subject ; choice1 ; choice2 ; choice3 ; reason ; c1 ; c2 ; c3
  the hand-over sheet ; One page, paper ; One page, on the phone ; Two pages as today ; Eleven of the last forty
      sheets came
      back with page two empty ; Für uns zählt die Unterschrift des Kunden. Wenn die bleibt, ist mir der Rest recht.
      (The
      customer's signature must stay, the rest is fine) ; At a fish farm there is no dry place for paper. And no
      network
      either. So whatever it is, it must work without ; I check them. What I miss is never a page, it is the serial
      number
  the second visit on day three ; Keep it for every pump ; Only for vertical mounting ; Replace it by a call and a
      photo ; It
      finds something in one of nine, and it costs a day ; Bei Papier würde ich ihn behalten. (In paper mills I would
      keep
      it) ; A call and a photo is what we do anyway, we only never called it a visit ; Of those that found something,
      all but
      one were vertical. I looked it up
poll: 6d: {choice1} / {choice2} / {choice3}
title: What shall we do with {subject}?
A: {reason}. I do not want to decide it alone. {Vote, and say why if it is not obvious|Please vote, and tell us if you
see it
differently}.
B: {c1}.
C: {c2}.
D: {c3}.
A[+1d]: Thank you. {I will write down what we decided when the vote ends|The result stands on {day+5}, and I will say
what
follows}.

=== vibration-first-hours | question | vibration alignment
cast: B=leila
where: A ; site ; value ; when ; peak ; cause ; step
  ewan ; Keld Lane pump 4 ; 6.8 ; at 1,480 rpm only ; at twice the running speed ; angular misalignment, the base has
      moved while the grout cured ; shim the rear foot on the left by 0.15 and measure again warm
  tom ; Brenner mill 2, broke tank ; 9.1 ; with the tank under a metre ; broad, between 3 and 8 kHz ; cavitation, not
      mechanics ; ask for the tank level of the last hour before you touch a bolt
  travis ; a desalination skid in Freeport ; 5.4 ; hot, never cold ; at running speed, only axial ; the pipe pushes
      when it grows ; open the guide of the first hanger by 2 mm
  ewan|callum ; Thornbeck pump 3 ; 7.7 ; for ten minutes after each start ; at 0.4 of running speed ; a rub at the
      wear ring that wears itself free, and stops ; let it run two hours, then look at the clearance
  dirk ; Hof, stock preparation ; 8.2 ; in winter nights, says the customer ; at exactly 100 Hz ; the motor foot is
      soft ; loosen one foot after the other with the probe on it: the one that changes is the one
title: {value} mm/s at {site}, {when}
title: Vibration at {site}: {value} mm/s, {when}
A: {site}, measured at the drive end, horizontal: **{value} mm/s**, {when}. {Alignment is by laser, 0.03 and
0.02|Alignment
sheet says 0.02}. {The customer's limit is 4.5|Our limit in the contract is 4.5}. I can stay until tomorrow noon.
B: {Send me the spectrum, not the number. And the phase across the coupling, if your box can do it.|One figure is not
enough for me. Spectrum up to 5 kHz please, drive end and non-drive end.|Can you take it at three speeds? And the
spectrum with each.|Please also axial, and both sides of the coupling. Then I do not have to guess.|Spectrum first.
And tell me what it did an hour after the start, if anybody wrote it down.}
A: Sent. The highest peak is {peak}.
B[solved]: Then it is {cause}. Next step: {step}.
A[+4h]: {2.1 now|Down to 2.4}. {I would not have tried that first|That was quick}.
C[maybe]: {Is there a list anywhere, peak → cause? I would hang it in the van.|How did you see that so fast? I had
looked at the same curve for an hour.|May I have the two spectra, before and after, for the apprentices?|I would like
to sit next to you for a day when such things come in.|Could that go on a page with the picture of the curve? I learn
from pictures.}
B[maybe]: For the wall of the van, half of a list:

| Peak | Think of |
|---|---|
| twice the speed | coupling |
| broad, above 3 kHz | water |
| exactly 100 Hz | motor |
| anything else | send it to me |
"""
SCENARIOS = {"first-72-hours": _TEXT}
