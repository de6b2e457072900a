# العربية. قواعد الترجمة في docs/languages.md.

word-language = العربية

### Labelling

button-spam = 🚫 مزعجة
button-no-spam = ✅ ليست مزعجة
button-unsure = 🤷 لا أدري
button-skip = ⏭ تخطي
button-undo = ↩️ تراجع
button-show-all = 📄 عرض الكل
button-look-again = 🔄 ابحث مجددًا
button-resume = ▶️ متابعة

ask = <b>هل هذه الرسالة مزعجة؟</b>
# Where the labels have names of the owner's.
ask-own = <b>أي تصنيف يناسب هذه الرسالة؟</b>
shortened = <i>… أحرف أخرى: { $more }</i>
caption-full-text = الرسالة كاملة
newest-flips = <i>التصنيفات حتى الآن: { $labels }. غيّرت الأخيرة منها ({ $last }) تخمين النموذج في رسائل عددها { $flipped }.</i>
nothing-empty = 📭 لا توجد رسائل بعد. عند استيرادها سأسألك.
nothing-empty-owner = 📭 لا توجد رسائل بعد. أرسل إليّ ملفًّا فيه رسائل، مثل <code>messages.txt</code> برسالة في كل سطر؛ يشرح /import الصيغ.
nothing-done = 🎉 <b>صُنّفت كل الرسائل.</b> شكرًا لك! عند وصول رسائل جديدة سأسألك.
nothing-elsewhere = ⏳ يصنّف آخرون الرسائل الأخيرة الآن. إن ترك أحدهم رسالة بلا إجابة فسأسألك. شكرًا لك!
nothing-stopped = 🙏 <b>شكرًا على كل إجاباتك.</b> تختلف عن إجابات الآخرين أكثر من المعتاد، لذلك لن أسألك حاليًا. يمكن للمالك أن يسمح لك بالمتابعة.
nothing-seen = 🎉 <b>رأيت كل الرسائل المتاحة لك.</b> شكرًا لك! عند وصول رسائل جديدة سأسألك.
your-contribution = إجاباتك: { $answers }. الرسائل التي صُنّفت بها، ومنها المتماثلة تقريبًا: { $messages }.
word-shared = أساعد في تدريب مرشِّح رسائل مزعجة، نقرة بعد نقرة. إن أردت المساعدة فاطلب رابطًا من مالكه.
word-shared-counted = أساعد في تدريب مرشِّح رسائل مزعجة، نقرة بعد نقرة. إجاباتي حتى الآن: { $answers }. إن أردت المساعدة فاطلب رابطًا من مالكه.
messages-again = 📬 هناك رسائل للتصنيف. { $words }
next-takes-a-while = ⏳ الرسالة التالية تستغرق بعض الوقت. ستظهر هنا تلقائيًا. إجاباتك محفوظة.
paused = ⏸ <b>توقف مؤقت.</b> عادت رسالتك المفتوحة إلى الآخرين. للمتابعة /label.

word-spam = 🚫 مزعجة
word-no-spam = ✅ ليست مزعجة
word-unsure = 🤷 لا أدري
word-skip = ⏭ تم التخطي
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = مزعجة
word-label-no-spam = ليست مزعجة

toast-skipped = ⏭ تم التخطي
toast-saved = حُفظت: { $choice }
toast-saved-counted = حُفظت: { $choice } · الإجابة { $mine }
toast-milestone = 🎉 بلغت إجاباتك { $mine }. شكرًا لك!
toast-hurried = سريع جدًّا! اقرأ كل رسالة بهدوء: إجابة متأنية واحدة أنفع من خمس متعجلة.
toast-previous-answer = إجابتك: { $choice }
toast-no-answer = ليست لك إجابة هنا.
toast-undone-asked-again = ↩️ أُلغيت الإجابة. هذه الرسالة مرة أخرى.
toast-undone-elsewhere = ↩️ أُلغيت الإجابة. الرسالة الآن لدى شخص آخر.
toast-nothing-to-undo = لا يوجد ما يُلغى.
toast-too-early = لم تُحتسب: ظهرت الرسالة للتو. اقرأها ثم انقر ثانية.
toast-old-button = لم يعد هذا الزر يعمل. أرسل /label للحصول على بطاقة جديدة.

### Joining, invites, access

button-share = 📤 مشاركة
button-copy = 📋 نسخ الرابط
button-end-invite = 🚫 إغلاق الدعوة { $invite }

word-owner = مالك
word-curator = محكِّم
word-annotator = مصنِّف

toast-not-member = يصنّف هنا أعضاء مجموعة، لكني لا أراك فيها. انضم إليها وانقر الزر هناك ثانية، أو اطلب رابطًا من مالك هذا البوت.
toast-members-unconfirmed = لا يؤكد Telegram أنك عضو في المجموعة. إن كنت عضوًا فانقر الزر هناك بعد دقيقة، أو اطلب رابطًا من مالك هذا البوت.
toast-revoked = ألغى أحد المالكين صلاحيتك. لا تغيّر دعوة جديدة ذلك؛ اطلب من مالك أن يعيدها.
toast-left-group = لم تعد عضوًا في المجموعة التي انضممت منها. انضم إليها ثانية وانقر الزر هناك، أو اطلب رابطًا من مالك هذا البوت.
toast-group-closed = لم يعد بإمكان أعضاء تلك المجموعة التصنيف. اطلب رابطًا من مالك هذا البوت.
toast-not-invited = تحتاج إلى دعوة كي تصنّف. اطلب رابطًا من مالك هذا البوت وافتحه أو أرسله إليّ؛ ربما استُنفد رابطك القديم أو انتهى.
toast-not-yours = لم أسألك عن تلك الرسالة. أرسل /label للحصول على رسالة.
toast-not-labelled-yet = لم يصنّف أحد هذه الرسالة بعد. قد تؤثر درجتها في الإجابة الأولى.
toast-internal-error = حدث خطأ من جهتي. الإجابات التي أكدتها محفوظة. جرّب /label.
toast-try-later = لا أستطيع حفظ شيء الآن، فلم يُحفظ هذا. حاول لاحقًا.
toast-only-owner = هذا للمالك فقط.
toast-only-curator = هذا للمالكين والمحكّمين فقط.
own-number = إن كان هذا البوت لك: معرّفك الرقمي في Telegram هو <code>{ $number }</code>؛ ضعه في TAPWISE_OWNERS وشغّل البوت من جديد.
not-a-command = أفهم الأزرار والأوامر. يعرض /label رسالة، ويسرد /help الأوامر.
copied-command = لا أنفذ إلا الأوامر التي تكتبها بنفسك، فلا أنفذ هذا.

welcome =
    👋 <b>أهلًا بك!</b> أعرض عليك الرسائل واحدة واحدة، وأنت تحدد بنقرة هل هي مزعجة. أسأل غالبًا عن الرسائل التي لم يتأكد منها الحاسوب، فكل إجابة مهمة.

    تدرّب إجاباتك مرشِّح الرسائل المزعجة في هذا المجتمع. يبيّن /privacy ما أخزنه.

    مثلًا: «ربحت جائزة، انقر هنا» مزعجة؛ «نلتقي في الثامنة» ليست مزعجة.
you-are-revoked = ألغى أحد المالكين صلاحيتك، فلن أعرض عليك رسائل أخرى. شكرًا لك.
you-are-restored = يمكنك التصنيف من جديد. يعرض /label رسالة.

invitation =
    🎟 رابط { $people ->
        [zero] لعدد { $people } من الأشخاص
        [one] لشخص واحد
        [two] لشخصين
        [few] لعدد { $people } أشخاص
        [many] لعدد { $people } شخصًا
       *[other] لعدد { $people } شخص
    }، صالح حتى { $until }. يمكن لمن لديه الرابط أن يصنّف{ $role ->
        [curator] { " " }وأن يفصل في الخلافات
       *[annotator] {""}
    }.

    <code>{ $link }</code>
word-invitation = ساعدنا في تصنيف الرسائل المزعجة، نقرة بعد نقرة:
invite-usage = أرسل <code>/invite</code>، أو <code>/invite 10 3</code> لعدد 10 أشخاص ولمدة 3 أيام (الحد الأقصى للأشخاص { $most } وللأيام 365). بإضافة <code>curator</code> يمكنهم الفصل في الخلافات أيضًا.
no-invites = لا توجد دعوة مفتوحة. ينشئ /invite دعوة.
invites-title = <b>الدعوات</b> (لا تُخزَّن الروابط نفسها)
invites-line = { $invite }. { $role }: استُخدم { $used } من { $uses }، حتى { $until }
toast-invite-ended = أُغلقت هذه الدعوة. يبقى من انضموا من قبل.

revoke-usage = يلغي <code>/revoke 5</code> صلاحية المصنّف 5، ويعيدها <code>/readmit 5</code>. الأرقام في /team.
not-revoked = لا يوجد مصنّف { $who } يمكن إلغاء صلاحيته. الأرقام في /team.
revoked = لم يعد بإمكان المصنّف { $who } التصنيف. لا تتغير إجاباته السابقة. يعيد <code>/readmit { $who }</code> صلاحيته.
revoked-was-invited = فتح المصنّف { $who }، الذي أُلغيت صلاحيته، رابط دعوة فرُفض. يعيد <code>/readmit { $who }</code> صلاحيته.
restored = يمكن للمصنّف { $who } التصنيف من جديد.
was-not-revoked = لم تكن صلاحية المصنّف { $who } ملغاة.

### Groups

button-join = 🏷 ساعد في التصنيف
button-close-group = 🚫 إغلاق المجموعة { $group }
button-owner-opens = 👤 أنا المالك: فتح
button-owner-closes = 👤 أنا المالك: إغلاق

no-longer-member = لم تعد عضوًا في المجموعة، فلن أعرض عليك رسائل أخرى. شكرًا على مساعدتك.
no-longer-confirmed = لم يعد Telegram يؤكد أنك عضو في المجموعة، فلن أعرض عليك رسائل أخرى. إن كنت عضوًا فانقر الزر في المجموعة للمتابعة.
group-no-longer-labels = لم يعد بإمكان أعضاء مجموعتك التصنيف. شكرًا على مساعدتك.
how-to-open = أضفني إلى مجموعتك: أضع فيها زرًّا، ويمكن لكل الأعضاء التصنيف. اجعلني مشرفًا لأعرف فورًا من يغادر. للإنهاء أرسل <code>/close@{ $bot }</code> في المجموعة أو /groups هنا.
no-groups = لا توجد مجموعة مفتوحة. يشرح /open كيف تُفتح.
groups-title = <b>المجموعات التي يمكن لأعضائها التصنيف</b>
groups-line = { $group }. { $title }: عدد المصنّفين { $annotators }
owner-needed-to-open = لا أرى من كتب ذلك. إن كنت مالكي وتريد أن يصنّف أعضاء هذه المجموعة فانقر الزر: يخبرني Telegram وحدي بمن نقر.
owner-needed-to-close = لا أرى من كتب ذلك. إن كنت مالكي وتريد إنهاء التصنيف فانقر الزر: يخبرني Telegram وحدي بمن نقر.
not-posted = ⚠️ المجموعة { $title } مفتوحة، لكن Telegram لا يسمح لي بوضع الزر فيها: لا يحق لي الكتابة، أو أن الموضوع مغلق. اجعلني مشرفًا فأضعه، أو اكتب <code>/open@{ $bot }</code> في موضوع مفتوح.
members-not-reported = ⚠️ لا يخبرني Telegram بأعضاء المجموعة { $title }. لا يمكن لأحد الانضمام منها، وقريبًا لن يُسأل أعضاؤها عن شيء. اجعلني مشرفًا في المجموعة، أو ادعُ الناس عبر /invite.
group-opened = 🏷 <b>ساعد في إبعاد الرسائل المزعجة عن هذه المجموعة.</b> أعرض عليك رسائل في محادثة خاصة، وأنت تحدد بنقرة هل هي مزعجة. يمكن لكل أعضاء المجموعة المشاركة.
group-closed = لم يعد بإمكان أعضاء هذه المجموعة التصنيف. شكرًا للجميع.

### Groups that are watched

how-to-watch = يمكنني أن آخذ الرسائل الجديدة من مجموعة بنفسي. يكتب مشرف المجموعة فيها <code>/watch@{ $bot }</code>، إن كانت المجموعة مفتوحة (/open) أو كان المشرف مالكي. أقول في المجموعة ما أقرؤه وكيف يُعترض عليه. أحفظ النصوص والتعليقات، ولا أحفظ أبدًا من كتبها: جزءًا عشوائيًّا منها، وما لست متأكدًا منه. يُنهي <code>/unwatch@{ $bot }</code> ذلك.
watch-notice =
    👀 <b>من الآن أقرأ الرسائل الجديدة في هذه المجموعة.</b> أحفظ من بعضها النص أو التعليق، ولا أحفظ أبدًا من كتبه. يراه المصنّفون بلا اسم ويقولون هل هو مزعج.

    إن لم ترد ذلك فانقر <b>استثنِ رسائلي</b>: أستثني كل ما تكتبه بعدها. لا أستطيع إيجاد رسائلك السابقة، لأني لا أحفظ المرسل. تُستثنى الرسائل المكتوبة باسم المجموعة أو باسم قناة.

    يُنهي مشرف هذا عبر <code>/unwatch@{ $bot }</code>، ويمكنه عندها حذف ما لم يصنّفه أحد.
button-not-mine = 🙅 استثنِ رسائلي
watch-over = 👀 لم أعد أقرأ الرسائل في هذه المجموعة.
already-watched = 👀 أقرأ الرسائل الجديدة في هذه المجموعة بالفعل.
watched-came = الرسائل التي قرأتها: { $messages }، وحفظت منها { $kept }.
not-watched = لا أقرأ الرسائل في هذه المجموعة.
cannot-read =
    ⚠️ لا يمرّر Telegram إليّ رسائل هذه المجموعة. افعل أحد هذين:
    • اجعلني مشرفًا في المجموعة؛ لا تلزم أي صلاحية. ثم اكتب <code>/watch@{ $bot }</code> ثانية.
    • أرسل <code>/setprivacy</code> إلى <code>@BotFather</code>، واختر <code>@{ $bot }</code> وانقر <b>Disable</b>. ثم أخرجني من المجموعة وأضفني من جديد، واكتب <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ لا يخبرني Telegram بمن يحق له ذلك هنا. حاول ثانية بعد دقيقة.
administrator-needed-to-watch = لا أرى من كتب ذلك. إن كنت مشرفًا في هذه المجموعة وتريد أن أقرأ الرسائل الجديدة هنا فانقر الزر: يخبرني Telegram وحدي بمن نقر.
administrator-needed-to-unwatch = لا أرى من كتب ذلك. إن كنت مشرفًا في هذه المجموعة وتريد أن أتوقف عن القراءة هنا فانقر الزر: يخبرني Telegram وحدي بمن نقر.
button-administrator = 👤 أنا مشرف
administrator-confirmed = 👤 نقر أحد المشرفين الزر.
toast-may-not-watch = لا يفعل ذلك إلا مشرف المجموعة، إن كانت مفتوحة أو كان هذا البوت له.
toast-objection-noted = 🙅 من الآن أستثني رسائلك. أحفظ علامة قصيرة صُنعت بمفتاح، لا معرّفك ولا اسمك.
watched-unanswered = لم يُجب أحد عن بعضها، وعددها { $messages }. هل أحذفها؟
button-delete-watched = 🗑 حذف { $messages }
button-keep-watched = إبقاء
watched-deleted = 🗑 الرسائل المحذوفة: { $messages }.
watched-stayed = بقيت لأن لها إجابات: { $messages }.
watched-kept = تبقى الرسائل.
watch-began = 👀 سمح لي مشرف في المجموعة { $title } بقراءة الرسائل الجديدة فيها. قد يُسأل عنها قريبًا. يُنهي <code>/unwatch</code> في المجموعة ذلك.
ask-usage = رُدّ على رسالة في مجموعة أقرؤها (/watch) بالأمر <code>/ask@{ $bot }</code>: أسأل الآخرين عنها قريبًا كأي رسالة أخرى. لا آخذ رسالة بلا نص، أو أقدم من إشعاري، أو ممن اعترض.
not-announced = ⚠️ لا أقرأ الرسائل في المجموعة { $title }، لأن Telegram لا يسمح لي بأن أعلن ذلك فيها: لا يحق لي الكتابة، أو أن الموضوع مغلق. اجعلني مشرفًا، أو اكتب <code>/watch@{ $bot }</code> في موضوع مفتوح.
watch-full = 👀 بلغت رسائل المجموعة { $title } العدد { $messages }، وهو ما يسمح به TAPWISE_WATCH_LIMIT. لا أحفظ منها المزيد. ارفع الحد وشغّلني من جديد، أو أنهِ ذلك في المجموعة عبر <code>/unwatch</code> وابدأ ثانية عبر <code>/watch</code>.

### Commands and /help

command-label = عرض رسالة للتصنيف
command-undo = التراجع عن آخر إجابة
command-history = إجاباتك الأخيرة؛ غيّر ما شئت
command-stats = التقدم والجودة
command-pause = التوقف حاليًا
command-settings = اللغة والتأكيدات والتذكير
command-privacy = ما أخزنه عنك
command-forgetme = حذف معرّفك في Telegram من الحملة
command-help = كيف يعمل هذا
command-menu = كل ما أستطيعه، في أقسام
command-invite = إنشاء رابط دعوة
command-invites = روابط الدعوة التي ما زالت صالحة
command-open = السماح لأعضاء مجموعة بالتصنيف
command-groups = المجموعات التي تصنّف؛ أغلق ما شئت
command-watch = أخذ الرسائل الجديدة من مجموعة
command-team = المصنّفون وموثوقيتهم
command-disputes = الفصل حيث تختلف الإجابات
command-rule = تحديد المزعج على كل بطاقة
command-labels = أسماء من عندك للتصنيفين
command-gold = التحقق من الآخرين بآخر رسالة أجبت عنها
command-revoke = منع مصنّف من التصنيف
command-readmit = إعادة مصنّف مُنع
command-forget = حذف هوية مصنّف
command-import = إضافة رسائل من ملف
command-export = الحصول على المجموعة المصنّفة
command-model = الحصول على النموذج المدرَّب
command-prove = إثبات جودة المرشِّح أو توثيق تصنيفاته
command-goal = ما على المرشِّح بلوغه
command-why = شرح درجة رسالتك الأخيرة
command-check = مدى احتمال أن تكون رسالة مزعجة

help = أعرض رسالة؛ انقر <b>{ $spam_name }</b> أو <b>{ $no_spam_name }</b>. <b>لا أدري</b> إجابة صادقة أيضًا؛ <b>تخطي</b> لا تقول شيئًا عن الرسالة؛ <b>تراجع</b> تلغي إجابتك الأخيرة.
help-line = /{ $command } – { $does }
menu = <b>القائمة</b>
button-menu-labelling = 🏷 التصنيف
button-menu-progress = 📊 التقدم
button-menu-people = 👥 الفريق
button-menu-invites = 🎟 الدعوات
button-menu-files = 📦 استيراد وتصدير
button-menu-review = ⚖️ المراجعة
button-menu-own = ⚙️ الإعدادات
button-menu-back = ⬅️ القائمة
button-open-menu = ☰ القائمة
button-make-invite = 🎟 دعوة
welcome-owner =
    👋 <b>أهلًا بك! هذا البوت لك.</b>

    1. أرسل إليّ ملفًّا فيه رسائل، مثل <code>messages.txt</code> برسالة في كل سطر.
    2. ادعُ الناس: ينشئ /invite رابطًا.
    3. صنّف بعض الرسائل بنفسك على البطاقة أدناه.

    يعرض /menu كل ما عدا ذلك.

### /history, /settings, /privacy

button-older = ◀️ أقدم
button-newer = أحدث ▶️
button-never-remind = 🔕 لا تذكّرني
button-change-clock = 🕒 تغيّرت ساعتي
button-forget-yes = 🗑 انسني نهائيًّا
button-forget-no = لا تنسني
button-forget-other-yes = 🗑 انسه نهائيًّا
button-forget-other-no = لا تنسه
button-quiet-off = 🔔 تشغيل التأكيد
button-quiet-on = 🔕 إيقاف التأكيد
button-cheer-off = 🎈 إخفاء عدد إجاباتي
button-cheer-on = 🎈 إظهار عدد إجاباتي
button-remind = ⏰ ذكّرني
button-change-reminder = ⏰ تغيير التذكير
button-as-in-telegram = 🌐 كما في Telegram

history = <b>إجاباتك الأخيرة.</b> انقر رقمًا لتغيير إجابته.
no-history = ليست لك إجابات هنا.
history-entry = { $place }. { $choice }

settings =
    <b>الإعدادات</b>
    اللغة: { $language }
    تأكيد بعد كل نقرة: { $confirmation ->
        [off] لا
       *[on] نعم
    }
    إظهار عدد إجاباتي: { $counted ->
        [off] لا
       *[on] نعم
    }
    التذكير اليومي: { $reminder ->
        [none] لا
       *[other] { $reminder } بتوقيتك
    }
which-language = 🌐 <b>بأي لغة أخاطبك؟</b>
which-hour-is-it = <b>كم الساعة عندك الآن؟</b> لا يخبرني Telegram بمنطقتك الزمنية.
when-to-remind = <b>في أي ساعة أذكّرك؟</b> أذكّرك فقط إن لم تُجب في آخر 20 ساعة.
reminder = ⏰ هناك رسائل تنتظر. يعرض /label واحدة، ويغيّر /settings هذا التذكير.

word-phone = أرقام الهواتف
word-email = عناوين البريد الإلكتروني
word-name = أسماء المستخدمين
word-card = أرقام البطاقات
word-link = الروابط

privacy =
    <b>ما أخزنه عنك</b>
    • معرّفك الرقمي كمستخدم في Telegram، ودورك، والدعوات التي استخدمتها، ووقت انضمامك
    • كل سؤال سألتك إياه وكل إجابة منك، مع وقتها ورقم يحدد النقرة أو الرسالة؛ والإجابات الملغاة أيضًا
    • الرسائل التي طلبت سؤال الآخرين عنها
    • لغة Telegram لديك، كي أكتب إليك بها
    • اختياراتك في /settings (للتذكير: الساعة ومنطقتك الزمنية وآخر مرة أرسلته فيها)، وهل أنت متوقف، وأي رسالة في المحادثة هي بطاقتك
    • تقدير لمدى صحة إجاباتك، وهل تُحتسب، والإشعارات التي تلقاها المالك بشأنها
    • إن انضممت كعضو في مجموعة: أي مجموعة، وهل غادرتها
    • متى كتبت إليك آخر مرة أن هناك رسائل من جديد، والقواعد التي وضعتها

    لا أخزن اسمك ولا صورتك ولا رقم هاتفك ولا محادثاتك الأخرى ولا ما تكتبه هنا. الاستثناء ملف يرسله مالك: تُستورد رسائله.
    قاعدة البيانات لدى مالك هذا البوت. تحمل التصنيفات المصدَّرة رقمك كمصنّف لا معرّفك في Telegram. لا أحذف الإجابات أبدًا؛ يحذف /forgetme ما يدل على أنها لك، حتى بعد انتهاء صلاحيتك، ويمكن للمالك فعل ذلك عنك. تحتفظ النسخ الاحتياطية وغيرها من النسخ السابقة بذلك حتى يحذفها المالك. لا يحوي سجلّي إلا أرقام المصنّفين.
    بعد /forgetme أحتفظ ببصمة لمعرّفك وللدعوات التي استخدمتها، صُنعت بمفتاح في قاعدة البيانات هذه، كي تتابع عند العودة كالمصنّف نفسه بلا اسم. لا يمكن لمن لديه قاعدة البيانات أن يجد معرّفك إلا بتجربة كل المعرّفات الممكنة.

    إن كتبت في مجموعة أقرؤها (أعلن ذلك فيها) فقد أحفظ نص الرسالة أو تعليقها، ولا أحفظ أبدًا أنها لك. إن نقرت «استثنِ رسائلي» هناك فأحفظ علامة قصيرة صُنعت بمفتاح، وهي نفسها لكثير من معرّفات Telegram.

    تأتي الرسائل التي تراها من ملفات المالك أو من مجموعات أقرؤها: رجاءً لا تنقلها إلى غيرك.
privacy-protected = لا يسمح Telegram لأحد بتحويلها أو نسخها.
privacy-hidden = بقدر ما أتعرف عليها، أخفي عنك في الرسائل: { $kinds }. يحتوي عليها النموذج وما يصدّره المالك.

forget-question = <b>هل أنسى من أنت؟</b> أحذف نهائيًّا معرّفك في Telegram وإعداداتك ومجموعتك، ولا يمكنك التصنيف بعدها. تبقى إجاباتك تحت رقم مجهول. إن انضممت ثانية تتابع تحت ذلك الرقم: يبيّن /privacy كيف.
nothing-to-forget = لا أخزن عنك شيئًا.
forgotten = 🗑 لم أعد أعرف من أنت. شكرًا على مساعدتك.
not-forgotten = يبقى كل شيء كما كان.
owner-stays = هذا البوت لك. احذف معرّفك من TAPWISE_OWNERS أولًا ثم شغّل البوت من جديد.
forget-usage = يحذف <code>/forget 5</code> هوية المصنّف 5، حتى بعد إلغاء صلاحيته أو مغادرته. الأرقام في /team.
cannot-be-forgotten = لا يوجد مصنّف { $who } لأنساه: لم يكن قط، أو هو مالك، أو تم ذلك من قبل. الأرقام في /team.
forget-other-question = <b>هل أنسى من هو المصنّف { $who }؟</b> أحذف نهائيًّا معرّفه في Telegram وإعداداته ومجموعته، ولا يمكنه التصنيف بعدها. تبقى إجاباته تحت رقم مجهول. إن لم تكن صلاحيته ملغاة فيمكنه الانضمام ثانية.
other-forgotten = 🗑 لم أعد أعرف من هو المصنّف { $who }.
card-of-forgotten = 🗑 كانت رسالتك الأخيرة هنا.

### /check, forwarded messages

button-wrong-ask-others = 🙋 خطأ؟ اسأل الآخرين
button-ask-others = 🙋 اسأل الآخرين
check-spam = <b>مزعجة على الأرجح</b>: { $percent }.
check-no-spam = <b>ليست مزعجة على الأرجح</b>: احتمال أنها مزعجة { $percent }.
# Where the labels have names of the owner's.
check-own = الأرجح <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 هذه الرسالة أو ما يكاد يماثلها في الحملة، وربما يُسأل عنها أحد بعد. لا أقول عنها شيئًا هنا كي لا يتأثر أحد.
check-usage = حوّل إليّ رسالة، أو رُدّ على رسالة بـ /check، أو اكتب <code>/check some text</code>. أقول مدى احتمال أنها مزعجة، ولماذا.
check-without-text = لا نص في هذه الرسالة، فلا أستطيع فحصها.
check-not-mine = كتبتُ هذه الرسالة بنفسي. حوّل الرسالة الأصلية، أو اكتب <code>/check some text</code>.
toast-check-is-gone = سُئل الآخرون من قبل، أو أن هذا الزر قديم. أرسل الرسالة ثانية.
asked-others-new = 🙋 الرسالة الآن في الحملة. سيُسأل الآخرون قريبًا، ولا يرون رأيي.
asked-others-known = 🙋 الرسالة أو ما يكاد يماثلها في الحملة بالفعل. سيُسأل الآخرون حين يأتي دورها.
asked-others-nobody = لا يصنّف هنا أحد غيرك بعد، فلا يوجد من أسأله.
asked-others-proof = يجري إثبات، ورسالة جديدة تنهيه. اسأل ثانية حين ينتهي.

### /stats and /why

stats-settled = الرسائل المحسومة: <b>{ $settled }</b> من { $items }. بقي { $left }.
stats-how = بإجابة { $answered }، وموروثة من رسالة شبه مطابقة { $inherited }، ومعروفة { $known }: { $spam_name } { $spam }، { $no_spam_name } { $no_spam }.
# Messages that only the model labels.
stats-machine = بالنموذج: { $machine } أخرى، في تصدير كل الرسائل (/export).
stats-answers = الإجابات { $answers }: منك { $mine }، وفي آخر 24 ساعة { $day }. تعلّم النموذج منها { $learnt }؛ ولا يتعلم شيئًا من إجابات الاختبار.
stats-mine = إجاباتك منها: <b>{ $mine }</b>.
stats-shared = قدّم الجميع حتى الآن إجابات عددها { $answers }. عدد الرسائل { $items }.
quality = <b>الجودة</b>
quality-last-checkpoint = <b>الجودة</b> عند آخر فحص
flips = غيّرت آخر التصنيفات ({ $labels }) التنبؤ في { $flipped } من الرسائل من أصل { $compared }.
advice = 🏁 <b>استقر النموذج.</b> { $why } لن يغيّر مزيد من التصنيف كثيرًا.
advice-settled = ثلاث مرات متتالية لم تغيّر تصنيفات إضافية شيئًا يُذكر من تنبؤاته.
advice-no-question-left = هو متأكد من كل رسالة باقية (لا درجة بين { $low } و{ $high }).
advice-unproven = لم تثبت جودته بعد.
advice-choices = يبيّن <b>الإثبات</b> ما يلزم لإثبات أنه مرشِّح جيد. ويبيّن <b>التوثيق</b> ما يلزم لتحديد نسبة الخطأ في التصنيفات التي يعطيها. يمكنك أيضًا المتابعة أو التوقف: يرسل /export الرسائل المصنّفة.
caption-overview = ① 🟢 المزعج فيما سيرصده المرشِّح، 🟠 المزعج فيما سيمرّره، بحسب عدد إجابات الاختبار. ② 🟠 { $spam_name }، 🔵 { $no_spam_name }. ③ الإجابات في كل يوم. ④ إجابات كل مصنّف.
caption-no-labels = لا توجد تصنيفات بعد.
caption-labels = الرسائل المحسومة { $labels }: { $spam_name } { $spam }، { $no_spam_name } { $no_spam }. عدد المصنّفين الذين أجابوا: { $people }.
features = خصائص النموذج: { $features } ({ $why }).
word-features-measured = أغنى ما يحتمله هذا الجهاز
word-features-again = كما من قبل
word-features-set = كما في TAPWISE_FEATURES
word-features-chosen = اختارها المالك
word-features-read = قُرئ معنى كل الرسائل
features-follow = يُقرأ معنى الرسائل الآن؛ بعدها تصبح الخصائص { $features }.
features-read = الرسائل المقروءة حتى الآن: { $messages }.
why = <b>الدرجة { $score }</b> (0 = { $no_spam_name }، 1 = { $spam_name })
why-signs = ▲ يرفع الدرجة، ▼ يخفضها.
why-near = التشابه { $similarity }، والتصنيف <b>{ $label }</b>:
why-meaning =
    المعنى: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] ، مثل { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = لا يوجد نموذج بعد. يحتاج إلى ثلاثة تصنيفات على الأقل من كل نوع.
why-usage = يشرح /why درجة آخر رسالة أجبت عنها، ويشرح <code>/why some text</code> درجة أي نص.

### /prove and /goal

button-start-proof = ▶️ ابدأ
button-stop-proof = ⏹ أوقف
button-cancel-proof = إلغاء
button-prove-filter = 🛡 إثبات
button-certify-labels = 📜 توثيق
button-decide-later = لاحقًا

goal =
    🎯 هدف المرشِّح: { $goal }.

    يضع <code>/goal 90 30</code> هدفًا آخر: 90% على الأقل مما يرصده مزعج، ويمرّ 30% على الأكثر من كل المزعج. يحاول /prove إثباته.
goal-set = 🎯 هدف جديد للمرشِّح: { $goal }.
goal-set-while-running = 🎯 هدف جديد للمرشِّح: { $goal }. يحتفظ الإثبات الجاري بهدفه.
title-filter = 🛡 <b>إثبات المرشِّح</b>: { $goal }.
title-labels = 📜 <b>توثيق التصنيفات</b>: { $goal }.
drawn-filter = بعدها يُسأل الجميع أسئلة مختارة عشوائيًّا فقط. تبدو البطاقات كما هي. لا يتعلم النموذج شيئًا في الأثناء.
drawn-labels = بعدها يُسأل الجميع أسئلة مختارة عشوائيًّا فقط من كل الرسائل غير المصنّفة. تبدو البطاقات كما هي. لا يتعلم النموذج شيئًا في الأثناء.
goal-changes = يغيّر /goal الهدف.
running-proof = ⏳ <b>يجري إثبات.</b> الهدف: { $goal }.
running-proof-evidence = حتى الآن: { $evidence }. { $forecast }
running-proof-shown = يعرض /prove هذا ثانية. أكتب إليك حين ينتهي.
ended-proof-stands = عادت الأسئلة العادية، فيواصل النموذج التعلّم. تخص هذه النتيجة النموذج كما هو الآن.
ended-proof-certificate = يرسل /export الشهادة حتى يُتعلَّم التصنيف التالي فقط.
ended-proof-out-of-reach = عادت الأسئلة العادية. يبيّن /prove ما يلزم.
no-proof-started = لم يبدأ شيء. يسأل /prove ثانية.
no-proof-needed = الإجابات الموجودة كافية.
no-proof-running = لا يجري إثبات.
no-proof-now = حسنًا. يسأل /prove ثانية.

### /team, /disputes, /gold

button-leave-open = ↪️ اتركها مفتوحة
button-count = ✅ احتساب { $who }
button-count-again = ↩️ احتساب { $who } ثانية
button-ignore = 🚫 تجاهل { $who }

word-revoked = 🚫 أُلغيت صلاحيته
word-left = 👋 غادر
word-forgotten = منسي
word-proven = موثوق
word-probation = قيد التجربة

team-title = <b>الفريق</b>
team-more = … و{ $more } آخرون: <code>tapwise status --team</code>
agreement-doubtful-too-few = الاتفاق على الرسائل المشكوك فيها: قليلة بعد ما لها عدة إجابات ({ $shared }).
agreement-doubtful-one-label = الاتفاق على رسائل مشكوك فيها عددها { $shared }: لا يمكن قياسه، فتصنيفها كلها واحد.
agreement-doubtful = الاتفاق على رسائل كانت مشكوكًا فيها وعددها { $shared }: { $alpha } (ألفا كريبندورف)
agreement-planned-too-few = الاتفاق على رسائل الاختبار التي يجيب عنها شخصان وفق الخطة: قليلة بعد ({ $shared }).
agreement-planned-one-label = الاتفاق على رسائل اختبار عددها { $shared }: لا يمكن قياسه، فتصنيفها كلها واحد.
agreement-planned = الاتفاق على رسائل اختبار عددها { $shared }، يجيب عنها شخصان وفق الخطة: { $alpha } (ألفا كريبندورف)
member-name = المصنّف { $who }
member-with-role = { $name } ({ $role })
member-answers = الإجابات { $answers }، منها { $day } في 24 ساعة
member-vouched = يضمنه مالك
member-gold = الأسئلة الذهبية: { $right } من { $asked }
member-hasty = سريعة جدًّا: { $hasty }
member-ignored = ⚠️ يُتجاهل
member-right = الصواب في { $spam_name } { $spam }، وفي { $no_spam_name } { $other }
member-constant = ⚠️ ينقر دائمًا تقريبًا { $choice }
member-informative = إفادته { $share } (من { $low } إلى { $high })
reliability-explained = <i>الإفادة: 100% مصنّف كامل؛ 0% من لا تتعلق إجاباته بالرسالة. قيد التجربة: لا يُعرف بعد هل هو مفيد؛ وزن هذه الإجابات أقل، ويُسأل آخرون أيضًا.</i>
erring-alike = ⚠️ في نوع واحد من الرسائل ينقر المصنّفون { $who } على { $choice } حيث لا ينقر الآخرون ذلك. يتجاهل Tapwise هذه الإجابات ويحتسب إجاباتهم الأخرى. إن كانوا على صواب فصنّف مثل هذه الرسائل بنفسك.

trust-counts = تُحتسب إجابات المصنّف { $who }، والسابقة أيضًا.
trust-ignored = تُتجاهل إجابات المصنّف { $who }، والسابقة أيضًا.
toast-no-such-annotator = لا يوجد مصنّف بهذا الرقم.
annotator-excluded = ⚠️ <b>تُتجاهل الآن إجابات المصنّف { $who }.</b> { $evidence } يُشكر ولا يُسأل بعد ذلك. نقرة واحدة تعكس هذا؛ يعرض /team الجميع.
annotator-doubtful = ❓ <b>هل تُحتسب إجابات المصنّف { $who }؟</b> { $evidence } لا يتجاهلها Tapwise من نفسه: يبقى قليلون جدًّا للمقارنة، وربما كان الآخرون هم المخطئين. انظر في بعض هذه الإجابات ثم قرّر. يبقى قرارك، ويمكن لـ /team تغييره.
annotator-dominant = 📊 <b>قدّم المصنّف { $who } نسبة { $share } من كل الإجابات.</b> حيث لم يُجب غيره يتعلم النموذج أخطاءه أيضًا، فوزن هذه التصنيفات أقل. يفيد مزيد من المصنّفين: /invite. يعرض /team موثوقية كل واحد.
evidence = مقارنة بالتصنيفات المعروفة وإجابات الآخرين والنموذج، نسبة إجاباته الصائبة: { $spam_name } { $spam }، { $no_spam_name } { $other }.
evidence-constant = يجيب دائمًا تقريبًا { $choice }.

dispute = <b>لم تحسم الإجابات هذه الرسالة.</b> (خلافات: { $count })
no-disputes = لا توجد رسالة مختلف عليها. 🎉
no-more-disputes = كانت هذه الأخيرة. بقي مفتوحًا { $left }؛ يعرضها /disputes ثانية.
toast-settled = حُسمت: { $choice }
toast-left-open = تُركت مفتوحة
toast-not-disputed = حُسمت هذه الرسالة من قبل.

gold-usage = صنّف رسالة بنفسك ثم أرسل /gold: أعرضها وأسأل هل يُعدّ تصنيفها معروفًا من الآن. تصبح سؤالًا ذهبيًّا: يُسأل عنها الآخرون دون أن تُميَّز، لقياس مدى صوابهم. <code>/gold no_spam</code> مع نص رسالة، أو ردًّا عليها، يصحح تصنيفًا جاء من ملف.
no-such-message = لا رسالة في الحملة بهذا النص تمامًا. انسخ الرسالة كاملة بعد <code>/gold spam</code> أو <code>/gold no_spam</code>، أو اكتبه ردًّا على الرسالة.
gold-marked = 🥇 سؤال ذهبي، التصنيف المعروف: { $choice }. لا يغيّر /undo هذا.
ask-gold = <b>هل تُستخدم هذه الرسالة سؤالًا ذهبيًّا؟</b> يصبح تصنيفها معروفًا: { $choice }. يُسأل عنها الآخرون دون أن تُميَّز، لقياس مدى صوابهم.
button-gold-yes = 🥇 استخدمها
button-gold-no = إلغاء
button-gold-back = ↩️ اسحبها
gold-taken-back = ↩️ سُحبت: يسري ثانية ما كان معروفًا عن هذه الرسالة من قبل.
gold-not-taken-back = لم يعد هذا التصنيف الأحدث، فلم يُسحب.
gold-cancelled = لم يتغير شيء.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 أمثلة
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>القاعدة { $version }</b>
no-guideline = لا توجد قاعدة بعد.
guideline-usage = يضع <code>/rule Adverts by strangers are spam; members' own shops are not</code> هذا السطر على كل بطاقة (الحد { $rule } من الأحرف). الأسطر التي تحته أمثلة يعرضها زر (الحد { $examples } من الأحرف). كل تغيير إصدار جديد، وتُحفظ كل إجابة مع الإصدار الذي أُعطيت في ظله. يزيل <code>/rule off</code> السطر.
guideline-set =
    📏 من الآن القاعدة { $version } على كل بطاقة:
    <i>{ $rule }</i>
guideline-off = من الآن لا قاعدة على البطاقات (الإصدار { $version }).
guideline-too-long = هذا طويل جدًّا: حد السطر الأول { $rule } من الأحرف، وحد الأمثلة تحته { $examples }.

### /labels

label-names = اسما التصنيفين: <b>{ $spam_name }</b> و<b>{ $no_spam_name }</b>.
no-label-names = ليس للتصنيفين اسمان من عندك: يقرأ كل شخص كلمات لغته.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> يضع هذين الاسمين على كل بطاقة، واسم المزعجة أولًا: رموز تعبيرية وكلمات، والحد لكل منهما { $most } من الأحرف. يقرؤهما الجميع بكل لغة. وتبقى في الملفات والتصدير <code>spam</code> و<code>no_spam</code>. <code>/labels reset</code> يعيد كلمات كل لغة.
label-names-set = 🏷 من الآن اسما التصنيفين: <b>{ $spam_name }</b> و<b>{ $no_spam_name }</b>.
label-names-reset = 🏷 من الآن يقرأ كل شخص التصنيفين بكلمات لغته.
# Below the welcome, /help and /stats.
label-names-note = هنا <b>{ $spam_name }</b> تعني المزعجة، و<b>{ $no_spam_name }</b> تعني كل ما عداها.

### Files

button-import-yes = 📥 استيراد
button-import-no = إلغاء
button-send-every = 📦 كل الرسائل

how-to-import = أرسل إليّ ملفًّا: <code>dataset.txt</code> (رسالة في كل سطر)، أو <code>spam.txt</code> و<code>no_spam.txt</code> (مصنّفة)، أو إحدى هذه الصيغ: { $forms }. تحتاج الجداول إلى سطر عناوين. يمكن ضغط كل منها (.gz). الحد 20 ميغابايت؛ للملفات الأكبر استخدم <code>tapwise import</code> على الحاسوب. أعرض ما وجدته قبل الاستيراد. يمكن أن يبيّن التعليق كيف يُقرأ الملف، مثل <code>--spam</code> أو <code>--encoding cp1252</code> أو <code>--text-column body</code>.
columns-found = النصوص: { $text }. التصنيفات: { $label }.
messages-found = <b>الرسائل: { $rows }</b>: { $spam_name } { $spam }، { $no_spam_name } { $no_spam }، وبلا تصنيف { $unlabelled }.
columns-kept = تُحفظ للتصدير ولا تُعرض أبدًا: { $columns }
more-files = … وملفات أخرى عددها { $count }.
nothing-to-import = لا شيء يُستورد في هذا الملف.
toast-file-is-gone = استُورد هذا الملف، أو لم يعد هنا. أرسله ثانية لاستيراده.
not-imported = لم يُستورد شيء.
reading = ⏳ أقرأ الملف …
download-failed = لم يسلّم Telegram الملف. أرسله ثانية من فضلك.
local-server = شُغّل خادم Bot API مع --local: يحفظ الملفات في مجلده ولا يسلّمها. إن كان على جهاز البوت فضع ذلك المجلد (قيمة --dir) في TAPWISE_LOCAL_FILES وشغّل البوت من جديد. وإلا فشغّل الخادم بلا --local، أو استخدم <code>tapwise import</code> على الحاسوب.
too-large = يمكن للبوتات تنزيل ملفات حتى 20 ميغابايت. اضغط الملف (.gz)، أو استخدم <code>tapwise import</code> على الحاسوب.
imported = 📥 <b>رسائل جديدة: { $items }</b>، تصنيفات جديدة: { $labels }. معروفة من قبل: { $known }.
imported-repeats = أسطر تكرر غيرها في الملف: { $repeats }.
imported-replaced = تصنيفات استُبدلت: { $replaced }.
imported-conflicts = رسائل كان لها تصنيف آخر فأُبقي: { $conflicts }.
imported-bad = أسطر تعذّرت قراءتها ({ $bad }):
nothing-to-export = لم تُصنّف أي رسالة بعد. يعرض /label واحدة.
caption-exported = 📤 الرسائل المحسومة: { $labels }
offer-every = يرسل الزر <b>كل رسالة مع تصنيف</b>، من الناس أو من النموذج، وشهادة: الحد الأقصى للخطأ في تصنيفات النموذج.
being-imported = يجري استيراد رسائل جديدة. انقر الزر ثانية بعد دقيقة.
caption-every = 📦 الرسائل: { $messages }
caption-model-sent = 📤 النموذج المدرَّب. تبيّن بطاقته كيف يُحمَّل ومدى جودته.
model-too-large = النموذج أكبر من 50 ميغابايت، ولا يقبل Telegram ذلك من البوتات. احفظه على الحاسوب: <code>tapwise model filter.skops</code>.
model-not-sent = لم يقبل Telegram النموذج أو لم يؤكد ذلك. يرسله /model ثانية؛ ويحفظه <code>tapwise model filter.skops</code> على الحاسوب.
upload-failed = لم يقبل Telegram الملف <code>{ $file }</code> أو لم يؤكد ذلك. يرسل /export كل شيء ثانية. لا تُصدَّر الملفات الأكبر من 50 ميغابايت إلا على الحاسوب: <code>tapwise export</code>.

### The honest score

score-percent = { $number }%
score-interval = { $low }–{ $high }%
score-flagged = مما سيرصده النموذج، { $share } مزعج ({ $interval }؛ { $hits } من { $of } مفحوصة).
score-flagged-shared = مما سيرصده النموذج، { $share } ({ $interval }) مزعج.
score-flagged-none = لن يرصد النموذج أيًّا من الرسائل المحفوظة للاختبار وعددها { $reserve }.
score-flagged-unchecked = لم يفحص أحد بعد ما سيرصده النموذج.
score-flagged-few = مما سيرصده النموذج، { $spam } من { $flagged } مفحوصة مزعجة: أقل من أن تُحدَّد النسبة.
score-missed = مما سيمرّره، { $share } مزعج ({ $interval }؛ { $hits } من { $of } مفحوصة).
score-missed-shared = مما سيمرّره، { $share } ({ $interval }) مزعج.
score-missed-unchecked = لم يفحص أحد بعد ما سيمرّره.
score-recall = سيمسك { $share } ({ $interval }) من كل المزعج.
score-no-spam = لا رسائل مزعجة في الاختبار بعد، فلا يمكن تحديد كم يُمسك منها.
score-little-spam = الرسائل المزعجة في الاختبار قليلة ({ $spam })، فلا يمكن تحديد كم يُمسك منها.
score-few-answers = إجابات الاختبار قليلة بعد، فلا يمكن تحديد كم يُمسك من المزعج (منها مزعجة: { $spam }).
score-f1 = F1، أي الدقة والاستدعاء في رقم واحد: { $value } ({ $low }–{ $high }).
score-few-flagged = ليس في المحفوظ للاختبار إلا { $flagged } مما سيرصده النموذج: أقل من أن تُثبت نسبة المزعج فيها.
score-measured = قيس بعد إجابات اختبار عددها { $answers }، مع تصنيفات تعلّمها عددها { $labels }؛ القياس التالي عند الإجابة { $next } (الآن { $now }).
score-measured-last = قيس بعد إجابات اختبار عددها { $answers }، مع تصنيفات تعلّمها عددها { $labels }؛ وهو القياس الأخير.
score-none-shared = لا درجة بعد.
score-none-no-exam = لا درجة: ليس لهذه الحملة اختبار (رسائل مختارة عشوائيًّا يُقاس عليها النموذج ولا يُدرَّب أبدًا).
score-none-small-pool = لا درجة: الرسائل أقل من أن يكون لها اختبار.
score-none-unchecked = لا درجة: إجابات الاختبار من أناس لم يتحقق منهم أحد. صنّف بعض الرسائل بنفسك، أو دع مزيدًا من الناس يجيبون، كي تُقارن إجاباتهم.
score-none-no-model = لا درجة بعد: لا يوجد نموذج. يحتاج إلى ثلاثة تصنيفات على الأقل من كل نوع.
score-none-yet = لا درجة بعد: أول قياس بعد { $first } من إجابات الاختبار، والموجود { $answers }. وهي ممزوجة بغيرها.
score-unchecked = إجابات اختبار لا تُحتسب بعد لأن أحدًا لم يتحقق ممن قدّمها: { $answers }.
score-of-flagged = مما سيرصده مزعج
score-of-missed = مما سيمرّره مزعج

### Goals and proofs

proof-goal-filter = { $precision } على الأقل مما يرصده المرشِّح مزعج، ويمرّر { $let_through } على الأكثر من كل المزعج
proof-goal-labels = { $max_error } على الأكثر من التصنيفات التي يعطيها النموذج خاطئة
proof-evidence-filter = إجابات عن رسائل يرصدها: { $flagged } (منها مزعجة { $flagged_spam })، وعن رسائل يمرّرها: { $unflagged } (منها مزعجة { $unflagged_spam })
proof-evidence-labels = إجابات عن رسائل مختارة عشوائيًّا: { $answers } (تصنيفات خاطئة: { $wrong })
proof-stands-filter = ثبت للمرشِّح: { $goal } (بثقة { $confidence }). يخص ذلك النموذج الذي تعلّم { $labels } من التصنيفات، وأساسه { $evidence }.
proof-stands-labels = موثَّق: { $goal } (بثقة { $confidence }). يخص ذلك النموذج الذي تعلّم { $labels } من التصنيفات، وأساسه { $evidence }.
proof-failed = خارج متناول النموذج الذي تعلّم { $labels } من التصنيفات: { $goal }. كان الأساس: { $evidence }.
proof-pool-grew = انتهى الإثبات مبكرًا: كان عن النموذج الذي تعلّم { $labels } من التصنيفات، واستُوردت رسائل أو سُحبت، أو تغيّرت الخصائص. كان الأساس: { $evidence }.
proof-stopped = أُوقف الإثبات. كان الأساس: { $evidence }، ويُحتسب للإثبات التالي.
proof-settled = مستقر: لا تغيّر تصنيفات أخرى شيئًا يُذكر من تنبؤات النموذج.
proof-learnt-more = تعلّم النموذج المزيد منذ ذلك.
proof-is-running = يجري إثبات: { $goal }. يبيّن /prove في المحادثة إلى أين وصل.
proof-nothing = لم يثبت شيء عن أحدث نموذج: يفعل ذلك /prove في المحادثة.
proof-takes-none = لا تلزم إجابة أخرى.
proof-takes = يلزم نحو { $answers } من الإجابات إن لم يقع خطأ.
proof-takes-with-one = يلزم نحو { $answers } من الإجابات إن لم يقع خطأ، و{ $with_one } مع خطأ واحد.
proof-takes-most = يلزم نحو { $answers } من الإجابات إن لم يقع خطأ، ونادرًا أكثر من { $most }.
proof-takes-with-one-most = يلزم نحو { $answers } من الإجابات إن لم يقع خطأ، و{ $with_one } مع خطأ واحد، ونادرًا أكثر من { $most }.
proof-rarely-reached = مع أخطاء أكثر قد يخرج عن المتناول: من الحملات التي لها هذه الإجابات تبلغه { $share }.
proof-too-many-wrong = خارج المتناول: التصنيفات المفحوصة { $checked }، والخاطئة منها { $wrong }، فلا يبلغ هذا النموذج الهدف. صنّف المزيد ثم حاول ثانية.
proof-few-flagged = خارج المتناول: ليس في المحفوظ للاختبار إلا { $has } مما يرصده النموذج، ويلزم { $needs }.
proof-few-unflagged = خارج المتناول: ليس في المحفوظ للاختبار إلا { $has } مما يمرّره النموذج، ويلزم { $needs }.
proof-none-flagged = خارج المتناول: ليس في المحفوظ للاختبار رسالة يرصدها النموذج، ويلزم { $needs }.
proof-none-unflagged = خارج المتناول: ليس في المحفوظ للاختبار رسالة يمرّرها النموذج، ويلزم { $needs }.
proof-no-pool = لا تكفي أي مجموعة عند هذه النسبة من المزعج.
proof-pool = عند هذه النسبة من المزعج تلزم مجموعة من نحو { $pool } رسالة.

### The certificate's sentence

certificate-labelled = من { $total } رسالة صنّف النموذج { $machine } (مزعجة ابتداءً من الدرجة { $threshold })
certificate-labelled-but = من { $total } رسالة صنّف النموذج { $machine } (مزعجة ابتداءً من الدرجة { $threshold })، وتُرك { $left } لأن تصنيفه لا يمكن توثيقه
certificate-judged =
    { $labelled }؛ وبحسب إجابات عن رسائل مختارة عشوائيًّا عددها { $answers }، يخالف النموذجَ منها { $wrong }، وكل حكم بثقة { $confidence }: تصنيفات النموذج الخاطئة { $all } على الأكثر، ومن تصنيفاته spam { $spam } على الأكثر، ومن تصنيفاته no_spam { $no_spam } على الأكثر، { $found ->
        [unknown] ولا يُعرف كم وُجد من المزعج
       *[other] ووُجد { $found } على الأقل من كل المزعج
    }.
certificate-needs = لتوثيق { $share } على الأكثر يحتاج هذا النموذج إلى { $needs } من الإجابات بلا خطأ عن رسائل مختارة عشوائيًّا، ولديه { $answers } في المجموع: يطلبها /prove certificate { $goal }.
certificate-certified = موثَّق: { $share } على الأكثر من تصنيفات النموذج خاطئة.
certificate-none = غير موثَّق: ليست لهذا النموذج شهادة (انظر /prove).
certificate-not-proven = غير موثَّق: لم يثبت أن { $share } على الأكثر من تصنيفات النموذج خاطئة.

### Goals and proofs that cannot be

error-goal-prove = أرسل /prove أو /prove certificate أو /prove certificate 2 لنسبة 2%.
error-goal-share = { $share } ليست نسبة تصنيفات خاطئة يمكن توثيقها: من 1 إلى 50%، عدد صحيح. مثلًا: /prove certificate 2
error-goal-words = الهدف نسبتان مئويتان صحيحتان: كم يجب أن يكون مزعجًا مما يُرصد، وكم يجوز أن يمر من كل المزعج. مثلًا: /goal 80 50
error-goal-precision = لا يمكن أن يكون العدد الأول { $share }%. هو أقل نسبة يجب أن تكون مزعجة من الرسائل المرصودة: من 50 إلى 99%.
error-goal-let-through = لا يمكن أن يكون العدد الثاني { $share }%. هو أكبر نسبة يجوز أن تمر من كل المزعج: من 5 إلى 95%.
error-label-names-two = اكتب اسمين بينهما |، واسم المزعجة أولًا: /labels 🚫 Scam | ✅ Fine
error-label-names-long = الحد لطول الاسم { $most } من الأحرف، ليتسع له الزر.
error-label-names-characters = في الاسم حروف وأرقام ورموز تعبيرية ومسافات، لا حروف غير مرئية ولا أي من @ / . =
error-label-names-equal = يجب أن يختلف الاسمان في كلماتهما.
error-label-names-word = { $word } تعني شيئًا آخر في الملفات، فلا تصلح لهذا الاسم. اسم المزعجة يأتي أولًا.
error-proof-running = يجري إثبات بالفعل.
error-proof-no-model = لا يوجد نموذج بعد. صنّف ثلاث رسائل على الأقل من كل نوع.
error-proof-no-exam = ليس لهذه الحملة اختبار، فلا يمكن إثبات شيء عن مرشِّح.

### Files that cannot be read

error-file-carriage-returns = تنتهي أسطر { $file } بعلامة carriage return فقط، كما في أجهزة Mac القديمة. حوّل الملف أولًا، مثلًا: { $command }
error-file-carriage-returns-packed = تنتهي أسطر { $file } بعلامة carriage return فقط، كما في أجهزة Mac القديمة. فك ضغطه وحوّله، مثلًا: { $command }
error-file-options = لا يمكن قراءة الخيارات: { $why }.
error-file-option = لا يوجد خيار { $option }. اكتب مثلًا: { $example }.
error-file-option-value = يحتاج { $option } إلى قيمة. اكتب مثلًا: { $example }.
error-file-day = { $word } ليس تاريخًا. اكتبه هكذا: 2026-01-31.
error-file-label-word = لا يدل { $word } على تصنيف. اكتب كلمة الملف ثم = ثم spam أو no_spam أو none: reject=no_spam.
error-file-pyarrow = { $file }: تلزم pyarrow لقراءة هذه الصيغة: pip install 'tapwise[parquet]'. أو احفظ الرسائل بصيغة CSV أو JSONL.
error-file-parquet = { $file } ليس ملف Parquet أو Arrow كاملًا، أو هو كبير جدًّا. نزّله ثانية.
error-file-spreadsheet = { $file } ليس جدول بيانات كاملًا، أو مقفل بكلمة مرور، أو كبير جدًّا. احفظه ثانية، أو احفظه بصيغة CSV.
error-file-no-sheet = { $file }: لا توجد ورقة فيها عمود نصوص باسم معروف. سمّه عبر --text-column، أو اجعل اسمه text. { $notes }
error-file-encoding-name = لا يعرف Python الترميز { $encoding }. جرّب utf-8 أو cp1251 أو cp1252.
error-file-utf-16 = يبدو { $file } بترميز UTF-16 بلا byte order mark. إن كان كذلك فاذكر الترميز: --encoding { $encoding }.
error-file-encoding = { $file }، السطر { $line }: هذا ليس UTF-8، والترميز غير مؤكد. اختر ما يُقرأ سليمًا: { $options }. إن كان الملف UTF-8 تالفًا فإن --encoding utf-8 يترك الأسطر غير السليمة (عددها { $rows }).
error-file-not-valid = { $file }، السطر { $line }: هذا ليس { $encoding } صحيحًا. احفظ الملف ثانية.
error-file-too-many = عدد الملفات في { $file } هو { $files }؛ والحد { $most }.
error-file-locked = { $file } مقفل بكلمة مرور. فك ضغطه أولًا.
error-file-zip = { $file } ليس ملف zip كاملًا ({ $why }). نزّله ثانية.
error-file-gzip = { $file } ليس ملف gzip كاملًا ({ $why }). اضغطه أو نزّله ثانية.
error-file-archive = { $file } أرشيف داخل أرشيف. فك ضغطه أولًا.
error-file-inflates = يكبر { $file } عند فك ضغطه عن { $size }، وهو الحد لملف مضغوط بحجمه. فك ضغطه وافحصه، ثم استورد الملف عبر tapwise import على الجهاز الذي يعمل عليه البوت.
error-file-no-messages = لا يحوي { $file } ملف رسائل. يحوي: { $files }.
error-file-ending = امتداد { $file } غير معروف. { $advice }. الامتدادات المعروفة: { $endings }، وكل منها مع .gz أيضًا، و.zip؛ الملف بلا امتداد فيه رسالة في كل سطر.
error-file-no-text-column = { $file }، السطر { $line }: لا يوجد عمود نصوص باسم معروف. الأعمدة: { $columns }. سمّه عبر --text-column، أو ضع سطر عناوين فوق الأسطر، مثل text,label؛ الأسماء المعروفة: { $names }.
error-file-no-columns = { $file }، السطر { $line }: لا يوجد عمود نصوص باسم معروف. سمّه عبر --text-column، أو ضع سطر عناوين فوق الأسطر، مثل text,label؛ الأسماء المعروفة: { $names }.
error-file-no-column = لا يوجد عمود باسم { $column }. الأعمدة: { $columns }.
error-file-personal = يحوي العمود { $column } عناوين أو أرقام أشخاص، لا رسائل. الأعمدة: { $columns }.
error-file-long-value = { $file }، السطر { $line }: هذه القيمة أطول من الحد، وهو { $most } من الأحرف. حوّل الملف إلى كائن في كل سطر (.jsonl)، مثلًا: jq -c '.[]'.
error-file-json = { $file }، السطر { $line }: هذا ليس JSON. إن كان الملف مقطوعًا فصدّره أو نزّله ثانية.
error-file-chats = عدد المحادثات في { $file } هو { $count }. اختر عبر --chat بالاسم أو الرقم، ولا تأخذ محادثة خاصة: { $chats }. كلها: --chat all.
error-file-no-chat = لا توجد في { $file } محادثة بهذا الاسم. فيه: { $chats }.

### What was found in a file

file-empty-text = النص فارغ.
file-empty-cell = خلية النص فارغة. إن كان فيها نص فهو يبدأ بعلامة = وحُفظ كمعادلة: احفظ الورقة بصيغة CSV.
file-long-text = النص أطول من الحد، وهو { $most } من الأحرف.
file-nul = في النص حرف NUL. احذفه، أو تحقق هل الملف UTF-16 بلا byte order mark.
file-surrogate = في النص نصف حرف (surrogate منفرد). احذفه.
file-not-decoded = في السطر بايتات ليست أحرفًا في ترميز الملف.
file-japanese = النص بترميز ISO-2022-JP لا UTF-8. اذكر الترميز: --encoding iso2022_jp.
file-long-columns = الأعمدة الأخرى أطول من الحد، وهو { $most } من الأحرف.
file-other-label = تصنيف السطر { $label }، لكن الملف أُعطي على أنه { $given }.
file-unknown-label = { $word } ليس تصنيفًا. اكتب spam أو no_spam (أو ham)، أو اتركه فارغًا؛ أو بيّن معناه: --map { $word }=no_spam.
file-not-json = السطر ليس JSON.
file-not-object = السطر ليس كائن JSON مثل { $example }.
file-no-string = لا نص في الكائن تحت أي من هذه الأسماء: { $names }.
file-not-labelled = لا يبدأ السطر بكلمة ham أو spam ثم tab، كالأسطر التي فوقه.
file-not-csv = علامات الاقتباس أو فواصل الأسطر لا توافق قواعد CSV، أو السطر طويل جدًّا. ضع النص بين علامتي اقتباس، وكرّر كل علامة اقتباس داخله.
file-not-the-columns = عدد خلايا السطر ليس كعدد العناوين. ضع النص الذي يحوي الفاصل بين علامتي اقتباس.
file-other-reasons = أسباب أخرى.
file-empty-rows = أسطر فارغة
file-service = رسائل خدمة (انضم أحد، ثُبّتت رسالة …)
file-no-text = رسائل بلا نص أو تعليق
file-other-days = رسائل من أيام أخرى
file-no-messages = تحديثات ليست رسائل
file-advice-telegram = إن كان تصديرًا من Telegram فصدّر المحادثة ثانية واختر صيغة JSON
file-advice-copy = انسخ الرسائل إلى جدول واحفظه بصيغة CSV
file-advice-text = احفظه كنص عادي، رسالة في كل سطر
file-advice-unpack = فك ضغطه أولًا
file-advice-database = صدّر رسائله بصيغة CSV
file-advice-convert = حوّله إلى CSV أو JSON
file-advice-numbers = صدّره بصيغة Excel أو CSV
file-advice-save = احفظه بإحدى هذه الصيغ
file-empty = الملف فارغ.
file-no-header = ليس للجدول سطر عناوين.
file-list-more = { $shown } و{ $more } غيرها
file-uncertain-ends = نهاية الرسالة التي تبدأ في السطر { $lines } غير مؤكدة، لأن علامات الاقتباس فيها مكسورة. قُرئت الأسطر التي تحتها رسائل مستقلة؛ افحصها.
file-unprotected = نصوص حُذفت منها الفاصلة العليا الواقية من المعادلات: { $texts }.
file-no-text-column = ليس في الورقة «{ $sheet }» عمود نصوص، فتُركت.
file-guessed-column = اختير عمود النصوص بحسب محتواه؛ تحقق منه.
file-inverted-label = في «{ $column }» معنى 1 وyes هو no_spam.
file-label-like = لم يُقرأ تصنيف، لكن { $columns } قد تكون تصنيفات. سمّ العمود: --label-column، وبيّن معنى كلماته: --map WORD=spam.
file-labelled-lines = تبدأ { $share }% من الأسطر الأولى بتصنيف مثل ham، فقُرئ جزءًا من الرسالة. ضع فوق الأسطر سطر عناوين مثل label,text.
file-chats-read = قُرئت { $chosen } من المحادثات، وعددها { $count }.
