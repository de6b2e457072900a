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
shortened = <i>… { $more } karakter lagi</i>
caption-full-text = Pesan lengkap
newest-flips = <i>{ $labels } label sejauh ini. { $last } yang terakhir mengubah dugaan model tentang { $flipped } pesan.</i>
nothing-empty = 📭 Belum ada pesan. Setelah ada yang diimpor, saya akan bertanya.
nothing-done = 🎉 <b>Semua pesan sudah dilabeli.</b> Terima kasih! Kalau ada yang baru, saya akan bertanya.
nothing-elsewhere = ⏳ Orang lain sedang melabeli pesan-pesan terakhir. Kalau ada yang tak dijawab, saya akan bertanya kepadamu. Terima kasih!
nothing-stopped = 🙏 <b>Terima kasih atas semua jawabanmu.</b> Jawabanmu berbeda dari yang lain lebih sering dari biasanya, jadi untuk sementara saya tidak bertanya. Pemilik dapat mengizinkanmu melanjutkan.
nothing-seen = 🎉 <b>Kamu sudah melihat semua pesan yang ada untukmu.</b> Terima kasih! Kalau ada yang baru, saya akan bertanya.
paused = ⏸ <b>Dijeda.</b> Pesanmu yang belum dijawab kembali ke yang lain. /label untuk melanjutkan.

word-spam = 🚫 Spam
word-no-spam = ✅ Bukan spam
word-unsure = 🤷 Tak yakin
word-skip = ⏭ Dilewati

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
toast-members-unconfirmed = Telegram tidak memastikan bahwa kamu anggota grup. Kalau ya, ketuk lagi tombolnya sebentar lagi, atau minta tautan kepada pemilik bot ini.
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
own-number = Kalau ini botmu: nomor Telegram-mu <code>{ $number }</code>; tulis di TAPWISE_OWNERS dan jalankan bot lagi.
not-a-command = Saya mengerti tombol dan perintah. /label menampilkan pesan; /help menampilkan daftar perintah.
copied-command = Saya hanya menjalankan perintah yang kamu tulis sendiri, jadi yang ini tidak.

welcome =
    👋 <b>Selamat datang!</b> Saya menampilkan pesan satu per satu; ketuk apakah itu spam. Saya terutama bertanya tentang pesan yang komputer ragukan, jadi setiap jawaban berarti.

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
word-invitation = Bantu melabeli spam, satu ketukan setiap kali:
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
no-longer-confirmed = Telegram tidak lagi memastikan bahwa kamu anggota grup, jadi saya tidak menampilkan pesan lagi. Kalau ya, ketuk tombol di grup untuk melanjutkan.
group-no-longer-labels = Anggota grupmu tidak dapat melabeli lagi. Terima kasih atas bantuanmu.
how-to-open = Tambahkan saya ke grupmu: saya memasang tombol di sana, dan semua anggota boleh melabeli. Jadikan saya admin supaya saya langsung tahu siapa yang keluar. Untuk mengakhiri, kirim <code>/close@{ $bot }</code> di grup, atau /groups di sini.
no-groups = Tidak ada grup yang terbuka. /open menjelaskan cara membukanya.
groups-title = <b>Grup yang anggotanya boleh melabeli</b>
groups-line = { $group }. { $title }: { $annotators } pelabel
owner-needed-to-open = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu pemilik saya dan ingin anggota grup ini melabeli, ketuk tombolnya: Telegram hanya memberi tahu saya siapa yang mengetuk.
owner-needed-to-close = Saya tidak dapat melihat siapa yang menulis itu. Kalau kamu pemilik saya dan ingin pelabelan diakhiri, ketuk tombolnya: Telegram hanya memberi tahu saya siapa yang mengetuk.
not-posted = ⚠️ Grup { $title } terbuka, tetapi Telegram tidak mengizinkan saya memasang tombol di sana: saya tidak boleh menulis, atau topiknya ditutup. Jadikan saya admin, dan saya pasang; atau tulis <code>/open@{ $bot }</code> di topik yang terbuka.
members-not-reported = ⚠️ Telegram tidak memberi tahu saya siapa anggota grup { $title }. Tidak ada yang dapat bergabung lewat grup itu, dan anggotanya segera tidak ditanyai lagi. Jadikan saya admin grup, atau undang dengan /invite.
group-opened = 🏷 <b>Bantu menjaga grup ini dari spam.</b> Saya menampilkan pesan di obrolan pribadi, dan kamu ketuk apakah itu spam. Semua anggota grup ini boleh ikut.
group-closed = Anggota grup ini tidak dapat melabeli lagi. Terima kasih semuanya.

### Commands and /help

command-label = tampilkan pesan untuk dilabeli
command-undo = batalkan jawaban terakhirmu
command-history = jawaban terakhirmu; ubah yang mana saja
command-stats = kemajuan dan mutu
command-pause = berhenti dulu
command-settings = bahasa, konfirmasi, dan pengingat
command-privacy = apa yang saya simpan tentangmu
command-forgetme = hapus nomor Telegram-mu dari kampanye
command-help = cara kerjanya
command-invite = buat tautan undangan
command-invites = tautan undangan yang masih berlaku
command-open = izinkan anggota grup melabeli
command-groups = grup yang boleh melabeli; tutup yang mana saja
command-team = pelabel dan keandalannya
command-disputes = putuskan jawaban yang berselisih
command-gold = pakai pesan terakhirmu untuk memeriksa orang
command-revoke = akhiri akses seorang pelabel
command-readmit = izinkan lagi seorang pelabel
command-forget = hapus identitas seorang pelabel
command-import = tambah pesan dari berkas
command-export = ambil kumpulan berlabel
command-model = ambil model yang sudah belajar
command-prove = buktikan mutu filter, atau sertifikasi labelnya
command-goal = sasaran untuk filter
command-why = jelaskan skor pesan terakhirmu
command-check = seberapa mungkin sebuah pesan spam

help = Saya menampilkan pesan; ketuk <b>Spam</b> atau <b>Bukan spam</b>. <b>Tak yakin</b> juga jawaban jujur; <b>Lewati</b> tidak mengatakan apa pun tentang pesan; <b>Urungkan</b> membatalkan jawaban terakhirmu.
help-line = /{ $command } – { $does }

### /history, /settings, /privacy

button-older = ◀️ Lebih lama
button-newer = Lebih baru ▶️
button-never-remind = 🔕 Jangan pernah
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
       *[other] { $reminder }, waktumu
    }
which-language = 🌐 <b>Dalam bahasa apa saya harus berbicara denganmu?</b>
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
    • nomor pengguna Telegram-mu, peranmu, undangan yang kamu pakai, dan kapan kamu bergabung
    • setiap pertanyaan saya dan setiap jawabanmu, dengan waktunya dan nomor yang menandai ketukan atau pesannya; juga jawaban yang diurungkan
    • bahasa Telegram-mu, supaya saya menulis dalam bahasa itu
    • pilihanmu di /settings (untuk pengingat: jamnya, zona waktumu, dan kapan terakhir saya kirim), apakah kamu menjeda, dan pesan obrolan mana yang menjadi kartumu
    • perkiraan seberapa sering jawabanmu benar, apakah dihitung, dan pemberitahuan apa tentang itu yang diterima pemilik
    • kalau kamu bergabung sebagai anggota grup: grup mana, dan apakah kamu sudah keluar

    Saya tidak menyimpan nama, foto, telepon, obrolan lain, atau apa yang kamu tulis di sini. Pengecualiannya adalah berkas yang dikirim pemilik: pesannya diimpor.
    Basis data ada pada pemilik bot ini. Label yang diekspor memuat nomor pelabelmu, bukan nomor Telegram. Saya tidak pernah menghapus jawaban; /forgetme menghapus catatan bahwa itu milikmu, juga setelah aksesmu berakhir, dan pemilik dapat melakukannya untukmu. Cadangan dan salinan sebelumnya menyimpan catatan itu sampai pemilik menghapusnya. Log saya hanya memuat nomor pelabel.
    Setelah /forgetme saya menyimpan sidik nomor dan undanganmu, dibuat dengan kunci dalam basis data ini, supaya saat kembali kamu melanjutkan sebagai pelabel tanpa nama yang sama. Pemegang basis data hanya dapat menemukan nomormu dengan mencoba semua nomor yang mungkin.

    Pesan yang kamu lihat diimpor oleh pemilik: tolong jangan diteruskan.
privacy-protected = Telegram tidak mengizinkan siapa pun meneruskan atau menyalinnya.
privacy-hidden = Sejauh dapat dikenali, saya menyembunyikan darimu dalam pesan: { $kinds }. Model dan ekspor pemilik memuatnya.

forget-question = <b>Lupakan siapa kamu?</b> Saya menghapus nomor Telegram, pengaturan, dan grupmu selamanya, dan kamu tidak dapat melabeli lagi. Jawabanmu tetap ada di bawah nomor anonim. Kalau bergabung lagi, kamu melanjutkan dengan nomor itu: lihat /privacy.
nothing-to-forget = Saya tidak menyimpan apa pun tentangmu.
forgotten = 🗑 Saya tidak tahu lagi siapa kamu. Terima kasih atas bantuanmu.
not-forgotten = Semuanya tetap seperti semula.
owner-stays = Bot ini milikmu. Hapus dulu nomormu dari TAPWISE_OWNERS dan jalankan bot lagi.
forget-usage = <code>/forget 5</code> menghapus identitas pelabel 5, juga setelah aksesnya diakhiri atau ia keluar. Nomornya ada di /team.
cannot-be-forgotten = Tidak ada pelabel { $who } untuk dilupakan: tidak pernah ada, ia pemilik, atau sudah dilakukan. Nomornya ada di /team.
forget-other-question = <b>Lupakan siapa pelabel { $who }?</b> Saya menghapus nomor Telegram, pengaturan, dan grupnya selamanya, dan ia tidak dapat melabeli lagi. Jawabannya tetap ada di bawah nomor anonim. Kalau aksesnya tidak diakhiri, ia dapat bergabung lagi.
other-forgotten = 🗑 Saya tidak tahu lagi siapa pelabel { $who }.
card-of-forgotten = 🗑 Pesan terakhirmu pernah tampil di sini.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Salah? Tanya lain
button-ask-others = 🙋 Tanya yang lain
check-spam = <b>Mungkin sekali spam</b>: { $percent }.
check-no-spam = <b>Mungkin bukan spam</b>: peluang spam { $percent }.
check-blind = 🙈 Pesan ini, atau yang hampir sama, ada dalam kampanye, dan mungkin masih akan ditanyakan kepada seseorang. Saya tidak berkata apa-apa di sini, supaya tidak memengaruhi siapa pun.
check-usage = Teruskan pesan kepada saya, balas pesan dengan /check, atau tulis <code>/check some text</code>. Saya katakan seberapa mungkin itu spam, dan mengapa.
check-without-text = Pesan ini tidak berisi teks, jadi saya tidak dapat memeriksanya.
check-not-mine = Pesan ini saya yang menulis. Teruskan pesan aslinya, atau tulis <code>/check some text</code>.
toast-check-is-gone = Yang lain sudah ditanyai, atau tombol ini terlalu lama. Kirim pesannya lagi.
asked-others-new = 🙋 Pesan ini sekarang ada dalam kampanye. Yang lain segera ditanyai, dan tidak melihat pendapat saya.
asked-others-known = 🙋 Pesan ini, atau yang hampir sama, sudah ada dalam kampanye. Yang lain ditanyai saat gilirannya tiba.
asked-others-nobody = Belum ada orang lain yang melabeli di sini, jadi tidak ada yang dapat ditanyai.
asked-others-proof = Pembuktian sedang berjalan, dan pesan baru akan mengakhirinya. Ketuk lagi setelah selesai.

### /stats and /why

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
features = Fitur model: { $features } ({ $why }).
word-features-measured = yang terkaya yang sanggup ditangani mesin ini
word-features-again = seperti sebelumnya
word-features-set = sesuai TAPWISE_FEATURES
word-features-chosen = dipilih pemilik
why = <b>Skor { $score }</b> (0 bukan spam, 1 spam)
why-signs = ▲ menaikkan skor, ▼ menurunkannya.
why-near =
    { $similarity } mirip, dilabeli <b>{ $label ->
        [spam] spam
       *[no_spam] bukan spam
    }</b>:
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

    <code>/goal 90 30</code> menetapkan yang lain: sedikitnya 90 % dari yang ditandainya adalah spam, dan paling banyak 30 % dari semua spam lolos. /prove mencoba membuktikannya.
goal-set = 🎯 Sasaran baru filter: { $goal }.
goal-set-while-running = 🎯 Sasaran baru filter: { $goal }. Pembuktian yang sedang berjalan tetap memakai sasarannya.
title-filter = 🛡 <b>Buktikan filter</b>: { $goal }.
title-labels = 📜 <b>Sertifikasi label</b>: { $goal }.
drawn-filter = Setelah itu semua orang hanya mendapat pertanyaan yang diambil secara acak. Kartunya terlihat sama. Sementara itu model tidak belajar.
drawn-labels = Setelah itu semua orang hanya mendapat pertanyaan yang diambil secara acak dari semua pesan tanpa label. Kartunya terlihat sama. Sementara itu model tidak belajar.
goal-changes = /goal mengubah sasaran.
running-proof = ⏳ <b>Pembuktian sedang berjalan.</b> Sasaran: { $goal }.
running-proof-evidence = Sejauh ini ada { $evidence }. { $forecast }
running-proof-shown = /prove menampilkannya lagi. Saya menulis kepadamu saat selesai.
ended-proof-stands = Pertanyaan biasa diajukan lagi, jadi model terus belajar. Pernyataan ini tentang model seperti sekarang.
ended-proof-certificate = /export mengirim sertifikat hanya sampai label berikutnya dipelajari.
ended-proof-out-of-reach = Pertanyaan biasa diajukan lagi. /prove menunjukkan apa yang diperlukan.
no-proof-started = Tidak ada yang dimulai. /prove bertanya lagi.
no-proof-needed = Jawaban yang sudah ada cukup.
no-proof-running = Tidak ada pembuktian yang berjalan.
no-proof-now = Baik. /prove bertanya lagi.

### /team, /disputes, /gold

button-leave-open = ↪️ Biarkan terbuka
button-count = ✅ Hitung { $who }
button-count-again = ↩️ Hitung lagi { $who }
button-ignore = 🚫 Abaikan { $who }

word-revoked = 🚫 akses diakhiri
word-left = 👋 keluar
word-forgotten = dilupakan
word-proven = terbukti
word-probation = masa percobaan

team-title = <b>Tim</b>
team-more = … dan { $more } lagi: <code>tapwise status --team</code>
member-name = Pelabel { $who }
member-with-role = { $name } ({ $role })
member-answers = { $answers } jawaban, { $day } dalam 24 jam
member-vouched = dijamin oleh pemilik
member-gold = pertanyaan emas { $right } dari { $asked }
member-hasty = { $hasty } sangat cepat
member-ignored = ⚠️ diabaikan
member-right = spam { $spam } benar, bukan spam { $other } benar
member-constant = ⚠️ hampir selalu mengetuk { $choice }
member-informative = informatif { $share } ({ $low } sampai { $high })
reliability-explained = <i>Informatif: 100% adalah pelabel sempurna; 0% adalah pelabel yang jawabannya tidak bergantung pada pesan. Masa percobaan: belum diketahui informatif; jawabannya berbobot lebih kecil, dan orang lain juga ditanyai.</i>

trust-counts = Jawaban pelabel { $who } dihitung, termasuk yang terdahulu.
trust-ignored = Jawaban pelabel { $who } diabaikan, termasuk yang terdahulu.
toast-no-such-annotator = Tidak ada pelabel dengan nomor ini.
annotator-excluded = ⚠️ <b>Jawaban pelabel { $who } sekarang diabaikan.</b> { $evidence } Ia diberi ucapan terima kasih dan tidak ditanyai lagi. Satu ketukan membatalkannya; /team menampilkan semua orang.
annotator-doubtful = ❓ <b>Apakah jawaban pelabel { $who } dihitung?</b> { $evidence } Tapwise tidak mengabaikannya sendiri: terlalu sedikit orang yang tersisa untuk dibandingkan, dan mungkin yang lain yang keliru. Lihat beberapa jawabannya, lalu putuskan. Keputusanmu tetap; /team dapat mengubahnya.
annotator-dominant = 📊 <b>Pelabel { $who } memberi { $share } dari semua jawaban.</b> Di tempat yang tidak dijawab orang lain, model juga mempelajari kesalahannya, jadi label itu berbobot lebih kecil. Lebih banyak pelabel membantu: /invite. /team menunjukkan keandalan setiap orang.
evidence = Dibandingkan dengan label yang diketahui, jawaban orang lain, dan model, ia benar pada { $spam } spam dan { $other } pesan lain.
evidence-constant = Ia hampir selalu menjawab { $choice }.

dispute = <b>Jawaban-jawaban belum memutuskan pesan ini. Apakah ini spam?</b> ({ $count } perselisihan)
no-disputes = Tidak ada pesan yang diperselisihkan. 🎉
no-more-disputes = Itu yang terakhir. { $left } tetap terbuka; /disputes menampilkannya lagi.
toast-settled = Diputuskan: { $choice }
toast-left-open = Dibiarkan terbuka
toast-not-disputed = Pesan ini sudah diputuskan.

gold-usage = Labeli sendiri sebuah pesan, lalu kirim /gold: saya menampilkannya dan bertanya apakah labelnya mulai sekarang diketahui. Pesan itu menjadi pertanyaan emas: ditanyakan kepada orang lain tanpa tanda, untuk mengukur seberapa sering mereka benar. <code>/gold no_spam</code> dan teks pesan, atau sebagai balasan kepadanya, memperbaiki label yang datang dari berkas.
no-such-message = Tidak ada pesan dalam kampanye dengan teks persis ini. Salin seluruh pesan di belakang <code>/gold spam</code> atau <code>/gold no_spam</code>, atau tulis sebagai balasan pesan itu.
gold-marked = 🥇 Pertanyaan emas, label diketahui: { $choice }. /undo tidak mengubahnya.
ask-gold = <b>Pakai pesan ini sebagai pertanyaan emas?</b> Labelnya lalu diketahui: { $choice }. Pesan ini ditanyakan kepada orang lain tanpa tanda, untuk mengukur seberapa sering mereka benar.
button-gold-yes = 🥇 Pakai
button-gold-no = Batal
button-gold-back = ↩️ Tarik kembali
gold-taken-back = ↩️ Ditarik kembali: yang diketahui sebelumnya tentang pesan ini berlaku lagi.
gold-not-taken-back = Label ini bukan lagi yang terbaru, jadi tidak ditarik kembali.
gold-cancelled = Tidak ada yang diubah.

### Files

button-import-yes = 📥 Impor
button-import-no = Batal
button-send-every = 📦 Semua pesan

how-to-import = Kirim berkas kepada saya: <code>dataset.txt</code> (satu pesan per baris), <code>spam.txt</code> dan <code>no_spam.txt</code> (berlabel), atau salah satu format ini: { $forms }. Tabel perlu baris judul. Semuanya boleh dimampatkan (.gz). Batasnya 20 MB; untuk berkas lebih besar pakai <code>tapwise import</code> di komputer. Saya menampilkan temuan sebelum mengimpor. Keterangan berkas boleh berisi cara membacanya, misalnya <code>--spam</code>, <code>--encoding cp1252</code>, atau <code>--text-column body</code>.
columns-found = Teks: { $text }. Label: { $label }.
messages-found = <b>{ $rows } pesan</b>: { $spam } spam, { $no_spam } bukan spam, { $unlabelled } tanpa label.
columns-kept = Disimpan untuk ekspor, tidak pernah ditampilkan: { $columns }
more-files = … dan { $count } berkas lagi.
nothing-to-import = Tidak ada yang dapat diimpor dalam berkas ini.
toast-file-is-gone = Berkas ini sudah diimpor, atau tidak ada lagi di sini. Kirim lagi untuk mengimpornya.
not-imported = Tidak ada yang diimpor.
reading = ⏳ Membaca berkas …
download-failed = Telegram tidak mengirimkan berkasnya. Tolong kirim lagi.
local-server = Server Bot API dijalankan dengan --local: ia menyimpan berkas di foldernya sendiri dan tidak menyerahkannya. Kalau berjalan di mesin bot, tulis folder itu (--dir-nya) di TAPWISE_LOCAL_FILES dan jalankan bot lagi. Kalau tidak, jalankan server tanpa --local, atau pakai <code>tapwise import</code> di komputer.
too-large = Bot dapat mengunduh berkas hingga 20 MB. Mampatkan berkasnya (.gz), atau pakai <code>tapwise import</code> di komputer.
imported = 📥 <b>{ $items } pesan baru</b>, { $labels } label baru. { $known } sudah diketahui.
imported-repeats = { $repeats } baris mengulang baris lain dalam berkas.
imported-replaced = { $replaced } label diganti.
imported-conflicts = { $conflicts } pesan sudah punya label lain, yang dipertahankan.
imported-bad = { $bad } baris tidak dapat dibaca:
nothing-to-export = Belum ada pesan yang dilabeli. /label menampilkan satu.
caption-exported = 📤 { $labels } pesan berlabel
offer-every = Tombol ini mengirim <b>setiap pesan dengan label</b>, dari orang atau dari model, dan sertifikat: paling banyak berapa label model yang salah.
being-imported = Pesan baru sedang diimpor. Ketuk tombolnya lagi sebentar lagi.
caption-every = 📦 { $messages } pesan
caption-model-sent = 📤 Model yang sudah belajar. Kartunya menjelaskan cara memuatnya dan seberapa baik.
model-too-large = Model lebih besar dari 50 MB, yang tidak diterima Telegram dari bot. Tulis di komputer dengan <code>tapwise model filter.skops</code>.
model-not-sent = Telegram tidak menerima model, atau tidak memastikannya. /model mengirimnya lagi; <code>tapwise model filter.skops</code> menulisnya di komputer.
upload-failed = Telegram tidak menerima <code>{ $file }</code>, atau tidak memastikannya. /export mengirim semuanya lagi. Berkas lebih dari 50 MB hanya dapat diekspor di komputer dengan <code>tapwise export</code>.

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
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
proof-takes-with-one = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, { $with_one } dengan satu.
proof-takes-most = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, dan jarang lebih dari { $most }.
proof-takes-with-one-most = Perlu sekitar { $answers } jawaban kalau tidak ada kesalahan, { $with_one } dengan satu, dan jarang lebih dari { $most }.
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
