"""Dutch."""

STOPWORDS = """
de het een van en is niet ik je jij wij we jullie dat die dit deze op in met voor aan bij naar hoe wat waarom
wanneer als maar of ook zonder meer mijn ons onze zijn heb heeft kun kan moet wil graag er nog geen door wordt
"""

WORDS = """
find: vind, vinden, zoek
top.judge: rechtmatig, onrechtmatig, geldig, ongeldig, aangeklaagd, aanklagen, failliet, faillissement, aanvechten,
  bedrijf verkopen, doorstarten, illegaal, bindend
request: alsjeblieft, graag, kun je, kan je, ik heb nodig, we hebben, help me, ik wil
own: onze, ons, mijn, we
chat: hallo, hoi, goedemorgen, goedemiddag, goedenavond, bedankt, dank je, dankjewel, doei, tot ziens, hoe gaat het,
  mop, grap, top, fijne dag, super
ack: ja, nee, doe maar, doe het, ga door, ga verder, prima, goed, oké, akkoord, klopt, graag, precies, verder,
  is goed
follow: nog steeds, werkt niet, dit, dat, ook, nog, opnieuw, nu, dan, hetzelfde, andere, rest, beide, en, het,
  daarna
easy.edit: hernoem*, typfout*, tikfout*, vervang*, verwijder*, haal weg, verplaats*, wijzig de tekst,
  verander de kleur, verander de tekst
easy.language: vertaal*, herschrijf deze zin, herformuleer*, verbeter de, inkort*, kort in, spelling, grammatica,
  beleefd*, in het engels, naar het engels, in het nederlands, naar het nederlands, naar het duits, naar het frans,
  spel je, schrijf je, formeler, toon, onderwerp, titel voor
easy.format: formatteer*, opmaak, sorteer*, converteer*, zet om, omzetten, inspring*, hoofdletter*, kleine letters,
  als tabel, in een tabel, rond af, alfabetisch
easy.list: lijst, noem, geef drie, geef vijf, opsom*, som op, synoniem*, voorbeelden, voorbeeld
easy.define: wat is, wat zijn, wat betekent, betekent, betekenis, definieer, definitie, waar staat, wat doet
easy.lookup: hoeveel inwoners, wie, wanneer, waar, welke, welk, hoeveel, hoe laat, hoofdstad, sneltoets, commando,
  hoe oud, welke poort, weer
easy.show: toon, laat zien, open, lees, print, herhaal, tel
easy.arith: plus, min, keer, procent van, gedeeld door, wortel van
small: korter, even, alleen, gewoon, snel, kort, korte, klein, kleine, simpel, simpele, eenvoudig, één regel,
  een zin, één woord, een woord, slechts
smallthing: regel, woord, zin, variabele, knop, commentaar, titel, kleur, label, mail, e mail, bericht, datum,
  tekst, kolom, naam
med.explain: leg uit, uitleg*, beschrijf*, samenvat*, vat, overzicht, begrijpen, verschil*, hoe werkt, wat gebeurt
med.write: schrijf*, maak, maken, voeg, toevoeg*, genereer*, configureer*, script, stel, opstellen, installeer*,
  aanmaken
med.test: unit test*, unittest*, tests, testen, testgevallen, test voor
med.fix: fix, los, oplossen, repareer*, bug, bugs, fout, fouten, foutmelding, werkt niet, kapot, crasht, faalt,
  exceptie, verkeerd
med.howto: hoe kan ik, hoe moet ik, hoe maak ik, hoe doe ik, hoe krijg ik, hoe voeg ik, hoe
med.compare: vergelijk*, beter, aanbevel*, aanraad*, raad, voordelen, nadelen, alternatieven, moet ik, moeten we,
  suggest*, tips, ideeën
med.calc: bereken*, reken, los op, schat*, gemiddelde, totaal, som, rente
codething: functie, methode, klasse, query, regex, component, formulier, lus, pagina, brief, artikel, essay,
  gedicht, endpoint
hard.build: afsprakensysteem, met herinneringen, implementeer*, ontwikkel*, integreer*, bouw*, functionaliteit,
  ondersteuning voor, authenticatie, realtime, rechten, meldingen, zoekfunctie
hard.refactor: refactor*, herstructureer*, ontkoppel*, herschrijf*, herschrijven, moderniseer*, splits*, opsplits*,
  opruim*, ruim, scheid*, legacy, technische schuld
hard.migrate: migreer*, migratie*, migreren, overstap*, overzet*, verhuis*, upgrade*, overgang, van onze
hard.optimise: optimaliseer*, versnel*, sneller, traag, trage, traagheid, knelpunt*, prestatie*, geheugenlek*,
  latentie, schaal*, geheugengebruik, kosten verlagen, te lang
hard.investigate: debug*, onderzoek*, diagnos*, zoek uit, uitzoeken, achterhaal*, vind de oorzaak, oorzaak,
  waar ligt, waar komt, spoor, wat er aan de hand
hard.flaky: niets werkt, werkt niets, sinds de update, duren, twee keer, behalve bij, soms, af en toe, willekeurig,
  sporadisch, onder belasting, onder load, alleen in productie, hangt, vastloop*, loopt vast, verdwijn*, dubbel*,
  kwijt, inconsistent*, sinds de, sinds het, één keer per, niet te reproduceren, timeout*, alleen wanneer,
  alleen als
hard.design: ontwerp*, architectuur*, plan, plannen, strategie*, roadmap, stappenplan, stel voor, voorstel,
  datamodel, schema voor, bedenk*
hard.review: review*, beoordeel*, evalueer*, analyseer*, analyse, controleer*, risico*, zwakke punten, zwakheden,
  kritiek
top.prove: bewijs*, bewijzen, toon aan, weerleg*, tegenvoorbeeld*, stelling, lemma, vermoeden, inductie, formeel,
  dan en slechts dan, linearizeerbaar
top.audit: bestelen, stelen, inbreken, ingebroken, hacker*, hacken, gehackt, ransom*, elk pad, omzeilen,
  gegevens van een ander, verduister*, audit*, dreigingsmodel*, dreiging*, aanval*, aanvaller*, kwetsbaarhe*,
  penetratietest, pentest, beveiligingsaudit, beveiligingsanalyse, misbruik
top.cause: overleeft, waar zit de fout, bij welke belasting, stort, hoofdoorzaak, grondoorzaak, post mortem,
  postmortem, incident*, hypothese*, waarom alleen, causaal, hoe kan het
top.derive: leid, afleid*, ondergrens, bovengrens, optima*, optimale, evenwicht*, invariant*, correctheid,
  complexiteit, minimalis*, maximalis*, verwachtingswaarde, rigour*, convergent*, np moeilijk, kans, simuleer*
top.weigh: afweg*, weeg, consequentie*, gevolgen, implicaties, scenario*, onderbouw*, beargumenteer*,
  tegenargument*, ethisch*, beslissing, beslis, dilemma, tegenstrijd*, impact, voor en nadelen
top.novel: nieuw algoritme, eigen protocol, compiler, consensusprotocol, scheduler, garbage collector, typesysteem,
  stand van zaken
top.think: denk goed na, stap voor stap, grondig
deep: gedetailleerd*, in detail, volledig*, uitgebreid*, grondig*, diepgaand*, precies, randgevallen, systematisch*
whole: hele, heel, gehele, volledige, alle, codebase, overal, van begin tot eind, vanaf nul, vanaf scratch, alles,
  end to end
multi: meerdere, verschillende, modules, bestanden, diensten, services, teams, honderden, duizenden, tabellen
bigthing: systeem, platform, dienst, service, microservice*, monoliet*, infrastructuur, backend, pipeline, cluster,
  database, applicatie, app, protocol, product
dom.distributed: gedistribueerd*, consensus, replicatie, consistentie, partitie*, idempoten*, hoge beschikbaarheid,
  failover, fouttoleran*
dom.concurrency: gelijktijdig*, race condition*, raceconditie*, deadlock*, parallel*, vergrendel*, threads,
  transactie*
dom.security: versleutel*, authenticatie, autorisatie, beveilig*, wachtwoord*, token*, injectie, certificaat
dom.data: schema, index, tabel, data, gegevens, transactie, rijen
dom.money: betaling*, facturatie, facturen, factuur*, boekhoud*, belasting*, terugbetaling*, begroting, prijs*,
  omzet, fraude, verzekering*, lening*, hypotheek*, bank*, financi*
dom.law: contract*, clausule*, aansprakelijk*, avg, juridisch*, ontslag, rechtbank, licentie*, rechtszaak
dom.medicine: patiënt*, diagnose, symptoom, symptomen, medicijn*, dosis, ziekte*, behandeling*
dom.math: integraal, matrix, eigenwaarde*, priemgetal*, polynoom, rij, reeks, limiet, ongelijkheid, vergelijking*,
  graaf, vectorruimte, groep, functie f
dom.stats: regressie, significan*, betrouwbaarheid*, steekproef*, correlatie, variantie, voorspel*, statistisch*
dom.ml: model, modellen, train*, neuraal, embedding*
stakes: een cent, in de boeken, ontbreken, productie, uitval, downtime, onderbreking, dataverlies, gegevensverlies,
  miljoen*, achterwaarts compatibel, backwards compatible, zonder downtime, terugdraai*, rollback, compliance,
  toezichthouder*, kritiek*, per seconde, live
vague: klaar voor, iets klopt niet, klopt er niet, klopt niet, raar, vreemd, verbeter*, productieklaar,
  productierijp, zorg dat het werkt, tot alles, zelfstandig, zonder te vragen, robuust*, niemand weet, rommel*,
  geen idee
constraint: moet, moeten, zonder, behalve, terwijl, minstens, hoogstens, mag, mogen, maar, hoewel, garandeer*, zorg,
  behoud*, nooit, zelfs als, ondanks, binnen
why: waarom, hoe komt het, hoezo
ifs: stel, gegeven, zij, als, elke, wat als
"""
