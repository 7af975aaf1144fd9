"""IT at Work: tools that broke, tools that changed, and how to get going again."""

_TEXT = """
=== cannot | question | accounts
cast: A=sales|service-engineering|machining|planning|finance|purchasing|field-service|quality B=asha|mikkel
where: what ; sign ; ask ; cause ; fix
  open the drawing vault from home ; it says “no licence” and then closes ; are you on the visitors' network ; the
      licence server only answers inside ; connect first, then open the vault. In the other order it remembers the no
  print on the label printer in packing ; the labels come out empty ; which side of the roll is shiny ; roll is in
      upside down since the last change ; turn it. There is an arrow now, drawn by hand
  see the calendar of my team on the phone ; on the computer it is there ; since when ; the phone was set up before
      you changed team ; remove the account and add it again, ten minutes, nothing is lost
  sign in after the holiday ; password is right, I am sure ; does the phone show the right time ; its clock is seven
      minutes late and the code does not fit ; set the time to automatic
  save in the project folder ; “disk full”, and it isn't ; how long is the name of the file ; 261 characters with all
      the folders. The limit is 260 ; shorter name, or put it one folder up
title: I cannot {what}
title: Cannot {what}: {sign}
A: {Since this morning|Since yesterday} I cannot {what}: {sign}. {Restarted, of course|Off and on did nothing}. {Not
urgent, but annoying|I
can work around it until noon}.
B: {Sorry about that|That should not be}. One question: {ask}?
A: {Hm. You may have a point|Now that you ask}… {not as it should be, I think|I would have to look. One moment}.
B[solved]: Then I know it: {cause}. {fix}.
A: {Works|It works}. {Five minutes, and I did not have to stand in a queue|Thank you, that was fast}.
C[maybe]: {Same here since Monday, and I had not asked|I had exactly that}. {Solved as well|Fixed with the same
answer}.
B[maybe]: It is a page now: “When you cannot {what}”. {Tell me if a step is missing|Pictures will follow}.

=== change-it | announcement | maintenance
cast: A=mikkel|jens|asha
where: what ; when ; off ; why ; who ; reply
  The ledger moves to the new server ; {day+4}, 18:00 to 22:00 ; no booking, no stock ; the old one is eleven years
      old and we have no second one ; late shift: please print the pick list before six ; printed lists are at the
      gate with Odd
  New network names at the works ; {day+6}, during the day ; each device once, for a minute ; guests and machines get
      networks of their own ; who has a machine with a fixed address, tell Mikkel by {day+3} ; lathe 2 and the press
      are on the list, thanks Birgit
  Passkeys for everyone who wants one ; from {day+2} ; nothing ; passwords get stolen, fingers seldom ; shared tablets
      stay as they are ; 41 people have one after two days
  Old mailing lists are switched off ; {date+21} ; 64 lists, of which nobody wrote to 50 this year ; one list less is
      one rumour less ; who still needs one, say which and why ; six stay, 58 go
  Updates of the phones in the vans ; {day+5} in the morning ; twenty minutes, at the charger ; the old version
      forgets photos ; Bjarne's crew: before you drive, not while ; all vans but two are done
title: {what}: {when}
A: **What:** {what}. **When:** {when}. **What does not work meanwhile:** {off}. **Why:** {why}.

To watch out for: {who}.

{If something of yours depends on it, tell me now rather than then|Objections by {day+2}, please}.
B: {Thanks for the early word|Good to know two days before}. {Does it touch the hubs? It is their night|And
Singapore?}
A: {No, or only a little|Only by a slow minute}. I will be reachable.
C: {One of ours depends on it|We have a thing that hangs on it}. {I call you|I come by}.
A[+1d]: {C.first}'s case is solved. {No other known|All others: nothing to do}.
A[+10d]: Done. {reply}. {Anything odd from today: here, please|If something is strange, say so here}.
D[maybe]: {I did not notice anything, which is the best compliment|Went by without a sound. Thank you}.

=== ledger | question | ledger scanner
cast: A=odd|silje|henrik|lene|thea|hanne B=jens
where: sign ; ex ; cause ; sql ; after
  the stock goes negative by one, every few days ; part 40-1421 shows -1 since the morning ; two scanners book the
      same line when the network drops between the beep and the answer ; select line, count(*) from bookings group by
      line having count(*) > 1 ; the beep comes after the answer now
  an order has two delivery dates and both are printed ; order 7694 ; the second page reads the old field ; select id
      from orders where due <> due_old ; there is only one field left
  prices on the slip have four decimals ; 312.0000 euro ; a comma that a server in another country read as a point ;
      select * from prices where amount <> round(amount, 2) ; rounded when it is written, not when it is shown
  returned parts do not come back into stock ; three cartridges from Siv ; the reason “exchange” was never connected
      to anything ; select count(*) from returns where booked is null ; 17 parts are found again, thank you for asking
title: Ledger: {sign}
A: {sign}. Example: {ex}. {I can correct it by hand, but then nobody learns why|It is small, and it happens more often
than one thinks}.
B: {Curious. I look|Let me look}. Does it happen more in the {mornings|late shift}?
A: {Yes, mornings|Now that you say it: when many people work}.
B: I used this to find them all:

```sql
{sql};
```

{Nine|Fourteen|Thirty-one} rows.
B[solved]: Cause: {cause}. Mended {this morning|last night}; {after}.
A: {Thank you for explaining, and not only mending|Good explanation}. {I watch it for a week|I will look each morning
this week}.
A[+6d; maybe]: {Not one since|A week without}. Closed from my side.
C[maybe]: Such threads should be read by whoever buys our next system.

=== how-to | question | tips
cast: A=sales|people-team|quality|spare-parts|service-dach|planning|documentation B=asha|grace|jens|sander|yuki|mikkel
where: want ; tried ; answer ; code
  find all mails of one customer without their newsletters ; searching and deleting by eye ; put a minus before the
      word, it works in the mail search too ; from:aldwater -newsletter
  rename 300 photos by date ; one by one, until photo 40 ; there is a tool on every computer, two lines ; exiftool
      '-FileName<CreateDate' -d %Y-%m-%d-%H%M%S.jpg .
  get a list of fitters and their certificates on paper ; screenshots ; the directory has an export, and the print
      view of it is quite decent ; directory → filter “field service” → export
  count how often a word occurs in 80 reports ; reading ; search in the folder, then look at the number below ; grep
      -rio "return visit" reports/ | wc -l
  share a file of 3 GB with someone outside ; mail, twice ; upload link with an end date, they need no account ; files
      → share → “until {date+14}”
title: How do I {want}?
A: I want to {want}. So far: {tried}. {There must be something better|Surely that can be done better}.
B[solved]: There is: {answer}.

```
{code}
```

{Try it on a copy first|Ask if it does something else than you expect}.
A: {That took eight seconds|Ten seconds}. I {do not want to say how long I needed before|had planned the afternoon for
it}.
C: {Stolen|I take that too}. {It works for mine as well|Needed it yesterday, need it tomorrow}.
D[maybe]: Careful with {capital letters|umlauts in names}, there it missed two of mine.
B[maybe]: {True, add -i for that|Right. I add that to the tip}.

=== phishing | announcement | security | close
cast: A=mikkel|asha
where: bait ; mark ; n ; first ; good
  an invoice from “Halden Purnps” ; r and n instead of m, look twice ; 23 ; Henrik, after four minutes ; nobody opened
      it
  a parcel that waits for 1.99 euro ; the link ends in a country where we have no parcels ; 40 ; Ruth, who expects
      parcels all day ; two opened it, both said so at once, and that is why nothing happened
  a voice message from “Elias” with a hurry ; he never is in a hurry by voice message ; 6 ; Petter, who called Elias ;
      Petter called back on the known number, as one should
title: If you got {bait}: do not open, tell us
A: Since {eight|nine} o'clock: **{bait}**. How to tell: {mark}. {n} people got it that we know of. First to report it:
{first}. {good}.

If you opened it: **call Asha, now, nobody will say anything stupid**. Minutes matter, guilt does not.
B: {I have it|Got it too}. {Deleted|Left it where it is}. Should I forward it?
A: {No, press “report”. Then we get it with all the hidden lines.|Please use the button, a forwarded one has lost the
interesting half.|Not forward. “Report”, and it disappears from your mailbox as well.}
C: {Also at the hubs|Also here}. {It came in good English this time|The spelling is getting better, sadly}.
A[+4h]: Blocked for everybody. {Thank you, all who reported|46 reports in two hours, that is the best we ever had}.
D[maybe]: {Could we see an example of such a thing once a quarter, on purpose? I would like to train my nose.|I have
told it at the coffee machine. Three more had got it and said nothing.|Do you keep a list of them? I would read it
like a crime novel.}
A[maybe]: {It is planned, and of course I do not say when|Yes. You will not be told}.

=== device | question | devices
cast: A=eline|bjarne|gunnar|lene|stig|wen|katrin|camille B=asha|mikkel
where: n ; thing ; forw ; limit ; answer
  two ; tablets with a thick case ; the new apprentices ; 400 euro each ; from the pool. They are used, and the cases
      are new
  four ; headsets that can stand 85 dB ; the benches ; 150 euro ; try one of two models for a week, both lie on my
      desk
  one ; phone that can be dropped in water ; Kari. You know why ; none, after the third ; there is one for boats. Has
      a loop for the wrist, too
  one ; large screen for the hand-over ; line 1 ; 600 euro ; the one from the meeting room nobody likes
title: {n} {thing} for {forw}
A: We need {n} {thing} for {forw}. Limit: {limit}. {What would you take?|Is there something in the house?}
B: When do you need it?
A: {day+6} {would be good|at the latest}. {Not a drama if later|I asked early, for once}.
B[solved]: {answer}.
A: {Perfect|Even better}. I fetch it on {day+2}.
B: {It is booked to you and not to a team, so that somebody misses it when it is gone|Serial is in the list}.
C[maybe]: {Are there more of those in the pool?|May one look into the pool?} The list of what lies there would be
useful to many of us.
B[maybe]: Good idea, it is on the page “What lies in the cupboard”.

=== figure-it | update | measure
cast: A=mikkel|asha|grace B=ingrid C=jens|asha|mikkel
where: p ; n ; top ; say ; do
  28 ; 112 ; label printers, 19 times ; 19 times the same printer, to be exact ; buy another printer. It costs less
      than these nineteen
  31 ; 96 ; “cannot sign in”, 22 times ; Monday mornings, all of them ; a page before the sign-in that shows the time
      of your phone
  35 ; 121 ; the vault from home, 17 times ; the order of two clicks ; one button that does both clicks
title: {p} % were answered by a colleague
A: {n} questions this month, **{p} %** of them answered by somebody who is not in IT. Most often: {top}. {say}.
B: {And what would make the most frequent one go away?|What can be done so that the most frequent one disappears?}
C: @{B}, in one line: {do}.
B: {Do it|Then do it}. {What do you need from me?|Anything you need for it?}
C: {200 euro and your word|Nothing but the word}.
C[+4d]: {In place|Done}. {We will see it in next month's figure|I expect half by next month}.
D[maybe]: {I answered three of those and it was quite pleasant to know something for once.|Half of my answers came
from an answer of Asha's in spring. So it works twice.}
E[maybe]: {Same|Me too}. {The answers are short, that helps|It takes a minute}.

=== integration | question | data monitoring
cast: A=sander|leila|noor|silje|grace B=jens|dana|mikkel
where: from ; to ; need ; hitch ; way
  the service desk ; the measure of First 72 Hours ; a figure each Thursday, nothing personal ; the desk has no field
      for “start-up” ; a tag, and a count of the tag. Ugly, works, mended in spring
  the test benches ; the quality statistics ; pressure, vibration, pass or fail ; bench 3 writes commas where others
      write points ; convert on reading, tell Stig never to touch it
  the gateways at customers ; the night report ; only alarms, by six in the morning ; two sites send in local time ;
      everything becomes UTC at the door, and the report shows both
title: From {from} to {to}: what is the shortest way?
A: I would like to get {need} from {from} to {to}. {Today I copy it by hand|It is copied by hand today}, {each
Thursday|twice a week}. What is the shortest way that will not
fall over when I am on holiday?
B: {An hour of talking first|Show me the by-hand way first}. Who reads it at the end?
A: {Four people and one wall|A dozen people}.
B: The hitch I see: {hitch}.
A: {Yes, I stumbled over that as well|I had hoped you would not notice}.
B[+1d; solved]: {way}. It runs since {this morning|midnight}; the job writes one line here when it fails.

```ini
[job]
from = {desk|bench|gateway}
to = measure
every = {thursday 06:00|day 05:30|hour}
on_failure = write a line, do not repeat for ever
```

A: {First figure came at six, all by itself|It ran twice. I have deleted my sheet}. {I owe you the hand-copied
hours|Thank you}.
C[maybe]: May others connect to it as well?
B[maybe]: {Yes, read only|Reading: yes. Writing: come and talk}.

=== shop-floor | poll | tablet
cast: A=asha|mikkel|grace B=wen|amina|stig C=tomasz|pawel|roar
where: q ; a ; b ; c ; note ; c1 ; c2 ; re
  What should the screens at the gate show in the morning? ; Who is here today ; The three newest safety moments ; The
      canteen
      menu ; All three are honest answers ; Who is here. I look for people, not for soup ; The menu. Then I know how
      the day
      will be ; it can change every ten seconds, so perhaps you both win
  How shall shared tablets know who you are? ; The card we have anyway ; A code of four digits ; Not at all, one name
      for all ;
      The last one is what we have, and it is why nobody answers in their own name ; The card. Whatever takes longer
      than two
      seconds is not done ; Not on a string round the neck, next to a lathe ; pocket, not neck. I write that down
  When may the computers restart for updates? ; At 05:30 ; At the change of shift ; When I say so ; It was 11:00 last
      time, for
      which I am sorry ; 05:30, before anybody has typed anything ; When I say so. A measuring run of nine hours does
      not know
      what half past five is ; machines that measure get a button, all others 05:30
poll: 6d: {a} / {b} / {c}
title: {q}
A: {note}. {Vote with what helps you, not with what is modern|Please vote, shop floor first}.
B: {c1}.
C: {c2}.
A: {Good point|That counts}: {re}.
D[maybe]: {Whatever it is, let us try it at one gate first|Try it in one place for two weeks, please}.

=== praise-it | praise | help | for B
cast: A=odd|hanne|ruth|wen|mei
where: B ; deed ; for
  asha ; sat with me for an hour until the old photos were found, and then showed me how to lose them no more ; the
      second half of the hour
  jens ; mended on a Sunday what would have stopped the Monday ; a quiet Monday
title: {B.first} {deed}
A: @{B} {deed}. For: **{for}**.
C: {Yes|True}. {I have been helped in the same way|The same happened to us last month}.
B: {It was a nice problem|You had kept everything, that made it easy}. Thank you.
"""
SCENARIOS = {"it-at-work": _TEXT}
