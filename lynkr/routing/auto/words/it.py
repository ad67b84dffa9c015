"""Italian."""

STOPWORDS = """
il lo la gli le un una di del della dei delle e è non io tu noi voi che in nel nella per con questo questa mio mia
nostro nostra come quale quando se ma o anche senza più al alla si sono essere ho ha mi puoi devo voglio fammi cosa
"""

WORDS = """
find: trova, trovare, cerca
top.judge: lecito, illecito, valid*, farci causa, fare causa, fallimento, annull*, impugn*, vendere l azienda,
  illegale, concordato
request: per favore, puoi, potresti, mi serve, ci serve, abbiamo bisogno, aiutami, voglio
own: nostr*, mio, mia, abbiamo
chat: ciao, buongiorno, buonasera, buonanotte, grazie, grazie mille, arrivederci, come stai, come va, barzelletta,
  perfetto, ottimo, buona giornata
ack: sì, si, va bene, d accordo, fallo, procedi, continua, vai, vai avanti, certo, esatto, giusto, bene, ok fai,
  prosegui
follow: ancora, non funziona, sempre, questo, quello, anche, di nuovo, adesso, ora, poi, allora, stesso, altro,
  altri, resto, entrambi, e, invece
easy.edit: rinomin*, refuso, sostitu*, cancell*, elimin*, rimuov*, togli, commenta, sposta, cambia il testo,
  cambia il colore
easy.language: tradu*, riformul*, corregg*, accorci*, ortografia, grammatica, cortese, in inglese, in italiano,
  in francese, si scrive, formale, tono, oggetto della, titolo per
easy.format: formatt*, ordina, convert*, indent*, maiuscol*, minuscol*, in tabella, in una tabella, arrotond*,
  alfabetic*
easy.list: elenca, elenco, lista, elenc*, dammi tre, dammi cinque, nomina, sinonim*, esempi, esempio
easy.define: cos è, che cos è, cosa è, cosa significa, significa, significato, defin*, definizione, a cosa serve,
  che vuol dire, cosa vuol dire, cosa sono
easy.lookup: quanti abitanti, chi, quando, dove, qual, quale, quali, quanti, quante, quanto, che ora, che ore,
  capitale, scorciatoia, comando, quale porta, meteo
easy.show: mostra, mostrami, apri, leggi, stampa, ripeti, conta
easy.arith: più, meno, per cento di, diviso, radice quadrata
small: più corto, solo, soltanto, veloce, velocemente, semplicemente, breve, brevemente, piccolo, piccola, semplice,
  una riga, una parola, una frase, rapido
smallthing: riga, parola, frase, variabile, pulsante, bottone, commento, titolo, colore, etichetta, mail, email,
  messaggio, data, testo, colonna, nome
med.explain: spieg*, descriv*, riassum*, capire, differenz*, come funziona, cosa succede, panoramica, riassunto
med.write: scriv*, redig*, crea, creare, aggiung*, gener*, configur*, script, fammi un, fammi una, prepara,
  install*, imposta
med.test: test unitari, test unitario, unit test, test, casi di test, test per
med.fix: correggi il bug, ripar*, sistema, sistemare, bug, errore, errori, non funziona, fallisc*, rotto, rotta,
  eccezione, risolv*, crash*, sbagliat*
med.howto: come posso, come faccio, come si, come creare, come aggiungere, come installare, come
med.compare: confront*, meglio, miglior*, consigli*, raccomand*, vantaggi, svantaggi, alternative, dovrei, conviene,
  suggeris*, suggeriment*, idee
med.calc: calcol*, risolvi, stim*, media, totale, somma, interessi
codething: funzione, metodo, classe, query, regex, componente, modulo, ciclo, pagina, lettera, articolo, tema,
  poesia, endpoint
hard.build: gestione di, abbonamenti, gestionale per, con promemoria, implement*, svilupp*, integr*, costru*,
  realizz*, funzionalità, supporto per, autenticazione, tempo reale, permessi, ricerca full text, notifiche
hard.refactor: refactor*, rifattorizz*, ristruttur*, disaccoppi*, riscriv*, modernizz*, estra*, separa*, dividi*,
  puli*, riorganizz*, debito tecnico, legacy
hard.migrate: migr*, migrazione, passare da, spostare il nostro, aggiorn*, passaggio, transizione
hard.optimise: ottimizz*, veloc*, più veloce, lent*, collo di bottiglia, prestazioni, perdita di memoria,
  memory leak, latenza, scal*, ridurre i costi, consumo di memoria
hard.investigate: debug*, indag*, investig*, diagnos*, scopri*, trova la causa, trova perché, individu*,
  perché fallisce, cosa sta succedendo, causa
hard.flaky: non funziona più niente, dall aggiornamento, in disordine, doppi, durano, due volte, ogni tanto, tranne,
  a volte, intermittent*, casual*, sotto carico, solo in produzione, si blocca, bloccat*, sporadic*, scompai*,
  sparisc*, pers*, inconsistent*, dal, una volta al, non riproducibile, timeout*, solo quando
hard.design: progett*, disegn*, architettur*, piano, pianific*, strateg*, tabella di marcia, propon*, proposta,
  modello dati, modello dei dati, schema, elabor*
hard.review: revision*, valut*, analizz*, analisi, verific*, critic*, rischi, rischio, debolezze, punti deboli
top.prove: dimostr*, prova che, provare che, confut*, controesempi*, teorema, lemma, congettura, induzione,
  formalmente, se e solo se, linearizzabil*
top.audit: rubare*, ruberesti, hacker*, bucare, ransom*, riscatto, tutti i percorsi, entrati, si sono presi,
  intrus*, dati di un altro, aggirare, truff*, audit*, modello delle minacce, minacce, attacc*, vulnerabil*,
  penetration test, pentest, exploit*, analisi di sicurezza, revisione di sicurezza, abuso
top.cause: regge ai dati, dov è l errore, quale carico, crolla, causa principale, causa radice, cause profonde,
  post mortem, incidente, incidenti, ipotesi, perché solo, causal*, com è possibile
top.derive: deriva*, deduc*, limite inferiore, limite superiore, ottim*, equilibrio, invariant*, correttezza,
  complessità, minimizz*, massimizz*, valore atteso, rigor*, converg*, np difficile, probabilità, simul*, asintotic*
top.weigh: compromess*, soppes*, conseguenz*, implicazioni, scenari*, giustific*, motiv*, argoment*,
  controargoment*, etic*, decisione, decidere, dilemma, contraddi*, impatto, pro e contro
top.novel: nuovo algoritmo, nostro proprio, compilatore, protocollo di consenso, scheduler, garbage collector,
  senza lock, sistema di tipi, stato dell arte, ricerca
top.think: pensa bene, passo passo, passo dopo passo, ragiona
deep: dettagliat*, in dettaglio, complet*, a fondo, esaustiv*, approfond*, precis*, casi limite, sistematic*,
  minuzios*
whole: inter*, tutto il, tutta la, tutti i, tutte le, codebase, base di codice, ovunque, end to end, da zero, tutto
multi: vari*, più moduli, moduli, file, servizi, team, centinaia, migliaia, tabelle, divers*, molteplici
bigthing: piattaforma, servizio, microserviz*, monolit*, infrastruttura, backend, pipeline, cluster, database,
  applicazione, app, protocollo, motore, prodotto, il sistema, sistema di, sistema che
dom.distributed: distribuit*, consenso, replica*, consistenza, coerenza, partizion*, idempoten*, alta disponibilità,
  tolleranza ai guasti, multi regione, disaster recovery
dom.concurrency: concorren*, race condition*, deadlock*, lock, parallel*, simultane*, thread, transazion*
dom.security: cifr*, crittograf*, autentic*, autorizz*, sicurezza, sicur*, password, token*, injection, certificat*
dom.data: schema, indic*, tabella, dati, transazione, righe
dom.money: pagament*, fatturazione, fattur*, contabil*, tass*, impost*, rimbors*, budget, prezz*, ricavi, frod*,
  assicuraz*, prestit*, mutuo, banc*, finanziari*
dom.law: contratto, contratti, clausol*, responsabilità, gdpr, legal*, licenziament*, tribunale, licenz*, giuridic*
dom.medicine: pazient*, diagnosi, sintom*, farmac*, dose, malatti*, trattament*
dom.math: integral*, matric*, autovalor*, numero primo, numeri primi, polinomi*, successione, serie, limite,
  disuguaglianza, equazion*, graf*, spazio vettoriale, gruppo, funzione f
dom.stats: regressione, significativ*, confidenza, campione, correlazione, varianza, previsione, statistic*
dom.ml: modell*, addestr*, neural*, apprendimento, embedding*
stakes: un centesimo, nei conti, mancano, produzione, fermo, interruzion*, disservizi*, perdita di dati,
  perdere dati, milioni, retrocompatibil*, compatibilità, rollback, conformità, normativ*, regolament*, critic*,
  al secondo, senza fermare, downtime
vague: pronto per, sistemali, sistemalo, qualcosa non va, qualcosa non torna, strano, strana, miglior*,
  pronto per la produzione, fai in modo, fallo funzionare, arrangiati, finché, autonom*, senza chiedere, robust*,
  nessuno sa
constraint: deve, devono, senza, tranne, mentre, almeno, al massimo, non può, ma, anche se, sebbene, garant*,
  assicur*, mantenere, mantenendo, mai, nonostante, rispett*
why: perché, come mai, per quale motivo
ifs: suppon*, dato, sia, se, ogni, cosa succederebbe
"""
