"""French."""

STOPWORDS = """
le la les un une des du de et est pas je tu nous vous il elle on que qui quoi dans pour par sur avec ce cette ces
mon ma mes notre nos votre comment pourquoi quand si mais ou où aussi sans plus au aux en se sont être fait peux
peut moi
"""

WORDS = """
find: trouve, trouver, trouvez, cherche
top.judge: licite, illicite, valable, poursuivi*, faillite, nulle, opposable, attaquer en justice, illégal*,
  liquidation, vendre l entreprise, redressement
request: s il te plaît, s il vous plaît, peux tu, pouvez vous, pourrais tu, j ai besoin, il nous faut, aide moi,
  je voudrais, il faut
own: notre, nos, nous, mon, ma, mes
chat: bonjour, salut, bonsoir, merci, merci beaucoup, au revoir, comment vas tu, comment ça va, ça va, blague,
  bonne journée, coucou, super, parfait, génial, bravo
ack: oui, non, d accord, vas y, fais le, continue, continuez, c est bon, parfait, bien sûr, allez, ok fais, entendu,
  exactement, allez y
follow: toujours, ça ne marche pas, ne marche pas, ça, cela, aussi, encore, maintenant, ensuite, même, autre,
  autres, le reste, les deux, ces, et, puis, plutôt, le, la, celui
easy.edit: renomm*, faute de frappe, coquille, remplac*, supprim*, enlèv*, retir*, commente, change le texte,
  change la couleur, déplac*
easy.language: tradui*, reformul*, corrig*, raccourci*, orthographe, grammaire, poli, polie, en anglais,
  en français, en espagnol, en allemand, s écrit, écrit on, formel, ton, objet de, titre pour
easy.format: format*, trie, trier, converti*, indent*, majuscule*, minuscule*, en tableau, en liste, sous forme de,
  arrondi*, alphabétique
easy.list: liste, lister, cite, citer, donne moi trois, donne moi cinq, énumèr*, synonyme*, exemples, exemple
easy.define: qu est ce, c est quoi, que signifie, que veut dire, veut dire, signifie, définition, définis,
  à quoi sert, ça veut dire, quel est le sens
easy.lookup: combien d habitants, qui, quand, où, quel, quelle, quels, quelles, combien, quelle heure, capitale,
  raccourci, commande, quel âge, météo
easy.show: montre, affiche*, ouvre, lis, répète, compte
easy.arith: font, plus, moins, fois, divisé, pour cent de, racine carrée
small: plus court, juste, vite, rapidement, simplement, court, courte, bref, brève, brièvement, petit, petite,
  simple, une ligne, un mot, une phrase, seulement, rapide
smallthing: ligne, mot, phrase, variable, bouton, commentaire, titre, couleur, étiquette, mail, email, message,
  date, texte, colonne, nom
med.explain: expliqu*, décri*, résum*, aperçu, comprendre, différence*, comment fonctionne, comment marche,
  que se passe, présent*
med.write: écri*, rédig*, crée, créer, créez, ajout*, génèr*, générer, configur*, script, fais moi, mets en place,
  mettre en place, install*
med.test: tests unitaires, test unitaire, tests, cas de test, test pour
med.fix: corriger le bug, répar*, bug, bugs, erreur*, ne marche pas, ne fonctionne pas, plante, cassé*, échoue*,
  exception, faux, résou*
med.howto: comment faire, comment puis je, comment je, comment on, comment peut on, comment ajouter, comment créer,
  comment installer, comment
med.compare: compar*, mieux, meilleur*, recommand*, conseil*, avantages, inconvénients, alternatives, lequel,
  laquelle, devrais je, faut il, suggèr*, idées
med.calc: calcul*, résous, résoudre, estim*, moyenne, total, somme, intérêts
codething: fonction, méthode, classe, requête, regex, composant, formulaire, boucle, page, lettre, article,
  dissertation, poème, endpoint
hard.build: gestion des, abonnements, paiement en ligne, système de réservation, avec rappels, implément*,
  développ*, intègr*, intégr*, construi*, fonctionnalité*, prise en charge, authentification, temps réel,
  gestion des droits, recherche plein texte, notifications
hard.refactor: refactor*, restructur*, découpl*, découp*, réécri*, réécrire, modernis*, extrai*, nettoy*, sépar*,
  refond*, refonte, porter, legacy, dette technique
hard.migrate: migr*, migration*, passer de, basculer, bascule, mise à niveau, mettre à jour, transition, transfér*,
  remplacer notre
hard.optimise: optimis*, accélér*, plus rapide, lent, lente, lenteur*, goulot*, performance*, fuite mémoire,
  fuites mémoire, latence, débit, mise à l échelle, réduire les coûts, consommation mémoire, passage à l échelle
hard.investigate: débog*, debug*, enquêt*, diagnosti*, trouve pourquoi, trouver pourquoi, trouve la cause,
  d où vient, investigu*, examin*, cherche, identifi*, comprendre pourquoi, se passe
hard.flaky: plus rien ne marche, rien ne marche, depuis la mise à jour, dans le désordre, seulement la nuit, durent,
  débités deux fois, deux fois, parfois, intermittent*, aléatoire*, de temps en temps, sous charge,
  sous forte charge, uniquement en production, seulement en production, qu en production, bloqu*, se fige,
  sporadique*, disparai*, en double, doublon*, perdu*, incohéren*, depuis le, depuis la, une fois par,
  impossible à reproduire, timeout*, seulement quand
hard.design: conçoi*, concevoir, conception, architectur*, plan, planifi*, stratégie*, feuille de route, propos*,
  modèle de données, schéma, élabor*, organis*, imagin*
hard.review: revue, évalu*, analys*, vérifi*, critiqu*, risques, risque, faiblesses, failles, relis, relire, jug*,
  points faibles
top.prove: prouv*, preuve, démontr*, démonstration, montre que, montrer que, réfut*, contre exemple*, théorème,
  lemme, conjecture, récurrence, formel*, formellement, si et seulement si, linéarisab*
top.audit: voler, voleriez, cambriol*, pirate*, pirater, hacker*, rançon*, tous les chemins, s introduire, détourn*,
  fuite de données, données d un autre, intrus*, audit*, modèle de menace*, modélisation des menaces, menaces,
  attaqu*, vulnérabilit*, test d intrusion, pentest, faille*, exploit*, sécurité complète, abus
top.cause: résiste aux données, où est la faille, à partir de quelle charge, s effondre, cause racine,
  cause profonde, causes profondes, post mortem, incident*, hypothès*, pourquoi seulement, pourquoi uniquement,
  causal*, comment est ce possible
top.derive: déduis, dériv*, borne*, borner, optimal*, équilibre*, invariant*, correction de, complexité, minimis*,
  maximis*, espérance, rigour*, rigoureu*, converg*, np difficile, probabilité*, simul*, asymptot*
top.weigh: compromis, arbitrage*, pèse, conséquence*, implications, scénario*, justifi*, argument*,
  contre argument*, éthique, décision, décider, dilemme, contradict*, impact*
top.novel: inédit*, nouvel algorithme, notre propre, compilateur, protocole de consensus, ordonnanceur,
  ramasse miettes, sans verrou, système de types, recherche, état de l art
top.think: réfléchis bien, étape par étape, réfléchi*, pas à pas
deep: détaill*, en détail, complet, complète, approfondi*, exhausti*, précis*, cas limites, systématique*, rigoureu*
whole: entier, entière, tout, toute, toutes les, tous les, ensemble, base de code, partout, de bout en bout,
  à partir de zéro, de zéro, globalité, intégralité
multi: plusieurs, modules, fichiers, services, équipes, différent*, centaines, milliers, tables
bigthing: système, plateforme, service, microservice*, monolithe*, infrastructure, backend, pipeline, cluster,
  base de données, application, appli, protocole, moteur, produit
dom.distributed: distribué*, consensus, réplication, cohérence, partition*, idempoten*, haute disponibilité,
  tolérance aux pannes, multi région*, basculement, reprise après sinistre
dom.concurrency: concurren*, course critique, situation de compétition, interblocage*, deadlock*, verrou*, parall*,
  simultan*, threads, race condition*, transaction*
dom.security: chiffr*, authentif*, autoris*, sécurité, sécuris*, mot de passe, mots de passe, jeton*, injection,
  certificat*, droits d accès
dom.data: schéma, index, table, données, transaction*, lignes
dom.money: paiement*, facturation, facture*, comptab*, impôt*, remboursement*, budget, prix, chiffre d affaires,
  fraude, assurance*, prêt*, banque*, bancaire*, financi*
dom.law: contrat*, clause*, responsabilité, rgpd, juridi*, licenci*, tribunal, licence*, droit du, résili*, avocat*
dom.medicine: patient*, diagnostic, symptôme*, médicament*, dose, maladie*, traitement*
dom.math: intégrale*, matrice*, valeur propre, valeurs propres, nombre premier, nombres premiers, polynôme*, suite,
  série, limite, inégalité, équation*, graphe*, espace vectoriel, groupe, fonction f
dom.stats: régression, significati*, confiance, échantillon*, corrélation, variance, prévision*, statisti*
dom.ml: modèle*, entraîn*, neurone*, apprentissage, embedding*
stakes: un centime, d un centime, dans les comptes, production, panne*, interruption, indisponibilité,
  perte de données, perdre de données, millions, rétrocompatib*, compatibilité ascendante, sans coupure,
  sans interruption, retour arrière, rollback, conformité, réglement*, régulateur*, critique, par seconde,
  temps d arrêt, en direct
vague: prêt pour, prête pour, quelque chose cloche, bizarre, étrange, amélior*, prêt pour la production, mieux,
  fais en sorte, débrouille*, jusqu à ce que, autonome, sans demander, sans me demander, robuste, propre,
  personne ne sait, n importe comment
constraint: doit, doivent, sans, sauf, tout en, pendant que, au moins, au plus, ne peut, mais, bien que, garanti*,
  assur*, préserv*, conserv*, jamais, même si, afin que, malgré, en dessous
why: pourquoi, pour quelle raison, comment se fait
ifs: suppos*, si, soit, étant donné, chaque, que se passerait
"""
