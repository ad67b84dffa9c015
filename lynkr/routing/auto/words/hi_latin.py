"""Hindi in Latin letters."""

STOPWORDS = """
hai hain kya ka ki ke ko mein par nahi nahin karo kaise mera mere meri hamara hamare humara yeh ye woh aur se bhai
ho kar raha rahe rahi hota jata jaata gaya bhi toh kuch iska isko kyun kyon wala sakta chahiye
"""

WORDS = """
find: dhundo, khojo, pata lagao
top.judge: valid hai, case kar, kanooni, gairkanooni, diwalia
request: chahiye, batao, bata, karo, kar do, kardo, please, bhai
own: hamara, hamare, hamari, humara, humare, mera, mere, meri
chat: namaste, shukriya, dhanyavaad, dhanyavad, kaise ho, bahut badhiya, alvida, accha hai
ack: haan, han, theek hai, thik hai, kar do, chalo, ok, ji
follow: abhi bhi, nahi chal, yeh, ye, isko, usko, bhi, phir, ab, wahi, baki, aur
easy.edit: naam badal*, badal do, hata do, hatao, typo
easy.language: anuvad, translate, english mein, hindi mein, grammar, chhota karo, sahi karo sentence
easy.define: matlab, kya hota hai, kya hai, full form, kise kehte
easy.lookup: kaun, kab, kahan, kitna, kitne, kitni, rajdhani, kaunsa, kaun sa
easy.list: list, naam batao, udaharan, example
easy.arith: percent, kitna hoga, gst
small: sirf, bas, jaldi, chhota, ek line, simple
med.explain: samjhao, samjha do, samjhaiye, antar, farak, kaise kaam, summary, batao
med.write: likho, likh do, likh ke do, banao, bana do, bana ke, add karo, jodo, script
med.test: unit test*, test likho
med.fix: theek karo, thik karo, fix, error, bug, kaam nahi, nahi chal, chal nahi, galti
med.howto: kaise karu, kaise kare, kaise karte, kaise banau, kaise
med.compare: behtar, kaunsa better, compare, ya, suggest
hard.build: implement, banana hai, feature, integrate, login system, jodna hai
hard.refactor: refactor, alag karo, rewrite, saaf karo
hard.migrate: migrate, shift karna, move karna
hard.optimise: slow, dheema, dheemi, tez, optimize, fast karo
hard.investigate: debug, pata karo, pata lagao, kyun ho raha, check karo, dhundo
hard.flaky: kabhi kabhi, kabhi kabar, achanak, hang, atak, do baar, gayab, load pe, random
hard.design: design, architecture, plan, yojana
top.prove: sabit karo, siddh karo, proof, prove
top.audit: hacker, chori, chura, sendh, ghus sakta, audit, hack*, bypass, ghus, hamla, attacker, vulnerability
top.cause: root cause, asli wajah, asli karan
deep: poora check, detail mein, vistar se
whole: poora, poore, poori, saara, saare, sab
bigthing: system, app, database, service, platform
dom.money: payment, paise, paisa, bank, tax
dom.security: otp, password, login
stakes: production, customer*, live, lakhs, crore
vague: kuch gadbad, gadbad, ajeeb, behtar karo, production ready, kuch bhi karke
constraint: bina, lekin, magar, par
why: kyun, kyon, kyu
"""
