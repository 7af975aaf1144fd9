"""All Halden: what everybody should hear first, and may answer."""

_TEXT = """
=== friday-answers | announcement | leadership | weekday 4
cast: A=elias B=wen|pawel|amina|roar C=ola|henning|torunn|yuki D=tom|ewan|kari|mei|travis E=petter|sofia|marit|gunnar
where: n ; q1 ; a1 ; q2 ; a2 ; q3 ; a3 ; back ; more ; aside
  five ; Is line 1 closing? ; No. The HX-25 is, and line 1 gets the HX-32. Nobody loses a place, some change it ; Why
      is the canteen dearer? ; Because I did not notice. It goes back on Monday ; Will there be a hub in South
      America? ; Not in the next two years. If we do it, we do it properly ; does “change” mean other shifts ; not
      without talking to each of you first, and not before spring ; good. I wanted to hear the second half
  four ; Why do we not buy the small firm everyone talks about? ; Because it would be the third thing we do at once,
      and we do two things badly already ; Do you read everything here? ; Yes, mostly at six in the morning. I do not
      answer everything ; When does the roof get mended? ; It is ordered, {month+1}, it was the crane that took so
      long ; which two things do we do badly ; return visits and dates for castings. Both have owners now ; that is
      unusually honest
  six ; Are there bonuses this year? ; Yes, the same sum for everybody, with the {month+1} pay ; Why the same for all?
      ; Because I could not explain the differences of last year ; What keeps you awake? ; One customer in nine whom
      we have to visit twice ; also for the hubs and for those who began in spring ; hubs yes, and for the new ones by
      month ; thank you from the new ones
  eight ; May we see the order book? ; Yes. It is on the page “Figures”, every Monday, for all ; Is the four-day week
      a topic? ; It is a question I take seriously and have no answer to. Randi tries it with one team ; Why do you
      not wear the shoes at the benches? ; You are right. I have bought a pair ; which team tries it ; documentation,
      they volunteered, and we measure pages and sleep ; can we bet on the shoes
  four ; What happens if Aldwater leaves? ; We would lose eleven per cent and a good teacher. They are not leaving ;
      Why was the night work rule changed so late? ; Because I listened to the wrong table. I have said sorry to those
      it was about ; Will we have robots at line 3? ; One, for the lifting, if the line wants it ; who decides whether
      the line wants it ; the line. By vote, on the floor, after trying one for a month ; it should be called Odd
title: Friday answers: {q1}
title: Friday answers, {n} questions, the first: {q1}
A: {n} questions this week, here are the three that most people asked.

**{q1}** {a1}.

**{q2}** {a2}.

**{q3}** {a3}.

The others I answered where they were asked.
B: A follow-up: {back}?
A: {more}.
B: {aside}.
C: {Thank you for the second one|The third answer is the first I ever got to that question}.
D: Read on a {ferry|roof} with bad reception, and all of it loaded. {Just saying, because that was different last
year.|That was not so last year.|I only mention it because nobody believed it would.}
E[maybe]: {I can add figures to the first one, if wanted|For the first: my door is open, the figures too}.
F[maybe]: {Please|Yes, please}.
A: {Have a good weekend|Until next Friday}. {Take the Monday slowly|Somebody please switch off the lights at bench 1}.

=== quarter | announcement | figures
cast: A=petter|elias B=gunnar|marit|sofia C=wen|arne|birgit D=henrik|hanne|lene E=elias|petter
where: title ; orders ; margin ; visits ; cash ; word ; q ; a
  The quarter in four lines ; 31.4 ; 38.2 ; 10.4 ; 6.1 ; good orders, poor dates ; why are orders up and hours of
      overtime too ; because both come from the same three late castings
  {month-1} in four lines ; 9.8 ; 39.0 ; 9.6 ; 5.7 ; quiet and solid ; what does a point of margin mean for us here ;
      about 400,000 euro, or two machines, or half of the pot that is shared in spring
  {month-1} in four lines, in a hurry ; 11.2 ; 37.1 ; 8.9 ; 6.8 ; the motors got dearer and we were slow to say so ;
      does the customer pay for slow ; no, we do. From {month+1} the price has a date
title: {title}
A: {word}. {The rest is detail|In figures}:

| | |
|---|---:|
| Orders, million euro | {orders} |
| Margin, % | {margin} |
| Return visits per 100 start-ups | {visits} |
| Cash, million euro | {cash} |

{Questions below, also stupid ones, they are seldom stupid|Ask, I answer today}.
C: {q}?
A: {a}.
C: {That I understand|Clear}. {I will say it at the line like that|The part with the machines I will quote}.
B: For my part of it: {the dates are mine, and the plan against it is in Castings without Surprise|we work on the
third line, and it moves}.
D: {Was the late invoice of {month-2} in there?|Is the rebuilt stock counted?}
A: {Yes, in the last line|It is, with caution}.
F[maybe]: {I like that the third line is there now|Four lines is the right length}.
E[maybe]: {It stays there|It stays at four}.

=== site-news | announcement | works
cast: A=gunnar|vidar|bjarne|mikkel|randi B=odd|roar|stig C=silje|hanne|asha D=mei|travis|luc|fatima E=vidar|helle
where: what ; when ; detail ; who ; q ; a ; after
  The gate is moved by thirty metres ; from {day+4} ; trucks come in on the left, feet on the right, as it should
      always have been ; whoever cycles, gets off for ten metres ; and where do I park ; where you parked, but you
      walk round the other side ; only one truck took the wrong side, and it was ours
  Power is off at the works ; Sunday, 06:00 to 10:00 ; the transformer of 1978 gets its first holiday ; freezers, test
      rigs, aquariums: say so by {day+2} ; does the server room run on ; on batteries for six hours, and Mikkel sleeps
      next to it ; everything is back, and the clock at the gate is finally right
  The canteen cooks for the late shift ; from {day+3} on ; warm food at 18:30, for everybody who is here ; say by two
      o'clock whether you come ; vegetarian too ; yes, and not only the salad without the ham ; 41 plates on the first
      evening, we had reckoned with twenty
  The roof over machining ; {day+3} to {date+12} ; noise until four, then quiet ; machines 2 and 4 move for the time ;
      will it rain into the parts ; there is a tent above the tent ; it rained, and nothing got wet but the roofers
title: {what}, {when}
A: **{what}**: {when}. {detail}. Important: {who}.

{If that is a problem for you, tell me now|Problems with it: here, today}.
B: {q}?
A: {a}.
C: {I have moved two deliveries because of it|Reception knows. Visitors get a drawing}. {Should be all right|It should
work}.
D: {We at the hub only smile and send regards|It does not touch us, and I like to know it anyway}.
E: From the safety side: {eyes up on the first day|walk it once before you need it}.
F[maybe]: {When was that last done?|Was that not planned since two years?}
A[maybe]: {A long time ago|It was. Today is the day}.
A[+13d]: Done. {after}. {Thank you for the patience|Thanks, all}.

=== leaving | announcement | farewell
cast: A=marit|anders|gunnar|sofia B=stig|arne|lene|odd|birgit C=ewan|katrin|ruth|tom D=joaquin|torunn|hanne
where: name ; years ; job ; story ; wish ; gift
  Einar ; 41 ; built the first HX-25 and tested the last ; when the bench flooded in 1994, he held the cable up for
      two hours ; that nobody gives him a watch ; a wrench, silvered, 24 mm
  Solveig ; 33 ; knew every customer by the sound of their hold music ; she once sent a pump by fishing boat because
      the road was closed ; a bench by the water with nothing written on it ; a bench, with nothing written on it
  Per Arne ; 28 ; ran planning before there were computers for it ; his board had coloured pegs, and no plan since was
      as readable ; his pegs back ; the pegs, found in the cellar, all 212
title: {name} leaves after {years} years
A: On {day+6} is {name}'s last day. {years} years; {job}. {There are a thousand stories|I could tell many}, one:
{story}. Cake at two, in the old canteen, for everybody. What {name} wishes for: {wish}.
B: I started under {name}. {Two rules: sweep first, then complain|The first thing I was taught: measure, then talk}.
C: {We never met in person in fifteen years and I would know that voice anywhere|From abroad: thank you for every late
call you picked up}.
D: I would like to write down what {name} knows before {day+6}. Who joins me for two afternoons?
B: {Me|I do}. {And bring a recorder|It will need more than two}.
E: {I come too, I have questions from ten years|Count me in}.
A: The present: {gift}. {Do not tell|Silence until then, please}.
F[maybe]: {It will be quiet without that laugh|I still have a note from {name} on my wall}.
A[+10d]: {There was not a dry eye and no cake left|Three speeches, all short}. Four hours of notes are with Joaquín,
too.

=== customer-story | update | customers
cast: A=tom|ewan|kari|mei|travis|dirk|luc B=sofia|marit|elias C=wen|pawel|birgit|amina D=freya|miriam
where: who ; place ; line1 ; quote ; learn
  the brewery at Lofthus ; a cellar with candles, because the light was off ; they run our oldest pump, number 117,
      and talk to it ; “It only wants to be greeted.” ; somebody should go there with a camera before it is replaced
  a hospital in the south ; the pump room under the operating theatre ; they have a second pump for the case that ours
      fails, and it has never run ; “We dust it.” ; run it once a month, a pump that stands gets older than one that
      runs
  a fish farm beyond Vågnes ; an hour by boat, with the pump on my knees ; a boy of nine showed me how to vent it,
      better than the page ; “You have to listen when it stops spitting.” ; listen until it stops spitting. That is
      now in the page
  a paper mill at night ; the control room, two men and a dog ; the dog hears cavitation before the sensor does ;
      “When he leaves, we look at the pump.” ; Leila wants to meet the dog
  a waterworks in the hills ; up 212 steps with the tools ; the man who runs it is 78 and trained three successors,
      all of whom left ; “They wanted signal.” ; he sends us a postcard with the readings each month, and they are
      exact
title: Seen at {who}
A: I was at {who} this week. {place}. {line1}.

> {quote}

{I thought you would like to know where they end up|For everybody who builds them and never sees them again}.
B: {Thank you. This is why I read this page|Such a good one}. What can we learn?
A: {learn}.
C: {We built that? I would like to see it|Read it out on the line. They want more of those}.
D: {May I draw that?|I would go there with a camera, honestly}.
A: {Of course|They would be delighted}. I {ask them|give you the number}.
E: {Best thing I have read today|This made my Tuesday, and it is not even Tuesday}.
F[maybe]: {I was there in my second year. It looked the same|I know that room! There is a step one does not see}.

=== digital | announcement | digital-office
cast: A=ingrid|grace B=wen|gunnar|birgit C=camille|stefan|oliver|henrik D=mei|travis|ruth E=grace|ingrid
where: what ; why ; fig ; off ; fear ; ans
  We close the two old chat tools ; four places to ask is the same as none ; 61 % of what was asked there last month
      is asked here already ; {date+30}, and what is in them stays readable ; and my private group with the jokes ;
      jokes may come along, there is room
  Every community now says why it exists, and until when ; eleven of the old groups had no reason any more and 4,000
      unread messages ; 11 closed, 3 merged, 1 began ; nothing more ; is that not control ; the owner decides, not we.
      We only ask the question each half year
  Who answers, and who waits ; half of all questions are answered in two hours and ten minutes, and nine in ten within
      a day and a half ; 7 of 214 were never answered ; nothing ; do you see what each of us does ; no. Groups under
      five people are hidden, also from me
title: {what}
A: {what}. The reason: {why}. In figures: {fig}. Switched off: {off}.

What we do **not** do: count posts, rank people, send reminders at night.
B: {An honest question|Let me ask the obvious}: {fear}?
E: {ans}.
C: {Then I am for it|That is all I wanted to know}.
D: {Does it hold for the hubs as well, with another clock?|And how is it for those who are nine hours away?}
A: {Your night is quiet until your morning|The same, and your quiet hours are yours, not ours}.
F: {I was against it at first, I say that openly|I did not believe in it in spring}. {Now I look here first|I
have changed my mind, a bit}.
E: {I will keep that sentence|Thank you. Please keep telling us where it does not work}.

=== vote-all | poll | company
cast: A=elias|randi|ingrid|helle B=pawel|amina|odd C=sofia|camille|stefan D=yuki|dana|miriam
where: q ; a ; b ; c ; why ; com
  What should be engraved on the thousandth HX-40? ; The names of all who built it ; Nothing, it should just run ; A
      fish ; It leaves in {month+1}, and goes to the first customer who ever bought one ; there are 44 names, I have
      counted, they fit round the flange
  Which charity gets the Christmas money? ; The lifeboat ; The school in Sarpsborg ; Wells, through the engineers'
      fund ; 25,000 euro, as every year ; the lifeboat pulled three of our customers out
  Shall we open the doors for families on a Saturday in {month+4}? ; Yes ; Yes, but not the machining ; No ; The last
      time was nine years ago and somebody's son still talks about it ; he works here now
poll: 9d: {a} / {b} / {c}
title: {q}
A: {why}. {One person, one vote, also mine|Please vote}.
B: {com}.
C: {a}, {with all my heart|without a doubt}.
D: {I had another one in mind, and now I vote for that|Convinced}.
E: {I can live with all three|Any of the three is better than last year}.
F[maybe]: From a hub: {a}. {I have never agreed with so many people at once|The rest of my hub too, I asked}.
A[+8d; maybe]: {So be it|It is decided}. {I report when it is done|Pictures will follow}.

=== congratulations | praise | company | for B C
cast: A=elias|marit|gunnar|anders
where: B ; C ; what ; for
  wen ; amina ; handed over a line between two shifts in four minutes, with not one thing forgotten, for thirty days ;
      thirty times four minutes
  priya ; joaquin ; turned an answer into a page in twelve minutes while a fitter stood waiting at the pump ; twelve
      minutes
  lene ; odd ; counted every shelf in two days, and the ledger was wrong by nineteen parts of 11,000 ; nineteen
title: {B.first} and {C.first}
A: @{B} and @{C} {what}. For: **{for}**. {I could not have asked for it, they simply did it|Nobody had asked them to}.
B: It began as a bet, {honestly|I admit}. @{C} did the harder half.
C: {No, the other way round|The halves were equal}.
D: {Congratulations, both|Well done}.
E: {I have seen it and believe it|As one who profits from it daily: thank you}.
F[maybe]: What was the bet?
B[maybe]: A thermos. {It is not dented yet|I won it}.
"""
SCENARIOS = {"all-halden": _TEXT}
