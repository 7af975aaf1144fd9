"""Longer talks that happened once: a decision with two sides, a search with several wrong turns."""

_FIRST_72 = """
=== gloves-test | update | phone page | when 0.3
cast: A=jonas B=kari C=ewan D=joaquin E=miriam F=freya G=siv H=callum I=grace J=arne
title: The glove test: four phones, three pairs of gloves, one pump in the rain
A: We took the start-up page to the quay and used it as one has to use it: wet, in gloves, one hand on the pump.

| Phone | thin gloves | work gloves | welding gloves |
|---|---|---|---|
| the old one of the vans | yes | yes | no |
| the new one of the vans | yes | yes | barely |
| Kari's own | yes | no | no |
| a customer's, four years old | yes | yes | no |

What failed was never the phone, it was the small arrow that opens a step.
B: For the record, mine has a crack exactly where the arrow is.
C: Can the whole line be the arrow? Then I hit it with an elbow.
D: It can. I will try it on step 5 first.
E: And I can make the picture open with the step. Nobody wants the text without the picture.
H: What about no network? Our pump rooms are cellars.
D[quote 5]: Open the page once upstairs, then it stays. I should say so on the page itself.
G: On a boat there is no upstairs.
D: Then it has to come with the serial number, before the trip. Let me think about that one.
I: That would be a key task, standing at the pump, without network. I will write it into the charter as not done yet.
F: For the films the same question. One minute is about nine megabytes.
A: Nine is all right, if it is fetched in the evening.
D[+1d]: Step 5 has the large line now. Please hit it with an elbow.
C: Elbow works. So does a nose.
J: And the paper people? Some of ours are over sixty and own no phone that does this.
D: Paper stays, as revision G. Same words, same pictures, one source.
A: Second glove test in three weeks, then in the dark.

=== cause-search | question | drive start-up | when 0.55
cast: A=mei B=ola C=dana D=leila E=sander F=henning G=nadia
title: Trips every day at about 16:00, and nobody is near it
A[Same here 1]: Desalination skid on the island, HX-40, day two. It trips with E-17 between 15:50 and 16:10. Restarts
at once, runs all night. I changed
the ground cable yesterday, it did not care.
B: Sun? Where is the drive?
A: Indoors, 31 °C, same all day.
C: What else starts at four?
A: Nothing in the plan. I have asked twice.
E: From the readings: the supply falls by 9 volts at 15:52 today, 15:58 yesterday. Something large starts, whether it
is in the plan or not.
D: Vibration is flat, so it is not the pump. I would believe Sander.
A: The next building is a laundry. It belongs to the hotel and not to us.
B: Is it on the same transformer?
A[+4h]: It is. And the ironing machine starts when the beds are done. At four.
F: I have calculated pumps for twenty years and never for an ironing machine.
C[solved; Solved it 4; Useful 5]: Then: parameter 6.12 from 30 to 55 ms and 6.13 to “ride through”. The dip lasts 40
ms, the drive can sleep through that. And ask the
hotel whether the ironing may start softly.
A[+1d]: 16:20. It saw the dip, logged it, and ran on. The laundry has invited me for tea.
G: I have put this on the page with the title “What else starts at that hour”. First question from now on.
B: I would have changed the drive. Thank you, all.
"""

_SPARE = """
=== phone-orders | question | phone | when 0.4
cast: A=ruth B=lene C=ida D=odd E=fatima F=marit G=hanne H=jana
title: What do we do about those who only ever telephone?
A: Eleven orders by phone were measured, so nobody can say anything about them. What I can say: they take me 14
minutes each, and a question here takes
four. Some of these people I have known since before we had mail. What would you do?
B: How many are there, really?
A: I made a mark on paper for a week. Twenty-three calls, nine people.
C: At our place it is the same nine, I am sure. Fish farmers. The phone is in the pocket, the rest is in the office.
D: I like those calls. They tell you what broke.
E: Chez nous c'est pareil : le téléphone pour l'urgence, le reste par écrit. Ce n'est pas un défaut.
G: Could you write the question here for them, in their name, while they talk? Then it is found later.
A: That is what I do on good days. On bad days it is three at once.
F: What if the call ends with a text message that has the number of the part and the date? They have it in writing and
we have it in the ledger.
A: I would like that. So would they, I believe. They always ask me to “say that again slowly”.
H: Wir machen das seit einem Jahr per SMS. In English: we have done it for a year by text message, and nobody has
complained yet.
B: Then: for eight weeks, each call ends with a message of two lines, and each gets a mark on the paper. After thirty
we look at the figure.
A: The paper hangs next to the phone. With a pen on a string.
D[+1d]: The pen is gone.
A: There is a second pen. I know this company.

=== one-number | question | part-number label | when 0.75
cast: A=siv B=lene C=jens D=birgit E=odd F=ida G=uwe H=thea I=joaquin
title: Three numbers on one bag. Which is the part?
A: On the bag of a wear ring: 40-1421, 1421/40 and a bar code that reads 4014210002. My fitter typed the second one
and got a bolt.
B: The first is ours, the second is the foundry's pattern, the third is what the scanner wants.
A: I guessed as much. He did not, at four in the morning.
C: The third could simply be the first with a check digit. It has been so in the ledger since the change. The labels
are older than the change.
D: The foundry prints the second because we asked for it in 1998. I found the letter.
E: If it goes, I still find everything. I read the box and not the bag.
G: Bei uns am Wareneingang wird die zweite Nummer eingetippt, seit immer. (Our goods-in types the second one, they
always have.)
A: You see.
H: I can ask the foundry to leave it out from the next lot. It costs them nothing, it is a stamp.
I: And in the manual there is only the first. I looked at all 61 pages. On page 44 it is the second. Changed.
C[solved; Useful 6]: So: one number, 40-1421, large. Below it the same as bar code. Nothing else on the bag. Old bags
get a new sticker when they are
touched, and the search finds the old numbers for ever.
B: Agreed. From {week+2}.
F: May we have the roll with the stickers as well? We have 300 bags here.
E: Goes with Friday's truck, two rolls.
A[+8d]: Rolls are here. The youngest does it, with music.
"""

_LINE_3 = """
=== late-answer | question | hand-over shift | when 0.5
cast: A=amina B=wen C=pawel D=gunnar E=silje F=asha G=grace H=roar I=birgit
title: The late shift asks at nine, and the answer comes at seven. Can we do better?
A: Between 14 and 22 o'clock there are three of us and a question costs a night. I counted: 17 questions in three
weeks after four o'clock, 15 were answered the next
morning. By then we had done something, right or wrong.
B: You are right, and I am at home then. What did you do in the 15 cases?
A: Nine times right. Four times we waited and built something else. Twice wrong.
D: What were the two?
A: A torque, and a cover the wrong way round. Both found at test.
C: The torque was one I could have told you in ten seconds.
G: In First 72 Hours they have a number for the night. Would that help, or is it too much?
A: A number would be enough. I do not need somebody here, I need somebody who picks up.
H: I take Mondays and Tuesdays. I am awake anyway, I have a dog.
C: Wednesday.
I: Machining can take Thursday, if it is about dimensions.
D: Then it is paid. An hour for each evening, whether it rings or not. @wen, write it so that Randi can sign it.
B: Done, it lies on her desk.
E: I put the name of the evening on the shift board, next to the plan.
F: And the tablet at station 4 gets a button that calls it. No typing.
A[+12d]: First two weeks: six calls, the longest was three minutes. Nothing waited for the morning.
B: That is worth more to me than the figure of the stops.
A: It is also in the figure of the stops, only nobody sees it there.

=== fixture | update | tools fixture | when 0.85
cast: A=pawel B=wen C=birgit D=tomasz E=henning F=stig G=miriam H=gunnar
title: Built a fixture that holds the rotor upright. Please break it
A: For the vertical ones we hung the rotor in the crane while setting the clearance. The crane was blocked for 25
minutes each time. This is a stand of scrap, with a ring and three
screws. It holds 180 kg, I tried with 240 and a sack of sand.

- [x] Holds
- [x] Does not tip, not even with me on it
- [ ] Somebody calculates it
- [ ] Somebody else builds one with it
C: Who welded that? It is good.
A: Tomasz.
D: On my break. Please do not paint it before somebody has looked at the seams.
E: Calculated on the back of an envelope: factor four at the ring, three at the feet. I would want four at the feet.
Make the plate 12 instead of 10 mm.
D: 12 it is. I have the piece.
F: May I have one for bench 2 too? We hang them in the crane just the same.
B: How much time did it save today?
A: 25 minutes of crane, five of mine.
G: I would like to draw it, so that it does not exist only in your head.
A: Gladly. It is crooked in the picture because the floor is.
H: Get the certificate for lifting gear before it goes into the plan. It sounds petty, and it is the law.
C: I talk to Vidar, he has somebody for that.
A[+7d]: Two new plates, certificate is here, third one for bench 2 is welded. Amina built one pump with it and said
nothing. That is the highest praise.
"""

_IT = """
=== share-tablet | question | tablet accounts | when 0.6
cast: A=wen B=asha C=mikkel D=pawel E=grace F=stig G=ingrid H=roar I=randi
title: Eleven people, one tablet, one name. Who wrote that?
A: Everything from station 4 is signed “Station 4”. If somebody asks something, nobody knows whom to answer, and
praise goes to a piece of furniture.
B: It is set up like that because signing in took 40 seconds with gloves.
D: I take the gloves off for my pay and for nothing else.
C: What if you hold the card against it, the one for the gate? Two seconds, and after ten minutes without a touch it
forgets you.
A: Then somebody writes in my name in minute nine.
C: There will be a name at the top, large. You can tap it away.
I: A word from my side: the card may say who you are, it may not count when you were where. That must be so from the
first day.
C[quote 6]: It does not store it. Only the name on what you write, because you write it.
G: I want that sentence on the first page, and a test that it is true.
F: We have the same at the benches. But please not with the card round the neck, next to a rotating shaft.
H: Pocket. Mine is in the boot.
B[solved; Useful 5; Clear 6]: Two readers are here. Station 4 from {day+3}, for two weeks. Whoever does not want it,
stays “Station 4”, without a question.
A[+15d]: Two weeks later: nine of eleven use it. Two do not, and nobody asked them. There are three times as many
questions, and they have names.
D: I was thanked for something, with my name. On a tablet. I read it twice.
E: The other benches may have it from {month+1}. It began with a piece of furniture being praised, I will tell it so.
"""

_ALL = """
=== meeting-hours | question | meetings | when 0.45
cast: A=yuki B=ola C=sofia D=birgit E=petter F=elias G=randi H=mei I=wen J=hanne K=anders L=torunn
title: Why does it take eleven people and an hour to decide about a chamfer?
A: I am not complaining, I am curious. It was a nice hour. But it was eleven hours.
B: Because ten of us were afraid that the eleventh would decide it alone.
K: That is unkind, and there is something in it. I invited eleven because I did not know which three were needed.
D: On the floor we decide such a thing in the time it takes to walk to it. With the part in the hand.
C: In sales we have the opposite: everybody decides alone and we meet afterwards to find out what.
E: If I may: 1,100 hours of meetings a week, at 48 euro. I did not want to know it either.
H: From nine hours away: I see only the result, and often that there was none. A written question with a date would
include me.
L: I have tried it three times now. The question, two options, a date, here. Twice it was decided before the date and
once somebody saw that both were wrong.
F: What would you change, Yuki, if you could change one thing?
A: Write first. If it is still open after two days, meet, with those who still disagree.
F[quote 9; Agree 16]: Then let us do it like that in engineering until the end of {month+1}. Anders?
K: Yes. The chamfer is decided, by the way. 1.5.
I: We knew that in the morning.
J: Does it hold for quotations too? I would save six hours on Thursdays.
G: Please keep some of the hours, though. Not everything that happens in a room is on the agenda. Some of you only
meet there.
A: Cake on Fridays, at the benches, no agenda. I bring the first one.
B: Then I withdraw what I said about the ten.

=== night-at-customer | update | customers leadership | when 0.7
cast: A=petter B=marit C=ewan D=elias E=henrik F=wen G=tom H=sofia I=leila J=kari
title: What a finance man does in a pump room at three in the morning
A: It was my turn. I have signed for return visits for six years and had never seen one. What I learned, in order:

1. It is loud. Nobody had told me that it is loud.
2. The part was there after 40 minutes, because a man named Gareth had put it aside in spring. In our books it is
  “obsolete stock, to be scrapped”.
3. The fitter wrote three lines, photographed them, and had an answer at 03:20.
4. We charge 310 euro for that night. It is worth a multiple, and I would be ashamed to charge it.

> “You are the first one of your kind down here. Mind the step.”
B: And did you mind the step?
A: No.
C: He held the lamp for two hours, without being asked. He may come again.
E: About point 2: I have taken it off the list of scrap. There are 60 more of that kind on the list.
A: Leave them. I will ask Gareth first.
D: That is why everybody goes. What will you change?
A: The account. Travel, parts and hours of a return visit go into one, so that one can see it. I could have done that
six years ago, at my desk, in an afternoon.
F: My people want to know whether you were wet.
A: To the knee.
G: Then it counts.
I: The answer at 03:20 was mine. I had not known that you were holding the lamp, or I would have written in whole
sentences.
H: For the customers it was a sensation, by the way. Joyce asked me whether we are in difficulties.
A: Please tell her no. It was the other way round.
J: When will you come up north? It is darker here.
"""

_QUALITY = """
=== five-whys | question | root-cause seal | when 0.65
cast: A=noor B=priya C=wen D=lukas E=torunn F=arne G=birgit H=joaquin I=helle
title: Why do three of ten seals weep at test on Mondays?
A: Not a joke. Of the 31 that wept at first test this year, 19 did so on a Monday. I have no explanation and I would
like no quick one.
F: On Mondays the water in the stand is cold. 11 °C instead of 18.
B: Cold shrinks the elastomer, not enough to weep though. But it could be half of it.
C: Monday pumps are built on Friday.
A: Good. So: Friday late shift, or a weekend of standing, or cold water. Which one?
G: Friday's sleeves come from Thursday's lathe. I see no difference in the measurements.
E: Standing for 60 hours dry, with the faces pressed together, lets the oil film go. On Tuesday it has been twelve
hours.
B[quote 6]: That would fit. Turn them by hand before the test?
F: I turn them three times, by the list.
C: On Mondays we are behind, so perhaps once.
A: Thank you for saying that. Let us try it: for four Mondays, half of them turned three times with a witness, half of
them filled two hours before.
D: If it is the elastomer after all, I could get the harder one. But please let me know before I buy a year of it.
A[+28d]: Four Mondays, 38 pumps. Turned: 2 of 19 wept. Filled early: none of 19. Before: about 6 of 20.
B[solved; Solved it 4; Clear 5]: Filled early, then. The film comes back by itself, one only has to let it.
H: Is that a line for the customer as well? “After standing for more than two days, fill two hours before the start.”
B: Yes. It would have saved a few return visits, I am afraid.
I: 38 pumps are not many. Keep counting until a hundred, and meanwhile do it.
F: On Mondays I come at five, then, and fill. Who makes the coffee?
"""
SCENARIOS = {
    "first-72-hours": _FIRST_72,
    "spare-parts-desk": _SPARE,
    "assembly-line-3": _LINE_3,
    "it-at-work": _IT,
    "all-halden": _ALL,
    "right-at-final-test": _QUALITY,
}
