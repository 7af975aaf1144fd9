"""Conversations of three and more."""

GROUPS = """
=== revision-g | update | | at -5d 10:10
cast: J=joaquin N=nadia P=priya M=miriam A=anders
title: Revision G
J: So that it does not get lost: what is missing for revision G is steps 5 to 10, one drawing, nine translations, one
signature.
M: Drawing is ready, with the clips on the right side of the world.
P: Steps 7 and 8 swapped, and a box for the clearance at the end. I have read it aloud to two people who never did it.
A: And?
P: Both did it right. One asked what a drive collar is.
J: I add a picture of it. Translations take three days when the text stands.
A: Recall notice for the old manual: 61 sites. Who signs that?
N[-4d]: I do, together with the rest. Not before bench 2 has run it once in the new order.
A: Fair.
J[-3d]: Nine languages, seven are back. Finnish is late, Finnish is always late.
P[-2d]: Bench ran it. 30 hours, dry, clearance 0.40 before and after.
N[-1d]: Then I read it through once more tonight, slowly.
M[-22h]: On page 9 the shadow falls the wrong way. Nobody will see it, I mend it all the same.

=== mill2-monday | update | | at -2d 13:15
cast: T=tom K=katrin V=anneke R=ralf D=dirk
title: Mill 2, Monday
T: For Monday: I am at the gate at 05:45. Two pumps, one crane, four people. What is missing?
V: Crane from six, permit is signed. I have ordered soup.
K: Dirk kommt mit, aber nur bis Mittag und nichts Schweres.
D: Ich halte die Lampe.
R: Reihenfolge wie besprochen, erst Spaltmaß, dann Bleche. Ich habe es zweimal gelesen.
T: Ralf, you have done it already, you could teach it.
R: Lieber nicht.
V[-26h]: The signed page would be good to have by then. I have asked in First 72 Hours.
T[-25h]: Nadia never signs late. She signs slowly.
K[-24h]: Hotel ist gebucht, das mit dem Parkplatz.

=== coffee-fund | update | |
cast: S=stig O=ola A=arne Y=yuki P=pawel
title: Coffee, benches
S: The fund stands at minus 14 euro.
O: I paid in on Monday.
S: You paid for October.
A: I drink tea and I pay all the same, I want that on record.
Y: I can bring beans from Tromsø, they are cheaper and better.
S: Better than what?
Y: Than what you make.
P: I have put 20 in. Keep the machine alive.
S: It needs a seal.
O: We are a company that makes seals.
A: We buy them.
S: 24 mm, food grade. If one of you says “EPDM” I go home.
Y: EPDM.
S[+1d]: It is repaired. With a wear strip from a return. It does not drip, after three days neither.
A: First 72 hours.

=== apprentices-group | update | |
cast: E=eline W=wen B=birgit S=stig P=pawel
title: Iver and Selma
E: Iver goes from line 3 to the bench on {day+5}. Any objections?
W: He can, but I would rather he could not. He is useful.
P: He counts aloud when he tightens. In his sleep too, says his mother.
S: I take him. Shoes with a good sole, please, bench 1 is wet.
B: And Selma would like four weeks more with us. She has found two wrong gauges.
E: Two weeks more? She has school in between.
B: Two, and a Saturday.
E: Saturdays only if she wants it, not if you want it.
B: She asked. I have it in writing, on a wear ring.
E: Then yes.
S[+5d]: He asked in the first hour why the door of bench 1 is blue. Nobody knows. I like him.

=== outage-night | update | |
cast: E=ewan C=callum G=gareth J=jonas R=ruth
title: Thornbeck night
E: 21:40, we are at the gate. Both of us, the crate, and a cake from Ruth.
R: The cake is for Gareth, for the lamp.
G: I accept.
C: Pump 2 carries, pressure is stable at 6.1.
E: 22:15, pump 1 is open. Wear ring looks better than I thought.
J: How much?
E: 0.62. Limit is 0.8.
J: Change it, now that it is open. But note it, so that the next interval can be longer.
G: Wind is up, 40 km/h at the mast. Lifting is fine until 50.
E: 00:50, ring is in, rotor is in.
C: Go to sleep, Callum, I tell myself. I do not sleep.
E: 02:30, running. 1.9 mm/s. Pump 3 next.
G: Cake is gone.
E: 04:35, both running, both dry, tools counted. 61 out, 61 in.
J: Very good. Three hours of sleep before you drive. That is not a wish.
E: Already at the hotel.

=== parts-north | update | |
cast: S=siv I=ida T=trond L=lene O=odd
title: Coast, parts
I: For the season: 14 sites, 41 pumps, and I would like to have one kit each at Vågnes and Lofthus.
L: On your shelf or on ours?
I: On ours, paid when opened.
L: I can do that for kits, not for rotors.
T: Kits are enough. Rotors I bring on the boat.
O: I pack them in the order one needs them. Gasket on top.
T: Bless you.
S: And a card in each, which pump it is for. Mine draws the faces.
O: I have seen the faces. The one with the eyebrows is the HX-32, I take it.
S: Correct.
L[+3d]: Two crates are on the way, inventory list with the faces.
I: Arrived. Customs was amused.

=== council | update | |
cast: I=ingrid G=grace M=marit S=sofia R=randi U=gunnar
title: Council, until the next meeting
I: Three things before {day+6}: Spare Parts Desk review, the two old chat tools, and what we do with Line 3 if the
figure does not move.
U: If it does not move we close it and keep the hand-over. I am not sentimental.
M: I would be a little. What they found out about parts is worth more than the stops.
G: Then it should be said so: measure not reached, cause found, goes on in Castings.
U: That I can sign.
S: Chat tools: sales still has one group with 300 photos in it. Where do they go?
G: They come along. I have tried it with the Lyon group, 1,140 messages, none lost.
R: And what was private, stays private?
G: Direct messages come only if both agree.
R: Good. I want that in the announcement, first line.
I: It is the first line. Thank you, all.

=== lunch-hubs | update | |
cast: M=mei T=travis F=fatima R=ruth L=luc
title: The hubs
M: Question to all who are not in Norway: do you also get the canteen menu every morning?
T: Every morning. Fish soup, at 2 a.m.
F: Moi aussi. Je connais la cuisine de Halden mieux que la mienne.
R: I look forward to it. It is my horoscope.
L: Le mercredi, c'est toujours du poulet.
M: Shall I ask Asha to stop it for us?
R: Please don't.
T: Leave it. When the waffles come I know that it is Friday.
M: All right. Overruled by waffles.

=== photo-night | update | |
cast: L=leila G=gareth C=callum J=joaquin N=nadia
title: Night book
L: The idea with the photo of the page: you write as always, one photo at the end of the shift, we answer before the
next one begins.
G: Our writing is bad.
J: I have read worse, in nine languages.
C: No names of the crew, please. And it stays among us and First 72 Hours.
N: Agreed. Who answers at the weekend?
L: I do, the first four. Then Jonas.
G: First page comes tonight. There is a line about a smell.
L: I look forward to the smell.
G[+1d]: “P4 smells of pennies.”
L: That is bronze running dry. Please look at the vent of pump 4 now, not in the morning.
G: Was closed. Is open. Smell is gone.
N: Copper coins. I would never have found that in a sensor.

=== leaving-present | update | |
cast: B=birgit T=tomasz R=roar H=hanne L=lene
title: Not a word to Einar
R: 24 mm, silvered. Who knows somebody?
B: My cousin does church candlesticks.
T: The one from the first HX-25 is still in the drawer. With his initials.
R: Then that one, and none other.
H: I collect. Who gives what he likes, and I count at home.
L: He will notice that the drawer is empty.
T: I put mine into it. They look the same from a distance.
B[+4d]: It shines like a fish.
H: 61 people have given something. It is enough for a boat.
R: No boat. He said nothing. A bench of wood, perhaps.
L: A bench and the wrench. I order the cake.
"""
