"""What happened today and in the last days: the threads that the home page shows first, with times of their own."""

_FIRST_72 = """
=== third-site | question | seal start-up | at -62m, unread 3, plain
cast: S=siv P=priya C=callum V=anneke J=joaquin T=tom M=marit K=mehmet L=leila
title: Third site this month: HX-40 seal weeps within three days of start-up
S[Same here 4; Thanks 2]: Skarvik fish farm, vertical mounting, serial HX40-22871. Dry at hand-over on {wd-3},
dripping on {wd-1} morning at about 20 drops a minute. Same picture as Keld Lane on the {nth-8} and Brenner mill 2 on
the {nth-4}. Our fitter followed the manual step by step, I stood next to him.

Is there a step we all get wrong?
P[-43m; solved; Solved it 5; Clear 7]: Yes, and it is our step, not yours. For vertical mounting the manual has
**7 and 8 in the wrong order**. If the setting clips swing away before the impeller clearance is set, the shaft drops
0.6 to 0.9 mm afterwards and the seal faces run at the wrong compression. It stays dry for a day or two, then weeps.

Do this: set the clearance to 0.4 mm, lock the coupling, turn by hand three times, *then* swing the clips away and
torque the drive collar to 11 Nm.
S: That explains the two dry days. Do I have to change the seal now, or is resetting enough?
P: If it ran less than 100 hours: reset, and watch it for a shift. Above that the faces have a step, change the
cartridge. Skarvik has 46 hours, so reset.
K: Had exactly this in Linz in the spring and blamed the elastomer. Is horizontal mounting really not affected?
P[quote 4]: Not affected. The shaft rests on the bearing there, clips or no clips.
L: I can see it in the data, by the way. On both Keld Lane pumps the axial position moves 0.7 mm in the first hour and
then never again.
T: I always swapped 7 and 8 for vertical, because the clips are in the way of the feeler gauge otherwise. I never
wrote
it down. Sorry, all.
M[quote 7; Agree 5]: Nothing to be sorry for. That is what this place is for. But from today: if you do it differently
from the manual and it works, say so here.
J: Drafting it now. One drawing and two sentences change. I need the clearance for the small frame as well: 0.4 or
0.3?
P: 0.4 for all frames up to 180, 0.5 above. I checked it with @henning this morning.
C[-18m; Useful 6]: Keld Lane checked against this. Pumps 2 and 5 were done in the printed order, both weep. Pump 3 was
done by an old hand who swapped the steps without telling anyone. Dry since the {nth-10}.
V[-8m]: We have two more HX-40 going in at mill 2 on Monday. Can I hand our fitters the page as it is, or do I wait
for
the signed revision?
J[-6m; Agree 2]: Revision G is drafted. It needs a signature from service engineering, then I can send it to all three
sites within the hour. @nadia
S[-4m]: Accepted Priya's answer. @nadia, will you confirm the order so that I may send it to our other eleven sites?

=== pipe-strain-cold | question | alignment | at -131m, unread 1, plain
cast: C=callum T=tom
title: Is 0.05 mm pipe strain at the suction flange still acceptable on cast bases?
C: Our grout cured at 4 °C. The dial shows 0.05 with bolts open and 0.11 closed.

| Flange | Bolts open | Bolts closed |
|---|---|---|
| Suction | 0.05 mm | 0.11 mm |
| Discharge | 0.02 mm | 0.03 mm |
T[-34m]: Which way does it pull? If the dial goes down towards the pump I would cut the first pipe support loose
before
I touch the grout.

=== page-check | question | alignment | at -1d 14:10, unread 1, plain
cast: G=grace
title: “Pipe strain limits” has not been checked for 180 days. Keep, change or retire it?
G: @nadia, you own this page, and Callum's new question will send people to it. It still gives one limit for cast and
fabricated bases alike. Would you look at it by Friday {nth+6}? Ten minutes should do: keep it, change it, or retire
it.

=== brenner-saturday | praise | start-up | at -1d 10:35, plain, for T
cast: V=anneke T=tom M=marit N=nadia K=katrin B=bjarne
title: Tom drove to Brenner on a Saturday so that the mill could start on Monday
V[Thanks 21; Agree 8]: Paper machine 2 was on web at 05:40. For: **staying until it runs**.
M: Thank you for writing it here, Anneke, and thank you, Tom. Take the Monday.
N: He also wrote up the four checks he did on the base, so the next one need not be a Saturday.
K: Danke, Tom. Dirk lag mit Fieber im Bett, sonst hätten wir dich nicht gefragt.
B: Shift is swapped, you are off until Tuesday.
T: The night crew made soup. I would do it again for the soup.

=== film-each-step | poll | start-up film | at -2d 11:20, plain
cast: T=tom W=wen S=siv F=freya P=pawel N=nadia M=miriam
poll: 20d, votes 22: Yes, film all seven steps / Only the three that go wrong / Pictures are enough
title: Film each start-up step in one vertical minute, no sound needed
T: Sites are loud and gloves are on. Seven films, filmed on bench 2 by whoever does the step best.
W: Pawel for the coupling. He does it in forty seconds and nobody knows how.
P: I will do it if nobody films my face.
S: Yes, please. Our fitters work alone, and half of them read neither English nor German with pleasure.
F: I can have a light and a phone rig on bench 2 on {day+3}. Hands only, Pawel. Two steps a morning is realistic.
M: I will draw the same seven steps in the same order, so that film and page match.
N: The charter says I answer at 20 votes. I answer now: yes. Let us start with steps 7 and 8, in the right order.

=== keld-lane-weep | question | seal start-up | at -8d 09:25, plain
cast: C=callum E=ewan P=priya L=leila
title: HX-40 at Keld Lane pump 2: seal weeps on the second day
C[Same here 2]: Vertical, serial HX40-22764, handed over dry. This morning a wet ring under the seal and 14 drops a
minute. Nothing was touched since. Photo from 06:10 attached to the station log. What should I look at first?
P: Three things before you open anything: is the barrier pressure still 1.5 bar above the stuffing box, is the drip
clear or milky, does it stop when you turn the pump by hand?
C: 1.6, clear, and it does not stop.
E: Was on site at 11. The sleeve looks fine, no groove. I reset the collar and it dropped to 3 a minute, but it is not
dry.
L: Axial position stepped by 0.7 mm forty minutes after start-up. That is not wear, something settled.
P: Then I would like to see the hand-over sheet. @ewan, who did the clearance, and when in the order?
E: Agency fitter, by the book. I will ask him.

=== brenner-weep | question | seal start-up | at -4d 10:40, plain
cast: V=anneke K=dirk P=priya N=nadia
title: Mill 2, second HX-40: drip at the seal 40 hours after start-up
V[Same here 3]: Serial HX40-22803, vertical, stock pump. Dry at hand-over. Since last night a drop every four seconds.
Our shift has put a tray under it and is not happy. Is this related to Keld Lane?
P: It could be. Same frame, same mounting, same hours. Did your fitters or ours set the impeller?
V: Ours, with the printed manual, revision F. They ticked every step.
K: Ich war dabei. Alles nach Anleitung, Spaltmaß 0,4 am Schluss nachgemessen: 1,1. Das hat mich gewundert.
N: For the others: Dirk measured the clearance at the end, 1.1 instead of 0.4. So the shaft dropped after it was set.
P: That is the best clue so far. I will build one on bench 2 tomorrow and do it in the printed order.
V: Thank you. The tray is emptied every hour.
"""

_ALL_HALDEN = """
=== hours-of-running | announcement | leadership | at 08:05, unread 6, plain
cast: E=elias N=nadia O=ola W=wen M=marit T=tom A=agnieszka H=henrik S=sofia P=pawel Y=yuki I=randi B=amina J=joaquin
      X=henning D=roar F=leila C=kari U=silje K=petter L=rafael V=noor
title: We ship pumps. Customers buy hours of running.
E[Useful 46; Agree 14]: I spent Tuesday at Keld Lane with the night crew. They do not care about the efficiency curve.
They care about going home. From January, return visits come first in our board report.

I sat on an upturned crate from 22:00 to 05:00. In that time we lost one pump for fifty minutes. Nobody shouted. A man
with twenty years on the job knelt in the wet, swore at a setting clip that we designed, and got it running. Then he
wrote three lines in a book that nobody at Halden has ever read.

So this changes:

1. **Return visits per 100 start-ups** is the first figure in the report to the board. Orders come second.
2. Every manager, me included, spends one night a year at a customer. Marit keeps the list.
3. What a fitter writes after a start-up gets an answer within a shift. First 72 Hours shows that it can be done.

What it does not change: the price of a pump, the number of people, the plan for line 3.

Ask me here. I answer on Fridays.
M: The list is open. I have eleven nights from six customers who said yes at once.
T: I know that man. He will be very embarrassed that he is in a board report.
W: Can the line go too? None of my fitters has ever seen one of our pumps in water.
E[quote 3]: Yes. Two at a time, paid as a normal shift. I should have written that.
P: First.
X: Does “every manager” include those of us with a desk full of drawings?
E[quote 6]: You most of all.
O: About the clip: there is a better one in the vault since spring. It costs 1.20 euro more and was turned down.
A[quote 8]: I turned it down, for the 1.20. Send it to me again with the number of return visits next to it.
O: Done, an hour ago.
S: Customers will ask what it means for the contract. Is there a figure we can promise?
E: Not yet. 8.6 of 100 is not a figure to promise anything with. Ask me in February.
H: Small thing from finance: a return visit costs us 2,900 euro on average. We never see it in one place because
travel,
parts and hours are three accounts.
U: Now that is a figure I would like on the wall.
M[quote 13]: Henrik, can you give me that per month for the last year?
H: By {day+1}.
B: Nights for managers: who looks after the people who do nights every week? We have two on line 3 who would like to
stop.
I: That is a fair question. I will talk with them this week and come back here.
D: I read it to the late shift last night. Silence, then: “about time”.
Y: For the curve people among us: the efficiency curve is why they can afford the pump. But yes.
E[quote 20; Agree 9]: I deserve that, Yuki.
F: Could the three lines from the night book come to us? A photo would be enough.
N: We are trying it at two stations from Monday. The crew photographs the page, we answer before their next shift.
J: I would gladly translate those. Handwriting and all.
K: Is there a risk that people stop reporting return visits, once the board looks at them?
E[quote 25]: There is. That is why Helle counts them from the travel ledger, not from what we say.
L: Good answer. I had the same worry.
C: And small ones? We turned a wrench for ten minutes at a neighbour plant. Is that a return visit?
N: If you went back because of a start-up: yes, even for ten minutes.
V: Then this month will look worse before it looks better. Let us say so now.
E[-24m]: Saying it now: November will look worse. That is honest counting, not worse work. The crew at Keld Lane has
read this thread, by the way. Their comment: “Tell the lady with the photo idea yes.”
"""

_HX40 = """
=== bench-two-back | update | bench | at -2d 09:05, plain
cast: O=ola S=stig N=nadia
title: Test bench 2 is back; HX-40 queue is down to four days
O[Useful 7; Thanks 3]: The torque cell was replaced and calibrated. Book slots on the project board, not by mail.
N: Two half days in {week+1} for the vertical start-up test, please. Is the order on the board first come, first
served?
S: Yes, and what is not labelled by 07:00 goes to the back. Yours is in, {day+4} and {day+5} mornings.

=== bench-slots | question | bench | at -1d 08:40, close, plain
cast: N=nadia O=ola S=stig
title: Bench 2 slots in {week+1}: can the seal test run overnight?
N: The vertical test needs 30 hours in one piece to show the weep. Is bench 2 allowed to run without anyone there?
S: Not alone. But the guard's round passes at 22, 02 and 05, and he may press stop. Put the sheet on the door.
O[solved; Clear 2]: Book it on the board as two slots, then it stays yours overnight. The drive will stop by itself at
0.9 Nm above the baseline, I have set that.
N: Perfect. Booked.
"""

_ALDWATER = """
=== invoice-30418 | update | invoice | at -1d 11:45, plain
cast: H=henrik J=joyce R=ruth O=oliver
title: Aldwater paid invoice 30418, 9 days early
H[Thanks 3]: Received this morning, so the next step is free.

| | |
|---|---|
| Amount | € 184,250.00 |
| For | 6 × HX-40, Keld Lane |
| Was due | {date+8} |
| Next step | Release spares order 7714 |
R: 7714 is picked. It leaves with the Friday truck, two crates.
O: Thank you, Joyce. That was quick.
J: You asked nicely. Please put our order number on the crate this time, not only on the paper inside.
"""

_LINE_3 = """
=== qr-plate | poll | start-up tablet | at -1d 13:05, plain
cast: W=wen T=tom J=joaquin P=pawel M=miriam G=gunnar L=marit S=silje
poll: 8d, votes 29: Yes, on every motor / Yes, but on the pump, not the motor / No, one more plate is one too many
title: Put a QR plate on the motor that opens the start-up page for that serial number
W: Fitters stand next to the pump with a phone, not with the manual. We stamp a plate for every motor anyway. Cost is
about 0.40 euro.
P: Stamping it costs me nothing. Etched holds longer than printed, I tried both with brake cleaner.
T: Motors get swapped. After three years the plate tells you about a pump that is somewhere else.
W[quote 2]: True. Then pump side, next to the lifting eye?
J: The page can be opened by serial number already. I only need a fixed address that never changes, in ten years
neither.
M: Pump side is better for the picture too. On the motor the cable covers it.
G: 0.40 times 2,300 pumps is a thousand euro a year. I will not lose sleep over it. Who decides?
L: I do, it is my service. I reply by {day+6}, when I have heard from two customers whether they allow phones in the
pump room at all.
S: If it comes: I need to know four weeks before, the plates are made in Sweden.
"""

_SPARE_PARTS = """
=== review-date | announcement | review | at -2d 15:00, pin, plain
cast: L=lene I=ida R=ruth M=marit G=grace
title: Spare Parts Desk reaches its review date on {date+10}. I propose to keep it for six months
L[Agree 9; Clear 4]: When we began, a third of the orders went through without a call-back. Last month it was 64 %.
We wanted 75. I think we get there by summer, and this is what I would change:

- [x] Serial number search finds the old drawings too
- [x] Nordflow sees stock without asking
- [ ] Honest dates for castings, not hopeful ones
- [ ] Phone orders: 11 measured, far too few to say anything

If you would rather close it, say so here before then. Silence is not a vote.
I: Keep. I asked 31 questions this quarter and picked up the phone twice.
R: Keep, but phone orders deserve somebody who owns them. I can.
M: I read it as: the place works, the castings do not. Then let us look at castings in the review and not at the
place.
G: I have put the figures and the 402 days on one page, so that the review takes half an hour.
"""

SCENARIOS = {
    "first-72-hours": _FIRST_72,
    "all-halden": _ALL_HALDEN,
    "hx-40-engineering": _HX40,
    "aldwater-account": _ALDWATER,
    "assembly-line-3": _LINE_3,
    "spare-parts-desk": _SPARE_PARTS,
}
