"""Turkish."""

STOPWORDS = """
ve bir bu şu o için ile de da mi mı mu mü ne nasıl neden niye hangi değil var yok ama veya ya çok daha en gibi kadar
sonra önce bana bize benim bizim lütfen olarak olan her şey ben biz sen ki ise nedir
"""

WORDS = """
find: bul, bulun, bulur musun
top.judge: yasal mı, hukuka aykırı, geçerli mi, geçersiz*, dava aç*, dava açılabilir, iflas*, konkordato,
  şirketi sat*, yasadışı
request: lütfen, yapabilir misin, misin, ihtiyacım, ihtiyacımız, lazım, istiyorum, yardım
own: bizim, benim
chat: merhaba, selam, günaydın, iyi akşamlar, iyi geceler, teşekkür*, sağ ol, sağol, hoşça kal, görüşürüz, nasılsın,
  fıkra, şaka, süper, harika, iyi günler, kolay gelsin
ack: evet, hayır, tamam, olur, yap, devam, devam et, tabii, hadi, peki, doğru, aynen, onaylıyorum, başla, yap bunu
follow: hâlâ, hala, çalışmıyor, olmadı, bunu, bunun, şunu, onu, ayrıca, tekrar, yine, şimdi, sonra, aynı*, diğer*,
  kalan*, ikisi*, ve, bir de
easy.edit: yeniden adlandır*, adını değiştir*, yazım hatası*, değiştir*, sil, silin, kaldır*, taşı, yorum satırı*,
  metni değiştir*, rengini değiştir*, ismini
easy.language: çevir*, tercüme*, yeniden ifade*, kısalt*, düzelt*, dil bilgisi*, imla*, yazım*, kibar*, ingilizceye,
  türkçeye, almancaya, ingilizce, yazılır, resmi*, başlık öner*, konu satırı*
easy.format: biçimlendir*, formatla*, sırala*, dönüştür*, girinti*, büyük harf*, küçük harf*, tablo olarak, tabloya,
  yuvarla*, alfabetik*
easy.list: listele*, liste*, say, eş anlamlı*, örnek*, üç tane, beş tane, sırala
easy.define: nedir, ne demek, ne anlama, anlamı*, tanımla*, tanımı*, ne işe yarar, kısaltması
easy.lookup: nüfusu, kim, ne zaman, nerede, hangi, kaç, saat kaç, başkent*, kısayol*, komut*, hangi port, hava
easy.show: göster*, yazdır*, aç, oku, tekrarla*, bas
easy.arith: artı, eksi, çarpı, bölü, yüzde*, karekök*
small: daha kısa, sadece, hızlı*, hızlıca, basit*, kısa*, küçük*, kolay*, tek satır*, tek cümle*, tek kelime*,
  bir cümle*, yalnızca
smallthing: satır*, kelime*, cümle*, değişken*, buton*, düğme*, yorum*, başlı*, renk*, etiket*, e posta*, mail*,
  mesaj*, tarih*, metin*, sütun*, isim
med.explain: açıkla*, anlat*, özetle*, özet*, anlamak, fark*, nasıl çalışır, ne olur, genel bakış
med.write: yaz, yazın, yazar mısın, yazabilir*, oluştur*, ekle*, üret*, yapılandır*, betik*, script*, hazırla*, kur,
  kurulum*, yapar mısın
med.test: birim test*, test yaz*, testler*, test senaryo*
med.fix: düzelt*, onar*, hata*, bug*, çalışmıyor, bozuk*, çöküyor, başarısız*, istisna*, yanlış*, çöz, gider
med.howto: nasıl yaparım, nasıl yapılır, nasıl yapabilirim, nasıl eklerim, nasıl oluşturur*, nasıl kurarım, nasıl
med.compare: karşılaştır*, daha iyi, öner*, avantaj*, dezavantaj*, alternatif*, kullanmalı*, tavsiye*, fikir*
med.calc: hesapla*, çöz*, tahmin et*, ortalama*, toplam*, faiz*
codething: fonksiyon*, metod*, metot*, sınıf*, sorgu*, regex*, bileşen*, form*, döngü*, sayfa*, mektup*, makale*,
  kompozisyon*, şiir*, endpoint*
hard.build: randevu sistemi, uygula*, geliştir*, entegre*, entegrasyon*, inşa*, özelli*, destek*, kimlik doğrulama*,
  gerçek zamanlı*, yetki*, bildirim*, implement*
hard.refactor: refactor*, yeniden yapılandır*, ayrıştır*, yeniden yaz*, modernize*, modernleştir*, böl, parçala*,
  ayır*, temizle*, eski kod*, teknik borç*
hard.migrate: taşı*, geçir*, geçiş*, migrasyon*, migrate*, göç*, yükselt*, güncelle*
hard.optimise: optimize*, hızlandır*, daha hızlı, yavaş*, darboğaz*, performans*, bellek sızıntı*, ölçekle*,
  bellek kullanım*, maliyet*
hard.investigate: hata ayıkla*, debug*, araştır*, incele*, teşhis*, neden olduğunu, sebebini*, nedenini*, bul*,
  nereden, ne oluyor, kaynağını
hard.flaky: hiçbir şey çalışmıyor, güncellemeden beri, sürüyor, iki kez, birkaç saat sonra, bazen, ara sıra,
  rastgele*, aralıklı*, yük altında, sadece üretimde, sadece canlıda, yalnızca üretimde, takılıyor*, donuyor*,
  kayboluyor*, kaybol*, çift, tutarsız*, güncellemeden sonra, tekrarlanamı*, zaman aşımı*, günde bir, arada bir
hard.design: tasarla*, tasarım*, mimari*, plan*, planla*, strateji*, yol harita*, öneri*, veri modeli*, şema*
hard.review: incele*, değerlendir*, analiz*, gözden geçir*, denetle*, kontrol et*, eleştir*, risk*, zayıf*
top.prove: sanı, kanıtla*, ispat*, ispatla*, göster ki, çürüt*, karşı örnek*, teorem*, lemma*, tümevarım*,
  biçimsel*, ancak ve ancak, doğrusallaştır*
top.audit: çalar*, çalard*, soyar*, hacker*, hack*, fidye*, her yolu, sızdı*, sızar*, şifrelenmiş, atlat*,
  başkasının veri*, yedekler de, denetim*, tehdit model*, tehdit*, saldırı*, saldırgan*, açıklar*, güvenlik açı*,
  sızma testi*, pentest, güvenlik analiz*, güvenlik denetim*, istismar*
top.cause: hata nerede, hangi yükte, çöker, kök neden*, kök sebep*, post mortem, olay inceleme*, hipotez*,
  neden sadece, neden yalnızca, nedensel*, nasıl mümkün
top.derive: türet*, çıkarım*, alt sınır*, üst sınır*, optimal*, en uygun*, denge*, değişmez*, doğruluğu*,
  karmaşıklı*, minimize*, maksimize*, beklenen değer*, titiz*, yakınsa*, np zor, olasılı*, simül*, asimptot*,
  en iyi*
top.weigh: ödünleşim*, tart*, sonuçlar*, çıkarım*, senaryo*, gerekçe*, argüman*, karşı argüman*, etik*, karar*,
  ikilem*, çeliş*, etki*, artı ve eksi*
top.novel: yeni bir algoritma*, kendi protokol*, derleyici*, konsensüs protokol*, zamanlayıcı*, çöp toplayıcı*,
  kilitsiz*, tip sistemi*, araştırma*
top.think: iyi düşün, adım adım, dikkatlice düşün
deep: ayrıntılı*, detaylı*, kapsamlı*, eksiksiz*, derinlemesine*, derin*, kesin*, uç durum*, sistematik*, titizlikle
whole: tüm*, bütün*, tamam* yeniden, kod taban*, her yerde, baştan sona, sıfırdan, uçtan uca, her şeyi, tümünü
multi: birden fazla*, birkaç*, çeşitli*, modül*, dosyalar*, servisler*, ekipler*, yüzlerce*, binlerce*, tablolar*,
  farklı*
bigthing: sistem*, platform*, servis*, mikroservis*, monolit*, altyapı*, backend*, pipeline*, küme*, veritaban*,
  veri taban*, uygulama*, protokol*, motor*, ürün*
dom.distributed: dağıtık*, dağıtılmış*, konsensüs*, uzlaşma*, replikasyon*, tutarlılık*, bölümle*, idempotent*,
  yüksek erişilebilir*, hata tolerans*
dom.concurrency: eşzamanlı*, yarış durum*, yarış koşul*, kilitlenme*, deadlock*, kilit*, paralel*, aynı anda,
  iş parçacı*, thread*, işlem yalıtım*, race condition*
dom.security: şifrele*, kimlik doğrula*, yetkilendir*, güvenli*, parola*, şifre*, token*, enjeksiyon*, sertifika*
dom.data: şema*, indeks*, tablo*, veri*, işlem*, satır
dom.money: ödeme*, fatura*, muhasebe*, vergi*, iade*, bütçe*, fiyat*, dolandırıcı*, sigorta*, kredi*, banka*,
  finans*
dom.law: sözleşme*, sorumluluk*, kvkk, hukuk*, fesih*, mahkeme*, lisans*, dava*
dom.medicine: hasta*, tanı*, semptom*, ilaç*, doz*, hastalık*, tedavi*
dom.math: integral*, matris*, özdeğer*, asal sayı*, polinom*, dizi*, seri*, limit*, eşitsizli*, denklem*, çizge*,
  graf*, vektör uzay*, grup*
dom.stats: regresyon*, anlamlılı*, güven aralı*, örneklem*, korelasyon*, varyans*, öngörü*, istatistik*
dom.ml: model*, eğit*, sinir ağ*, öğrenme*
stakes: kuruş, hesaplarda, eksik, üretim*, canlı*, kesinti*, kesintisiz*, veri kaybı*, milyon*,
  geriye dönük uyumlu*, geriye uyumlu*, geri al*, uyumluluk*, mevzuat*, kritik*, saniyede*, rollback
vague: adam et, bir şeyler ters, bir tuhaflık, garip*, tuhaf*, iyileştir*, geliştir*, üretime hazır*, daha iyi yap*,
  çalışır hale getir*, bitene kadar, geçene kadar, kendi başına*, sormadan*, sağlam*, kimse bilmiyor, dağınık*
constraint: olmalı*, gerek*, zorunda*, olmadan, hariç, dışında, iken, en az, en fazla, olmamalı*, ama, rağmen,
  garanti*, sağla*, koru*, asla, bile, şartıyla, etmeden, bozmadan, kaybetmeden
why: neden, niçin, niye
ifs: varsay*, eğer, verilen*, olsun, her bir
"""
