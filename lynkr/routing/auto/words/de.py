"""German."""

STOPWORDS = """
der die das den dem ein eine einen einer und ist nicht ich du wir ihr sie es mit fuer für von zu zum zur auf bei im
wie was warum wenn aber oder auch mir mich uns unser unsere unseren dein bitte kannst wird werden sind hat haben
dass diese dieser dieses mach mal noch nur als an aus nach wurde soll schreib erklär gib
"""

WORDS = """
find: finde, finden, such, suche
top.judge: zulässig, rechtmäßig, rechtswidrig, wirksam, unwirksam, verklag*, insolvenz, anfecht*, haften, haftbar,
  firma verkaufen, gültig, rechtens
request: bitte, kannst du, könntest du, können sie, ich brauche, wir brauchen, hilf mir, ich möchte, ich will,
  sag mir
own: unser*, mein*, wir
chat: hallo, guten morgen, guten tag, guten abend, danke, dankeschön, vielen dank, tschüss, wie geht, witz, servus,
  moin, super, klasse, perfekt, toll, schönen tag, schönes wochenende
ack: ja, nein, genau, klar, mach, mach das, mach weiter, weiter, weitermachen, los, gut, passt, einverstanden,
  in ordnung, gerne, leg los, bitte, alles klar, so machen, richtig
follow: geht immer noch nicht, immer noch, geht nicht, klappt nicht, funktioniert nicht, das, es, auch, noch,
  nochmal, jetzt, dann, dasselbe, stattdessen, andere, anderen, beide, rest, damit, davon, dazu, dafür, so, und
easy.edit: umbenenn*, benenne, tippfehler, ersetz*, lösch*, entfern*, tausch*, auskommentier*, verschieb*, erhöhe,
  rechtschreibfehler
easy.language: übersetz*, umformulier*, formulier*, kürze*, kürzer, korrigier*, korrektur*, rechtschreib*,
  grammatik, höflich*, auf deutsch, auf englisch, ins deutsche, ins englische, ins französische, ins spanische,
  förmlich*, freundlich*, betreff*, überschrift, schreibt man, buchstabier*
easy.format: formatier*, sortier*, wandle, umwandeln, konvertier*, rechne um, umrechn*, als tabelle, als liste,
  großbuchstaben, kleinbuchstaben, einrück*, rund*, alphabetisch, stichpunkt*
easy.list: liste, nenn, nenne, zähl, aufzähl*, synonym*, beispiele, beispiel, auflist*
easy.define: was ist, was sind, was heißt, was bedeutet, bedeutet, bedeutung, definier*, definition, steht für,
  wofür steht, was macht
easy.lookup: einwohner, neue zeile, wer, wann, wo, welche, welcher, welches, welchen, wie viele, wie viel,
  wie heißt, wie spät, hauptstadt, tastenkürzel, befehl, syntax, wie alt, wie lange, wie hoch, wie weit, uhrzeit,
  wetter
easy.show: zeig, zeige, öffne, gib aus, lies, ausgeben, such, wiederhol*
easy.arith: mal, plus, minus, geteilt, prozent von, wurzel aus, in kilometer, in meilen
small: kürzer, nur, kurz, kurze, kurzen, schnell, einfach, eben, klein, kleine, kleinen, kleines, einzeiler,
  ein satz, einem satz, ein wort, einem wort, simpel, knapp, zeile, bloß
smallthing: zeile, wort, satz, variable, knopf, button, kommentar, titel, farbe, überschrift, e mail, mail,
  nachricht, datum, text, spalte, name
med.explain: erklär*, beschreib*, zusammenfass*, fass, fasse, überblick, verstehen, unterschied*, erläuter*,
  wie funktioniert, was passiert, verständlich
med.write: schreib*, erstell*, füge, hinzufüg*, generier*, bau mir, einrichten, konfigurier*, entwirf, skript,
  richte, anleg*, lege, ergänz*
med.test: unit test*, unittest*, tests, testfälle, test für
med.fix: beheb*, repar*, fehler, fehlermeldung, bug, bugs, kaputt, funktioniert nicht, geht nicht, abstürz*, stürzt,
  fixe, fix, exception, falsch
med.howto: wie kann ich, wie mache ich, wie kann man, wie macht man, wie bekomme ich, wie lasse ich, wie richte ich,
  wie schreibe ich, wie erstelle ich, wie geht
med.compare: vergleich*, besser, empfehl*, empfiehl*, vor und nachteile, vorteile, nachteile, alternativen,
  welche variante, sollte ich, sollten wir, tipps
med.calc: berechne*, rechne, ausrechnen, löse, schätz*, durchschnitt, summe, insgesamt, zinsen
codething: funktion, methode, klasse, abfrage, regex, skript, komponente, endpunkt, schleife, formular, seite,
  brief, artikel, aufsatz, gedicht
hard.build: verwaltung, abonnements, terminsystem, system für, mit erinnerungen, mit rechten, implementier*,
  entwickl*, integrier*, baue, bau, aufbau*, funktionalität, anbind*, unterstützung für, umsetz*, umzusetzen,
  anmeldung, rollen und rechte, berechtigung*, echtzeit, volltextsuche, warteschlange
hard.refactor: refactor*, refaktor*, umstrukturier*, umbau*, entkoppel*, aufteil*, zerleg*, modernisier*,
  neu schreiben, herauslös*, altlast*, portier*, ablös*, aufräum*, räum, teile, trenn*
hard.migrate: umzuziehen, migrier*, migration*, umstell*, umstieg, umzieh*, wechsel*, stelle, upgrade, aktualisier*,
  umzug
hard.optimise: optimier*, beschleunig*, schneller, langsam*, engpass, engpässe, performance, leistung,
  speicherleck*, latenz, durchsatz, skalier*, speicherverbrauch, zu lange, ewig, kosten senken
hard.investigate: such die ursache, debug*, untersuch*, analysier*, diagnos*, finde heraus, herausfind*, ursache*,
  such den fehler, finde den, woran liegt, liegt das, fehlersuche, eingrenz*, dahinter*, geh der, auf den grund,
  was ist los, los ist
hard.flaky: geht nichts mehr, funktioniert nichts, nichts mehr, seit dem update, in falscher reihenfolge,
  nur nachts, dauern, zwei rechnungen, doppelt belastet, läuft voll, manchmal, sporadisch*, gelegentlich, zufällig*,
  unregelmäßig*, unter last, nur in produktion, nur in der, hängt, hängen, hängenbleib*, ab und zu,
  nicht reproduzierbar, verschwind*, doppelt*, veraltet*, inkonsistent*, alle paar, einmal am tag, seit dem,
  seit der, nur wenn, nur auf, verloren, timeout*
hard.design: entwerf*, entwirf, design*, architektur*, konzept*, konzipier*, plan, plane, planen, strategie*,
  roadmap, fahrplan, vorschlag, schlage, datenmodell*, aufsetzen, modellier*, gestalte, wie würdest du
hard.review: review, bewert*, beurteil*, prüf*, überprüf*, evaluier*, einschätz*, schwachstelle*, risiken, risiko*,
  schwächen, auswert*, lücken
top.prove: beweis*, beweise, zeige dass, zeig dass, widerleg*, gegenbeispiel*, satz von, lemma, theorem, formal*,
  vermutung, induktion, genau dann wenn, linearisierbar*
top.audit: ausrauben, bestehlen, einbrechen, hacker*, gehackt, stehlen, erpress*, jeden pfad, ransomware,
  eingebrochen, kompromittier*, unterschlag*, manipulierbar, fremde daten, daten eines anderen, audit*,
  sicherheitsaudit, bedrohungsmodell*, bedrohungsanalyse, angriff*, angreifer*, sicherheitslücke*, penetrationstest,
  sicherheitsprüfung, sicherheitsanalyse, missbrauch*, verwundbar*, sicherheitsüberprüfung
top.cause: denkfehler, überlebt, an welcher last, kippt, weitergegeben, beweise liegen, grundursache*,
  ursachenanalyse, hauptursache, post mortem, postmortem, vorfall*, hypothes*, warum nur, warum genau, kausal*,
  wie kann das sein, wie ist das möglich, begründe
top.derive: leite, herleit*, abschätzung, schranke*, optimal*, gleichgewicht*, invariant*, korrektheit, laufzeit*,
  komplexität, minimier*, maximier*, erwartungswert, rigoros, np schwer, konvergen*, asymptotisch,
  wahrscheinlichkeit*, simulier*, untere schranke
top.weigh: abwäg*, wäge, abwägung*, kompromiss*, konsequenz*, folgen, ausfallszenari*, szenari*, zielkonflikt*,
  begründ*, gegenargument*, ethisch*, entscheidung*, entscheide, ob wir, widersprüch*, auswirkung*
top.novel: neuartig*, eigenes protokoll, eigenen, compiler, konsensprotokoll, scheduler, garbage collector,
  typsystem, sperrfrei*, forschung*, stand der technik
top.think: denk gründlich, denk genau, denke gründlich, schritt für schritt, gründlich, überleg genau
deep: ausführlich*, detailliert*, im detail, umfassend*, vollständig*, gründlich*, systematisch*, randfäll*,
  grenzfäll*, präzise, tiefgehend, sämtlich*, genau
whole: gesamt*, komplett*, ganze, ganzen, ganzes, codebasis, alle services, alle dienste, alle module, alles,
  überall, von grund auf, durchgängig, projektweit, alle dateien, end to end
multi: mehrere*, module, dateien, dienste, teams, mandanten, tabellen, verschiedene*, hunderte, tausende, standorte
bigthing: system, systems, plattform, dienst, dienste, microservice*, monolith*, infrastruktur, backend, pipeline,
  cluster, datenbank*, anwendung, app, software, protokoll, produkt
dom.distributed: verteilt*, konsens*, replikation, konsistenz, partition*, idempoten*, hochverfügbar*,
  ausfallsicher*, failover, mehrere regionen, sharding
dom.concurrency: nebenläufig*, wettlaufsituation*, race condition*, deadlock*, verklemmung, gleichzeitig*,
  parallel*, sperre*, threads, thread, transaktion*, isolation*
dom.security: verschlüssel*, authentifizier*, autorisier*, sicherheit*, passwort*, passwörter, token,
  zugriffsrecht*, anmeldedaten, injection, zertifikat*, berechtig*
dom.data: schema, index, tabelle, datensätze, daten, transaktion*, zeilen
dom.money: zahlung*, abrechnung*, rechnung*, buchung*, steuer*, erstattung*, buchhaltung, budget, preis*, umsatz*,
  versicherung*, kredit*, bank*, finanz*
dom.law: vertrag*, klausel*, haftung*, dsgvo, datenschutz*, rechtlich*, kündig*, gericht*, urteil*, lizenz*,
  arbeitsrecht, klage
dom.medicine: patient*, diagnose, symptom*, medikament*, dosis, krankheit*, behandlung*
dom.math: integral*, matrix, eigenwert*, primzahl*, polynom*, folge, reihe, grenzwert, ungleichung, gleichung*,
  graph*, vektorraum, gruppe, funktion f, ableitung
dom.stats: regression, signifikan*, konfidenz*, stichprobe*, korrelation, varianz, prognose, zeitreihe*,
  statistisch*
dom.ml: modell*, trainier*, training, neuronal*, klassifikat*, embedding*
stakes: keinen cent, einen cent, in der bilanz, fehlen in, produktion, produktiv*, ausfall*, ausfallzeit, downtime,
  unterbrechung*, datenverlust, datenverlust*, millionen, rückwärtskompatib*, abwärtskompatib*,
  im laufenden betrieb, live, zurückrollen, rollback, revisionssicher*, regulator*, kritisch*, pro sekunde,
  vorstand, prüfer, bafin, compliance
vague: bereit für, fertig für, irgendwas, irgendetwas, stimmt nicht, komisch, seltsam, merkwürdig, verbesser*,
  produktionsreif, besser machen, mach es besser, kümmer*, zum laufen, bis alles, bis alle, selbständig,
  selbstständig, ohne rückfrage*, sauber, robust*, durcheinander, chaos, keiner weiß, egal wie, bis grün
constraint: muss, müssen, ohne, außer, während, mindestens, höchstens, darf, dürfen, aber, obwohl, sodass, so dass,
  sicherstell*, garantier*, erhalten, innerhalb, selbst wenn, auch wenn, nie, niemals, trotzdem
why: warum, wieso, weshalb, wie kommt es, woran
ifs: angenommen, falls, wenn, gegeben, sei, ob, jeweils, was wäre
"""
