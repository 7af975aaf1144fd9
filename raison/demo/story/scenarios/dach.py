"""Service DACH: auf Deutsch, zwischen drei Ländern."""

_TEXT = """
=== stoerung | question | stoerung | de
cast: A=dirk|mehmet B=mehmet|dirk|tom C=katrin|jana
where: ort ; was ; seit ; frage ; ursache ; abhilfe
  eine Molkerei bei Kempten ; Pumpe schaltet nach genau 40 Minuten ab ; seit dem Umbau ; Läuft der Lüfter des Motors
      nach ; das Gehäuse steht in der Abluft der Nachbarmaschine ; Blech dazwischen, 40 mal 60, hält seitdem
  Papierfabrik Brenner, Werk 1 ; Stoffpumpe verliert langsam Druck ; seit der Nachtschicht ; Wie sieht der
      Laufradspalt aus ; ein Stück Draht hat den Schleißring eingelaufen ; Ring getauscht, Draht liegt jetzt beim
      Schichtführer auf dem Tisch
  das Wasserwerk in drei Dörfern ; die Dichtung ist nass, aber nur montags ; seit Wochen ; Was passiert sonntags ;
      sonntags steht die Anlage und das Sperrmedium läuft leer ; Rückschlagventil in die Leitung, 38 Euro
  ein Chemiewerk bei Linz ; Schwingung 7,4 mm/s, nur bei zwei Pumpen zugleich ; seit dem Herbst ; Hängt die
      Rohrleitung frei ; eine Schelle ist gebrochen und klemmt trotzdem ; neue Schelle, 2,0 mm/s
title: {ort}: {was}
A: Vor Ort: {ort}. {was}, {seit}. {Ausgerichtet ist sauber|Ausrichtung geprüft, 0,03}, Sperrdruck stimmt. {Wer hat
eine Idee?|Kennt das jemand?}
B: {frage}?
A: {Gute Frage|Moment}. {Sehe ich mir an|Ich schaue nach}.
A[+1h; solved]: Gefunden: {ursache}. {Darauf wäre ich nicht gekommen|Manchmal ist es so einfach}.
B: Und was hast du gemacht?
A: {abhilfe}.
C: {Schreibst du drei Sätze für die Seite?|Bitte drei Sätze in die Sammlung}. {Das kommt wieder|Beim nächsten Mal
sucht sonst wieder jemand zwei Stunden}.
A[maybe]: {Steht schon drin, mit Foto|Heute Abend im Hotel}.

=== einsatzplan | update | planung | de
cast: A=jana B=dirk|mehmet C=katrin D=tom
where: mo ; mi ; fr ; problem ; loesung
  Dirk in Hof, Mehmet in Linz ; Dirk fährt weiter nach Leipzig ; Mehmet hat frei ; Linz braucht am Mittwoch zwei Leute
      ; Tom kommt mit dem Nachtzug
  beide bei Brenner, Werk 2 ; Mehmet allein ; Inbetriebnahme, alle ; der Kran ist erst ab zehn da ; vorher Sensoren,
      nachher Rotor
  Dirk im Lager, Inventur ; Mehmet in Zürich ; offen ; für Zürich fehlt die Zollliste ; Fatima hat eine Vorlage, fünf
      Minuten
  Dirk krank, Mehmet übernimmt Kempten ; Kempten, zweiter Tag ; Rückfahrt ; Stuttgart muss warten ; angerufen, sie
      warten gern bis {tag+6}
title: Einsatzplan {kw+1}: {problem}
A: Der Plan für {kw+1}:

- **Montag:** {mo}
- **Mittwoch:** {mi}
- **Freitag:** {fr}

Offen ist noch: {problem}. {Vorschläge?|Wer hat einen Vorschlag?}
B: {Passt für mich|Geht}. {Hotel bitte wie letztes Mal, das mit dem Parkplatz|Ich brauche den großen Wagen}.
C: Vorschlag: {loesung}.
A: {Wunderbar, so machen wir es|Gut}. {Ist eingetragen|Steht im Plan}.
D[maybe]: Passt. {Ich bringe den langen Inbus mit, das Thema hatten wir schon.|Bin ab sechs vor Ort und mache schon
auf.|Ich komme am Vorabend, dann können wir früh anfangen.|Wer bringt den Laser mit? Ich habe meinen verliehen.}
A: Und bitte: Stunden bis {tag+2} mittags. Ich frage nicht gern zweimal.

=== regel | question | regelung | de
cast: A=mehmet|dirk B=jana C=katrin
where: frage ; fall ; antwort
  Zählt die Fahrt zum Hotel als Arbeitszeit? ; 40 Minuten, nach zehn Stunden auf der Baustelle ; ja, und nach zehn
      Stunden fährst du sie nicht mehr, sondern nimmst ein Taxi
  Darf ich dem Kunden ein altes Teil dalassen? ; er möchte es seinen Lehrlingen zeigen ; ja, wenn „unbrauchbar“ darauf
      steht, mit Farbe und nicht mit Kreide
  Wer unterschreibt, wenn der Kunde nicht da ist? ; Übergabe um 22 Uhr, nur der Pförtner ; niemand. Foto von der
      Anzeige, Mail an den Kunden, Unterschrift am nächsten Tag
title: {frage}
A: {Kurze Frage|Eine Frage, die wir dauernd haben}: {frage} Fall: {fall}.
B: {Ich schaue nach, moment|Da habe ich zwei Antworten gefunden}.
C[solved]: {antwort}.
A: {Danke, klar|Gut, das ist eindeutig}.
B: Ich nehme es in die Seite „Unterwegs“ auf. {Die alte Antwort ist gelöscht|Es gibt dort jetzt nur noch eine
Antwort}.
D[maybe]: {Gilt so übrigens auch in Österreich|In der Schweiz bitte die Zollseite dazu lesen}.

=== kunde | update | kunde | de
cast: A=katrin|stefan B=dirk|mehmet C=jana D=katrin|stefan
where: kunde ; sagt ; meint ; tun
  Brenner ; „Ihr seid schnell, aber ihr redet nicht.“ ; nach der Arbeit fehlt ihm ein Satz, was war ; drei Sätze auf
      die Karte, bevor wir gehen
  ein Chemiewerk ; „Jedes Mal kommt ein anderer.“ ; er erklärt den Weg zum dritten Mal ; Mehmet fährt immer hin, Dirk
      ist Vertretung
  die Molkerei ; „Eure Rechnung ist länger als die Reparatur.“ ; elf Zeilen für einen Ring ; eine Zeile, Einzelheiten
      auf Seite zwei
title: {kunde}: {sagt}
A: Ich war bei einem Kunden ({kunde}) und habe gefragt, was wir besser machen können. Antwort:

> {sagt}

Gemeint ist: {meint}.
B: {Da hat er recht|Autsch. Stimmt aber}.
C: Was ändern wir?
D: {tun}. {Ab nächster Woche|Ab sofort}. {In acht Wochen frage ich noch einmal|Danach frage ich ihn wieder}.
B: {Einverstanden|Mache ich}. {Kostet nichts|Zwei Minuten, das geht}.
A[maybe]: {Genau deshalb frage ich|Danke. Solche Sätze sind mehr wert als eine Umfrage}.

=== werkzeug | question | werkzeug | de
cast: A=dirk|mehmet B=tom|priya C=jana|katrin
where: kurz ; was ; zweck ; problem ; rat ; drei
  Endoskop ; ein Endoskop ; Laufrad ansehen, ohne zu öffnen ; das billige sieht nichts, das teure kostet 900 ; Nimm
      das mittlere,
      mit Spiegel. Ich habe zwei, du kannst eins haben ; Es taugt. Man sieht auch das, was man lieber nicht gesehen
      hätte
  zweiter Laser ; einen zweiten Laser ; ausrichten, ohne aufeinander zu warten ; der eine ist immer dort, wo ich nicht
      bin ; Ein
      zweiter rechnet sich nach elf Einsätzen, ich habe es ausgerechnet ; Drei Zeilen: hat sich gelohnt, schon beim
      ersten
      Einsatz, wir streiten nicht mehr
  Heber für Motorfüße ; einen Heber für Motorfüße ; 0,1 mm heben, ohne Brechstange ; den gibt es nicht zu kaufen ; Den
      gibt es bei
      Pawel, er hat ihn selbst gebaut ; Taugt. Zwei Finger, 0,05 mm. Pawel baut noch zwei
title: Werkzeug: {kurz}
A: Ich hätte gern **{was}**. Zweck: {zweck}. {Das Problem dabei|Aber}: {problem}.
B: {rat}.
A: {Sehr gut|Das hilft}. {Probiere ich nächste Woche aus|Nehme ich mit}.
C: {Bestellt|Freigegeben}, wenn du hinterher drei Zeilen schreibst, ob es taugt.
A[+7d]: {drei}.
C[maybe]: {Danke für die drei Zeilen|Gut. So mache ich das jetzt bei jedem Werkzeug}.

=== lob | praise | dank | de, for B
cast: A=katrin|jana|stefan
where: B ; was ; wofuer
  dirk ; hat um elf Uhr nachts am Telefon einem Lehrling eine Gleitringdichtung eingebaut, Schritt für Schritt ;
      Geduld nach Feierabend
  mehmet ; hat dem Kunden gesagt, dass er die teure Pumpe nicht braucht. Der Kunde hat daraufhin zwei andere bestellt
      ; Ehrlichkeit
  jana ; hat an einem Streiktag drei Leute nach Hause gebracht, mit Bahn, Taxi und einem Milchwagen ; den Milchwagen
title: Danke, {B.first}
A: @{B} {was}. Für: **{wofuer}**.
C: {Unbezahlbar|Das macht dir so schnell keiner nach}.
B: {War doch nichts|Ging ja nicht anders}. {Aber danke|Gern}.
D[maybe]: {Und der Lehrling? Der erzählt es heute noch|Ich sage nur: typisch}.

=== abfrage | poll | abstimmung | de
cast: A=katrin|jana B=dirk C=mehmet D=stefan|tom
where: frage ; a ; b ; c ; warum ; c1 ; c2 ; ende
  Wann machen wir das Herbsttreffen? ; Zwei Tage im Oktober ; Ein Tag im November ; Im Januar, dafür mit Schnee ;
      Zweimal im Jahr
      sehen wir uns, einmal davon in einer Autobahnraststätte ; Zwei Tage, sonst wird es wieder nur eine Besprechung ;
      November,
      wegen der Kinder ; ich buche, sobald die Frist um ist
  Wie wollen wir die Karte beim Kunden? ; Papier, A6 ; Auf dem Telefon ; Beides ; Ralf hätte sie gern zum Abheften,
      Anneke lieber
      digital ; Papier. Das Telefon ist um sechs leer ; Telefon, dann muss ich am Abend nichts abtippen ; ich frage
      Anneke und
      Ralf noch einmal und melde mich
poll: 6d: {a} / {b} / {c}
title: {frage}
A: {warum}. {Bitte abstimmen|Stimmt bitte ab}, bis {tag+4} steht es fest.
B: {c1}.
C: {c2}.
D: Ich richte mich nach den Technikern. {Vertrieb hat immer Zeit|Ihr seid die, die fahren}.
A[+1d]: {Danke|Danke euch}, {ende}.

=== uebersetzung | question | handbuch | de
cast: A=dirk|mehmet|jana B=nadia|priya C=katrin|stefan
where: wort ; steht ; besser
  setting clips ; „Einstellklammern“ ; „Distanzbleche“, so sagt es jeder auf der Baustelle
  drive collar ; „Antriebskragen“ ; „Mitnehmerring“
  barrier fluid ; „Barriereflüssigkeit“ ; „Sperrmedium“, steht so in jeder Norm
title: „{wort}“ im deutschen Handbuch
A: Im deutschen Handbuch steht für *{wort}*: {steht}. {Das sagt kein Mensch|Da lacht der Kunde}. Vorschlag: {besser}.
B: {Thank you, please keep sending these. My German is not good enough to see it, Joaquín changes it with revision
G.|That one is even worse in Dutch, says Tom. Both go to Joaquín.|Good. I have asked Joaquín, he was a little ashamed
and very quick.}
C: {Dafür|Stimme zu}. {Es sind noch mehr solche drin|Ich habe noch vier davon}.
A: {Her damit, ich sammle|Schreib sie hier drunter}.
C: {„Laufradspiel“ statt „Freiraum“|„Leckage“ statt „Undichtheit“}, {„Stoffpumpe“ statt „Zellstoffpumpe“|„Grundplatte“
statt „Basisplatte“}.
B[maybe; solved]: All in the list. They come with the next edition, the web page has them {tomorrow|today}.
"""
SCENARIOS = {"service-dach": _TEXT}
