"""Working at Halden: rules and reasons, welcomes, learning, and the small things of a company."""

_TEXT = """
=== rule-question | question | agreement
cast: A=field-service|assembly|machining|sales|service-engineering|documentation|spare-parts|digital|drives
      B=randi|eline C=marit|gunnar|petter|helle
where: q ; detail ; answer ; where_to ; odd
  Can I take two days off in one week and work them in another? ; my daughter moves house ; yes, up to 16 hours,
      agreed with your manager, three months to balance it ; time sheet, reason “moved” ; it also works the other way
      round
  Who pays when a course is half work and half my own interest? ; welding, evenings, 600 euro ; we pay, if you show it
      to two colleagues afterwards ; ask before you book, three lines are enough ; nobody has ever been refused so far
  How much notice for parental leave? ; spring, probably ; two months, and earlier is kinder ; Randi, in person, with
      coffee ; the plan waits for you, not you for it
  May I work from the hub in Lyon for a month? ; my partner has a job there for a while ; yes for desk work, up to 60
      days a year, tax is the reason and not us ; manager and Randi, two weeks before ; take a screen from the pool
  Is the time of changing clothes working time? ; it takes me nine minutes with boots and harness ; yes, ten minutes a
      day for everybody who needs protective clothes ; it is in already, look at your slip ; we had forgotten to say
      so for two years
title: {q}
A: {q} Case: {detail}. {I found two pages that say different things|I did not want to ask my manager first}.
B[solved]: Short: {answer}. How: {where_to}.
A: {Thank you. That is easier than I thought|Clear, thank you}.
C: {A remark from a manager|From the other side of the table}: {odd}.
B: {One of the two pages is gone now, and the other has your case as an example, without your name.|I have put it on
the page, as a question, in your words and without your name.|And the old page is deleted. It was from 2014 and wrong
since 2016.|It is in the list of answers now. It was missing, so thank you.|Payroll knows it too, since an hour. They
had it the other way round.}
D[maybe]: {I had the same question and did not dare|Good that you asked it in the open, I needed the answer too}.
E[maybe]: {Does it hold at the hubs as well?|And outside Norway?}
B[maybe]: {Mostly. Where the law is different, the better of the two holds|Yes, unless the law there is better, then
the law}.

=== welcome | announcement | welcome
cast: A=randi|eline B=marit|gunnar|anders|ingrid C=stig|wen|asha|torunn|lene
where: name ; role ; from ; fact ; first ; love
  Halvard Ness ; fitter for the coast south, with Kari ; {date+5} ; has been under water more often than most of us ;
      a week on line 3, then two with Kari ; ask him about knots
  Priscilla Owusu ; buyer for coatings ; {date+9} ; speaks five languages and is silent in all of them before nine ;
      the paint cabin, then the suppliers ; ask her about choirs
  Anton Lindahl ; bench mechanic ; {date+2} ; built a boat from what a boatyard threw away ; bench 1 with Stig ; ask
      him about glue
  Zeynep Kara ; controller in Petter's team ; {date+12} ; calculated the price of a return visit before we asked ; a
      night at Keld Lane ; ask her about mountain huts
title: {name} starts on {from}
A: **{name}** joins us as {role}, from {from}. First weeks: {first}. {name} {fact}. {If you need a topic for lunch|For
the lunch table}: {love}.

- [x] Desk, shoes, key
- [x] Access, phone
- [ ] Somebody to have lunch with in the first week, **please raise your hand**

B: {Welcome. We have waited for you|We are glad that it worked out}.
C: {Lunch on the first day is mine|I take the Monday lunch}.
D: {Tuesday|Then I take Tuesday}.
E[maybe]: Wednesday, but it will be sandwiches on the quay.
A: {That was fast|The week is full, thank you}. {The record is eleven minutes|I love this list}.
C[+15d; maybe]: {Had lunch. I now know too much about it|Good choice. Really}.

=== course | update | training
cast: A=eline C=bjarne|katrin|wen
where: c ; t ; seats ; when ; bring ; echo
  Seals from the inside ; Priya, two mornings ; 8 ; {date+13} ; a broken one, if you have it ; we opened eleven seals
      and found nine stories
  Reading a spectrum without fear ; Leila, one afternoon ; 12 ; {date+9} ; a measurement that puzzles you ; everybody
      found the twice-speed peak
  Writing so that a fitter reads it ; Joaquín, ninety minutes ; 10 ; {date+6} ; a page of your own, printed ; from 400
      words to 90, and better
  Norwegian for those who have been silent too long ; Randi's neighbour, ten evenings ; 14 ; {date+16} ; courage ; we
      can now order waffles and complain about them
title: Course: {c}
A: **{c}**, with {t}, on {when}. {seats} seats, also from the hubs by video. To bring: {bring}. {Put your name
below|Answer here and you are in}.
C: {One|Two} from us, {please|names follow}.
D: {Me|I would like to}. {If there is still room|I missed it last time}.
E: {Is there a recording?|Will it be recorded?}
A: {No. People ask other questions when it is recorded. Notes, yes|Notes and pictures yes, recording no}.
F[maybe]: {Then me as well|I come}, {with three broken ones|and I bring cake}.
A: Full. {Waiting list is open, and it will be repeated in {month+2}|I repeat it in {month+2}}.
D[+17d; maybe]: {For those who were not there|As a report}: {echo}.

=== poll-people | poll | survey
cast: A=randi|eline|grace B=sales|field-service|documentation|it C=assembly|machining|planning|test-benches
where: q ; a ; b ; c ; d ; note ; c1 ; c2
  When should the summer party be? ; First Friday of June ; Last Friday of August ; Both, smaller ; Neither, give us a
      day off ;
      Last year we had hail in June ; August. In June the hubs cannot come ; June, hail or not. In August half of us
      have forgotten
      how to work
  What shall we do with the old canteen? ; A workshop for all ; A room with silence ; Bikes ; Leave it ; 140 square
      metres and a
      piano nobody owns ; A room with silence. We have enough rooms with noise ; Whatever it becomes, somebody should
      tune the
      piano
  How do you want to get your pay slip? ; Here, behind sign-in ; By mail ; On paper ; I do not read it ; Paper costs
      4,000 euro a
      year, which would be all right if it was read ; Here. I lose everything that comes by mail ; Paper. My wife
      reads it and
      she has no account
  Which day should be without meetings? ; Tuesday ; Wednesday ; Friday ; None, I like them ; We count 1,100 hours of
      meetings a
      week ; Wednesday, in the middle, so that one has a middle ; I read this with interest. We have three meetings a
      year
poll: 8d: {a} / {b} / {c} / {d}
title: {q}
A: {note}. {Vote until next week, talk below|Please vote}. I will do what comes out, as far as the fire rules allow.
B: {c1}.
C: {c2}.
D: {Thank you for asking on paper too, at the gate|I have voted, and I am surprised by myself}.
A[+2d]: {Two hundred votes by paper at the gate as well|More votes than ever}. {Thank you|I count them twice}.
A[+7d; maybe]: {It is decided as you voted|The vote is clear}. {Nobody will be entirely happy, and most a little|I put
it into the calendar}.

=== buddy | question | newcomer
cast: A=mei|travis|luc|mehmet|dana|tomasz|amina|miriam|fatima|camille B=eline|asha|silje|hanne|joaquin|torunn
where: q ; answer ; more
  What does “it is on the board” mean? I see four boards ; the one next to the coffee machine, always. The others are
      decoration ; the left column is today, the right one is never
  Whom do I ask when I do not know whom to ask? ; Silje. She plans everything and therefore knows everyone ; and if
      she is away, the goalkeeper of the canteen, Odd
  Is it true that nobody answers in July? ; mostly. Three weeks, the whole country. Plan around it, do not fight it ;
      the hubs answer in July, that is one reason to have hubs
  Why does everybody sign with initials? ; because the first order book had narrow columns, in 1961 ; ask for the
      book, it is in the cabinet in reception
title: A newcomer's question: {q}
A: {I am here for some time now and still do not know|Perhaps a silly one}: {q}
B[solved]: {Not silly at all|Good one}. {answer}.
C: {more}.
A: {Thank you, this explains a lot|I feel more at home already}.
D[maybe]: {I have wondered about that for six years|Me too, and I have been here since the old canteen}.
E[maybe]: {Please collect these. It would be the best welcome page|More of these, please}.
B[maybe]: {I keep them on a page, “What everybody knows and nobody says”.|They are in the welcome letter now, as
question number nine.|I do. There are 31, and the best one is about the lift.|Noted. Whoever comes next gets it on day
one, from me, with a coffee.}

=== praise-people | praise | colleague | for B
cast: A=marit|grace|joaquin|birgit|bjarne|sofia|anders
where: B ; deed ; for
  eline ; had lunch with every single newcomer this year, twenty-six of them ; twenty-six lunches
  silje ; replanned a week so that a father could be at the hospital, and told no one why ; discretion
  torunn ; explains corrosion to anyone who asks as if it was the first time she was asked ; the tenth time
  henrik ; found the mistake in my travel expenses that was to my disadvantage ; honesty in both directions
title: {B.first}
A: @{B} {deed}. For: **{for}**. {I thought others should know|I wanted that to be read by more people than me}.
C: {I can confirm|I am one of them}. {Thank you, {B.first}|It matters more than it looks}.
D: {Me too|So true}.
B: {Now I am red|I do not know what to say}. {It was a pleasure|Anybody would have}.
E[maybe]: {Not anybody, no|No, not anybody}.

=== policy-change | announcement | agreement
cast: A=randi B=helle|marit|gunnar|petter C=amina|wen|bjarne|ola|hanne
where: what ; from ; was ; now ; why ; q ; re
  Night work ; {month+1} ; ten nights in a row were possible ; five at most, then two days ; sleep, and the law will
      say so soon anyway ; does it hold for fitters on site ; yes, and the customer gets a second fitter, which Marit
      has in the price
  Travel days ; {month+1} ; a Sunday flight counted half ; it counts whole ; because it is whole ; also backwards for
      this year ; from {month-2} on. Send me the list, I do not check it twice
  Probation ; now ; six months, talk at the end ; six months, talks after two, four and six ; three people were
      surprised at the end, and that is our fault ; who leads the talk ; the manager, with somebody you choose
  Sick child ; now ; ten days, proof from day one ; fifteen days, proof from day four ; doctors have better things to
      do ; does it hold for grandparents ; who lives with the child counts, whatever the word for it
title: {what}: what changes, and why
A: From {from}:

| | before | now |
|---|---|---|
| {what} | {was} | **{now}** |

Why: {why}. {Agreed with the union and the management|Agreed with all sides on {day-2}}. Questions here, or in my
office if you prefer.
C: {q}?
A: {re}.
B: {Managers: please do not invent exceptions before it has begun|I stand behind it. It costs something and it is
worth it}.
D: {Thank you|Good}. {That is a real change|I have waited for that one}.
E[maybe]: {Is the page changed?|Where does it stand?}
A[maybe]: Page, contract template and time sheet, all three. {I counted twice|Tell me if you find a fourth}.

=== lost-found | update | canteen | close
cast: A=odd|hanne|miriam|petter|torunn B=silje|stig|roar|asha
where: what ; place ; clue ; owner ; end
  a thermos with a dent ; at bench 3 ; it says “Do not wash”, and nobody has ; Stig's, who else ; it has not been
      washed
  one glove, left, size 7 ; on the stairs ; reindeer leather, very good ; Helle, who has looked for it since {month-1}
      ; the pair is united
  a bicycle without a lock, green ; behind the paint shop since {day-4} ; a child seat with a drawing of a pump ; Wen
      came by bus all week and had forgotten why ; rides again
title: Found: {what}, {place}
A: {what}, {place}. Clue: {clue}. {Whose is it?|Who misses it?}
B: {I have seen that before|I think I know}. {owner}.
C: {Of course|I should have known}.
A[+1d]: {Given back|Returned}. {end}.
D[maybe]: {This is the sort of post for which I open this page in the morning.|I had hoped it was mine.|One day we
shall find the lid of the blue box here.}

=== managers | question | managers
cast: A=bjarne|wen|lene|birgit|henning|mikkel|hanne|stig B=randi C=marit|gunnar|sofia|helle|katrin
where: q ; where_i ; b ; c ; back
  How do you tell somebody that they smell of oil at the customer? ; it is well meant and I put it off since two weeks
      ; today, alone, in one sentence, and then talk of something else ; I was told once. I was grateful, after an
      hour ; said it. It took nine seconds. He thanked me
  Two people want the same week off. Who gets it? ; both have children, both asked on the same day ; let them settle
      it, and tell them you will toss a coin otherwise ; the coin has never been needed in my team ; they settled it
      in the car park
  How often do you sit with each of your people? ; eleven people, three shifts ; every two weeks, twenty minutes, and
      you listen for fifteen of them ; I walk instead of sitting. Round the yard, twice ; walked with four so far. I
      have learned more than in a year
  Somebody good wants to leave the bench for sales. Do I help? ; I would lose my best one ; yes, openly, from the
      first day. You lose him anyway, the question is how ; he came back to me after two years, with customers ; told
      him so. He stays until summer and trains two
title: {q}
A: For those with a team. {q} {where_i}. {What do you do?|I would like to hear how others do it.}
B: {b}.
C: {c}.
D: {I have no team and read this with interest|From somebody in a team: thank you for thinking about it}.
A[+2d]: {back}.
C[maybe]: {Good|Well done}. {The next one is easier|It gets easier, a little}.
"""
SCENARIOS = {"working-at-halden": _TEXT}
