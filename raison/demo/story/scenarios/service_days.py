"""First 72 Hours: nights, figures, films, pages and what the sensors say."""

_TEXT = """
anyone: service-engineering|field-service|service-dach|noor|arne|stig|callum|siv

=== night-question | question | start-up shift
cast: A=callum|anneke|siv B=jonas|priya|ola C=nadia
where: fault ; ask ; answer ; lesson
  alarm “barrier level low” at 02:10, tank half full ; may the crew top it up with what is on the shelf ; only if the
      label says the same fluid, glycol and oil make jelly. Half full is fine until morning ; the alarm sits 40 mm too
      high on the small tank
  bearing housing at 84 °C two hours after start ; stop or let it run ; new bearings run hot for the first day. Under
      90 and not rising: let it run, look every half hour ; nobody had told the night crew about the first day
  the drive went to “limit 3” and stays at 41 Hz ; can we acknowledge it from the control room ; yes, once. If it
      comes back within the hour there is something in the impeller ; there was a glove in the impeller
  a smell of burnt paint at the motor ; is that normal on day one ; for the first hour, yes, the fan side more than
      the other. If you see smoke, stop ; the transport lacquer has to burn off, we never wrote it down
title: From the night shift: {fault}
title: Night shift asks: {fault}. {ask|What now}?
A: This came up {last night|in the night} and the crew did not know whom to call. {fault}; {ask}? They {stopped the
pump
and|let it run and} waited for the morning.
B: {Sorry that they had to wait|That should not need the morning}. The answer: {answer}.
A: {Clear, I will put it on the board in the control room|Thank you, that goes on the door of the panel}.
B: What was it in the end?
A[+1d]: {lesson}.
C: {I have added it to “First night, what is normal”|It is on the page for the night crew now}. The number of the
night desk is on top of the page now,
in large figures.

=== praise-startup | praise | start-up | for B
where: A ; B ; deed ; for
  siv ; kari ; answered eleven questions from a ferry and got three pumps running that day ; patience on a bad line
  anneke ; mehmet ; found the swapped cable by listening to it over the phone ; ears
  nadia ; leila ; wrote to everybody that her first answer was wrong ; saying it before anyone noticed
  callum ; ewan ; stayed for the second shift to show the crew every step ; teaching, not only fixing
title: {B.first} {deed}
A: I want this written down somewhere: @{B} {deed}. {No report would have shown it|It stands in no report}. For:
**{for}**.
C: {Seen it too, and agree|Fully agree}. {Thank you for writing it here|It should be written down more often}.
B: {Thank you. The coffee was good|Thank you. It was mostly luck, and a good photo}.
D[maybe]: {Typical, in the best sense|Not the first time, either}.

=== weekly-figure | update | measure | weekday 3
cast: A=nadia B=grace C=callum|siv|anneke D=henning|anders|noor
where: week ; starts ; returns ; rate ; note
  one ; 26 ; 3 ; 10.1 ; One was a drive fault, one a forgotten blind flange, one a seal
  two ; 33 ; 3 ; 9.2 ; All three seals, all vertical. I do not believe in chance here
  three ; 34 ; 2 ; 8.6 ; Two of eight so far were drive faults, and they still count
title: Week {week}: {starts} start-ups, {returns} return visits
A: The figure on {day+0}, as every week, whether I like it or not.

| | this week | since the beginning |
|---|---|---|
| Start-ups | {starts} | see charter |
| Return visits | {returns} | |
| Per 100 | | **{rate}** |

{note}.
B: {Too early to call, and it will be until about 225 start-ups. I keep saying it because somebody will put
8-point-something on a slide.|The range still contains the 11.2 we came from. So: a good week, and not a result.|Thank
you for giving n with it. I will say “too early” until you are tired of me, until about 18 December.}
C: {Ours was one of those|One of them was ours}, and it was handled within the shift. I would count that as half.
A: It counts as one. {But thank you|But I will remember you said that}.
D[maybe]: {Can we see it by mounting as well? Vertical alone must look much worse.|How many of those were by
distributors? I ask for the manual, not for the blame.|And how many would have been found by phone? I think two of
them.}
A[maybe]: By {day+1}. The list has it, the sum does not yet.

=== grout | question | alignment base
cast: A=callum|siv|anneke|luc B=leila|tom|jonas
where: temp ; hours ; product ; advice
  4 ; 40 ; cement grout ; wait until the core has had five days over 5 °C, then measure. Early tightening pulls the
      foot down into the soft part
  11 ; 20 ; epoxy ; the sheet says 24 hours at 20 °C, which is two and a half days at 11. Put a heater and a tent over
      it
  28 ; 12 ; epoxy ; that is fine from the strength, but it shrinks hot. Align once now and once the next morning
title: Grout at {temp} °C: when may I tighten the base bolts?
title: {product} poured at {temp} °C, {hours} hours ago. Can I align?
A: {product}, poured {hours} hours ago, {temp} °C at the base. The customer wants to run {tomorrow|on {day+1}}. {Is it
safe to
tighten and align?|May I tighten?}
B: {What does the hammer say? Tap along the edge. Dull means hollow or soft.|Before figures: knock on it, all the way
round. How does it sound?|Take the small hammer. Bright or dull, along the edge?}
A: {Bright on three sides, a bit dull at the motor end|Bright everywhere}.
B[solved]: I would say: {advice}.
C[maybe]: {From bitter experience: write temperature and hour on the hand-over sheet. We argued about one base for a
year.|Please put the hour of pouring on the sheet. In a year nobody remembers it, and then it matters.|A thermometer
in the grout costs four euro. I leave one in, with the wire out.}
A: {Told the customer. They are not happy and they agree|Agreed with the customer}, we start {day+2}.

=== feedback-page | question | manual
cast: A=kari|ewan|dirk|siv|callum|luc B=joaquin|miriam
where: page ; step ; unclear ; fix
  Vertical start-up ; 6 ; “turn by hand” does not say which way ; three turns in the direction of the arrow, and a
      picture of the arrow
  Barrier fluid ; 2 ; it gives litres, but the tank has marks in millimetres ; a small table, litres to millimetres,
      for both tanks
  Drive S, first start ; 4 ; the menu is called “Motor data” on the panel, and “Nameplate” in the text ; the words as
      on the panel, all nine languages checked
  Coupling ; 3 ; M8 is drawn, M10 is delivered since summer ; M10, and the torque that belongs to it, 49 Nm
  Flushing plan 11 ; 1 ; the drawing is mirrored against the pump ; two drawings, left and right
title: Page “{page}”, step {step}: {unclear}
A: Standing in front of it with {gloves|cold hands}: step {step} of “{page}”. {unclear}. I know what is meant, {the
next one may not|my apprentice did
not}.
B: You are right. Would this do: {fix}?
A: {Yes|Exactly that}. {And larger letters, please|Thank you}.
B[solved]: {Changed. It shows on the phone|Done, with the number of the step in the change list. It is on the phone|I
have changed it and asked two others to read it. Visible on the phone} {now|in five minutes}; the printed one follows
with revision G.
C[maybe]: {Two days from a remark to the page. I remember when it took a year|That was forty minutes. The old way was
the next edition}.

=== films | update | film training
cast: A=freya B=pawel|wen|jonas C=siv|kari|mei D=miriam
where: step ; length ; problem ; next
  5, impeller clearance ; 52 seconds ; the feeler gauge shines like a mirror, we painted it with a marker ; coupling
  3, venting ; 48 seconds ; you cannot see air. We used milk, do not tell anyone ; barrier tank
  10, drive collar ; 61 seconds, too long ; the click of the wrench is the point, and there is no sound ; a lamp that
      blinks with the click
title: Film of step {step} is ready to look at
A: Step {step}, {length}, hands only. {You find it in the folder of the page|It is linked on the page}. What did not
go well: {problem}.
Please watch it **on a phone, at arm's length, once**, and then tell me what you would do first.
C: {Watched it on the quay in the sun|Watched it in the van}. I would {take the gauge from the left|turn the wrong
screw first, it comes too fast}.
A: {That is a useful answer|That is what I feared}. I make the beginning two seconds slower.
B[maybe]: I have shown it to {two|three} people on the line who never did the step. All did it right.
D: I match the drawing to the second picture. Next is {next}?
A: Next is {next}, on {day+3}.

=== remote-data | update | monitoring
cast: A=sander B=leila|priya C=callum|ewan|travis
where: site ; sign ; hours ; signal ; meaning
  Merrow Hill ; barrier pressure sinks 0.02 bar an hour ; 31 ; barrier_bar ; a fitting, not the seal. It sinks when
      the pump stands
      as well
  Thornbeck ; the housing warms from 48 to 63 °C between 02:00 and 04:00, three nights running ; 50 ; housing_temp ;
      the tank is low
      at that hour and the pump runs left of its curve
  Colbeck ; axial position moves with the tide of the reservoir ; 66 ; axial_mm ; harmless, the casing breathes. I
      only wanted to
      know that you see it
title: {site}, hour {hours}: {sign}
A: Nobody has complained yet, so this is a {guess|suspicion}. {site}, {hours} hours after start: {sign}.

```
select time_bucket('1 hour', at) as hour, avg(value)
from readings
where pump = 'HX40-22{598|641|702}' and signal = '{signal}'
group by 1 order by 1;
```
B: {I would read it as|My reading}: {meaning}.
C: {I go past there on {day+1}, I will look|I will look at it on {day+1}}. Nothing to see from outside so far.
A[maybe]: Then I leave the alarm where it is, and look again {tonight|tomorrow}.
C[maybe; +1d]: Looked. {B.first} is right. {Tightened one fitting|Changed nothing}, noted it in the station log.
"""
SCENARIOS = {"first-72-hours": _TEXT}
