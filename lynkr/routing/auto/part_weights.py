"""What parts of words are worth. Written by bench/routing/fit.py."""

PART_WEIGHTS = """\
-20 aml$ ool$
-19 ^tom adlo adloc dloc dlock eadlo pene
-18 ^foo nha$ 多少
-17 ^number$ ^кла culas mber$ scula uscu uscul
-16 ^jus ^just dia$ enet just omen oment
-15 ^0$ ^km$ ^mei ^mort ^mortem$ ^node$ ^pen ^vs$ icar licar lign mort morte node$ ortem prime rime rtem rtem$
-14 ^exi ^exit ^format$ ^keys ^keys$ ^коро ^من$ bjec bject mat$ ods$ ounc ounce rmat$ terin tet$ коро
-13 ^1$ ^45$ ^css ^css$ ^digi ^say$ ^undo ^undo$ ^url ^url$ ^ауд ^ауди ber$ css$ digi digit igit ndo$ say$
-13 undo$ url$ апис ауди аудит
-12 026$ 2026 2026$ ^2026 ^2026$ ^ata ^copi ^delete$ ^dia ^element$ ^kac ^kac$ ^kill ^may ^meeting$ ^pon ^sent
-12 ^sentence$ ^주 copi eeti eetin elete enten kill meeti ntenc scul sente tence ton$ енту
-11 ^env ^http$ ^items$ ^march$ ^meet ^mie ^pres ^pros aki$ anin aske ato$ bar$ defin efin efine eys$ fine
-11 http$ ille ille$ inal items keys keys$ lista meet nore ollo pros tabs tify tify$ ttp$ usti кии$ 게$
-10 ^202 ^dea ^dead ^defi ^fill ^fill$ ^gdp ^gdpr ^gdpr$ ^ite ^item ^read$ ^row$ ^say ^swi ^version$ ^wie ^wiel
-10 ^단 alia avor car$ cula dead deadl dpr$ eadl enne$ favor gdpr gdpr$ inin$ kac$ mitt mitte tado tenc ulas
-10 ulas$ wiel 야$
-9 ^30$ ^bask ^current$ ^debu ^few ^hangs$ ^jaki ^kis ^kisa ^nul ^null ^null$ ^pape ^plus ^plus$ ^prim ^ssh
-9 ^synonym$ ^wen ^анг ^англ ^буд ^како ^तीन ^तीन$ aha$ angs$ bask cour debu debug ebug eel$ eline etra hangs
-9 igni itali jaki kent kisa le lus$ nia$ null null$ onym$ opy$ ourci pape plus plus$ reat$ red$ rrent rto$
-9 sent signi tali tch$ urci англ како стро तीन$ です
-8 10k$ ^10k ^10k$ ^15$ ^action$ ^cod ^code ^cual ^cual$ ^fav ^favo ^git ^git$ ^gre ^klas ^line$ ^log$ ^must$
-8 ^nere ^plai ^prep ^prepare$ ^prue ^quo ^report$ ^tit ^titl ^title$ ^uc$ ^your ^your$ cual cual$ defi epare
-8 favo fill fill$ item itle itle$ itte klas lisi log$ must$ nere ormat prep prepa prim prue repa repar rmat
-8 row$ tar$ titl title undo xes$ your your$ ない 哪里 는$ 어요 어요$ 요$
-7 3000 3000$ ^3000 ^3000$ ^code$ ^cort ^corto$ ^dam ^deb ^elem ^email$ ^even ^foun ^install$ ^lin ^line ^mee
-7 ^mor ^ner ^numb ^post$ ^process$ ^segu ^sni ^snip ^snippet$ ^te$ ^threat$ ^це$ ^это$ ^कित ^कितन ^के$ code
-7 code$ color corto edes edesi egrat elem eleme enti$ ese$ fen$ foun found git$ hreat icing insta ippe ippet
-7 isa$ lik$ lly$ lons lons$ mber meth nin$ nipp nippe nsta nstal numb numbe olor orke orto$ pet$ post$ ppet
-7 ppet$ redes rosz rtic segu snip snipp strin trin tring umbe umber worke иста иста$ кіль кільк ста$ это$ ільк
-7 कितन तना$ てお 면$
-6 ^12$ ^as$ ^bar ^but ^class$ ^comb ^combien$ ^commit$ ^cop ^dig ^flexbox$ ^fol ^form$ ^js$ ^key ^link
-6 ^locking$ ^mean ^ok$ ^one ^one$ ^plu ^prog ^read ^rewr ^rewrite$ ^row ^secondes$ ^semana$ ^shop$ ^sne ^snel
-6 ^sug ^sugg ^suggest$ ^tak ^take ^take$ ^text$ ^time$ ^user$ ^vers$ ^vert ^word$ ^zmi ^без ^감 ^감사 ^대 ^지
-6 arch$ asind ater ater$ axes axes$ cess$ cing cing$ colo comb combi eed$ elin entar enter ered esi$ ewri
-6 ewrit exit gest$ gges ggest inda istan itori lass$ lete$ line$ lini link locki lter mana$ mbie mbien mean
-6 mek$ mmed mmedi mmit$ nds$ ntar nten ocki ockin ombi ombie ondes orgu orter orto prog rch$ rewr rewri rida
-6 sinda snel sugg sugge take take$ tate tate$ ugge ugges uler uler$ urt$ user$ vienn word$ xbox$ знач орот
-6 ーム 什么 函数 감사 예요 예요$ 의$
-5 ^10$ ^add$ ^analysis$ ^aud ^audit$ ^cok$ ^command$ ^cua ^deso ^docs$ ^ema ^emai ^exce ^fals ^fie ^fiel
-5 ^field$ ^fle ^flex ^gith ^github$ ^god ^happy$ ^ind ^kop ^kopi ^lod ^loda ^lodash$ ^lose ^loses$ ^mog ^nach$
-5 ^nam ^need$ ^noth ^nothing$ ^pyte ^pytest$ ^rapi ^rapido$ ^replicas$ ^sat ^sco ^scor ^sen ^sinonimos$ ^spel
-5 ^ter ^tim ^time ^type$ ^запи ^ком ^кор ^мон ^монг ^сто ^стол ^чер ^чере ^через$ ^설 ^줄 add$ alho ally ally$
-5 amin angs apid apido appy appy$ ask$ cok$ commi conde crit ctie ctie$ dash$ depos derst deso desor docs$
-5 eat$ egra email enia enne eposi ersta eso$ esor esord exbo exbox exce fals fiel field flex flexb gith githu
-5 goli gram happy hesi hesis hub$ icas icas$ ido$ ield ield$ igne ime$ inal$ inea integ ista ithu ithub kopi
-5 kopie lexb lexbo licas line linea lock loda lodas lose loses lue$ lysis mmit ndes ndes$ need$ nimo nimos
-5 nna$ nony nonym nothi nteg ntegr nup$ nym$ ocs$ odas odash ode$ ommit onimo onym oria oria$ orte oses oses$
-5 ost$ othi othin pell pido pido$ ppy$ pyte pytes racio rade rapi rapid rapp rect$ reden reig rot$ rstan sage
-5 scor spel spell tage tage$ tegr tegra tens termi thesi thub thub$ time$ tuj$ ual$ udit$ uit$ unce verti waja
-5 xbox ynony ysis ysis$ ytest ерез ерез$ запи монг монго нгол олиц онго онгол рез$ стол столи толи толиц чере
-5 через чого чого$
-4 000$ 00ms 00ms$ 0ms$ 200m 200ms 900$ ^200m ^200ms$ ^80$ ^900$ ^add ^ang ^ann ^audi ^backend$ ^brok ^buc
-4 ^call$ ^capitale$ ^colo ^cur ^debug$ ^depo ^docs ^ecr ^ecri ^equa ^escribe$ ^ext ^fet ^fetc ^fold ^folder$
-4 ^form ^fou ^free$ ^giv ^give ^give$ ^graz ^grazie$ ^gree ^hab ^habi ^home$ ^hoo ^ile ^ile$ ^import$ ^in$
-4 ^ing ^jestem$ ^kil ^layer$ ^lig ^loop$ ^mea ^mean$ ^mig ^migr ^multi$ ^name$ ^or$ ^ple ^pru ^rap ^rea ^rede
-4 ^retry$ ^rows ^rows$ ^s$ ^settings$ ^shop ^sino ^ssh$ ^syno ^term ^understand$ ^vers ^vie ^vien ^when ^when$
-4 ^you ^пор ^що$ ^ما$ ^इस$ ^और$ ^प्र ^बाद ^बाद$ ^हो$ ^大 ^번 abit abita acken actio ais$ ake$ alysi ana$ angi
-4 arn$ ary$ aster audi audit azie azie$ backe bita bitan box$ brok broke care care$ cken ckend ckin cking cort
-4 czen deduc depo deut docs earn earn$ ebug$ ecri ecze eczen educ emove ena$ epos equa equat erca ercas erce
-4 ercen erer erer$ ersi ersio estem estio etch etry etry$ even fetc fetch fold folde free$ ggin gging give
-4 give$ grap graz grazi habi habit hly$ home$ icel igra imes inon inoni itale itan itant iven ivent jeste lass
-4 lasse lder lder$ lite$ loop$ lti$ lysi mean$ migr migra nonim nser ntene nvoi off$ olde older ommi onim
-4 onten oop$ opier ows$ pand perce piec port$ qual$ quat quati raph razie rcas rcase rcen rcent rde$ read$
-4 reat rect rede reen retry roke rows$ rsio rsion sino sinon sions sord ssh$ stio stion stko stle syno synon
-4 tall tall$ temen tene teri time tings tle$ tten udit ulti$ vati vers$ versi wer$ when when$ ynon ytes ние$
-4 बाद$ って アプ アプリ プリ 안$
-3 ^14$ ^17$ ^200 ^5$ ^bez ^birt ^birthday$ ^but$ ^cap$ ^capi ^cas ^chu ^chur ^churn$ ^clas ^database$ ^date$
-3 ^decouple$ ^dele ^detection$ ^dir ^dri ^dure ^entr ^es$ ^escr ^fea ^feat ^feature$ ^few$ ^fil ^file$ ^fot
-3 ^foto ^fotos$ ^fra ^fren ^french$ ^hang ^header$ ^hom ^home ^hours$ ^htt ^http ^idempotente$ ^implement$
-3 ^ingl ^ingles$ ^ins ^inst ^invo ^ist ^lines$ ^lis ^main ^ment ^migre$ ^minuten$ ^minutos$ ^na$ ^naa ^naar
-3 ^naar$ ^name ^nee ^need ^nie$ ^num ^ou$ ^page ^page$ ^pand ^pandas$ ^pap ^perf ^permissions$ ^piu ^piu$
-3 ^plan$ ^plea ^please$ ^port$ ^pre ^pri ^pron ^qual$ ^quan ^queries$ ^rais ^reac ^react$ ^request$
-3 ^rezerwacji$ ^rig ^roo ^root ^root$ ^sans ^sans$ ^seg ^segundos$ ^shor ^significa$ ^soun ^spin ^start$ ^stri
-3 ^syn ^tab ^tex ^text ^trw ^trwa ^tun ^turn ^turn$ ^um$ ^usa ^usa$ ^veu ^vit ^von ^von$ ^wat ^wat$ ^whe ^win
-3 ^words$ ^дяк ^дяку ^дякую$ ^нап ^напи ^поч ^ско ^скол ^сколько$ ^это ^あ ^给我 ^데 ^데이 ^번$ aar$ acco aces
-3 aces$ acio acion ader ader$ agin agra aint anad andas andle ans$ anten aper aper$ apit apita arisi asar ass$
-3 atab birt birth but$ byte cap$ capi capit cas$ case case$ cente cher$ chil chur churn cks$ clas class coup
-3 coupl dame dash datab decou dele delet dini dini$ dire dito ditor dure duren eact eact$ ead$ eade eader eatu
-3 eatur ecou ecoup edule eet$ egun egund eld$ elet ench$ ense ense$ epar epor eport erede eren$ erfe erie
-3 eries erin ering erit ermi ert$ erver erwa erwac esis$ estl estle ezerw feat featu few$ form$ forma foto
-3 fotos fren frenc gles gles$ gnif gnifi graph grat gre$ gund gundo hday hday$ heade home hook$ hop$ hort
-3 hours hrea http hurn hurn$ ieren ify$ ignif igre igre$ ilit ine$ ined ined$ iner$ inuto invo invoi irth
-3 irthd ital lama lan$ leav lemen lie$ list lite llin lling lock$ love main$ mein$ menti mento migre mman
-3 mmand naar naar$ name$ nary natio ndas ndas$ ndos ndos$ ned$ need ner$ nered ners ners$ ngles ngol ngoli
-3 ning ning$ nne$ noni nse$ ntai ntain nti$ ntro nuten nuto nutos nvoic odell oing oing$ omman ongol oot$ opie
-3 oppe ord$ orma orta orti osit oupl ouple owin owing page page$ panda pare pare$ patt perf perfe piu$ plan$
-3 plea pleas posi posit pres pron quan quant queri rais rank rati ratio react read ren$ rench reno repor resi
-3 riva roce rome root root$ rout rows rthd rthda rung rver rver$ rwac rwacj sans sans$ sche$ schil scre segun
-3 shop shop$ shor short sis$ sorti soun sound spee spin stad stal stall state stler tains tale$ tente testl
-3 thda thday threa tler trwa uant uanto udito ueri uerie uest$ ulat ull$ undos ung$ uple uple$ upts uren utos
-3 utos$ vien voic von$ wacj wacji wat$ wing wing$ words zerw zerwa дяку дякую коль кольк лько лько$ напи ольк
-3 олько скол сколь ько$ якую якую$ ارات ارات$ رات$ いま ていま な疲 な疲れ みん みんな れて れてい れば んな
-3 んな疲 ムに ームに 疲れ 疲れて 给我 데이터 번$ 이$ 이터
-2 ^apr ^bas ^bash ^bash$ ^bene ^buy ^bytes$ ^capital$ ^change$ ^classe$ ^colu ^column$ ^cou ^cuan ^curr ^dans
-2 ^dans$ ^deco ^difference$ ^dire ^documents$ ^double$ ^ein$ ^ele ^est$ ^file ^flag ^flag$ ^ha$ ^head ^hel
-2 ^how ^how$ ^impl ^list ^list$ ^liste$ ^logo ^loo ^loop ^m$ ^machine$ ^marc ^me$ ^merge$ ^met ^mis ^modello$
-2 ^modulo$ ^mong ^mot ^mul ^mult ^mus ^must ^mut ^mute ^mutex$ ^nac ^nach ^of$ ^pag ^paragraph$ ^perfect$
-2 ^plan ^port ^porta$ ^regi ^region$ ^registro$ ^remi ^reno ^retr ^review$ ^rez ^reze ^size$ ^spee ^sql ^stru
-2 ^summ ^suru ^suruyor$ ^tabl ^table$ ^talk$ ^values$ ^webh ^webhooks$ ^word ^year$ ^бро ^брон ^всег ^всего$
-2 ^команде$ ^комп ^кот ^кото ^нед ^неде ^недели$ ^пунктах$ ^тек ^текс ^текст$ ^لا$ ^다 abas abase accou acji
-2 acji$ agrap alues angl aph$ arag aragr ase$ ases ases$ asse asse$ ataba bash bash$ bene bhoo bhook bug$
-2 byte$ bytes ccou ched chedu chi$ colle colu colum comma conta conte crib cuan cuant curr curre daj$ dans
-2 dans$ deco dello dle$ duct$ dulo dulo$ ean$ ease ease$ ebho ebhoo edul egis egist ein$ emai emind ence ence$
-2 enom entat ente erfec ersc ersch erse erse$ erve esc$ ezer file$ flag flag$ flic form gest gin$ gion$ gist
-2 grate hai$ head hedu hedul hine$ hone hone$ hook hooks ienn ier$ iles iles$ ina$ ink$ inst int$ ist$ iter$
-2 ject$ kend kend$ lag$ leas lease leme lett lette list$ liste llo$ logo loop lues lues$ lumn lumn$ mand$ marc
-2 march mind mmar mong mongo mplem mult multi must mute mutex nach$ ndle ndle$ ngen ngen$ ngss ntat ntati odaj
-2 odaj$ odulo olum olumn omma one$ ongo onne$ onta ontai ordr ordre ort$ orta$ ouble ours$ parag passe phon
-2 phone plan plem pleme port porta pren quoi quoi$ ragr ragra raph$ rato rdre$ regi regis remi remin renom
-2 retr reze rezer rfec rfect ring$ rite$ rked rked$ rren rsch rsta ruyo ruyor sche sched schi scrib serve
-2 size$ sse$ summ summa suru suruy taba tabas tabl table talk$ tent tent$ tex$ turn$ ubers uble uble$ uck$
-2 ulo$ ulti umma ummar umn$ ungss uoi$ uplic urn$ urre urren urs$ uruy uruyo utex utex$ utto vatio vers verse
-2 webh webho word year$ yte$ ytes$ анде анде$ атфо атфор брон всег всего дели дели$ едели екст екст$ ели$ комп
-2 компа кст$ ктах ктах$ латф латфо манде мпан нде$ неде недел нкта нктах омпа омпан платф сего сего$ тах$ текс
-2 текст тои$ тфор тформ ункта انا$ して$ は$
-1.9 ^document$ ^dou ^doub ^hai ^ist$ ^migra$ ^rege ^siz ^size ^unit$ anie doub doubl dre$ elas elast ello
-1.9 ello$ emen ement enen escri gra$ igra$ ital$ ked$ land$ lia$ lke$ nie$ nit$ oubl rege rent$ ring rschi
-1.9 size timis unit$ upli
-1.8 ^abbr ^abbreviation$ ^basl ^comi ^ent ^failover$ ^i$ ^is$ ^lat ^late ^log ^matc ^month$ ^nega ^negative$
-1.8 ^pren ^rename$ ^reverse$ ^stand$ ^str ^tur ^unit ^wan ^write$ ^كل$ ^बार ^최 ^최적 abbr abbre acht$ ailo
-1.8 ailov ante asla aslam atch basl basla bbre bbrev comi daki egat egati ento era$ etri etrie evia eviat
-1.8 failo file gati gativ iati iatio iew$ ilin iling ilov ilove inner iyim iyim$ leit liyim loye matc match
-1.8 nces nces$ nega negat nner nth$ onth$ pita pital ploye reci revia rite role rse$ sini slam tie$ turn unit
-1.8 viat viati view$ writ yim$ عمل$ ग्रे 一个 최적
-1.7 ^abb ^betr ^card ^disk ^disk$ ^dup ^dupl ^erk ^erkl ^idem ^meer ^nap ^napi ^outa ^outage$ ^print$ ^spi
-1.7 ^sum ^tell ^tell$ ^valu ^ver ^was$ ^welcher$ ^пад ^пада ^прич ^раб ^рабо ^работает$ ^का$ ^写 ^테 alue apis
-1.7 ative betr betri card demp dempo dir$ disco disk disk$ dupl dupli eden$ empot enta entr erkl erkla erti
-1.7 ervat ging$ idem idemp ift$ inin klar klare lare las$ lasti lcher meer mmen$ mpot mpote napis ndan oget
-1.7 oint$ otent ound$ outa outag poten rieb rint$ rkla rklar rter rter$ rvat rvati tell$ term tive tive$ tori
-1.7 trieb utag utage value write абот абота адаю адают бота ботае дают ичин отае отает пада падаю прич причи
-1.7 рабо работ ричи ричин форм
-1.6 ^alp ^alph ^docker$ ^fore ^go$ ^have ^have$ ^https$ ^jou ^jour ^klanten$ ^mac ^no$ ^quer ^saf ^shows$ ^wri
-1.6 ^writ ^все ^для ^для$ ^给 adin alph alpha ame$ ann$ ave$ azen egio egion escr gion have have$ how$ hows
-1.6 hows$ ish$ ite$ lante ling ling$ lpha nati perc ral$ regio shows tine tps$ trie ttps$ uati uatio для$
-1.5 ^bac ^back ^ber ^container$ ^do$ ^eas ^explique$ ^funziona$ ^habitantes$ ^men ^mir ^mir$ ^mongolia$ ^per$
-1.5 ^red ^reso ^sometimes$ ^thread$ ^viena$ ^was ^даи ^даи$ ^син ^сино ^сло ^слов ^منذ ^منذ$ ^जात ^जाता ^जाता$
-1.5 ages ages$ ainer aire antes antos atur ature bers cher clean evers gistr golia goro gorou hread iena iena$
-1.5 iere iga$ imis istro lean meti metim mir$ nca$ noth olia olia$ ometi rese reso reve rever schr sql$ tante
-1.5 tatio tical unio viena инон сино синон слов منذ$ जाता जाता$ ाता$ 데이 트가 트가$
-1.4 ^a$ ^case ^comm ^comma$ ^dies ^engl ^english$ ^excu ^excuse$ ^ger ^hall ^kub ^kube ^kubernetes$ ^lett ^nat
-1.4 ^nati ^native$ ^par$ ^para ^para$ ^prin ^reve ^sche ^sharding$ ^spea ^speaker$ ^sql$ ^what$ ^поле ^поле$
-1.4 ^тел ^теле ^фор ^форм ^форму$ ^اسا ^اساب ^اسابيع$ ^انا ^انا$ ^فري ^فريق ^فريق$ ^فقط ^فقط$ abet abeti aker$
-1.4 ampl ample ara$ astic ativ bern berne beti cuse cuse$ dies eadi eadin ede$ eden engl engli ermin ernet
-1.4 excu excus glis glish grati habe habet hall hardi hen$ ienne imite iona$ kube kuber lish$ llow lphab mite
-1.4 mma$ nativ nete netes ngli nglis ock$ omma$ ona$ onze ositi oup$ par$ para$ peak peake phab phabe ppor
-1.4 pport prend prin print reac rift rint rmin rnet rnete shard siti spea speak ssin ssing taine tand$ tecti
-1.4 ubern what$ xcus xcuse ynoni дела елеф елефо ефон кую$ лефо лефон оле$ орму орму$ поле поле$ рму$ телеф
-1.4 форму ابيع ابيع$ اساب اسابي بيع$ ريق$ سابي سابيع فريق فريق$ فقط$
-1.3 ^arr ^bro ^doc ^eng ^perc ^replace$ ^una$ ^vue ^vue$ ^wha ^what ^whol ^whole$ ading aker chre chrei date$
-1.3 dem$ eake eaker ell$ emov epla eplac ffic ffice fice fice$ gger hole$ hrei hreib igrat iste$ ker$ nice
-1.3 nita offi offic ont$ our$ per$ quer radu rat$ razi reib remov rent repla schre tale tradu una$ unita valu
-1.3 vue$ what whol whole едел удит いて$ して を書 を書い 書い 書いて 한$
-1.2 ^aft ^afte ^after$ ^ana ^apre ^cle ^clea ^cok ^devi ^disa ^empl ^funciona$ ^merg ^nice ^numbers$ ^pas ^pla
-1.2 ^posi ^redi ^sch ^tel acht afte after ags$ aili ailin alk$ apre bers$ cker$ devi disa empl emplo ess$ etar
-1.2 fter fter$ ical$ icin ison ison$ lati lover mbers merg merge mpla mplai mplo mploy omem ompla orm$ orou
-1.2 ower prof ptimi rita ters tta$ tti$ ныи$ теле
-1.1 ^900 ^acti ^cac ^cach ^cache$ ^excel$ ^funz ^hai$ ^it$ ^kto ^lock ^mach$ ^means$ ^mess ^processo$ ^pyt
-1.1 ^rent ^stra ^strategy$ ^sum$ ^to$ ^validation$ ^web ^все$ ^иде ^عمل ^동 act$ aire$ ategy cach cache cel$
-1.1 cesso dit$ eans eans$ egy$ empo esso esso$ etim excel funz funzi hon$ iche idati lab$ lica$ mach$ mail$
-1.1 means mess nach nden nomi nzio nzion ocess pani pper ranc rateg restr ructu ste$ stic$ strat sum$ tegy
-1.1 tegy$ thon$ trans uctu uctur unzi unzio xcel xcel$ все$ новл новле يانا
-1 ^anal ^cap ^data ^depe ^dependency$ ^fla ^for ^function$ ^listo$ ^loc ^minu ^nich ^per ^pul ^pull ^pull$
-1 ^qui ^schr ^telefono$ ^thes ^typo ^update$ ^yea ^year ^трив ^триває$ ^को$ acke aduc afor aform aste comm
-1 compo data dency depe depen efono epen epend esis fono fono$ hat$ ige$ inne inut isto$ lace$ lish listo mina
-1 minu minut ndenc nich nicht ompo ostl pende pull pull$ raduc rer$ tafo tafor teme thon top$ trate typo was$
-1 year ває$ иває иває$ ител ителе рива риває трив трива
-0.9 ^arri ^bewe ^bir ^bui ^buil ^cze ^dem$ ^dock ^files$ ^ful ^full ^full$ ^lay ^laye ^letter$ ^lon ^mand ^mau
-0.9 ^pip ^proc ^python$ ^reg ^rew ^search$ ^server$ ^trac ^tran ^ube ^uber ^una ^uni ^зап ^при ^тести$ andan
-0.9 arch arri arriv bewe buil build crev dant deme dock docke eken ency ency$ escre exte files fois fois$ full
-0.9 full$ heet ical ive$ men$ nada nada$ ndant nitar oces ocker para ppel proc proce rdre rian$ roces roug
-0.9 rough rriv screv shee sheet tell timi tte$ uild ести ести$ тести ムの モデ
-0.8 ^auf ^auf$ ^bela ^copy ^coun ^diff ^endp ^endpoint$ ^fre ^hour ^kur ^my$ ^pyth ^schreib$ ^shou ^should$
-0.8 ^sin$ ^thre ^top ^top$ ^whet ^whether$ ^тес ^тест ^دال ^داله ^داله$ bela belas cann copy das$ diff dpoi
-0.8 dpoin eib$ endp endpo gure heth hethe houl hould hour iffe igure inde ize$ mit$ ndpo ndpoi ngs$ oks$ ooks
-0.8 ooks$ pyth pytho qual reib$ rios rios$ shou shoul sin$ spie thre trat whet wheth ytho ython тест داله
-0.8 داله$ てい です$ の最
-0.7 ^act ^argument$ ^cause$ ^doe ^does ^engine$ ^exc ^funktion$ ^idempotent$ ^kla ^names$ ^nic ^pruf ^pruf$
-0.7 ^returns$ ^robi ^tele ^valid$ ^тесты$ ^اكت ^اكتب ^اكتب$ asti ats$ call$ cause cer$ cker cors cribe czy$
-0.7 does ect$ eps$ erva funci funkt gine$ itor lags lags$ lete lidat mail ncion nkti nktio orma$ pruf pruf$
-0.7 ribe ribe$ rma$ rns$ robi role$ ruf$ serv stand tand tari trai tual turns ues$ unci uncio unkti urns urns$
-0.7 есты есты$ сты$ тесты اكتب اكتب$ كتب$
-0.6 ^application$ ^betw ^between$ ^build$ ^disc ^funk ^into ^into$ ^kund ^kunden$ ^par ^post ^qual ^rem ^retu
-0.6 ^summarise$ ^tra ^tri ^up$ ^wer ^werk ^werkt$ ^な ^なぜ arise ation base betw betwe diffe disc earc earch
-0.6 erkt erkt$ erte etur eturn etwe etwee event funct funk ging icher iert iffer ild$ into into$ inute ique$
-0.6 maris mmari mple$ name ncy$ net$ nsere nute olle omet ote$ pend retu retur rise$ rkt$ sear searc sere
-0.6 somet tche times tween type$ uild$ unct uncti use$ vert ways ways$ ween ween$ werk werkt ype$ zes$ тнии
-0.6 тнии$ なぜ
-0.5 ^3$ ^am$ ^bed ^dela ^desc ^dif ^does$ ^en$ ^enco ^exam ^example$ ^fix ^for$ ^func ^here ^here$ ^let ^plat
-0.5 ^punt ^qua ^rese ^salo ^sec ^secu ^security$ ^these$ ^thr ^trad ^type ^unse ^voor$ ^نمو ^نموذ ^نموذج$ abbi
-0.5 alys anal analy andl atfo atfor cess chri curi curit datio delay desc descr does$ dule ecuri eich elay
-0.5 emana enco eser eserv etes etes$ ffere for$ func hese$ ign$ ives ives$ ject latf latfo lity$ menta naly
-0.5 nalys nten$ ntos ntos$ ommen ords ords$ plat platf pone punt rate rds$ rend reser rings rity rity$ rrive
-0.5 rso$ rte$ schri secur seman stan taria tart$ tfor tform unse unser urit urity vent его$ имае имает мает
-0.5 плат موذج موذج$ نموذ نموذج وذج$
-0.4 ^300 ^base ^colleague$ ^dat ^del ^designer$ ^di$ ^dockerfile$ ^e$ ^een ^een$ ^fails$ ^free ^hash ^hash$
-0.4 ^hoe ^hos ^hosp ^imp ^kann ^key$ ^mai ^modelini$ ^nicht$ ^node ^olar ^olarak$ ^onze$ ^producao$ ^quie ^ret
-0.4 ^rev ^rot ^seco ^that ^that$ ^twi ^twic ^twice$ ^use$ ^without$ ^пун ^пунк ^डेटा$ age$ ague ague$ arak
-0.4 arak$ atio ckerf delin denc duca ducao eagu eague econd een$ eer$ elini ench erfi erfil esen fails formu
-0.4 free ges$ gner gner$ hard hash hash$ hosp hospi hout hout$ icht igner ill$ itho ithou kann kerf kerfi key$
-0.4 lara larak leag leagu lini$ llea lleag node nze$ oduca oes$ olar olara ollea onze$ ormu ospi ospit plai
-0.4 quie ract$ rak$ rfil rfile risi seco secon serva signe sion spit spita stro stro$ sure tal$ that that$
-0.4 thout twic twice unti ver$ wice wice$ witho пунк пункт ункт डेटा$ ेटा$
-0.3 ^bet ^center$ ^check$ ^col ^def ^dja ^djan ^django$ ^ein ^esc ^evaluate$ ^fast ^group$ ^jed ^keeps$ ^loca
-0.3 ^migrate$ ^not ^not$ ^pos ^regex$ ^return$ ^sho ^spe ^sup ^sur ^this ^this$ ^und ^wro ^yes ^प्रो ^मॉड ^모
-0.3 aite ango ango$ ased ased$ asin ces$ ctur cture desi desig djan djang eck$ edia eeps eeps$ egex egex$
-0.3 emori erge$ esig esign fast funkc gex$ gulam heck$ his$ iere$ imes$ isch ische jang jango keeps led$ local
-0.3 luate media ment mori moria ncti nders nkcj not$ oble ocal oll$ rait raite rans ras$ regex ries ries$ rive
-0.3 roup$ safe sitio ter$ test test$ thes this this$ tica train trait tran ttle$ uate uate$ ulam ulama unkc
-0.3 unkcj uygul ygul ygula нима поте प्रो 돼$ 해줘 해줘$
-0.2 ^abo ^bus ^cam ^contrato$ ^date ^engi ^entre$ ^eva ^eval ^hap ^happ ^hea ^int ^mach ^make$ ^mat ^ne$ ^nie
-0.2 ^pat ^rat ^rends$ ^sinc ^since$ ^spa ^typ ^typescript$ ^val ^webs ^wie$ ^この ahle ahlen ails ails$ alua
-0.2 aluat apper aro$ ash$ atta dell ear$ elef elefo ends ends$ engi engin entre erso erso$ ervas est$ eval
-0.2 evalu figu figur gine happ https ices ices$ igur ince$ layer lefo lian$ lse$ luat make$ mmen nacht ngine
-0.2 nst$ olli omme ount$ pesc pescr rato$ rcia readi ree$ rends rvas scri sinc since site stan$ telef trad
-0.2 trato ttle ttps unt$ valua verso webs wie$ ypesc zahle この
-0.1 ^ben ^el$ ^estamos$ ^event$ ^fix$ ^fun ^goo ^good ^good$ ^hil ^intr ^kon ^mit$ ^neg ^ord ^sam ^serv ^slow
-0.1 ^slow$ ^some$ ^star ^supp ^tests$ ^three$ ^todo$ ^wal ^web$ ^пото ^потоком$ ^пра ^прац ^працює$ ^проц ^안
-0.1 alid$ amos amos$ ants ants$ ast$ ause$ base$ cham dati ecur efon entio estam ethe ether ette etter exam
-0.1 examp fix$ good good$ hree hree$ idat ile$ intr ique lefon ler$ lid$ liqu lique lve$ ment$ mise mise$ mula
-0.1 mular muli mulie ntio ntion ocke odo$ olic olve$ onte ood$ ormul otos ount ourc ple$ pliq pliqu rge$ riga
-0.1 rmul rmula rmuli set$ slow slow$ some$ stam stamo supp tamo tamos tems tems$ tera tests three todo$ ulie
-0.1 ulier web$ xamp xampl xpliq ацює ацює$ зниц ком$ нкци оком оком$ оток отоко оцес пото поток прац працю
-0.1 проц проце рацю рацює роце роцес сни$ сом$ токо током ункци цює$ ясни ясни$
-0 ^backup$ ^bee ^been ^been$ ^both$ ^camp ^campo$ ^cet ^cett ^cette$ ^chan ^compare$ ^danych$ ^das$ ^deu ^dun
-0 ^groups$ ^her ^instead$ ^kat ^library$ ^lie ^long ^mak ^make ^mar ^mes ^mini ^niet ^o$ ^offi ^office$
-0 ^optimise$ ^over$ ^pass ^por ^schrijf$ ^sort ^stan ^support$ ^tes ^test ^thi ^training$ ^vio ^viol ^voo
-0 ^voor ^коп ^يستغ ^يستغرق$ alon ampo ampo$ anyc anych arse$ been been$ both$ brary camp campo cett cette
-0 chrij ckup$ danyc date detec diti elke elke$ etec etect ets$ ettl ettle evis ficat hrij hrijf imise inim
-0 inste iola iolat its$ ken$ kup$ last laye long make minim modul mpare nctio niet nste nstea nter ntran nych
-0 nych$ odul oint oken$ olat olate oth$ ough oups oups$ pari paris pass poin point raini rary rary$ rate$
-0 revis rijf rijf$ roups salo salon setti settl sort stead suppo tead tead$ tifi tific ungs uppo uppor viol
-0 viola ych$ تغرق تغرق$ ستغر ستغرق غرق$ يستغ يستغر
0.1 ^abou ^about$ ^all$ ^bull ^bullet$ ^clic ^dad ^dado ^dados$ ^docu ^elk ^esl ^esli ^eslint$ ^failing$ ^han
0.1 ^hav ^linearizable$ ^minutes$ ^mont ^noti ^onl ^only ^only$ ^prob ^prox ^proxy$ ^qui$ ^sett ^sha ^shar
0.1 ^tese ^tesekkurler$ ^trai ^veze ^vezes$ ^wron ^wrong$ ^сек ^секу ^секунд$ abou about ada$ anto ariz ariza
0.1 bout bout$ brev brevi bull bulle ches clic click cume cumen dados dence docu docum duce duce$ eariz ekku
0.1 ekkur entif eren erge esek esekk esli eslin ezes ezes$ faili ffer ho hole hon idenc impl imple impor inear
0.1 ing$ ioni izab izabl kkur kkurl kurl kurle lick lint lint$ llet llet$ low$ lust mails mpor mport near neari
0.1 ness$ nly$ noti ntif nto$ nutes ocum ocume on only only$ over$ oxy$ post prob proxy py pyt qui$ rain ria$
0.1 rise riza rizab rler rler$ rong rong$ roxy roxy$ sekk sekku sett shar slin slint tant tesek text$ th tho
0.1 tion$ uce$ ulle ullet umen ument urle urler utes utes$ veze vezes wron wrong yt yth zabl zable екун екунд
0.1 кунд кунд$ секу секун унд$
0.2 ^cal ^cla ^clu ^clus ^cluster$ ^comment$ ^csv ^csv$ ^d$ ^div ^dzie ^fur ^fur$ ^generate$ ^haz ^ide ^impo
0.2 ^inv ^los ^mes$ ^min ^orde ^rai ^recommendation$ ^rest$ ^un$ ^upd ^upda ^value$ ^до$ ^напиши$ ^фун ^функ
0.2 acao acao$ alue$ ansl ansla argum ate$ cji$ clust csv$ dato dela eads eal$ ems$ endat ent$ ette$ fenc fence
0.2 fur$ gume gumen impo ion$ ire$ lain$ last$ luste menda mer$ mera mment model nale nale$ napi ndat ndati
0.2 nerat ngin ngle nsla nslat odel onale ong$ pdat pdate pert pier pote ransl reads rence rest$ rgum rgume
0.2 rore rrore slat stri tain text thou tial tro$ tter upda updat vice$ апиш апиши ерек иши$ напиш перек пиши
0.2 пиши$ ункц функ функц
0.3 ^acr ^acro ^across$ ^al$ ^bank$ ^billing$ ^coul ^could$ ^das ^deri ^dife ^dzi ^exa ^inte ^les ^lib ^libr
0.3 ^maa ^maak ^model$ ^modu ^questa$ ^sta ^teks ^tekst$ ^testy$ ^the$ ^times$ ^tutti$ ^walk ^walk$ ^whic
0.3 ^which$ ^who ^моде ^модель$ ^пла ^плат ^사 acros arios ause brar clus cond coul could cross deri deriv dife
0.3 difer eek$ ekst ekst$ enden eque erenc eriv esty esty$ hich hich$ ibra ibrar icht$ ifer ifere illin inte
0.3 kst$ kunde lain libra lica loca maak mari month ngo$ oken omeo onth orde oss$ plain pts$ rdin ross ross$
0.3 rote rta$ secu sign sty$ sume teks tekst tele testy the$ tos$ trac tutti uesta usa$ utti utti$ vice walk
0.3 walk$ whic which ziona дель дель$ ель$ моде модел одел одель
0.4 ^bug$ ^cliente$ ^configuro$ ^die ^discurso$ ^dune ^dune$ ^duplicates$ ^dzia ^działa$ ^exp ^explain$
0.4 ^formulario$ ^kee ^la$ ^lit ^lock$ ^million$ ^mob ^mobi ^mobile$ ^napisz$ ^old$ ^ont ^ove ^over ^remo ^repl
0.4 ^unde ^user ^weeks$ ^дуб ^дубл ^करू ^करूं ^करूं$ ^शुर ^शुरू ^शुरू$ acro ail$ aos$ apisz ała$ bile bile$
0.4 caci cates cht$ cros curso deli ding$ discu duis duis$ dune dune$ dzia dział ecomm eeks eeks$ eks$ erch
0.4 erche erst expli guro guro$ iała iała$ iguro ingl ingle iscu iscur lario ligh light mend mmend mobi mobil
0.4 mplex ncio nserv obil obile odeli onser order ould ould$ ozni plex recom remo repl scur scurs sed$ sen$
0.4 side tach ulari uld$ uro$ urso urso$ user uyor uyor$ weeks xpli ział ziała бира дубл करूं करूं$ रूं$ शुरू
0.4 शुरू$ ुरू$ ्या$
0.5 ^acco ^buy$ ^c$ ^dat$ ^de$ ^defa ^default$ ^enti ^entire$ ^error$ ^expl ^german$ ^inve ^kann$ ^last ^last$
0.5 ^len ^lent ^long$ ^mit ^ngi ^ngin ^onz ^onze ^open$ ^position$ ^regu ^rest ^stel ^the ^uns ^upg ^upgr ^welk
0.5 ^welke$ ^wher ^where$ ^wil ^без$ ^може ^спр ^спро ^ثلا ^ثلاث ^ثلاثه$ ^عن$ ^ग्र ^ग्रा ^माइ ^माइग ^माइग्रेट$
0.5 ^동시 achi achin ado$ aine all$ ati$ ault ault$ bles bles$ buy$ cent chin chine comme crip cript dat$ defa
0.5 defau efau efaul egul egula ende enta$ entir etin eting expl expla faul fault ginx grad grade gree gulat
0.5 hine ica$ idate inve iver iyor kann$ lent les$ lion$ lled lled$ long$ machi mont nginx nta$ ntir ntire oms$
0.5 open$ ound pen$ pgra pgrad regu regul ript rman$ ror$ rror$ scrip sso$ tire$ ulato ult$ une$ upgr upgra
0.5 vices welk welke xpla xplai zion без$ итат може нту$ спро читат اثه$ ثلاث ثلاثه لاثه لاثه$ इग्र इग्रे ग्रा
0.5 ग्राह ग्रेट माइग माइग् राहक रेट$ ाइग् ाइग्र ्राह ्राहक ्रेट ्रेट$ 넌트$ 동시
0.6 ^8$ ^agency$ ^argu ^at$ ^chi ^convert$ ^dass ^dass$ ^dati ^dati$ ^disp ^disprove$ ^employee$ ^end
0.6 ^hairdressers$ ^macr ^macro$ ^mer ^mos ^most ^mostly$ ^new ^os$ ^pret ^restaurants$ ^scrivi$ ^sin ^stop$
0.6 ^surv ^testes$ ^unti ^until$ ^websites$ ^wor ^zer ^zero ^zero$ ^zu$ acro$ agenc aird airdr alla ane$ argu
0.6 arian aura auran billi booki bsit bsite confi criv crivi cro$ dank dass dass$ dati$ disp dispr ebsi ebsit
0.6 ega$ end$ erne ervi ervic estau genc gency haird hang iemen ifie irdr irdre ispr ispro ity$ ivi$ kens land
0.6 let$ loyee macr macro modu mostl ntil ntil$ okin oking onfi ookin ostly oyee oyee$ parti plic plica rants
0.6 rdres renc repo revi rian rivi rivi$ rvic rvice scriv servi sites spro sprov ssers stau staur stly stly$
0.6 stop$ stra surv taur taura tese teste til$ tion until urant vert$ websi yee$ zero zero$ асов асов$ сов$
0.6 いて
0.7 ^an$ ^customer$ ^data$ ^desi ^die$ ^dis ^esti ^estimate$ ^fiv ^five ^five$ ^micr ^microservices$ ^pola
0.7 ^poland$ ^res ^sear ^sync ^test$ ^van ^van$ ^пот ^بيا ^بيان ^بيانات$ ^की$ acti ait$ aris ateg bewei cal$
0.7 ciona crose ctio ction ctory data$ del$ die$ eech eech$ estim esto ete$ ettin ewei eweis five five$ gen$
0.7 icro icros ien$ ils$ imate ioni$ issi itari lese mand mate mate$ micr micro miss missi nien now$ nter$
0.7 odel$ olan oland omer$ ompar oni$ ormal oser oserv peec peech pola polan rmal rose roser son$ speec stima
0.7 tern$ timat ting tiqu tique ttin tting van$ weis بيان بيانا
0.8 ^adi ^agg ^aggi ^bei ^bei$ ^bew ^call ^cloud$ ^dato ^datos$ ^desd ^desde$ ^har ^hard ^importer$ ^job$ ^klan
0.8 ^ler ^low ^lowe ^multiempresa$ ^nad ^nada ^nada$ ^needed$ ^now ^now$ ^onc ^once ^once$ ^ordering$
0.8 ^plataforma$ ^pun ^real ^reservas$ ^rigo ^rigorously$ ^see ^see$ ^set ^stal ^they ^they$ ^tok ^x$ ^и$ ^डेट
0.8 ^डेटा aggi ale$ ataf atafo atos atos$ atter azio azion bei$ cally dan$ datos derin desd desde dict duza
0.8 duza$ eari eded eded$ eede eeded empr empre enti ento$ esa$ esde esde$ ests ests$ esum etime gula hese hey$
0.8 ice$ iemp iempr igor igoro ince ise$ job$ klan klant lata lataf loud$ lowe lower ltie ltiem mple mpo$ mpres
0.8 nch$ neede ntre ntre$ once once$ onde orous oud$ ousl ously plata presa prox rderi real resa resa$ resum
0.8 rigo rigor rous rousl rted rted$ rvas$ sde$ see$ sly$ sts$ these they they$ tiem tiemp tures type ultie
0.8 unkt usly usly$ uza$ vas$ ати$ डेटा
0.9 ^aut ^best$ ^cali ^des ^fir ^grou ^les$ ^net ^nginx$ ^poi ^poin ^que ^regulators$ ^rend ^rep ^scri ^so$
0.9 ^temp ^two ^two$ ^use ^vali ^три ^три$ ^чи$ ^걸 ^걸려 ^걸려$ able$ ain$ anch ata$ best$ boun cali calis
0.9 cion$ clea cont ders domai ensio etti fere feren ginx$ group ich$ ings$ inx$ itio ition lity mach nce$ nsio
0.9 nsion ole$ olo$ omai omain onne ops$ ore$ rnal rnal$ rou$ roup sati sion$ ster$ temp tes$ tract two$ ular
0.9 unte unter пред три$ 걸려 걸려$ 려$
1 ^auth ^ave ^cen ^cent ^ded ^dedu ^design$ ^dev ^du$ ^end$ ^hou ^iyi ^iyis ^iyisinizdir$ ^ligh ^lighthouse$
1 ^logi ^login$ ^merh ^merhaba$ ^migration$ ^netw ^offl ^offline$ ^order$ ^outline$ ^query$ ^revi ^rol ^san
1 ^scr ^se$ ^set$ ^tokens$ ^tool ^tool$ ^umar ^umarim$ ^unt ^wit ^with ^клі ^кліє ^ли$ ^중 ach$ ains$ alid aliy
1 aliyi anno anto$ auth back daten dedu ding duct erha erhab erta ertr ertra etwo etwor ffli fflin flin fline
1 ghth ghtho haba haba$ htho hthou ibe$ ides ides$ ighth ijf$ iniz inizd ipt$ itar ivo$ iyis iyisi izdi izdir
1 kens$ liyi lla$ logi login maliy marim merh merha nco$ netw netwo nizd nizdi nost nterl ntes$ offl offli ogin
1 ogin$ okens ooki optim oten pose query raag raag$ rant rci$ rder rder$ rhab rhaba ript$ rtra rtrag sibl sible
1 siniz tect terl thous tivo tivo$ tlin tline tly$ tool tool$ trag twor twork ucao ucao$ uery uery$ umar umari
1 und$ unden utlin vali valid vertr with yisi yisin zdir zdir$ акше акшен дакш дакше кліє клієн кшен ленн лієн
1 лієнт одак одакш прода рода родак ієнт
1.1 ^api ^api$ ^argue$ ^bou ^boun ^cont ^day$ ^dive ^doma ^donn ^engineer$ ^hangi$ ^its ^its$ ^lle ^module$
1.1 ^mon ^n$ ^pho ^platform$ ^que$ ^repo ^req ^requ ^resistant$ ^service$ ^som ^une ^une$ ^unte ^whi ^وحد ^وحده
1.1 ^وحده$ ^क्य ^क्या ^क्या$ ^시 ^안$ able aft$ ains alen aliza and$ angi$ argue arti bound cion curs dive doma
1.1 donn donne econ ences eux$ ginee hangi inee ineer izac kes$ lear liza lizac mes$ neer neer$ nfigu nte$
1.1 orden ossi ower$ que$ ques raft raft$ rdt$ requ reque rgue rgue$ roze sind sista stant stin sting sto$
1.1 store tant$ terr tore tuali ualiz ures ures$ verg ymen yment ають ають$ кото котор отор حده$ وحده وحده$
1.1 क्या क्या$ वाद$
1.2 ^acc ^b$ ^bound$ ^cha ^doi ^dop ^exac ^exactly$ ^quale$ ^ques ^resi ^sele ^sema ^show ^sou ^unsere$ ^you$
1.2 ^доведи$ ^고 aba$ actl actly aise aise$ aliz ardi ardin asyo asyon ates ates$ ator$ ctly ctly$ defen efen
1.2 emor eques erwi estin evie exac exact gege grac iona lar$ law$ memor mpan ngi$ ompan ores ores$ out$ over
1.2 quale rding retra rzy$ schem selec sema sere$ show star syon tem$ testi uale uale$ ular$ uten uten$ xact
1.2 xactl you$ zahl ити$ оведи ють$ い$
1.3 ^age ^agen ^avec ^avec$ ^base$ ^bem ^bem$ ^bug ^chec ^hair ^hard$ ^kaf ^kafk ^kafka$ ^keep ^klienta$ ^lea
1.3 ^mess$ ^nasi ^nasil$ ^obc ^obci ^own ^own$ ^phot ^pric ^przy ^ren ^solv ^solve$ ^son ^systeme$ ^tha ^thro
1.3 ^toda ^tud ^tudo ^tudo$ ^uma ^wis ^wish ^with$ ^z$ ^не$ ^어떻 ^어떻게$ afka afka$ ancy ancy$ ani$ asil
1.3 asil$ avec avec$ bcia bciaz bem$ cado chec check ciaz eces enda ensi ente$ fka$ frag frage graci hair hard$
1.3 heck hoto hotos ienta ings ites ith$ kafk kafka keep lian lika lle$ man$ mess$ nasi nasil nent$ nifi obci
1.3 obcia onti$ ough$ phot photo plik plika pric przy quest rede$ ress sem$ sil$ steme teme$ thro ting$ toda
1.3 tudo tudo$ ture$ udo$ uer$ ugh$ unde vec$ view wish with$ 떻게 떻게$ 어떻 어떻게
1.4 ^aggiungi$ ^app$ ^byt ^byte ^contract$ ^dan ^dank ^dem ^dete ^dra ^equ ^err ^erro ^eve ^fee ^firs ^first$
1.4 ^handling$ ^mod ^part ^paym ^payment$ ^script$ ^show$ ^sid ^side ^stoc ^tas ^wee ^week ^works$ ^кома ^прил
1.4 ^приложение$ ^я$ ^عمي ^عميل ^عميل$ ^अनु aggiu andli app$ appe aten ator ayme aymen chem dete dling ecov
1.4 ecove enam ename eniu eniu$ ertai ervo ext$ fica firs first ggiu ggiun giun giung ieni inven ios$ irst
1.4 irst$ istr iung iungi jour lato lator lida most ndli ndlin nent nieni niu$ nven nvent odule ook$ orks$ paym
1.4 payme ptim recov renam rks$ rtai rtain show$ stell stoc tire try$ under ungi ungi$ ure$ verin week даи$
1.4 ение ение$ жени жение илож иложе кома коман ложе ложен манд ожен ожени оман оманд прил прило рило рилож
1.4 عميل عميل$ ميل$ स्ते
1.5 ^and$ ^beta ^bill ^bin ^bit ^carg ^carga$ ^cau ^caus ^client$ ^com ^condition$ ^dany ^dec ^donnees$ ^hola
1.5 ^hola$ ^jak ^kli ^klie ^like$ ^market$ ^modelo$ ^niet$ ^partir$ ^sem ^sie ^sie$ ^sig ^sign ^some ^toe ^toe$
1.5 ^voe ^voeg ^voeg$ ^zap ^يست ads$ agen alida arga$ artir beta bill blem carg carga catio caus dany delo
1.5 delo$ dida ditio elo$ emin error esist esser eview fact fect$ hola hola$ ific ifica ight ike$ ints ints$
1.5 isto klie klien lains len$ like$ main mall mpar nden$ ndit nditi nees nees$ nfig niet$ nnee nnees oblem
1.5 odelo oeg$ ondit onfig onnee oor$ orin oring probl resis revie rga$ rket$ robl roble roll rror rtir rtir$
1.5 sie$ some sser timiz toe$ torin tradi uma$ vent$ veri voeg voeg$ voor$ yor$
1.6 ^4$ ^active$ ^and ^appr ^arg ^arrive$ ^cli ^da$ ^derive$ ^down ^draf ^draft$ ^gra ^gro ^le$ ^off ^piec ^pol
1.6 ^pro ^recovery$ ^sides$ ^step ^through$ ^veri ^why ^why$ ^yap ^yapm ^мод ^से$ activ alla$ apma appr are$
1.6 arim arim$ ble$ coun count ctiv ctive des$ down draf draft ecor eigh ema$ erive grou hrou hroug ienci inci
1.6 mino nder nsic orks ose$ overy part pplic raci resta rive$ ses$ sides step throu ved$ why$ works yapm yapma
1.6 ання ання$ ать$ ванн вання влен нача овле овлен оторы торы انات انات$ نات$ يانات
1.7 ^bes ^bon ^che$ ^clause$ ^conf ^defend$ ^els ^else ^else$ ^fai ^fonc ^hor ^inva ^las ^merger$ ^mono ^nin
1.7 ^nin$ ^pieciu$ ^policy$ ^rati ^simple$ ^sma ^smal ^small$ ^uma$ ^zusa ^zusammen$ ^الي ^الي$ ^कहा ^कहां
1.7 ^कहां$ acce amme ammen ars$ call cert certa cio$ ciu$ conf cord den$ eciu eciu$ ecord efend else else$ eman
1.7 epli eplic erger erifi fend$ fonc fonct gett hous house ian$ icate icy$ ide$ ieci ieciu inva iso$ kund lace
1.7 libr licy licy$ liere mall$ mono nda$ olicy onct oncti oque oque$ ouse ouse$ pieci plac place polic pret
1.7 recor reem repli rger rger$ rifi ruct samm samme sast smal small sta$ struc thing tir$ truc truct ture usam
1.7 usamm ust$ velo ves$ voor work zusa zusam الي$ कहां कहां$ हां$ 的数 的数据 租户
1.8 ^acce ^ano ^anot ^another$ ^app ^bir$ ^break$ ^bu$ ^car ^comparison$ ^depa ^did ^did$ ^duplicados$ ^fas
1.8 ^fonction$ ^hand ^history$ ^lei ^matches$ ^off$ ^ope ^open ^our ^our$ ^perm ^politica$ ^proo ^reli ^train$
1.8 ^wou ^woul ^would$ ^что ^что$ ^पर$ ^이$ acku ackup alon$ anot anoth ariso atche backu cados ches$ ckup
1.8 compa day$ depa depar der$ did$ ees$ epart ermis erro erta$ esen$ fend hand hing$ icad icado ima$ imiz
1.8 ione$ issio isti iter itic itica late licad lien litic liyo liyor lon$ mode mpari nothe oints ompa open
1.8 ople ople$ own$ perm permi poli proo proof rain$ reak$ reli riso rison rmis rmiss roof tasi tches tica$
1.8 tima$ tors tors$ types ups$ woul would ypes ется ется$ тся$ что$ つの
1.9 ^accu ^brau ^char ^clie ^config$ ^daten$ ^dell ^demanda$ ^escreva$ ^help ^like ^mode ^old ^opti ^optimale$
1.9 ^poli ^solo ^solo$ ^stores$ ^work ^пол ^хоч ^хочу ^хочу$ acces accu akes akes$ aten$ auch bir$ brau brauc
1.9 cati cces char clie clien conti creva dres dress ducti edit eft$ elea eleas ept$ fig$ help here here$ hing
1.9 ienc ient$ imale ins$ inter ktio ktion lause lient like mal$ male male$ nfig$ nts$ onti onto opti ors$ rauc
1.9 rauch relea resse reva reva$ rid$ sign$ solo solo$ ssio ssion tores uct$ ucti очу$ рыи$ хочу хочу$ から
2 200$ ^20$ ^200$ ^adic ^adicione$ ^agendamento$ ^all ^ande ^ao$ ^au$ ^auditors$ ^back$ ^banc ^be$ ^bett
2 ^better$ ^bit$ ^can$ ^cinq ^cinque$ ^cli$ ^cob ^com$ ^cor ^crea ^cro ^cus ^cust ^danke$ ^day ^defe ^demo ^den
2 ^dep ^der ^det ^deve ^dez ^deze ^deze$ ^dzieki$ ^eac ^eig ^eigh ^eight$ ^eine ^eine$ ^einen$ ^equipo$ ^est
2 ^foi ^fois ^fois$ ^has ^heap ^heap$ ^hec ^hect ^hectic$ ^his ^hist ^hof ^hous ^house$ ^il$ ^ince ^incerta$
2 ^interruption$ ^invariant$ ^jes ^jest ^jso ^json ^json$ ^kont ^led ^ledg ^ledger$ ^llev ^llevo$ ^logging$
2 ^logs ^logs$ ^lot ^mail ^many ^many$ ^memory$ ^mil ^mill ^months$ ^moved$ ^network$ ^new$ ^nig ^nigh ^night$
2 ^non$ ^on$ ^opt ^out ^outl ^paa ^paar ^paar$ ^pan ^pay ^pod ^polite$ ^por$ ^postgres$ ^punk ^quar ^quarter$
2 ^remote$ ^run ^sal ^semanas$ ^ser ^sistema$ ^spec ^spec$ ^step$ ^structure$ ^stu ^sue ^ten ^tena ^things$
2 ^toke ^took ^took$ ^tot ^tota ^total$ ^translate$ ^und$ ^under$ ^uns$ ^users$ ^uyg ^uygu ^want$ ^wel ^who$
2 ^yaz ^yaz$ ^zon ^в$ ^дан ^дани ^даних$ ^дваж ^дважды$ ^заст ^застосунок$ ^как ^кли ^клие ^опт ^опти ^прок ^у$
2 ^कुछ ^कुछ$ ^लिख ^लिखो ^लिखो$ ^从 ^고객 ^고객에게$ ^모델 ^모델을$ adici agend alco alise anas anas$ ande ander
2 anke$ api$ ario arte arter aso$ ators auche ays$ banc bank$ bett bette bit$ can$ cao$ ccess chang cinq cinqu
2 cione cli$ com$ cove cover crea creat ctic ctic$ ctor cts$ cust custo damen danke defe dent deve devel deze
2 deze$ dger dger$ diese diver dule$ dziek each each$ ebas ecti ectic ectio ects ects$ edge edger egen egen$
2 eight einen eki$ elop emory emot emote enan endam ens$ erat ere$ eri$ erle erru errup essi esta$ esto$ estr
2 ethi evel evelo ever ever$ evo$ eze$ fect fica$ fini genda ger$ ght$ gres gres$ gue$ hange hect hecti her$
2 hings hist histo houg hough iabl iable iant iant$ icat icati iden ieki ieki$ ieme ies$ iese ight$ ilo$ imal$
2 imos imos$ inac inach incer inen inen$ iner inqu inque invar ions ipo$ isin isini istor ites$ itors iyor$
2 jest json json$ kont konte ktor lanc lance lant lche ledg ledge lega levo levo$ lier lise liti llev llevo
2 loggi logs logs$ mali malis mana manas manch mande memo ments mill mmer mory mory$ mostr mote mote$ moved
2 mpre nal$ ncert ndam ndame nder$ neri new$ nies nies$ nigh night nke$ non$ nque nque$ nterr nths nths$ ntin
2 ntrac ntrol nvar nvari nver nvert oard$ oduc oduct oem$ oggi oggin ogs$ ois$ old$ olite oliti olve omer onths
2 ontin ontro onve oppi ostg ostgr otal otal$ otos$ oute oute$ outl outli oved oved$ paar paar$ pec$ ped$ ploy
2 por$ porte postg pret$ ptio ption punk punkt quar quart quipo radi raso raso$ reate redi remot res$ rest
2 riant rim$ ris$ roduc rolle rope rten rtin rting sers sers$ sich siz$ slate solv solve spec spec$ start stema
2 step$ stgr stgre stim stom stome tart tati tema tema$ tena tenan tep$ terru tgre tgres thin thoug ths$ tiona
2 toke token tome tomer took took$ tory tory$ tota total tras traso trol tter$ tutt twee uali uart uarte uche
2 uest uipo uipo$ ule$ used used$ users usto ustom utli uygu velop verge want$ who$ yaz$ yer$ ziek zieki zione
2 ажды ажды$ аних аних$ асто астос важд важды дани даних дваж дважд держ ему$ жды$ заст засто иент или$ ируи
2 ируи$ клие клиен лиен лиент них$ нок$ ого$ опти оптим осун осуно прок прокс птим рокс руи$ стос стосу суно
2 сунок тосу тосун унок унок$ कुछ$ लिखो लिखो$ िखो$ 何か 객에 객에게 고객 고객에 넌트 델을 델을$ 들어 모델
2 모델을 에게 에게$ 테넌 테넌트 해$
3 014$ 2014 2014$ ^201 ^2014 ^2014$ ^40$ ^50$ ^aan$ ^account$ ^aci ^agr ^agre ^algu ^alles$ ^ame ^apl ^apli
3 ^appl ^are ^are$ ^auth$ ^background$ ^bea ^best ^boo ^book ^books$ ^bot ^bra ^bre ^brea ^by$ ^can ^cat ^ce$
3 ^cent$ ^che ^cin ^cinc ^cinco$ ^clau ^clientes$ ^clients$ ^clo ^clou ^cobr ^coll ^comp ^compliance$ ^con
3 ^consensus$ ^contractor$ ^conv ^corr ^cov ^cove ^cre ^cron ^cron$ ^days ^days$ ^dema ^demand$ ^den$
3 ^department$ ^deploy$ ^desa ^deux ^deux$ ^dimo ^diverge$ ^documentation$ ^don ^dow ^each ^each$ ^eff ^effe
3 ^eki ^ekib ^ekibe$ ^ell ^elle ^elle$ ^enc ^encryption$ ^esta ^esta$ ^esto ^eth ^ethi ^everything$ ^fac ^fact
3 ^fail ^fal ^fall ^feed ^feedback$ ^fin ^find$ ^fon ^forecast$ ^fro ^from ^from$ ^geh ^geht ^geht$ ^germ ^ges
3 ^gest ^get ^get$ ^gor ^haf ^haft ^hafta$ ^hat ^her$ ^ich ^ich$ ^inc ^incl ^including$ ^internal$ ^je$ ^job
3 ^kati ^katilali$ ^keep$ ^klant$ ^ktor ^kun ^lang ^languages$ ^lef ^left ^left$ ^lev ^leva ^los$ ^man ^mic
3 ^monolith$ ^ned ^nod ^non ^noss ^nosso$ ^nost ^nou ^nous ^nous$ ^obr ^obri ^obrigado$ ^ode ^oder ^oder$ ^ohn
3 ^ohne ^ohne$ ^ola ^oldu$ ^ora ^orac ^oracle$ ^out$ ^pati ^patient$ ^peo ^peop ^people$ ^perd ^pie ^points$
3 ^pour$ ^pourquoi$ ^prod ^production$ ^project$ ^prop ^prove$ ^przy$ ^quel ^quelle$ ^queu ^raiz ^raiz$ ^re$
3 ^rec ^reco ^rel ^rele ^release$ ^rena ^resu ^roll ^rus ^rust ^rust$ ^sad ^sade ^sadece$ ^scheme$ ^sea ^sel
3 ^sing ^single$ ^sis ^sist ^sistem$ ^spr ^spre ^started$ ^stat ^ste ^sto ^strict$ ^tag ^tal ^talk ^talking$
3 ^tem ^tem$ ^tenant$ ^theo ^theorem$ ^ther ^there$ ^thin ^thin$ ^think$ ^tod ^todo ^tog ^token$ ^too ^tutt
3 ^upl ^used ^used$ ^vec ^vece ^veces$ ^vez ^vij ^vijf ^vijf$ ^w$ ^want ^wei ^welc ^wird ^wird$ ^worden$ ^wsz
3 ^wszy ^wur ^y$ ^years$ ^zond ^zonder$ ^zus ^від ^від$ ^данн ^деп ^депл ^деплои$ ^доба ^добавь$ ^пер ^пере
3 ^так ^так$ ^циф ^цифр ^цифрами$ ^شيء ^شيء$ ^طلب ^في$ ^يعم ^يعمل ^يعمل$ ^ग्राहक$ ^फंक ^फंक् ^फंक्शन$ ^में
3 ^में$ ^सिस ^सिस् ^सिस्टम$ ^है$ ^怎 ^怎么 ^한 ^한$ abil abili ace$ ackg ackgr acle acle$ acto actor adec adece
3 adic ados ados$ afta afta$ aiz$ algu algun ali$ alis alki alkin alles allo ange ange$ angua anke ano$ ansa
3 apli appen appl appli appro ard$ arga ario$ arse art$ arted artm artme atien atil atila atte auth$ backg best
3 bien bien$ bili book books bra$ brea break brig briga cast cast$ ccoun cessi chan che$ cheme cide cinc cinco
3 ckgr ckgro clau claus cle$ clear clou cloud clud cludi cobr cobra coll comp compl conse consu contr conv
3 conve core core$ corr corre corru cron cron$ ctor$ cut$ dado dar$ days days$ dbac dback dece dece$ dema desa
3 deux deux$ dici dicio dimo dimos don$ eak$ ears ears$ eate ecas ecast ece$ eces$ ecom edba edbac eedb eedba
3 eep$ effe effec egge eht$ eine eit$ ekib ekibe elch elche elle elle$ elqu elque els$ ely$ enant ene$ ener
3 ensu ensus ents ents$ eopl eople eore eorem erate erif erman ernal erpr erpre ers$ ery$ eryt eryth esta estes
3 ethic fail fects feed feedb fehl ffec ffect find$ fore forec from from$ fta$ gado gado$ geht geht$ gend germ
3 germa get$ groun guag guage haft hafta handl hann happe heap heap$ heme heme$ heor heore hes$ hica hical hin$
3 hink hink$ hlen hlen$ ianc iance icion ico$ ict$ ider ider$ iega ient iente ients igad igado ilal ilali illi
3 illio imat imost incl inclu inco$ ind$ ini$ init ional ione ions$ ird$ isiz isiz$ isk$ iste istem itig iverg
3 jecti jour$ kati katil keep$ ket$ kgro kgrou kibe kibe$ klaa lali lali$ lang langu late$ ldu$ left left$ lgun
3 lianc licat lio$ lith lith$ lkin lking lles lles$ llio llion los$ loud loy$ lque ludi ludin manda many many$
3 mein mena mers mers$ mini miyo miyor monol mos$ mpli mplia nanc nant nant$ ncer nclu nclud nge$ ngle$ ngua
3 nguag nific nij$ nnel noli nolit noss nosso nostr nous nous$ nsen nsens nsus nsus$ nterp ntes ntim ntra nvers
3 obra obri obrig oder$ ogli ojec oject oke$ oldu$ olit olith ome$ ompl ompli onal onde$ onder onol onoli ons$
3 onse onsen onsu ontr onver orac oracl orec oreca orem orem$ orna orre orru orrup osso$ ostr ostra ource ourq
3 ourqu ours ous$ ove$ ozen pars parse partm patie pens peop peopl perd plia plian ploy$ polit pour$ pourq ppen
3 ppli ppro prea pread prod produ proj proje prop prov prove przy$ ptima put$ qualc quel quell quelq queu queue
3 racl racle ract racto radic raiz raiz$ razio rce$ reak recas rece reco rele rena resu ret$ rict rict$ rie$
3 rigad rio$ rman rodu roje rojec rom$ ron$ ros$ rove rove$ rowa rozen rpre rpret rquo rquoi rrup rrupt rst$
3 rtme rtmen rypt rypti ryth rythi sade sadec sensu ser$ shin shing singl sour sourc spat spos spre sprea ssib
3 ssibl stat stea stel stem stem$ ster stes stes$ stic stor stori story stric stru sus$ szys talk talki tard
3 ted$ tel$ tern terp terpr theo theor there thic thica thin$ think tial$ tient tila tilal tima timal tla$ tmen
3 tment todo tor$ tra$ tres trict uage uages ualc uber uctio udin uding uell uelle uelq uelqu ueue uns$ urce
3 urce$ urqu urquo usin uste uster uzio uzion vari varia vece veces verif veryt vide vijf vijf$ want welc welch
3 wher where wird wird$ worde wszy wszys years ypti yptio ythi ythin zeni zie$ zond zonde zone zones авь$ ами$
3 анны бавь бавь$ від$ гроз гроз$ данн данны депл депло дет$ доба добав епло еплои ифра ифрам лои$ нии$ нные
3 нные$ обав обавь оект пере плои плои$ прое проек рами рами$ роек роект роз$ так$ туи$ фрам фрами цифр цифра
3 яти$ شيء$ يعمل يعمل$ ंक्श ंक्शन फंक् फंक्श में$ राहक$ सिस् सिस्ट स्टम स्टम$ ाहक$ िस्ट िस्टम ्टम$ シス システ
3 ステ ステム テム 原因 怎么 本原 本原因 根本 根本原 를$ 줘$
4 ^2$ ^6$ ^aan ^aga ^agai ^again$ ^alg ^algo ^algorithm$ ^analyse$ ^bewi ^bewijs$ ^bonj ^bonjour$ ^both ^bul
4 ^causa$ ^causal$ ^changes$ ^cloc ^co$ ^come ^con$ ^cond ^cons ^create$ ^customers$ ^deci ^delle$ ^depl ^der$
4 ^different$ ^dist ^distributed$ ^dom ^downtime$ ^dro ^effect$ ^emp ^encr ^equi ^ever ^everywhere$ ^evid
4 ^evidence$ ^exe ^exec ^explains$ ^find ^funf ^funf$ ^gett ^getting$ ^half ^half$ ^happens$ ^has$ ^help$ ^het
4 ^het$ ^hoe$ ^hol ^hyp ^hypo ^hypotheses$ ^ima ^imag ^indi ^jest$ ^jobs ^jobs$ ^jok ^joke ^joke$ ^kan ^kay
4 ^kno ^lab ^lan ^lega ^legal$ ^lik ^mail$ ^mark ^mem ^memo ^merc ^merci$ ^meu ^meu$ ^moi ^mone ^money$ ^nao
4 ^nao$ ^nex ^next ^next$ ^nob ^nobo ^nobody$ ^nue ^nues ^oldu ^optimal$ ^passt$ ^pou ^pour ^prov ^pue ^queue$
4 ^records$ ^rul ^rule ^runs ^runs$ ^sa$ ^same ^schedule$ ^second$ ^sei ^seit ^seit$ ^sek ^seku ^seme
4 ^semester$ ^sign$ ^ski ^skip ^sobr ^someone$ ^sor ^sour ^sti ^stil ^still$ ^stop ^stor ^stud ^student$ ^sys
4 ^syst ^system$ ^tax ^tea ^team ^tres ^tres$ ^unic ^unico$ ^us$ ^ve$ ^verl ^wag ^wage ^way ^will ^will$ ^yest
4 ^yesterday$ ^баз ^два ^дод ^дода ^додаи$ ^моду ^модуль$ ^наше ^при$ ^пят ^пяти ^пяти$ ^اي$ ^نظا ^نظام ^نظام$
4 ^करो ^करो$ ^धन् ^धन्य ^धन्यवाद$ ^नमस ^नमस् ^नमस्ते$ ^मैं ^मैं$ ^हूं ^हूं$ ^두 ^두$ ^무 ^수 ^어 ^이 aan$ ache$
4 ack$ agai again aini ainin alf$ algo algor alyse amen ames ames$ anca anda anda$ ande$ anges angu ank$ anksy
4 anne$ ant$ any$ aplic arar ari$ arke arket asst asst$ atie auf$ ausa ausa$ ausal ayer ayer$ azy$ banks beste
4 bewi bewij bidd boar board body body$ bonj bonjo both bute buted cari cate causa ccio chen chen$ cket cket$
4 cloc con$ cond$ condi cons cords cryp crypt dates deci decid delle deman dent$ depl deplo dere dist distr
4 downt eap$ eate$ ecid ecide edit$ egal egal$ eine$ eite ekun ekund elled elp$ emand eme$ emes emest enci encr
4 encry endi enza enza$ eone eone$ eplo eploy equi equip erci erci$ erda erday erder erent erlie erma ernb
4 ernba eryw erywh eses eses$ essa esse este estel eue$ eut$ eva$ every evid evide ewij ewijs exec execu fer$
4 ffer$ find finit funf funf$ gain gain$ gal$ ged$ getti gle$ gori gorit half half$ has$ help$ heses het$ hoe$
4 hypo hypot ial$ ible ible$ ibut ibute icio ident iet$ ijs$ imag image imal inco ines ines$ ining isco istri
4 ithm ithm$ itik jest$ jobs jobs$ joke joke$ kcji kcji$ kernb king king$ ksys ksyst lant$ laus lche$ lds$
4 legal less less$ leva lgor lgori lines litik lts$ lyse lyse$ mage marke medi meon meone mest meste meu$ mier
4 milli mone money move names nao$ ncry ncryp ness next next$ nges nges$ ngsa nico nico$ njou njour nksy nksys
4 nobo nobod nsol nstr ntime nues nuest nun$ oard obod obody obre obs$ ody$ ohne ola$ oldu omeon omers omin
4 onal$ ond$ ondi oney oney$ onjo onjou onst onstr ontra orit orith ork$ orts orts$ ory$ othes ots$ ownt ownti
4 parar passt pens$ pete ports pos$ poth pothe pour ppens prope quip rage rage$ rday rday$ rden rete ribu ribut
4 rith rithm rket rlie rnba rnban roper rrenc rule rum$ runs runs$ rupt rupti rust rust$ rywh rywhe sal$ same
4 seit seit$ seku sekun seme semes sens sing sist siste skip sobr sobre someo sst$ ssys ssyst sterd stil still
4 stop strib stud stude syst syste tarte team tely tely$ terd terda ther ther$ thm$ tic$ tien till till$ tions
4 tora tres$ trib tribu tric tto$ tude tuden tutto uden udent uestr ueue$ ula$ ults ults$ umer unf$ unic unico
4 unun unun$ uptio uran usal usal$ ute$ uted uted$ utto$ uve$ verli very very$ veryw viden ving ving$ vous
4 vous$ wage way$ wijs wijs$ will will$ wnti wntim work$ xecu yest yeste yon$ ypot ypoth yse$ yste ystem ywhe
4 ywher zen$ ает$ ают$ дода додаи дуль дуль$ елен ить$ моду модул наше одаи одаи$ одул одуль при$ прос пяти
4 пяти$ ться ться$ уль$ ься$ करो$ धन्य धन्यव नमस् नमस्त न्यव न्यवा मस्त मस्ते मैं$ यवाद यवाद$ स्ते$ हूं$ ्यवा
4 ्यवाद しま を追 を追加 デー 们的 加し 加して 我们的 给我们 追加 追加し 가$ 두$ 리$ 에$
5 ^algo$ ^allo ^alt ^ask ^ban ^bear ^bear$ ^bef ^bil ^builds$ ^chee ^cheers$ ^clai ^clausula$ ^codebase$
5 ^conference$ ^context$ ^cut$ ^decide$ ^deploys$ ^developers$ ^don$ ^dov ^dre ^drei ^drop ^este ^et$ ^every$
5 ^evi ^gpu ^gut$ ^gute ^guten$ ^had ^had$ ^handle$ ^hip ^hipo ^hoff ^hoffe$ ^iden ^ihn ^ihne ^ihnen$ ^im$ ^inp
5 ^inpu ^irr ^irra ^isso ^isso$ ^jav ^java ^java$ ^ker ^kern ^l$ ^leg ^loa ^logg ^lots ^lots$ ^manc ^nume
5 ^numeros$ ^od$ ^options$ ^oti ^otim ^pars ^parts$ ^plant$ ^price$ ^proj ^proof$ ^prot ^protocol$ ^rac ^ran
5 ^replication$ ^results$ ^reviews$ ^sim ^simp ^sind ^sle ^slep ^slept$ ^source$ ^systems$ ^t$ ^tag$ ^talks$
5 ^team$ ^than ^thank$ ^them ^them$ ^tie ^tien ^too$ ^tou ^tre ^trz ^tut ^uit$ ^valida$ ^vez$ ^waa ^waar ^way$
5 ^we$ ^wir ^work$ ^zah ^zahl ^вас ^вас$ ^ден ^день ^день$ ^доб ^добр ^добрыи$ ^запа ^мож ^на$ ^над ^наде
5 ^надеюсь$ ^наш ^про ^проч ^сис ^сист ^спи ^спис ^хор ^хоро ^хорошо$ ^як$ ^اضف ^اضف$ ^تطب ^تطبي ^هذا ^هذا$
5 ^ऐप$ ^टीम ^टीम$ ^दो$ ^सिर ^सिर् ^सिर्फ$ ^हफ् ^हफ्त ^हफ्ते$ ^こ ^为 ^为什 ache acili agre agree algo$ alit
5 alks alks$ alle anag anis aris$ arla arts arts$ ausu ausul banca bear bear$ chee cheer chte chte$ cide$ cili
5 clai claim codeb col$ come confe const deba debas denti ders$ deter dlin dos$ drei drop dukc dukcj eam$ ebase
5 ech$ eem$ eers eers$ elan elen elis elope enar enen$ epo$ ern$ erna eros eros$ ester esti estra esul esult
5 eter eterm ews$ fall ffe$ gior giorn gree$ gut$ gute guten had$ hank hank$ heer heers hem$ hipo hipot hne$
5 hnen hnen$ hoff hoffe hte$ iene iews iews$ ihne ihnen ilds ilds$ inis inpu input iorn ipe$ ipot ipote irra
5 irrat isat isati isso isso$ isz$ java java$ kern laim lani lausu lept lept$ lgo$ lida$ lion lks$ logg lope
5 loper lots lots$ loys loys$ manc mark merc merci mero meros minis mins mins$ move$ muste nban nbank ncie nde$
5 nes$ nfer nfere nput nstru ntern ntex ntext nume numer oad$ oche$ ocol ocol$ odeb odeba oduk odukc offe$
5 ohne$ omple onfe onfer ontex oof$ oper opers optio otes otim otoc otoco oys$ parts pati pero pers pers$ pisz
5 pisz$ plant ploys price prot proto rda$ reca renci repo$ resul rice rice$ rmini roduk ront roof$ roto rotoc
5 rrat rrati rts$ ruct$ rviv rvive sam$ satio sele sena shes shes$ simp simpl sing$ slep slept sses sses$ stee
5 steem stems steri stra$ stre sula sula$ sult sults survi tag$ talks team$ teem teem$ terna than thank them
5 them$ tiene toco tocol too$ tre$ ttim uilds uje$ ukcj umero unch unch$ upti urvi urviv usul usula verl vez$
5 views vive waar ware ware$ wohn wohne ystee адею адеюс альну апас брыи брыи$ вас$ день день$ деюс деюсь добр
5 добры енно еюсь еюсь$ запа запас ику$ имал ималь исте истем льну маль мальн наде надею ння$ обры обрыи орош
5 орошо очит очита ошо$ проч прочи птима рочи рочит рошо рошо$ сист систе спис стем тику тику$ тима тимал хоро
5 хорош чита юсь$ اضف$ تطبي تطبيق طبيق هذا$ क्शन क्शन$ टीम$ फ्ते फ्ते$ र्फ$ सिर् सिर्फ हफ्त हफ्ते िर्फ िर्फ$
5 ेरी$ ्शन$ か$ データ リに ータ ート 为什 为什么 写一 这个 데$ 어$ 을$ 트$
6 ^abe ^adv ^adva ^advance$ ^alle ^anm ^anme ^aus ^bancario$ ^bank ^construct$ ^cost ^cred ^credit$ ^datenbank$
6 ^deletion$ ^depu ^depuis$ ^dim ^dla$ ^drei$ ^dur ^errors$ ^gen ^gene ^hal ^hi$ ^iss ^kar ^lau ^mana ^manager$
6 ^moi$ ^mov ^nur ^onb ^onbo ^onboarding$ ^photos$ ^plac ^prz ^pued ^ready$ ^risk$ ^rou ^rules$ ^sob ^tasi
6 ^tasi$ ^tek ^ten$ ^thanks$ ^todos$ ^tre$ ^tro ^troi ^trois$ ^uit ^week$ ^weit ^welche$ ^wir$ ^writes$ ^zga
6 ^zgad ^zgadza$ ^з$ ^зас ^спа ^спас ^спасибо$ ^і$ ^你 ^你好 ^你好$ ^数 ^경 ^수$ ^있 aag$ ade$ aded aded$ adva
6 advan ady$ adza adza$ ager ager$ alli ament anage ancar ance ance$ anks anks$ anme anmel apmal arda asi$
6 atenb atib atibl avin aving back$ bank bidde cario cent$ cost cred credi czeg czego ded$ depu depui dica dla$
6 drei$ dukt dukti dvan dvanc dza$ dzie eady eady$ eiter eles eleti elia enba enban enera entes epui epuis erag
6 erage erde etio etion gadz gadza gene gener hanks hold ibio idde indi lect leti letio lisc lism load load$
6 lone manag mati matio meld moi$ mpat mpati munu nage nager nboa nboar ncar ncari ndar ndica nel$ nen$ nera
6 nks$ nmel nmeld nnen ntic ntrat oardi oche odukt offe omei omina ompat onbo onboa onen osso otesi othe patib
6 perde ping ping$ pmal pmali pole pole$ poss potes pued puede puis puis$ pus$ rche rche$ rden$ ready redit
6 rei$ risk$ rites rois rois$ rors rors$ roun round rrors ruis rules strui tasi$ ten$ tenb tenba todos troi
6 trois trui truis ttima uch$ uede uent uis$ uite uite$ ukti uktio ules ules$ vera verag vive$ week$ weit weite
6 wir$ zgad zgadz альн асиб асибо веди веди$ еди$ емен еменн ибо$ менн паси пасиб реме ремен сибо сибо$ спас
6 спаси чего чего$ اذا$ ماذا ماذا$ ैसे$ ्ते$ す$ る$ 你好 你好$ 好$ 는지 는지$ 수$
7 300$ ^300$ ^90$ ^bin$ ^como ^como$ ^corruption$ ^cra ^cras ^cut ^dla ^dove ^dove$ ^ers ^erst ^erst$ ^espero$
7 ^frau ^fraud$ ^gew ^gewo ^gewohne$ ^grac ^klau ^lic ^lim ^limi ^load ^load$ ^met$ ^mich ^mich$ ^move ^muc
7 ^much ^much$ ^nei ^nei$ ^noc ^noch$ ^nos ^pac ^repo$ ^scra ^seu ^seul ^seulement$ ^sol ^sort$ ^var ^woc ^woch
7 ^wochen$ ^дов ^дове ^غير ^غير$ ^谢 ^谢谢 ^谢谢$ aal$ abel als$ anti ated ated$ aud$ ava$ bin$ chma cies cies$
7 como como$ consi crap crape cras crash demo dove dove$ ecuc efor ego$ ehle encie eres erst$ espe eule eulem
7 ewoh ewohn fehle frau fraud game gewo gewoh hold$ ida$ iets iets$ imit klau lari limi limit llis lot$ met$
7 mich mich$ much much$ nchm nchma ncies ndic nei$ nking noch$ nza$ och$ ochen oder odni odos odos$ omo$ ono$
7 onsi ope$ other pero$ race rape rash raud raud$ rem$ scra scrap seul seule sort$ spero sync tas$ ulem uleme
7 unu$ uth$ vanc vance wac$ woch woche ажи$ дове довед ень$ ерев кажи кажи$ ные$ овед ому$ перев сти$ тает
7 тает$ ظام$ غير$ نظام نظام$ ルを ール ールを 数$ 数据 谢$ 谢谢 谢谢$ 고$ 작해 작해$
8 ^abel ^abelian$ ^adm ^admi ^bie ^bien ^bien$ ^cai ^cans ^cansados$ ^cos ^currencies$ ^czy$ ^esp ^espe ^fat
8 ^fati ^fatigue$ ^gracias$ ^if$ ^moc ^nes ^nest ^noch ^peu ^peut ^peut$ ^produccion$ ^ris ^risk ^rollback$
8 ^sala ^tru ^typos$ ^whil ^while$ ^как$ ^с$ ^система$ ^बना ^어디 abeli acia acias acil admi admin andar anne
8 ansad arge aria atig atigu belia bila came cans cansa ccion cias cias$ dmin ducc ducci echt elian erli ero$
8 esper esses fari fati fatig hile hile$ iers iers$ igue igue$ illo mede meden min$ nas$ nest nkin noch nos$
8 nsad nsado oducc ollb ollba ones ones$ owod peut peut$ race$ racia rgen risk rollb sala tan$ tesi tigu tigue
8 typos ucci uccio uds$ whil while ypos ypos$ ема$ ення ення$ как$ стема тема тема$ ारे$ イン 証明 어디
9 ^aski ^asking$ ^befo ^before$ ^bother$ ^cand ^czy ^dlac ^dlaczego$ ^domi ^dos$ ^drop$ ^fail$ ^far ^hie ^hier
9 ^identical$ ^inf ^jak$ ^las$ ^logged$ ^mode$ ^move$ ^nas ^noche$ ^nos$ ^ons ^ons$ ^slo ^sono ^sono$ ^sorr
9 ^sorry$ ^tar ^tax$ ^дог ^дого ^переведи$ ^اين ^اين$ ^よ ^よろ ^よろしくお願いします$ acze aczeg aja$ anza
9 aski askin befo befor bothe cand conc cosa cosa$ demos dlac dlacz domi domin dowo dowod drop$ efore egel ejec
9 ekle elec elect emos entic etit etre ewar fail$ fore$ gged gged$ glei gleic hier iero iero$ jak$ lacz lacze
9 leic leich logge mode$ moves ndin nding noche ntica ogge ogged orry orry$ osa$ oves oves$ owe$ peti petit
9 rop$ rry$ skin sking sorr sorry spli stics tax$ tek$ tibl tible tics zego zego$ гово говор дого догов евед
9 еведи ереве овор огов огово реве ревед اين$ ある いし いしま お願 お願い くお くお願 しく しくお します ます
9 ます$ よろ よろし ろし ろしく 最適 迁移 願い 願いし 성해 성해줘 하는 하는$
10 ^baz ^crash$ ^dond ^donde$ ^gam ^game ^gut ^mi$ ^placebo$ ^pode ^sind$ ^sui ^trze ^trzech$ ^war ^wo$ ^засу
10 ^из$ ^आप$ ^आशा ^आशा$ ^कैस ^कैसे ^कैसे$ ^ठीक ^ठीक$ ^हों ^होंग ^होंगे$ ^一 aceb acebo arie ben$ cebo cebo$
10 cien dond donde ebo$ elanc ism$ istic laceb mplet nism nism$ odem oler plet plete pode rash$ raz$ rzech sado
10 sados sind$ sono sono$ sper sync$ trze trzec usel ync$ zech zech$ асуд асуди засу засуд суди судит اله$ سبب$
10 ंगे$ आशा$ कैसे कैसे$ ठीक$ होंग होंगे ोंगे ोंगे$ 스트 지$
11 ^ava ^avan ^avance$ ^bun ^havi ^having$ ^hop ^hope ^hope$ ^kid ^legg ^mud ^race ^race$ ^thei ^their$ ^waru
11 ^warum$ ^zwe ^zwei ^zwei$ ^прод ^एक$ ^यह$ ^हैं ^हैं$ adde alte arin arum arum$ avan avanc bere edic eir$
11 empe estan halt halte havi havin heir heir$ hope hope$ ias$ lauf lbac lback legg llba llbac ney$ rela rre$
11 thei their usta waru warum wei$ zwei zwei$ одно онов прод हैं$ 系统$ 统$ 로$
12 ^awa ^come$ ^twe ^twee ^twee$ ^waarom$ aaro aarom arom arom$ come$ compe gory gory$ ics$ laag mpet note olla
12 ompe ompet ora$ recon twee$ waaro wee$
13 ^bel ^dos ^esto$ ^zei ^за$ ^هل$ aco$ cuen cuent ided ided$ odes odes$ rmac tig$ 我们 理数
14 ^sper ^нас roba うち て$ 吗$ 系统 할$
15 ^ci$ ^dwa ^dwa$ ^med ^medi ^nas$ ^nodes$ ^prze ^команді$ ^лиш ^лише ^лише$ ^тиж ^тижн ^тижні$ ^انق ^انقل
15 dwa$ nodes prze rias rzec анді анді$ жні$ ижні ижні$ ише$ лише лише$ манді нді$ ност ности ости ости$ тижн
15 тижні انقل 서$
16 ^rob ^где ^где$ ^нас$ ^昨 где$ нас$ بات$ 에서 에서$
17 ^blo ^pai ^voi ^希 ^希望 ^希望一切顺利$ ^我 ^포 一切 一切顺 三个 切顺 切顺利 利$ 希望 希望一 望一 望一切
17 顺利 顺利$
18 れる 了$
21 ^dut ^오
23 beli
"""
