"""What parts of words are worth. Written by bench/routing/fit.py."""

PART_WEIGHTS = """\
-30 roved
-29 ^liveness$ ^pen$ ivene liven venes
-28 ^naz ^sag
-27 rit$
-25 ony$
-24 notat
-23 kac$
-22 ^crit ^link$ ^room ^room$ gno$ room room$
-21 ^km$ ^lati ^latin$ فات$
-20 ^dua ^worst$ ^yes$ omat orst$ rony worst yes$
-19 ^18$ ^found$ ^shorter$ ^кор culas latin richt scula uscu uscul いう 多少
-18 ^hyph ^pen ^spac gnor gnore hyph hyphe igno ignor nore$ phen pile$ prime yphe yphen ало$ 中で 예요 예요$
-17 ^aff ^anna ^anna$ ^formal$ ^ideas$ ^lite anna anna$ deas deas$ dual dual$ eeti eetin ideas inin$ meeti
-17 rlier
-16 ^adi ^fact ^fact$ ^fun$ ^haik ^haiku$ ^ma$ ^redis$ ^tip ^uc$ ^wanted$ ^من$ aiku aiku$ anted dis$ edis edis$
-16 fun$ haik haiku iku$ redis rich wante علام
-15 ^coo ^cri ^meeting$ ^om$ ^postmortem$ ^regions$ ^response$ ^wand ^wors ^written$ ^кла ^단 ^바 earl gions
-15 link$ lista mort nota onse$ ostm ostmo postm stmo stmor tmor tmort urt$ wors
-14 1999 1999$ 999$ ^17$ ^199 ^1999 ^1999$ ^202 ^45$ ^ama ^ata ^cost$ ^fixe ^fixed$ ^integrate$ ^knowledge$
-14 ^mac$ ^mort ^names$ ^prod$ ^row$ ^safety$ ^summary$ ^url ^url$ ^york ^york$ ^буд ^ما$ ^कर$ ^줄 afet afety
-14 cost$ ectiv eeze$ eness ety$ favor fety fety$ fixe fixed inal itali knowl liter mac$ mmary morte nna$ nowl
-14 nowle nted nted$ orst ortem owle owled prod$ rod$ rtem rtem$ safet tali wled wledg york york$
-13 ^64$ ^asks ^asks$ ^berl ^capitalise$ ^comi ^complete$ ^digits$ ^flat ^flat$ ^gui ^kom ^latency$ ^limit$
-13 ^meaning$ ^mortem$ ^np$ ^nul ^null ^null$ ^politely$ ^red$ ^subject$ ^terminal$ ^typo$ ^well ^well$ ^ауд
-13 ^ауди aki$ anat anati asks asks$ atenc atin$ berli cept chron comi crit elli ellin erlin ewer flat$ gits
-13 gits$ hron igits imit$ lanat lat$ laten lign litel minal nchr nchro null null$ otati paces riti rosz synch
-13 tabs talis tex$ typo$ xplan ynch ynchr ypo$ ауди аудит です
-12 ^ahe ^ahea ^ahead$ ^audit$ ^fina ^h$ ^june ^june$ ^justify$ ^kis ^kisa ^leve ^level$ ^man$ ^partial$ ^roa
-12 ^road ^spelling$ ^toma ^vim ^vim$ ^vs$ ^writing$ ^yam ^yaml ^yaml$ ^yes ^امر ^امر$ ^तीन ^तीन$ abs$ ahea
-12 ahead aila appel aske ciono clude ctori destr dia$ edes edesi ember enne$ eral etra evel$ fina gne$ ief$
-12 igne$ itera iya$ june june$ justi kent kisa lama$ leve level lier$ lude noun nsta orout ortug pelli rall
-12 rase$ redes riya riya$ rtug sary sary$ stif stify teke teken tency udit$ ustif utine vim$ vor$ writi yaml
-12 yaml$ кии$ امر$ तीन$
-11 ^anz ^authentication$ ^ber ^bot$ ^bytes$ ^came ^debu ^emo ^emoj ^exit$ ^failover$ ^fav ^favo ^following$
-11 ^ile ^ile$ ^jaki$ ^komm ^lat ^management$ ^payments$ ^planning$ ^positive$ ^pres ^sounds$ ^speed$ ^ssh
-11 ^subj ^wal$ ^word$ ^नाम ^नाम$ ageme ailo ailov ands$ asy$ bot$ bytes chro debu debug dini dini$ ebug egio
-11 egion eile emoj emoji enet eric exit$ failo favo gemen gion iabi iabil ilov ilove iting jaki$ lanni llowi
-11 loss lowi lowin mmit$ moji nagem nteri onou ortu peed peed$ pelle ponse portu regio rono ronou spac space
-11 speed subj subje synt tings tives toma ubje ubjec wand xit$ yoru yorum ytes$ नाम$ 게$
-10 026$ 2026 2026$ ^15$ ^2026 ^2026$ ^also ^also$ ^cluster$ ^current$ ^dia$ ^exit ^fan ^foun ^hig ^high ^jap
-10 ^japa ^japanese$ ^lot$ ^migration$ ^nere ^oun ^ounc ^ounces$ ^pass$ ^reba ^remove$ ^rfc ^rfc$ ^sentence$
-10 ^shown$ ^stand$ ^symb ^symbol$ ^tables$ ^term$ ^typi ^yor ^анг ^англ ^мен ^हो$ ^번 also also$ ama$ aml$
-10 anes anese anha anha$ apane byte cham dece dly$ elki env$ erm$ esi$ etab fen$ high hown hown$ ielk ielki
-10 iesi igh$ ivel japa japan lso$ manh manha mbol mbol$ mmit ndly ndly$ nere nese nese$ nise olis oom$ orksh
-10 pane panes rated reba rfc$ rime rksh rmal$ scul shown sinin snt$ symb symbo term$ typi ulas ulas$ unces
-10 well well$ wielk ymbo ymbol англ тиру 는$
-9 024$ 2024 2024$ ^0$ ^2024 ^2024$ ^acronym$ ^apri ^april$ ^aud ^ca$ ^called$ ^cok$ ^comes$ ^commit$ ^debug$
-9 ^define$ ^ear ^export$ ^faul ^fault$ ^freeze$ ^git$ ^hosts$ ^incident$ ^inse ^insert$ ^jok ^joke ^joke$
-9 ^klasse$ ^lam ^lamb ^late ^liner$ ^link ^linu ^linux$ ^markdown$ ^mie ^miles$ ^npm ^npm$ ^ok$ ^pon ^rate$
-9 ^readme$ ^rede ^ric ^rich ^roll$ ^sayi ^saying$ ^seconds$ ^semi ^slid ^slides$ ^sni ^snip ^snippet$ ^stelle$
-9 ^string$ ^synonym$ ^te$ ^thing$ ^total$ ^unio ^wyk ^zero ^zmi ^запр ^इस$ ^다 acron added adme adme$ alled
-9 anad ando$ ania ania$ apri april arkd arkdo arki atal ato$ ayin aying baske berl calle centa ciden cok$
-9 comes commi crony dit$ dme$ eadm eadme ebug$ emico eriy ermit estri etin ewed ewed$ foun found head$ hosts
-9 icol icolo ilen ilen$ imist inal$ incid inse inser inux inux$ ippet itic itica itive iye$ joke joke$ kdow
-9 kdown kind klass komm lamb lann lide lides linu linux lled lled$ lover mando map$ markd mico micol misti
-9 ncid ncide nha$ nion nipp nippe nore nsert nterm nux$ oke$ omes omes$ omma$ ommit onym$ opy$ otal$ otat
-9 ounds owan owani pace$ pell pet$ plann ppet ppet$ pril pril$ raise rapp readm ril$ ritte rkdo rkdow rmit
-9 rmitt roll$ ronym sayi sayin semi semic sert sert$ setz slid slide snip snipp telle teriy ticat ttent union
-9 url$ usti vene volu wani writt zero аетс ается запр оказ هار$ は$ 야$
-8 ^alphabetical$ ^arra ^attack$ ^audi ^bak ^beca ^because$ ^beri ^boa ^boar ^board$ ^bord ^border$ ^color$
-8 ^cour ^did$ ^doin ^doing$ ^dry ^dry$ ^foll ^gets ^gets$ ^glo ^had$ ^home$ ^htm ^html ^html$ ^inci ^internal$
-8 ^interpret$ ^invi ^kin ^kind ^klas ^learn$ ^lol ^lol$ ^lond ^london$ ^ner ^newl ^newline$ ^pil ^plural$
-8 ^portuguese$ ^pron ^question$ ^r$ ^rais ^rate ^region$ ^rhy ^roo ^schreibt$ ^sne ^snel ^spel ^stel ^story$
-8 ^template$ ^though$ ^tic ^tick ^toky ^tokyo$ ^typo ^went ^went$ ^wrot ^wrote$ ^zero$ ^яка ^яка$ ^कित ^कितन
-8 ^해 alia allel amed amed$ amer aral arall aring artia asel aseli atel atin audi audit avor basel beca becau
-8 ber$ beri bol$ bord borde chri chrif colon comin conds cort depos did$ djec dry$ ecau ecaus eeze efine egrat
-8 eibt eibt$ empla entro ewli ewlin foll follo freez gion$ giti grati guese had$ hands home$ hrif hrift html
-8 html$ icket iled iled$ inha$ insta invi invit ixed ixed$ keys keys$ klas kyo$ leva$ liche lik$ liner link
-8 lite llel lol$ lond londo lor$ love mat$ mber$ med$ mma$ mmed mmedi mplat named ncer$ ndon$ nenn nenne newl
-8 newli nvit okyo okyo$ ollow olon olor$ ommi ondo ondon onds onds$ paral pie$ ppel pron rais ral$ ralle reez
-8 reeze reibt rget$ rmat$ rote$ rtia rtial rto$ rtugu schri seli selin snel sord spel spell templ tenc terin
-8 tet$ tick ticke timin tin$ tml$ toky tokyo tugu tugue typo udit uese uese$ ugue ugues ural$ went went$ wlin
-8 wline word$ wrot wrote xed$ zero$ апис аєть аєтьс прац працю рацю яка$ єтьс ється कितन 哪里
-7 2000 2000$ 3000 3000$ ^14$ ^2000 ^2000$ ^3000 ^3000$ ^7$ ^afs ^backoff$ ^bake ^bat ^befe ^befehl$ ^brac
-7 ^brackets$ ^bud ^budg ^budget$ ^buy$ ^call$ ^car$ ^cas ^closed$ ^comma$ ^command$ ^companies$ ^cry ^cryp
-7 ^delete$ ^did ^doc$ ^drai ^dropped$ ^exce ^expa ^expand$ ^fetch$ ^fewe ^frid ^friday$ ^friendly$ ^funn
-7 ^funny$ ^git ^hab ^habi ^happy$ ^hat$ ^hey ^hey$ ^http$ ^invented$ ^keys ^keys$ ^kill$ ^kop ^kopi ^line$
-7 ^liste$ ^log$ ^loses$ ^merc ^merci$ ^mile ^named$ ^or$ ^port$ ^prom ^pros ^redesign$ ^redi ^requests$ ^row
-7 ^secondes$ ^servers$ ^settings$ ^skips$ ^supe ^systemd$ ^target$ ^testing$ ^thesis$ ^toa ^toas ^toast$ ^tom
-7 ^tot ^tota ^tune ^tune$ ^vert ^wen ^whats$ ^wie ^wiel ^zer ^без ^اشر ^اشرح ^اشرح$ ^فرق ^فرق$ ^あり
-7 ^ありがとう$ ^보 acko ackof agend agram aise$ ames ames$ ams$ anies arate arse$ auses backo bake befe befeh
-7 brac brack budg budge buy$ cino cino$ ckof ckoff cour cula discu dler dler$ doc$ drain dropp eams eams$ eas$
-7 edir efeh efehl ehl$ emd$ endly enst ented enten erci$ erifi eros$ exce expa expan expor fact fact$ facto
-7 fehl$ fewe frid frida funn funny genda git$ goli grat habi habit hats hats$ horte http$ iate icke iday$ igra
-7 igrat iles$ inci inks inks$ inwo iolo iolog ippe iscu itten iven kill$ kips kips$ koff koff$ kopi kopie
-7 lete$ lisi liste losed loses migr migra mile miles mist mit$ mpani names nants nin$ nny$ nsen nsens ntenc
-7 nym$ oast oast$ ograp ollo olog omma ondes opped oses oses$ otal oved oved$ pair$ pand$ panie pile plate
-7 ppt$ pre$ pros ptog ptogr racke ratin rede riday rifi ritt riven ropp roppe rrent rvers rypto sente sitiv
-7 sive skips stad stemd supe super temd temd$ tence tired toas toast tota total towa ttp$ tune tune$ ual$ udge
-7 udget unds unds$ unio unny unny$ uper upts urab vente whats wiel xpan xpand xpor xport ypto yptog абота бота
-7 иває اشرح اشرح$ شرح$ فرق$ तना$ あり ありが う$ がと がとう とう とう$ りが りがと 么我 么我的 什么 什么我
-7 我的 라$ 와$
-6 10k$ ^10k ^10k$ ^23$ ^abbr ^amo ^arc ^arch ^as$ ^auto ^backfill$ ^bask ^below$ ^butt ^button$ ^cleanup$
-6 ^conc ^concurrency$ ^consensus$ ^css ^css$ ^cua ^defi ^deg ^dem$ ^depo ^element$ ^entr ^escribe$
-6 ^exponential$ ^fet ^fetc ^files$ ^fot ^foto ^fou ^gram ^head$ ^homework$ ^hours$ ^idea ^ingles$ ^jaki ^js$
-6 ^leader$ ^lear ^ledger$ ^lin ^line ^look ^match$ ^matl ^matlab$ ^mig ^migr ^nam ^orders$ ^plur ^pok ^poka
-6 ^prep ^pret ^rat ^regi ^return$ ^rewo ^segundos$ ^select$ ^sent ^shel ^shell$ ^spell$ ^sql ^sql$ ^sqli
-6 ^sqlite$ ^stan ^strings$ ^summ ^syno ^take$ ^teac ^tenants$ ^today$ ^trailing$ ^type$ ^vendors$ ^verb ^vien
-6 ^word ^your ^your$ ^все$ ^запи ^के$ ^这 ^这个 ^테스 abbr abbre abit abita ackf ackfi adlo adloc ained aise
-6 ands annot anup anup$ apan appy appy$ archi ashi ashin asind atlab authe auto backf bases bask bbre bbrev
-6 below bilit bita bitan butt butto byte$ car$ care$ ckfi ckfil clusi comma css$ ctive defin depo dger$ disco
-6 dloc dlock dors dors$ drai eadlo eanu eanup efin efun egra egund elow elow$ emar embe emic emove endl enne
-6 ensu ensus enti$ entre erbo erce ercen erfe erly erly$ eros esda esday estin eting evia eviat expon exten
-6 eys$ fetc fetch files fill fill$ fills foto gate$ gles$ gramm gund gundo happy head hent henti homew hop$
-6 hours idea iede iendl iles ilit inin instr ips$ ira$ isch ists ists$ itant itel itely itie ities itiv jaki
-6 kfil kfill konc koncz lack lack$ lasse leanu learn ledg ledge lise lise$ listi lura lural matl matla meta
-6 mman mmand ndo$ ndors ndos ndos$ nenti nnot npm$ nsus nsus$ ntee oday oday$ odell ods$ okaz olite omewo
-6 omman oncz onse onsen ont$ onym ord$ orti ounce pell$ perce perfe plane plur plura poka pokaz posa ppy$ prep
-6 prepa qlit qlite qual$ raili rait ram$ ramm rcen rcent rchi rders regi rency rend$ repa repar revia rewo
-6 rewor rger rger$ rida rieb ritin rlin rme$ road sday sday$ sensu shard shop$ sinda spie sql$ sqli sqlit
-6 stand strac strin summ sus$ syno synon tado take$ tand tand$ tar$ teac teach thent tlab tlab$ today ton$
-6 trail trait trin tring tton tton$ uests undo undos ural uthe uthen utton verb verbo viat xpon xpone xten
-6 ymes ymes$ ynon ynony your your$ yte$ все$ запи ируе ирует ован рует рует$ стро ует$ プラ 요$ 테스 테스트
-5 40k$ ^30$ ^80$ ^ann ^apr ^architecture$ ^batt ^battery$ ^beha ^behaviour$ ^blog ^blog$ ^bucket$ ^buy ^cap
-5 ^capi ^card ^card$ ^checklist$ ^cod ^code ^comm ^conn ^connections$ ^content$ ^csv ^csv$ ^databases$ ^dea
-5 ^deci ^dene ^devo ^dia ^digi ^disc ^downtime$ ^ecr ^ecri ^els ^else ^else$ ^equa ^example$ ^expi ^expo ^fac
-5 ^faster$ ^ferm ^fill$ ^geb ^hangs$ ^hoe ^host ^inst ^item ^jun ^juni ^kaf ^kafk ^kafka$ ^kat ^kil ^kill
-5 ^layer$ ^meet ^name ^nice$ ^noo ^noon ^noon$ ^nou ^number$ ^oau ^oaut ^oauth$ ^optimistic$ ^p$ ^paper$ ^patt
-5 ^perc ^ple ^prim ^process$ ^prue ^quanto$ ^reading$ ^recu ^registro$ ^rei ^remi ^rename$ ^rent ^repa
-5 ^repair$ ^report$ ^rete ^retention$ ^rewr ^rewrite$ ^roug ^roughly$ ^rus ^rust ^rust$ ^say$ ^schr ^security$
-5 ^seg ^sele ^shared$ ^sina ^sinal$ ^skr ^sli ^slic ^ssh$ ^stale$ ^sub ^switch$ ^sym ^tak ^take ^tem ^temp
-5 ^theorem$ ^title$ ^toda ^tomo ^tomorrow$ ^undo ^undo$ ^uniq ^unique$ ^usual$ ^veg ^vege ^vegetarian$ ^veu
-5 ^vie ^websocket$ ^words$ ^дяк ^дяку ^дякую$ ^скр ^का$ ^रहा ^रहा$ ^あ acket affic afka afka$ agem ait$ alho$
-5 alise alog ancer anco andr angi angs$ aning apis apit apita ared ared$ asse$ aster ath$ ating atla augh
-5 aught aver avio aviou axes axes$ batt batte behav betic bite bites blog blog$ bo box bsoc bsock bug$ call$
-5 capi capit card card$ care ced$ cer$ chit chite cklis code concu conde conn conne conse csv$ ctiv curi curit
-5 cursi deci deduc defi dem$ dene denet deut devo dget dget$ digi digit disc downt eadi eadin eani eanin ebso
-5 ebsoc eckl eckli ecri ectu ectur ecuri ecurs edia eget egeta ehav ehavi else else$ emind emov enes eore
-5 eorem epai epair equa erati erset esolv essin etari ete$ etent etic etica ewri ewrit ex exb expi expir expo
-5 faste fka$ fl fle geta getar ghly ghly$ grate greg grega hangs hard$ hared havio heckl hell$ heore hesi
-5 hesis hitec host$ ical$ iday ides ides$ ifts ifts$ iga$ igit ility ille imal$ imin inda iner$ inha iono iour
-5 iour$ ired ired$ isa$ ista istan itch$ itec itect itle$ itte jecti juni junio kafk kafka kill klis klist
-5 lama lex lho$ lier lini llow log$ lons lons$ look mal$ mand$ meani media meet mnie morr morro mper mpla name
-5 ncur ncurr ndes ndon nds$ nect necti ner$ nia$ niqu nique nnec nnect nony nonym noon noon$ nse$ ntegr nten
-5 ntent nup$ oaut oauth offs olin oling olu$ omen oment omor omorr oncu oncur onnec ooli oolin orem orem$ oria
-5 orto$ oughl ounc ount$ ownt ownti ox pace paper pari pass$ patte pene pres pret$ prim prue przet quar racio
-5 rati ratio rchit readi recu recur remi remin remov repai reten rewr rewri rift rlie rly$ rmat rolle rote
-5 row$ rrow$ rset rzet say$ scen schi schil schr selec sent shel shell shot shot$ sina sinal slic slice sock
-5 socke spee ssh$ stag stale sual$ tage tage$ take tal$ tale$ tectu tegr tegra temp tenti tery tery$ thesi
-5 thori tical toda togr togra tomo tomor ttern ttery uati uatio ughl ughly undo$ unior uniq uniqu unt$ urit
-5 urity ursi uses uses$ vege veget vel$ verti viou viour vita webso wnti wntim word xb xbo xpir yolu yolu$
-5 ания дяку дякую енти якую якую$ ग्रे रहा$ 돼$ 지나 호$
-4 0ms$ 200$ ^100 ^12$ ^200$ ^8$ ^9$ ^aa$ ^abs ^adj ^ali ^aute ^bar$ ^bec ^bill$ ^birt ^birthday$ ^cap$
-4 ^capitale$ ^case ^case$ ^cer ^changed$ ^chef$ ^choo ^choose$ ^classe$ ^closing$ ^collection$ ^coma ^comando$
-4 ^consider$ ^count$ ^cur ^curr ^dates$ ^dec ^dig ^disk ^disk$ ^dosy ^email$ ^erk ^erkl ^evening$ ^extr ^fic
-4 ^fle ^flex ^flexbox$ ^fol ^format$ ^give$ ^grammar$ ^grea ^great$ ^hash$ ^head ^idempotente$ ^impr ^in$
-4 ^inde ^ingl ^inj ^inje ^injection$ ^install$ ^ite ^items$ ^jobs ^jobs$ ^jq$ ^keeps$ ^lar ^larg ^last ^last$
-4 ^law ^laye ^less$ ^lon ^long ^long$ ^loo ^lowercase$ ^m$ ^meal ^meal$ ^mei ^meno ^messages$ ^middleware$
-4 ^mij ^mijn ^mijn$ ^milestones$ ^minuten$ ^mon$ ^monday$ ^multi$ ^nap ^napi ^ned ^nicer$ ^noth ^nothing$
-4 ^page$ ^pas$ ^perche$ ^perfect$ ^places$ ^plea ^please$ ^plus ^plus$ ^pods ^pods$ ^point$ ^posi ^pre ^pren
-4 ^prices$ ^prio ^pru ^pun ^qual$ ^quan ^qui ^qui$ ^quit ^rap ^reci ^recipe$ ^rotate$ ^rows ^rows$ ^s3$ ^samp
-4 ^sample$ ^say ^sco ^scor ^search$ ^secu ^sen ^shee ^sheets$ ^shows$ ^sic ^sie$ ^significa$ ^signup$ ^sinc
-4 ^since$ ^spee ^stab ^steps$ ^stre ^sug ^sugg ^suggest$ ^sum ^sun ^sund ^swit ^syn ^tab ^tab$ ^thx ^thx$ ^tim
-4 ^time ^time$ ^ton ^typ ^usa$ ^usua ^validate$ ^vers ^version$ ^versioning$ ^ware ^warehouse$ ^wat$ ^wca
-4 ^wcag ^wcag$ ^webp ^webpack$ ^werk ^werkt$ ^withdraw$ ^zad ^како ^ком ^скі ^скіл ^скільки$ ^क्य ^बदल ^给
-4 abet abeti abse adin ainta amesp amma ammar andb anged angs anni annin aper aper$ arn$ atem ateme ault$ aute
-4 auten autho avas bar$ bete beti bill$ birt birth bjec bject bon$ bpac bpack brev brevi bucke cag$ cali cap$
-4 case case$ cel$ cessi chef$ choos cipe cipe$ cken cket$ closi coma coman compu concl cstr cstri ctur cture
-4 curr curre ddlew dest disk disk$ dlew dlewa docst dosy dosya draw$ eads$ ealt earn$ ebpa ebpac ecip ecipe
-4 ecur eens eeps eeps$ eets eets$ efer ega$ egel ehou ehous elete eposi eps$ era$ erca ercas erfec erif erkl
-4 erkla erkt erkt$ erla ert$ esis$ espa espac estle eston etche etri eveni eware exbo exbox exit extr extra
-4 eze$ faul fault fect$ ferm ficat fied fied$ firma flex flexb flic fts$ gate give$ gles gnif gnifi gnup gnup$
-4 goro gorou gram grea great gung habe habet hash$ hday hday$ heets hef$ hell hite hoos hoose host hows hows$
-4 iati iatio ical icer icer$ ienne ieren iert ierta ified ige$ igne ignif ignu ignup igun igung ilabi ilest
-4 ime$ impr impro inea iness inje injec inta intai ionin irma irth irthd isco ised ised$ isi$ iste$ istin
-4 istro itale itan items itin itter ivin jobs jobs$ keeps klar komme labi labil laces lage larg large lates
-4 lati lesto lewa lewar lexb lexbo lica$ line$ linea llin lling long$ lot$ lphab lse$ lti$ lus$ mar$ matc
-4 match meal meal$ meno mera merc merci mesp mespa mijn mijn$ mmar mmar$ mprov mput mpute name$ napis nca$
-4 ness$ nged nged$ ngles ngol ngoli nice$ nicer nior$ njec nject nne$ nonim nothi nsib nsibl nstal ntene ntre
-4 nuten oard$ obs$ ocst ocstr olons ompu omput oncl onclu onfir ongol onim onin oning onsid onso onten oose
-4 oose$ oppe orgu orisa oriza ormal orro orrow orto osya osyal othi othin ourci owerc pack$ page$ pand pape
-4 pas$ pen$ perc perch phab phabe plea pleas plus plus$ pods pods$ port$ porti prio prior prome pter$ pute
-4 quan qui$ quit rabil rail rames ramma rate$ raw$ rcas rcase rci$ reci recip reens rehou remo resi retra rfec
-4 rfect rices risa risat rkla rklar rkt$ rmal rren rschi rthd rthda sages samp sampl scal secu secur shows
-4 sie$ signe signu sinc since sioni sort$ stab stan stant steps ster$ stle stler ston stone sual sugg sugge
-4 summa sund sunda swit syal syala tab$ tale tall tall$ tant$ tatem teps teps$ tera testi testl thda thday
-4 thx$ tial$ tica time$ tler tones toriz tters uanto ucke ucket uesti ugges ulati ult$ ulti$ umma ummar unce$
-4 unday urci urre urren usua usual utent utho uthor utori ved$ veni venin verif vien wareh wat$ wcag wcag$
-4 webp webpa werc werca werkt words xbox xbox$ xtra yala yalar ytes вает демп демпо емпо емпот ентн како каєт
-4 каєть кую$ льки льки$ мпот мпоте она$ отен отент потен скає скаєт скіл скіль тентн ьки$ ільки
-3 00ms 00ms$ 100$ ^100$ ^200 ^abbreviation$ ^action$ ^adde ^agg ^alp ^alph ^ask ^backend$ ^bar ^bash ^bash$
-3 ^beh ^belo ^bez ^block$ ^box ^brow ^building$ ^bullet$ ^bum ^bump ^bump$ ^bur ^burn ^byt ^byte ^cal ^call
-3 ^cann ^cannot$ ^cases$ ^changes$ ^chef ^cho ^class$ ^code$ ^column$ ^comment$ ^complains$ ^cost ^cuan ^curl
-3 ^curl$ ^dal ^date$ ^datu ^datum$ ^dead ^deploy$ ^disaster$ ^diverge$ ^ecris$ ^error$ ^est$ ^eur ^eur$ ^eva
-3 ^eval ^exam ^excel$ ^feature$ ^file ^fill ^finance$ ^fix ^flag$ ^folder$ ^fri ^frie ^fron ^fug ^fuge ^fuge$
-3 ^gat ^gate ^gdp ^gdpr ^gdpr$ ^giv ^give ^gun ^had ^hash ^heal ^heiß ^heißt$ ^hid ^hide ^hide$ ^hour ^i$
-3 ^imports$ ^inc ^incl ^incl$ ^ind ^ing ^ins ^ist ^ist$ ^jwt ^jwt$ ^key ^kids ^kids$ ^knows$ ^las ^lay ^lev
-3 ^lia ^liab ^lint ^lint$ ^lis ^lod ^loda ^lodash$ ^maintained$ ^mam ^many ^many$ ^march$ ^matc ^mayb ^maybe$
-3 ^me$ ^mean ^mean$ ^mec ^mech ^median$ ^mee ^mein ^mett ^micr ^microservices$ ^minutos$ ^modulo$ ^month$ ^mor
-3 ^more ^more$ ^mul ^mult ^mute ^mutex$ ^nach$ ^ne$ ^nex ^next ^next$ ^nice ^node$ ^outa ^outage$ ^outp
-3 ^output$ ^page ^pape ^past$ ^perf ^permissions$ ^piu ^piu$ ^plans$ ^platform$ ^plu ^polish$ ^porta$ ^post$
-3 ^pur ^quar ^rece ^rech ^recommendation$ ^recovery$ ^refa ^refactor$ ^remo ^reno ^reply$ ^req ^retu ^rew
-3 ^root ^root$ ^rota ^scheduler$ ^scre ^sep ^sepa ^shares$ ^shop$ ^si$ ^sino ^size$ ^snapshot$ ^something$
-3 ^sort$ ^stag ^stal ^status$ ^stri ^tabl ^table$ ^task ^task$ ^tell ^tenant$ ^tens ^tense$ ^ter ^text$
-3 ^threat$ ^tit ^titl ^top$ ^trai ^transaction$ ^tues ^tuesday$ ^upp ^uppe ^uppercase$ ^use$ ^wal ^was ^was$
-3 ^wat ^webh ^webhooks$ ^week$ ^wer ^wie$ ^windows$ ^worker$ ^yorg ^you ^все ^доведи$ ^зап ^нап ^напи ^порт
-3 ^порт$ ^прих ^пунктах$ ^раб ^рабо ^работает$ ^ско ^скол ^сколько$ ^тек ^текс ^текст$ ^тес ^тест ^чер ^чере
-3 ^через$ ^як$ ^اكت ^اكتب ^اكتب$ ^يست ^写 ^写个 ^有 ^감 ^감사 ^설 ^주 acio acion acken acks acks$ affi agra
-3 aha$ aid$ ais$ ake$ alan alanc alho alph alpha alua aluat ampl ample anges ani$ anis anish apsh apsho apte
-3 apter arat arch arch$ arter ass$ atew atewa atum atum$ atus atus$ auer ault autor aybe$ ayou ayout azio
-3 azion backe bala balan bash bash$ belo bhoo bhook blet blet$ box$ brow bump bump$ burn cal$ calis canno cano
-3 cases cati catio chani chef chie chre chrei ckend cket code$ comm compi cost cree creen cret cris cris$
-3 crose cuan cuant curl curl$ dash$ datu datum dead deadl deba dig$ dir$ disas dows dows$ dpr$ duler dulo
-3 dulo$ eadl ealth earn ease ease$ ebho ebhoo ecei echan ecov ecove ecris ectl edian eed$ eek$ eers eers$ efe$
-3 efund eiben eißt eißt$ ekla elec elect eline empl enam ename ence$ enda ender ening enom entio entr epara
-3 eply eply$ equat eria eria$ erma ersc ersch ersi ersio erve erver esis estam etar etch etch$ eten ethin etur
-3 eturn eur$ eva$ eval evalu eway ewor ework examp excel fect ffec ffect figu figur finan flag$ flat forma
-3 frie frien fron front fuge fuge$ funci fund gatew gdpr gdpr$ gekl gekla gend gges ggest give gssc gssch
-3 hando hani hanis hares hash heal healt heet heiß heißt hide hide$ hly$ hori hour hras hrase hreat hrei hreib
-3 hter hter$ ibe$ iben iben$ icati icro icros iend ienn iere igur ilab ilde ilder ildi ildin incl incl$ inclu
-3 ino$ inon inoni inst inuto isas isast iso$ ital itch item itle ity$ iverg izaci ißt$ jwt$ kids kids$ knows
-3 lag$ lane lans lans$ las$ lass lass$ last last$ laye layer lden lden$ ldin lding leas lease lect$ led$ lete
-3 line list lite$ lity lity$ loadi loda lodas long lour loy$ lpha luat lumn$ lusi maint man$ mand many many$
-3 mary mary$ mayb maybe mean mean$ mech mecha menda meri meth methi mett micr micro mmen$ more more$ mpil
-3 mpile mple$ mult multi mute mutex naps napsh ncio ncion ncl$ nclu ndan ndati nday nden ndows neri ness next
-3 next$ nges$ ngssc nic$ nice nig$ nior nish nnin nning nnot$ node$ noni nounc nows nows$ nth$ ntim ntime ntio
-3 ntion nuto nutos oadi oadin odas odash odulo ogra oks$ olic olish omand ometh ompi ompil onth$ ooks ooks$
-3 ool$ opens opos ords ords$ orgun oris oriz orou ort$ orta$ ortin osed osed$ oser oserv ost$ otate ote$ ounda
-3 ours$ outa outag outi outin outp outpu ovid ovide ows$ page pani parat past$ ped$ perca perf phra phras piec
-3 pier$ piu$ plans plat ploy$ polis porta post$ pperc pren prend provi psho pshot pter quant quart quat quati
-3 quir quire rade$ rase raus raus$ rch$ rde$ reat$ recei recov redi refac refun reib renam rend rende reno
-3 renom reply resto retri retu retur rgun rica riend rity rity$ rizac rker$ root$ ropos ror$ rose roser rota
-3 rotat routi rovi rovid rows rows$ rrenc rror$ rsch rsio rsion rtie ructu rust$ rver sand saste sche$ schre
-3 scor scre scree sens sepa separ serve shop sino sinon sit$ sive$ sks$ snaps sort sorti ssch sschr stage stal
-3 stam stan$ statu stin story sync tabl table tant task task$ tatio tatu tatus tche tell tend tene tense tewa
-3 teway tial ticac tici ties ties$ tify tify$ time tine tine$ titl title tput tput$ tries tues tuesd tum$ tus$
-3 type$ uant uart uarte uctu uctur uesd uesda ugge ught uildi uire umn$ unce uncio undar unge ungen uppe upper
-3 utag utage utex utex$ utin utor utos utos$ utpu utput valua versi viati was$ webh webho wed$ week$ wie$ xamp
-3 xampl xcel xcel$ ybe$ yed$ yorg yorgu yout ype$ zaci zacio ботае екст екст$ ерез ерез$ коль кольк кст$ ктах
-3 ктах$ кіль кільк лько лько$ напи ние$ ния$ нкта нктах оведи ольк олько орт$ отае отает порт порт$ прих прихо
-3 рез$ рихо рыи$ скол сколь тах$ текс текст тент тест ункта чере через чити чити$ ько$ ільк اكتب اكتب$ عمل$
-3 كتب$ して して$ どう ない ルを ート 写个 别$ 区别 区别$ 的区 的区别 脚本 解释 감사 어$
-2 ^10$ ^90$ ^abo ^abou ^about$ ^ad$ ^ajo ^ajou ^ajoute$ ^als ^asyn ^aut ^ava ^basl ^begin$ ^behi ^behind$
-2 ^big$ ^box$ ^bro ^brok ^buc ^buch ^bug$ ^calls$ ^capital$ ^carg ^cert ^clas ^clear$ ^colu ^d$ ^diff$
-2 ^difference$ ^dive ^docs ^domain$ ^dri ^drif ^driv ^dup ^dupl ^ein$ ^elasticsearch$ ^elements$ ^ema ^emai
-2 ^equipment$ ^euro ^ext ^extension$ ^fea ^feat ^feed ^feedback$ ^fil ^fiv ^five ^five$ ^fix$ ^flag ^form
-2 ^funz ^ha$ ^hag ^hallo$ ^hang ^heic$ ^hola ^hola$ ^htt ^http ^hyp ^job ^jpg$ ^kubectl$ ^ledg ^less ^library$
-2 ^list ^list$ ^litt ^little$ ^lle ^logo ^loop ^man ^matching$ ^mau ^max ^max$ ^may ^mea ^mein$ ^ment ^meth
-2 ^min$ ^mini ^mog ^mot ^mut ^naa ^naar ^naar$ ^napisz$ ^need$ ^normal$ ^pag ^pap ^partner$ ^phr ^phra ^plai
-2 ^plat ^poli ^pruebas$ ^qua ^rapi ^rapido$ ^refu ^rend ^retries$ ^review$ ^rol ^roll ^rotation$ ^sat
-2 ^schrijf$ ^sear ^session$ ^sha ^shar ^simple$ ^sinonimos$ ^six ^six$ ^solv ^solve$ ^sort ^sourcing$
-2 ^staging$ ^swi ^talk$ ^teacher$ ^tel ^tell$ ^term ^text ^training$ ^trip ^trip$ ^trw ^trwa ^tun ^unti
-2 ^until$ ^usually$ ^valu ^value$ ^vend ^web$ ^were ^were$ ^wri ^writ ^write$ ^zusammen$ ^авт ^бро ^брон ^даи
-2 ^даи$ ^зад ^комп ^при ^син ^сино ^сло ^слов ^돼 ^돼$ abou about aces aces$ acher acto actor ading ajou ajout
-2 alch alche allo$ alls alls$ alue alue$ amin anin ankr anto$ apid apido apisz apper ard$ arra arta$ ase$ ases
-2 ases$ ash$ asla aslam aste asyn async atchi atfo atfor atio ation azan azani bas$ basl basla bect bectl behi
-2 behin big$ bout bout$ brary brok broke buch call calls carg cated choo chrij clas class clud clus colu colum
-2 cron csea csear ctl$ curs dant dbac dback dded dell dent$ dger diff$ dive docs dre$ drif drift driv drive
-2 dupl dupli dzia dział eache earc earch eatu eatur ebas$ echa ectl$ edba edbac edger eedb eedba eel$ egin$
-2 ehin ehind eic$ ein$ ele$ elin ell$ ely$ email ence endat endor enia erch erche erinn erna esol etho ethod
-2 euro eview feat featu feed feedb fica fich five five$ fix$ funz funzi gned gned$ graci gues hallo hard heic$
-2 hind hind$ hing$ hola hola$ hot$ hrea hrij hrijf http iała icat iche icse icsea ido$ iere$ iff$ ific ifica
-2 igned ills ills$ ingl ingle inne inner integ ipme ipmen ittl ittle iyim iyim$ jout joute jpg$ kens kery
-2 kery$ ket$ kubec latf latfo less$ liab lice lich list$ litt littl liyim llet$ lls$ logo loop lugi lumn mail$
-2 max$ mber mble mble$ mein$ menti mes$ metho mitt mitte mplai naar naar$ natio nclud ndat ndor need$ nfir
-2 nfirm ngle nies nies$ nifi nimo nimos nsys nsyst ntai ntain nteg ntil ntil$ nzio nzion ols$ olum olumn ompla
-2 onie onimo onne$ ools ools$ orci orte orter orum$ osit oste overy parti pido pido$ platf plot$ pmen pment
-2 poli posi posit pper press prueb qual quipm rapi rapid rate rcin rcing rech rechn red$ rega rem$ resol rever
-2 revi revie ribe$ rijf rijf$ rinn rinne rios rios$ rip$ rite rite$ roce roke rrow rueb rueba rver$ sear searc
-2 shar sides sine six$ slam stagi ste$ stell stig sting suall tagi tagin talk$ tched tect tell$ tens tensi
-2 tente terl tfor tform thing thod thor threa ticse til$ tner$ tori toris trag$ trai trie trip$ trwa turn$
-2 ubec ubect ueba uebas uipm uipme ulti unci unda unti until unzi unzio uplic urcin urn$ urs$ utte utter valu
-2 value vend vendo venta vers vos$ web$ were were$ wing wing$ writ write xes$ xtens ybod ybody yer$ yim$ yiz$
-2 ział ziała ziona атфо атфор ать$ брон дит$ ется ется$ инон комп компа латф латфо мпан нача новл новле омпа
-2 омпан платф сино синон слов тои$ тфор тформ ग्राह राहक स्ते ्राह ्राहक うに よう ように るよ るよう 이$
-1.9 000$ ^at$ ^beg ^begi ^chur ^churn$ ^copy$ ^dife ^erro ^funk ^is$ ^loop$ ^mont ^moti ^my$ ^pole ^post
-1.9 ^react$ ^shor ^sorted$ ^touch$ ^values$ ^буде ^для ^для$ ^테 ady$ alis alues anage begi begin beha chur
-1.9 churn conc copy$ day$ dian dian$ dife difer dnes eact eact$ eady eady$ egin elque erci error ethi evel
-1.9 exam funk gets gets$ horiz hort hurn hurn$ ifer ifere ince$ keli loop$ lque lues lues$ manag mment moti
-1.9 motiv nage nfigu ning$ oot$ orted otiv ouch$ patt ray$ react ready rmina role shor short sorte tent trip
-1.9 tup$ verw буде для$ 어요 어요$ 의$
-1.8 ^150 ^account$ ^analysis$ ^asy ^basket$ ^buck ^container$ ^date ^dure ^fold ^imm ^lines$ ^manager$ ^reac
-1.8 ^revi ^sec ^self ^self$ ^terr ^terraform$ ^tex ^tla ^tla$ ^ver ^war ^year$ ^yest ^yesterday$ ^こん
-1.8 ^こんにちは$ ^给我 agina ainer anag anto asket buck ckets close dure duren ear$ echn ency ency$ eplac
-1.8 erday erra erraf file fold folde frea fread gina ginat kets kets$ land$ late lysis mewo mewor mon$ nday$
-1.8 nden$ nish$ noth ode$ ofre ofrea oofr oofre ositi osts osts$ plot rafor rday rday$ refu ront roofr rraf
-1.8 rrafo rror siti sket$ sterd terd terda terra tradu tric ture$ uit$ uren vers$ vert year$ yest yeste ysis
-1.8 ysis$ тнии тнии$ こん こんに ちは ちは$ にち にちは んに んにち 给我
-1.7 ^abb ^add$ ^bul ^clos ^clu ^clus ^deadlock$ ^dir ^dune ^dune$ ^err ^fonctionne$ ^frontend$ ^got ^got$
-1.7 ^hell ^hello$ ^idem ^law$ ^modele$ ^most$ ^stru ^wate ^water$ ^меж ^межд ^между$ ^объя ^объясни$ ^разн
-1.7 ^разницу$ ^скри ^скрипт$ ^نمو ^نموذ ^نموذج$ ^और$ ^दिख add$ ater ater$ ayer$ book$ ceme cemen clos clust
-1.7 conso dele$ delet demp dempo dune dune$ elet emon empot endo eques erer erer$ estio etrie evie gram$ hello
-1.7 hread hung idem idemp inder index ische ite$ itori lab$ lust luste month most$ mpot mpote ndex nieni ning
-1.7 ntend odele onth otent plik pose$ poten prof rain ret$ rete reve ronte sensi stall stio stion stri switc
-1.7 tting uple$ wate water witc witch азни азниц бъяс бъясн ежду ежду$ жду$ зницу ипт$ ицу$ крип крипт межд
-1.7 между ницу ницу$ объя объяс разн разни рипт рипт$ скри скрип форм ъясн ъясни موذج موذج$ نموذ نموذج وذج$
-1.7 いて$ を書 を書い 書い 書いて
-1.6 ^auf$ ^bull ^decorator$ ^diferenca$ ^effo ^entre$ ^habitantes$ ^images$ ^it$ ^know ^live ^met ^ort ^ou$
-1.6 ^own ^passes$ ^production$ ^propose$ ^pruf ^pruf$ ^qual ^questions$ ^red ^rem ^replicas$ ^rev ^revisa$
-1.6 ^shorten$ ^sync ^viena$ ^wor ^це$ ^이 ^인 aine antic antos aque asin ast$ brar bull bulle cora corat crev
-1.6 decor ecora effo eibe elpe enca enca$ erro erst erwi escre essag evisa fine form ger$ helpe ibra ibrar
-1.6 icas icas$ idate ids$ iena iena$ ioni know lane$ lect libra licas messa mont ndes$ nti$ omet opose orato
-1.6 orrec orten pensi per$ polit pruf pruf$ raini reibe renca restr rivat riza rnal rnal$ rrec rrect ruf$
-1.6 screv ssag ssage tack$ tante tend$ ulle ullet viena visa visa$
-1.5 ^big ^columns$ ^commande$ ^copy ^description$ ^dns ^dns$ ^explique$ ^fun ^hard$ ^hum ^kurz ^led ^locking$
-1.5 ^mana ^menos$ ^paragraph$ ^port ^really$ ^screens$ ^segu ^server$ ^stripe$ ^unt ^vue ^vue$ ^yaz ^yaz$
-1.5 ^напиши$ ^нач ^нача ^поле ^поле$ ^тел ^теле ^фор ^форм ^форму$ aduc agrap ando ante arag aragr arise cji$
-1.5 ckli copy crib dns$ eall eally eens$ ems$ ena$ enos enos$ epor eport erda ered$ fine$ flag got$ grac hed$
-1.5 igat igate imis inde ine$ ions$ ise$ ist$ ited ited$ ivat kurz kurze llo$ locki lumns maris menos mns$
-1.5 mpera nser ocki ockin orma orta parag pia$ ppos raduc rag$ ragr ragra reall repor ripe ripe$ scrib segu
-1.5 sele sis$ strip tems tems$ tiga tigat ting tla$ tripe umns umns$ unden vert$ vue$ yaz$ zien апиш апиши
-1.5 елеф елефо ерек ефон иши$ лефо лефон напиш оле$ орму орму$ перек пиши пиши$ поле поле$ рму$ телеф форму
-1.5 の最 에게 에게$
-1.4 ^400 ^400$ ^apps ^apps$ ^auf ^backup$ ^compliance$ ^event$ ^hall ^iso$ ^je$ ^kunden$ ^low ^lowe ^mer ^mit$
-1.4 ^mong ^mongolia$ ^pand ^pandas$ ^path ^path$ ^ren ^role ^scho ^secrets$ ^she ^simu ^simulation$ ^spanish$
-1.4 ^usa ^valid$ ^ven ^weekly$ ^авто ^начальнику$ ^пор ^설명 ^설명해줘$ ^차 ^차이 ^차이를$ ager$ ains$ andas
-1.4 ansac apps apps$ atab boar board chool ckup$ colo crets datab diver eads eben eben$ ect$ eekl eekly eginn
-1.4 ekly ekly$ empo entar epos ernal expli firm form$ ginn ginne golia heet$ hool houg hough ibt$ icht imul
-1.4 imula kly$ less lett lianc lint lint$ lugin mages mongo mulat ndas ndas$ nigh night nsac nsact ntar oard
-1.4 olia olia$ ongo orki orkin panda panis path path$ plugi post pps$ radu reads rets rets$ riso rome rse$
-1.4 rta$ rter sact sacti scho schoo simu simul somet spani thoug tlic tlich tory$ ugin ung$ utes utes$ verta
-1.4 view weekl werk worki xpli авто автор ачал ачаль втор втори ентиф изац льник начал нику нику$ нима нтиф
-1.4 ориз ориза риза ризац тенти ториз чаль чальн ьник ьнику ماذا ماذا$ 넌트$ 설명 설명해 이를 이를$ 차이
-1.4 차이를
-1.3 ^aci ^bigg ^bio ^books$ ^crea ^dbt ^dbt$ ^deb ^def ^dist ^docs$ ^empt ^empty$ ^fails$ ^fer ^fla ^for ^ger
-1.3 ^goog ^google$ ^gre ^grow ^hea ^header$ ^job$ ^jour$ ^large$ ^listo$ ^loca ^locally$ ^log ^mic ^open$
-1.3 ^pens ^policy$ ^reads$ ^reve ^top ^type ^user$ ^web ^whee ^wheel$ ^yapm acke alysi apma arde$ ars$ arta
-1.3 bigg bigge crea creat dbt$ dist docs$ down ean$ ecks egar egard ello ello$ empty encia fails garde ght$
-1.3 goog googl heade hecks heel heel$ hing icel icht$ icy$ igge ight$ ique$ isto$ izza job$ kup$ lian$ licy
-1.3 licy$ listo lke$ local lysi mpty mpty$ ncia ntic ocal ocall ocs$ ogle ogle$ oire olicy oogl oogle open$
-1.3 oppi ours owin owing pete pita pital polic pty$ rary rary$ ras$ reate reti rtic taine taria ttack ttin
-1.3 user$ whee wheel yapm yapma zien$ の予 の予約 予約
-1.2 ^3$ ^500 ^arro ^arroz$ ^dele ^edi ^edit ^fee ^file$ ^for$ ^groups$ ^hai ^lag ^limi ^migrate$ ^nee ^need
-1.2 ^ones ^ones$ ^prec ^proo ^proof$ ^reasons$ ^rena ^ret ^runn ^running$ ^school$ ^schreib$ ^tele ^turn$ ^und
-1.2 ^uplo ^user ^wish ^workout$ ^zu$ ^月 acco afor aform age$ aint andm andma angl ann$ arroz asons asse auth
-1.2 aux$ ayer bles bles$ cann dele duct$ ecti eib$ elem eleme empt entic erenc for$ hool$ ian$ ianc iance iew$
-1.2 imit ique ishe ivati limi limit liqu lique minde mmari mple nada nada$ ndma need ntica oof$ orko orkou
-1.2 orma$ ough oups oups$ pliq pliqu ploa pload prec proo proof reib$ rena rence rian$ rkou rkout rma$ roof
-1.2 roof$ roug rough roups roz$ rroz rroz$ runn runni sati test$ tory unni unnin uplo uploa user verse view$
-1.2 wish worko xpliq абот рабо работ はど
-1.1 ^accept$ ^al$ ^balance$ ^bill ^canc ^car ^com ^detection$ ^dra ^elem ^grou ^instead$ ^lib ^made ^made$
-1.1 ^nic ^nie$ ^night$ ^numb ^per$ ^pod ^prog ^raf ^raft ^raft$ ^reb ^replace$ ^resi ^rezerwacji$ ^rig ^right$
-1.1 ^s$ ^test$ ^turn ^voor$ ^без$ accep akin aking alin aling ancel andle bill canc cance ccep ccept cept$
-1.1 cht$ doesn eden$ entat erwac esce esem esem$ eso$ ezerw funkt gle$ group hon$ inste ions ish$ ject lica
-1.1 magen nitar nkti nktio nsere nste nstea ntat ntati numb numbe oesn orri pire prog quest rcia rds$ reac
-1.1 refa renc rien roup rowi rowin rriva rwac rwacj sere stead tains tead tead$ term thon thon$ ture umbe
-1.1 umber unkti utto ven$ wacj wacji xpire zerw zerwa без$ теле чого чого$
-1 ^active$ ^add ^aski ^asking$ ^build$ ^cali ^cok ^converta$ ^correct$ ^duri ^during$ ^editor$ ^elk ^extract$
-1 ^fonc ^german$ ^helm ^helm$ ^iso ^llev ^orta ^pass ^passed$ ^pic ^polite$ ^rez ^reze ^saa ^script$ ^sie
-1 ^sing ^single$ ^step$ ^teks ^tekst$ ^via ^via$ ^ден ^день ^день$ abili act$ aski askin assed booki daj$
-1 date$ din$ duri durin eden edito eign ekst ekst$ elm$ ered esen ext$ ezer fonc fonct helm helm$ icing iner
-1 ior$ iors iors$ kst$ lace llev lue$ marr odaj odaj$ okin oking onct oncti ontai ookin ortas plac place port
-1 reat rect$ reign reze rezer rman$ roll rtas rtasi score sich sier singl sions skin sking sour sse$ step$
-1 tasin teks tekst tep$ termi timi tive ubers urin uring via$ xtrac день день$ тся$
-0.9 5000 5000$ ^5000 ^5000$ ^bu$ ^bui ^buil ^but ^con$ ^contrato$ ^days ^days$ ^ele ^en$ ^exc ^formulas$
-0.9 ^freelancer$ ^implement$ ^kann ^key$ ^lett ^look$ ^machine$ ^men ^merger$ ^nac ^nach ^name$ ^others$
-0.9 ^pagination$ ^provider$ ^pyt ^pyth ^python$ ^read ^reas ^ref ^restructure$ ^salo ^sharding$ ^spa ^sqla
-0.9 ^sqlalchemy$ ^trust$ ^um$ ^val ^x$ alon amy$ arde arin ason cente cess$ chemy con$ conte easo eason eavin
-0.9 econd ectio emy$ erge$ erger escri estru geme hardi hemy hemy$ hine$ imal kann kout kout$ lalc lalch lchem
-0.9 leavi lid$ mulas nach$ nten$ ogram ons$ ormat osti pyth pytho qlal qlalc rade reas reaso righ right rkin
-0.9 rogra ruct seco secon ses$ shin shing sqla sqlal stric struc tent$ thers trato truc truct ught$ uma$ vider
-0.9 ytho ython кото котор отор
-0.8 ^bug ^checkout$ ^dashboard$ ^dev$ ^dis ^ent ^fram ^gith ^github$ ^hoe$ ^hour$ ^jou ^jour ^k$ ^libr ^merg
-0.8 ^merge$ ^modello$ ^needs$ ^of$ ^opp ^oppo ^opposite$ ^poi ^pum ^pump ^pus ^push ^push$ ^rai ^reg ^regex$
-0.8 ^semaphore$ ^shop ^spi ^sso ^sso$ ^step ^style$ ^sync$ ^typos$ ^voo ^voor ^wai ^wait ^wan ^yea ^year ^اخت
-0.8 ^اختب ^اختبارات$ ^नमस ^नमस् ^नमस्ते$ abas abase acji acji$ actio activ apho aphor arios ased ased$ ataba
-0.8 bili cause cher$ ckou ckout ctor dash dello dev$ ecko eckou egex$ emap emaph ensio epar erfa erfac ertr
-0.8 ertra ess$ ets$ ged$ gest$ gex$ gith githu hecko hoe$ hore hore$ hour$ hub$ ica$ ille$ ipt$ ithu ithub
-0.8 lear leit lia$ liti mail maph mapho merg merge needs nsio nsion nterf onte oppo oppos osite ozni para phor
-0.8 phore pposi ptimi pump push push$ quoi quoi$ rfac rface ript$ rofi root rtra rtrag semap step tabas terf
-0.8 terfa thub thub$ turn tyle$ typos une$ uoi$ ush$ vertr year yle$ ypos ypos$ даи$ знач зниц ител ителе сни$
-0.8 ясни ясни$ اختب اختبا بارا بارات تبار تبارا ختبا ختبار नमस् नमस्त मस्त मस्ते स्ते$
-0.7 ^a$ ^able ^able$ ^avec ^avec$ ^bas ^default$ ^draw ^endpoint$ ^has ^hom ^home ^improve$ ^leav ^mir$ ^na$
-0.7 ^rela ^replication$ ^retr ^righ ^rot ^sess ^thou ^to$ ^tod ^tokens$ ^too$ ^tra ^use ^wher ^where$ ^who$
-0.7 ^you$ ansl ansla asses avec avec$ caci cally cing cing$ dded$ ensi enti event exte ggin gging ghte home
-0.7 imize izac kens$ lette leva lian lika ling$ mir$ mize mize$ ngle$ nner$ nsla nslat okens out$ plic plica
-0.7 plika poin point progr propo put$ ransl rect retr rogr ropo scri sessi signi sini slat spla sto$ terna
-0.7 too$ tte$ ulo$ urze who$ you$
-0.6 ^acti ^alphabetically$ ^circular$ ^defe ^distributed$ ^do$ ^esl ^esli ^eslint$ ^exp ^flas ^flask$
-0.6 ^fonction$ ^has$ ^history$ ^hos ^impl ^jak ^maak ^macr ^macro$ ^mysq ^mysql$ ^one ^one$ ^para ^para$ ^pat
-0.6 ^per ^scri ^seco ^ship ^sig ^sign ^start$ ^str ^teams$ ^unde ^кот ^кото ^करू ^करूं ^करूं$ ^शुर ^शुरू
-0.6 ^शुरू$ acro$ ame$ aps$ ara$ ause$ bute buted cro$ days days$ defe distr docke efon elle$ ense$ epli eplic
-0.6 eriva ermi erta$ ese$ esli eslin etim flas flask grade has$ ibut ibute ince inves ipti iptio ircul iter
-0.6 ject$ lask lask$ lefon maak macr macro min$ move$ mplem mysq mysql nager nati ndenc nves nvest ocker ount
-0.6 para$ pass pende plem pleme pos$ pts$ ract$ rcul rcula read repli reque ribut rior ripti sen$ slin slint
-0.6 sons sons$ strib tax$ tches teams tele tely tely$ test tive$ tnes tness trag type uted uted$ ysql ysql$
-0.6 оторы торы करूं करूं$ रूं$ शुरू शुरू$ ुरू$
-0.5 ^1$ ^answer$ ^auth ^bir ^cons$ ^deco ^defa ^dock ^docker$ ^du$ ^engl ^ess ^essa ^how ^how$ ^kann$ ^kto
-0.5 ^legal$ ^message$ ^nede ^neden$ ^pas ^pie ^pla ^plac ^plan$ ^pros$ ^ques ^ready$ ^rege ^scr ^sei ^seit
-0.5 ^seit$ ^sid ^side ^sta ^std ^systems$ ^test ^theo ^under$ ^vari ^walk ^working$ ^ино ^иног ^иногда$ ^अंत
-0.5 ^अंतर ^अंतर$ ^कुछ ^कुछ$ ^समझ ^समझा ^समझाओ$ ^그 accou ader$ ager alid$ ally ally$ anten ate$ ccou cide
-0.5 confi crip cript deco defa defau dock don$ efau efaul egal$ eigen elef elefo engl engli enza enza$ file$
-0.5 free gal$ ginee glis har$ heor hers hers$ ien$ ienia ijf$ inati inee ineer iscor isti ive$ kann$ lanc
-0.5 lance lefo ming ming$ mplia mular ncer near nede neden neer ngli nglis nita ntial oduct ompli onta oop$
-0.5 orker plia plian pros$ rege ript rker salo salon scrip seit seit$ soli solid sts$ swer$ sync$ taba tate
-0.5 telef theo theor thin uge$ unita walk ync$ гда$ иног иногд ногд ногда огда огда$ ться ться$ ься$ ارات
-0.5 ارات$ انا$ رات$ ंतर$ अंतर अंतर$ कुछ$ झाओ$ मझाओ मझाओ$ समझा समझाओ
-0.4 ^ady ^adye ^adyen$ ^cinq$ ^cos ^create$ ^data ^desc ^elec ^english$ ^escr ^flags$ ^func ^graz ^grazie$
-0.4 ^haz ^jpg ^klanten$ ^like$ ^mar ^mir ^monthly$ ^plug ^plugin$ ^prop ^scrivi$ ^sea ^soun ^sup ^suru
-0.4 ^suruyor$ ^swa ^swap ^swap$ ^thr ^thre ^thread$ ^thro ^tran ^versions$ ^vol ^yap ^зна ^شيء ^شيء$ ^يستغ
-0.4 ^يستغرق$ adye adyen ail$ ains alla$ any$ azie azie$ ching cinq$ criv crivi data desc dyen dyen$ eate$ eavi
-0.4 econ emin esto$ expla filte formu func glish graz grazi hooks icall ieni ike$ ilte ilter imiza infr infra
-0.4 inic inq$ ivi$ ivo$ journ lace$ lante like$ lish$ lly$ low$ lowe lower mini mula nfra nthl nthly ntre$
-0.4 onthl orag orage orge ormu ormul ourn perte plai plan$ plug prop razie rivi$ rmul rot$ ruyo ruyor scriv
-0.4 sess soun sound stora suru suruy swap swap$ tafo tafor tect$ thly thly$ thro ting$ tion$ tivo tivo$ torag
-0.4 trans ugin$ ump$ uruy uruyo vec$ wap$ xpla yen$ تغرق تغرق$ ستغر ستغرق شيء$ غرق$ يستغ يستغر
-0.3 ^ans ^apre ^assi ^atta ^calc ^een ^een$ ^endp ^expl ^goes ^goes$ ^helper$ ^lit ^mob ^mobi ^mobile$
-0.3 ^months$ ^oran ^paym ^poin ^pos ^print$ ^rej ^reje ^requ ^sin ^sometimes$ ^ste ^tes ^thin ^tout ^train$
-0.3 ^una$ ^users$ ^whit ^y$ ^дваж ^дважды$ ^хоч ^хочу ^хочу$ ^प्र aas$ alcul alk$ anie apre ask$ assig atno
-0.3 attac ayme aymen buil calc calcu chart cher conta date datio dpoi dpoin eject eless endp endpo entia erges
-0.3 ero$ evers expl goes goes$ hart hoev hoeve hrou hroug ient$ ight indo indow ion$ lcul leav lemen ling liyo
-0.3 liyor lper$ meti metim mobi mobil nasi ndow ndpo ndpoi nges nths nths$ ntia obil obile oeve olds olds$
-0.3 ometi ommen onths oran oria$ ork$ orts orts$ oup$ paym payme ports ques raft reje rejec requ rges$ rint$
-0.3 sket ssig ssign tack tad$ tamo text thre throu ths$ timis tion tout train ttac uild$ ulate una$ users whit
-0.3 white windo ажды ажды$ важд важды дваж дважд жды$ нкци очу$ ункци хочу хочу$ てい
-0.2 ^after$ ^alc ^billing$ ^campo$ ^chu ^client$ ^cron ^dem ^doc ^earn ^earn$ ^even$ ^exte ^false$ ^gree ^har
-0.2 ^imp ^keep ^lee ^mona ^new ^noi ^pet ^repl ^run$ ^signed$ ^summarise$ ^translate$ ^unit ^unte ^whe ads$
-0.2 afte ahle ahlen aili ailin alse alse$ ampo ampo$ areh areho asic basic book brows campo cio$ cker compl
-0.2 derst dire ersta eta$ etle etle$ evis false ffere fter$ ifie ify$ ilin iling illin isto keep lan$ les$
-0.2 licat lines lish llet ltre ltre$ mari mark mmer mona nativ ncy$ nera olit ompl onfi ound$ our$ owse plan
-0.2 ple$ pplic rack rato$ rder$ reho repl revis rise rking rmula rowse rstan rust slate tart$ tecti text$ unit
-0.2 use$ zahle zet$ 넌트 테넌 테넌트
-0.1 150$ ^150$ ^an$ ^ana ^ang ^api ^chart$ ^clic ^dif ^down ^explain$ ^fail ^few ^group$ ^help ^het ^het$ ^kee
-0.1 ^like ^maa ^mark ^matches$ ^now ^now$ ^passwords$ ^perm ^pia ^prof ^punt ^pyte ^pytest$ ^rad ^radi ^reli
-0.1 ^reverse$ ^sch ^tem$ ^unit$ ^usu ^veri ^waarom$ ^want$ ^wha ^what ^whet ^whether$ ^которыи$ ^між ^між$
-0.1 ^поче ^почему$ ^поя ^пояс ^поясни$ ^різ ^різн ^різницю$ aaro aarom ade$ amme arom arom$ ated ated$ ates
-0.1 atta cion cion$ cje$ cker$ clic click cuci eige emai enot ente ermis even$ fail grou hart$ help het$ heth
-0.1 hethe hey$ ign$ imple ious$ issio kcje kcje$ leme lick like ments nach ncel ndle nvoi omme pair perm permi
-0.1 punt pytes reli riva rmis rmiss rms$ roup$ sage sign tions tle$ unit$ vent verin vite waaro want$ what
-0.1 whet wheth xplai ytest zion зницю ицю$ між$ ницю ницю$ орыи орыи$ очем очему оясн оясни поче почем пояс
-0.1 поясн різн різни торыи чему чему$ ізни ізниц ैसे$ 들어
0 ^300 ^application$ ^attacks$ ^bewe ^book ^but$ ^chee ^cheers$ ^collision$ ^dam ^dat ^data$ ^database$ ^draf
0 ^fra ^germ ^hard ^have ^have$ ^heic ^hier$ ^idempotent$ ^inco ^into ^into$ ^jav ^java ^jit ^jus ^just ^kont
0 ^linkedin$ ^make$ ^mit ^mon ^nati ^native$ ^node ^order$ ^pan ^place$ ^planar$ ^position$ ^pri ^proc
0 ^product$ ^regulator$ ^rep ^san ^sho ^sou ^spe ^spea ^spo ^tek ^thes ^typescript$ ^upgrade$ ^what$ ^when$
0 ^пото ^потоком$ ^проц ^пун ^пунк ^اسا ^اساب ^اسابيع$ ^انا ^انا$ ^فري ^فريق ^فريق$ ^فقط ^فقط$ acht aliz anar$
0 anin$ arti ats$ atur ature ave$ bewe billi build but$ chee cheer ches$ colli consu corre cribe ctio ction
0 das$ data$ draf draft duct edin edin$ edit enden eque erge erman fere feren ffic germ germa grap have have$
0 heer heers heic heri hier$ how$ iern iffe ily$ incom inke inked into into$ isio ision ison ison$ itar java
0 jour just kedi kedin kont konte lain lder$ lese linke lisio llisi look$ make$ mati mien mmen mpli nant ncom
0 nder$ ngss nked nkedi nner node nters oces ocess ocke ollis onent onsu orke orre ound peak pesc pescr plain
0 ponen pose proc proce prod ribe rnin rning roces spea speak stel stic$ stko tacks tari teri uild und$ ungss
0 what$ when$ worke ymen yment ypesc zeig оком оком$ оток отоко оцес пото поток пред проц проце пунк пункт роце
0 роцес сом$ токо током ункт ابيع ابيع$ اساب اسابي بيع$ ريق$ سابي سابيع فريق فريق$ فقط$ 해줘 해줘$
0.1 ^acco ^aft ^afte ^ala ^bil ^convert$ ^cron$ ^day ^diff ^dire ^dow ^duplicates$ ^dur ^eng ^firm ^firm$ ^fon
0.1 ^formally$ ^free ^freezes$ ^funcion$ ^funktion$ ^hel ^hist ^hostile$ ^ide ^interleaving$ ^jso ^json ^json$
0.1 ^kno ^letter$ ^lot ^mention$ ^nig ^nigh ^nin ^not ^num ^on$ ^past ^por ^prod ^semana$ ^should$ ^sour ^uni
0.1 ^when ^z$ ^чом ^чому ^чому$ ^منذ ^منذ$ after agin ayers cas$ ched$ chen$ comme cond cover cron$ dent diff
0.1 dness duci duis duis$ eezes erha erie eries erlea estr ezes ezes$ fehl firm$ ges$ grad hist histo hook iage
0.1 iage$ ider$ iega imes irm$ istor jour$ json json$ lain$ lains land lder let$ mally nce$ ndre$ nfere not$
0.1 ntis oir$ onat ook$ ostil ough$ past pote queri razi riag riage rivi rlea rleav rmall ron$ rope rte$ serv
0.1 ssin ssing stile tain tati tie$ ueri ugh$ unca when zani плат чому чому$ منذ$
0.2 ^aggi ^arr ^boo ^cac ^cach ^coc ^comments$ ^compare$ ^correctness$ ^dependency$ ^devs ^devs$ ^doe ^does
0.2 ^filter$ ^god ^hou ^ima ^imag ^lik ^mails$ ^mod ^module$ ^nat ^new$ ^nod ^open ^plan ^put ^put$ ^query$
0.2 ^shou ^targ ^tax ^the$ ^todo$ ^ube ^uber ^una ^veze ^vezes$ ^waits$ ^workflow$ ^всег ^всего$ ^команде$ ^нед
0.2 ^неде ^недели$ ^объ aak$ adict aggi aken ande$ arget ativ ative ause cach chne coun count cros ctne ctnes
0.2 dency desi desig devs devs$ dict does ebas ectn ectne eds$ eeds eeds$ egis egist elke elke$ enen esig esign
0.2 ests ests$ evs$ gen$ gure hat$ houl hould igure imag image ing$ ize$ kflo kflow lter lve$ manch model mpare
0.2 ncti nfig ntrad odel odo$ olid onfig open ore$ orkf orkfl ourc over over$ owser pois pret que$ raci rado
0.2 rece rectn rges ring$ rkfl rkflo rst$ shee sheet shou shoul ster targ targe temen the$ timiz todo$ tten
0.2 veze vezes waits workf wser анде анде$ всег всего едели манде нде$ неде недел сего сего$
0.3 ^alw ^alwa ^always$ ^ame ^app ^bin ^breaking$ ^caches$ ^cause$ ^cle ^clea ^decouple$ ^does$ ^dzia ^działa$
0.3 ^estamos$ ^everything$ ^fast ^form$ ^fotos$ ^fro ^garb ^inv ^inve ^mak ^make ^meer ^meu ^meu$ ^minutes$
0.3 ^opens$ ^out$ ^prev ^repo ^stu ^swif ^than$ ^three$ ^trad ^understand$ ^vite ^wee ^week ^бер ^беру ^вор
0.3 ^ворк ^данных$ ^зада ^задачу$ ^одну ^одну$ ^поч ^у$ ^大 ables aches aits aits$ aliza alwa alway aris ary$
0.3 ała$ ches decou diffe does$ ead$ ecou ecoup edge eech eech$ enta eploy erse$ erso$ eryt eryth escr fast
0.3 fotos funct garb han$ hree hree$ iała$ icti idat ied$ iffer impl inute inve iver late$ libr lidat liza
0.3 lizac lway lways meer men$ mers mers$ meu$ ndle$ nterl nto$ nute nutes oes$ orks peec peech perl pill ppor
0.3 pport prev pyte qualc raph reaki rou$ ryth rythi scann speec stamo swif swift tamos than$ three trad tradi
0.3 tran tuali ualc ualiz uest uler uler$ unct uncti under unkt uster uten verso veryt week wift work works
0.3 адач адачу анных ачу$ беру берут ворк ворке дачу дачу$ дну$ ерут зада задач нных нных$ ных$ одну одну$ орке
0.3 оркер ркер 的数 的数据 租户 커$
0.4 200m 200ms ^200m ^200ms$ ^anal ^answ ^api$ ^broken$ ^chi ^cir ^circ ^dans ^dans$ ^dash ^del ^depl ^doesn$
0.4 ^don$ ^emp ^exa ^excu ^excuse$ ^function$ ^funziona$ ^han ^klienci$ ^la$ ^liv ^mai ^means$ ^model$ ^modu
0.4 ^not$ ^prepare$ ^rati ^rec ^seme ^semester$ ^serv ^set$ ^some$ ^speaker$ ^und$ ^ve$ ^von ^von$ ^кома ^пра
0.4 ^прац ^працює$ acao acao$ answ answe aph$ ashb ashbo aves aves$ circ circu colou ctor$ cuse cuse$ dans
0.4 dans$ dashb depl deplo eans eans$ elper emes emest enci$ epare eplo erse ervas esn$ essa excu excus frage
0.4 gatio gger$ graph hang hboa hboar ictio ines inim ipe$ ircu istr ker$ lienc lper means meste minim modul
0.4 move nale nale$ nci$ nctio nswe nswer nvert oche$ odul odule oesn$ olou olour onale orm$ oro$ peake rang
0.4 range rans raph$ rge$ roken rom$ rso$ rvas seme semes servi shbo shboa sion some$ sume swer ter$ thes ulat
0.4 usa$ von$ wer$ xcus xcuse ацює ацює$ кома коман манд ныи$ оман оманд рацює цює$ 줘$
0.5 ^ave ^bri ^brie ^chan ^cro ^dai ^dail ^daily$ ^discurso$ ^dun ^esc ^even ^fre ^from ^from$ ^gua ^guar ^indi
0.5 ^jest$ ^largest$ ^mand ^marc ^mat ^ngi ^ngin ^quer ^see$ ^ses ^slow$ ^stores$ ^they ^they$ ^through$ ^tur
0.5 ^unsa ^unsafe$ ^wel ^work ^тесты$ ^この ^谢 ^谢谢 ^谢谢$ able ace$ adli adlin aily aily$ ainty alco andan
0.5 arges arro ata$ ays$ books brie brief cess cons$ curso dail daily diese dline ducti eadli eat$ eles enso
0.5 ensor enter ento epla eren ervi ettin fond from from$ fter ginx gist guar hler$ hosti icin ided ided$ ienti
0.5 iese int$ inty inty$ inven iscur jest$ marc march mpar ndant nginx nsaf nsafe nsor nven nvent odel$ oduc
0.5 olve ompar ompo oper$ opier pens ploy poste prov quer refe regis repla repo rgest rief roduc scur scurs
0.5 see$ senso set$ slow$ solv solve state stems stes stud taint tard tem$ tes$ teste they they$ uctio unsa
0.5 unsaf urso urso$ есты есты$ иров сты$ тесты この 谢$ 谢谢 谢谢$
0.6 ^bef ^betw ^between$ ^biggest$ ^bina ^binary$ ^bloo ^breaks$ ^cla ^cons ^este$ ^fas ^leaves$ ^lega ^lent
0.6 ^lower$ ^migra$ ^moved$ ^netw ^noch ^o$ ^out ^pai ^se$ ^so$ ^stra ^texto$ ^that ^that$ ^the ^twi ^twic
0.6 ^twice$ ^vali ^want ^заст ^застосунок$ ^जात ^जाता ^जाता$ ^माइ ^माइग ^माइग्रेट$ ^怎 ^怎么 ^이$ aar$ able$
0.6 ails ails$ astic ates$ betw betwe bina binar bloo bloom clean conve del$ eaker eave eaves egex eis$ emen
0.6 ement end$ enfo este$ estes etwe etwee etwo etwor eure exes exes$ exto exto$ gard gior giorn gra$ green
0.6 hare heure https icate ier$ igges igra$ ils$ inar inary inut iona$ iorn ios$ isle ivent lean leave leer
0.6 leer$ lega loom mest minut nary$ netw netwo new$ nit$ noch nsid nside nver olde ona$ onve onver ostl ping
0.6 pone prope prove query reaks regex rise$ roper ros$ rove schen share sses sses$ stes$ ted$ texto that that$
0.6 ttps tween twic twice twor twork uery uery$ want ween ween$ wice wice$ wohn wohne xto$ zacj асто астос ень$
0.6 заст засто имае имает мает нок$ осун осуно стос стосу суно сунок тосу тосун унок унок$ इग्र इग्रे ग्रेट
0.6 जाता जाता$ माइग माइग् रेट$ वाद$ ाइग् ाइग्र ाता$ ्रेट ्रेट$ 怎么 这个
0.7 ^am$ ^app$ ^billion$ ^bos ^boss ^camp ^comp ^customers$ ^dass ^dass$ ^depu ^depuis$ ^describe$ ^documents$
0.7 ^eas ^effects$ ^endpoints$ ^fie ^fiel ^ici ^id$ ^invoices$ ^isso ^isso$ ^join$ ^kub ^kube ^len ^mode ^net
0.7 ^ora$ ^pour$ ^pref ^pro ^public$ ^que$ ^quelle$ ^service$ ^waa ^waar ^who ^и$ ^يعم ^يعمل ^يعمل$ ^आप$ ^आशा
0.7 ^आशा$ ^ठीक ^ठीक$ ^हों ^होंग ^होंगे$ ^가끔 ^가끔$ ^데 ^데이 ada$ ags$ all$ app$ backs blic blic$ boss camp
0.7 ccoun chan chang chte$ dass dass$ depu depui des$ dom$ dule enie epui epuis ervic etime eyne face$ fiel
0.7 field get$ gged gged$ hange hte$ ile$ issi isso$ iven$ iyor join$ ked$ key$ king kube lic$ loca mage make
0.7 mento minat missi modu mong ntine oices oin$ older olve$ omers ones$ oten pour$ pref prefe puis puis$ ranc
0.7 rtab rtabl rten$ rvic rvice sion$ tract tuj$ ublic uerie ure$ vent$ waar ych$ асов асов$ ленн сов$ يعمل
0.7 يعمل$ ंगे$ आशा$ ठीक$ होंग होंगे ोंगे ोंगे$ ्या$ 가끔 가끔$ 끔$ 데이터 이터
0.8 ^acc ^acce ^act ^bon ^colo ^configuro$ ^consolidate$ ^cop ^don ^es$ ^everywhere$ ^https$ ^intro$
0.8 ^investors$ ^labe ^main ^minu ^multiempresa$ ^nui ^nuit ^nuit$ ^only ^only$ ^par ^plataforma$ ^pol ^prov
0.8 ^queries$ ^reservas$ ^ser ^stud ^these$ ^upg ^upgr ^wind ^спр ^спро ^это aire aire$ alid alys anal analy
0.8 ange ariz aso$ asure atafo chmal cons cular down$ eeks eeks$ eks$ elle empr empre erfi eryw erywh esa$
0.8 ging$ guro$ hen$ hese$ hmal hmal$ hook$ ick$ iemp iempr ild$ iorno istri king$ labe label lata lataf lose
0.8 ltie ltiem minu mode moved mpres naly nalys nate ned$ nent nfer ngs$ nly$ now$ nsoli ntro nuit nuit$ only
0.8 only$ onsol orno orno$ ounts pgra pgrad plata presa radi rain$ rank raso raso$ rato rent$ resa resa$ rmac
0.8 rten run$ rvas$ rywh rywhe sers sers$ stors tena tenan tiem tiemp tps$ tras traso trum ttps$ ucti ultie
0.8 unts unts$ upgr upgra uro$ vali valid vas$ veryw vesto wien wien$ wind work$ ythi ythin спро 데이
0.9 ^argument$ ^bit ^dev ^e$ ^fai ^four ^four$ ^hand ^help$ ^idea$ ^java$ ^market$ ^mess ^note ^offi ^office$
0.9 ^ope ^ove ^pls ^pls$ ^properly$ ^rab ^rabb ^rabbitmq$ ^rea ^rid ^rid$ ^rigo ^sci ^scie ^scraper$ ^small$
0.9 ^tea ^tena ^tho ^whic ^which$ ^что abbit aded aded$ aini ainin ariab arian arse base bbit bbitm ben$ bien
0.9 bien$ bitm bitmq branc cert comp cors ctie ctie$ dea$ denc duza duza$ eaki eakin edule eight elan elp$
0.9 ermin erts erts$ eser eserv esto fenc fence four four$ help$ hich hich$ ice$ ich$ idea$ igor igoro inear
0.9 ines$ ining inish isk$ itmq itmq$ its$ ivit java$ llis loade mall$ mana mess minh mpo$ neari oade oaded
0.9 operl oppin orous ous$ ova$ pars parse perly ping$ pls$ ply$ rabb rabbi rage rage$ raper reser riab riabl
0.9 rian riga rigo rigor rim$ rita rket$ rmin rous scie stra stru times tivi tivit tmq$ ull$ uple uza$ vice$
0.9 whic which или$ тори 면$
1 ^all$ ^bei$ ^beweis$ ^checks$ ^component$ ^conv ^cook ^dela ^dlac ^dlaczego$ ^eine$ ^employment$ ^engineer$
1 ^etl ^etl$ ^field$ ^font ^font$ ^hip ^inf ^int ^invo ^jes ^jest ^keep$ ^kubernetes$ ^lenta$ ^lesson$ ^let
1 ^mail ^memory$ ^moin ^moins$ ^mostly$ ^news ^newsletter$ ^restart$ ^sel ^show ^side$ ^stack$ ^stopping$ ^stor
1 ^structure$ ^webs ^लिख ^लिखो ^लिखो$ ^최 ^최적 acro acze aczeg aker artn artne ataf bei$ bern berne bewei caus
1 conv cook dame delay den$ devel dlac dlacz dor$ ecks$ eep$ elay emory ernet esson etl$ evelo ewei eweis ewsl
1 ewsle ffice fice fice$ font font$ hand ield inte invo invoi itari jest keep$ kuber lacz lacze lenta lesso
1 lle$ loym loyme moin moins mory mory$ mostl mpro napi neer$ nete netes news newsl ngen ngen$ nvoic offi offic
1 oor$ ostly oyme oymen partn ploym pped pped$ prom quell raz$ recon reen rest ring rnet rnete rout rtne rtner
1 show slet slett stopp tach tache tate$ terr tific tionn tner topp toppi tta$ tter ubern uell uelle vari vide
1 voic voor voor$ webs weis weis$ wsle wslet дели дели$ едел ели$ लिखो लिखो$ िखो$ 최적
1.1 ^admin$ ^bal ^bala ^bir$ ^boss$ ^bullets$ ^chap ^cobr ^comparison$ ^cus ^cust ^cza ^czas ^czasem$ ^dep ^des
1.1 ^disprove$ ^ela ^elas ^enf ^formula$ ^funciona$ ^gro ^hei ^kan ^limiter$ ^linearizable$ ^mail$ ^no$ ^non$
1.1 ^over$ ^passt$ ^pue ^quale$ ^quot ^set ^short$ ^stac ^startup$ ^stuf ^stuff$ ^supp ^tha ^tipp ^too ^какои$
1.1 ^пот acce aker$ alter and$ antee aran arant ariso ariza artu artup asem asem$ asst asst$ aten boss$ bra$
1.1 cache chap chapt ched cobr cobra conf cust custo czas czase dere$ ding$ dispr dmin$ eariz enant enci esta
1.1 fica$ gin$ guara hapt hapte hort$ ict$ intro ispr ispro izab izabl lecti live llec llect mina mise$ miter
1.1 mly$ mpari mpre mula$ nes$ non$ ntifi nverg obra ollec ollu ome$ oms$ pare pare$ passt quale quot rante
1.1 rent rison rizab rks$ rtup rtup$ sage$ site$ sitio spro sprov sst$ stac stack stom stome stuf stuff supp
1.1 tartu teme tipp tome tomer top$ trea tuff tuff$ twee uale uale$ uara uaran uff$ umer upli usto ustom uyor
1.1 uyor$ zabl zable zase zasem акои акои$ какои кои$
1.2 ^cinq ^cli$ ^codebase$ ^col ^coun ^das ^day$ ^dja ^djan ^django$ ^em$ ^empl ^end ^et$ ^goo ^les ^measure$
1.2 ^morn ^offer$ ^onl ^pourquoi$ ^re$ ^read$ ^refute$ ^repos$ ^rigorously$ ^says ^says$ ^sem ^sin$ ^sket
1.2 ^sketch$ ^some ^student$ ^sty ^styl ^trac ^weeks$ ^welk ^welke$ ^дод ^дода ^додаи$ ^कहा ^कहां ^कहां$ ^पर$
1.2 ^동시 ^모 ^시작 abil abor abora achi achin ango ango$ assi assw asswo ator bora borat chec check chen cinq
1.2 cks$ clea cli$ codeb compa debas diti djan djang ebru een$ efut efute ehler eiche emplo epos$ ernat essi
1.2 etes etes$ fres fute fute$ hai$ heck hes$ hler ires ires$ jang jango ketc ketch ktor labo labor le llab
1.2 llabo loye mall morn morni mplo mploy nco$ nder odeb odeba ollab omer ompa ornin ourq ourqu ousl ously ove$
1.2 passe passw pera ploye pourq refut rnat rnati rns$ rousl rquo rquoi rts$ says says$ side sketc sly$ some
1.2 sourc sson$ sswo sswor stor stude styl style suppo swor sword tacke trac tude tuden tyle uct$ uden udent
1.2 ulam ulama uppo urqu urquo usly usly$ veri weeks welk welke yers yers$ влен дода додаи овле овлен одаи
1.2 одаи$ कहां कहां$ हां$ 동시 시작
1.3 ^abe ^acr ^acro ^ao$ ^bear$ ^blue$ ^care ^cha ^co$ ^come ^comprehension$ ^con ^corr ^counterexample$
1.3 ^cover$ ^cros ^delay$ ^desd ^desde$ ^desi ^design$ ^ers ^erst ^erst$ ^gar ^garbage$ ^gew ^gewo ^gewohne$
1.3 ^kur ^mac ^mes$ ^mich ^mich$ ^monorepo$ ^niet ^noch$ ^old$ ^pagi ^pul ^pull ^pull$ ^sill ^silly$ ^sim ^slep
1.3 ^slept$ ^slo ^sma ^smal ^stun ^uma$ ^uploads$ ^whi ^wid ^wochen$ ^work$ ^три$ ^중 acad ache acti adic alcu
1.3 anet anet$ arba arbag asz$ bage bage$ bear$ blue$ ccio ces$ chin ckin cking come corr der$ descr desd desde
1.3 detec ding ehen ehens elay$ ense erex erexa erst$ esde esde$ esen$ estar etec etect even ewoh ewohn ffer
1.3 garba gewo gewoh ging hens hensi hese iden ield$ illy illy$ imes$ ipts ipts$ lept$ lera llan loads ment
1.3 mich mich$ monor mpan mpreh nal$ nar$ ngin niet noch$ norep ntere olor ompan ompos ompre one$ ong$ onor
1.3 onore optim or orked osta osta$ pagi pagin pert posta preh prehe ptim pull pull$ ransa rbag rbage refer
1.3 rehe rehen rexa rexam rked rked$ rzy$ satio sde$ sed$ sics sics$ sill silly slep slept smal small stun
1.3 stund terex these tund tunde tures ways ways$ yor$ ему$ три$
1.4 ^40$ ^attacker$ ^bew ^bloc ^cache$ ^cart ^chai ^cor ^dark ^dark$ ^eigh ^eight$ ^fall ^fills$ ^hav ^just$
1.4 ^mes ^min ^missing$ ^nicht$ ^observability$ ^over ^pay ^pip ^que ^reco ^redo$ ^rest ^run ^secr ^sna ^snap
1.4 ^sue ^tok ^took ^took$ ^unif ^uno ^uno$ ^up$ ^zet ^zet$ ^ग्राहक$ ^시 acy$ aft$ alon$ argum art$ bloc block
1.4 cart cates ccess chai chain color compo dark dark$ domai echte ecre ecret edge$ edo$ eit$ emor ent$ erti
1.4 ervab ester ethe gume gumen hain ices ices$ imos$ ined ined$ issin just$ memor mpon mpone nent$ net$ noes
1.4 noes$ nserv oche olida omai omain ompon onen onser ood$ orni ory$ ostg ostgr postg raca raft$ rce$ reco
1.4 redo$ ree$ rgum rgume rter$ rvab rvabi secr secre sic$ sign$ snap ssys ssyst sta$ stat stgr stgre tgre
1.4 tgres took took$ tor$ trat unif uno$ urce$ uste vabi vabil vice zahl zon$ оект прое проек роек роект राहक$
1.4 ाहक$
1.5 ^beda ^bedankt$ ^bei ^blo ^chec ^das$ ^del$ ^fals ^fore ^good ^good$ ^hin ^kla ^klaa ^klaar$ ^kon ^lei
1.5 ^let$ ^matr ^may$ ^pare ^plain$ ^pool ^prin ^sentences$ ^sides$ ^som ^stoc ^theirs$ ^une ^une$ ^vij ^vijf
1.5 ^vijf$ ^waar$ ^wsz ^wszy ^wszystko$ ain$ alla ankt ankt$ anne$ annel api$ appe arent auch beda bedan chann
1.5 chedu cove dankt ddin dding debi debit defen dule$ edank edul efen erli erne ervie esso esti etter fals
1.5 fois fois$ gins gins$ good good$ hanne hedu hedul hier iche$ iciou ijn$ ini$ ione$ ites itio ition iyor$
1.5 izaca klaar laar laar$ lana legal lida may$ mer$ mplet nacht ndica ngi$ nkt$ num$ own$ paren plana plet
1.5 plete pool ppin pping prin print priva rar$ read$ rint rvie rview sche sched stko$ stoc szys szyst tko$
1.5 types vict vijf vijf$ waar$ wszy wszys yon$ ypes ystk ystko zaca zacao zie$ zyst zystk ком$
1.6 ^awk ^awk$ ^bac ^back ^bem ^bem$ ^bloom$ ^by$ ^chain$ ^cre ^customer$ ^demand$ ^depe ^die$ ^disp ^doma
1.6 ^enco ^escreva$ ^hat ^introduce$ ^jestem$ ^lig ^network$ ^nie ^noche$ ^obc ^obci ^ord ^pick ^poo ^proper$
1.6 ^quo ^see ^ten ^tout$ ^tud ^tudo ^tudo$ ^walk$ ^works$ ^спа ^спас ^спасибо$ ^क्या ^क्या$ ^从 ^你 ^你好
1.6 ^你好$ ^어떻 ^어떻게$ acces alida anner atche awk$ azy$ bcia bciaz bem$ bir$ ble$ cces ciaz creva czeg
1.6 czego depe depen die$ disp dle$ doma eake efor elas elast enco endin epen epend estem esum filt hain$ ident
1.6 igre inco jeste lds$ loom$ lung$ mails ment$ migre nda$ nific noche ntrod obci obcia omer$ ooki ople ople$
1.6 orks$ pain pick reach reem resum reva reva$ rome$ tch$ then tiqu tique tout$ trod trodu tten$ tudo tudo$
1.6 udo$ unde uten$ verg walk$ асиб асибо ибо$ паси пасиб сибо сибо$ спас спаси क्या क्या$ 你好 你好$ 好$ 떻게
1.6 떻게$ 어떻 어떻게
1.7 ^4$ ^adm ^admi ^alar ^angr ^angry$ ^argu ^beginner$ ^care$ ^change$ ^controller$ ^da$ ^duplicados$ ^end$
1.7 ^eth ^ethi ^free$ ^fren ^french$ ^gra ^lab ^language$ ^modelo$ ^nginx$ ^opti ^pool$ ^przy ^reso ^span ^stat
1.7 ^stut ^tests$ ^with$ ^как ^моде ^модель$ ^плат ^пол ^прил ^приложение$ ^фун ^функ ack$ admi alarm angr
1.7 angry aref argu ario ators back cado cados consi ddle dela delo delo$ ebase egal elo$ ench$ ene$ erta est$
1.7 ethic free$ fren frenc ginx$ gry$ guro hica hical icad icado iemen iguro inx$ ione ith$ larm lasti licad
1.7 logi nders ngry ngry$ nsic ntly ntly$ odelo oduce oller omem onde onsi opti oque oque$ orum otos pool$ przy
1.7 radic rench reso reven rman rsta sem$ span stea stut stutt tests thic thica tire troll tutte uage$ uppor
1.7 varia wait wher where with$ дель дель$ ель$ ение ение$ жени жение ику$ илож иложе ируи ируи$ ложе ложен
1.7 моде модел одел одель ожени прил прило рило рилож руи$ ункц функ функц いて
1.8 ^and$ ^compete$ ^designer$ ^dockerfile$ ^esta$ ^evaluate$ ^few$ ^game$ ^hai$ ^hero ^heroku$ ^jak$ ^mal
1.8 ^mali ^malicious$ ^ola ^opt ^peo ^peop ^people$ ^pert ^perte$ ^postgres$ ^pour ^returns$ ^sam ^scro
1.8 ^scrolling$ ^shi ^slow ^star ^sum$ ^tar ^tari ^tese ^tesekkurler$ ^tool$ ^tou ^감사합니다$ ^왜 ^왜$ aite
1.8 alic alici alth ardi ardin asti cano$ ckerf cont coup cult duce$ ecomm egam egam$ einen ekku ekkur eopl
1.8 eople erfil erok eroku erte$ esek esekk esta$ ette few$ flags gam$ game$ gest gner gner$ gres$ hero herok
1.8 ider igin igner imite indi inen$ ings ings$ ink$ ital$ jak$ kerf kerfi kkur kkurl kurl kurle lici licio
1.8 lte$ luate malic mend mins mite mmend mpete off$ ohne ojec oject oku$ oman onde$ oper osis osis$ paris peop
1.8 peopl pete$ ploi pour raite rding recom renci rfil rfile rget ries ries$ rler$ rojec roku roku$ rted rted$
1.8 scrol sekk sekku simpl slow sum$ tesek tool$ tora ttle turns uate uate$ uce$ urle urler ust$ zione альни
1.8 его$ льни 감사합 니다 니다$ 다$ 사합 사합니 왜$ 합니 합니다
1.9 ^agreement$ ^and ^ano ^arg ^cam ^cin ^cont ^deve ^div ^el$ ^enti ^entire$ ^est ^far ^fir ^firs ^first$
1.9 ^gran ^heap ^heap$ ^kid ^maak$ ^mach ^mos ^most ^papi ^password$ ^phones$ ^primary$ ^rand ^rollback$ ^sai
1.9 ^skip ^staff$ ^support$ ^tas ^tool ^van$ ^volte$ ^wit ^with ^і$ ached admin aff$ andom ange$ anno apie
1.9 apier argue atie body body$ cate chine cted cted$ dati deve dmin doin doing ecte ected eeme eemen eich eld$
1.9 elen$ entir erim$ firs first fore ghts ghts$ gran greem hine icac ights imar imary imos inter irst irst$
1.9 isat isati lags lags$ lato lator loper losi losin maak$ machi made made$ mande most nary ndom ntir ntire
1.9 ochen ody$ oint ollb ollba olte olte$ omin ompe ose$ ower papi papie perat produ raag raag$ rando rche rdin
1.9 reeme reig rgue rimar rodu rollb size$ skip son$ spat start taff$ tart tire$ tool trate ude$ van$ vices
1.9 volte with удит
2 ^40k ^40k$ ^5$ ^60$ ^agendamento$ ^all ^anot ^another$ ^appr ^approximation$ ^argue$ ^ask$ ^awa ^background$
2 ^bank$ ^base ^based$ ^basi ^bed ^bee ^been ^been$ ^befo ^before$ ^bela ^bene ^bet ^bin$ ^bonj ^bonjour$ ^bor
2 ^borr ^branch$ ^cami ^canl ^canli$ ^cau ^caus ^chance$ ^che ^che$ ^cli ^cob ^cokt ^coktu$ ^conf ^confidence$
2 ^config$ ^contract$ ^cou ^dat$ ^de$ ^defend$ ^deletes$ ^dema ^demanda$ ^den ^die ^done ^done$ ^dun$ ^duti
2 ^duties$ ^eff ^ein ^einen$ ^emails$ ^employee$ ^engi ^env ^evi ^exi ^explains$ ^failing$ ^filt ^fonk
2 ^fonksiyon$ ^fur ^fur$ ^gb$ ^get ^get$ ^go$ ^grad ^green$ ^hap ^happ ^her ^herk ^herkes$ ^hook$ ^imma ^impo
2 ^input$ ^inte ^intr ^isn ^isol ^isolation$ ^kya ^kya$ ^lau ^ler ^lern ^lic ^lice ^lighthouse$ ^lim ^manc
2 ^meer$ ^migre$ ^mis ^mond ^mono ^morning$ ^moves$ ^narr ^nicely$ ^nob ^nobo ^nobody$ ^noc ^notes$ ^noti ^obse
2 ^old ^ont ^optimale$ ^option$ ^options$ ^orde ^own$ ^part ^partir$ ^phot ^piec ^politica$ ^por$ ^pou
2 ^pricing$ ^priv ^program$ ^questa$ ^random$ ^readers$ ^reconstruct$ ^reports$ ^res ^resp ^rest$ ^resume$ ^rie
2 ^rien ^rien$ ^rights$ ^roles$ ^sand ^sandbox$ ^sche ^schema$ ^scra ^simp ^ske ^sor ^spec ^spec$ ^staf ^stock$
2 ^strategy$ ^strict$ ^systeme$ ^tag ^tard ^tax$ ^team ^team$ ^than ^them ^them$ ^thi ^this ^this$ ^tog ^trus
2 ^uma ^usel ^useless$ ^validation$ ^vec ^vit ^whol ^whole$ ^window$ ^without$ ^worked$ ^workers$ ^years$
2 ^yorgun$ ^zap ^від$ ^деп ^депл ^деплои$ ^доба ^добавь$ ^как$ ^коп ^от$ ^три ^я$ ^الي ^الي$ ^को$ ^डेट ^डेटा
2 ^प्रो ^ど ^만 ^만들 ^만들어줘$ ach$ ache$ acker ackg ackgr ader ado$ ages ages$ aging alar alari ale$ algun
2 allo ana$ anch$ andbo ande anie$ anli anli$ anot anoth ansa ant$ ants ants$ appr arda are$ ares ares$ arge
2 ari$ arim arim$ arke arket arrow artir ategy ator$ atter aus$ azen backg based basi been been$ befo befor
2 bela belas bene bin$ bonj bonjo borr bser bserv cami camin canl canli cely cely$ cent certa chanc che$ chema
2 chma ckgr ckgro clear cokt coktu crol croll ctory cts$ damen dank dat$ dates dbox dbox$ ded$ dema dence direc
2 ditio done done$ dow$ dun$ duti dutie dzien each ears ears$ ecke ecom econs ecor edan eer$ efend efore egy$
2 eine$ elled endam ende ends ends$ ener engi engin ents ents$ erag erage erat ere$ eren$ erin erke erkes ern$
2 ertai erte espon esses esso$ este estou estra esume ether etti eurs face faili fend fend$ fide fiden fig$
2 fini finis fonk fonks fore$ full fur$ fuse ghth ghtho gine giste gistr gnin gning gre$ groun hanc hance hann
2 happ hem$ hema hema$ herk herke hole hole$ hoto hotos hout hout$ htho hthou ial$ icely icen icher idati idenc
2 iem$ ienci iers iers$ ies$ igen ighth igna igni ignin igre$ ikel imale imati imma impo impor inat inen intr
2 irec irect isol isola isor ister ites$ itho ithou itig itik itor$ iyon iyon$ jekt kers kers$ kgro kgrou ksiy
2 ksiyo ktu$ kya$ lar$ latio lear$ lept lern letes lgun licen likel lisc litic litik load loyee lter$ lusio
2 mach marke matio meer$ memo menta mic$ mins$ miss mits mits$ mond monda mono mpor mport mpos mues muest narr
2 narro nch$ ndam ndame ndbo ndbox ndom$ ndow$ nel$ nerat ners ners$ nfid nfide nfig$ nge$ ngine nicel nien
2 njou njour nksi nksiy nli$ nobo nobod notes nothe noti nput$ nstra nter ntern ntin ntos ntos$ obod obody obse
2 obser ocket offe oget oice oing oing$ ojek ojekt oktu oktu$ olati olle olli omple onda onday ones onfid onjou
2 onks onksi oon$ optio orat orde order ordi ordin otes$ ource oute oyee oyee$ pec$ phot photo pons por$ pprov
2 prici prima priv ptio ption ranch rand rateg rche$ rder rdre repos resp respo rest$ rgue$ rgun$ riant rici
2 ricin rict rict$ rien$ rift$ rima ris$ rkers rkes rkes$ rket rline rmati rojek roles roun round rove$ roze
2 rtai rtain rtin rting rtir rtir$ rty$ rum$ rypt$ sandb sast scra seles sent$ setti ship signa simp sing site
2 siyo siyon solat spec$ spon spons staf staff star steme stere stock stou strat sume$ taff tarda team team$
2 tegy tegy$ teme$ tere teren tese than them them$ this this$ thou thout tic$ tica$ tifi tile tile$ tock tock$
2 tores tos$ tra$ trict trus trust tter$ tutto uali uber uch$ ued$ ues$ uesta ular ume$ umen ument unch unch$
2 ungs unte urce urns urns$ usele utie uties utto$ vera verag verge voice voir voir$ ware wers whol whole witho
2 years yee$ ypt$ zone zones авь$ бавь бавь$ від$ депл депло доба добав епло еплои как$ лои$ обав обавь плои
2 плои$ поте الي$ डेटा प्रो いま ていま な疲 な疲れ みん みんな る$ れて れてい んな んな疲 疲れ 疲れて 들어줘
2 만들 만들어 어줘 어줘$ 한$
3 00k$ 300$ 400$ 900$ ^20$ ^300$ ^900$ ^aan$ ^across$ ^admins$ ^air ^alles$ ^anm ^anme ^answers$ ^anyt
3 ^anything$ ^appl ^are ^are$ ^arri ^ass ^asse ^ausf ^ausfall$ ^aver ^bear ^bel ^ben ^bene$ ^bij ^bij$ ^bot
3 ^both$ ^bou ^boun ^bra ^bring$ ^buo ^buon ^buongiorno$ ^c$ ^carga$ ^center$ ^cet ^cett ^cette$ ^check$ ^cinc
3 ^cinco$ ^cinque$ ^cit ^claims$ ^clau ^clause$ ^clean$ ^clie ^clientes$ ^clients$ ^clo ^cloud$ ^coll ^com$
3 ^consulta$ ^continuous$ ^copi ^cov ^cove ^cra ^cras ^crashes$ ^cyc ^cycl ^cycle$ ^dad ^dado ^dados$ ^dank
3 ^danke$ ^db$ ^deletion$ ^dell ^demo ^deri ^des$ ^det ^dete ^developers$ ^dez ^deze ^diag ^disa ^docu ^dop
3 ^dou ^doub ^doubled$ ^draft$ ^drei$ ^dzi ^dzieki$ ^eac ^each ^each$ ^effe ^effect$ ^eine ^encrypted$ ^equ
3 ^esta ^esto ^events$ ^evid ^evidence$ ^exactly$ ^fal ^farm ^fin ^find$ ^findings$ ^fit ^foi ^fois ^fois$ ^ful
3 ^full ^full$ ^gen ^gene ^generate$ ^goe ^goi ^goin ^going$ ^gon ^gone ^gone$ ^gos ^gost ^grac ^gracias$ ^grap
3 ^graph$ ^greedy$ ^gute ^guten$ ^her$ ^here ^here$ ^heu ^heur ^hol ^horas$ ^hypotheses$ ^ich ^ich$ ^icin
3 ^icin$ ^im$ ^import$ ^impossible$ ^ince ^incerta$ ^inh ^inhe ^inva ^invariant$ ^its ^iyi ^iyis ^iyisinizdir$
3 ^jed ^know$ ^ktor ^kuc ^kund ^lab$ ^lang ^lap ^lapt ^laptop$ ^las$ ^lea ^leg ^les$ ^logi ^logs ^logs$ ^mach$
3 ^main$ ^makefile$ ^manchmal$ ^meas ^mem ^memo ^merh ^merhaba$ ^mesm ^mil ^mita ^mitt ^moc ^moi ^moi$ ^mom
3 ^moni ^monitoring$ ^monolith$ ^mov ^move ^movi ^moving$ ^muc ^much ^much$ ^n$ ^nada ^nada$ ^needed$ ^nev
3 ^neve ^never$ ^ni$ ^nich ^niet$ ^numbers$ ^nume ^obr ^obri ^obrigado$ ^obs ^off ^offe ^olde ^older$ ^onc
3 ^once ^once$ ^onz ^onze ^onze$ ^optimal$ ^optional$ ^ora ^otr ^otro ^otro$ ^ott ^otti ^our ^our$ ^outl
3 ^outline$ ^packages$ ^paga ^partners$ ^party$ ^payment$ ^percent$ ^permission$ ^pipeline$ ^pix ^pixe ^pixel$
3 ^placebo$ ^pric ^privacy$ ^processo$ ^producao$ ^proj ^project$ ^prove$ ^prox ^proxy$ ^pub ^publ ^regu
3 ^remote$ ^repo$ ^rese ^reservation$ ^retry$ ^revenue$ ^ris ^runs ^runs$ ^same ^same$ ^sca ^schedule$ ^second$
3 ^sek ^seku ^sema ^sensors$ ^sent$ ^shif ^show$ ^sistema$ ^skew ^sle ^somebody$ ^speech$ ^spero$ ^spin ^sto
3 ^store$ ^stuc ^stuck$ ^survive$ ^sys ^syst ^tag$ ^tal ^talk ^temperature$ ^terms$ ^thank$ ^thanks$ ^thei
3 ^their$ ^ther ^there$ ^things$ ^times$ ^timezones$ ^todo ^tole ^touc ^trading$ ^tru ^tutto$ ^two ^two$ ^umar
3 ^umarim$ ^un$ ^unse ^update$ ^vad ^vada ^vada$ ^van ^vez ^vio ^viol ^w$ ^ways ^ways$ ^wis ^woc ^woch ^writes$
3 ^wro ^yet ^zusa ^вас ^вас$ ^вив ^док ^дока ^дуб ^дубл ^клі ^кліє ^пер ^пере ^перенеси$ ^про ^прос ^пункт$
3 ^систему$ ^так ^так$ ^тар ^тари ^тариф$ ^циф ^цифр ^цифрами$ ^что$ ^است ^ثلا ^ثلاث ^ثلاثه$ ^عمل ^غير ^غير$
3 ^لما ^لماذ ^لماذا$ ^धन् ^धन्य ^धन्यवाद$ ^こ ^고 ^무 ^안녕 ^안녕하세요$ ^작성 ^작성해줘$ ^함 ^함수 aca$ aceb
3 acebo acen acent acia acias acku ackup acros actl actly ados ados$ adsh adshe adzi agam agame ahlu ahlun aims
3 aims$ akef akefi aks$ aliy aliyi alle alle$ alles alloc ammen amos amos$ ance anchm anda anda$ andl ane$ ank$
3 anke$ anme anmel ans$ anso antes anti anyt anyth appl appli appro apto aptop arga$ ark$ arre arri arriv arte
3 arty arty$ ashe ashes asur ateg auf$ ausf ausfa ava$ back$ backu bank$ base$ bear belon bene$ bers bers$ bij$
3 bled bled$ both$ boun bound bran brig briga bsit bsite buon buong cao$ carga cebo cebo$ centi cesso cett
3 cette chem cias cias$ cien cies cies$ cin$ cinc cinco cinqu ciona ckup clau clie clien coll colla colle com$
3 compe cond$ copi cord core core$ coupl cras crash cross ctly ctly$ cume cumen cycl cycle dados danke dden
3 dden$ deman deriv dete deze diag dings disa dito ditor dmins docu docum doub doubl drei$ dshe dshee duca
3 ducao duce dziek each$ eade eader eadsh eaks eaks$ eam$ eari easu easur eate ebo$ ebod ebody ebsi ebsit echt
3 eck$ ecto ector ects ects$ ede$ eded eded$ edit$ edy$ eede eeded eedy eedy$ eela eelan eet$ efac efact effe
3 effec efil efile eful egac egat ego$ egul egula egun eine eir$ eki$ ekun ekund elanc eleti elf$ elis elong
3 elqu ema$ eman emand emori emot emote empe emper enar ences ench encie ended endi enera enin ennen ens$ enta$
3 entif entim ento$ enue enue$ epo$ erde eres erhab ering erio erior erit erita eriv erms erms$ erpr erpre ers$
3 erso erun erung erwa ery$ esca eses eses$ esist esiz estan estro etio etion etry etry$ ette$ etze eut$ evenu
3 every evid evide ewar ezon ezone falla farm fects find$ findi fizi fizie flow flow$ forgo frag fram frame
3 freel full$ gado gado$ gamen gem$ gene gener gger goin going gone gone$ gost goste gree greed gres gssy gssys
3 gue$ gute guten haba haba$ hank hank$ hanks heck$ heir$ her$ here here$ herit heses heur hift his$ hlun hlung
3 hne$ horas hungs iabl iable iant icin$ icio ieki ieki$ ieme ient ients ieru ierun ifiz ifizi ifor igad igado
3 imez imezo imiz impos ims$ ina$ incer inco$ indin inhe inher inis iniz inizd inqu inque ins$ inuo inuou inva
3 invar iola iolat iona ious ippi ippin ire$ itals itia ivac ivacy ixel ixel$ iyis iyisi izdi izdir izie izier
3 kages kefi kefil kend kend$ kes$ know$ kopp kow$ kund laceb laims lang lapt lapto lari lause law$ lay$ lche
3 leade lean$ len$ ler$ lerat leti letio lets lets$ liabl lien lient lith lith$ liyi lles lles$ lloc lloca
3 llow$ lmod lmodu logs logs$ loud$ lung mach$ main makef mali maliy mana$ manda marim mbers meas measu mebo
3 mebod mein meld merh merha mesm mezo mezon mier mise mita miza moder moi$ moni monit monol mori moria mote
3 mote$ moves movi movin mplex mposs mpto much much$ ncert nces nces$ ncie ncies ndar ndit neede neve never
3 nfor ngel ngio ngior ngsa ngssy nher nheri nich nicht nie$ niet$ nij$ nito nitor nizd nizdi nke$ nks$ nmel
3 nmeld nnel nnent noli nolit notic notif nque$ nsol nsors nsul nsult nta$ nterp nterv ntes$ ntex ntext ntif
3 ntinu ntko ntkop ntrac nts$ nue$ nume numer nuou nuous nvar nvari nyth nythi nze$ obri obrig ocate och$ ocum
3 ocume odern oduca offer ogs$ ohne$ oice$ oint$ oken olat olate ole$ olera olith oliti olla ollin olo$ omeb
3 omebo ond$ ongi ongio onit onito onne onol onoli onsul ontex onto onze onze$ opers opie ops$ opty optym ora$
3 oras oras$ orati orep orepo ores$ orgo orgot orin oring orna ors$ oss$ oster otes oth$ otif otifi otos$ otro
3 otro$ otti ottim oubl ouch oud$ ould ould$ oupl ouple outl outli overl oves oves$ ovin oving oxim oxima oxy$
3 pack pagam part party pect pend pens$ pero pers pers$ pier pixe pixel plex ppli ppro pprox pric price proj
3 proje prox proxi proxy pted pted$ ptima ptop ptop$ ptym ptyma publ publi quelq racia ract rafo raint rake
3 rame rash rashe rator reed reedy reel reela reen$ regu regul rei$ remot repo$ rer$ res$ rese resis resiz
3 ress$ resta retry rga$ rgen rgot rhab rhaba ria$ ribu rice rid$ rigad ringe rio$ risi rites rivac rive roje
3 rolli ross ross$ roxi roxim roxy roxy$ rpre rpret rriv rung runs runs$ rwar rward rypte sabl sable sali same
3 same$ samm samme segun seku sekun self self$ sema ser$ sfal sfall shif shift show$ sible sider sind sing$
3 siniz sista skew sola someb spec spect spin spra ssen ssio ssion sso$ sson stem stema steri stic store stra$
3 strai stre stro stro$ stuc stuck sulta swers symp sympt syst syste tag$ talk tchi tchin tel$ tema tema$ tempe
3 terms tern terp terpr terv thank thei their ther there tifiz timal timez tinu tinuo tir$ tkop tkopp tlin
3 tline tly$ tmen tment tners todo toler tone tore tou$ touc touch trace track trade trib tribu tti$ ttle$ tto$
3 tuck tuck$ two$ tyma tymal uble ubled ubli ucao ucao$ uelq uelqu uis$ ula$ ular$ ulato uld$ ulin uling ulta
3 ulta$ umar umari undi unse unser uong uongi uous uous$ ups$ urde ures ures$ usam usamm usfa usfal utio ution
3 utlin vacy vacy$ vada vada$ vati velo vents venu venue ver$ very vest viden viol viola way$ websi wers$ woche
3 xactl xel$ xima ximat ycle ycle$ yisi yisin ymal ympt ympto ypte ypted yste ystem zahlu zdir zdir$ zes$ ziek
3 zieki zier zieru zusa zusam ами$ ариф ариф$ бира вас$ дет$ дока дубл енес енеси еред ерен ерене ерер ерера
3 еси$ ики$ ить$ ифра ифрам кліє клієн лен$ лієн лієнт неси неси$ нкт$ нюва осто пере перен перер прост рами
3 рами$ рене ренес рера риф$ рост росто сере серед скаж скажи стему так$ тари тариф тему тему$ ункт$ фрам фрами
3 цифр цифра что$ ють$ яти$ ієнт اثه$ ثلاث ثلاثه غير$ لاثه لاثه$ لماذ لماذا धन्य धन्यव न्यव न्यवा यवाद यवाद$
3 ेरी$ ्यवा ्यवाद てお デー 一个 三个 么都 什么都 녕하 녕하세 세요 세요$ 안녕 안녕하 을$ 작성 작성해 하세
3 하세요 함수
4 0秒 40 40秒 ^6$ ^access$ ^accu ^ada ^against$ ^agency$ ^als$ ^alte ^andr ^android$ ^anno ^ante ^any$ ^apl
4 ^apli ^async$ ^att ^au$ ^aus ^avan ^avo ^awai ^await$ ^back$ ^bes ^bit$ ^both ^bound$ ^bus ^cai ^caiu ^caiu$
4 ^camb ^cans ^cansados$ ^cen ^cent ^char ^clai ^clienti$ ^colleague$ ^como ^como$ ^condition$ ^context$ ^coul
4 ^crd ^crdt ^crdt$ ^cred ^credit$ ^dan ^ded ^dedu ^demu ^demuestra$ ^den$ ^depa ^deploys$ ^desa ^deu ^devi
4 ^deze$ ^dies ^differ$ ^disabled$ ^dob ^doi ^donn ^down$ ^dre ^drei ^dzie ^dzien$ ^eig ^ekl ^ekle ^ekle$
4 ^engine$ ^esca ^eve ^exe ^exec ^execution$ ^fallan$ ^find ^fini ^forg ^frag ^gam ^geht ^geht$ ^germany$ ^ges
4 ^gest ^gives$ ^gor ^haf ^haft ^hafta$ ^hair ^hairdressers$ ^half ^half$ ^hiri ^hiring$ ^hold ^hoo ^hor ^hun
4 ^hypo ^il$ ^image$ ^infi ^invoice$ ^ios ^ios$ ^its$ ^jan ^janu ^january$ ^klan ^kli ^klie ^kun ^lan ^lead
4 ^ligh ^load ^load$ ^logg ^logged$ ^logging$ ^logins$ ^los$ ^lose ^marketing$ ^meio ^mid ^midd ^minute$ ^miss
4 ^move$ ^must$ ^nao ^nao$ ^nine ^nine$ ^non ^off$ ^offl ^offline$ ^olds ^olds$ ^onb ^onbo ^onboarding$ ^onte
4 ^ontem$ ^orac ^oth ^othe ^outr ^outro$ ^package$ ^pages$ ^pars ^pati ^patient$ ^pha ^photos$ ^pick$ ^pipe
4 ^produccion$ ^productie$ ^prot ^pued ^quic ^quick$ ^raiz ^raiz$ ^ran ^refr ^refresh$ ^rel ^rele ^request$
4 ^resistant$ ^restaurants$ ^risk ^risks$ ^routing$ ^sa$ ^safa ^safari$ ^sal ^sales$ ^scheduling$ ^scripts$
4 ^sens ^sett ^seu ^seul ^seulement$ ^she$ ^sis ^sist ^sistem$ ^sit ^site ^site$ ^siz ^size ^spl ^spli ^split$
4 ^spr ^spre ^state$ ^stop$ ^takes$ ^then ^then$ ^thin$ ^todos$ ^toge ^together$ ^toke ^tol ^troi ^trois$ ^twe
4 ^types$ ^uit$ ^unc ^unce ^uns ^upd ^upda ^upl ^used ^used$ ^usi ^usin ^using$ ^vat ^vat$ ^voi ^websites$
4 ^weigh$ ^wir ^wir$ ^wird ^wird$ ^wur ^zei ^до$ ^мод ^опт ^опти ^при$ ^пят ^пяти ^пяти$ ^اضف ^اضف$ ^هذا ^هذا$
4 ^करो ^करो$ ^की$ ^कैस ^कैसे ^कैसे$ ^मॉड ^से$ ^है$ ^数 ^가 ^동 ^수 ^안 ^안$ ^작 ^한 ^한$ abled accu acka ackag
4 acle adde ades ades$ afar afari afta afta$ agen agenc ague ague$ ainst air$ aird airdr aiu$ aiz$ akes$ ales
4 ales$ alf$ alki alkin allan alli alone ambi ambia anca ance$ anch anche andro angua anks$ anne ano$ ansad
4 anua anuar apli arar ario$ arten artic asini assu assum ateo ateo$ atien atig atigu atte aura auran auth$
4 avan awai await aybe bell biar bidd bile bile$ bit$ both cacio caiu caiu$ camb cambi cansa cape ccion char
4 chi$ chte ckag ckage clai claim claus come$ como como$ const conti contr copie corri corru coul could crdt
4 crdt$ cred credi cryp crypt cut$ cuti cutio dado dan$ dato dedu demu demue depa depar ders desa devi devic
4 deze$ dge$ dici dicio dies disab donn donne dos$ draw drei droi droid ducc ducci duli dulin eagu eague eap$
4 easi ece$ eces eces$ ech$ ecord ecut ecuti eder educt eduli eem$ efere efre efres eft$ egati ehle eier eigh$
4 eing eing$ ejec eken ekle$ elea eleas elop els$ emana emue emues enan ened entes epart equen equip erate
4 erder erson ertif erva escap esh$ espo esse esser estau eule eulem eux$ ever evic evice exec execu faces fall
4 fari$ fehle fer$ ffers ffli fflin ffre fiab find fit$ flin fline forg forge fresh fta$ gains gati geht geht$
4 genc gency geth gethe gett gine$ gives guag guage gulam gulat haft hafta hair haird half half$ hari heap$
4 heir hiri hirin hlen hlen$ house hts$ hypo hypot iant$ ible ible$ icaci icion iddl iddle ienc iets iets$ ifia
4 ifiab ilig ill$ imat imise inac inach ind$ infi inite initi inst$ ional ioni$ ipel ipeli irdr irdre irin
4 iring isab isabl isin isks isks$ iste istem iter$ itor iza$ janu janua kage kage$ kasi kasin ken$ keti ketin
4 klan klant kle$ klie klien ktio ktion laim langu lani laps laus lbac lback lead leag leagu lent lieg liers
4 ligh light lism lkin lking lla$ llan$ llap llaps llba llbac llea lleag llen$ ller ller$ llets load$ locat
4 lock logg logge loggi lone$ los$ loys loys$ lts$ luti lutio mage$ main$ mbia mbiar medi meio mena midd middl
4 mind minis miza$ must$ nance nao$ nboa nboar nche nche$ ndic ndin nding nditi ndro ndroi nen$ ngo$ ngua nguag
4 nine nine$ nite niti nnen nners nost note nous nous$ nsad nsado nstr nstru ntem ntem$ ntes ntrol nty$ nuar
4 nuary nute$ nvie nza$ oad$ oads oads$ oardi ocat ocht ochte odeli oducc oem$ offl offli ogeth ogge ogged oggi
4 oggin ogins oid$ oints ois$ oken$ old$ ollap ollea olut oluti omew omo$ onal onal$ onbo onboa once once$
4 ondit oni$ ono$ onst ontem onti onti$ ontin ontr ontra ontro orac oracl orden orget orra orru orrup othes
4 otice otot ototy ots$ otyp ouble ouse ouse$ oute$ outr outro ower$ oys$ ozen packa pages parar patie pdat
4 pdate peli pelin perso phon phone pick$ pipe pipel plit plit$ ploys pole poth pothe prak prake prea pread
4 prot proto pued puede quen quic quick quip rabl rable racl racle rades radin raiz raiz$ rant rants rateo rda$
4 rden rdres recor redit refr refre rele relea reme ren$ renti resh$ rew$ rice$ rings ripts risk risks rive$
4 rketi rler rmany rmini rno$ rny$ rob$ roid roid$ rois rois$ roto rotot rozen rrup rson rticl rtif rtifi rung$
4 rypt safa safar sales scap scape schem seman sena serva sett seul seule she$ shes shes$ sibl sin$ sist sites
4 sito size sona spli split sprak spre sprea sser ssers ssum stau staur steem stem$ sti$ stly stly$ stop$ sure
4 takes tasi taur taura teem teem$ ten$ teo$ then$ ther$ tice ticl ticle tien tient tig$ tigu tiona todos toge
4 toget toke token tore$ torin toty totyp tre$ tro$ troi trois trol tron try$ tual tutt uage ucci uccio uctie
4 uede uest$ uick uick$ uje$ ulem uleme ules ules$ uncer uns$ upda updat urant uris usel usin using ute$ uting
4 utli utro utro$ uve$ uygul vat$ velop very$ ves$ vive$ void wait$ ware$ wir$ wird wird$ xecu xecut ygul ygula
4 ypes$ ypot ypoth ystee zego zego$ zeni альн вати вати$ елен ера$ нкці ого$ опти оптим при$ птим пяти пяти$
4 роби ункці اضف$ هذا$ يانا करो$ कैसे कैसे$ い$ かか かかる かる かる$ しま って つの るか るか$ トが 任务 가$
4 데$ 됐어 됐어요 리$ 안$ 해$
5 014$ 200k 200k$ 2014 2014$ ^2$ ^200k ^200k$ ^201 ^2014 ^2014$ ^50$ ^accounts$ ^actions$ ^aga ^agai ^agen ^agr
5 ^agre ^algu ^alle ^alle$ ^allo ^alth ^although$ ^analyse$ ^ape ^apen ^apenas$ ^arrive$ ^aust ^avance$ ^aye
5 ^ayer ^ayer$ ^b$ ^be$ ^better$ ^bewi ^bewijs$ ^bla ^brak ^bran ^brau ^bre ^brea ^bun ^caid ^caida$ ^causa$
5 ^clausula$ ^cliente$ ^come$ ^company$ ^conference$ ^contractor$ ^core ^core$ ^cosa ^cosa$ ^costs$ ^could$
5 ^counts$ ^dar ^daten$ ^dato ^datos$ ^delle$ ^department$ ^der ^der$ ^derive$ ^differential$ ^dla ^document$
5 ^documentation$ ^dom ^donnees$ ^dov ^eat ^eats ^eats$ ^eit ^eith ^either$ ^eno ^enou ^enough$ ^esp ^este
5 ^estou$ ^eu$ ^ever ^every$ ^exac ^f$ ^fine ^fine$ ^fire ^foo ^forecast$ ^game ^gestern$ ^gett ^getting$ ^gri
5 ^grid ^grid$ ^happens$ ^hatt ^hatten$ ^hi$ ^hie ^hier ^his ^hof ^ik$ ^interruption$ ^irr ^irra ^jede ^kar
5 ^land ^landlord$ ^le$ ^lef ^left ^left$ ^liable$ ^live$ ^loa ^loc ^login$ ^los ^lots ^lots$ ^mad ^makes$ ^mb$
5 ^memoria$ ^mess$ ^met$ ^mock ^mode$ ^mois ^mois$ ^mude ^mude$ ^mus ^must ^nad ^nel ^nel$ ^nightly$ ^nor ^norm
5 ^nost ^notifications$ ^nous ^nous$ ^obj ^obje ^od$ ^oracle$ ^os$ ^other$ ^pack ^pair ^par$ ^perd ^perder$
5 ^phy ^phys ^physics$ ^pola ^poland$ ^prints$ ^prob ^produktion$ ^protocol$ ^quel ^questo$ ^rac ^regulators$
5 ^release$ ^reviews$ ^risk$ ^rou ^sans ^sans$ ^segm ^segment$ ^settimane$ ^shift$ ^shops$ ^sobr ^sole ^sole$
5 ^son ^source$ ^started$ ^stay ^stop ^sur ^sus ^symp ^symptoms$ ^system$ ^t$ ^talking$ ^talks$ ^ten$ ^tie
5 ^tien ^traitement$ ^tre$ ^trz ^tut ^tutt ^tuv ^tuvi ^tuvimos$ ^usag ^usage$ ^uyg ^uygu ^var ^vms ^vms$ ^volt
5 ^waru ^warum$ ^way ^way$ ^we$ ^wed ^welc ^wou ^woul ^would$ ^wron ^wrong$ ^wurd ^zga ^zgad ^zgadza$ ^zon ^zus
5 ^в$ ^два ^дов ^дове ^з$ ^запа ^кли ^клие ^ли$ ^на$ ^не$ ^ніч ^пос ^прод ^сис ^сист ^система$ ^تطب ^تطبي ^नही
5 ^नहीं ^नहीं$ ^बना ^고객 ^모델 ^모델을$ ^모든 ^모든$ ^어 aan$ abbi acle$ adza adza$ agai again aida aida$
5 aints aitem aja$ algu alit ality alks alks$ allb allba altho alyse andi andlo anke anks apen apena arda$ arga
5 arge$ arla arm$ arted artm artme arum arum$ astin aten$ atib atibl atos atos$ atri atten ausa ausa$ ausal
5 aust avanc bere beste bette bewi bewij brak brau brauc brea break caid caida cast cast$ cate$ causa cell chil
5 cili ciou cious col$ condi confe cosa cosa$ costs cours crap crape czy$ daten datos delle dlin dlor dlord
5 dres dress dukt dul$ dza$ eali ealin earin eats eats$ ecas ecast edere educ ees$ egen egme egmen eite eith
5 eithe elch elche eln$ elope eme$ enas enas$ enes$ enou enoug ente$ ept$ equil erato eratu erent eri$ erim
5 erive erru errup ested estel estor ewij ewijs ews$ exac exact finit fire forec gadz gadza game gence genes
5 gens gens$ gere geste gesti getti ghli ghlig ghtl ghtly grid grid$ gula gun$ gunu hall hate hatt hatte hecke
5 hift$ highl him$ hlig hligh hops hops$ hous htly htly$ hysi hysic ibri ico$ icul iene iente iero iero$ iet$
5 iews iews$ ighl ighli ightl ijs$ ilib ilibr illi imane imate inan inanc inds inds$ ingen init ints ints$ irra
5 irrat ishi ishin isini isso istic iteme ithe ither ives ives$ jede kunde landl lant lche$ left left$ leri
5 libri lks$ locks login lope lord lord$ lots lots$ ltho lthou lyse lyse$ makes malle manc mane mane$ mate matr
5 matri mess$ met$ mock mode$ mois mois$ mostr mpany mpat mpati mpet mptom mude mude$ must ncell nchm nchma
5 nded nded$ ndli ndlo ndlor nees nees$ nents nimi nking nnee nnees nomi norm norma nostr noug nough nst$ nte$
5 nterr ntra ntro$ obe$ obje objec obre ock$ ocks ocks$ ocol ocol$ odos odos$ oduk odukt odul$ ogin ogin$ ola$
5 olan oland oles oles$ ompat ompet ondi onfe onfer onnee onstr onto$ opor oporc orec oreca ores orit osa$ ostr
5 ostra othe other otoc otoco owod pany pany$ par$ partm pati patib penas perd pero$ phys physi ples$ pola
5 polan porc ppens prob ptom ptoms quel quil quili racto rape ratu ratur rauc rauch reak reca recas resh resse
5 rged rged$ rial ricu ricul rints risk$ rna$ roduk rong rong$ ropor rotoc rowa rrat rrati rrive rrupt rtme
5 rtmen ruct$ sal$ sam$ sans sans$ scrap segm segme shops side$ siste sobr sobre sole sole$ spero ssib ssibl
5 stay sten stern stop stori stou$ sula sula$ talki talks tals tals$ tarte tebo tee$ terle tern$ terru ters
5 ters$ tiene toco tocol toms toms$ tors tors$ tres tres$ tuvi tuvim uary uary$ uble$ uesto uestr uili uilib
5 uite$ ule$ unter upti ursa usag usage usal used used$ usula uth$ uvim uvimo uygu val$ vesti views vimo vimos
5 ving ving$ vms$ volt wal$ ward$ waru warum welc welch wijs wijs$ woch woul would wron wrong wurd wurde xact
5 xplo ying ying$ yse$ ysic ysics zgad zgadz ает$ альну апас ати$ ають ають$ веди веди$ гроз гроз$ дні$ дове
5 довед еди$ един ема$ запа запас иент имал ималь исте истем клие клиен лиен лиент льну маль мальн овед прод
5 птима роз$ сист систе стем стема тема тема$ тику тику$ тима тимал ідні ідні$ تطبي تطبيق طبيق नहीं नहीं$ हीं$
5 した 고객 델을 델을$ 든$ 명해 명해줘 모델 모델을 모든 모든$ 에$ 트$ 트가 트가$
6 90k$ ^900 ^90k ^90k$ ^ach ^again$ ^ale ^aler ^alg ^algo ^any ^arti ^aws ^aws$ ^bancario$ ^bein ^being$ ^best
6 ^beta ^bett ^bie ^bien ^bien$ ^builds$ ^causal$ ^chat ^chat$ ^cheap$ ^claim$ ^close$ ^cold ^cold$ ^cond
6 ^control$ ^crash$ ^cut$ ^dany ^deadlines$ ^desp ^deux ^deux$ ^di$ ^dies$ ^different$ ^din ^dominoes$ ^double$
6 ^dove ^dove$ ^dro ^drop ^dut ^dwa ^dwa$ ^election$ ^enc ^encr ^equi ^equipe$ ^far$ ^fati ^fatigue$ ^fit$ ^geh
6 ^gut$ ^hal ^hec ^hect ^hectic$ ^hipo ^hoff ^hoffe$ ^hook ^hora ^ihn ^ihne ^ihnen$ ^including$ ^index$ ^insi
6 ^invent$ ^irracional$ ^jeden$ ^klienta$ ^leva ^machines$ ^marche$ ^mi$ ^mill ^mud ^neg ^nega ^negative$
6 ^nodes$ ^notice$ ^nuestro$ ^nur ^offers$ ^ohn ^ohne ^ohne$ ^oper ^operator$ ^oti ^otim ^pers ^phas ^phase$
6 ^pho ^points$ ^poly ^price$ ^pror ^proration$ ^prz ^quarter$ ^recommended$ ^redu ^rema ^reset$ ^restore$
6 ^sale ^sees ^sees$ ^semanas$ ^services$ ^sign$ ^sind ^smallest$ ^sob ^solo ^solo$ ^someone$ ^sono ^sono$
6 ^spreadsheet$ ^standard$ ^storing$ ^such ^such$ ^suit ^suite$ ^sure ^surv ^threshold$ ^til ^tre ^tree ^tres
6 ^tres$ ^tri ^tro ^twee ^twee$ ^valida$ ^vece ^veces$ ^vez$ ^wil ^zah ^zahl ^zna ^zro ^zrob ^zrob$ ^zwei$ ^вче
6 ^вчер ^вчера$ ^від ^данн ^доб ^добре$ ^добрии$ ^дог ^дого ^к$ ^команді$ ^лиш ^лише ^лише$ ^наше ^прод$ ^проч
6 ^раз ^с$ ^спо ^спод ^сподіваюся$ ^тиж ^тижн ^тижні$ ^упа ^упал ^упал$ ^усе ^усе$ ^уст ^уста ^устали$ ^में
6 ^में$ ^सिस ^सिस् ^सिस्टम$ ^हैं ^हैं$ ^な ^なぜ ^よ ^よろ ^よろしくお願いします$ ^为 ^为什 ^경 ^됐 ^됐어
6 ^됐어요$ ^배 ^시스 ^지 aag$ aba$ abel acem aim$ akes aler alert algo amen$ anas anas$ ancar ancy ancy$ ander
6 angu annou ape$ aplic apmal appen arche aria arie aries arts arts$ arve atch atric ausu ausul aws$ banca bein
6 being best beta bett bidde blis blish cari cario chat chat$ cle$ cludi cold cold$ convi ctic$ dany dard dard$
6 demo denti deri ders$ desp deter deux deux$ dex$ dies$ dove$ dowo dowod drop dukti dwa$ eak$ ectic eht$ eigh
6 elen ella encr encry eone eone$ equi erle erval ervat eset eset$ esho eshol estl eter eterm fall$ far$ fati
6 fatig ffe$ ffer$ ful$ gain gain$ gativ gege gmen gment graf gut$ handl happe hase hase$ heap hect hecti hile
6 hile$ hin$ hines hipo hipot hnen hnen$ hoff hoffe hold hone hone$ hones hora hres hresh ias$ ida$ idde ide$
6 ienta igue igue$ ihne ihnen ilds ilds$ infin inge inoe inoes insi ionn ionne irrac isten isz$ izes izes$
6 jeden klaa laim$ lausu lend lert lest lida$ lion$ live$ llest lock$ ludi ludin lves lves$ manas mate$ mende
6 meon meone mill minoe mos$ mples nant$ ncar ncari ncry ncryp ndard nde$ ndex$ nega negat nfin nfini nger
6 nger$ nima nimal nnen$ nnou nnoun nodes nter$ ntran obab oble offe$ omeo omeon omino omis omise onvi opera
6 osin osing ossi ossib otim outs paga pann perde pes$ phas phase pisz pisz$ plie pmal pmali poly possi ppen
6 proba promi pror quipe race race$ rash$ rdt$ reade recto redu rees rees$ rela rema resc reset resho ress
6 rial$ rives robab rol$ romi romis rrac rraci ruis rupt rupti rval rvat rvati sado sados sale scan sees sees$
6 shol shold sizes solo solo$ someo spos starv stee strui such such$ suit suite sure$ surv tan$ tanc tanda tarv
6 tarve tas$ terva thin$ thous thres tice$ tigue tima timat torn tpla tree tricu trol$ trui truis ttim twee$
6 uall ually ublis udin uding udito uilds uipe uipe$ ukti uktio ults ults$ uptio usal$ usul vece veces verl
6 vez$ voeg wee$ wei$ whil while ywhe ywher zen$ zrob zrob$ zwei$ али$ анді анді$ анны аюся аюся$ бре$ брии
6 брии$ вает$ ваюс ваюся вчер вчера гово говор данн данны добре добри дого догов діва діваю ерев жні$ ижні
6 ижні$ ише$ лише лише$ манді наше нді$ обре обре$ обри обрии овор огов огово одів одіва ому$ онал очит очита
6 пал$ перев поді подів поми прод$ прос проч прочи рии$ род$ рочи рочит ррац спод споді стал стали тали тали$
6 тижн тижні упал упал$ усе$ уста устал чего чего$ чера чера$ чита юся$ іваю іваюс سبب$ में$ सिस् सिस्ट स्टम
6 स्टम$ हैं$ ारे$ िस्ट िस्टम ्टम$ ある いし いしま お願 お願い くお くお願 しく しくお します なぜ よろ よろし
6 ろし ろしく シス システ ステ ステム テム ンを 为什 为什么 原因 数据 本原 本原因 根本 根本原 願い 願いし 를$
6 스템 시스 시스템
7 ^age ^algorithm$ ^alt ^ande ^antes$ ^anyo ^anyone$ ^aplicacion$ ^assu ^auth$ ^autr ^autre$ ^bad ^banc ^baz
7 ^bounded$ ^can ^cand ^channels$ ^cloc ^clou ^competitor$ ^compute$ ^corruption$ ^datenbank$ ^dati ^dati$
7 ^decide$ ^dla$ ^due ^due$ ^easi ^easiest$ ^encryption$ ^errors$ ^espe ^espero$ ^esti ^failure$ ^fat ^fau
7 ^formats$ ^founders$ ^friend$ ^gap ^hosp ^if$ ^insider$ ^ker ^kern ^klau ^kle ^kra ^kran ^languages$ ^late$
7 ^leak ^legally$ ^lock ^map ^million$ ^moe ^mone ^money$ ^nes ^nest ^nichts$ ^noss ^nosso$ ^nostro$ ^nue ^nues
7 ^oldu ^onli ^online$ ^p99 ^p99$ ^pac ^pay$ ^person$ ^pode ^poss ^possible$ ^problem$ ^produzione$ ^rank ^real
7 ^redo ^reo ^reor ^resu ^results$ ^robu ^robust$ ^rout ^saf ^scheme$ ^sell ^share$ ^sind$ ^sol ^spai ^spain$
7 ^spar ^stea ^sui ^token$ ^trees$ ^trou ^trze ^trzech$ ^uit ^us$ ^wea ^weit ^welche$ ^whil ^while$ ^why ^why$
7 ^will ^will$ ^ze$ ^zond ^zonder$ ^добр ^لا$ ^मैं ^मैं$ ^हूं ^हूं$ ^大家 ^大家都很累$ ^日 ^昨天
7 ^昨天生产环境宕机了$ ^상 ^실 aal$ aco$ agre agree algor allen als$ anar andar anyo anyon anza asie asies asze
7 atenb ati$ auche autr autre avin aving banc banco blem blem$ bust bust$ callb can$ cand cans cella cent$
7 cheme chts chts$ cide$ cked cked$ cloc clou cloud compr conci cos$ cule dati$ decid dine dla$ due$ duzi duzio
7 easie east ecid ecide econc educe eeke eeken egall egen$ eiter ekend elia emo$ enba enban enha enhau espe
7 esper essio estim etito etre ettim explo fers fers$ filtr gall gally gori gorit hare$ haus havi heat heme
7 heme$ hink hosp hospi ichts icle iend$ iest iest$ illio iltr iman imo$ insid ipot ipote ism$ ithm ithm$ jects
7 kenh kenha kern klau kran krank lanar lant$ leak lem$ lgor lgori licac lies lies$ llen llio llion lon$ loud
7 lta$ lure$ male male$ mats mats$ milli mina$ mind$ miyo miyor mone money mpeti muste nanc nasze ncil ndre
7 nels nels$ nhau nhaus nity nity$ nkenh nkin nlin nline nnels nos$ noss nosso nues nuest nun$ nyon nyone oblem
7 obus obust oder odes odes$ odni oduz oduzi oldu ollen ompr onci oncil onder oney oney$ onli onlin ope$ orith
7 ospi ospit osso$ ostro otic ounde ounte p99$ pain$ pay$ ples pode pole$ poss potes probl pute$ ranke real
7 redo reor resu rith rithm rmats robl roble robu robus roduz rors rors$ rrors rry$ rson$ rypti rzech safe sies
7 siest sind$ siz$ sono sono$ spai spain spar sper spit spita ssed ssed$ steal sted sted$ stim stima stir sults
7 teal tenb tenba think thm$ timan tist tito titor trees trou trze trzec ttima uages unded unto untos unun
7 unun$ uran usio usion utre utre$ uzio uzion vatio weeke weit weite why$ will will$ yone ypti yptio zech zech$
7 zond zonde ані$ добр енно ити$ انات انات$ نات$ يانات मैं$ हूं$ ्ते$ か$ こと るこ ること リに 产环 产环境
7 境宕 境宕机 大家 大家都 天生 天生产 宕机 宕机了 家都 家都很 很累 很累$ 我们 昨天 昨天生 机了 机了$ 环境
7 环境宕 生产 生产环 累$ 都很 都很累 고$ 성해 성해줘
8 ^11$ ^aan ^adv ^ant ^apar ^apart$ ^art ^article$ ^bad$ ^blu ^blue ^break$ ^brin ^callback$ ^can$ ^checked$
8 ^ci$ ^construct$ ^cut ^dois ^dois$ ^dond ^donde$ ^dopi ^dopiero$ ^dos ^drops$ ^equipo$ ^expe ^faco ^fak ^fake
8 ^fake$ ^finds$ ^gdz ^gdzi ^gdzie$ ^gis ^gist ^gisteren$ ^gpu ^graphql$ ^gut ^hadd ^hadden$ ^handle$
8 ^handling$ ^hospital$ ^iden ^ied ^iede ^iedereen$ ^isn$ ^iss ^llevo$ ^lock$ ^lost ^lost$ ^med ^medi ^moe$
8 ^mys ^notr ^notre$ ^plant$ ^pow ^queu ^race ^race$ ^safe ^sale$ ^scan ^sell$ ^shu ^soll ^sper ^stay$ ^stol
8 ^tyg ^tygo ^tygodni$ ^uns$ ^unser$ ^wag ^wage ^weekend$ ^win ^within$ ^wo$ ^zeig ^zes ^zesp ^zespole$ ^бан
8 ^банк ^год ^дан ^два$ ^из$ ^нев ^ноч ^обра ^одн ^пок ^пока ^час ^काम ^काम$ ^दिखा ^수$ ^어디 ^우 ^우리 ^우리$
8 acki ackin adden alte amen andli ansp apar apart aphq aphql aren arif bad$ blue brin bring ctic deli demos
8 deree dku$ dling dni$ dois dois$ dond donde dopi dopie dove drops dzie eal$ ecked ekle elat emos ened$ eree
8 ereen erre espol etir etit ettl ettle evo$ expe ezen ezen$ faco fake fake$ finds gdzi gdzie godn godni grow
8 hadd hadde hings hold$ hql$ ics$ ieder ift$ iki$ ipo$ ird$ isn$ ithi ithin lated lest$ levo levo$ lie$ lio$
8 lion llat llevo lost lost$ mino moe$ mour mour$ nban nbank ndi$ ndlin notr notre nser$ ntrat oder$ odni$ oler
8 osso otre otre$ pena pened peti petit phql phql$ piero plant prora queu queue quipo raphq rcio rcion rden$
8 reak$ relat rops rops$ rora rorat rova sale$ samen sce$ sell$ settl soll sors sors$ spol spole stay$ stil
8 stol stre$ stron sult tarif tay$ tege tek$ tesi tics trong tygo tygod ueue uipo uipo$ uite umou umour uret
8 uts$ vals vals$ vanc vance vive wage ward withi ygod ygodn yone$ zesp zespo банк два$ ення ення$ обра пока
8 тает тает$ اذا$ دفات काम$ दिखा えら えられ られ られる れる データ ント ータ 代理 落ち 迁移 나$ 는지 는지$
8 수$ 어디 우리 우리$ 하는 하는$
9 ^abbi ^abbiamo$ ^adva ^advance$ ^agent$ ^agree$ ^apa ^avu ^avut ^avuto$ ^backups$ ^ban ^base$ ^bid ^coor
9 ^coordination$ ^coverage$ ^dane ^dane$ ^dobr ^dobry$ ^esteja$ ^estimate$ ^exist$ ^external$ ^fair ^feh ^fehl
9 ^fermo$ ^flow ^flow$ ^frau ^fraud$ ^gem ^geme ^graf ^hir ^hold$ ^hop ^hope ^hope$ ^ier ^ieri ^ieri$ ^iki
9 ^iki$ ^inp ^inpu ^joi ^join ^lo$ ^mam$ ^memo$ ^mili ^nadz ^nadzieje$ ^nasz ^nei ^nei$ ^nos ^ode ^oder ^oder$
9 ^ola$ ^parts$ ^phon ^portfolio$ ^porz ^porzadku$ ^powe ^probability$ ^queue$ ^rang ^reduce$ ^rot$ ^sala
9 ^settle$ ^sil ^sizes$ ^stanchi$ ^sti ^stil ^still$ ^stops$ ^stro ^sure$ ^think$ ^thir ^third$ ^tutti$ ^verl
9 ^wants$ ^wei ^zwe ^zwei ^пла ^що$ ^عمي ^عميل ^عميل$ ^अनु ^दो$ ^希 ^希望 ^希望一切顺利$ ^데이터를$ abbia adku
9 adku$ adva advan adzie alen alve ament anchi anksy apes ards ards$ aud$ avut avuto babi babil bank bbia bbiam
9 biam biamo bry$ ckups coor coord dane dane$ dere dina dinat disag dobr dobry dvan dvanc dziej eabl eable ebit
9 egev egeve eirs eirs$ eja$ eje$ ella$ emei emein entra eris erlie ermo ermo$ ernb ernba estej esul esult
9 eter$ eue$ evens ever$ exter fair fermo foli folio frau fraud gegev gemei geve geven hdra hdraw heirs hink$
9 hird hird$ hope hope$ ibio ieje ieje$ ieri ieri$ ili$ ilio ilion ima$ inpu input isag isagr ithd ithdr ival
9 kernb ksys ksyst kups kups$ ltim mam$ memo$ mili milio nadz nadzi nasz nchi nchi$ nei$ ney$ nir$ nism nism$
9 nksy nksys nput nque obabi obry obry$ olio olio$ oll$ onge oord oordi ortf ortfo orza orzad ouve overa parts
9 portf porz porza powe power ques$ rabi raud raud$ rdina resul rin$ rles rmo$ rnba rnban rouv rouve rtfo rtfol
9 rviv rvive rzad rzadk sagr sagre sala sci$ sell sini$ stanc stej steja stepp stics still stops survi tanch
9 teja teja$ tepp tfol tfoli thdr thdra thir third till till$ tops tops$ trouv turno tutti ueue$ urno urvi
9 urviv usta uto$ utti utti$ vens vens$ verli vous vous$ vuto vuto$ wants withd xist$ xter xtern zadk zadku
9 ziej zieje zwei анкі анків банкі нків нные нные$ сти$ عميل عميل$ ميل$ て$ れる$ 一切 一切顺 切顺 切顺利 利$
9 希望 希望一 最適 望一 望一切 顺利 顺利$ 이터를 터를 터를$
10 3주밖에 3주밖에$ 9000 9000$ ^3주밖 ^3주밖에 ^3주밖에$ ^9000 ^9000$ ^abl ^actu ^anderen$ ^bancos$ ^bank ^bea
10 ^best$ ^bunu ^counter$ ^disagree$ ^divi ^dos$ ^drop$ ^eines$ ^ente ^enter$ ^everyone$ ^exis ^flaw ^flaw$
10 ^flo ^guy ^havi ^having$ ^intervals$ ^l$ ^leas ^least$ ^losi ^losing$ ^middle$ ^mostra$ ^musteri$ ^nar ^nas
10 ^ogn ^ogni ^ogni$ ^peu ^peut ^peut$ ^pin ^power$ ^reader$ ^records$ ^renames$ ^route$ ^sav ^seat ^seat$
10 ^sound$ ^suc ^trades$ ^tue ^verisini$ ^voit ^зас ^наш ^بين ^بين$ ^في$ ^टीम ^टीम$ ^सिर ^सिर् ^सिर्फ$ ^हफ्
10 ^हफ्त ^हफ्ते$ ^我 ^유 ^있 ^잘 ^잘$ ^지$ ^지내 ^지내시죠$ ^팀 ^팀에 ^팀에$ ^합류 ^합류한$ actu actua ailu
10 ailur amo$ ancos best$ blin bunu charg cheap clock cords ctua ctual dar$ ddle$ deren dica divi drop$ dzie$
10 east$ eines enanc eord eorde erisi eryo eryon exis exist failu flaw flaw$ gent$ gni$ gree$ harg harge havin
10 hene idge ilur ilure irs$ least lit$ lone lure ncos ncos$ ndere ogni$ part$ peut peut$ pus$ rack$ rdere
10 reduc reord rini rini$ risin rop$ route ruste rvals ryon ryone save scro seat seat$ soft teri$ tibl tible
10 tima$ twar uer$ urum veris veryo voit wards xist ажи$ кажи кажи$ بين$ ليه$ क्शन क्शन$ टीम$ फ्ते फ्ते$ र्फ$
10 सिर् सिर्फ हफ्त हफ्ते िर्फ िर्फ$ ्शन$ 两个 二つ 二つの 人的 们的 别人 别人的 到别 到别人 我们的 据$ 数据$
10 내시 내시죠 류한 류한$ 시죠 시죠$ 은$ 잘$ 죠$ 주밖에$ 지내 지내시 팀에 팀에$ 합류 합류한
11 ^auditors$ ^bother$ ^cent$ ^czy ^czy$ ^devices$ ^dim ^e2e ^e2e$ ^fus ^fusi ^gory ^gory$ ^grafo$ ^guy$ ^hund
11 ^kidn ^ksi ^ksie ^nos$ ^parser$ ^prze ^reconcile$ ^reduction$ ^rul ^sia ^siam ^siamo$ ^ski ^software$ ^sorr
11 ^sorry$ ^survives$ ^tria ^uitv ^чи$ ^اين ^اين$ ^كل$ ^ग्र ^ग्रा ^昨 acil aders afo$ agent amea arser atch$
11 bothe cers cers$ cile cile$ ctin cting dney e2e$ elij elijk fari ftwa ftwar fusi fusio gory gory$ grafo guy$
11 hund icle$ idne idney illo itors kidn kidne ksie ksieg lijk lir$ ncile nsis nsist odem oftw oftwa ogni oins
11 oins$ onsis orry orry$ play prze rafo$ rias rser rser$ rzec siam siamo sieg softw sorr sorry tria tware uitv
11 unde$ vives ння$ اين$ ग्रा ない$ イン 客户 本$ 顧客
12 ^aba ^aba$ ^arte ^charge$ ^chea ^derivation$ ^domi ^fail$ ^hous ^house$ ^importer$ ^real$ ^rin ^signing$
12 ^vm$ ^weak ^weg ^обр ^переведи$ ^一 ^我加 ^我加入团队才三个星期$ anken apse banks chea domi domin edic elon
12 emain fail$ gent halt halte iamo iamo$ ijk$ lapse lijk$ nancy nas$ nken odzi orie ories otur porte real$
12 reta unu$ urno$ wac$ weak yana евед еведи ереве мают мають ные$ реве ревед する 三个星 个星 个星期 入团
12 入团队 加入 加入团 团队 团队才 我加 我加入 才三 才三个 星期 星期$ 期$ 队才 队才三 스트 지$
13 50 ^anti ^clock$ ^fast$ ^identical$ ^matt ^ons ^ons$ ^phone$ ^remain$ ^rob ^rule ^sald ^saldo$ ^sold$
13 ^somewhere$ ^tenancy$ ^trea ^weig ^кни ^книг ^книги$ ^нас ^एक$ ^找 ^日志 ^每 adam aldo aldo$ anim aut$ bilir
13 dedup edup ewhe ewher exper fast$ iler ilir ilir$ ldo$ matt mewh mewhe nest nsab omewh onsa onsab ponsa
13 remai rre$ rule sald saldo sold$ somew stati tole treat uds$ uent weig weigh xper иги$ книг книги ниги ниги$
13 нии$ す$ 一次 日志 没有 이전 할$
14 ^matter$ ^sof ^soft ^我们 anki came dern dugu egre gnis iler$ join matte onjo owe$ racti ressi stent stres
14 uche ожен اله$ うか うか$ タを ントが ータを
15 ^actually$ ^agente$ ^arm ^arm$ ^banks$ ^finde$ ^gec ^halv ^lie ^showing$ ^мож ^нас$ ^두 ^두$ afe$ aty$ emse
15 emsel finde gente geti halv halve howi howin inde$ lems msel osci roba ryin rying safe$ showi trial tuall
15 нас$ онов ظام$ نظام نظام$ ます ます$ 吗$ 두$ 로$ 서$ 에서 에서$
16 ^fair$ ^nas$ ^oldugunu$ ^rule$ ^за$ ^ان$ ^यह$ derni dugun eated erni fair$ gunu$ isse ldug ldugu lose$ oldug
16 rule$ sel$ sters uck$ ugun ugunu 了$ 证明
17 ^mind ^mind$ ^ordering$ ^ring ^ring$ ^sold ^наш$ arias derin edica ivis medic nate$ puts puts$ rderi rias$
17 sold наш$ окаж окажи
18 ^clusters$ ^part$ ^planare$ ^rui ^trial$ ^unir ^гон ^합 anare lauf lora lorab nare nare$ nier olora orab
18 unir аиди аиди$ ент$ иди$ наид наиди одно 本番
19 ^heav ^safe$ heav 系统
20 ^ever$ ^try ^هل$ lyin lying
21 ^cat ^he$ ^his$ ^inputs$ ^regr ^一个 nputs regr regre
22 ^age$ ^meet$ ^दिखाओ$ joint meet$ plif खाओ$ दिखाओ िखाओ िखाओ$ 银行
23 ieve
24 ^dru ^drug ^okr ^हर$ beli drug
25 алит
26 ^vot poll poll$ 不利
27 ^कि$
28 ^beli
30 を読
"""
