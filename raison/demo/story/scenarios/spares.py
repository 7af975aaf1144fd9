"""Spare Parts Desk: part numbers, dates, customs, returns."""

_TEXT = """
anyone: spare-parts|field-service|siv|ida|trond|silje|jana
=== plate-unreadable | question | part-number plate
cast: B=ruth|lene|ida
where: A ; site ; left ; trick ; pump ; part
  ewan ; Ashby Weir ; three digits and half an H ; the casting number is cast in relief under the lifting eye ;
      HX25-07713 ; 40-1182
  trond ; a brewery near Lofthus ; nothing, somebody painted it with the pump ; scratch the paint off the bearing
      cover, the number is stamped there as well ; HX32-16240 ; 32-2077
  travis ; a pulp mill in Savannah ; nothing, and the motor plate is not ours ; measure the bolt circle of the gland:
      165 is the 32, 190 is the 40 ; HX40-19981 ; 40-1421
  dirk ; the cellar of Brenner mill 1 ; nothing since the flood ; the order book of that year has the mill's own tag
      numbers ; HX25-05120 ; 25-3309
title: Plate unreadable at {site}. Which pump is it?
title: {site}: no plate. How do I find out what this is?
A: I need a {wear ring|shaft sleeve} for a pump at {site}. What can be read on the plate: {left}. {Height to the
centre line is
250|Discharge flange is 125}. Photo from two sides in the job.
B: {Pretty thing. Try this:|I have had one of those. Try this:|That one has seen weather. Try this:|Do not give up
yet:} {trick}.
A[+1h]: {Found it|Worked}. {pump}, {as far as I can tell|no doubt about it}.
B[solved]: Then the part is **{part}**, {three|two|five} on the shelf. I have put the number on the pump's page with
your photo, so nobody
scratches again.
A: {Order one, please|One to the site, please}. And a new plate, if such a thing exists.
C[maybe]: {It does: part 00-0017, we stamp it to the serial number. Eleven euro, two weeks.|There is: 00-0017. Please
order it with the part, or it gets forgotten.|Yes, and we send it with four rivets, because glue does not like that
place.|It is called 00-0017. While you are there, a photo of the motor plate would help us too.}

=== superseded | question | part-number
cast: A=ida|uwe|luc|mei|jana B=lene|ruth C=joaquin
where: old ; new ; what ; differs ; also
  40-1190 ; 40-1421 ; wear ring ; bronze became duplex, the fit is the same ; nothing
  32-0881 ; 32-2090 ; bearing cover ; the new one has a hole for the sensor, closed with a plug ; a plug, 00-3312, in
      the bag
  40-2203 ; 40-2260 ; sleeve ; 2 mm longer ; the spacer 40-2261, or it will not tighten
  25-3300 ; 32-3301 ; impeller ; another hydraulic, three metres more head ; a look at the motor: it may be too small
title: {old} is marked “replaced by {new}”. Does it fit without anything else?
A: The list says {old} is replaced by **{new}** ({what}). {Our customer has four of the old ones on the wall|We have
two of the old ones on the shelf}. {Same dimensions? Anything else to change?|Can they be mixed?}
B[solved]: Short answer: {differs}. What you need besides: {also}.
A: {Good|Thank you}. And the old ones, {may we use them up|are they still allowed}?
B: {Yes, use them up|Use them up}, unless it is sea water.
C: I have added the sentence to the part list: “{old} → {new}: {differs}.” It was only in a change note that nobody
outside can see.
D[maybe]: {These small sentences save me one call a week|This is exactly the kind of thing we get called about}.

=== date-promise | question | delivery casting
cast: A=oliver|ida|katrin|bjarne B=lene C=silje|agnieszka|birgit
where: part ; order ; said ; real ; why
  casing 40-0100 ; 7698 ; {day+4} ; {date+19} ; the casting came with a cold shut and went back
  shaft 40-0214 ; 7702 ; {day+2} ; {date+8} ; the lathe waits for a chuck jaw
  impeller 40-0332, trimmed to 238 ; 7709 ; this week ; {date+12} ; balancing has eleven before it
  bearing set 32-0600 ; 7688 ; yesterday ; {date+5} ; it stands at customs with a wrong weight on the paper
title: Order {order}: which date can I give for {part}?
A: The customer was told {said} for {part}, order {order}. {I would like to give them one date, and keep it|I do not
want
to tell them a third date}. What is true?
B: @{A}, what I see in the ledger is {said}, but I do not believe it. @{C}, what is it really?
C: **{real}**. Reason: {why}. I would not promise earlier, {not even to a friend|and I do not expect later}.
A: {Thank you for not being hopeful|That hurts, but I can work with it}. I will call them now.
B[solved]: Ledger says {real} now. {If it moves, I write here first|Anything earlier would be luck}.
A[maybe; +1d]: They took it better than the last three hopeful ones.

=== kit-content | question | kit
cast: A=trond|kari|siv|mehmet|travis B=odd|ruth C=lene
where: kit ; missing ; size
  seal kit HX-40, 60 mm ; the O-ring of the sleeve ; 59.6 × 5.7, FKM
  gasket kit HX-32 ; the small one under the vent plug ; 22 × 27 × 1.5, copper
  bearing kit HX-40 ; the lock washer ; MB 14
  commissioning kit ; a second coupling element ; size 28, 98 Shore
title: {kit}: should {missing} be in it?
A: Opened {kit} in the rain and {missing} is not in it. {It is on the drawing|The old kit had it}. Mistake in packing,
or never part
of it?
B: {Let me look at the pick list|One minute, I am at the shelf}. It is on the drawing and not on the list. So {our|my}
mistake, for a year
it seems.
A: {Size, so that I can buy one locally?|What size is it? There is a shop in the harbour}
B[solved]: {size}. {And one goes out today with the van|One is on the way to you as well}.
C: {List corrected. The next forty kits are right|List changed}; the {six|nine} on the shelf I reopen
{today|tomorrow}.
A[maybe]: {The shop had one. Dry hands and a running pump|Found one. Thanks for being quick}.

=== customs | question | customs
cast: B=lene|odd|henrik C=jens|hanne
where: A ; to ; stuck ; code ; lesson
  ruth ; Leeds ; the origin of the bearings is missing on the invoice ; 8482 10 ; origin for every line, not for the
      box
  mei ; Singapore ; the paper says eleven boxes and there are twelve ; 8413 91 ; somebody else counts the second time
  travis ; Houston ; value “0.00” for a warranty part ; 8413 91 ; warranty parts have a value, write “no charge, value
      for customs”
  jana ; Basel ; gross and net weight are swapped ; 8413 70 ; the scale prints both, we typed them by hand
title: Parcel to {to} stuck in customs: {stuck}
A: {The third this month|Second time this quarter}. {to}: {stuck}. The customer's pump stands since
{yesterday|{day-1}}. {Who can send a corrected
paper today?|Can somebody correct the paper before two o'clock?}
B: I can. Which tariff code is on it?
A: {code}. {That is right|That one is fine}.
B[solved]: Corrected invoice is in your mail and with the forwarder. {It should move this afternoon|They promise
tonight}.
A: {Released at 15:40|It moved}. Thank you.
C: @{A}, so that it does not happen a {fourth|third} time: {lesson}. I have changed the template {in the
ledger|today}.

=== wrong-part | update | return
cast: A=odd|lene B=ida|uwe|ruth|trond C=jens|birgit
where: order ; sent ; wanted ; cause ; change
  7655 ; left-hand sleeves ; right-hand ; both lie in boxes with the same label, one line apart ; red dot on
      everything left-hand
  7671 ; a seal in NBR ; FKM ; the order said “as last time”, and last time was before the change ; “as last time” now
      asks back
  7680 ; two of eleven bolts ; eleven ; the scale counted washers ; the scale is calibrated each Monday, and I initial
      it
title: We sent the wrong thing: order {order}
A: I would rather write it here than have you find out. Order {order}: we sent {sent} instead of {wanted}. {The right
ones left an
hour ago|Right ones are on the road}, keep the wrong ones until the next truck.
B: {Thank you for saying it before we opened the box|We had just opened it. Thank you}. {How did it happen?|What went
wrong?}
A: {cause}.
C: And what do we change?
A: {change}. {From today|Starting today}.
B[maybe]: {Good enough for me|That is a better answer than a voucher}.

=== stock-list | update | stock
cast: A=odd|lene B=siv|ida|katrin C=thea|silje|agnieszka
where: what ; low ; until
  HX-40 cartridges 60 mm ; 4 ; {week+3}
  wear rings duplex, all sizes ; 11 ; {week+2}
  coupling elements 28, 98 Shore ; 0 ; {week+1}
title: Running low: {what}
A: Before you plan anything for {week+1}:

| | on the shelf | on order | next delivery |
|---|---|---|---|
| {what} | **{low}** | {60|40|25} | {until} |
| everything else of group 40 | normal | | |

{Please ask before you promise|If yours is not urgent, say so, somebody else's is}.
B: We can give back {two|three} from our stock, if that helps anybody.
A: {It helps Brenner|It helps a brewery}. Thank you. I send a label.
C: The reason is a forecast that I made in {month-3}. {I have raised it by half|New minimum is double}.
D[maybe]: {Could the shelf be seen from the phone? I ask this every time, I know.|I would rather hear it too early and
wrong than too late and right.|Thank you. I move one order by a week, it hurts nobody.}

=== price-question | question | price | close
cast: A=hanne|oliver|ida|uwe B=lene|ruth C=henrik|rafael
where: part ; old ; new ; reason
  40-1421 wear ring, duplex ; 312 ; 368 ; nickel, and a foundry that closed for August
  sleeve 40-2260 ; 96 ; 104 ; the steel, and nothing else
  32-0600 bearing set ; 190 ; 164 ; a new maker, same class, tested on bench 1 for 900 hours
title: {part}: {old} or {new} euro?
A: Two price lists, two prices for {part}: {old} and {new} euro. {The customer has the lower one in writing|The
customer holds
both in their hands}. Which one holds?
B: {new}. The reason: {reason}.
A: And for those who were quoted {old}?
B[solved]: {old} until the date on the quotation, always. We do not argue about paper we signed.
C: {The old list is off the shared drive since ten minutes|I have taken the old list down}. Whoever saved it
privately: please don't.
A[maybe]: {Told them. No drama|They only wanted to know why, and now they do}.

=== delai-fr | question | delivery | fr
cast: A=luc B=fatima C=tom
where: piece ; site ; reponse ; suite
  le jeu de joints HX-32 ; une laiterie près de Rennes ; deux en stock à Halden, départ ce soir, livraison {jour+2}
      avant midi ; Livré à 10 h 20
  le palier côté entraînement ; la station de Valbrune ; pas en stock, mais le centre de Leeds en a un et peut
      l'envoyer aujourd'hui ; Reçu ce matin
  une roue Ø 238 ; une papeterie près de Nancy ; il faut l'équilibrer, donc huit jours. Je peux prêter la roue du banc
      d'essai ; La roue prêtée tourne, je la rapporte moi-même
title: Délai réel pour {piece} ?
A: Bonjour, je suis chez {site} et il me faut **{piece}**. Le client demande une date, pas une fourchette. {Que
puis-je lui
dire ?|Quelle date puis-je donner ?}
B[solved]: Bonjour Luc. {reponse}. {Je te confirme le numéro de suivi dans l'heure|Tu auras le numéro de suivi avant
17 h}.
A: Merci, c'est clair. {Le client est soulagé|Ça me va, et au client aussi}.
C[maybe]: Ich hatte den gleichen Fall in Lille. Short version in English for the others: ask first, promise second.
A[maybe; +2d]: {suite}. Fermé pour moi.

=== rebuild-exchange | question | seal exchange
cast: A=siv|ida|ralf|uwe|ewan B=lene|priya
where: n ; unit ; hours ; state ; cause
  three ; cartridges ; about 9,000 ; faces worn to 1.2 mm ; air at start-up, three times
  one ; bearing housing ; unknown ; blue from heat on one side ; twice the grease it needs, and no way out for it
  two ; rotors ; 22,000 ; sleeve grooved, impeller good ; nothing in particular, it was simply old
title: {n} used {unit} to send back: what do we get for them?
A: We have {n} {unit} here, {hours} hours, {state}. {Is an exchange worth the freight?|Exchange or scrap?}
B: Photo of the worst one, please, next to a ruler.
A: Done. {It looks worse with a ruler|The ruler does not flatter it}.
B[solved]: Send them. {Forty|Thirty-five} per cent of a new one if we can rebuild, freight on us if there are two or
more. If not, we scrap them
for you and say why, with pictures.
A: {Deal|Fair}. They go with {day+1}'s truck.
B[+6d]: Arrived and opened. {Rebuilt|Rebuildable}, credit note is on the way. What killed it: {cause}.
C[maybe]: {I like that we learn why. Could that sentence go on the pump's page?|From my side: please always ask for
the ruler. It saves a truck.|Good to know for our next ones. We had thought they were scrap.}

=== praise-parts | praise | delivery | for B
cast: A=siv|trond|ewan|katrin|kari
where: B ; deed ; for
  odd ; drove a bearing to the ferry after work, so that we made the tide ; four kilometres that saved two days
  ida ; called me before packing because the quantity looked wrong, and it was ; reading the order like a person
  ruth ; found the last gasket of an old pump in a drawer with a note in ink on it ; keeping things in order for
      strangers
title: Thank you, {B.first}
A: @{B} {deed}. Nobody asked for it. For: **{for}**.
C: {That is how it should be, and how it seldom is|I am not surprised at all}.
B: {It was on my way|It was nothing}. {Almost|Well, almost}.

=== emergency | question | emergency | close
cast: B=ruth|lene|odd
where: A ; C ; pump ; broke ; stop ; idea ; end
  ralf ; nadia|priya ; white water pump, mill 2 ; the coupling hub has a crack from the keyway ; {day+1} 06:00,
      planned stop of the
      machine anyway ; bench 1 has the same hub and no slot until {day+3} ; running with the hub of the bench
  trond ; nadia|torunn ; intake pump at Hellvik ; the shaft broke behind the impeller ; now, 40,000 fish on one pump
      ; a complete
      rotor for the museum pump in reception is the same size ; the museum is empty and the fish are well
  mei ; ola ; brine pump, a hotel on the coast ; the drive says “ground fault” and means it ; 18 hours of reserve ;
      an HX-32
      drive of the next size up, derated with parameter 1.05 ; derated to 74 %, holds
title: Urgent: {broke}
A: {pump}. {broke}. We have until: **{stop}**. What is the fastest thing you can do, even if it is not pretty?
B: On the shelf: nothing. On order: {three weeks|nine days}. So we need another idea. @{C}?
C: {idea}. {Would that do?|I can sign it for 500 hours, not for longer.}
A: {Yes. Anything that turns|We take it}.
B: Then it leaves at {15:00|16:30}, {with a courier who likes money|with Bjarne's nephew and a van}. Paperwork
tomorrow.
A[+1d; solved]: {end}. {Thank you, all of you|I owe you all a cake}.
D[maybe]: {The regular part arrives on {day+9}. I have put a reminder on the pump|Regular part ordered, and a note on
the pump that this one is borrowed}.

=== shelf-life | question | elastomer stock
cast: A=uwe|ida|siv|mei B=torunn|priya
where: stuff ; age ; answer
  O-rings, FKM, in the bag ; nine years ; fine. FKM in a closed bag, dark, may lie fifteen. Look at the fold: no
      cracks, use it
  coupling elements, orange ; six years ; no. That one hardens on the shelf. Five years, and the date is on the back
  grease cartridges ; four years ; cut one open. If oil stands on top, all of the box goes
title: {stuff}, {age} old: still good?
A: {Stock-taking|We cleaned the store}: {stuff}, {age} old, never opened. {Throw away or use?|Our rule says five years
for everything, which seems silly.}
B[solved]: {answer}.
A: That is {what I hoped for|not what I hoped for}. Is there a list for all materials?
B: One page, “What may lie how long”. {I update it when somebody asks, so: today|Your question is now line eight of
it}.

=== two-lists | poll | list
cast: A=lene|ruth B=ida|uwe C=joaquin|jens
where: q ; a ; b ; c ; why ; c1 ; c2
  How do you look for a part? ; By serial number ; By picture ; I ask a person I know ; I would like to know before we
      spend money
      on pictures ; By serial number, but only because I know how. The apprentices look for a picture ; The log says:
      serial
      numbers by day, people by night
  When should the week's delivery list come? ; Friday noon ; Monday 08:00 ; Never, I look myself ; Both of us are
      right about it,
      at different customers ; Friday. On Monday at eight I have already been asked three times ; The log says that it
      is read
      on Sundays, which I find worrying
poll: 7d: {a} / {b} / {c}
title: {q}
A: {why}. {A vote takes a second|Please vote}.
B: {c1}.
C: {c2}.
A[maybe]: {Interesting|Surprising}. I will come back with what we do about it.

"""
SCENARIOS = {"spare-parts-desk": _TEXT}
