"""Castings without Surprise: foundries, bearings, motors, and dates that can be believed."""

_TEXT = """
=== pilot-castings | announcement | pilot | pin, when 0.0
cast: A=agnieszka B=gunnar C=silje D=birgit E=petter
title: Two weeks earlier. What we try here until day 90
A: One pump order in eight ships late because of a part we buy, and we hear of it on the day. I do not believe that
foundries are worse people than others. I believe that we ask on the wrong day.

So: each supplier gets one question every Friday, *what will be late, and since when do you know*. The answers stand
here, for
all fourteen of us, also the embarrassing ones. Closed, because there are prices in it.
B: I would rather plan with a bad date than with a beautiful one. Please remember that when it hurts.
C: I will hold you to it on the first Monday.
D: And machining says at goods-in what is bad, the same day, with a photo. Until now we said it at lunch.
E: What does it cost?
A: An hour of Lukas each Friday.
E: Then I am for it.

=== friday-list | update | friday-list | weekday 4
cast: A=lukas|thea B=silje C=birgit|wen|gunnar D=agnieszka|noor
where: sup ; part ; was ; now ; since ; sup2 ; part2 ; news ; act ; more
  Gjutner Foundry ; casings 40, 12 of 30 ; {day+3} ; {date+16} ; ten days, they say now ; Kappel Lager ; bearings 6316
      ; on time ; Aldwater first, the brewery waits ; could they split, six and six
  Ravnsborg Steel ; bars duplex 90 ; {day+5} ; {date+11} ; since Monday, the rolling mill stands ; Ostervik Seals ;
      everything ; two days early, believe it or not ; the long bars in the yard can be turned down ; who pays the
      chips
  Veltmann Motoren ; 45 kW, nine pieces ; {day+8} ; {date+23} ; “for some time” ; Morvan Fonderie ; bearing covers ;
      as promised ; 55 kW with a new plate, Ola signs ; does the price change
  Morvan Fonderie ; impellers 238 ; {day+2} ; {date+9} ; yesterday ; Gjutner Foundry ; nothing this week ; nothing ;
      trim 250s, four of them ; that is a sin and I will do it
title: Friday list: {sup}, {part}
A: The calls are made, seven suppliers. What moves:

| Supplier | Part | was | is | known since |
|---|---|---|---|---|
| **{sup}** | {part} | {was} | **{now}** | {since} |
| {sup2} | {part2} | | {news} | |

{I trust the first line, they sounded ashamed|I believe these, they came without being asked twice}.
B: {Seen. That touches two orders|Looking at what it touches}. Proposal: {act}?
C: {Works for us|Yes}. {more}?
A: {I ask|Asking}. {Answer on Monday|I have their word by tomorrow noon}.
D: Known for how long before we asked is the figure I look at. {It was 11 days in the beginning|It gets smaller}.
A[+3d]: {They said yes|Settled}. {List is closed for this week|Plan and list agree again}.
B[maybe]: And nobody outside will have noticed. That was the idea.

=== deviation | question | deviation casting
cast: A=birgit|tomasz|noor B=henning|torunn|anders C=lukas|agnieszka
where: n ; part ; fault ; meas ; yes ; price
  4 ; casings 40 ; wall 9.1 instead of 10 mm, on one side ; ultrasonic, twelve points each ; accept up to 8.8, but
      test these four at 1.7 times ; three per cent off, and a moved core
  11 ; bearing covers ; pores as big as a pinhead, outside ; the dye goes in 0.5 mm ; fill and paint. They hold
      nothing but oil mist ; no discount, but the next lot free of pores
  2 ; impellers 250 ; one blade 1.5 mm thick, the others 4 ; calliper, photo ; scrap. No discussion about blades ; two
      new ones by courier, on them
  30 ; lantern rings ; 0.1 too small in the bore ; gauge ; turn them out here, four minutes each ; 30 times four
      minutes, as a credit note
title: {n} {part}: {fault}
A: Came in {this morning|today}: **{n} {part}**, {fault}. Measured: {meas}. They are needed on {day+4}. Use, rework or
send back? {I would like
to know before they are unpacked in full|I have one on the table}.
B: {Photo of the worst, with a scale|Show me the worst one}, and the heat number please.
A: {Sent|In the record}. The heat is {G|M|R}-{4417|4420|4391}.
B[solved]: {yes}.
A: {Good|Clear}. {We do it this afternoon|We begin at once}.
C: I have told them. Price of it: {price}.
D: {Deviation has a number, the record is complete|Written down, with photo and signature}.
E[maybe]: {Same foundry as in {month-1}?|Is that the third of this kind?}
C[maybe]: {Yes. It is on the agenda for the visit in {week+2}|It is, and they know that we know}.

=== second-source | question | sourcing
cast: A=thea|lukas|agnieszka B=torunn|henning|anders C=petter|gunnar D=noor|helle
where: part ; one ; two ; pr ; risk ; cond
  bearing housings ; Gjutner ; a small foundry on the west coast ; 6 % dearer ; they have never poured anything over
      200 kg ; five pieces, cut two of them open
  motors to 30 kW ; Veltmann ; a maker from the south, with a stock in Hamburg ; 4 % cheaper ; the winding is fine,
      the terminal box leaks ; our own gasket, and a hose test
  elastomers ; Ostervik ; two sisters who press what nobody else presses ; twice the price ; two people, one press ;
      only for the odd sizes, and a stock of a year
title: A second source for {part}?
A: We depend on {one} for {part}. Found: {two}, {pr}. {Visited last week|I was there}. Good people. What speaks
against it is this: {risk}.
B: {I would try|I am not against it}. Condition: {cond}.
C: And what does the first one say if they hear of it?
A: {I would tell them myself, before|They will hear it from me}. It has never made anybody slower.
D: From quality: full check of the first three deliveries, no exceptions, {also if we are in a hurry|even then}.
A: {Agreed|So be it}. Trial order {goes out|is out}, {date+30} is the date.
C: {Fine. The money is small and the sleep is good|Released}.
B[+6d; maybe]: First piece is here and cut. {Better than I thought inside|Nice and dense}.

=== price-talk | update | price
cast: A=agnieszka|lukas|thea B=petter C=torunn|birgit|silje
where: sup ; wants ; says ; got ; gave
  Gjutner ; 8 % ; energy ; 4 %, and a date that costs them 1 % a week if they miss it ; a forecast for six months,
      which we have anyway
  Kappel ; 5 % ; everything ; 0, but we take full boxes ; the odd sizes
  Veltmann ; 11 % ; copper ; copper clause, up and down, month by month ; payment in 20 days
title: {sup} wants {wants} more
A: {sup} came with **{wants}**, reason “{says}”. {Two hours, three coffees|It took two calls and a silence}. Result:
**{got}**. What we gave: {gave}.
B: {Good|Very good}. Is it in writing?
A: {Signed|Tomorrow}.
C: What does it mean for the plan?
A: {Nothing before {month+1}|A little stock, and a date one may believe}.
B: I correct the calculation with {month+1}, not before. {Sales knows?|Who tells sales?}
A: {Hanne has the new list on Monday|I do, with one sentence}.
C[maybe]: I like that the date has a price now. {It should have one on our side too|We could do the same with our
own}.

=== visit-foundry | update | visit
cast: A=lukas|birgit|torunn B=agnieszka C=noor|henning|tomasz
where: sup ; saw ; good ; bad ; idea
  Gjutner Foundry ; our mould on the floor between two pours ; they know each of our parts by its nickname ; nobody
      had told them which faces are machined ; a drawing with the machined faces in red
  Morvan Fonderie ; the oldest crane I have ever seen, and the cleanest sand ; they weigh every impeller by hand ;
      they pour ours on Fridays, last ; we take Wednesdays, and fetch it ourselves
  Ravnsborg Steel ; bars lying in the rain, ours among them ; papers for each bar since 1988 ; “reserved for Halden”
      in chalk, and then the rain ; paint instead of chalk. I left them a spray can
title: A day at {sup}
A: Seen: {saw}. Good: {good}. Not so good: {bad}. {I took 40 photos and may show six|Photos in the folder}.
B: {What do we take from it?|And what follows?}
A: {idea}.
C: {Good|I like that}. {What do you need from me?|Tell me what you need for it}.
A: {They asked whether one of them may come and see it machined|They would like to see what becomes of it}.
C: {Of course. Two days, with shoes|Gladly, on a day when it is loud}.
B: {Do we have that every half year?|Make it twice a year}. It costs a train ticket.
D[maybe]: Take somebody from the line along, next time. {They ask other things|I would come}.

=== figure-castings | update | measure
cast: A=agnieszka|silje B=gunnar C=helle|noor D=petter|thea
where: fig ; n ; why ; know ; word
  11.8 ; 59 ; casings 4, motors 2, bearings 1 ; three days ; no better, but we know it earlier
  10.9 ; 64 ; casings 5, motors 2 ; eight days ; one in nine
  9.9 ; 71 ; casings 3, motors 3, seals 1 ; eleven days ; nearly what we wanted with the warning, half of what we
      wanted with the lateness
title: {fig} % late because of a purchased part
A: Of {n} orders, **{fig} %** late because of something we buy. Reasons: {why}. And the second figure: we knew {know}
before. In words: {word}.
B: Which of the two does the customer feel?
A: {The first. But with the second he can plan|The second, oddly. They say so}.
C: Both figures are from few orders. {I would not draw a line through three points|Please no arrow on a slide yet}.
D: Does the Friday call still take an hour?
A: {Forty minutes by now, they have the answer ready|Less. They call us first, two of seven}.
B[maybe]: That is the best sentence of this pilot so far.

=== stock-question | poll | stock
cast: A=silje|agnieszka B=petter C=birgit|wen D=lukas|thea
where: q ; a ; b ; c ; why ; c1 ; c2 ; c3
  Where shall the buffer lie? ; Here, raw ; Here, machined ; At the foundry, paid ; Six casings of each size are
      90,000 euro ;
      Money that lies in the rain is still money. Raw, if at all ; Machined, please. The time is lost with us and not
      at the
      foundry ; with the third they would need our trust, and we theirs
  Who may change the order of the furnace list? ; Silje ; Lukas ; Both, in writing ; Last week three people did, and
      Gjutner
      called to ask who is right ; One person. Which one is the same to me ; Silje, she sees the line. But then she
      must
      answer her phone ; I do not need the right, I need to hear of it
poll: 5d: {a} / {b} / {c}
title: {q}
A: {why}. {Vote, and then one argument each, please|Please vote before you read the others}.
B: {c1}.
C: {c2}.
D: I can argue for each of them. One thing only: {c3}.
A[+1d]: {Thank you. I go with the vote|Decided as voted}, and in {week+6} we look whether it was right.

"""
SCENARIOS = {"castings-without-surprise": _TEXT}
