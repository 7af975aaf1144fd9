"""Quote in a Day: the one missing fact, prices, deviations, and who answers in time."""

_TEXT = """
anyone: sales|quotations|bjarne|silje|katrin|marit
=== missing-fact | question | quotation
cast: A=hanne|rafael
where: B ; q ; no ; fact ; who ; extra
  henning ; 2291 ; does the trimmed impeller 232 keep the curve at 1,180 ; yes, minus 1.5 % at the best point, curve
      40-B-7 ; a paper mill in the north ; put the curve in, not the number
  torunn ; 2304 ; does EPDM stand the hot cleaning at 95 °C, twice a day ; peroxide cured yes, sulphur cured no. Write
      which ; a dairy ; the cheap one says EPDM as well, that is the trap
  ola ; 2317 ; may the drive sit 140 m from the motor ; with a filter, yes. Without, the motor lives three years ; a
      quarry ; filter is 900 euro, put it in as an option with one sentence
  thea ; 2326 ; how long is the delivery of a motor in IE5, 75 kW ; 11 weeks, or 5 with the other flange ; a brewery ;
      ask whether the flange matters, it mostly does not
  lukas ; 2340 ; can we get the casing with the customer's flange, drilled to the old standard ; yes, 14 days and 380
      euro, undrilled castings are here ; a shipyard ; only the discharge. Suction stays
title: Quotation {q}: {no}?
A: One fact is missing for **{q}** ({who}), all the rest is done: {no}? {Customer wants it by {day+1}, ten o'clock|It
should leave by
noon tomorrow}.
B: {In a meeting until two, then you have it|I look at it after lunch}.
A: {Fine|That is early enough}.
B[solved]: {fact}.
A: {In|Added}. {It left at 15:20|Left the house at 14:50}. Request came in {yesterday|this morning}, so that is under
a day.
C[maybe]: A small thing to copy: {extra}.
B[maybe]: {I have put the answer into the list “asked before”|It is line 60-something in “asked before” now}, so that
nobody asks me again.

=== discount | question | price
cast: B=sofia|petter C=hanne|rafael
where: A ; who ; ask ; reason ; yes ; lesson
  oliver ; a water company with six stations ; 7 % for a frame order ; they want the same price for three years ; 4 %,
      and the price of nickel is written into it ; an index saves both sides the same talk each year
  stefan ; a builder of power stations ; 12 % ; a competitor offered less, they say and do not show ; no. Offer the
      smaller motor, it is the right one anyway, and it is 9 % ; look at the size before the price
  camille ; a municipal water board ; 30 days more to pay ; their budget starts in January ; 60 days, no discount, and
      the pumps leave in December ; time is sometimes cheaper than price
title: {ask}, {who}: may I?
A: {who} asks for **{ask}**. Reason: {reason}. {The order would be worth it|It is about 240,000 euro}. I would like to
answer {today|before the weekend}.
B: What do they have from us already, and were they content?
A: {Eleven pumps, one return visit|Four pumps from long ago, never a complaint}.
B[solved]: {yes}.
A: {I can explain that|That I can stand behind}.
C: I put it into the quotation so, {with one sentence|in plain words}.
A[+2d]: {Ordered|They took it}. {No further question|And thanked for the quick no on the rest}.
D[maybe]: {lesson}. That is a sentence for the page.

=== won-lost | update | win-loss
cast: B=sofia C=rafael|hanne|henning D=silje|gunnar
where: A ; res ; who ; val ; reason ; learn
  oliver ; Won ; a booster station in the Midlands ; 186,000 ; we answered in 19 hours, the next one in nine days ;
      they told us that the speed was read as interest
  stefan ; Lost ; a paper mill on the Saale ; 92,000 ; 14 weeks of delivery, and they have a stop in ten ; the motor
      again. With the other flange it would have been nine
  camille ; Won ; a desalination plant for an island ; 310,000 ; the spare kit was in the price, in one line ; the kit
      costs us 800 and won the order
  oliver ; Lost ; a food plant near Hull ; 41,000 ; price, honestly ; we were 18 % over. There is a size between the
      25 and the 32 that we do not have
title: {res}: {who}, {val} euro
A: {res}. **{who}**, {val} euro. In their words: {reason}.
B: {Thank you for asking them. Most never ask|Good that you asked for the reason}, @{A}. What do we learn?
A: {learn}.
C: {I take that|Noted}. {It goes into the next quotation of that kind|The template gets it today}.
D[maybe]: {For the plan: when?|Does it touch {month+1}?}
A[maybe]: {Not before {month+2}|Nothing before {month+1}, I think}. You hear it as soon as I do.
E[maybe]: {More of these, please, the lost ones too|It takes courage to write the lost ones. I read them first}.

=== selection | question | selection
cast: A=oliver|stefan|camille|hanne B=rafael|yuki|henning
where: fluid ; flow ; head ; doubt ; pick ; note
  water with 3 % sand ; 140 ; 38 ; 32 or 40 ; 40 at 1,180, slowly. The 32 would do it for a year ; show both, with the
      cost of wear
  fish sludge ; 60 ; 22 ; ours or none ; none of ours. Say so, and name the type they need ; they will come back with
      the clean water side
  hot oil, 180 °C ; 95 ; 55 ; cooling or not ; HX-40 with the cooled box, and ask what happens when the cooling fails
      ; there is a line for it in the form now
  river water for snow guns ; 220 ; 310 ; two stages or two pumps ; two pumps in series, the second with the strong
      casing ; frost: drain plug at the lowest point, in the text
title: {fluid}, {flow} m³/h, {head} m: which one?
A: Inquiry: {fluid}, **{flow} m³/h at {head} m**. I waver: {doubt}? {Drawing of the plant is in the folder|They sent a
sketch}.
B: What is the lowest flow they run, and for how long?
A: {They say “never”. I asked again: 30 % at night|About a third, at night}.
B[solved]: **{pick}**.
A: {Thank you|Good}. {I would have taken the other one|I leaned that way}.
C[maybe]: {note}.
B[maybe]: And please write the night flow into the quotation. It is the first thing service asks when something
happens.

=== hours-figure | update | measure
cast: A=hanne B=grace|sofia C=rafael|thea|ola
where: h ; n ; wait ; who ; idea
  37 ; 31 ; motors, 14 hours on average ; I wait for one maker who answers by fax, really ; a list of six common
      motors with valid dates, each Monday
  34 ; 28 ; curves, 6 hours ; four people can do it and all ask Yuki ; the script is on a page, with a button
  32 ; 35 ; approval of deviations, 9 hours ; it lies on a desk and the desk is on a plane ; a deputy. With a name
  31 ; 33 ; the customer, 7 hours, we asked back and they slept ; that I cannot change ; ask two questions in one mail
      and not in two
title: {h} hours from request to quote
A: {n} quotations this fortnight, **{h} hours** in the mean; the target is 24. The longest wait: {wait}.
B: Who waits for whom there?
A: {who}.
C: {idea}?
B: {Good|Try it}. {Two weeks, then we see whether it moves|We look at the figure again in {week+2}}.
A[+3d]: {Started|In place}. {Early days|First impression: people use it}.
D[maybe]: When we began it was 52. I had to look it up, one forgets.

=== demande-fr | question | devis | fr
cast: A=camille B=luc
where: cas ; doute ; rep
  une piscine municipale, eau chlorée à 30 °C ; bronze ou duplex ; duplex. Le bronze tient, mais la mairie posera la
      question du plomb
  une sucrerie qui démarre en octobre ; le délai de 9 semaines ; on peut livrer la pompe nue en 6 semaines et le
      moteur sur place
title: {cas} : {doute} ?
A: Bonjour, j'ai une demande pour {cas}. Mon doute : **{doute}**. {Qu'en dis-tu, toi qui vas ensuite sur place ?|Ton
avis de terrain ?}
B[solved]: {rep}. Et demande-leur une photo du local, tout de suite : la dernière fois la porte était trop étroite.
A: Excellente idée. Photo reçue, {la porte fait 88 cm|il y a une marche de 20 cm}.
B: Alors il faut la livrer en deux parties. {Je le note sur l'offre|À écrire dans l'offre}.
A[+1d]: Offre envoyée en dix-neuf heures. Merci Luc.

=== template | question | template
cast: A=oliver|stefan|camille B=hanne C=jens|petter|silje
where: what ; pain ; do ; when
  the quotation has eleven pages ; customers read page one and the price ; one page with what it does, price and date;
      the rest behind it ; Monday
  the delivery date is in working weeks ; nobody outside counts so ; a date, with “if ordered by” next to it ; today
  the price of spares is missing ; they ask for it in the second mail, always ; three kits with price on page two ; in
      {week+1}
title: Could we change this: {what}
A: {what}, and {pain}. {Is there a reason?|Who could change it?} I {have tried|tried} it by hand on the last two, and
both {answered the same day|called back}.
B: {The reason is that nobody asked. What would you like instead?|No reason at all, it grew like that. How should it
be?|It was a wish of somebody who has left since. What would be better?}
A: {do}.
B: {I can do that|Easy}. {when}.
C: {Please leave the field with the number where it is. A program reads it.|From my side only: the total must stay on
page one.|Careful with the date, the ledger reads it. Everything else is free.}
B[+1d; solved]: New version is in use. {Shout if it looks wrong|Tell me if a customer is confused}.
A[maybe]: {First one sent with it. Looks like a different company|Sent two with it. No question came back}.

=== handover-sales | update | order
cast: A=stefan|camille|oliver B=silje C=nadia|bjarne|katrin|marit
where: who ; prom ; odd ; reply
  a chemical plant on the Danube ; start-up in {week+9}, two days, one fitter ; the door to the pump room is 84 cm ;
      bare shaft first, motor after. Noted on the order
  the waterworks of three villages ; training for the two men who run it ; both are over sixty and afraid of screens ;
      we print it for them, large, and show it twice
  a mill that is moving house ; storage for four months, turned by hand weekly ; they have no hand to turn it ; then
      we keep it here and turn it. It costs 40 euro a month, tell them
title: Ordered: {who}. What we promised
A: Order is in. So that nobody has to search my mail later, for **{who}**:

- Promised: {prom}
- Odd: {odd}
- Contact on site: in the order, with a mobile number

B: {Planned|In the plan}. {Date holds as it stands|I see no problem with the date}.
C: Thank you, this is the first hand-over I did not have to ask for. {reply}.
A: {I did not know that|Good, I tell them so}.
D[maybe]: {May I make these three lines the rule? Promise, oddity, contact.|This is what I used to search three
mailboxes for.|Please keep to three lines. With four nobody reads them.}
A[maybe]: {Please|Do}. It took me four minutes.

=== praise-quote | praise | quotation | for B
cast: A=oliver|camille|stefan|sofia
where: B ; deed ; for
  yuki ; answered three curves from the train, between two tunnels ; tunnels
  thea ; got a date out of a maker that had not answered anybody for a month ; not letting go
  hanne ; sent eleven quotations on the day before her holiday, none with a mistake ; a clean desk
title: Thanks to {B.first}
A: @{B} {deed}. For: **{for}**. {The order came today|We will see whether it becomes an order, but that is not the
point}.
C: {I saw it happen|Seen}. {Hats off|Very good}.
B: {You all asked so nicely|It was less than it sounds}.
D[maybe]: {It was exactly as much as it sounds|No, it was not}.

=== rule | poll | rule
cast: A=hanne|sofia B=rafael|oliver|camille C=thea|lukas
where: q ; a ; b ; c ; note ; c1 ; c2
  Until when does a quotation hold? ; 30 days ; 60 days ; 30, and 90 for public tenders ; Nickel moved 11 % in a
      quarter ; 30,
      and 90 where the law wants it. A mayor needs 60 days to find the paper ; From purchasing: I can hold a price for
      30 days,
      everything beyond is a bet
  May we quote without a drawing of the plant? ; Never ; Under 20,000 euro ; Always, with a sentence ; Four of the
      last ten
      surprises were in the missing drawing ; With a sentence. If I wait for drawings I quote in spring ; A photo
      would be
      enough for me, as long as the door is in it
  Shall the salesperson see the margin? ; Yes ; Only a traffic light ; No ; I have an opinion and will not say it
      before you
      voted ; The light. If I know the figure, the customer reads it in my face ; Whoever sees the margin should see
      the date
      as well, then it is honest
poll: secret, 5d: {a} / {b} / {c}
title: {q}
A: {note}. The vote is secret; the talk below is not.
B: {c1}.
C: {c2}.
D: {Both are right. I would try one for a quarter|Could we try it, and count?}
A[+1d]: {We try what the vote says for one quarter|Result decides for a quarter}, then we look at it again.

"""
SCENARIOS = {"quote-in-a-day": _TEXT}
