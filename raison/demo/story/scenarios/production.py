"""Assembly Line 3: shift hand-over, stops, tools, improvements."""

_TEXT = """
anyone: assembly|machining|planning|quality|stig|odd|ola
=== pilot-line | announcement | pilot | pin, when 0.0
cast: A=wen B=gunnar C=pawel D=amina E=silje
title: Ninety days to stop less. What this is, and what it is not
A: Line 3 stops six times a week without a plan. I looked at twelve weeks: half of those stops were known on the shift
before. Somebody said it at the coffee machine, or wrote it on the back of a box.

So, for ninety days:

- The hand-over is written **here**, five minutes before the end of the shift, three lines.
- Whoever stops the line writes why, without being asked, without names.
- On day 90 we look at the figure. If it has not moved, we close this and try something else.

It is not a place to count people.
B: You have ninety days without anyone from the office in your threads, except me, and I keep quiet.
C: Can it be read with gloves on?
A: The tablet at station 4 can. Asha has made the letters larger.
D: And we of the late shift can finally answer. I like that most of all.
E: I read every line. If it touches the plan, I answer before the shift begins.

=== handover | update | hand-over shift
cast: A=pawel|amina|wen|roar B=amina|pawel|roar
where: open ; watch ; tool ; reply
  two on the fixture, both wait for couplings ; the left hoist drifts when it is cold ; torque wrench 3 is at
      calibration until {day+1} ; couplings came at 15:10, both closed
  one with a cover that does not sit, do not force it ; bolts from the blue box are 5 mm longer ; the press is slow,
      oil was ordered ; the cover had a burr, two minutes with a file
  nothing, the line is empty and swept ; new apprentice from {day+1}, name is Iver ; feeler gauges are back in the
      drawer, all of them ; thank you for the swept floor, it was noticed
  serial 23104 is built but not stamped ; the light over station 2 flickers ; the tablet has to be charged at night ;
      stamped, 23104 is on its way to test
  three for Aldwater, papers in the red folder ; grey paint is still soft, no straps on it ; air tool 7 leaks at the
      hose ; hose changed, the papers went with the pumps
title: Hand-over: {open}
A: - **Open:** {open}.
- **Watch:** {watch}.
- **Tools:** {tool}.
B: {Read|Seen, thank you}. {Anything that is urgent in the first hour?|What first?}
A: {The first one on the left|No, a quiet start}.
B[+5h]: {reply}.
C[maybe]: {Was the second one there yesterday too?|And does that cost us one today?}
B[maybe]: {No, we are two ahead|One later than planned, nobody will see it}.

=== stop | update | stop
cast: A=amina|pawel|wen C=silje|gunnar
where: D ; min ; why ; fix ; last ; change
  thea|odd ; 48 ; no couplings of size 28, the rack was empty at the bottom ; two boxes borrowed from line 1 ; three
      weeks ago ;
      the rack gets a red line: below it, whoever takes one says so here
  birgit|tomasz ; 25 ; two sleeves with a burr, both by the same tool ; filed and measured, tool changed at
      machining ; never ;
      machining sends the last part of each tool with a tag
  roar|stig ; 110 ; the crane remote was dead and the spare battery too ; battery from the forklift, do not ask ; in
      summer ; two
      batteries, one charger, at eye level
  joaquin|asha ; 35 ; drawing on the tablet was one version older than the part ; called Joaquín, built by phone ;
      twice this month ;
      the tablet shows the date of the drawing, large
  odd|lene ; 60 ; a seal kit without the small O-ring ; opened three more kits until one was right ; last week, same
      kit ; parts
      desk opens all forty
title: Stopped for {min} minutes: {why}
A: Line stood {min} minutes. Why: {why}. {How we got going|Got going with}: {fix}. Last time for the same reason:
{last}.
C: {Thank you|Good to know}. Was it known on the shift before?
A: {Half. Somebody saw it and thought the other had said it|No. This one was really new}.
D: {That one is mine|My side}. {I will look at it before lunch|Give me until tomorrow}.
D[+1d]: From now on: {change}. {Tell me if it does not work|If it happens again, write my name with it}.
A: {Good|That is simple, I like it}. {On the board since this morning|Told the late shift}.
E[maybe]: {That makes it stop number four this week|Counted, with the reason in your words}.

=== figure-line | update | measure
cast: A=wen|silje B=grace|gunnar C=pawel|amina D=noor|helle
where: w ; n ; kinds ; word ; remark
  2 ; 5 ; parts 3, tools 1, drawing 1 ; better, but it was a short week ; please not a victory after ten days
  4 ; 7 ; parts 2, tools 3, crane 2 ; worse, and I know why: the crane ; without the crane it would be five, but it
      was with the crane
  7 ; 6 ; parts 4, tools 1, people 1 ; as before ; the sum has not changed, the reasons have: hardly any tools any
      more
  10 ; 6 ; parts 4, drawing 2 ; no change, if I am honest ; then the honest sentence goes to Gunnar: hand-over works,
      parts do not
title: Week {w}: {n} stops
A: Unplanned stops this week: **{n}** ({kinds}). The baseline was 6.1. My word for it: {word}.
B: {remark}.
C: {On the floor it feels different from the figure. I come in and know what to do. That was not so before.|The week
felt shorter than that figure. We knew on Monday what Friday had left.|Late shift says: we stop less for silly things
and more for real ones. The figure cannot tell them apart.|I would have guessed fewer, from the feeling. So I believe
the paper and not me.}
A: I believe both. {The feeling does not stop the line|But parts that are missing are missing, however well we hand
over}.
D[maybe]: For the charter you might add a second figure: stops that were known before. From what you write here I
count two of {n}.
A[maybe]: I like that. {From next week|Added}.

=== torque | question | torque tools
cast: A=pawel|amina|roar B=joaquin|stig|henning C=noor|arne
where: joint ; board ; page ; right ; reason
  casing bolts M16 ; 195 ; 210 ; 195, greased ; 210 is for dry bolts, and ours come greased since spring
  bearing cover M12 ; 79 ; 79 in three steps ; three steps, and the last one twice ; in one step the gasket walks
  drive collar ; 11 ; 9 ; 11 ; 9 was for the old collar with the long screw
  foot to base M20 ; 385 ; 400 ; 385 ; 400 is the limit of the wrench and not of the bolt, somebody mixed them up
title: {joint}: the board says {board}, the page {page}
A: The board at station {3|4|6} says {board}, the page says {page}. {joint}. {Which one do I believe?|I have one on
the fixture.}
B[solved]: **{right}**. {reason}.
A: {Board corrected with a felt pen|Corrected on the board}. Who prints a new one?
B: {I bring one|On the printer in the office} {this afternoon|before your shift ends}.
C: How many were built with the wrong one?
A: {One, and it is still here|Two, both still on the line}.
C[maybe]: {Then we check by hand and close it|Then check, sign, and it is closed}.

=== idea-line | poll | idea
cast: A=pawel|amina|wen|roar B=gunnar|silje C=birgit|miriam|odd
where: idea ; cost ; yes ; but ; no ; remark
  Turn station 5 by 90°, so that the hoist reaches both sides ; one Saturday and two bolts ; Yes ; Yes, after
      Christmas ; No, leave it ; the hose is 2 m too short then, otherwise good
  Paint the outline of every tool on the board ; a pot of paint ; Yes, all boards ; Only station 4 for a start ; No,
      they move too often ; magnets with outlines would move with them
  A bell when the last of a part is taken ; 30 euro ; Yes, a bell ; A lamp rather than a bell ; A line on the rack is
      enough ; the late shift wants a lamp, we hear enough
  Start the early shift at 06:15 with ten minutes of overlap ; ten minutes times two ; Yes ; Only Mondays ; No ; it
      needs Randi, but ask anyway
poll: 6d: {yes} / {but} / {no}
title: Idea: {idea}
A: {idea}. Cost: {cost}. {I thought of it when I walked round it for the tenth time today|It annoys me each day, that
is my whole reason}.
B: Before I say anything: what do the others say? @{C}, for example.
C: {remark}.
A: {Good point|Right}. {Counted in|I change the drawing}.
D[maybe]: {I have seen it at another works, it was good|We had that ten years ago. I do not know why it went}.
B[+2d]: {Do it|Go ahead}. If it is bad we put it back. {Nobody needs to write a report|I pay for the paint}.
A[maybe]: {Done on the late shift|Done}. Photo from the gallery follows.

=== missing-part | question | parts plan
cast: A=silje|wen C=gunnar|birgit
where: B ; part ; order ; need ; real ; way
  lukas ; casings, 12 of 30 ; Aldwater, 6 pumps ; {day+6} ; {date+16} ; build the six with what is here and move the
      brewery
  thea ; motors 45 kW ; Singapore ; {day+4} ; {date+9} ; a 55 kW with a new plate, Ola agrees
  agnieszka ; shafts in duplex ; a distributor ; {day+5} ; {date+12} ; machine two of the longer ones down
  lukas|agnieszka ; bearing covers ; stock ; no date ; {date+20} ; nothing, it is stock, let us not pretend it is
      urgent
title: {part} late: what do we build instead?
A: {part}, needed on {need} for {order}. I hear nothing. @{B}, what do you know?
B: {Just had them on the phone|Called them}. **{real}**. {They knew it for a week|They apologise}.
A: Then the plan breaks on {day+4}. Options, anyone?
C: I would say: {way}.
A[solved]: {I plan it so|Changed in the plan}. {Line sees it tomorrow morning|It is on the tablet}.
B[maybe]: I have asked for two lines each Friday from them: what is late, and since when do you know.
D[maybe]: {Good. We can live with it|Fine for the line}. Changing it today is easy, tomorrow would have been a stop.

=== praise-line | praise | line | for B
cast: A=wen|gunnar|silje C=pawel|amina|roar
where: B ; deed ; for
  amina ; stopped the line for a scratch that nobody else would have seen ; stopping
  tomasz ; walked over with the last part in his hand and said: measure this before you build it ; coming over
  odd ; built a rack from two old pallets, and nothing has fallen down since ; wood
  pawel ; taught three people the coupling in forty seconds ; teaching with the hands
title: {B.first} {deed}
A: @{B} {deed}. {It saved us a bad afternoon|I do not know how many hours that saved}. For: **{for}**.
C: {Seen it with my own eyes|I was there}. {Well deserved|Right so}.
D: {And not a word about it at lunch|Never mentioned it, of course}.
B: {Somebody would have done it|It was standing in my way}. Thanks.

=== machine-down | question | machine
cast: A=birgit|tomasz|roar B=dana|ola|jens|mikkel C=silje|gunnar
where: machine ; sign ; found ; hours ; after
  lathe 2 ; alarm 447 each time the door closes ; the switch of the door, one wire broken at the hinge ; 3 ; a loop in
      the wire, and a look at the other two
  the press ; pressure falls from 60 to 40 while it holds ; a seal in the valve, 4 euro ; 5 ; two seals in the drawer
      with the size on the bag
  the washing machine ; stops at rinse, shows nothing ; a program card from before the update ; 2 ; the card is in the
      bin, program is in the network
  the paint cabin ; fan runs, no air ; the filter, and the date on it says why ; 1 ; filter is in the calendar, not in
      my head
title: {machine} is down: {sign}
A: {machine}: {sign}. {Since 07:20|Since the break}. {Tried off and on, twice|Off and on does nothing}. Who has seen
it?
B: On my way. Please leave it as it is, {also the error|do not acknowledge}.
C: How long? I need to know by ten whether I move two jobs.
B: {Plan without it until tomorrow, then you can only win|Move them}.
B[+2h; solved]: Found: {found}. {Runs again|It works}. {hours} hours in all.
A: {Thank you. And so that it does not come back|So that we learn from it}: {after}.
C[maybe]: Jobs are back where they were. {Nothing late|One is late by a day, I have told sales}.

=== tablet-line | question | tablet
cast: A=amina|pawel|roar B=asha|mikkel
where: st ; problem ; fix
  4 ; goes dark after a minute, and I have grease to the elbows ; dark after 20 minutes now, and a pen on a string
  2 ; shows the hand-over of yesterday ; it was asleep in the night, it fetches every minute now
  6 ; has lost the network, the metal shelf stands before the antenna ; moved the antenna, not the shelf
title: Tablet at station {st}: {problem}
A: Station {st}: the tablet {problem}. {Not bad, but every day|It makes people go back to paper}.
B: {I come at the end of the shift|I am there at ten}. Is it the same with the one next to it?
A: No, {that one is fine|only this}.
B[+3h; solved]: {fix}. {Try it for two days|Tell me on {day+2} whether it holds}.
A[+1d]: {Holds|Good}. {Late shift says thank you|The pen is gone already, but it works with a nut as well}.

=== apprentices | update | apprentices training
cast: A=eline|wen B=pawel|amina|roar C=gunnar|birgit|stig
where: name ; from ; learns ; task
  Iver ; {day+3} ; four weeks of line 3, then bench 1 ; the coupling, and why we count aloud
  Selma ; {day+2} ; six weeks of machining and line 3 ; to measure without believing
  two from the school in Sarpsborg ; {day+4} ; one day, to look ; a wear ring each, to take home
title: {name}, from {from} on
A: {name}: {learns}. Starts {from}. Who takes them on the first day? {task} is what I would begin with.
B: {I take the first week|With me, gladly}. Shoes and glasses are in the locker, size please?
A: {42|38}. {Sent to you|I will bring them}.
C: Please also show {the quiet places|where one may sit and ask nothing}. The first day is loud.
B[+9d]: {Going well. Asks good questions|Good hands}. {Found a torque that did not match the page, on day three|Knows
more about tablets than all of us}.
C[maybe]: {That is how it starts|Keep that one}.

=== line-layout | question | plan layout
cast: A=gunnar B=wen C=silje|odd|birgit D=asha|jens
where: what ; reason ; no ; better
  move the seal bench next to station 6 ; 40 metres of walking for each pump ; dust from the grinder, seals do not
      like it ; next to station 2, behind the curtain
  build the HX-32 on Tuesdays on line 3 ; line 1 is full ; the fixture change is 50 minutes each way ; two days in a
      row every second week
  close the gate at the loading side in winter ; it is 9 °C at station 1 ; forklift comes 30 times a day ; a strip
      curtain, like the butcher has
title: I would like to {what}. What do I not see?
A: {what}. My reason: {reason}. {I said I keep quiet here, so I only ask|I come as a guest}: what speaks against it?
B: {no}.
A: {See, that is why I ask|I had not thought of that}.
C: {better}? {We could try it for a week|It costs one morning}.
B[solved]: That I would do. {Try it in {week+1}|{week+2}, when it is quiet}.
A: {Done so|Agreed}. {B.first} decides after a week, not I.
D[maybe]: Please tell me before anything with a cable moves.
"""
SCENARIOS = {"assembly-line-3": _TEXT}
