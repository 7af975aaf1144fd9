"""Direct conversations between two."""

PAIRS = """
=== asha-wen | update | |
cast: A=asha W=wen
W: The pen at station 4 is gone again.
A: That is number six. Do you eat them?
W: We tie the next one to something heavy.
A: I have a chain from the bank. The bank does not know.
W: Perfect.
A: Is the tablet all right otherwise?
W: It asks for an update each day at 11. Could it ask at half past five?
A: It could, since this minute.
W: You are a treasure.
A: Say that in public, it counts more there.

=== lukas-agnieszka | update | |
cast: L=lukas A=agnieszka
L: Gjutner wants to talk about the price before they talk about the date.
A: And we want it the other way round.
L: I know. He is a proud man. If I start with the date he hears a reproach.
A: Start with the twelve castings that were good.
L: There were eighteen.
A: Even better.
L[+1d]: Two hours. The eighteen opened the door. Date in writing, price on Thursday.
A: Well done. What did you give?
L: Our forecast. He nearly wept, he has never had one.
A: We should have done that years ago.
L: Birgit says the same about red lines on drawings.
A: Then take her along next time.

=== oliver-joyce | update | |
cast: O=oliver J=joyce
J: Between us: who at your place decides about the index clause?
O: Petter, and he is friendlier than he writes.
J: Good. I do not want to win, I want to understand it.
O: Shall we call the three of us? Twenty minutes.
J: Thursday at ten.
O: Booked. I bring the table, he brings the patience.
J[+2d]: That was painless. He drew it on paper and held it to the camera.
O: He does that. I have kept two of the drawings.
J: You get the signed copy tomorrow.

=== katrin-marit | update | |
cast: K=katrin M=marit
K: Dirk ist wieder gesund, aber ich möchte ihn noch nicht auf Nachtschicht schicken.
M: Then don't. Who is there instead?
K: Tom, twice. Mehmet the rest. It is tight until Christmas.
M: What if we leave the two small overhauls to Nordflow's Trond? He has asked for work.
K: Would he come down to us?
M: He likes trains.
K: Then yes. Siv would have to agree.
M[+1d]: Siv agrees, if he is back by the 20th. He has a boat to take out of the water.
K: Wunderbar. I plan him for {week+2}.
M: And you? When did you last have a free Friday?
K: Was ist ein freier Freitag?
M: The next one. I have put it in the calendar.

=== hanne-rafael | update | |
cast: H=hanne R=rafael
H: The dairy wrote back. They liked the curve, they did not like the word “hygienic”.
R: It is the word from their own inquiry.
H: They want it with a number and a paper.
R: Then we have to take it out. We have the finish, we do not have the paper.
H: “Polished to 0.4”?
R: That is true and it is a number.
H: Sent. Seventeen hours in all.
R: Is that a record?
H: Thirteen is the record. On a Sunday, by you. I was cross about it.
R: Rightly.

=== silje-gunnar | update | |
cast: S=silje G=gunnar
S: If I move the brewery, Kari has to call them. If I do not, Aldwater is two days late.
G: Move the brewery. I call them.
S: You?
G: I come from there. My uncle emptied the barrels.
S: Thank you. That saves me a bad morning.
G[+3h]: Done. They do not need it before {day+9} anyway, they only had not told anyone.
S: Half of my plan consists of dates that nobody needs.
G: Find out which half and you can have my chair.
S: I do not want your chair, it squeaks.

=== joaquin-miriam | update | |
cast: J=joaquin M=miriam
J: For the arrow: which way round is “turn by hand” from the fitter's side?
M: Clockwise, seen from the motor. I stood there.
J: The old picture has it the other way.
M: The old picture was drawn from the pump side. Both are right and one is useless.
J: I take yours. Does it print in black and white?
M: Yes, I checked on the printer at the gate, which is the worst one.
J: You are thorough.
M: I was once called at two in the night about an arrow.
J: I remember. It was my arrow.

=== ola-dana | update | |
cast: O=ola D=dana
O: I have drives questions from nine people and two hands. Would you take the field bus ones?
D: Gladly, if you say so in public. Otherwise they go on asking you.
O: I thought they would notice.
D: In three years they have not.
O: True. How do I say it without sounding tired?
D: “Dana knows more about it than I do.” It is even correct.
O[+1d]: Done. Two have already written to you, I am jealous.
D: Three. One with a photo of a photo.
O: That one you may give back.

=== ewan-sander | update | |
cast: E=ewan S=sander
E: At Merrow Hill the sensor says 61 degrees and my hand says 40.
S: Which hand?
E: The left.
S: Then the sensor is on the wrong channel. It shows the motor winding.
E: Since when?
S: Since you two swapped the cables in spring, I think.
E: That was not me, that was the wind.
S: Swapped in the software. Look now.
E: 41. My hand is good.
S: I write it into the calibration list. Left hand, plus minus one.

=== luc-camille | update | | fr
cast: L=luc C=camille
C: Tu passes près de Dijon cette semaine ?
L: Jeudi, oui. Pourquoi ?
C: Un client qui hésite. Il veut voir quelqu'un qui a déjà ouvert une pompe, pas quelqu'un avec une cravate.
L: Je n'ai pas de cravate.
C: C'est ce que je lui ai dit.
L: Jeudi à deux heures, alors. Je lui montre la pompe de démonstration ?
C: Non, montre-lui tes mains et réponds à ses questions.
L[+2d]: Vu. Il a posé onze questions et connaissait déjà dix réponses.
C: Et la onzième ?
L: Combien de temps sans nous. Je lui ai dit la vérité : trois ans, si les filtres sont propres.
C: Il vient de commander deux pompes. Merci.
L: C'étaient les mains.

=== jana-dirk | update | |
cast: J=jana D=dirk
J: Du hast auf dem Zettel von Dienstag 25 Stunden.
D: Es war ein langer Tag.
J: Ein Tag hat 24.
D: Dann war es der von Mittwoch mit.
J: Ich trenne es, ja? Aber bitte schreib es nächstes Mal selbst.
D: Mache ich. Ich war um drei im Hotel und um sieben wieder draußen.
J: Das ist übrigens auch nicht erlaubt.
D: Ich weiß. Es kommt nicht wieder vor.
J: Ich buche dir ab jetzt das Hotel neben dem Werk.
D: Das mit dem Hund?
J: Genau das.

=== lene-odd | update | |
cast: L=lene O=odd
L: Who has the key to the cage? I need the cartridges for Aldwater.
O: I. It is in my boot.
L: Why in your boot?
O: Because you never look there.
L: I will not ask further. When are you at the gate?
O: Ten minutes.
L: Take the two with the green tag, please. The others are for the test.
O: I have put the two aside since Monday. I read the thread.
L: You read the threads?
O: Every evening. With tea.
"""
