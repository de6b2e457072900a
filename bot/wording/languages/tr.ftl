# Türkçe. docs/languages.md nasıl çevrileceğini anlatır.

word-language = Türkçe

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Spam değil
button-unsure = 🤷 Bilmem
button-skip = ⏭ Atla
button-undo = ↩️ Geri al
button-show-all = 📄 Tümünü göster
button-look-again = 🔄 Yeniden bak
button-resume = ▶️ Devam et

ask = <b>Bu mesaj spam mi?</b>
# Where the labels have names of the owner's.
ask-own = <b>Bu mesaja hangi etiket uyuyor?</b>
shortened = <i>… { $more } karakter daha</i>
caption-full-text = Mesajın tamamı
newest-flips =
    <i>Şimdiye kadar { $labels } etiket. { $last ->
        [one] Sonuncusu
       *[other] Son { $last } tanesi
    } modelin { $flipped } mesaj hakkındaki tahminini değiştirdi.</i>
nothing-empty = 📭 Henüz mesaj yok. Eklendiğinde sana soracağım.
nothing-empty-owner = 📭 Henüz mesaj yok. Bana mesajların olduğu bir dosya gönder, örneğin her satırında bir mesaj olan <code>messages.txt</code>; /import biçimleri anlatır.
nothing-done = 🎉 <b>Tüm mesajlar etiketlendi.</b> Teşekkürler! Yenileri geldiğinde sana soracağım.
nothing-elsewhere = ⏳ Son mesajları şu anda başkaları etiketliyor. Biri yanıtsız bırakırsa sana soracağım. Teşekkürler!
nothing-stopped = 🙏 <b>Tüm yanıtların için teşekkürler.</b> Yanıtların diğerlerininkinden alışılmıştan daha sık farklı, bu yüzden şimdilik sormayacağım. Botun sahibi devam etmene izin verebilir.
nothing-seen = 🎉 <b>Sana sorulabilecek tüm mesajları gördün.</b> Teşekkürler! Yenileri geldiğinde sana soracağım.
your-contribution = { $answers } yanıt verdin. Neredeyse aynı olanlarla birlikte { $messages } mesajın etiketi bu yanıtlardan geliyor.
word-shared = Mesaj mesaj bir spam filtresinin eğitilmesine yardım ediyorum. Yardım etmek istersen sahibinden bağlantı iste.
word-shared-counted = Bir spam filtresini eğitmek için { $answers } yanıt verdim, mesaj mesaj. Yardım etmek istersen sahibinden bağlantı iste.
messages-again = 📬 Etiketlenecek mesajlar var. { $words }
next-takes-a-while = ⏳ Sonraki mesaj biraz gecikiyor. Burada kendiliğinden görünecek. Yanıtların kaydedildi.
paused = ⏸ <b>Duraklatıldı.</b> Açıktaki mesajın başkalarına bırakıldı. /label ile devam edebilirsin.

word-spam = 🚫 Spam
word-no-spam = ✅ Spam değil
word-unsure = 🤷 Bilmem
word-skip = ⏭ Atlandı
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = spam değil

toast-skipped = ⏭ Atlandı
toast-saved = { $choice }: kaydedildi
toast-saved-counted = { $choice }: kaydedildi · { $mine }. yanıt
toast-milestone = 🎉 { $mine } yanıt verdin. Teşekkürler!
toast-hurried = Çok hızlıydı! Her mesajı sakince oku: dikkatli bir yanıt, beş aceleciden daha yararlıdır.
toast-previous-answer = Yanıtın: { $choice }
toast-no-answer = Burada yanıtın yok.
toast-undone-asked-again = ↩️ Yanıt geri alındı. Mesaj yine burada.
toast-undone-elsewhere = ↩️ Yanıt geri alındı. Mesaj şimdi başkasında.
toast-nothing-to-undo = Geri alınacak bir şey yok.
toast-too-early = Sayılmadı: bu mesaj yeni görünmüştü. Oku ve yeniden dokun.
toast-old-button = Bu düğme artık çalışmıyor. Yeni kart için /label gönder.

### Joining, invites, access

button-share = 📤 Paylaş
button-copy = 📋 Bağlantıyı kopyala
button-end-invite = 🚫 Daveti kapat: { $invite }

word-owner = sahip
word-curator = hakem
word-annotator = etiketleyici

toast-not-member = Burada bir grubun üyeleri etiketleyebilir, ama seni grupta göremiyorum. Gruba katıl ve oradaki düğmeye yeniden dokun ya da bu botun sahibinden bağlantı iste.
toast-members-unconfirmed = Telegram grup üyesi olduğunu doğrulamıyor. Üyeysen bir dakika sonra oradaki düğmeye yeniden dokun ya da bu botun sahibinden bağlantı iste.
toast-revoked = Bir bot sahibi erişimini kaldırdı. Yeni bir davet bunu değiştirmez; erişimini geri vermesini bir bot sahibinden iste.
toast-left-group = Katıldığın grubun artık üyesi değilsin. Yeniden katılıp oradaki düğmeye dokun ya da bu botun sahibinden bağlantı iste.
toast-group-closed = O grubun üyeleri artık etiketleyemiyor. Bu botun sahibinden bağlantı iste.
toast-not-invited = Etiketlemek için davet gerekir. Bu botun sahibinden bağlantı iste ve aç ya da bana gönder; eskisi tükenmiş veya süresi dolmuş olabilir.
toast-not-yours = Sana o mesajı sormadım. Bir tane almak için /label gönder.
toast-not-labelled-yet = Bu mesajı henüz kimse etiketlemedi. Puanı ilk yanıtı etkileyebilir.
toast-internal-error = Benim tarafımda bir hata oldu. Onayladığım yanıtlar kayıtlı. /label komutunu dene.
toast-try-later = Şu anda hiçbir şey kaydedemiyorum, bu da kaydedilmedi. Daha sonra yeniden dene.
toast-only-owner = Bunu yalnızca bir bot sahibi yapabilir.
toast-only-curator = Bunu yalnızca bot sahipleri ve hakemler yapabilir.
own-number = Bu bot seninse: Telegram kimlik numaran (ID) <code>{ $number }</code>; TAPWISE_OWNERS içine yaz ve botu yeniden başlat.
not-a-command = Düğmeleri ve komutları anlarım. /label bir mesaj gösterir; /help komutları listeler.
copied-command = Yalnızca kendi yazdığın komutları uygularım, bunu değil.

welcome =
    👋 <b>Hoş geldin!</b> Sana mesajları tek tek gösteririm; her birinin spam olup olmadığını bir dokunuşla söylersin. Çoğunlukla bilgisayarın emin olmadığı mesajları sorarım, bu yüzden her yanıt değerlidir.

    Yanıtların bu topluluk için bir spam filtresini eğitir. /privacy neleri sakladığımı söyler.

    Örneğin: “Ödül kazandınız, buraya tıklayın” spamdir; “Sekizde görüşürüz” değildir.

you-are-revoked = Bir bot sahibi erişimini kaldırdı, bu yüzden artık mesaj göstermiyorum. Teşekkürler.
you-are-restored = Yeniden etiketleyebilirsin. /label bir mesaj gösterir.

invitation =
    🎟 { $people } kişilik bağlantı, { $until } tarihine kadar geçerli. Bağlantısı olan herkes etiketleyebilir{ $role ->
        [curator] { " " }ve anlaşmazlıkları çözebilir
       *[annotator] {""}
    }.

    <code>{ $link }</code>

word-invitation = Mesaj mesaj spam etiketlemeye yardım et:
invite-usage = <code>/invite</code> gönder ya da 10 kişi ve 3 gün için <code>/invite 10 3</code> (en çok { $most } kişi ve 365 gün). Sonuna <code>curator</code> eklersen anlaşmazlıkları da çözebilirler.
no-invites = Açık davet yok. /invite bir tane oluşturur.
invites-title = <b>Davetler</b> (bağlantıların kendisi saklanmaz)
invites-line = { $invite }. { $role }: { $used }/{ $uses } kullanıldı, { $until } tarihine kadar
toast-invite-ended = Bu davet kapatıldı. Katılmış olanlar kalır.

revoke-usage = <code>/revoke 5</code> etiketleyici 5’in erişimini kaldırır; <code>/readmit 5</code> geri verir. Numaralar /team içinde.
not-revoked = Erişimi kaldırılabilecek { $who } numaralı bir etiketleyici yok. Numaralar /team içinde.
revoked = { $who } numaralı etiketleyici artık etiketleyemez. Verdiği yanıtlar değişmez. <code>/readmit { $who }</code> erişimi geri verir.
revoked-was-invited = Erişimi kaldırılmış { $who } numaralı etiketleyici bir davet bağlantısıyla geldi ve geri çevrildi. <code>/readmit { $who }</code> erişimi geri verir.
restored = { $who } numaralı etiketleyici yeniden etiketleyebilir.
was-not-revoked = { $who } numaralı etiketleyicinin erişimi kaldırılmamıştı.

### Groups

button-join = 🏷 Etiketlemeye katıl
button-close-group = 🚫 Grubu kapat: { $group }
button-owner-opens = 👤 Bot benim: aç
button-owner-closes = 👤 Bot benim: kapat

no-longer-member = Artık grubun üyesi değilsin, bu yüzden mesaj göstermiyorum. Yardımın için teşekkürler.
no-longer-confirmed = Telegram artık grup üyesi olduğunu doğrulamıyor, bu yüzden mesaj göstermiyorum. Üyeysen devam etmek için gruptaki düğmeye dokun.
group-no-longer-labels = Grubunun üyeleri artık etiketleyemiyor. Yardımın için teşekkürler.
how-to-open = Beni grubuna ekle: oraya bir düğme koyarım ve tüm üyeler etiketleyebilir. Kimin ayrıldığını hemen görmem için beni yönetici yap. Bitirmek için grupta <code>/close@{ $bot }</code> ya da burada /groups gönder.
no-groups = Açık grup yok. /open nasıl açılacağını anlatır.
groups-title = <b>Üyeleri etiketleyebilen gruplar</b>
groups-line = { $group }. { $title }: { $annotators } etiketleyici
owner-needed-to-open = Bunu kimin yazdığını göremiyorum. Sahibimsen ve bu grubun üyelerinin etiketlemesini istiyorsan düğmeye dokun: Telegram kimin dokunduğunu yalnızca bana söyler.
owner-needed-to-close = Bunu kimin yazdığını göremiyorum. Sahibimsen ve etiketlemeyi bitirmemi istiyorsan düğmeye dokun: Telegram kimin dokunduğunu yalnızca bana söyler.
not-posted = ⚠️ { $title } grubu açık, ama Telegram oraya düğme koymama izin vermiyor: yazamıyorum ya da konu kapalı. Beni yönetici yap, koyayım; ya da açık bir konuda <code>/open@{ $bot }</code> yaz.
members-not-reported = ⚠️ Telegram { $title } grubunun üyelerini bana bildirmiyor. Kimse bu grup üzerinden katılamaz ve yakında üyelerine artık soru sorulmayacak. Beni grupta yönetici yap ya da insanları /invite ile davet et.
group-opened = 🏷 <b>Bu grubu spamden korumaya yardım et.</b> Özel sohbette sana mesajlar gösteririm, sen spam olup olmadığını bir dokunuşla söylersin. Bu grubun her üyesi katılabilir.
group-closed = Bu grubun üyeleri artık etiketleyemez. Herkese teşekkürler.

### Groups that are watched

how-to-watch = Bir grupta yeni mesajları kendim alabilirim. Grup açıksa (/open) ya da yönetici benim sahibimse, bir grup yöneticisi orada <code>/watch@{ $bot }</code> yazar. Grupta ne okuduğumu ve nasıl karşı çıkılacağını söylerim. Metinlerin ve açıklamaların rastgele bir bölümünü ve emin olmadıklarımı saklarım; kimin yazdığını asla saklamam. <code>/unwatch@{ $bot }</code> bunu bitirir.
watch-notice =
    👀 <b>Bundan sonra bu gruptaki yeni mesajları okuyorum.</b> Bazılarının metnini ya da açıklamasını saklarım; kimin yazdığını asla saklamam. Etiketleyiciler bunları adsız görür ve spam olup olmadığını söyler.

    Bunu istemiyorsan <b>Benimkiler hariç</b> düğmesine dokun: ondan sonra yazdığın her şeyi atlarım. Göndereni saklamadığım için önceki mesajlarını bulamam. Grup ya da kanal adına yazılan mesajlar atlanır.

    Bir yönetici bunu <code>/unwatch@{ $bot }</code> ile bitirir ve ardından kimsenin etiketlemediklerini silebilir.

button-not-mine = 🙅 Benimkiler hariç
watch-over = 👀 Bu gruptaki mesajları artık okumuyorum.
already-watched = 👀 Bu gruptaki yeni mesajları zaten okuyorum.
watched-came = { $messages } mesaj okudum, { $kept } tanesini sakladım.
not-watched = Bu gruptaki mesajları okumuyorum.
cannot-read =
    ⚠️ Telegram bu grubun mesajlarını bana iletmiyor. Şu ikisinden birini yap:
    • Beni grupta yönetici yap; hiçbir yetki gerekmez. Sonra yeniden <code>/watch@{ $bot }</code> yaz.
    • <code>@BotFather</code> botuna <code>/setprivacy</code> yaz, <code>@{ $bot }</code> botunu seç ve <b>Disable</b> düğmesine dokun. Sonra beni gruptan çıkar, yeniden ekle ve <code>/watch@{ $bot }</code> yaz.
rights-unknown = ⚠️ Telegram bunu burada kimin yapabileceğini bana söylemiyor. Bir dakika sonra yeniden dene.
administrator-needed-to-watch = Bunu kimin yazdığını göremiyorum. Bu grubun yöneticisiysen ve buradaki yeni mesajları okumamı istiyorsan düğmeye dokun: Telegram kimin dokunduğunu yalnızca bana söyler.
administrator-needed-to-unwatch = Bunu kimin yazdığını göremiyorum. Bu grubun yöneticisiysen ve burada okumayı bırakmamı istiyorsan düğmeye dokun: Telegram kimin dokunduğunu yalnızca bana söyler.
button-administrator = 👤 Yöneticiyim
administrator-confirmed = 👤 Düğmeye bir yönetici dokundu.
toast-may-not-watch = Bunu yalnızca grubun bir yöneticisi yapabilir, grup açıksa ya da bu botun sahibi kendisiyse.
toast-objection-noted = 🙅 Bundan sonra mesajlarını atlarım. Telegram kimliğini ya da adını değil, bir anahtarla yapılmış kısa bir iz saklarım.
watched-unanswered = Bunların { $messages } tanesini kimse yanıtlamadı. Silinsin mi?
button-delete-watched = 🗑 Sil: { $messages }
button-keep-watched = Kalsın
watched-deleted = 🗑 { $messages } mesaj silindi.
watched-stayed = { $messages } tanesi yanıtlandığı için kaldı.
watched-kept = Mesajlar kalıyor.
watch-began = 👀 { $title } grubunun bir yöneticisi oradaki yeni mesajları okumama izin verdi. Yakında sorulabilirler. Grupta <code>/unwatch</code> bunu bitirir.
ask-usage = Okuduğum bir gruptaki (/watch) mesajı <code>/ask@{ $bot }</code> ile yanıtla: yakında diğer mesajlar gibi başkalarına sorarım. Metni olmayan, duyurumdan önce yazılmış ya da karşı çıkmış birinden gelen mesajı alamam.
not-announced = ⚠️ { $title } grubundaki mesajları okumuyorum, çünkü Telegram bunu orada duyurmama izin vermiyor: yazamıyorum ya da konu kapalı. Beni yönetici yap ya da açık bir konuda <code>/watch@{ $bot }</code> yaz.
watch-full = 👀 { $title } grubundan { $messages } mesaj geldi, TAPWISE_WATCH_LIMIT bu kadarına izin veriyor. Bu gruptan daha fazlasını saklamıyorum. Sınırı yükseltip beni yeniden başlat ya da grupta <code>/unwatch</code> ile bitirip <code>/watch</code> ile yeniden başla.

### Commands and /help

command-label = etiketlenecek bir mesaj göster
command-undo = son yanıtını geri al
command-history = son yanıtların; istediğini değiştir
command-stats = ilerleme ve kalite
command-pause = şimdilik dur
command-settings = dil, onaylar ve hatırlatma
command-privacy = senin hakkında neleri saklıyorum
command-forgetme = Telegram kimliğini kampanyadan sil
command-help = nasıl çalışır
command-menu = yapabildiğim her şey, bölümler hâlinde
command-invite = davet bağlantısı oluştur
command-invites = hâlâ geçerli davet bağlantıları
command-open = bir grubun üyelerine etiketlemeyi aç
command-groups = üyeleri etiketleyen gruplar; istediğini kapat
command-watch = bir grubun yeni mesajlarını al
command-team = etiketleyiciler ve güvenilirlikleri
command-disputes = yanıtların ayrıldığı yerde karar ver
command-rule = neyin spam olduğunu her karta yaz
command-labels = iki etiket için kendi adların
command-gold = son mesajınla başkalarını denetle
command-revoke = bir etiketleyicinin erişimini kaldır
command-readmit = bir etiketleyiciyi geri al
command-forget = bir etiketleyicinin kim olduğunu sil
command-import = dosyadan mesaj ekle
command-export = etiketlenmiş kümeyi al
command-model = öğrenilmiş modeli al
command-prove = filtreyi kanıtla ya da etiketleri sertifikala
command-goal = filtrenin hedefi
command-why = son mesajının puanını açıkla
command-check = mesajın spam olma olasılığını söyle

help = Bir mesaj gösteririm; <b>{ $spam_name }</b> ya da <b>{ $no_spam_name }</b> düğmesine dokun. <b>Bilmem</b> de dürüst bir yanıttır; <b>Atla</b> mesaj hakkında bir şey söylemez; <b>Geri al</b> son yanıtını geri alır.
help-line = /{ $command } – { $does }

menu = <b>Menü</b>
button-menu-labelling = 🏷 Etiketle
button-menu-progress = 📊 İlerleme
button-menu-people = 👥 Ekip
button-menu-invites = 🎟 Davet et
button-menu-files = 📦 İçe ve dışa aktar
button-menu-review = ⚖️ Gözden geçir
button-menu-own = ⚙️ Ayarlar
button-menu-back = ⬅️ Menü
button-open-menu = ☰ Menü
button-make-invite = 🎟 Davet et
welcome-owner =
    👋 <b>Hoş geldin! Bu bot senin.</b>

    1. Bana mesajların olduğu bir dosya gönder, örneğin her satırında bir mesaj olan <code>messages.txt</code>.
    2. İnsanları davet et: /invite bir bağlantı oluşturur.
    3. Aşağıdaki kartta birkaç mesajı kendin etiketle.

    /menu geri kalan her şeyi gösterir.

### /history, /settings, /privacy

button-older = ◀️ Daha eski
button-newer = Daha yeni ▶️
button-never-remind = 🔕 Asla
button-change-clock = 🕒 Saatim değişti
button-forget-yes = 🗑 Beni temelli unut
button-forget-no = Unutma
button-forget-other-yes = 🗑 Temelli unut
button-forget-other-no = Unutma
button-quiet-off = 🔔 Onay açık
button-quiet-on = 🔕 Onay kapalı
button-cheer-off = 🎈 Sayımı gizle
button-cheer-on = 🎈 Sayımı göster
button-remind = ⏰ Bana hatırlat
button-change-reminder = ⏰ Hatırlatmayı değiştir
button-as-in-telegram = 🌐 Telegram’daki gibi

history = <b>Son yanıtların.</b> Değiştirmek için numaraya dokun.
no-history = Burada yanıtın yok.
history-entry = { $place }. { $choice }

settings =
    <b>Ayarlar</b>
    Dil: { $language }
    Her dokunuştan sonra onay: { $confirmation ->
        [off] kapalı
       *[on] açık
    }
    Kaç yanıt verdiğimi göster: { $counted ->
        [off] kapalı
       *[on] açık
    }
    Günlük hatırlatma: { $reminder ->
        [none] yok
       *[other] { $reminder }, senin saatinle
    }
which-language = 🌐 <b>Seninle hangi dilde konuşayım?</b>
which-hour-is-it = <b>Saatin şu anda kaçı gösteriyor?</b> Telegram saat dilimini bana söylemez.
when-to-remind = <b>Saat kaçta hatırlatayım?</b> Yalnızca önceki 20 saatte yanıt vermediysen hatırlatırım.
reminder = ⏰ Mesajlar bekliyor. /label bir tane gösterir; /settings bu hatırlatmayı değiştirir.

word-phone = telefon numaraları
word-email = e-posta adresleri
word-name = kullanıcı adları
word-card = kart numaraları
word-link = bağlantılar

privacy =
    <b>Senin hakkında neleri saklıyorum</b>
    • Telegram kullanıcı kimlik numaran (ID), rolün, kullandığın davetler ve ne zaman katıldığın
    • sana sorduğum her soru ve her yanıtın, zamanı ve dokunuşu ya da mesajı belirten bir numarayla; geri alınan yanıtlar da
    • hangi mesajların başkalarına sorulmasını istediğin
    • Telegram’ının dili, sana o dilde yazmak için
    • /settings içindeki seçimlerin (hatırlatma için: saati, saat dilimin ve en son ne zaman gönderdiğim), duraklatıp duraklatmadığın ve sohbetteki hangi mesajın kartın olduğu
    • yanıtlarının ne sıklıkla doğru olduğuna dair bir tahmin, sayılıp sayılmadıkları ve sahibin bunlarla ilgili aldığı bildirimler
    • bir grubun üyesi olarak katıldıysan: hangi grup ve ayrılıp ayrılmadığın
    • yeniden mesaj olduğunu sana en son ne zaman yazdığım ve hangi kuralları koyduğun

    Adını, fotoğrafını, telefon numaranı, diğer sohbetlerini ve burada yazdıklarını saklamam. Bir sahibin gönderdiği dosya bunun dışındadır: içindeki mesajlar eklenir.
    Veritabanı bu botun sahibindedir. Dışa aktarılan etiketler Telegram kimlik numaranı değil, etiketleyici numaranı taşır. Yanıtları asla silmem; /forgetme onların senin olduğu kaydını siler, erişimin bittikten sonra da, ve bir sahip bunu senin için yapabilir. Önceki yedekler ve kopyalar, sahip silene kadar bu kaydı tutar. Günlüğümde yalnızca etiketleyici numaraları vardır.
    /forgetme sonrasında Telegram kimliğinin ve kullandığın davetlerin bu veritabanındaki bir anahtarla yapılmış parmak izini tutarım; böylece geri dönersen aynı adsız etiketleyici olarak sürdürürsün. Veritabanına sahip olan biri numaranı ancak olası tüm numaraları deneyerek bulabilir.

    Okuduğum bir grupta yazıyorsan (orada bunu söylerim), bir mesajın metnini ya da açıklamasını saklayabilirim; senin olduğunu asla saklamam. Orada “Benimkiler hariç” düğmesine dokunursan, bir anahtarla yapılmış kısa bir iz saklarım; bu iz birçok Telegram kimlik numarası için aynıdır.

    Gördüğün mesajlar sahibin dosyalarından ya da okuduğum gruplardan gelir: lütfen başkalarına iletme.

privacy-protected = Telegram kimsenin onları iletmesine ya da kopyalamasına izin vermez.
privacy-hidden = Tanınabildikleri ölçüde, mesajlarda senden gizlediklerim: { $kinds }. Model ve sahibin dışa aktarımları bunları içerir.

forget-question = <b>Kim olduğun unutulsun mu?</b> Telegram kimlik numaranı, ayarlarını ve grubunu temelli silerim ve artık etiketleyemezsin. Yanıtların adsız bir numara altında kalır. Yeniden katılırsan o numarayla sürdürürsün: /privacy nasıl olduğunu söyler.
nothing-to-forget = Senin hakkında hiçbir şey saklamıyorum.
forgotten = 🗑 Artık kim olduğunu bilmiyorum. Yardımın için teşekkürler.
not-forgotten = Her şey olduğu gibi kalıyor.
owner-stays = Bu botun sahibi sensin. Önce Telegram kimlik numaranı (ID) TAPWISE_OWNERS içinden çıkar ve botu yeniden başlat.
forget-usage = <code>/forget 5</code> etiketleyici 5’in kim olduğunu siler, erişimi kaldırılmış ya da ayrılmış olsa da. Numaralar /team içinde.
cannot-be-forgotten = Unutulacak { $who } numaralı bir etiketleyici yok: hiç olmadı, bir sahip ya da zaten unutuldu. Numaralar /team içinde.
forget-other-question = <b>{ $who } numaralı etiketleyici unutulsun mu?</b> Telegram kimlik numarasını, ayarlarını ve grubunu temelli silerim ve artık etiketleyemez. Yanıtları adsız bir numara altında kalır. Erişimi kaldırılmadıysa yeniden katılabilir.
other-forgotten = 🗑 { $who } numaralı etiketleyicinin kim olduğunu artık bilmiyorum.
card-of-forgotten = 🗑 Son mesajın burada gösteriliyordu.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Yanlış mı? Sor
button-ask-others = 🙋 Başkalarına sor
check-spam = <b>Büyük olasılıkla spam</b>: { $percent }.
check-no-spam = <b>Büyük olasılıkla spam değil</b>: spam olasılığı { $percent }.
# Where the labels have names of the owner's.
check-own = Büyük olasılıkla <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 Bu mesaj ya da neredeyse aynısı kampanyada ve birine hâlâ sorulabilir. Kimseyi etkilememek için burada bir şey söylemiyorum.
check-usage = Bana bir mesaj ilet, birini /check ile yanıtla ya da <code>/check some text</code> yaz. Spam olma olasılığını ve nedenini söylerim.
check-without-text = Bu mesajda metin yok, denetleyemem.
check-not-mine = Bu mesajı ben yazdım. Asıl mesajı ilet ya da <code>/check some text</code> yaz.
toast-check-is-gone = Başkalarına zaten soruldu ya da bu düğme çok eski. Mesajı yeniden gönder.
asked-others-new = 🙋 Mesaj artık kampanyada. Yakında başkalarına sorulur; ne düşündüğümü görmezler.
asked-others-known = 🙋 Mesaj ya da neredeyse aynısı zaten kampanyada. Sırası geldiğinde başkalarına sorulur.
asked-others-nobody = Burada henüz başka kimse etiketlemiyor, soracak kimse yok.
asked-others-proof = Bir kanıtlama sürüyor ve yeni bir mesaj onu bitirirdi. Bittiğinde yeniden sor.

### /stats and /why

stats-settled = { $items } mesajın <b>{ $settled }</b> tanesi karara bağlandı. { $left } mesaj kaldı.
stats-how = { $answered } yanıtla, { $inherited } neredeyse aynı bir mesajdan, { $known } önceden bilinen: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Model tarafından: { $machine } tane daha, tüm mesajların dışa aktarımında (/export).
stats-answers = { $answers } yanıt verildi: { $mine } senden, { $day } son 24 saatte. Model { $learnt } yanıttan öğrendi; sınav yanıtlarından öğrenmez.
stats-mine = <b>{ $mine }</b> yanıt senin.
stats-shared = Tüm etiketleyiciler şimdiye kadar toplam { $answers } yanıt verdi. { $items } mesaj var.
quality = <b>Kalite</b>
quality-last-checkpoint = Son denetimde <b>kalite</b>
flips =
    { $labels ->
        [one] Son etiket
       *[other] Son { $labels } etiket
    } { $compared } mesajın { $flipped } tanesi için tahmini değiştirdi.
advice = 🏁 <b>Model kararlı hâle geldi.</b> { $why } Daha fazla etiket az şey değiştirir.
advice-settled = Üst üste üç kez, yeni etiketler tahminlerinin neredeyse hiçbirini değiştirmedi.
advice-no-question-left = Kalan her mesajdan emin (puanı { $low } ile { $high } arasında olan yok).
advice-unproven = Ne kadar iyi olduğu henüz kanıtlanmadı.
advice-choices = <b>Kanıtla</b>, iyi bir filtre olduğunu kanıtlamak için ne gerektiğini gösterir. <b>Sertifikala</b>, verdiği etiketlerdeki yanlışları sınırlamak için ne gerektiğini gösterir. Sürdürebilir ya da durabilirsin: /export etiketlenmiş mesajları gönderir.
caption-overview = ① Sınav yanıtlarının sayısına göre: 🟢 filtrenin işaretleyeceklerindeki spam, 🟠 geçireceklerindeki spam. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Günlere göre yanıtlar. ④ Her etiketleyicinin yanıtları.
caption-no-labels = Henüz etiket yok.
caption-labels = { $people } etiketleyicinin yanıtlarıyla { $labels } mesaj karara bağlandı: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
features = Modelin öznitelikleri: { $features } ({ $why }).
word-features-measured = bu makinenin kaldırabildiği en zengini
word-features-again = önceki gibi
word-features-set = TAPWISE_FEATURES’ta yazdığı gibi
word-features-chosen = sahibin seçtiği
word-features-read = tüm mesajların anlamı okundu
features-follow = Mesajların anlamı okunuyor; sonra öznitelikler { $features } olacak.
features-read = Şimdiye kadar { $messages } mesaj okundu.
why = <b>Puan { $score }</b> (0 { $no_spam_name }, 1 { $spam_name })
why-signs = ▲ puanı artırır, ▼ azaltır.
why-near = { $similarity } benzer, etiketi <b>{ $label }</b>:
why-meaning =
    Anlam: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , şunlar gibi: { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = Henüz model yok. Her türden en az üç etiket gerekir.
why-usage = /why son yanıtladığın mesajın puanını açıklar; <code>/why some text</code> herhangi bir metnin puanını açıklar.

### /prove and /goal

button-start-proof = ▶️ Başla
button-stop-proof = ⏹ Durdur
button-cancel-proof = Vazgeç
button-prove-filter = 🛡 Kanıtla
button-certify-labels = 📜 Sertifikala
button-decide-later = Sonra

goal =
    🎯 Filtrenin hedefi: { $goal }.

    <code>/goal 90 30</code> başka bir hedef koyar: işaretlediklerinin en az %90’ı spam ve tüm spamin en çok %30’u geçer. /prove bunu kanıtlamayı dener.

goal-set = 🎯 Filtrenin yeni hedefi: { $goal }.
goal-set-while-running = 🎯 Filtrenin yeni hedefi: { $goal }. Süren kanıtlama kendi hedefini korur.
title-filter = 🛡 <b>Filtreyi kanıtla</b>: { $goal }.
title-labels = 📜 <b>Etiketleri sertifikala</b>: { $goal }.
drawn-filter = O zaman herkese yalnızca rastgele çekilen sorular sorulur. Kartlar aynı görünür. Bu sırada model bir şey öğrenmez.
drawn-labels = O zaman herkese yalnızca etiketsiz tüm mesajlardan rastgele çekilen sorular sorulur. Kartlar aynı görünür. Bu sırada model bir şey öğrenmez.
goal-changes = /goal hedefi değiştirir.
running-proof = ⏳ <b>Bir kanıtlama sürüyor.</b> Hedef: { $goal }.
running-proof-evidence = Şimdiye kadar { $evidence } var. { $forecast }
running-proof-shown = /prove bunu yeniden gösterir. Bitince sana yazarım.
ended-proof-stands = Yine olağan sorular soruluyor, yani model öğrenmeyi sürdürüyor. Bu sonuç modelin şimdiki hâli içindir.
ended-proof-certificate = /export sertifikayı yalnızca bir sonraki etiket öğrenilene kadar gönderir.
ended-proof-out-of-reach = Yine olağan sorular soruluyor. /prove ne gerekeceğini gösterir.
no-proof-started = Hiçbir şey başlatılmadı. /prove yeniden sorar.
no-proof-needed = Var olan yanıtlar yeterli.
no-proof-running = Süren bir kanıtlama yok.
no-proof-now = Peki. /prove yeniden sorar.

### /team, /disputes, /gold

button-leave-open = ↪️ Açık bırak
button-count = ✅ Say: no. { $who }
button-count-again = ↩️ Yine say: no. { $who }
button-ignore = 🚫 Sayma: no. { $who }

word-revoked = 🚫 erişimi kaldırıldı
word-left = 👋 ayrıldı
word-forgotten = unutuldu
word-proven = doğrulandı
word-probation = denemede

team-title = <b>Ekip</b>
team-more = … ve { $more } kişi daha: <code>tapwise status --team</code>
agreement-doubtful-too-few = Kuşkulu mesajlarda uyum: birden çok yanıtı olan henüz çok az ({ $shared }).
agreement-doubtful-one-label = { $shared } kuşkulu mesajda uyum: ölçülemez, çünkü hepsinin etiketi aynı.
agreement-doubtful = { $shared } kuşkulu mesajda uyum: { $alpha } (Krippendorff alfası)
agreement-planned-too-few = Plan gereği iki kişinin yanıtladığı sınav mesajlarında uyum: henüz çok az ({ $shared }).
agreement-planned-one-label = { $shared } sınav mesajında uyum: ölçülemez, çünkü hepsinin etiketi aynı.
agreement-planned = Plan gereği iki kişinin yanıtladığı { $shared } sınav mesajında uyum: { $alpha } (Krippendorff alfası)
member-name = Etiketleyici { $who }
member-with-role = { $name } ({ $role })
member-answers = { $answers } yanıt, 24 saatte { $day }
member-vouched = bir bot sahibi kefil
member-gold = kontrol soruları { $right }/{ $asked }
member-hasty = { $hasty } çok hızlı
member-ignored = ⚠️ sayılmıyor
member-right = { $spam_name } { $spam } doğru, { $no_spam_name } { $other } doğru
member-constant = ⚠️ neredeyse hep { $choice }
member-informative = bilgi değeri { $share } ({ $low } – { $high })
reliability-explained = <i>Bilgi değeri: %100 kusursuz bir etiketleyicidir; %0 yanıtları mesaja bağlı olmayandır. Denemede: bilgi değeri henüz bilinmiyor; bu yanıtlar daha az sayılır ve başkalarına da sorulur.</i>
erring-alike = ⚠️ Bir tür mesajda { $who } numaralı etiketleyiciler { $choice } diyor, diğerleri demiyor. Tapwise bu yanıtları saymaz, öbür yanıtlarını sayar. Haklı olan onlarsa böyle mesajları kendin etiketle.

trust-counts = { $who } numaralı etiketleyicinin yanıtları sayılıyor, öncekiler de.
trust-ignored = { $who } numaralı etiketleyicinin yanıtları sayılmıyor, öncekiler de.
toast-no-such-annotator = Bu numaralı bir etiketleyici yok.
annotator-excluded = ⚠️ <b>{ $who } numaralı etiketleyicinin yanıtları artık sayılmıyor.</b> { $evidence } Ona teşekkür edilir ve artık sorulmaz. Bir dokunuş bunu geri alır; /team herkesi gösterir.
annotator-doubtful = ❓ <b>{ $who } numaralı etiketleyicinin yanıtları sayılsın mı?</b> { $evidence } Tapwise onları kendiliğinden dışarıda bırakmaz: karşılaştıracak çok az kişi kalırdı ve yanılanlar diğerleri olabilir. Bu yanıtlardan birkaçına bak, sonra karar ver. Kararın kalır; /team ile değiştirilebilir.
annotator-dominant = 📊 <b>{ $who } numaralı etiketleyici tüm yanıtların { $share } kadarını verdi.</b> Başka kimsenin yanıtlamadığı yerde model onun hatalarını da öğrenir, bu yüzden bu etiketler daha az sayılır. Daha çok etiketleyici yardımcı olur: /invite. /team herkesin güvenilirliğini gösterir.
evidence = Bilinen etiketlerle, diğerlerinin yanıtlarıyla ve modelle karşılaştırılınca doğru yanıtların payı: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Neredeyse hep { $choice } diyor.

dispute = <b>Yanıtlar bu mesajı açık bırakıyor.</b> ({ $count } anlaşmazlık)
no-disputes = Anlaşmazlıkta mesaj yok. 🎉
no-more-disputes = Bu sonuncuydu. { $left } tanesi açık kaldı; /disputes yeniden gösterir.
toast-settled = Karar: { $choice }
toast-left-open = Açık bırakıldı
toast-not-disputed = Bu mesaj zaten karara bağlandı.

gold-usage = Bir mesajı kendin etiketle, sonra /gold gönder: onu gösterir ve etiketinin artık bilinen sayılıp sayılmayacağını sorarım. O zaman kontrol sorusu olur: ne sıklıkla haklı olduklarını ölçmek için işaretsiz olarak başkalarına sorulur. <code>/gold no_spam</code> ve mesajın metni, ya da mesaja yanıt olarak, dosyayla gelen bir etiketi düzeltir.
no-such-message = Kampanyada tam bu metne sahip mesaj yok. Mesajın tamamını <code>/gold spam</code> ya da <code>/gold no_spam</code> arkasına kopyala ya da bunu mesaja yanıt olarak yaz.
gold-marked = 🥇 Kontrol sorusu, bilinen etiket: { $choice }. /undo bunu değiştirmez.
ask-gold = <b>Bu mesaj kontrol sorusu olsun mu?</b> O zaman etiketi bilinir: { $choice }. Ne sıklıkla haklı olduklarını ölçmek için işaretsiz olarak başkalarına sorulur.
button-gold-yes = 🥇 Kullan
button-gold-no = Vazgeç
button-gold-back = ↩️ Geri al
gold-taken-back = ↩️ Geri alındı: bu mesaj hakkında daha önce bilinen yeniden geçerli.
gold-not-taken-back = Bu etiket artık en yenisi değil, bu yüzden geri alınmadı.
gold-cancelled = Hiçbir şey değişmedi.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Örnekler
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }

guideline = <b>Kural { $version }</b>
no-guideline = Henüz kural yok.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> bu satırı her karta koyar (en çok { $rule } karakter). Altındaki satırlar bir düğmenin arkasındaki örneklerdir (en çok { $examples } karakter). Her değişiklik yeni bir sürümdür ve her yanıt, verildiği sürümle birlikte saklanır. <code>/rule off</code> satırı kaldırır.
guideline-set =
    📏 Bundan sonra her kartta kural { $version }:
    <i>{ $rule }</i>
guideline-off = Bundan sonra kartlarda kural yok (sürüm { $version }).
guideline-too-long = Çok uzun: ilk satırda en çok { $rule }, altındaki örneklerde en çok { $examples } karakter olabilir.

### /labels

label-names = Etiketlerin adları: <b>{ $spam_name }</b> ve <b>{ $no_spam_name }</b>.
no-label-names = Etiketlerin özel adları yok: herkes kendi dilinin sözcüklerini okur.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> bu iki adı her karta koyar, önce spamin adı: emoji ve sözcükler, her biri en çok { $most } karakter. Her dilde bunlar okunur. Dosyalarda ve dışa aktarımda <code>spam</code> ve <code>no_spam</code> kalır. <code>/labels reset</code> her dilin sözcüklerini geri getirir.
label-names-set = 🏷 Bundan sonra etiketlerin adları: <b>{ $spam_name }</b> ve <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 Bundan sonra herkes etiketleri kendi dilinin sözcükleriyle okur.
# Below the welcome, /help and /stats.
label-names-note = Burada <b>{ $spam_name }</b> spam, <b>{ $no_spam_name }</b> ise geri kalan her şey demektir.

### Files

button-import-yes = 📥 Ekle
button-import-no = Vazgeç
button-send-every = 📦 Tüm mesajlar

how-to-import = Bana bir dosya gönder: <code>dataset.txt</code> (satırda bir mesaj), <code>spam.txt</code> ve <code>no_spam.txt</code> (etiketli) ya da şu biçimlerden biri: { $forms }. Tablolara başlık gerekir. Hepsi sıkıştırılmış olabilir (.gz). Sınır 20 MB; daha büyükler için bilgisayarda <code>tapwise import</code> kullan. Eklemeden önce ne bulduğumu gösteririm. Açıklamaya dosyanın nasıl okunacağını yazabilirsin, örneğin <code>--spam</code>, <code>--encoding cp1252</code> ya da <code>--text-column body</code>.
columns-found = Metinler: { $text }. Etiketler: { $label }.
messages-found = <b>{ $rows } mesaj</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } etiketsiz.
columns-kept = Dışa aktarım için saklanır, asla gösterilmez: { $columns }
more-files = … ve { $count } dosya daha.
nothing-to-import = Bu dosyada eklenecek bir şey yok.
toast-file-is-gone = Bu dosya eklendi ya da artık burada değil. Eklemek için yeniden gönder.
not-imported = Hiçbir şey eklenmedi.
reading = ⏳ Dosya okunuyor …
download-failed = Telegram dosyayı teslim etmedi. Lütfen yeniden gönder.
local-server = Bot API sunucusu --local ile başlatıldı: dosyaları kendi klasöründe tutar ve vermez. Botun makinesinde çalışıyorsa o klasörü (--dir değeri) TAPWISE_LOCAL_FILES içine yaz ve botu yeniden başlat. Değilse sunucuyu --local olmadan başlat ya da bilgisayarda <code>tapwise import</code> kullan.
too-large = Botlar en çok 20 MB dosya indirebilir. Dosyayı sıkıştır (.gz) ya da bilgisayarda <code>tapwise import</code> kullan.
imported = 📥 <b>{ $items } yeni mesaj</b>, { $labels } yeni etiket. { $known } tanesi zaten biliniyordu.
imported-repeats = { $repeats } satır dosyadaki başka bir satırı yineliyor.
imported-replaced = { $replaced } etiket değiştirildi.
imported-conflicts = { $conflicts } mesajın zaten başka bir etiketi vardı; o korundu.
imported-bad = { $bad } satır okunamadı:
nothing-to-export = Henüz etiketlenmiş mesaj yok. /label bir tane gösterir.
caption-exported = 📤 Karara bağlanmış { $labels } mesaj
offer-every = Düğme, insanların ya da modelin etiketlediği <b>tüm mesajları</b> ve bir sertifika gönderir: modelin etiketlerinin en çok ne kadarı yanlış.
being-imported = Yeni mesajlar ekleniyor. Düğmeye bir dakika sonra yeniden dokun.
caption-every = 📦 { $messages } mesaj
caption-model-sent = 📤 Öğrenilmiş model. Kartı nasıl yükleneceğini ve ne kadar iyi olduğunu söyler.
model-too-large = Model 50 MB’tan büyük; Telegram bunu botlardan kabul etmez. Bilgisayarda <code>tapwise model filter.skops</code> ile kaydet.
model-not-sent = Telegram modeli kabul etmedi ya da onaylamadı. /model yeniden gönderir; <code>tapwise model filter.skops</code> bilgisayara kaydeder.
upload-failed = Telegram <code>{ $file }</code> dosyasını kabul etmedi ya da onaylamadı. /export her şeyi yeniden gönderir. 50 MB’tan büyük dosyalar yalnızca bilgisayarda <code>tapwise export</code> ile dışa aktarılır.

### The honest score

score-percent = %{ $number }
score-interval = %{ $low }–{ $high }
score-flagged = Modelin işaretleyeceklerinde spam oranı { $share } ({ $interval }; denetlenen { $of } mesajdan { $hits }).
score-flagged-shared = Modelin işaretleyeceklerinde spam oranı { $share } ({ $interval }).
score-flagged-none = Model, sınav için ayrılan { $reserve } mesajın hiçbirini işaretlemezdi.
score-flagged-unchecked = Modelin işaretleyeceklerini henüz kimse denetlemedi.
score-flagged-few = Modelin işaretleyeceklerinden denetlenen { $flagged } mesajın { $spam } tanesi spam: oran vermek için çok az.
score-missed = Geçireceklerinde spam oranı { $share } ({ $interval }; denetlenen { $of } mesajdan { $hits }).
score-missed-shared = Geçireceklerinde spam oranı { $share } ({ $interval }).
score-missed-unchecked = Geçireceklerini henüz kimse denetlemedi.
score-recall = Tüm spam içinde yakalayacağı oran { $share } ({ $interval }).
score-no-spam = Sınavda henüz spam yok, bu yüzden ne kadarının yakalandığı söylenemez.
score-little-spam = Sınavda çok az spam var ({ $spam } mesaj); ne kadarının yakalandığı söylenemez.
score-few-answers = Ne kadar spam yakalandığını söylemek için sınav yanıtı çok az ({ $spam } tanesi spam).
score-f1 = F1, kesinlik ve duyarlılığın tek sayıda birleşimi: { $value } ({ $low }–{ $high }).
score-few-flagged = Sınav için ayrılanlarda modelin işaretleyeceği yalnızca { $flagged } mesaj var: ne kadarının spam olduğunu kanıtlamak için çok az.
score-measured = { $answers } sınav yanıtından sonra, öğrenilmiş { $labels } etiketle ölçüldü; sonraki ölçüm { $next } yanıtta (şimdi { $now }).
score-measured-last = { $answers } sınav yanıtından sonra, öğrenilmiş { $labels } etiketle ölçüldü; bu son ölçümdür.
score-none-shared = Henüz puan yok.
score-none-no-exam = Puan yok: bu kampanyanın sınavı yok (modelin ölçüldüğü ve asla eğitilmediği rastgele mesajlar).
score-none-small-pool = Puan yok: sınav için çok az mesaj var.
score-none-unchecked = Puan yok: sınav yanıtları kimsenin denetlemediği kişilerden. Birkaç mesajı kendin etiketle ya da karşılaştırılabilmesi için daha çok kişinin yanıtlamasını sağla.
score-none-no-model = Henüz puan yok: model yok. Her türden en az üç etiket gerekir.
score-none-yet = Henüz puan yok: ilk ölçüm { $first } sınav yanıtından sonra, şimdi { $answers } var. Sınav soruları diğerlerinin arasına karışıktır.
score-unchecked = { $answers } sınav yanıtı henüz sayılmıyor: vereni kimse denetlemedi.
score-of-flagged = işaretleyeceklerindeki spam oranı
score-of-missed = geçireceklerindeki spam oranı

### Goals and proofs

proof-goal-filter = filtrenin işaretlediklerinde spam oranı en az { $precision } ve tüm spam içinde geçirdiği oran en çok { $let_through }
proof-goal-labels = modelin verdiği etiketlerde yanlış oranı en çok { $max_error }
proof-evidence-filter = işaretlediği mesajlara { $flagged } yanıt ({ $flagged_spam } spam) ve geçirdiği mesajlara { $unflagged } yanıt ({ $unflagged_spam } spam)
proof-evidence-labels = rastgele çekilen mesajlara { $answers } yanıt ({ $wrong } yanlış etiket)
proof-stands-filter = Filtre için kanıtlandı: { $goal } (güven { $confidence }). Bu, { $labels } etiketli model hakkındadır ve dayanağı: { $evidence }.
proof-stands-labels = Sertifikalandı: { $goal } (güven { $confidence }). Bu, { $labels } etiketli model hakkındadır ve dayanağı: { $evidence }.
proof-failed = { $labels } etiketli model için erişilemez: { $goal }. Şunlar vardı: { $evidence }.
proof-pool-grew = Kanıtlama erken bitti: { $labels } etiketli model hakkındaydı ve mesajlar eklendi ya da çekildi ya da öznitelikler değişti. Şunlar vardı: { $evidence }.
proof-stopped = Kanıtlama durduruldu. Şunlar vardı: { $evidence }; bir sonrakinde sayılırlar.
proof-settled = Kararlı: yeni etiketler modelin tahminlerinin neredeyse hiçbirini değiştirmiyor.
proof-learnt-more = Model o zamandan beri daha çok öğrendi.
proof-is-running = Bir kanıtlama sürüyor: { $goal }. Sohbette /prove ne durumda olduğunu gösterir.
proof-nothing = En yeni model hakkında hiçbir şey kanıtlanmadı: bunu sohbette /prove yapar.
proof-takes-none = Başka yanıt gerekmiyor.
proof-takes = Hata olmazsa yaklaşık { $answers } yanıt gerekir.
proof-takes-with-one = Hata olmazsa yaklaşık { $answers } yanıt gerekir, bir hatayla { $with_one }.
proof-takes-most = Hata olmazsa yaklaşık { $answers } yanıt gerekir, nadiren { $most } yanıttan fazla.
proof-takes-with-one-most = Hata olmazsa yaklaşık { $answers } yanıt gerekir, bir hatayla { $with_one }, nadiren { $most } yanıttan fazla.
proof-rarely-reached = Daha çok hatayla erişilemez çıkabilir: bu yanıtlara sahip kampanyaların { $share } kadarı başarır.
proof-too-many-wrong = Erişilemez: denetlenen { $checked } etiketin { $wrong } tanesi yanlıştı, bu model hedefi tutturamıyor. Daha çok etiketle ve yeniden dene.
proof-few-flagged = Erişilemez: sınav için ayrılanlarda modelin işaretlediği yalnızca { $has } mesaj var, { $needs } gerekiyor.
proof-few-unflagged = Erişilemez: sınav için ayrılanlarda modelin geçirdiği yalnızca { $has } mesaj var, { $needs } gerekiyor.
proof-none-flagged = Erişilemez: sınav için ayrılanlarda modelin işaretlediği mesaj yok, { $needs } gerekiyor.
proof-none-unflagged = Erişilemez: sınav için ayrılanlarda modelin geçirdiği mesaj yok, { $needs } gerekiyor.
proof-no-pool = Bu spam oranıyla hiçbir küme yeterince büyük değil.
proof-pool = Bu spam oranıyla yaklaşık { $pool } mesajlık bir küme gerekir.

### The certificate's sentence

certificate-labelled = { $total } mesajın { $machine } tanesini model etiketledi (puanı { $threshold } ve üstü spam)
certificate-labelled-but = { $total } mesajın { $machine } tanesini model etiketledi (puanı { $threshold } ve üstü spam), { $left } tanesi etiketi sertifikalanamadığı için dışarıda bırakıldı
certificate-judged =
    { $labelled }; rastgele çekilen mesajlara verilen ve { $wrong } tanesi modelle çelişen { $answers } yanıta göre, her biri { $confidence } güvenle: yanlış oranı modelin tüm etiketlerinde en çok { $all }, spam etiketlerinde en çok { $spam }, no_spam etiketlerinde en çok { $no_spam }; { $found ->
        [unknown] spamin ne kadarının bulunduğu bilinmiyor
       *[other] tüm spam içinde bulunanların oranı en az { $found }
    }.
certificate-needs = Yanlış oranını en çok { $share } olarak sertifikalamak için bu modele rastgele çekilen mesajlara { $needs } hatasız yanıt gerekir ve toplam { $answers } var: bunları /prove certificate { $goal } sorar.
certificate-certified = Sertifikalandı: modelin etiketlerinde yanlış oranı en çok { $share }.
certificate-none = Sertifikalanmadı: bu modelin sertifikası yok (bkz. /prove).
certificate-not-proven = Sertifikalanmadı: modelin etiketlerinde yanlış oranının en çok { $share } olduğu kanıtlanmadı.

### Goals and proofs that cannot be

error-goal-prove = /prove, /prove certificate ya da %2 için /prove certificate 2 gönder.
error-goal-share = { $share } sertifikalanabilecek bir yanlış etiket oranı değil: tam sayı olarak %1 ile %50 arası. Örneğin: /prove certificate 2
error-goal-words = Hedef iki tam yüzdedir: işaretlenen mesajların ne kadarı spam olmalı ve tüm spamin ne kadarı geçebilir. Örneğin: /goal 80 50
error-goal-precision = %{ $share } ilk sayı olamaz. Bu, işaretlenen mesajların spam olması gereken en düşük oranıdır: %50 ile %99 arası.
error-goal-let-through = %{ $share } ikinci sayı olamaz. Bu, tüm spamin geçebilecek en yüksek oranıdır: %5 ile %95 arası.
error-label-names-two = Aralarına | koyarak iki ad yaz, önce spamin adı: /labels 🚫 Scam | ✅ Fine
error-label-names-long = Bir ad düğmeye sığması için en çok { $most } karakter olabilir.
error-label-names-characters = Bir adda harf, rakam, emoji ve boşluk olur; görünmez karakter ve @ / . = olmaz.
error-label-names-equal = İki adın sözcükleri farklı olmalı.
error-label-names-word = { $word } dosyalarda başka bir anlama gelir, bu yüzden bu ad olamaz. Spamin adı önce gelir.
error-proof-running = Zaten bir kanıtlama sürüyor.
error-proof-no-model = Henüz model yok. Her türden en az üç mesaj etiketle.
error-proof-no-exam = Bu kampanyanın sınavı yok, bu yüzden filtre hakkında hiçbir şey kanıtlanamaz.

### Files that cannot be read

error-file-carriage-returns = { $file } dosyasının satırları, eski Mac’lerdeki gibi yalnızca satır başı karakteriyle bitiyor. Önce dosyayı dönüştür, örneğin: { $command }
error-file-carriage-returns-packed = { $file } dosyasının satırları, eski Mac’lerdeki gibi yalnızca satır başı karakteriyle bitiyor. Dosyayı aç ve dönüştür, örneğin: { $command }
error-file-options = Seçenekler okunamadı: { $why }.
error-file-option = { $option } diye bir seçenek yok. Örneğin şöyle yaz: { $example }.
error-file-option-value = { $option } bir değer ister. Örneğin şöyle yaz: { $example }.
error-file-day = { $word } bir tarih değil. 2026-01-31 gibi yaz.
error-file-label-word = { $word } bir etiket belirtmiyor. Dosyadaki sözcüğü, = ve spam, no_spam ya da none yaz: reject=no_spam.
error-file-pyarrow = { $file }: bu biçimi okumak için pyarrow gerekir: pip install 'tapwise[parquet]'. Ya da mesajları CSV veya JSONL olarak kaydet.
error-file-parquet = { $file } eksik bir Parquet ya da Arrow dosyası veya çok büyük. Yeniden indir.
error-file-spreadsheet = { $file } eksik bir hesap tablosu, parolayla kilitli ya da çok büyük. Yeniden kaydet ya da CSV olarak kaydet.
error-file-no-sheet = { $file }: hiçbir sayfada metinler için bilinen adda bir sütun yok. --text-column ile belirt ya da sütuna text adını ver. { $notes }
error-file-encoding-name = Python { $encoding } kodlamasını tanımıyor. utf-8, cp1251 ya da cp1252 dene.
error-file-utf-16 = { $file } bayt sırası işareti olmayan UTF-16’ya benziyor. Öyleyse kodlamayı belirt: --encoding { $encoding }.
error-file-encoding = { $file }, satır { $line }: bu UTF-8 değil ve kodlama kesin değil. Metnin düzgün okunduğunu seç: { $options }. Dosya bozuk UTF-8 ise --encoding utf-8 okunamayan { $rows } satırı atlar.
error-file-not-valid = { $file }, satır { $line }: bu geçerli { $encoding } değil. Dosyayı yeniden kaydet.
error-file-too-many = { $file } içinde { $files } dosya var; sınır { $most }.
error-file-locked = { $file } parolayla kilitli. Önce paketten çıkar.
error-file-zip = { $file } eksik bir zip dosyası ({ $why }). Yeniden indir.
error-file-gzip = { $file } eksik bir gzip dosyası ({ $why }). Yeniden sıkıştır ya da indir.
error-file-archive = { $file } arşiv içinde bir arşiv. Önce paketten çıkar.
error-file-inflates = { $file } açılınca { $size } sınırını aşıyor; bu boyuttaki sıkıştırılmış dosya için sınır budur. Paketten çıkar, denetle ve açılmış dosyayı botun çalıştığı makinede tapwise import ile ekle.
error-file-no-messages = { $file } içinde mesaj dosyası yok. İçindekiler: { $files }.
error-file-ending = { $file } dosyasının uzantısı bilinmiyor. { $advice }. Bilinen uzantılar: { $endings }, her biri .gz ile de, ayrıca .zip; uzantısız dosyada her satır bir mesajdır.
error-file-no-text-column = { $file }, satır { $line }: metinler için bilinen adda bir sütun yok. Sütunlar: { $columns }. --text-column ile belirt ya da satırların üstüne text,label gibi bir başlık koy; bilinen adlar: { $names }.
error-file-no-columns = { $file }, satır { $line }: metinler için bilinen adda bir sütun yok. --text-column ile belirt ya da satırların üstüne text,label gibi bir başlık koy; bilinen adlar: { $names }.
error-file-no-column = { $column } adında bir sütun yok. Sütunlar: { $columns }.
error-file-personal = { $column } sütununda mesaj değil, kişilerin adresleri ya da numaraları var. Sütunlar: { $columns }.
error-file-long-value = { $file }, satır { $line }: bu değer { $most } karakterden uzun. Dosyayı her satırda bir nesne olacak şekilde (.jsonl) dönüştür, örneğin: jq -c '.[]'.
error-file-json = { $file }, satır { $line }: bu JSON değil. Yarıda kesildiyse yeniden dışa aktar ya da indir.
error-file-chats = { $file } içinde { $count } sohbet var. --chat ile, ad ya da numarayla seç ve özel olanları alma: { $chats }. Hepsi: --chat all.
error-file-no-chat = { $file } içinde bu adda bir sohbet yok. Olanlar: { $chats }.

### What was found in a file

file-empty-text = Metin boş.
file-empty-cell = Metin hücresi boş. İçinde metin varsa = ile başlıyor ve formül olarak kaydedilmiş: sayfayı CSV olarak kaydet.
file-long-text = Metin { $most } karakterden uzun.
file-nul = Metinde NUL karakteri var. Kaldır ya da dosyanın bayt sırası işareti olmayan UTF-16 olup olmadığına bak.
file-surrogate = Metinde yarım bir karakter (tek başına vekil) var. Kaldır.
file-not-decoded = Satırda dosyanın kodlamasında karakter olmayan baytlar var.
file-japanese = Metin UTF-8 değil, ISO-2022-JP. Kodlamayı belirt: --encoding iso2022_jp.
file-long-columns = Diğer sütunlar { $most } karakterden uzun.
file-other-label = Satırın etiketi { $label }, ama dosya { $given } olarak verildi.
file-unknown-label = { $word } bir etiket değil. spam ya da no_spam (veya ham) yaz ya da boş bırak; ya da anlamını belirt: --map { $word }=no_spam.
file-not-json = Satır JSON değil.
file-not-object = Satır { $example } gibi bir JSON nesnesi değil.
file-no-string = Nesnede şu adların hiçbiriyle metin yok: { $names }.
file-not-labelled = Satır, üstündekiler gibi ham ya da spam ve bir sekmeyle başlamıyor.
file-not-csv = Tırnaklar ya da satır sonları CSV kurallarına uymuyor veya satır çok uzun. Metni tırnak içine al ve içindeki her tırnağı iki kez yaz.
file-not-the-columns = Satırın hücre sayısı başlığınkiyle aynı değil. Ayırıcı içeren metni tırnak içine al.
file-other-reasons = Diğer nedenler.
file-empty-rows = boş satır
file-service = hizmet mesajı (biri katıldı, mesaj sabitlendi …)
file-no-text = metni ya da açıklaması olmayan mesaj
file-other-days = başka günlerin mesajı
file-no-messages = mesaj olmayan güncelleme
file-advice-telegram = Telegram’dan dışa aktarıldıysa sohbeti yeniden dışa aktar ve biçim olarak JSON seç
file-advice-copy = Mesajları bir tabloya kopyala ve CSV olarak kaydet
file-advice-text = Düz metin olarak kaydet, her satıra bir mesaj
file-advice-unpack = Önce paketten çıkar
file-advice-database = Mesajlarını CSV olarak dışa aktar
file-advice-convert = CSV ya da JSON’a dönüştür
file-advice-numbers = Excel ya da CSV olarak dışa aktar
file-advice-save = Bu biçimlerden birinde kaydet
file-empty = Dosya boş.
file-no-header = Tablonun başlığı yok.
file-list-more = { $shown } ve { $more } tane daha
file-uncertain-ends = Şu satırda başlayan mesajın ({ $lines }) nerede bittiği kesin değil, çünkü tırnakları bozuk. Altındaki satırlar ayrı mesajlar olarak okundu; onları denetle.
file-unprotected = Formüllere karşı koruyan kesme işareti { $texts } metinden kaldırıldı.
file-no-text-column = “{ $sheet }” sayfasında metin sütunu yok; sayfa atlandı.
file-guessed-column = Metin sütunu içeriğine göre seçildi; denetle.
file-inverted-label = “{ $column }” içinde 1 ve yes, no_spam demektir.
file-label-like = Etiket okunmadı, ama { $columns } etiket olabilir. Sütunu belirt: --label-column, sözcüklerinin anlamını da: --map WORD=spam.
file-labelled-lines = İlk satırların %{ $share } kadarı ham gibi bir etiketle başlıyor ve bu, mesajın parçası olarak okundu. Satırların üstüne label,text gibi bir başlık koy.
file-chats-read = { $count } sohbetin { $chosen } tanesi okundu.
