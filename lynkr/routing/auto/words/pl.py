"""Polish."""

STOPWORDS = """
i w na z do że się nie jest to jak co dla czy ale lub po od za przez przy ten ta te mi mnie mój moja nasz nasza
nasze mam są być może dlaczego kiedy gdy bez tylko też już o proszę chcę mogę jaki jaka jakie który która które
"""

WORDS = """
find: znajdź, znaleźć, szukaj
top.judge: zgodne z prawem, nieważn*, pozwać, pozwan*, upadłość, zaskarż*, sprzedać firmę, bezprawn*, nielegaln*,
  klauzul*
request: proszę, czy możesz, mógłbyś, potrzebuję, potrzebujemy, pomóż, chcę
own: nasz*, mój, moja, mamy
chat: cześć, hej, dzień dobry, dobry wieczór, dobranoc, dzięki, dziękuję, pa, do widzenia, co słychać, żart, dowcip,
  super, świetnie, miłego dnia
ack: tak, nie, dobra, dobrze, zrób to, kontynuuj, dalej, śmiało, jasne, zgoda, pewnie, działaj, no to, ok zrób,
  w porządku, zgadza się
follow: nadal, wciąż, nie działa, to, tego, też, także, jeszcze, znowu, teraz, potem, to samo, inne, reszta, resztę,
  oba, i, tym
easy.edit: zmień nazw*, literówk*, zamień, usuń, usunąć, przenieś, zakomentuj, zmień tekst, zmień kolor, podmień
easy.language: przetłumacz*, tłumacz*, przeformułuj*, sparafrazuj*, popraw gramatyk*, popraw błędy ort*, skróć,
  ortografi*, gramatyk*, uprzejm*, po angielsku, na angielski, po polsku, na polski, na niemiecki, pisze się,
  formaln*, ton, temat maila, tytuł dla
easy.format: sformatuj*, formatuj*, posortuj*, sortuj, konwertuj*, zamień na, przelicz, wcięci*, wielkie litery,
  małe litery, tabel*, zaokrągl*, alfabetyczn*
easy.list: wymień, lista, listę, wypisz, podaj, synonim*, przykład*, wylicz
easy.define: co to jest, co to, co oznacza, co znaczy, oznacza, znaczy, definicj*, zdefiniuj, czym jest, czym są,
  do czego służy
easy.lookup: ilu mieszkańców, kto, kiedy, gdzie, jaki, jaka, jakie, jaką, który, która, ile, która godzina, stolic*,
  skrót, polecenie, port, pogoda
easy.show: pokaż, wyświetl, otwórz, przeczytaj, wydrukuj, powtórz, policz
easy.arith: plus, minus, razy, procent z, podzielić, pierwiastek
small: krócej, tylko, szybko, po prostu, krótko, krótki, krótką, mały, małą, prosty, prostą, proste, jedna linia,
  jedno zdanie, jednym zdaniu, jednym słowem, jedno słowo, zwięźle
smallthing: linijk*, linię, słowo, zdanie, zmienn*, przycisk*, komentarz*, tytuł, kolor, etykiet*, mail*, wiadomość,
  dat*, tekst, kolumn*, nazw*
med.explain: wyjaśnij, wytłumacz, opisz, podsumuj, streść, przegląd, zrozumieć, różnic*, jak działa, co się dzieje,
  objaśnij
med.write: napisz, stwórz, utwórz, dodaj, dodać, wygeneruj*, skonfiguruj*, skrypt*, zrób, przygotuj, zainstaluj*
med.test: testy jednostkowe, test jednostkowy, testy, testów, przypadki testowe, test do
med.fix: napraw*, bug, bugi, błąd, błędy, błędu, nie działa, zepsut*, wywala, wyjątek, wyjątku, popraw, rozwiąż
med.howto: jak mogę, jak mam, jak zrobić, jak dodać, jak stworzyć, jak zainstalować, jak
med.compare: porównaj, porównanie, lepiej, lepszy, lepsze, poleć, polecasz, zalety, wady, alternatyw*,
  czy powinienem, czy warto, zaproponuj, porad*, pomysł*
med.calc: oblicz*, policz, rozwiąż, oszacuj, średni*, suma, łącznie, odsetki
codething: funkcj*, metod*, klas*, zapytani*, regex, komponent*, formularz*, pętl*, stron*, list, artykuł,
  wypracowanie, wiersz, endpoint
hard.build: system rezerwacji, z przypomnieniami, zaimplementuj*, implement*, opracuj, zintegruj*, integracj*,
  zbuduj*, budow*, funkcjonalność, obsług*, wdroż*, wdróż, uwierzytelniani*, czasie rzeczywistym, uprawnie*,
  powiadomie*
hard.refactor: refaktor*, zrefaktoryzuj*, przebuduj*, rozdziel*, przepisz, unowocześnij, wydziel*, podziel,
  uporządkuj, posprzątaj, dług techniczn*, legacy
hard.migrate: migr*, zmigruj*, przenieś*, przejści*, przejść z, aktualiz*, zaktualizuj*
hard.optimise: zoptymalizuj*, optymaliz*, przyspiesz*, szybciej, woln*, wąskie gardł*, wąskich gardeł, wydajnoś*,
  wyciek pamięci, wycieki pamięci, wycieku pamięci, skalow*, skaluj*, zużycie pamięci, obniżyć koszty
hard.investigate: debug*, zbadaj*, diagnoz*, zdiagnozuj*, dowiedz się, znajdź przyczyn*, przyczyn*, wyśledź, ustal,
  skąd, sprawdź dlaczego, o co chodzi, co jest grane
hard.flaky: nic nie działa, od aktualizacji, trwają, dwa razy, zwalnia, czasami, czasem, losowo, sporadyczn*,
  od czasu do czasu, pod obciążeniem, tylko na produkcji, tylko w produkcji, zawiesza*, wisi, znika*, gin*,
  podwójn*, niespójn*, od kiedy, od wczoraj, raz dziennie, raz na, nie da się odtworzyć, timeout*, tylko gdy,
  tylko wtedy
hard.design: zaprojektuj*, projekt*, architektur*, plan*, zaplanuj, strategi*, harmonogram, zaproponuj*, propozycj*,
  model danych, schemat
hard.review: przejrzyj, oceń, ocena, przeanalizuj*, analiz*, sprawdź, krytyk*, ryzyk*, słabości, słabe punkty,
  recenzj*
top.prove: udowodnij, dowód, dowodu, wykaż, obal, kontrprzykład*, twierdzeni*, lemat, hipotez* riemanna, indukcj*,
  formaln*, wtedy i tylko wtedy, linearyz*
top.audit: okradł*, okraść, ukraść, włamał*, włamać, haker*, ransom*, każdą ścieżkę, obejść, wyłudz*, dane innego,
  intruz*, audyt*, model zagrożeń, modelowanie zagrożeń, zagroże*, atak*, atakując*, podatnoś*, test penetracyjn*,
  testy penetracyjne, pentest, analiza bezpieczeństwa, nadużyci*, luk*
top.cause: zgadza się z danymi, gdzie jest błąd, przy jakim obciążeniu, załamuje, przyczyna źródłowa,
  przyczyny źródłow*, główna przyczyn*, główną przyczyn*, post mortem, incydent*, hipotez*, dlaczego tylko,
  przyczynow*, jak to możliwe
top.derive: wyprowadź, wyprowadzeni*, oszacowani*, dolne ograniczenie, górne ograniczenie, optymaln*, równowag*,
  niezmiennik*, poprawnoś*, złożonoś*, zminimalizuj*, minimaliz*, maksymaliz*, wartość oczekiwan*, ściśle, zbieżn*,
  np trudn*, prawdopodobieńst*, symul*, asymptot*
top.weigh: kompromis*, rozważ*, konsekwencj*, implikacj*, scenariusz*, uzasadni*, argument*, kontrargument*,
  etyczn*, decyzj*, zdecyduj, dylemat*, sprzecz*, wpływ, za i przeciw
top.novel: nowy algorytm, własny protokół, kompilator*, protokół konsensusu, planist*, odśmiecani*, bez blokad,
  system typów, stan wiedzy, badani*
top.think: zastanów się, przemyśl, krok po kroku, dokładnie przemyśl
deep: szczegół*, dokładn*, kompletn*, wyczerpując*, dogłębn*, precyzyjn*, przypadki brzegowe, przypadków brzegowych,
  systematyczn*, kompleksow*
whole: cał*, wszystkie, wszystkich, wszędzie, kod źródłowy, bazy kodu, bazę kodu, od zera, od podstaw, wszystko,
  end to end
multi: kilka, wiele, wielu, moduł*, usług*, zespoł*, setki, tysi*, tabele, różn*
bigthing: system*, platform*, usług*, serwis*, mikroserwis*, mikrousług*, monolit*, infrastruktur*, backend*,
  pipeline*, klast*, baz* danych, bazę danych, bazy danych, aplikacj*, protok*, silnik*, produkt*
dom.distributed: rozproszon*, konsensus*, replikacj*, spójnoś*, partycj*, idempotent*, wysok* dostępnoś*, odpornoś*,
  failover
dom.concurrency: współbież*, wyścig*, zakleszcz*, deadlock*, blokad*, równoleg*, jednocześ*, wątk*, transakcj*,
  race condition*
dom.security: szyfr*, zaszyfr*, uwierzyteln*, autoryz*, bezpieczeńst*, hasł*, token*, wstrzykiw*, certyfikat*
dom.data: schemat*, indeks*, tabel*, dan*, transakcj*, wiersz*
dom.money: płatnoś*, faktur*, rozlicze*, księg*, podat*, zwrot*, budżet*, cen*, przych*, oszust*, ubezpiecz*,
  kredyt*, bank*, finans*
dom.law: umow*, klauzul*, odpowiedzialnoś*, rodo, prawn*, wypowiedzeni*, sąd*, licencj*, pozew
dom.medicine: pacjent*, objaw*, lek*, dawk*, chorob*, leczeni*
dom.math: całk*, macierz*, wartości własn*, liczb* pierwsz*, liczby pierwsze, wielomian*, ciąg*, szereg*, granic*,
  nierównoś*, równani*, graf*, przestrzeń wektorow*, grup*
dom.stats: regresj*, istotnoś*, ufnośc*, prób*, korelacj*, wariancj*, prognoz*, statystyczn*
dom.ml: model*, trenow*, wytrenuj*, neuron*, uczeni*
stakes: grosza, w księgach, brakuje, produkcj*, przestoj*, przestój, awari*, bez przerw*, utrat* danych,
  utraty danych, milion*, wstecznie kompatyb*, wsteczn* zgodnoś*, wycofa*, rollback, zgodnoś*, regulator*,
  krytyczn*, na sekundę, na żywo, downtime
vague: na produkcję, ogarnij, zrób z tego, coś jest nie tak, coś nie tak, dziwn*, ulepsz*, popraw*, lepsz*,
  gotow* na produkcję, gotowe do produkcji, zrób żeby, aż wszystkie, aż, samodzieln*, bez pytania, solidn*,
  nikt nie wie, bałagan, nie wiadomo
constraint: musi, muszą, bez, oprócz, podczas, co najmniej, najwyżej, nie może, nie mogą, ale, chociaż, zapewn*,
  gwarant*, zachow*, nigdy, nawet jeśli, nawet gdy, mimo, aby, żeby
why: dlaczego, czemu, z jakiego powodu
ifs: załóż*, jeśli, niech, dan*, każd*, co jeśli
"""
