# Bahasa Indonesia. docs/languages.md menjelaskan cara menerjemahkan.

word-language = Bahasa Indonesia

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Bukan spam
button-unsure = 🤷 Tak yakin
button-skip = ⏭ Lewati
button-undo = ↩️ Urungkan
button-show-all = 📄 Tampilkan semua
button-look-again = 🔄 Lihat lagi
button-resume = ▶️ Lanjutkan

ask = <b>Apakah pesan ini spam?</b>
# Where the labels have names of the owner's.
ask-own = <b>Label mana yang cocok untuk pesan ini?</b>
shortened = <i>… { $more } karakter lagi</i>
caption-full-text = Pesan lengkap
newest-flips = <i>{ $labels } label sejauh ini. { $last } label terakhir mengubah dugaan model tentang { $flipped } pesan.</i>
nothing-empty = 📭 Belum ada pesan. Setelah ada yang diimpor, saya akan bertanya.
nothing-empty-owner = 📭 Belum ada pesan. Kirimi saya berkas berisi pesan, misalnya <code>messages.txt</code> dengan satu pesan per baris; /import menjelaskan formatnya.
nothing-done = 🎉 <b>Semua pesan sudah dilabeli.</b> Terima kasih! Kalau ada yang baru, saya akan bertanya.
nothing-elsewhere = ⏳ Orang lain sedang melabeli pesan-pesan terakhir. Kalau ada yang tak dijawab, saya akan bertanya kepadamu. Terima kasih!
nothing-stopped = 🙏 <b>Terima kasih atas semua jawabanmu.</b> Jawabanmu lebih sering dari biasanya berbeda dengan jawaban orang lain, jadi untuk sementara saya tidak bertanya. Pemilik dapat mengizinkanmu melanjutkan.
nothing-seen = 🎉 <b>Kamu sudah melihat semua pesan yang ada untukmu.</b> Terima kasih! Kalau ada yang baru, saya akan bertanya.
your-contribution = Kamu sudah memberi { $answers } jawaban. Berkat itu, { $messages } pesan mendapat label, termasuk yang hampir sama.
word-shared = Saya ikut melatih filter spam, pesan demi pesan. Kalau mau membantu, minta tautan kepada pemiliknya.
word-shared-counted = Saya sudah memberi { $answers } jawaban untuk melatih filter spam, pesan demi pesan. Kalau mau membantu, minta tautan kepada pemiliknya.
messages-again = 📬 Ada pesan untuk dilabeli. { $words }
next-takes-a-while = ⏳ Pesan berikutnya agak lama. Pesan itu akan muncul di sini dengan sendirinya. Jawabanmu tersimpan.
paused = ⏸ <b>Dijeda.</b> Pesanmu yang belum dijawab diberikan kepada orang lain. /label untuk melanjutkan.

word-spam = 🚫 Spam
word-no-spam = ✅ Bukan spam
word-unsure = 🤷 Tak yakin
word-skip = ⏭ Dilewati
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = bukan spam

toast-skipped = ⏭ Dilewati
toast-saved = { $choice }: tersimpan
toast-saved-counted = { $choice }: tersimpan · jawaban { $mine }
toast-milestone = 🎉 { $mine } jawaban darimu. Terima kasih!
toast-hurried = Cepat sekali! Bacalah setiap pesan dengan tenang: satu jawaban teliti lebih berguna daripada lima yang terburu-buru.
toast-previous-answer = Jawabanmu: { $choice }
toast-no-answer = Kamu tidak punya jawaban di sini.
toast-undone-asked-again = ↩️ Jawaban diurungkan. Ini pesannya lagi.
toast-undone-elsewhere = ↩️ Jawaban diurungkan. Pesannya sekarang ada pada orang lain.
toast-nothing-to-undo = Tidak ada yang bisa diurungkan.
toast-too-early = Tidak dihitung: pesan ini baru saja muncul. Baca dulu, lalu ketuk lagi.
toast-old-button = Tombol ini tidak berfungsi lagi. Kirim /label untuk kartu baru.

### Joining, invites, access

button-share = 📤 Bagikan
button-copy = 📋 Salin tautan
button-end-invite = 🚫 Tutup undangan { $invite }

word-owner = pemilik
word-curator = kurator
word-annotator = pelabel

toast-not-member = Di sini anggota sebuah grup boleh melabeli, tetapi saya tidak melihatmu di sana. Gabung ke grup dan ketuk lagi tombolnya, atau minta tautan kepada pemilik bot ini.
toast-members-unconfirmed = Telegram tidak mengonfirmasi bahwa kamu anggota grup. Kalau memang anggota, ketuk lagi tombol di sana setelah satu menit, atau minta tautan kepada pemilik bot ini.
toast-revoked = Pemilik telah mengakhiri aksesmu. Undangan baru tidak mengubahnya; minta pemilik memulihkannya.
toast-left-group = Kamu bukan lagi anggota grup tempat kamu bergabung. Gabung lagi dan ketuk tombol di sana, atau minta tautan kepada pemilik bot ini.
toast-group-closed = Anggota grup itu tidak dapat melabeli lagi. Minta tautan kepada pemilik bot ini.
toast-not-invited = Kamu perlu undangan untuk melabeli. Minta tautan kepada pemilik bot ini dan buka, atau kirim kepada saya; yang lama mungkin sudah habis atau kedaluwarsa.
toast-not-yours = Saya tidak menanyakan pesan itu kepadamu. Kirim /label untuk mendapat satu.
toast-not-labelled-yet = Belum ada yang melabeli pesan ini. Skornya dapat memengaruhi jawaban pertama.
toast-internal-error = Ada yang salah di pihak saya. Jawaban yang sudah saya konfirmasi tersimpan. Coba /label.
toast-try-later = Saya sedang tidak dapat menyimpan apa pun, jadi ini tidak tersimpan. Coba lagi nanti.
toast-only-owner = Hanya pemilik yang boleh melakukannya.
toast-only-curator = Hanya pemilik dan kurator yang boleh melakukannya.
own-number = Kalau ini botmu: ID Telegram-mu <code>{ $number }</code>; tulis di TAPWISE_OWNERS dan jalankan bot lagi.
not-a-command = Saya mengerti tombol dan perintah. /label menampilkan pesan; /help menampilkan daftar perintah.
copied-command = Saya hanya menjalankan perintah yang kamu tulis sendiri, jadi yang ini tidak.

welcome =
    👋 <b>Selamat datang!</b> Saya menampilkan pesan satu per satu; kamu tinggal mengetuk: spam atau bukan. Saya terutama bertanya tentang pesan yang membuat komputer ragu, jadi setiap jawaban berarti.

    Jawabanmu melatih filter spam untuk komunitas ini. /privacy menjelaskan apa yang saya simpan.

    Contoh: “Anda menang hadiah, klik di sini” adalah spam; “Sampai jumpa jam delapan” bukan.

you-are-revoked = Pemilik telah mengakhiri aksesmu, jadi saya tidak menampilkan pesan lagi. Terima kasih.
you-are-restored = Kamu boleh melabeli lagi. /label menampilkan pesan.

invitation =
    🎟 Tautan untuk { $people } orang, berlaku sampai { $until }. Siapa pun yang memilikinya boleh melabeli{ $role ->
        [curator] { " " }dan memutus perselisihan
       *[annotator] {""}
    }.

    <code>{ $link }</code>

word-invitation = Bantu melabeli spam, pesan demi pesan:
invite-usage = Kirim <code>/invite</code>, atau <code>/invite 10 3</code> untuk 10 orang dan 3 hari (paling banyak { $most } orang dan 365 hari). Dengan tambahan <code>curator</code>, mereka juga boleh memutus perselisihan.
no-invites = Tidak ada undangan yang terbuka. /invite membuat satu.
invites-title = <b>Undangan</b> (tautannya sendiri tidak disimpan)
invites-line = { $invite }. { $role }: { $used } dari { $uses } terpakai, sampai { $until }
toast-invite-ended = Undangan ini ditutup. Yang sudah bergabung tetap.

revoke-usage = <code>/revoke 5</code> mengakhiri akses pelabel 5; <code>/readmit 5</code> memulihkannya. Nomornya ada di /team.
not-revoked = Tidak ada pelabel { $who } yang aksesnya dapat diakhiri. Nomornya ada di /team.
revoked = Pelabel { $who } tidak boleh melabeli lagi. Jawaban yang sudah ada tidak berubah. <code>/readmit { $who }</code> memulihkan akses.
revoked-was-invited = Pelabel { $who }, yang aksesnya diakhiri, membuka tautan undangan dan ditolak. <code>/readmit { $who }</code> memulihkan akses.
restored = Pelabel { $who } boleh melabeli lagi.
was-not-revoked = Akses pelabel { $who } tidak diakhiri.

### Groups

button-join = 🏷 Bantu melabeli
button-close-group = 🚫 Tutup grup { $group }
button-owner-opens = 👤 Saya pemilik: buka
button-owner-closes = 👤 Saya pemilik: tutup

no-longer-member = Kamu bukan lagi anggota grup, jadi saya tidak menampilkan pesan lagi. Terima kasih atas bantuanmu.
no-longer-confirmed = Telegram tidak lagi mengonfirmasi bahwa kamu anggota grup, jadi saya tidak menampilkan pesan lagi. Kalau memang anggota, ketuk tombol di grup untuk melanjutkan.
group-no-longer-labels = Anggota grupmu tidak dapat melabeli lagi. Terima kasih atas bantuanmu.
how-to-open = Tambahkan saya ke grupmu: saya memasang tombol di sana, dan semua anggota boleh melabeli. Jadikan saya admin supaya saya langsung tahu siapa yang keluar. Untuk mengakhiri, kirim <code>/close@{ $bot }</code> di grup, atau /groups di sini.
no-groups = Tidak ada grup yang terbuka. /open menjelaskan cara membukanya.
groups-title = <b>Grup yang anggotanya boleh melabeli</b>
groups-line = { $group }. { $title }: { $annotators } pelabel
owner-needed-to-open = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu pemilik saya dan ingin anggota grup ini melabeli, ketuk tombolnya: hanya saya yang diberi tahu Telegram siapa yang mengetuk.
owner-needed-to-close = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu pemilik saya dan ingin pelabelan diakhiri, ketuk tombolnya: hanya saya yang diberi tahu Telegram siapa yang mengetuk.
not-posted = ⚠️ Grup { $title } terbuka, tetapi Telegram tidak mengizinkan saya memasang tombol di sana: saya tidak boleh menulis, atau topiknya ditutup. Jadikan saya admin, dan saya pasang; atau tulis <code>/open@{ $bot }</code> di topik yang terbuka.
members-not-reported = ⚠️ Telegram tidak memberi tahu saya siapa anggota grup { $title }. Tidak ada yang dapat bergabung lewat grup itu, dan sebentar lagi anggotanya tidak akan ditanyai lagi. Jadikan saya admin grup, atau undang dengan /invite.
group-opened = 🏷 <b>Bantu menjaga grup ini dari spam.</b> Saya menampilkan pesan di obrolan pribadi, dan kamu tinggal mengetuk: spam atau bukan. Semua anggota grup ini boleh ikut.
group-closed = Anggota grup ini tidak dapat melabeli lagi. Terima kasih semuanya.

### Groups that are watched

how-to-watch = Di grup, saya dapat mengambil sendiri pesan baru. Admin grup menulis <code>/watch@{ $bot }</code> di sana, kalau grupnya terbuka (/open) atau admin itu pemilik saya. Di grup saya menjelaskan apa yang saya baca dan cara menolaknya. Saya menyimpan teks dan keterangan, tetapi tidak pernah siapa penulisnya: sebagian secara acak, dan yang saya ragukan. <code>/unwatch@{ $bot }</code> mengakhirinya.
watch-notice =
    👀 <b>Mulai sekarang saya membaca pesan baru di grup ini.</b> Dari sebagian pesan, saya menyimpan teks atau keterangannya, tetapi tidak pernah siapa penulisnya. Para pelabel melihatnya tanpa nama dan menyatakan apakah itu spam.

    Kalau kamu tidak mau, ketuk <b>Kecuali pesan saya</b>: semua yang kamu tulis sejak saat itu saya lewatkan. Pesanmu yang terdahulu tidak dapat saya temukan, karena pengirim tidak saya simpan. Pesan atas nama grup atau kanal dilewatkan.

    Admin mengakhirinya dengan <code>/unwatch@{ $bot }</code>, lalu dapat menghapus yang belum dilabeli siapa pun.

button-not-mine = 🙅 Kecuali pesan saya
watch-over = 👀 Saya tidak lagi membaca pesan di grup ini.
already-watched = 👀 Saya sudah membaca pesan baru di grup ini.
watched-came = Saya sudah membaca { $messages } pesan dan menyimpan { $kept }.
not-watched = Saya tidak membaca pesan di grup ini.
cannot-read =
    ⚠️ Telegram tidak meneruskan pesan grup ini kepada saya. Lakukan salah satu:
    • Jadikan saya admin grup; tidak perlu hak apa pun. Lalu tulis <code>/watch@{ $bot }</code> lagi.
    • Tulis <code>/setprivacy</code> kepada <code>@BotFather</code>, pilih <code>@{ $bot }</code>, dan ketuk <b>Disable</b>. Lalu keluarkan saya dari grup, tambahkan lagi, dan tulis <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ Telegram tidak memberi tahu saya siapa yang boleh melakukannya di sini. Coba lagi setelah satu menit.
administrator-needed-to-watch = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu admin grup ini dan ingin saya membaca pesan baru di sini, ketuk tombolnya: hanya saya yang diberi tahu Telegram siapa yang mengetuk.
administrator-needed-to-unwatch = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu admin grup ini dan ingin saya berhenti membaca di sini, ketuk tombolnya: hanya saya yang diberi tahu Telegram siapa yang mengetuk.
button-administrator = 👤 Saya admin
administrator-confirmed = 👤 Seorang admin sudah mengetuk tombolnya.
toast-may-not-watch = Hanya admin grup yang dapat melakukannya, kalau grupnya terbuka atau bot ini miliknya.
toast-objection-noted = 🙅 Mulai sekarang pesanmu saya lewatkan. Saya menyimpan tanda pendek yang dibuat dengan kunci, bukan ID atau namamu.
watched-unanswered = { $messages } di antaranya belum dijawab siapa pun. Hapus?
button-delete-watched = 🗑 Hapus { $messages }
button-keep-watched = Simpan
watched-deleted = 🗑 { $messages } pesan dihapus.
watched-stayed = { $messages } tetap ada, karena sudah dijawab.
watched-kept = Pesannya tetap ada.
watch-began = 👀 Admin grup { $title } mengizinkan saya membaca pesan baru di sana. Pesannya segera dapat ditanyakan. <code>/unwatch</code> di grup mengakhirinya.
ask-usage = Balas pesan di grup yang saya baca (/watch) dengan <code>/ask@{ $bot }</code>: saya segera menanyakannya kepada orang lain, seperti pesan lainnya. Saya tidak dapat mengambil pesan tanpa teks, pesan dari sebelum pemberitahuan saya, atau pesan dari orang yang menolak.
not-announced = ⚠️ Saya tidak membaca pesan di grup { $title }, karena Telegram tidak mengizinkan saya mengumumkannya di sana: saya tidak boleh menulis, atau topiknya ditutup. Jadikan saya admin, atau tulis <code>/watch@{ $bot }</code> di topik yang terbuka.
watch-full = 👀 Dari grup { $title } sudah datang { $messages } pesan, sebanyak yang diizinkan TAPWISE_WATCH_LIMIT. Saya tidak menyimpan lebih dari itu. Naikkan batasnya dan jalankan saya lagi, atau akhiri dengan <code>/unwatch</code> di grup dan mulai lagi dengan <code>/watch</code>.

### Commands and /help

command-label = tampilkan pesan untuk dilabeli
command-undo = urungkan jawaban terakhirmu
command-history = jawaban terakhirmu; ubah yang mana saja
command-stats = kemajuan dan mutu
command-pause = berhenti dulu
command-settings = bahasa, konfirmasi, dan pengingat
command-privacy = apa yang saya simpan tentangmu
command-forgetme = hapus ID Telegram-mu dari kampanye
command-help = cara kerjanya
command-menu = semua yang bisa saya lakukan
command-invite = buat tautan undangan
command-invites = tautan undangan yang masih berlaku
command-open = izinkan anggota grup melabeli
command-groups = grup yang boleh melabeli; tutup yang mana saja
command-watch = ambil pesan baru dari grup
command-team = pelabel dan keandalannya
command-disputes = putuskan jawaban yang berselisih
command-rule = aturan tentang spam di setiap kartu
command-labels = nama sendiri untuk kedua label
command-gold = pakai pesan terakhirmu untuk memeriksa orang lain
command-revoke = akhiri akses seorang pelabel
command-readmit = izinkan lagi seorang pelabel
command-forget = hapus identitas seorang pelabel
command-import = tambah pesan dari berkas
command-export = ambil kumpulan pesan berlabel
command-model = ambil model yang sudah belajar
command-prove = buktikan mutu filter, atau sertifikasi labelnya
command-goal = sasaran untuk filter
command-why = jelaskan skor pesan terakhirmu
command-check = seberapa mungkin sebuah pesan spam

help = Saya menampilkan pesan; ketuk <b>{ $spam_name }</b> atau <b>{ $no_spam_name }</b>. <b>Tak yakin</b> juga jawaban jujur; <b>Lewati</b> tidak mengatakan apa pun tentang pesan; <b>Urungkan</b> menarik kembali jawaban terakhirmu.
help-line = /{ $command } – { $does }

menu = <b>Menu</b>
button-menu-labelling = 🏷 Labeli
button-menu-progress = 📊 Kemajuan
button-menu-people = 👥 Tim
button-menu-invites = 🎟 Undang
button-menu-files = 📦 Impor dan ekspor
button-menu-review = ⚖️ Tinjau
button-menu-own = ⚙️ Pengaturan
button-menu-back = ⬅️ Menu
button-open-menu = ☰ Menu
button-make-invite = 🎟 Undang
welcome-owner =
    👋 <b>Selamat datang! Bot ini milikmu.</b>

    1. Kirimi saya berkas berisi pesan, misalnya <code>messages.txt</code> dengan satu pesan per baris.
    2. Undang orang: /invite membuat tautan.
    3. Labeli sendiri beberapa pesan, di kartu di bawah.

    /menu menampilkan yang lainnya.

### /history, /settings, /privacy

button-older = ◀️ Lebih lama
button-newer = Lebih baru ▶️
button-never-remind = 🔕 Jangan ingatkan
button-change-clock = 🕒 Jam saya berubah
button-forget-yes = 🗑 Lupakan selamanya
button-forget-no = Jangan lupakan
button-forget-other-yes = 🗑 Lupakan selamanya
button-forget-other-no = Jangan lupakan
button-quiet-off = 🔔 Konfirmasi aktif
button-quiet-on = 🔕 Konfirmasi mati
button-cheer-off = 🎈 Sembunyikan hitungan
button-cheer-on = 🎈 Tampilkan hitungan
button-remind = ⏰ Ingatkan saya
button-change-reminder = ⏰ Ubah pengingat
button-as-in-telegram = 🌐 Seperti Telegram

history = <b>Jawaban terakhirmu.</b> Ketuk nomor untuk mengubah jawaban itu.
no-history = Kamu tidak punya jawaban di sini.
history-entry = { $place }. { $choice }

settings =
    <b>Pengaturan</b>
    Bahasa: { $language }
    Konfirmasi setelah setiap ketukan: { $confirmation ->
        [off] mati
       *[on] aktif
    }
    Tampilkan jumlah jawaban saya: { $counted ->
        [off] mati
       *[on] aktif
    }
    Pengingat harian: { $reminder ->
        [none] tidak ada
       *[other] { $reminder }, waktu setempatmu
    }
which-language = 🌐 <b>Bahasa apa yang ingin kamu pakai?</b>
which-hour-is-it = <b>Jam berapa sekarang di tempatmu?</b> Telegram tidak memberi tahu saya zona waktumu.
when-to-remind = <b>Jam berapa saya harus mengingatkanmu?</b> Saya hanya mengingatkan kalau kamu tidak menjawab dalam 20 jam sebelumnya.
reminder = ⏰ Ada pesan yang menunggu. /label menampilkan satu; /settings mengubah pengingat ini.

word-phone = nomor telepon
word-email = alamat email
word-name = nama pengguna
word-card = nomor kartu
word-link = tautan

privacy =
    <b>Apa yang saya simpan tentangmu</b>
    • ID pengguna Telegram-mu, peranmu, undangan yang kamu pakai, dan kapan kamu bergabung
    • setiap pertanyaan saya dan setiap jawabanmu, dengan waktunya dan nomor yang menandai ketukan atau pesannya; juga jawaban yang diurungkan
    • pesan mana yang kamu minta ditanyakan kepada orang lain
    • bahasa Telegram-mu, supaya saya menulis dalam bahasa itu
    • pilihanmu di /settings (untuk pengingat: jamnya, zona waktumu, dan kapan terakhir saya kirim), apakah kamu menjeda, dan pesan obrolan mana yang menjadi kartumu
    • perkiraan seberapa sering jawabanmu benar, apakah dihitung, dan pemberitahuan apa tentang itu yang diterima pemilik
    • kalau kamu bergabung sebagai anggota grup: grup mana, dan apakah kamu sudah keluar
    • kapan terakhir saya menulis kepadamu bahwa ada pesan lagi, dan aturan mana yang kamu tetapkan

    Saya tidak menyimpan nama, foto, nomor telepon, obrolan lain, atau apa yang kamu tulis di sini. Pengecualiannya adalah berkas yang dikirim pemilik: pesannya diimpor.
    Basis data ada pada pemilik bot ini. Label yang diekspor memuat nomor pelabelmu, bukan ID Telegram. Saya tidak pernah menghapus jawaban; /forgetme menghapus catatan bahwa itu milikmu, juga setelah aksesmu berakhir, dan pemilik dapat melakukannya untukmu. Cadangan dan salinan sebelumnya menyimpan catatan itu sampai pemilik menghapusnya. Log saya hanya memuat nomor pelabel.
    Setelah /forgetme saya menyimpan sidik ID dan undanganmu, dibuat dengan kunci dalam basis data ini, supaya saat kembali kamu melanjutkan sebagai pelabel tanpa nama yang sama. Pemegang basis data hanya dapat menemukan ID-mu dengan mencoba semua ID yang mungkin.

    Kalau kamu menulis di grup yang saya baca (saya mengatakannya di sana), saya mungkin menyimpan teks atau keterangan pesan, tetapi tidak pernah bahwa itu milikmu. Kalau kamu mengetuk “Kecuali pesan saya” di sana, saya menyimpan tanda pendek yang dibuat dengan kunci, yang sama untuk banyak ID Telegram.

    Pesan yang kamu lihat berasal dari berkas pemilik atau dari grup yang saya baca: tolong jangan diteruskan.

privacy-protected = Telegram tidak mengizinkan siapa pun meneruskan atau menyalinnya.
privacy-hidden = Sejauh dapat dikenali, saya menyembunyikan darimu dalam pesan: { $kinds }. Model dan ekspor pemilik memuatnya.

forget-question = <b>Lupakan siapa kamu?</b> Saya menghapus ID Telegram, pengaturan, dan grupmu selamanya, dan kamu tidak dapat melabeli lagi. Jawabanmu tetap ada di bawah nomor anonim. Kalau bergabung lagi, kamu melanjutkan dengan nomor itu: lihat /privacy.
nothing-to-forget = Saya tidak menyimpan apa pun tentangmu.
forgotten = 🗑 Saya tidak tahu lagi siapa kamu. Terima kasih atas bantuanmu.
not-forgotten = Semuanya tetap seperti semula.
owner-stays = Bot ini milikmu. Hapus dulu ID-mu dari TAPWISE_OWNERS dan jalankan bot lagi.
forget-usage = <code>/forget 5</code> menghapus identitas pelabel 5, juga setelah aksesnya diakhiri atau ia keluar. Nomornya ada di /team.
cannot-be-forgotten = Tidak ada pelabel { $who } untuk dilupakan: tidak pernah ada, ia pemilik, atau sudah dilakukan. Nomornya ada di /team.
forget-other-question = <b>Lupakan siapa pelabel { $who }?</b> Saya menghapus ID Telegram, pengaturan, dan grupnya selamanya, dan ia tidak dapat melabeli lagi. Jawabannya tetap ada di bawah nomor anonim. Kalau aksesnya tidak diakhiri, ia dapat bergabung lagi.
other-forgotten = 🗑 Saya tidak tahu lagi siapa pelabel { $who }.
card-of-forgotten = 🗑 Pesan terakhirmu pernah tampil di sini.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Salah? Tanya yang lain
button-ask-others = 🙋 Tanya yang lain
check-spam = <b>Kemungkinan besar spam</b>: { $percent }.
check-no-spam = <b>Kemungkinan besar bukan spam</b>: peluang spam { $percent }.
# Where the labels have names of the owner's.
check-own = Kemungkinan besar <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 Pesan ini, atau yang hampir sama, ada dalam kampanye, dan mungkin masih akan ditanyakan kepada seseorang. Saya tidak berkata apa-apa di sini, supaya tidak memengaruhi siapa pun.
check-usage = Teruskan pesan kepada saya, balas pesan dengan /check, atau tulis <code>/check some text</code>. Saya katakan seberapa mungkin itu spam, dan mengapa.
check-without-text = Pesan ini tidak berisi teks, jadi saya tidak dapat memeriksanya.
check-not-mine = Pesan ini saya yang menulis. Teruskan pesan aslinya, atau tulis <code>/check some text</code>.
toast-check-is-gone = Yang lain sudah ditanyai, atau tombol ini sudah kedaluwarsa. Kirim pesannya lagi.
asked-others-new = 🙋 Pesan ini sekarang ada dalam kampanye. Yang lain segera ditanyai, dan tidak melihat pendapat saya.
asked-others-known = 🙋 Pesan ini, atau yang hampir sama, sudah ada dalam kampanye. Yang lain ditanyai saat gilirannya tiba.
asked-others-nobody = Belum ada orang lain yang melabeli di sini, jadi tidak ada yang dapat ditanyai.
asked-others-proof = Pembuktian sedang berjalan, dan pesan baru akan mengakhirinya. Tanyakan lagi setelah selesai.

### /stats and /why

stats-settled = <b>{ $settled }</b> dari { $items } pesan sudah diputuskan. Tersisa { $left } pesan.
stats-how = { $answered } dari jawaban, { $inherited } dari pesan yang hampir sama, { $known } sudah diketahui: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Oleh model: { $machine } lagi, dalam ekspor semua pesan (/export).
stats-answers = { $answers } jawaban diberikan: { $mine } darimu, { $day } dalam 24 jam terakhir. Model sudah mempelajari { $learnt } jawaban; jawaban ujian tidak dipelajarinya.
stats-mine = <b>{ $mine }</b> jawaban darimu.
stats-shared = Semua pelabel memberi { $answers } jawaban sejauh ini. Ada { $items } pesan.
quality = <b>Mutu</b>
quality-last-checkpoint = <b>Mutu</b> pada pemeriksaan terakhir
flips = { $labels } label terakhir mengubah prediksi untuk { $flipped } dari { $compared } pesan.
advice = 🏁 <b>Modelnya sudah stabil.</b> { $why } Melabeli lebih banyak hanya sedikit mengubahnya.
advice-settled = Tiga kali berturut-turut, label tambahan hampir tidak mengubah prediksinya.
advice-no-question-left = Ia yakin tentang setiap pesan yang tersisa (tidak ada skor antara { $low } dan { $high }).
advice-unproven = Seberapa baik modelnya belum terbukti.
advice-choices = <b>Buktikan</b> menunjukkan apa yang diperlukan untuk membuktikan bahwa ini filter yang baik. <b>Sertifikasi</b> menunjukkan apa yang diperlukan untuk membatasi label salah di antara yang diberikannya. Kamu juga boleh lanjut, atau berhenti: /export mengirim pesan berlabel.
caption-overview = ① 🟢 Spam di antara yang akan ditandai filter, 🟠 spam di antara yang akan diloloskannya, menurut jumlah jawaban ujian. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Jawaban per hari. ④ Jawaban tiap pelabel.
caption-no-labels = Belum ada label.
caption-labels = { $labels } pesan diputuskan: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, dengan jawaban dari { $people } pelabel.
features = Fitur model: { $features } ({ $why }).
word-features-measured = yang terkaya yang sanggup ditangani mesin ini
word-features-again = seperti sebelumnya
word-features-set = sesuai TAPWISE_FEATURES
word-features-chosen = dipilih pemilik
word-features-read = makna semua pesan sudah dibaca
features-follow = Makna pesan sedang dibaca; setelah itu fiturnya { $features }.
features-read = { $messages } pesan sudah dibaca sejauh ini.
why = <b>Skor { $score }</b> (0 { $no_spam_name }, 1 { $spam_name })
why-signs = ▲ menaikkan skor, ▼ menurunkannya.
why-near = { $similarity } mirip, dilabeli <b>{ $label }</b>:
why-meaning =
    Makna: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , seperti { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = Belum ada model. Perlu sedikitnya tiga label dari tiap jenis.
why-usage = /why menjelaskan skor pesan yang terakhir kamu jawab; <code>/why some text</code> menjelaskan skor teks apa pun.

### /prove and /goal

button-start-proof = ▶️ Mulai
button-stop-proof = ⏹ Hentikan
button-cancel-proof = Batal
button-prove-filter = 🛡 Buktikan
button-certify-labels = 📜 Sertifikasi
button-decide-later = Nanti

goal =
    🎯 Sasaran filter: { $goal }.

    <code>/goal 90 30</code> menetapkan yang lain: sedikitnya 90% dari yang ditandainya adalah spam, dan paling banyak 30% dari semua spam lolos. /prove mencoba membuktikannya.

goal-set = 🎯 Sasaran baru filter: { $goal }.
goal-set-while-running = 🎯 Sasaran baru filter: { $goal }. Pembuktian yang sedang berjalan tetap memakai sasarannya.
title-filter = 🛡 <b>Buktikan filter</b>: { $goal }.
title-labels = 📜 <b>Sertifikasi label</b>: { $goal }.
drawn-filter = Setelah itu semua orang hanya mendapat pertanyaan yang diambil secara acak. Kartunya terlihat sama. Sementara itu model tidak belajar.
drawn-labels = Setelah itu semua orang hanya mendapat pertanyaan yang diambil secara acak dari semua pesan tanpa label. Kartunya terlihat sama. Sementara itu model tidak belajar.
goal-changes = /goal mengubah sasaran.
running-proof = ⏳ <b>Pembuktian sedang berjalan.</b> Sasaran: { $goal }.
running-proof-evidence = Sejauh ini ada { $evidence }. { $forecast }
running-proof-shown = /prove menampilkannya lagi. Saya akan memberi tahu kamu kalau sudah selesai.
ended-proof-stands = Pertanyaan biasa diajukan lagi, jadi model terus belajar. Pernyataan ini tentang model seperti sekarang.
ended-proof-certificate = /export mengirim sertifikat hanya sampai label berikutnya dipelajari.
ended-proof-out-of-reach = Pertanyaan biasa diajukan lagi. /prove menunjukkan apa yang diperlukan.
no-proof-started = Tidak ada yang dimulai. /prove bertanya lagi.
no-proof-needed = Jawaban yang sudah ada cukup.
no-proof-running = Tidak ada pembuktian yang berjalan.
no-proof-now = Baik. /prove bertanya lagi.

### /team, /disputes, /gold

button-leave-open = ↪️ Biarkan terbuka
button-count = ✅ Hitung pelabel { $who }
button-count-again = ↩️ Hitung lagi no. { $who }
button-ignore = 🚫 Abaikan pelabel { $who }

word-revoked = 🚫 akses diakhiri
word-left = 👋 keluar
word-forgotten = dilupakan
word-proven = terbukti andal
word-probation = masa percobaan

team-title = <b>Tim</b>
team-more = … dan { $more } lagi: <code>tapwise status --team</code>
agreement-doubtful-too-few = Kesepakatan pada pesan yang meragukan: masih terlalu sedikit yang punya beberapa jawaban ({ $shared }).
agreement-doubtful-one-label = Kesepakatan pada { $shared } pesan yang meragukan: tidak dapat diukur, karena labelnya sama semua.
agreement-doubtful = Kesepakatan pada { $shared } pesan yang meragukan: { $alpha } (alfa Krippendorff)
agreement-planned-too-few = Kesepakatan pada pesan ujian, yang menurut rencana dijawab dua orang: masih terlalu sedikit ({ $shared }).
agreement-planned-one-label = Kesepakatan pada { $shared } pesan ujian: tidak dapat diukur, karena labelnya sama semua.
agreement-planned = Kesepakatan pada { $shared } pesan ujian, yang menurut rencana dijawab dua orang: { $alpha } (alfa Krippendorff)
member-name = Pelabel { $who }
member-with-role = { $name } ({ $role })
member-answers = { $answers } jawaban, { $day } dalam 24 jam
member-vouched = dijamin oleh pemilik
member-gold = pertanyaan kontrol { $right } dari { $asked }
member-hasty = { $hasty } sangat cepat
member-ignored = ⚠️ diabaikan
member-right = { $spam_name } { $spam } benar, { $no_spam_name } { $other } benar
member-constant = ⚠️ hampir selalu mengetuk { $choice }
member-informative = informatif { $share } ({ $low } sampai { $high })
reliability-explained = <i>Informatif: 100% adalah pelabel sempurna; 0% adalah pelabel yang jawabannya tidak bergantung pada pesan. Masa percobaan: belum diketahui apakah informatif; jawabannya berbobot lebih kecil, dan orang lain juga ditanyai.</i>
erring-alike = ⚠️ Pada satu jenis pesan, pelabel { $who } mengetuk { $choice } sedangkan yang lain tidak. Tapwise mengabaikan jawaban ini dan menghitung jawaban mereka yang lain. Kalau mereka benar, labeli sendiri pesan seperti itu.

trust-counts = Jawaban pelabel { $who } dihitung, termasuk yang terdahulu.
trust-ignored = Jawaban pelabel { $who } diabaikan, termasuk yang terdahulu.
toast-no-such-annotator = Tidak ada pelabel dengan nomor ini.
annotator-excluded = ⚠️ <b>Jawaban pelabel { $who } sekarang diabaikan.</b> { $evidence } Ia diberi ucapan terima kasih dan tidak ditanyai lagi. Satu ketukan membatalkannya; /team menampilkan semua orang.
annotator-doubtful = ❓ <b>Apakah jawaban pelabel { $who } dihitung?</b> { $evidence } Tapwise tidak mengabaikannya sendiri: terlalu sedikit orang yang tersisa untuk dibandingkan, dan mungkin yang lain yang keliru. Lihat beberapa jawabannya, lalu putuskan. Keputusanmu tetap; /team dapat mengubahnya.
annotator-dominant = 📊 <b>Pelabel { $who } memberi { $share } dari semua jawaban.</b> Di tempat yang tidak dijawab orang lain, model juga mempelajari kesalahannya, jadi label itu berbobot lebih kecil. Lebih banyak pelabel membantu: /invite. /team menunjukkan keandalan setiap orang.
evidence = Dibandingkan dengan label yang diketahui, jawaban orang lain, dan model, bagian jawaban yang benar: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Ia hampir selalu menjawab { $choice }.

dispute = <b>Jawaban-jawaban belum memutuskan pesan ini.</b> ({ $count } perselisihan)
no-disputes = Tidak ada pesan yang diperselisihkan. 🎉
no-more-disputes = Itu yang terakhir. { $left } tetap terbuka; /disputes menampilkannya lagi.
toast-settled = Diputuskan: { $choice }
toast-left-open = Dibiarkan terbuka
toast-not-disputed = Pesan ini sudah diputuskan.

gold-usage = Labeli sendiri sebuah pesan, lalu kirim /gold: saya menampilkannya dan bertanya apakah labelnya mulai sekarang diketahui. Pesan itu menjadi pertanyaan kontrol: ditanyakan kepada orang lain tanpa tanda, untuk mengukur seberapa sering mereka benar. <code>/gold no_spam</code> dan teks pesan, atau sebagai balasan kepadanya, memperbaiki label yang datang dari berkas.
no-such-message = Tidak ada pesan dalam kampanye dengan teks persis ini. Salin seluruh pesan di belakang <code>/gold spam</code> atau <code>/gold no_spam</code>, atau tulis sebagai balasan pesan itu.
gold-marked = 🥇 Pertanyaan kontrol, label diketahui: { $choice }. /undo tidak mengubahnya.
ask-gold = <b>Pakai pesan ini sebagai pertanyaan kontrol?</b> Labelnya lalu diketahui: { $choice }. Pesan ini ditanyakan kepada orang lain tanpa tanda, untuk mengukur seberapa sering mereka benar.
button-gold-yes = 🥇 Pakai
button-gold-no = Batal
button-gold-back = ↩️ Tarik kembali
gold-taken-back = ↩️ Ditarik kembali: yang diketahui sebelumnya tentang pesan ini berlaku lagi.
gold-not-taken-back = Label ini bukan lagi yang terbaru, jadi tidak ditarik kembali.
gold-cancelled = Tidak ada yang diubah.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Contoh
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }

guideline = <b>Aturan { $version }</b>
no-guideline = Belum ada aturan.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> menaruh baris ini di setiap kartu (paling banyak { $rule } karakter). Baris di bawahnya menjadi contoh di balik tombol (paling banyak { $examples } karakter). Setiap perubahan adalah versi baru, dan setiap jawaban disimpan dengan versi yang berlaku saat itu. <code>/rule off</code> menghilangkan barisnya.
guideline-set =
    📏 Mulai sekarang aturan { $version } ada di setiap kartu:
    <i>{ $rule }</i>
guideline-off = Mulai sekarang tidak ada aturan di kartu (versi { $version }).
guideline-too-long = Terlalu panjang: baris pertama boleh { $rule } karakter, contoh di bawahnya { $examples }.

### /labels

label-names = Kedua label bernama <b>{ $spam_name }</b> dan <b>{ $no_spam_name }</b>.
no-label-names = Label belum punya nama sendiri: setiap orang membaca kata dalam bahasanya.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> menaruh kedua nama ini di setiap kartu, nama untuk spam lebih dulu: emoji dan kata, masing-masing paling banyak { $most } karakter. Nama ini dibaca dalam semua bahasa. Berkas dan ekspor tetap memakai <code>spam</code> dan <code>no_spam</code>. <code>/labels reset</code> mengembalikan kata tiap bahasa.
label-names-set = 🏷 Mulai sekarang label bernama <b>{ $spam_name }</b> dan <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 Mulai sekarang setiap orang membaca kata dalam bahasanya untuk label.
# Below the welcome, /help and /stats.
label-names-note = Di sini <b>{ $spam_name }</b> berarti spam, dan <b>{ $no_spam_name }</b> berarti selain itu.

### Files

button-import-yes = 📥 Impor
button-import-no = Batal
button-send-every = 📦 Semua pesan

how-to-import = Kirim berkas kepada saya: <code>dataset.txt</code> (satu pesan per baris), <code>spam.txt</code> dan <code>no_spam.txt</code> (berlabel), atau salah satu format ini: { $forms }. Tabel perlu baris judul. Semuanya boleh dikompres (.gz). Batasnya 20 MB; untuk berkas lebih besar pakai <code>tapwise import</code> di komputer. Saya menampilkan temuan sebelum mengimpor. Keterangan berkas boleh berisi cara membacanya, misalnya <code>--spam</code>, <code>--encoding cp1252</code>, atau <code>--text-column body</code>.
columns-found = Teks: { $text }. Label: { $label }.
messages-found = <b>{ $rows } pesan</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } tanpa label.
columns-kept = Disimpan untuk ekspor, tidak pernah ditampilkan: { $columns }
more-files = … dan { $count } berkas lagi.
nothing-to-import = Tidak ada yang dapat diimpor dalam berkas ini.
toast-file-is-gone = Berkas ini sudah diimpor, atau tidak ada lagi di sini. Kirim lagi untuk mengimpornya.
not-imported = Tidak ada yang diimpor.
reading = ⏳ Membaca berkas …
download-failed = Telegram tidak mengirimkan berkasnya. Tolong kirim lagi.
local-server = Server Bot API dijalankan dengan --local: ia menyimpan berkas di foldernya sendiri dan tidak menyerahkannya. Kalau berjalan di mesin bot, tulis folder itu (--dir-nya) di TAPWISE_LOCAL_FILES dan jalankan bot lagi. Kalau tidak, jalankan server tanpa --local, atau pakai <code>tapwise import</code> di komputer.
too-large = Bot dapat mengunduh berkas hingga 20 MB. Kompres berkasnya (.gz), atau pakai <code>tapwise import</code> di komputer.
imported = 📥 <b>{ $items } pesan baru</b>, { $labels } label baru. { $known } sudah diketahui.
imported-repeats = { $repeats } baris mengulang baris lain dalam berkas.
imported-replaced = { $replaced } label diganti.
imported-conflicts = { $conflicts } pesan sudah punya label lain, yang dipertahankan.
imported-bad = { $bad } baris tidak dapat dibaca:
nothing-to-export = Belum ada pesan yang dilabeli. /label menampilkan satu.
caption-exported = 📤 { $labels } pesan yang sudah diputuskan
offer-every = Tombol ini mengirim <b>setiap pesan dengan label</b>, dari orang atau dari model, dan sertifikat: paling banyak berapa bagian label model yang salah.
being-imported = Pesan baru sedang diimpor. Ketuk tombolnya lagi setelah satu menit.
caption-every = 📦 { $messages } pesan
caption-model-sent = 📤 Model yang sudah belajar. Kartunya menjelaskan cara memuatnya dan seberapa baik mutunya.
model-too-large = Model lebih besar dari 50 MB, yang tidak diterima Telegram dari bot. Simpan di komputer dengan <code>tapwise model filter.skops</code>.
model-not-sent = Telegram tidak menerima model, atau tidak mengonfirmasinya. /model mengirimnya lagi; <code>tapwise model filter.skops</code> menyimpannya di komputer.
upload-failed = Telegram tidak menerima <code>{ $file }</code>, atau tidak mengonfirmasinya. /export mengirim semuanya lagi. Berkas lebih dari 50 MB hanya dapat diekspor di komputer dengan <code>tapwise export</code>.

### The honest score

score-percent = { $number }%
score-interval = { $low }–{ $high }%
score-flagged = Dari yang akan ditandai model, { $share } adalah spam ({ $interval }; { $hits } dari { $of } yang diperiksa).
score-flagged-shared = Dari yang akan ditandai model, { $share } ({ $interval }) adalah spam.
score-flagged-none = Model tidak akan menandai satu pun dari { $reserve } pesan yang disimpan untuk ujian.
score-flagged-unchecked = Belum ada yang memeriksa apa yang akan ditandai model.
score-flagged-few = Dari yang akan ditandai model, { $spam } dari { $flagged } yang diperiksa adalah spam: terlalu sedikit untuk menyebut bagiannya.
score-missed = Dari yang akan diloloskannya, { $share } adalah spam ({ $interval }; { $hits } dari { $of } yang diperiksa).
score-missed-shared = Dari yang akan diloloskannya, { $share } ({ $interval }) adalah spam.
score-missed-unchecked = Belum ada yang memeriksa apa yang akan diloloskannya.
score-recall = Model akan menangkap { $share } ({ $interval }) dari semua spam.
score-no-spam = Ujian belum berisi spam, jadi belum dapat dikatakan berapa yang tertangkap.
score-little-spam = Ujian berisi terlalu sedikit spam ({ $spam } pesan) untuk mengatakan berapa yang tertangkap.
score-few-answers = Jawaban ujian masih terlalu sedikit untuk mengatakan berapa spam yang tertangkap ({ $spam } di antaranya spam).
score-f1 = F1, gabungan presisi dan perolehan dalam satu angka: { $value } ({ $low }–{ $high }).
score-few-flagged = Cadangan untuk ujian hanya punya { $flagged } pesan yang akan ditandai model: terlalu sedikit untuk membuktikan berapa yang spam.
score-measured = Diukur setelah { $answers } jawaban ujian, dengan { $labels } label dipelajari; pengukuran berikutnya pada { $next } (sejauh ini { $now }).
score-measured-last = Diukur setelah { $answers } jawaban ujian, dengan { $labels } label dipelajari; ini pengukuran terakhir.
score-none-shared = Belum ada skor.
score-none-no-exam = Tidak ada skor: kampanye ini tidak punya ujian (pesan acak untuk mengukur model, tidak pernah untuk melatihnya).
score-none-small-pool = Tidak ada skor: pesannya terlalu sedikit untuk ujian.
score-none-unchecked = Tidak ada skor: jawaban ujian berasal dari orang yang belum diperiksa siapa pun. Labeli sendiri beberapa pesan, atau biarkan lebih banyak orang menjawab, supaya dapat dibandingkan.
score-none-no-model = Belum ada skor: tidak ada model. Perlu sedikitnya tiga label dari tiap jenis.
score-none-yet = Belum ada skor: pengukuran pertama setelah { $first } jawaban ujian, dan sekarang ada { $answers }. Semuanya dicampur dengan yang lain.
score-unchecked = { $answers } jawaban ujian belum dihitung: belum ada yang memeriksa pemberinya.
score-of-flagged = dari yang akan ditandai adalah spam
score-of-missed = dari yang akan diloloskan adalah spam

### Goals and proofs

proof-goal-filter = sedikitnya { $precision } dari yang ditandai filter adalah spam, dan paling banyak { $let_through } dari semua spam diloloskan
proof-goal-labels = paling banyak { $max_error } dari label yang diberikan model salah
proof-evidence-filter = { $flagged } jawaban untuk pesan yang ditandainya ({ $flagged_spam } spam) dan { $unflagged } untuk pesan yang diloloskannya ({ $unflagged_spam } spam)
proof-evidence-labels = { $answers } jawaban untuk pesan yang diambil acak ({ $wrong } label salah)
proof-stands-filter = Terbukti untuk filter: { $goal } (keyakinan { $confidence }). Ini tentang model dengan { $labels } label, dan didasarkan pada { $evidence }.
proof-stands-labels = Bersertifikat: { $goal } (keyakinan { $confidence }). Ini tentang model dengan { $labels } label, dan didasarkan pada { $evidence }.
proof-failed = Di luar jangkauan model dengan { $labels } label: { $goal }. Ada { $evidence }.
proof-pool-grew = Pembuktian berakhir lebih awal: itu tentang model dengan { $labels } label, dan pesan diimpor atau ditarik, atau fiturnya berubah. Ada { $evidence }.
proof-stopped = Pembuktian dihentikan. Ada { $evidence }, dan itu dihitung untuk yang berikutnya.
proof-settled = Stabil: label tambahan hampir tidak mengubah prediksi model.
proof-learnt-more = Sejak itu model belajar lebih banyak.
proof-is-running = Pembuktian sedang berjalan: { $goal }. /prove di obrolan menunjukkan kemajuannya.
proof-nothing = Belum ada yang terbukti tentang model terbaru: /prove di obrolan melakukannya.
proof-takes-none = Tidak perlu jawaban lagi.
proof-takes = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan.
proof-takes-with-one = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, { $with_one } kalau ada satu.
proof-takes-most = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, dan jarang lebih dari { $most }.
proof-takes-with-one-most = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, { $with_one } kalau ada satu, dan jarang lebih dari { $most }.
proof-rarely-reached = Dengan lebih banyak kesalahan, ini bisa di luar jangkauan: dari kampanye dengan jawaban seperti ini, { $share } berhasil.
proof-too-many-wrong = Di luar jangkauan: { $wrong } dari { $checked } label yang diperiksa salah, jadi model ini tidak mencapai sasaran. Labeli lebih banyak, lalu coba lagi.
proof-few-flagged = Di luar jangkauan: cadangan untuk ujian hanya punya { $has } pesan yang ditandai model, dan perlu { $needs }.
proof-few-unflagged = Di luar jangkauan: cadangan untuk ujian hanya punya { $has } pesan yang diloloskan model, dan perlu { $needs }.
proof-none-flagged = Di luar jangkauan: cadangan untuk ujian tidak punya pesan yang ditandai model, dan perlu { $needs }.
proof-none-unflagged = Di luar jangkauan: cadangan untuk ujian tidak punya pesan yang diloloskan model, dan perlu { $needs }.
proof-no-pool = Dengan bagian spam ini, tidak ada kumpulan yang cukup besar.
proof-pool = Dengan bagian spam ini, perlu kumpulan sekitar { $pool } pesan.

### The certificate's sentence

certificate-labelled = Dari { $total } pesan, { $machine } dilabeli oleh model (spam mulai skor { $threshold })
certificate-labelled-but = Dari { $total } pesan, { $machine } dilabeli oleh model (spam mulai skor { $threshold }), dan { $left } ditinggalkan karena labelnya tidak dapat disertifikasi
certificate-judged =
    { $labelled }; dinilai dengan { $answers } jawaban untuk pesan yang diambil acak, { $wrong } di antaranya bertentangan dengan model, masing-masing dengan keyakinan { $confidence }: paling banyak { $all } dari label model salah, paling banyak { $spam } dari label spam-nya, paling banyak { $no_spam } dari label no_spam-nya, { $found ->
        [unknown] dan tidak diketahui berapa spam yang ditemukan
       *[other] dan sedikitnya { $found } dari semua spam ditemukan
    }.
certificate-needs = Untuk menyertifikasi paling banyak { $share }, model ini perlu { $needs } jawaban tanpa kesalahan untuk pesan yang diambil acak, dan seluruhnya punya { $answers }: /prove certificate { $goal } memintanya.
certificate-certified = Bersertifikat: paling banyak { $share } dari label model salah.
certificate-none = Tidak bersertifikat: model ini tidak punya sertifikat (lihat /prove).
certificate-not-proven = Tidak bersertifikat: belum terbukti bahwa paling banyak { $share } dari label model salah.

### Goals and proofs that cannot be

error-goal-prove = Kirim /prove, /prove certificate, atau /prove certificate 2 untuk 2%.
error-goal-share = { $share } bukan bagian label salah yang dapat disertifikasi: 1 sampai 50%, bilangan bulat. Misalnya: /prove certificate 2
error-goal-words = Sasaran adalah dua persentase bulat: berapa bagian pesan yang ditandai harus spam, dan berapa bagian dari semua spam boleh lolos. Misalnya: /goal 80 50
error-goal-precision = { $share }% tidak bisa menjadi angka pertama. Itu bagian terkecil dari pesan yang ditandai yang harus spam: 50 sampai 99%.
error-goal-let-through = { $share }% tidak bisa menjadi angka kedua. Itu bagian terbesar dari semua spam yang boleh lolos: 5 sampai 95%.
error-label-names-two = Tulis dua nama dengan | di antaranya, nama untuk spam lebih dulu: /labels 🚫 Scam | ✅ Fine
error-label-names-long = Sebuah nama boleh paling banyak { $most } karakter agar muat di tombol.
error-label-names-characters = Nama berisi huruf, angka, emoji, dan spasi, tanpa karakter tak terlihat dan tanpa @ / . =
error-label-names-equal = Kata pada kedua nama harus berbeda.
error-label-names-word = { $word } punya arti lain dalam berkas, jadi tidak bisa menjadi nama ini. Nama untuk spam ditulis lebih dulu.
error-proof-running = Pembuktian sudah berjalan.
error-proof-no-model = Belum ada model. Labeli sedikitnya tiga pesan dari tiap jenis.
error-proof-no-exam = Kampanye ini tidak punya ujian, jadi tidak ada yang dapat dibuktikan tentang filter.

### Files that cannot be read

error-file-carriage-returns = Baris-baris { $file } hanya diakhiri carriage return, seperti di Mac lama. Ubah dulu berkasnya, misalnya: { $command }
error-file-carriage-returns-packed = Baris-baris { $file } hanya diakhiri carriage return, seperti di Mac lama. Ekstrak dan ubah berkasnya, misalnya: { $command }
error-file-options = Opsi tidak dapat dibaca: { $why }.
error-file-option = { $option } bukan opsi. Tulis misalnya: { $example }.
error-file-option-value = { $option } perlu nilai. Tulis misalnya: { $example }.
error-file-day = { $word } bukan tanggal. Tulis seperti 2026-01-31.
error-file-label-word = { $word } tidak menyebut label. Tulis kata dari berkas, = dan spam, no_spam, atau none: reject=no_spam.
error-file-pyarrow = { $file }: pyarrow diperlukan untuk membaca format ini: pip install 'tapwise[parquet]'. Atau simpan pesannya sebagai CSV atau JSONL.
error-file-parquet = { $file } bukan berkas Parquet atau Arrow yang lengkap, atau terlalu besar. Unduh lagi.
error-file-spreadsheet = { $file } bukan lembar sebar yang lengkap, terkunci kata sandi, atau terlalu besar. Simpan lagi, atau simpan sebagai CSV.
error-file-no-sheet = { $file }: tidak ada lembar dengan kolom bernama yang dikenal untuk teks. Sebutkan dengan --text-column, atau beri nama text. { $notes }
error-file-encoding-name = Python tidak mengenal pengodean { $encoding }. Coba utf-8, cp1251, atau cp1252.
error-file-utf-16 = { $file } tampak seperti UTF-16 tanpa tanda urutan bita. Kalau benar, sebutkan pengodeannya: --encoding { $encoding }.
error-file-encoding = { $file }, baris { $line }: ini bukan UTF-8, dan pengodeannya tidak pasti. Pilih yang terbaca dengan baik: { $options }. Kalau berkasnya UTF-8 yang rusak, --encoding utf-8 melewatkan { $rows } baris yang bukan UTF-8.
error-file-not-valid = { $file }, baris { $line }: ini bukan { $encoding } yang sah. Simpan lagi berkasnya.
error-file-too-many = { $file } berisi { $files } berkas; batasnya { $most }.
error-file-locked = { $file } terkunci kata sandi. Ekstrak dulu.
error-file-zip = { $file } bukan berkas zip yang lengkap ({ $why }). Unduh lagi.
error-file-gzip = { $file } bukan berkas gzip yang lengkap ({ $why }). Kompres atau unduh lagi.
error-file-archive = { $file } adalah arsip di dalam arsip. Ekstrak dulu.
error-file-inflates = { $file } mengembang melebihi { $size }, batas untuk berkas terkompresi seukuran itu. Ekstrak, periksa, lalu impor berkas hasilnya dengan tapwise import di mesin tempat bot berjalan.
error-file-no-messages = { $file } tidak memuat berkas pesan. Isinya: { $files }.
error-file-ending = { $file } berakhiran tidak dikenal. { $advice }. Akhiran yang dikenal: { $endings }, masing-masing juga dengan .gz, dan .zip; berkas tanpa akhiran berisi satu pesan per baris.
error-file-no-text-column = { $file }, baris { $line }: tidak ada kolom bernama yang dikenal untuk teks. Kolomnya: { $columns }. Sebutkan dengan --text-column, atau beri baris judul di atasnya, misalnya text,label; nama yang dikenal: { $names }.
error-file-no-columns = { $file }, baris { $line }: tidak ada kolom bernama yang dikenal untuk teks. Sebutkan dengan --text-column, atau beri baris judul di atasnya, misalnya text,label; nama yang dikenal: { $names }.
error-file-no-column = Tidak ada kolom bernama { $column }. Kolomnya: { $columns }.
error-file-personal = Kolom { $column } berisi alamat atau nomor orang, bukan pesan. Kolomnya: { $columns }.
error-file-long-value = { $file }, baris { $line }: nilai ini lebih panjang dari { $most } karakter. Ubah berkasnya menjadi satu objek per baris (.jsonl), misalnya: jq -c '.[]'.
error-file-json = { $file }, baris { $line }: ini bukan JSON. Kalau terpotong, ekspor atau unduh lagi.
error-file-chats = { $file } berisi { $count } obrolan. Pilih dengan --chat, menurut nama atau nomor, dan jangan ambil yang pribadi: { $chats }. Semuanya: --chat all.
error-file-no-chat = { $file } tidak punya obrolan bernama itu. Yang ada: { $chats }.

### What was found in a file

file-empty-text = Teksnya kosong.
file-empty-cell = Sel teksnya kosong. Kalau ada teks di dalamnya, teks itu diawali = dan tersimpan sebagai rumus: simpan lembarnya sebagai CSV.
file-long-text = Teksnya lebih panjang dari { $most } karakter.
file-nul = Teksnya berisi karakter NUL. Hapus, atau periksa apakah berkasnya UTF-16 tanpa tanda urutan bita.
file-surrogate = Teksnya berisi setengah karakter (surogat tunggal). Hapus.
file-not-decoded = Baris ini berisi bita yang bukan karakter dalam pengodean berkas.
file-japanese = Teksnya dalam ISO-2022-JP, bukan UTF-8. Sebutkan pengodeannya: --encoding iso2022_jp.
file-long-columns = Kolom lainnya lebih panjang dari { $most } karakter.
file-other-label = Baris ini berlabel { $label }, tetapi berkasnya diberikan sebagai { $given }.
file-unknown-label = { $word } bukan label. Tulis spam atau no_spam (atau ham), atau kosongkan; atau jelaskan artinya: --map { $word }=no_spam.
file-not-json = Baris ini bukan JSON.
file-not-object = Baris ini bukan objek JSON seperti { $example }.
file-no-string = Objek ini tidak punya teks di bawah salah satu nama: { $names }.
file-not-labelled = Baris ini tidak diawali ham atau spam dan tab, seperti baris di atasnya.
file-not-csv = Tanda kutip atau ganti barisnya tidak mengikuti aturan CSV, atau barisnya terlalu panjang. Beri teks tanda kutip, dan gandakan setiap tanda kutip di dalamnya.
file-not-the-columns = Jumlah sel baris ini tidak sama dengan baris judul. Beri tanda kutip pada teks yang memuat pemisah.
file-other-reasons = Alasan lain.
file-empty-rows = baris kosong
file-service = pesan layanan (seseorang bergabung, pesan disematkan …)
file-no-text = pesan tanpa teks atau keterangan
file-other-days = pesan dari hari lain
file-no-messages = pembaruan yang bukan pesan
file-advice-telegram = Kalau ini ekspor Telegram, ekspor lagi obrolannya dan pilih format JSON
file-advice-copy = Salin pesannya ke tabel dan simpan sebagai CSV
file-advice-text = Simpan sebagai teks biasa, satu pesan per baris
file-advice-unpack = Ekstrak dulu
file-advice-database = Ekspor pesannya sebagai CSV
file-advice-convert = Ubah menjadi CSV atau JSON
file-advice-numbers = Ekspor sebagai Excel atau CSV
file-advice-save = Simpan dalam salah satu format ini
file-empty = Berkasnya kosong.
file-no-header = Tabelnya tidak punya baris judul.
file-list-more = { $shown } dan { $more } lagi
file-uncertain-ends = Tidak pasti di mana pesan yang dimulai di baris { $lines } berakhir, karena tanda kutipnya rusak. Baris di bawahnya dibaca sebagai pesan tersendiri; periksa.
file-unprotected = Apostrof pelindung dari rumus dihapus dari { $texts } teks.
file-no-text-column = Lembar “{ $sheet }” tidak punya kolom teks dan dilewatkan.
file-guessed-column = Kolom teks dipilih menurut isinya; periksa.
file-inverted-label = Dalam “{ $column }”, 1 dan yes berarti no_spam.
file-label-like = Tidak ada label yang dibaca, tetapi { $columns } mungkin label. Sebutkan kolomnya: --label-column, dan arti kata-katanya: --map WORD=spam.
file-labelled-lines = { $share }% dari baris-baris pertama diawali label seperti ham, yang dibaca sebagai bagian pesan. Beri baris judul seperti label,text di atasnya.
file-chats-read = { $chosen } dari { $count } obrolan dibaca.
