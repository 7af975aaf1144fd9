"""Safety Moments: near misses, and what changes because of them."""

_TEXT = """
=== near-miss | update | near-miss
cast: B=vidar|helle|bjarne
where: A ; place ; what ; luck ; cause ; change
  ewan ; Thornbeck ; a shackle opened while the motor hung at chest height ; I stood on the right side, by chance ;
      the pin was screwed in and not secured ; wire on every pin, red if it is new, so that one sees it from below
  pawel ; line 3 ; a casing slid off the fixture when the second bolt came out ; it fell on the mat and not on a foot
      ; the clamp was closed on paint, and paint gives ; the clamp face is bare steel now, and a line shows where
  tomasz ; machining, lathe 2 ; a chip as long as my arm came over the door ; glasses ; the breaker was worn and I
      wanted to finish the lot ; worn breaker means stop, even for the last one
  kari ; a fish farm near Vågnes ; the gangway moved 40 cm while I had the wrench in both hands ; a rope ; the wind
      turned and nobody watches the wind ; one person on the quay who does nothing else
  roar ; line 1 ; the crane ran two metres on after I let go of the button ; nothing hung on it ; water in the remote
      ; remotes hang under the roof, not at the gate
title: {place}: {what}
title: Near miss, {place}: {what}
A: {Happened this morning|It was yesterday, towards the end of the day}, I am well. **What:** {what}. **Why it ended
well:** {luck}.
{I have not slept so well, so I write it down|I would rather not have written it, but here it is}.
B: {Thank you for writing it while it is fresh. Is the place made safe for the next one?|I am glad that you are well.
Is the place closed?|Good that you write. Is it so that nobody else can walk into it?|First: sit
down for a moment. Then: is it taped off?|Thank you. Nothing else matters until the place is safe. Is it?}
A: {Yes, taped off|Yes. Out of use, with a tag}.
B: And the cause, as far as you see it?
A: {cause}.
C: {I could have done exactly the same|That could have been me}. We have the same {thing|set-up} here and I will look
at it {today|before the shift}.
B: What changes: **{change}**. Applies everywhere from {day+1}. Tell me where it cannot be done.
D[maybe]: {Looked at all of ours. Two of nine were the same|Checked. Ours are fine, but nobody could say why}.
A[maybe]: {Good that I wrote it|Then it was worth the writing}.

=== lockout | question | lock-out
cast: B=vidar C=leila|jonas|nadia|katrin
where: A ; q ; case ; rule ; why
  tom ; may the customer's lock be enough ; the mill has its own lock box and gives us no place ; no. Ours goes on as
      well, use the clamp with six holes ; a lock that is not yours opens without you
  mei ; who opens the lock when the owner is on a plane ; he forgot it, the pump must run ; you call him before the
      plane, or you cut it with the site manager and a photo, both names on paper ; it must be more trouble than
      remembering
  ewan ; is the drive's stop button a lock-out ; it says “safe stop” on it ; no. It stops the torque, it does not cut
      the voltage ; I have seen one wake up
  dirk ; does a blind flange count as lock-out for the water side ; the valve leaks and cannot be locked ; a blind
      flange counts, a closed valve counts only with a chain ; water is heavier than voltage
title: Lock-out: {q}?
A: {Case from today|I stand before this today}: {case}. {q}? {I know what I would like the answer to be|The customer
is waiting for my answer}.
B[solved]: {rule}. The reason: {why}.
A: {Clear|I thought so}. {I will explain it to the customer, they will groan|Then it takes an hour longer and that is
that}.
C: {Send them to me if they groan|If anybody groans, give them my number}. I have explained that hour before.
D[maybe]: {I carry the sentence on a card in the van. Some believe a card more than a person.|Our customers have this
in their own rules, page one. I show it to them.|I have had that talk forty times. By now I bring a spare lock and say
nothing.}
B[maybe]: It goes on the page, {in your words|with your name if you like}.

=== moment | announcement | moment
cast: A=vidar|helle|bjarne B=amina|wen|pawel|stig|roar C=tom|ewan|kari|dirk
where: topic ; story ; ask ; tip
  ice on the loading bridge ; three people slipped in {month-1}, all before seven, all with something in both hands ;
      who comes first, salts first ; the sack stands on the left now
  hearing ; we measured 91 dB at the grinder with the door open, and eleven people walk past it ; close the door ;
      plugs at the door, on both sides
  lifting with two ; a motor of 28 kg hurt more backs last year than all cranes ; count aloud, both, every time ; the
      count ends on three, not after three
  driving home after nights ; two of our people woke up on the shoulder of the road ; sleep first. A room is paid, no
      question asked ; Marit signs it afterwards, not before
  gas in pits ; a pit of 1.40 m is a pit, also without a ladder ; the meter goes in before you do ; there are six
      meters and four chargers, two more are ordered
title: Five minutes on {day+0}: {topic}
A: For the start of the shift, please read it aloud: **{topic}**.

> {story}.

One thing to do: {ask}. {Talk about it for as long as the coffee lasts|That is all. It is enough if one person
remembers it}.
B: {Read it out. Silence, then two stories of the same kind|Read out on the late shift}. {People nod faster when it is
about somebody they know.|It took four minutes, and six with the questions.|Somebody had the same at home on Sunday.}
C: {Is it all right to use it at a customer as well?|May I use that at a site?}
A: {Please do|Yes, without the names}. A tip that came back: {tip}.
D[maybe]: We did it in {English and Polish|two languages}. {It took seven minutes instead of five and was better.|One
of the young ones read it. They listened.|The late shift has added a line of their own.}
E[maybe]: {Thank you for keeping these short|The short ones are those that are read}.

=== equipment | question | equipment
cast: B=vidar|odd C=arne|noor|wen|birgit
where: A ; what ; sign ; verdict ; then
  kari ; my harness ; the label is unreadable after the salt ; out. No label, no date, no harness ; a new one is in
      the post, send the old one back cut in two
  stig ; the 500 kg sling of bench 2 ; a cut of 4 mm at the edge ; out, at once, also for light things ; a new one
      hangs on your hook, the old one in my office as a warning
  travis ; the gas meter ; it shows 0.3 % in my kitchen ; calibrate first, then worry about the kitchen ; sensor was
      old; the kitchen is fine
  amina ; the glasses from the box ; they fog in a minute ; other model, with the wide frame, 9 euro ; box is refilled
      with those
title: {what}: {sign}. Still usable?
A: {what}: {sign}. {I think I know the answer|I want to hear it from somebody else}. Photo taken.
B[solved]: {verdict}.
A: {Done|That is what I did}. {Replacement?|How do I get another?}
B: {then}.
C: {Do others have the same one?|From the same lot we have more}. I will go through {ours|the shelf} {today|on
{day+1}}.
C[maybe; +1d]: {Two more found|All others are fine}. Thanks for asking aloud.

=== walk | update | walk-round
cast: A=vidar|helle|gunnar
where: B ; area ; good ; one ; two ; three ; own
  birgit ; machining ; nobody walked under a load in two hours ; one fire door wedged open with a broom ; oil at the
      coolant
      tank, old and new ; first-aid box without plasters ; the broom is mine
  stig ; benches ; every sling has its date ; the stop button of bench 1 is behind the coat rack ; cables over the
      walkway ;
      nobody knew the meeting point ; the coat rack moved yesterday
  odd ; the yard ; speed of the trucks, much better ; the mirror at the gate is blind ; three pallets leaning ;
      smoking
      corner next to the gas cage ; gas cage: moved at once, I was red in the face
  roar ; paint ; masks on, all of them ; a mask filter from two years ago ; eye shower blocked by a drum ; the door
      sticks ;
      drum: moved, and a yellow square on the floor
title: Walk through {area}: one good thing, three to do
A: {This morning with two from the floor|Walked it with two people who work there}. **Good:** {good}.

- [ ] {one}
- [ ] {two}
- [ ] {three}

By {day+5}, please. {I come by again and look|I only look, I write no report}.
B: {own}.
A: {Thank you|That was quick}. {One down, two to go|Ticked}.
B[+2d]: The other two are done. {Photo on the board|You find the photos on the board}.
C[maybe]: Can you come to us next? {We would like to be surprised|I know three things already, let us see whether you
find them}.
A[maybe]: {day+6}, seven o'clock. Coffee is on you.

=== travel-risk | question | travel
cast: A=jana|bjarne|marit B=vidar|helle C=randi|eline D=tom|ewan|kari|mei|travis|dirk|mehmet|luc
where: q ; answer ; extra
  Is there a rule how far one may drive after a night shift? ; thirty minutes, then a hotel. It is not a
      recommendation ; it is paid from safety, not from the job
  May one go alone to a station without people? ; to look, yes. With tools, no, and with a call every hour ; the app
      for it is on the phones in the vans
  Who pays the winter tyres of a rented van? ; we do, and the rental firm may not say no. Ask for them when you book ;
      the sentence for the booking is in the travel page
title: {q}
A: {Came up when I planned next week|Asked for the third time this month}: {q} I found two answers in two documents.
B[solved]: One answer: {answer}.
C: And {extra}. I take the other document down today.
D: {Good to have it in writing|Thank you}. The pressure never comes from the customer, by the way. It comes from
oneself.
A: {That is true, and I plan for it now|I know. I leave a gap in the plan now}.
E[maybe]: {Worth a moment for everybody|Could this be the next moment?}

=== first-aid | poll | first-aid training
cast: A=vidar|eline B=amina|wen|roar C=marit|bjarne
where: q ; a ; b ; c ; note ; c1 ; re ; c2
  When shall the first-aid course be? ; Two mornings ; One whole day ; Four evenings, paid ; Nine of our 31
      first-aiders run out
      in {month+2} ; The late shift exists, I say it every time. Two mornings are our free mornings ; you are right.
      If that
      wins, the late shift gets its own date ; One day. My people come from far
  Where should the third defibrillator hang? ; At the gate ; At the benches ; In the canteen ; It is bought, it takes
      one screw ;
      At the gate is locked after ten. Please think of us at night ; I had not known that. Then the gate is only good
      with a
      second key ; The canteen is where we all are twice a day, and where we are oldest
  Fire drill: with or without warning? ; With a date ; Only the week ; Without ; Last time 40 people took their coats
      first ;
      Without, but not while something hangs in the crane ; agreed, the crane knows it ten minutes before ; Only the
      week. One
      behaves for a week, that is already something
poll: 7d: {a} / {b} / {c}
title: {q}
A: {note}. {Please vote|Say what suits you}, I decide on {day+6}.
B: {c1}.
A: {Good that you say it|Point taken}: {re}.
C: {c2}. {Whatever it is, service comes|But I follow those with the tools}.
A[+2d]: {Thank you for the votes|Interesting result}. It goes into the calendar today.

=== praise-safety | praise | safety | for B
cast: A=vidar|helle|elias C=bjarne|gunnar|marit
where: B ; deed ; for
  kari ; sent a boat back because the wind had turned, with the customer on it ; saying no to a customer
  amina ; has reported more small things than anybody, and not one of them was about somebody else ; fourteen reports
  odd ; moved the pallets every evening for a year before any of us noticed that nobody trips there any more ; a thing
      that did not happen
title: {B.first} {deed}
A: There is no prize for what did not happen, so I write it here. @{B} {deed}. For: **{for}**.
C: {I was annoyed at the time, and I was wrong|I know that story. I was on the phone that day}.
B: {I was only cold|It is my own feet as well}. Thank you.
D: {More of this, please|I told this one to the apprentices}.
E[maybe]: {Agreed|So say we all}.

=== figures-safety | update | measure
cast: A=helle|vidar B=elias|gunnar|marit C=grace|noor
where: n ; lost ; top ; feel ; q ; re
  14 ; 2 ; lifting, four times ; more reports is good news, I say it for those who only see the curve ; two came from
      outside Halden, by phone. Should those who visit us be able to write here ; I would like that. First with a
      form, Grace and I try it
  17 ; 0 ; slips, five times ; the first month without a lost day since spring ; eleven came in the first hour of the
      shift. Is that when it happens, or when one has time to write ; both. That is why the first hour has no
      deliveries from {month+1} on
  16 ; 1 ; hands, six times ; all six without the gloves that were in the pocket ; how many were written by people who
      had never written one ; five, and that is the figure I am proud of
title: {n} near misses in {month+0}, {lost} lost days
A: The month in three lines. Near misses: **{n}**. Lost days: **{lost}**. Most often: {top}. {feel}.
B: What did we change because of them?
A: {Nine things, seven are done|Eleven things, nine done}. The list is on the page, with names of rooms and not of
people.
C: {q}?
A: {re}.
D[maybe]: {From the hubs there is one report. I do not believe that nothing happens there|Singapore and Houston: one
each. Please write yours, we do not bite}.
E[maybe]: {Fair. I have two, I will write them on the plane|You are right. Mine come this week}.
"""
SCENARIOS = {"safety-moments": _TEXT}
