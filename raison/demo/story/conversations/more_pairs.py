"""Further direct conversations between two."""

MORE_PAIRS = """
=== priya-torunn | update | |
cast: P=priya T=torunn
P: The O-ring from Kempten: swollen by 11 %. Which fluid does that to FKM?
T: Amines. Or a cleaner that pretends to be harmless.
P: They say “only water and a little soap”.
T: Ask for the data sheet of the soap.
P[+1d]: “Alkaline, with monoethanolamine.”
T: There you are. EPDM, peroxide cured, and a kind word about soap.
P: You could have said it from the colour, couldn't you.
T: From the smell. But it sounds less scientific.

=== jens-odd | update | |
cast: J=jens O=odd
J: Odd, the ledger says that you have minus four of 00-0017.
O: I have eleven. They lie before me.
J: Did you book the box of fifteen in {month-1}?
O: Which box of fifteen?
J: The one from which you take the eleven.
O: Ah.
J: Shall I book it for you?
O: No, I do it. Otherwise I never learn it.
J: The green button first, then the number.
O: I have pressed the green one. It says thank you.

=== helle-vidar | update | |
cast: H=helle V=vidar
H: Sixteen reports this month. The board will ask why it is not fewer.
V: Because people trust us now. In the year with four there were nine lost days.
H: May I say it like that?
V: Please say exactly that. And that the gloves were in the pocket.
H: Six times.
V: Six times. We buy others, thinner ones. Nobody can feel a thread with those.
H: Is that the reason?
V: I put them on for a day. I had them in my pocket by ten.

=== rafael-yuki | update | |
cast: R=rafael Y=yuki
R: Is your script allowed to be used by people who do not understand it?
Y: It is allowed. It is not recommended.
R: Hanne would like a button.
Y: Then the button has to ask for the lowest flow. Without it the answer is pretty and wrong.
R: She knows the lowest flow, she asks for it each time since the fish sludge.
Y: Then she may have a button.
R[+3d]: Two curves this morning, without either of us.
Y: I saw it in the log. 320 m³/h at 22 m, she caught it herself.
R: She is very proud.
Y: She may be.

=== stefan-katrin | update | |
cast: S=stefan K=katrin
S: Das Chemiewerk fragt, ob Mehmet die Inbetriebnahme macht. Ausdrücklich er.
K: Das freut mich. Wann?
S: {kw+5}, zwei Tage.
K: Da ist er in Zürich. Eine Woche später?
S: Ich frage.
S[+1d]: Eine Woche später ist recht, „wenn er es ist“.
K: Ich sage es ihm. Er wird rot.
S: Und schreib ihm dazu, dass sie seinetwegen bestellt haben.

=== grace-wen | update | |
cast: G=grace W=wen
G: Day 71 of 90 and the figure stands at 6.3. How do you feel about it?
W: Honestly? A bit ashamed. And I would do it again.
G: You need not be ashamed. You have found out that half of the stops come through the gate. That was not known
before.
W: But the charter says stops.
G: Then say in the review: the measure did not move, here is why, and here is where it goes on. That is worth more
than a lucky figure.
W: Can the late shift speak in the review? Amina says it better than I.
G: Of course. Would she like to?
W: She says no, and then she says everything.
G: I will ask her for ten minutes and take what I get.

=== freya-nils | update | |
cast: F=freya D=nils
F: You are a guest here as well, aren't you? What do we see and what don't we?
D: What we were invited to. For me: First 72 Hours and the big place for all.
F: For me IT at Work too, since I lost a charger.
D: I like that it says so above. I always know who reads me.
F: In the last firm I was in a channel with 400 people and thought there were six.
D: What did you write?
F: That the coffee was bad.
D: And?
F: It got better.

=== ruth-oliver | update | |
cast: R=ruth O=oliver
R: Joyce would like our order number on the outside of the crate. In letters of five centimetres.
O: Reasonable. Can Odd do that?
R: Odd has a stencil from 1986 with letters of eight.
O: Eight is even more reasonable.
R: He asks whether it should be red.
O: Is there another colour?
R: Not in the tin.
O: Then red.
R[+2d]: She has sent a photo. It can be read from the gate, she writes. From the road as well.

=== thea-ola | update | |
cast: T=thea O=ola
T: The maker of the 45 kW asks whether we can live with another terminal box. It is 30 mm higher.
O: On which side?
T: Left.
O: Then it hits the guard on the vertical. On the horizontal it is fine.
T: So only horizontal. That is nine of fourteen.
O: Yes. And the five wait.
T: He gives 3 % for the trouble.
O: I will not ask where the 3 % go.
T: Into the Friday cake, if I may choose.

=== helle-noor | update | |
cast: H=helle N=noor
H: I read your range in the yield post. “Likely between 91 and 98.” The management asked what that means.
N: It means that I do not know exactly, and say how much I do not know.
H: That is what I said. Elias asked for it on every slide from now on.
N: Oh.
H: So you may have to explain it to Sofia.
N: With her own figures, then. Won and lost orders, thirty a quarter.
H: She will not like how wide it gets.
N: Nobody does, in the first week.

=== mikkel-ingrid | update | |
cast: M=mikkel I=ingrid
I: How many still sign in with a password alone?
M: 212 of 620. Most of them on the shop floor, with shared devices.
I: What would have to be true so that it is none?
M: The card at the gate works as a key. We try it at station 4.
I: And the hubs?
M: Done since {month-1}. They were the easy ones, they are used to new things.
I: Then I would like to say “none” in spring. Is that a lie?
M: In March it is a hope. In May I would say it.
I: May, then. I prefer a late truth.

=== pawel-amina | update | |
cast: P=pawel A=amina
A: I left you the one with the stubborn cover. Do not hit it.
P: I never hit.
A: There is a print of your hammer on the one from Tuesday.
P: That was a caress.
A: It sits if you warm it. The lamp is under the bench.
P[+12h]: It sat. Four minutes with the lamp.
A: Told you.
P: I write it into the hand-over. With your name.
A: Write it without. Write it with “warm it”.

=== eline-randi | update | |
cast: E=eline R=randi
E: The twenty-sixth lunch was today.
R: And?
E: He asked where one goes when one has made a mistake.
R: What did you say?
E: To the one who finds it next. And that it is usually Arne.
R: A good answer. We should have it on the page.
E: I would rather not. It works because somebody says it, with soup.
R: Then go on eating soup. I sign the receipts.

=== stig-arne | update | |
cast: S=stig A=arne
A: Bench 3 sounds different since Monday.
S: It has a new door.
A: No, lower. Like a cupboard.
S: I hear nothing.
A: Come at five, before the fans.
S[+18h]: You are right. A bolt of the foundation, finger tight.
A: Which?
S: Back left. Since the crane, I suppose.
A: Then all figures since Monday are half a decibel too good.
S: I have marked them. Nobody will thank us.
A: I do.

=== torunn-leila | update | |
cast: T=torunn L=leila
L: Do you have the photo of the pitted casing, the one with the coin?
T: Which coin? There are two.
L: The one where one wants to sit down.
T: Sent. May I ask what for?
L: A customer who thinks that 316 is a religion.
T: Take the microscope picture too. He will not believe the coin.
L: He believed the coin. He asked for the price of duplex.
T: I am going to frame it.

=== siv-kari | update | |
cast: S=siv K=kari
K: Are you on the ferry at seven or at nine?
S: Nine. The seven o'clock smells of salmon food.
K: Then we meet on the other side. I take the tools, you take the seals?
S: I have three, Ida counted.
K: Is the new order clear to your people? Clearance, then clips?
S: I have it on a card. In Norwegian, with a drawing by my daughter.
K: Send me the card.
S: Here it goes. The pump has a face.
K: It is better than ours. I am serious. Show it to Miriam.
S[+1d]: Miriam wants to buy it. For a cake.

=== mei-travis | update | |
cast: M=mei T=travis
T: You up?
M: It is noon here. You?
T: Eleven at night, and I have a skid that trips at a quarter past every hour.
M: Every hour exactly?
T: To the minute.
M: Then it is a timer and not a fault. What has a timer there?
T: The chlorine dosing.
M: Same supply?
T: ...same supply.
M: Go to bed. Move it to another breaker tomorrow.
T[+10h]: Moved. Quiet all morning. I owe you one.
M: You owe me three. I keep a list.

=== nils-nadia | update | |
cast: D=nils N=nadia
D: For the course: do you want the eleven broken seals, or fewer and more time?
N: Fewer. Six, and everybody opens one alone.
D: Then I need six lamps.
N: Stig has four, I bring two from home.
D: The one with the glycol is really ugly. Shall it be first or last?
N: Last. They should sleep badly.
D[+8d]: Eight people, six seals, nine stories. The man from Linz knew more than I do.
N: Mehmet. Let him give the next one with you.
D: I had the same thought. He said he has to ask Katrin.
N: I have asked Katrin.

=== henrik-petter | update | |
cast: H=henrik P=petter
P: How did you get to 2,900 euro a visit?
H: Three accounts, a year, divided by the visits that Helle counts. Travel 1,150, hours 1,300, parts 450.
P: Is the night in it?
H: At what we pay, yes. At what it is worth to somebody's family, no.
P: I see. Put both in the note. The second without a figure.
H: May I really write that?
P: I have been to Keld Lane. Write it.

=== bjarne-tom | update | |
cast: B=bjarne T=tom
B: Your van is due for inspection, since {month-1}.
T: It is standing at Brenner with a pump in it.
B: When is the pump out of it?
T: Monday at six.
B: Then Monday at two, in Venlo. I have booked it.
T: They will find the brake light.
B: Which brake light?
T: Exactly.
B: Buy one on the way, please, and send me the receipt, and say nothing more.

=== marco-leila | update | |
cast: M=marco L=leila
M: I looked at the three spectra. Two are what you think, the third is beautiful.
L: Beautiful is never good.
M: Sidebands at 4.2 Hz. Something passes by, four times a second.
L: A gate? A crane?
M: Is there a mill wheel? You said it is an old mill.
L: There is. Everyone thinks it is a decoration.
M: It turns.
L[+1d]: It turns. They switch it on for visitors. I have laughed for an hour.
M: Please send me a photo for my students.

=== sofia-stefan | update | |
cast: F=sofia S=stefan
S: The builder of power stations is back. Smaller motor, full price, but they want the date in writing with a penalty.
F: How much?
S: Half a per cent a week.
F: What does Silje say?
S: Nine weeks safe, eight with luck.
F: Then write ten and be early.
S: They want nine.
F: Nine, and the penalty only from the eleventh on.
S[+2d]: Signed. They said nobody had ever been that precise.
F: Precise is cheap. Please thank Silje with something edible.

=== birgit-tomasz | update | |
cast: B=birgit T=tomasz
T: The new insert lasts 40 parts, not 60 as on the box.
B: Dry or wet?
T: Wet. I tried both, on paper.
B: Then back to the old one for duplex, and the new one for grey iron.
T: That is what I do since yesterday.
B: You could have told me.
T: I am telling you.
B: True. Send me the paper, Lukas pays 30 % more for those.
T: There is coffee on it.
B: All the better. Then he knows that it is real.
"""
