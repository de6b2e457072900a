# हिन्दी। अनुवाद के नियम docs/languages.md में हैं।

word-language = हिन्दी

### Labelling

button-spam = 🚫 स्पैम
button-no-spam = ✅ स्पैम नहीं
button-unsure = 🤷 पता नहीं
button-skip = ⏭ छोड़ें
button-undo = ↩️ वापस लें
button-show-all = 📄 पूरा दिखाएँ
button-look-again = 🔄 फिर से जाँचें
button-resume = ▶️ जारी रखें

ask = <b>क्या यह संदेश स्पैम है?</b>
# Where the labels have names of the owner's.
ask-own = <b>इस संदेश के लिए कौन-सा लेबल सही है?</b>
shortened = <i>… { $more } अक्षर और</i>
caption-full-text = पूरा संदेश
newest-flips =
    <i>अब तक { $labels } लेबल। { $last ->
        [one] पिछले लेबल ने
       *[other] पिछले { $last } ने
    } { $flipped ->
        [one] { $flipped } संदेश
       *[other] { $flipped } संदेशों
    } के बारे में मॉडल का अनुमान बदला।</i>
nothing-empty = 📭 अभी कोई संदेश नहीं है। जब जोड़े जाएँगे, मैं पूछूँगा।
nothing-empty-owner = 📭 अभी कोई संदेश नहीं है। मुझे संदेशों की फ़ाइल भेजें, जैसे <code>messages.txt</code>, हर पंक्ति में एक संदेश; रूप /import समझाता है।
nothing-done = 🎉 <b>सभी संदेशों पर लेबल लग गए।</b> धन्यवाद! नए आने पर मैं पूछूँगा।
nothing-elsewhere = ⏳ आख़िरी संदेशों पर अभी दूसरे लोग लेबल लगा रहे हैं। कोई छूट गया तो मैं आपसे पूछूँगा। धन्यवाद!
nothing-stopped = 🙏 <b>आपके सभी उत्तरों के लिए धन्यवाद।</b> वे दूसरों के उत्तरों से सामान्य से ज़्यादा अलग हैं, इसलिए अभी मैं नहीं पूछूँगा। मालिक आपको जारी रखने दे सकता है।
nothing-seen = 🎉 <b>आपके लिए जितने संदेश थे, आपने सब देख लिए।</b> धन्यवाद! नए आने पर मैं पूछूँगा।
your-contribution =
    आपके उत्तर: { $answers }। उनसे { $messages ->
        [one] { $messages } संदेश
       *[other] { $messages } संदेशों
    } पर लेबल लगा, लगभग एक जैसे संदेश मिलाकर।
word-shared = एक-एक टैप से स्पैम फ़िल्टर को सिखाने में मैं भी शामिल हूँ। आप भी मदद करना चाहें, तो इसके मालिक से लिंक माँगें।
word-shared-counted =
    मैंने स्पैम फ़िल्टर को सिखाने के लिए एक-एक टैप से { $answers ->
        [one] { $answers } उत्तर दिया
       *[other] { $answers } उत्तर दिए
    }। आप भी मदद करना चाहें, तो इसके मालिक से लिंक माँगें।
messages-again = 📬 लेबल लगाने के लिए संदेश हैं। { $words }
next-takes-a-while = ⏳ अगले संदेश में थोड़ा समय लग रहा है। वह यहाँ अपने आप दिखेगा। आपके जवाब सहेज लिए गए हैं।
paused = ⏸ <b>रुका हुआ।</b> आपका खुला संदेश दूसरों को लौट गया। जारी रखने के लिए /label.

word-spam = 🚫 स्पैम
word-no-spam = ✅ स्पैम नहीं
word-unsure = 🤷 पता नहीं
word-skip = ⏭ छोड़ा
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = स्पैम
word-label-no-spam = स्पैम नहीं

toast-skipped = ⏭ छोड़ा
toast-saved = { $choice }: सहेजा गया
toast-saved-counted = { $choice }: सहेजा गया · उत्तर { $mine }
toast-milestone = 🎉 आपके { $mine } उत्तर। धन्यवाद!
toast-hurried = बहुत जल्दी! हर संदेश को आराम से पढ़ें: ध्यान से दिया एक उत्तर जल्दबाज़ी में दिए पाँच उत्तरों से बेहतर है।
toast-previous-answer = आपका उत्तर: { $choice }
toast-no-answer = यहाँ आपका कोई उत्तर नहीं है।
toast-undone-asked-again = ↩️ उत्तर वापस लिया गया। संदेश फिर से यहाँ है।
toast-undone-elsewhere = ↩️ उत्तर वापस लिया गया। संदेश अब किसी और के पास है।
toast-nothing-to-undo = वापस लेने को कुछ नहीं है।
toast-too-early = नहीं गिना गया: संदेश अभी-अभी आया था। पढ़कर फिर टैप करें।
toast-old-button = यह बटन अब काम नहीं करता। नए कार्ड के लिए /label भेजें।

### Joining, invites, access

button-share = 📤 साझा करें
button-copy = 📋 लिंक कॉपी करें
button-end-invite = 🚫 न्योता { $invite } बंद करें

word-owner = मालिक
word-curator = निर्णायक
word-annotator = लेबलकर्ता

toast-not-member = यहाँ एक समूह के सदस्य लेबल लगा सकते हैं, पर आप मुझे उसमें नहीं दिखते। समूह से जुड़कर वहाँ का बटन फिर दबाएँ, या इस बॉट के मालिक से लिंक माँगें।
toast-members-unconfirmed = Telegram पुष्टि नहीं करता कि आप समूह के सदस्य हैं। यदि हैं, तो एक मिनट बाद वहाँ का बटन फिर दबाएँ, या इस बॉट के मालिक से लिंक माँगें।
toast-revoked = मालिक ने आपकी पहुँच बंद कर दी है। नया न्योता इसे नहीं बदलता; मालिक से इसे लौटाने को कहें।
toast-left-group = जिस समूह से आप जुड़े थे, उसके अब सदस्य नहीं हैं। फिर जुड़कर वहाँ का बटन दबाएँ, या इस बॉट के मालिक से लिंक माँगें।
toast-group-closed = उस समूह के सदस्य अब लेबल नहीं लगा सकते। इस बॉट के मालिक से लिंक माँगें।
toast-not-invited = लेबल लगाने के लिए न्योता चाहिए। इस बॉट के मालिक से लिंक माँगकर खोलें, या मुझे भेजें; पुराना शायद ख़त्म हो चुका है।
toast-not-yours = मैंने आपसे उस संदेश के बारे में नहीं पूछा। एक पाने के लिए /label भेजें।
toast-not-labelled-yet = इस संदेश पर अभी किसी ने लेबल नहीं लगाया। इसका स्कोर पहले उत्तर को प्रभावित कर सकता है।
toast-internal-error = मेरी ओर से कुछ गड़बड़ हुई। पुष्ट किए गए उत्तर सहेजे हुए हैं। /label आज़माएँ।
toast-try-later = अभी मैं कुछ सहेज नहीं सकता, इसलिए यह नहीं सहेजा गया। बाद में फिर कोशिश करें।
toast-only-owner = यह केवल मालिक कर सकता है।
toast-only-curator = यह केवल मालिक और निर्णायक कर सकते हैं।
own-number = यदि यह आपका बॉट है: आपकी Telegram ID <code>{ $number }</code> है; इसे TAPWISE_OWNERS में लिखें और बॉट फिर से शुरू करें।
not-a-command = मैं बटन और कमांड समझता हूँ। /label संदेश दिखाता है; /help कमांड की सूची देता है।
copied-command = मैं केवल वही कमांड चलाता हूँ जो आप ख़ुद लिखते हैं, इसलिए यह नहीं।

welcome =
    👋 <b>स्वागत है!</b> मैं एक-एक करके संदेश दिखाता हूँ; टैप करके बताएँ कि वह स्पैम है या नहीं। मैं ज़्यादातर उन्हीं के बारे में पूछता हूँ जिन पर कंप्यूटर को संदेह है, इसलिए हर उत्तर मायने रखता है।

    आपके उत्तर इस समुदाय के स्पैम फ़िल्टर को सिखाते हैं। मैं क्या रखता हूँ, यह /privacy बताता है।

    उदाहरण: “आपने इनाम जीता है, यहाँ क्लिक करें” स्पैम है; “आठ बजे मिलते हैं” नहीं।
you-are-revoked = मालिक ने आपकी पहुँच बंद कर दी है, इसलिए मैं और संदेश नहीं दिखाता। धन्यवाद।
you-are-restored = आप फिर लेबल लगा सकते हैं। /label संदेश दिखाता है।

invitation =
    🎟 { $people ->
        [one] { $people } व्यक्ति
       *[other] { $people } लोगों
    } के लिए लिंक, { $until } तक मान्य। जिसके पास यह है, वह लेबल लगा सकता है{ $role ->
        [curator] { " " }और विवाद सुलझा सकता है
       *[annotator] {""}
    }।

    <code>{ $link }</code>
word-invitation = स्पैम पर लेबल लगाने में मदद करें, एक-एक टैप से:
invite-usage = <code>/invite</code> भेजें, या 10 लोगों और 3 दिनों के लिए <code>/invite 10 3</code> (अधिकतम { $most } लोग और 365 दिन)। अंत में <code>curator</code> जोड़ने पर वे विवाद भी सुलझा सकते हैं।
no-invites = कोई न्योता खुला नहीं है। /invite नया बनाता है।
invites-title = <b>न्योते</b> (लिंक ख़ुद नहीं रखे जाते)
invites-line = { $invite }. { $role }: { $uses } में से { $used } इस्तेमाल, { $until } तक
toast-invite-ended = यह न्योता बंद है। जो जुड़ चुके हैं, वे बने रहेंगे।

revoke-usage = <code>/revoke 5</code> लेबलकर्ता 5 की पहुँच बंद करता है; <code>/readmit 5</code> लौटाता है। नंबर /team में हैं।
not-revoked = ऐसा कोई लेबलकर्ता { $who } नहीं जिसकी पहुँच बंद की जा सके। नंबर /team में हैं।
revoked = लेबलकर्ता { $who } अब लेबल नहीं लगा सकता। दिए गए उत्तर नहीं बदलते। <code>/readmit { $who }</code> पहुँच लौटाता है।
revoked-was-invited = लेबलकर्ता { $who }, जिसकी पहुँच बंद है, न्योते के लिंक से आया और लौटा दिया गया। <code>/readmit { $who }</code> पहुँच लौटाता है।
restored = लेबलकर्ता { $who } फिर लेबल लगा सकता है।
was-not-revoked = लेबलकर्ता { $who } की पहुँच बंद नहीं थी।

### Groups

button-join = 🏷 लेबल में मदद करें
button-close-group = 🚫 समूह { $group } बंद करें
button-owner-opens = 👤 मैं मालिक: खोलें
button-owner-closes = 👤 मैं मालिक: बंद करें

no-longer-member = आप अब समूह के सदस्य नहीं हैं, इसलिए मैं और संदेश नहीं दिखाता। मदद के लिए धन्यवाद।
no-longer-confirmed = Telegram अब पुष्टि नहीं करता कि आप समूह के सदस्य हैं, इसलिए मैं और संदेश नहीं दिखाता। यदि हैं, तो जारी रखने के लिए समूह का बटन दबाएँ।
group-no-longer-labels = आपके समूह के सदस्य अब लेबल नहीं लगा सकते। मदद के लिए धन्यवाद।
how-to-open = मुझे अपने समूह में जोड़ें: मैं वहाँ एक बटन डालूँगा और हर सदस्य लेबल लगा सकेगा। मुझे एडमिन बनाएँ, ताकि मुझे तुरंत पता चले कि कौन गया। ख़त्म करने के लिए समूह में <code>/close@{ $bot }</code> या यहाँ /groups भेजें।
no-groups = कोई समूह खुला नहीं है। /open बताता है कैसे खोलें।
groups-title = <b>समूह जिनके सदस्य लेबल लगा सकते हैं</b>
groups-line = { $group }. { $title }: { $annotators } लेबलकर्ता
owner-needed-to-open = मुझे नहीं दिखता कि यह किसने लिखा। यदि आप मेरे मालिक हैं और चाहते हैं कि इस समूह के सदस्य लेबल लगाएँ, तो बटन दबाएँ: किसने दबाया, यह Telegram केवल मुझे बताता है।
owner-needed-to-close = मुझे नहीं दिखता कि यह किसने लिखा। यदि आप मेरे मालिक हैं और लेबल लगाना ख़त्म करना चाहते हैं, तो बटन दबाएँ: किसने दबाया, यह Telegram केवल मुझे बताता है।
not-posted = ⚠️ समूह { $title } खुला है, पर Telegram मुझे वहाँ बटन नहीं डालने देता: मैं लिख नहीं सकता, या टॉपिक बंद है। मुझे एडमिन बनाएँ, मैं डाल दूँगा; या खुले टॉपिक में <code>/open@{ $bot }</code> लिखें।
members-not-reported = ⚠️ Telegram मुझे नहीं बताता कि समूह { $title } का सदस्य कौन है। उससे कोई जुड़ नहीं सकता, और उसके सदस्यों से जल्द ही कुछ नहीं पूछा जाएगा। मुझे समूह का एडमिन बनाएँ, या /invite से बुलाएँ।
group-opened = 🏷 <b>इस समूह को स्पैम से बचाने में मदद करें।</b> मैं निजी चैट में संदेश दिखाता हूँ, आप टैप करके बताते हैं कि वह स्पैम है या नहीं। समूह का हर सदस्य भाग ले सकता है।
group-closed = इस समूह के सदस्य अब लेबल नहीं लगा सकते। सबका धन्यवाद।

### Groups that are watched

how-to-watch = समूह में मैं नए संदेश ख़ुद ले सकता हूँ। समूह का एडमिन वहाँ <code>/watch@{ $bot }</code> लिखे, यदि समूह खुला है (/open) या एडमिन मेरा मालिक है। मैं समूह में बताता हूँ कि क्या पढ़ता हूँ और मना कैसे करें। मैं पाठ और कैप्शन रखता हूँ, पर यह कभी नहीं कि किसने लिखा: कुछ यादृच्छिक चुने हुए, और वे जिन पर मुझे संदेह है। <code>/unwatch@{ $bot }</code> इसे बंद करता है।
watch-notice =
    👀 <b>अब से मैं इस समूह के नए संदेश पढ़ता हूँ।</b> उनमें से कुछ का पाठ या कैप्शन रखता हूँ, पर यह कभी नहीं कि किसने लिखा। लेबल लगाने वाले उसे बिना नाम के देखते हैं और बताते हैं कि वह स्पैम है या नहीं।

    यदि आप यह नहीं चाहते, तो <b>मेरे संदेश नहीं</b> दबाएँ: उसके बाद का आपका लिखा सब मैं छोड़ देता हूँ। पहले के संदेश मैं नहीं ढूँढ सकता, क्योंकि भेजने वाले को नहीं रखता। समूह या चैनल के नाम से लिखे संदेश छोड़ दिए जाते हैं।

    एडमिन इसे <code>/unwatch@{ $bot }</code> से बंद करता है, और तब वे संदेश मिटा सकता है जिन पर किसी ने लेबल नहीं लगाया।
button-not-mine = 🙅 मेरे संदेश नहीं
watch-over = 👀 मैं अब इस समूह के संदेश नहीं पढ़ता।
already-watched = 👀 मैं इस समूह के नए संदेश पहले से पढ़ रहा हूँ।
watched-came = मैंने { $messages } संदेश पढ़े और { $kept } रखे।
not-watched = मैं इस समूह के संदेश नहीं पढ़ता।
cannot-read =
    ⚠️ Telegram मुझे इस समूह के संदेश नहीं देता। इन दो में से एक करें:
    • मुझे समूह का एडमिन बनाएँ; किसी अधिकार की ज़रूरत नहीं। फिर <code>/watch@{ $bot }</code> दोबारा लिखें।
    • <code>@BotFather</code> को <code>/setprivacy</code> लिखें, <code>@{ $bot }</code> चुनें और <b>Disable</b> दबाएँ। फिर मुझे समूह से हटाकर दोबारा जोड़ें, और <code>/watch@{ $bot }</code> लिखें।
rights-unknown = ⚠️ Telegram मुझे नहीं बताता कि यहाँ यह कौन कर सकता है। एक मिनट में फिर कोशिश करें।
administrator-needed-to-watch = मुझे नहीं दिखता कि यह किसने लिखा। यदि आप इस समूह के एडमिन हैं और चाहते हैं कि मैं यहाँ नए संदेश पढ़ूँ, तो बटन दबाएँ: किसने दबाया, यह Telegram केवल मुझे बताता है।
administrator-needed-to-unwatch = मुझे नहीं दिखता कि यह किसने लिखा। यदि आप इस समूह के एडमिन हैं और चाहते हैं कि मैं यहाँ पढ़ना बंद करूँ, तो बटन दबाएँ: किसने दबाया, यह Telegram केवल मुझे बताता है।
button-administrator = 👤 मैं एडमिन हूँ
administrator-confirmed = 👤 किसी एडमिन ने बटन दबाया है।
toast-may-not-watch = यह केवल समूह का एडमिन कर सकता है, यदि समूह खुला है या यह बॉट उसका है।
toast-objection-noted = 🙅 अब से मैं आपके संदेश छोड़ देता हूँ। मैं कुंजी से बना एक छोटा निशान रखता हूँ, आपकी ID या नाम नहीं।
watched-unanswered = उनमें से { $messages } का किसी ने उत्तर नहीं दिया। क्या मैं मिटा दूँ?
button-delete-watched = 🗑 { $messages } मिटाएँ
button-keep-watched = रहने दें
watched-deleted = 🗑 मिटाए गए संदेश: { $messages }।
watched-stayed = उत्तर होने के कारण बने रहे: { $messages }।
watched-kept = संदेश बने रहेंगे।
watch-began = 👀 समूह { $title } के एक एडमिन ने मुझे वहाँ के नए संदेश पढ़ने दिए। उनके बारे में जल्द पूछा जा सकता है। समूह में <code>/unwatch</code> इसे बंद करता है।
ask-usage = पढ़े जा रहे समूह (/watch) के किसी संदेश का उत्तर <code>/ask@{ $bot }</code> से दें: मैं दूसरों से उसके बारे में जल्द पूछूँगा, जैसे किसी भी दूसरे संदेश के बारे में। बिना पाठ का, मेरी सूचना से पहले का, या मना कर चुके व्यक्ति का संदेश मैं नहीं ले सकता।
not-announced = ⚠️ मैं समूह { $title } के संदेश नहीं पढ़ता, क्योंकि Telegram मुझे वहाँ यह बताने नहीं देता: मैं लिख नहीं सकता, या टॉपिक बंद है। मुझे एडमिन बनाएँ, या खुले टॉपिक में <code>/watch@{ $bot }</code> लिखें।
watch-full = 👀 समूह { $title } से { $messages } संदेश आ चुके हैं, TAPWISE_WATCH_LIMIT इतने ही देता है। वहाँ से और नहीं रखूँगा। सीमा बढ़ाकर मुझे फिर से शुरू करें, या समूह में <code>/unwatch</code> से बंद करके <code>/watch</code> से फिर शुरू करें।

### Commands and /help

command-label = लेबल लगाने के लिए संदेश दिखाएँ
command-undo = अपना पिछला उत्तर वापस लें
command-history = आपके पिछले उत्तर; कोई भी बदलें
command-stats = प्रगति और गुणवत्ता
command-pause = अभी के लिए रुकें
command-settings = भाषा, पुष्टि और याद दिलाना
command-privacy = मैं आपके बारे में क्या रखता हूँ
command-forgetme = अभियान से अपनी Telegram ID मिटाएँ
command-help = यह कैसे काम करता है
command-menu = सब कुछ, भागों में
command-invite = न्योते का लिंक बनाएँ
command-invites = न्योते के लिंक जो अब भी चलते हैं
command-open = समूह के सदस्यों को लेबल लगाने दें
command-groups = समूह जो लेबल लगाते हैं; कोई भी बंद करें
command-watch = समूह के नए संदेश लें
command-team = लेबलकर्ता और उनकी विश्वसनीयता
command-disputes = जहाँ उत्तर अलग हैं, वहाँ फ़ैसला करें
command-rule = हर कार्ड पर लिखें कि स्पैम क्या है
command-labels = दोनों लेबलों के अपने नाम
command-gold = जिस संदेश का उत्तर आपने अभी दिया, उससे दूसरों को जाँचें
command-revoke = किसी लेबलकर्ता को रोकें
command-readmit = रोके गए लेबलकर्ता को लौटाएँ
command-forget = लेबलकर्ता कौन है, यह मिटाएँ
command-import = फ़ाइल से संदेश जोड़ें
command-export = लेबल लगा संग्रह पाएँ
command-model = सीखा हुआ मॉडल पाएँ
command-prove = फ़िल्टर की गुणवत्ता सिद्ध करें या लेबल प्रमाणित करें
command-goal = फ़िल्टर को क्या पाना है
command-why = अपने पिछले संदेश का स्कोर समझें
command-check = संदेश के स्पैम होने की संभावना

help = मैं संदेश दिखाता हूँ; <b>{ $spam_name }</b> या <b>{ $no_spam_name }</b> टैप करें। <b>पता नहीं</b> भी ईमानदार उत्तर है; <b>छोड़ें</b> संदेश के बारे में कुछ नहीं कहता; <b>वापस लें</b> आपका पिछला उत्तर वापस लेता है।
help-line = /{ $command } – { $does }
menu = <b>मेनू</b>
button-menu-labelling = 🏷 लेबल लगाएँ
button-menu-progress = 📊 प्रगति
button-menu-people = 👥 टीम
button-menu-invites = 🎟 न्योते
button-menu-files = 📦 जोड़ें और निर्यात
button-menu-review = ⚖️ समीक्षा
button-menu-own = ⚙️ सेटिंग
button-menu-back = ⬅️ मेनू
button-open-menu = ☰ मेनू
button-make-invite = 🎟 न्योता दें
welcome-owner =
    👋 <b>स्वागत है! यह बॉट आपका है।</b>

    1. मुझे संदेशों की फ़ाइल भेजें, जैसे <code>messages.txt</code>, हर पंक्ति में एक संदेश।
    2. लोगों को बुलाएँ: /invite लिंक बनाता है।
    3. नीचे के कार्ड पर कुछ संदेशों पर ख़ुद लेबल लगाएँ।

    बाक़ी सब /menu दिखाता है।

### /history, /settings, /privacy

button-older = ◀️ पुराने
button-newer = नए ▶️
button-never-remind = 🔕 कभी नहीं
button-change-clock = 🕒 मेरी घड़ी बदली
button-forget-yes = 🗑 हमेशा के लिए भूलें
button-forget-no = न भूलें
button-forget-other-yes = 🗑 हमेशा के लिए भूलें
button-forget-other-no = न भूलें
button-quiet-off = 🔔 पुष्टि चालू
button-quiet-on = 🔕 पुष्टि बंद
button-cheer-off = 🎈 मेरी गिनती छिपाएँ
button-cheer-on = 🎈 मेरी गिनती दिखाएँ
button-remind = ⏰ याद दिलाएँ
button-change-reminder = ⏰ समय बदलें
button-as-in-telegram = 🌐 Telegram जैसी

history = <b>आपके पिछले उत्तर।</b> बदलने के लिए नंबर दबाएँ।
no-history = यहाँ आपके कोई उत्तर नहीं हैं।
history-entry = { $place }. { $choice }

settings =
    <b>सेटिंग</b>
    भाषा: { $language }
    हर टैप के बाद पुष्टि: { $confirmation ->
        [off] बंद
       *[on] चालू
    }
    मेरे उत्तरों की गिनती दिखाएँ: { $counted ->
        [off] नहीं
       *[on] हाँ
    }
    रोज़ याद दिलाना: { $reminder ->
        [none] नहीं
       *[other] { $reminder }, आपके समय के अनुसार
    }
which-language = 🌐 <b>मैं आपसे किस भाषा में बात करूँ?</b>
which-hour-is-it = <b>आपकी घड़ी में अभी कितने बजे हैं?</b> Telegram मुझे आपका समय क्षेत्र नहीं बताता।
when-to-remind = <b>किस समय याद दिलाऊँ?</b> मैं तभी याद दिलाता हूँ जब आपने पिछले 20 घंटों में उत्तर न दिया हो।
reminder = ⏰ कुछ संदेश इंतज़ार कर रहे हैं। /label एक दिखाता है; /settings यह समय बदलता है।

word-phone = फ़ोन नंबर
word-email = ईमेल पते
word-name = यूज़रनेम
word-card = कार्ड नंबर
word-link = लिंक

privacy =
    <b>मैं आपके बारे में क्या रखता हूँ</b>
    • आपकी Telegram यूज़र ID, भूमिका, कौन-से न्योते इस्तेमाल किए और कब जुड़े
    • आपसे पूछा हर प्रश्न और आपका हर उत्तर, समय और एक नंबर के साथ जो टैप या संदेश को पहचानता है; वापस लिए उत्तर भी
    • किन संदेशों के बारे में आपने दूसरों से पुछवाया
    • आपके Telegram की भाषा, ताकि मैं उसी में लिखूँ
    • /settings में आपके चुनाव (याद दिलाने के लिए: घंटा, समय क्षेत्र और पिछली बार कब भेजा), क्या आप रुके हैं, और चैट का कौन-सा संदेश आपका कार्ड है
    • एक अनुमान कि आपके उत्तर कितनी बार सही हैं, क्या वे गिने जाते हैं, और मालिक को इस बारे में कौन-सी सूचनाएँ मिलीं
    • यदि आप समूह के सदस्य के रूप में जुड़े: कौन-सा समूह, और क्या आपने उसे छोड़ा
    • मैंने आपको आख़िरी बार कब लिखा कि फिर संदेश हैं, और आपने कौन-से नियम बनाए

    मैं आपका नाम, फ़ोटो, फ़ोन नंबर, दूसरी चैट या यहाँ लिखी बातें नहीं रखता। अपवाद वह फ़ाइल है जो मालिक भेजता है: उसके संदेश जोड़े जाते हैं।
    डेटाबेस इस बॉट के मालिक के पास है। निर्यात किए लेबलों में आपका लेबलकर्ता नंबर होता है, Telegram ID नहीं। मैं उत्तर कभी नहीं मिटाता; /forgetme यह रिकॉर्ड मिटाता है कि वे आपके हैं, पहुँच ख़त्म होने के बाद भी, और मालिक आपके लिए यह कर सकता है। पहले के बैकअप और प्रतियाँ यह रिकॉर्ड तब तक रखती हैं जब तक मालिक उन्हें न मिटाए। मेरे लॉग में केवल लेबलकर्ता नंबर हैं।
    /forgetme के बाद मैं आपकी ID और इस्तेमाल किए न्योतों की एक छाप रखता हूँ, जो इस डेटाबेस की कुंजी से बनी है, ताकि लौटने पर आप उसी बेनाम लेबलकर्ता के रूप में जारी रखें। जिसके पास डेटाबेस है, वह आपकी ID केवल हर संभव ID आज़माकर पा सकता है।

    यदि आप ऐसे समूह में लिखते हैं जिसे मैं पढ़ता हूँ (मैं वहाँ यह बताता हूँ), तो मैं संदेश का पाठ या कैप्शन रख सकता हूँ, पर कभी नहीं कि वह आपका है। वहाँ “मेरे संदेश नहीं” दबाने पर मैं कुंजी से बना एक छोटा निशान रखता हूँ, जो बहुत-सी Telegram ID के लिए एक जैसा होता है।

    जो संदेश आप देखते हैं, वे मालिक की फ़ाइलों या पढ़े जा रहे समूहों से आते हैं: कृपया आगे न भेजें।
privacy-protected = Telegram किसी को उन्हें आगे भेजने या कॉपी करने नहीं देता।
privacy-hidden = जहाँ तक पहचान हो, संदेशों में मैं आपसे छिपाता हूँ: { $kinds }। मॉडल और मालिक के निर्यात में वे होते हैं।

forget-question = <b>भूल जाऊँ कि आप कौन हैं?</b> मैं आपकी Telegram ID, सेटिंग और समूह हमेशा के लिए मिटा दूँगा, और आप लेबल नहीं लगा सकेंगे। आपके उत्तर बेनाम नंबर के नीचे रहेंगे। फिर जुड़ने पर आप उसी नंबर से जारी रखेंगे: कैसे, यह /privacy बताता है।
nothing-to-forget = मैं आपके बारे में कुछ नहीं रखता।
forgotten = 🗑 मुझे अब नहीं पता कि आप कौन हैं। मदद के लिए धन्यवाद।
not-forgotten = सब वैसा ही रहेगा।
owner-stays = यह बॉट आपका है। पहले TAPWISE_OWNERS से अपनी ID हटाएँ और बॉट फिर से शुरू करें।
forget-usage = <code>/forget 5</code> मिटाता है कि लेबलकर्ता 5 कौन है, पहुँच बंद होने या जाने के बाद भी। नंबर /team में हैं।
cannot-be-forgotten = भूलने के लिए कोई लेबलकर्ता { $who } नहीं है: वह कभी था ही नहीं, मालिक है, या पहले ही भुलाया जा चुका है। नंबर /team में हैं।
forget-other-question = <b>भूल जाऊँ कि लेबलकर्ता { $who } कौन है?</b> मैं उसकी Telegram ID, सेटिंग और समूह हमेशा के लिए मिटा दूँगा, और वह लेबल नहीं लगा सकेगा। उसके उत्तर बेनाम नंबर के नीचे रहेंगे। यदि पहुँच बंद नहीं थी, तो वह फिर जुड़ सकता है।
other-forgotten = 🗑 मुझे अब नहीं पता कि लेबलकर्ता { $who } कौन है।
card-of-forgotten = 🗑 आपका पिछला संदेश यहाँ दिखाया गया था।

### /check, forwarded messages

button-wrong-ask-others = 🙋 ग़लत? औरों से पूछें
button-ask-others = 🙋 औरों से पूछें
check-spam = <b>संभवतः स्पैम</b>: { $percent }।
check-no-spam = <b>संभवतः स्पैम नहीं</b>: स्पैम की संभावना { $percent }।
# Where the labels have names of the owner's.
check-own = संभवतः <b>{ $label }</b>: { $spam_name } { $percent }।
check-blind = 🙈 यह संदेश, या लगभग ऐसा ही, अभियान में है और इसके बारे में अभी किसी से पूछा जा सकता है। किसी पर असर न पड़े, इसलिए मैं यहाँ कुछ नहीं कहता।
check-usage = मुझे संदेश आगे भेजें, किसी का उत्तर /check से दें, या <code>/check some text</code> लिखें। मैं बताता हूँ कि स्पैम होने की कितनी संभावना है, और क्यों।
check-without-text = इस संदेश में पाठ नहीं है, इसलिए मैं जाँच नहीं सकता।
check-not-mine = यह संदेश मैंने ख़ुद लिखा। मूल संदेश आगे भेजें, या <code>/check some text</code> लिखें।
toast-check-is-gone = दूसरों से पूछा जा चुका है, या यह बटन बहुत पुराना है। संदेश फिर भेजें।
asked-others-new = 🙋 संदेश अब अभियान में है। दूसरों से जल्द पूछा जाएगा; वे नहीं देखेंगे कि मैं क्या सोचता हूँ।
asked-others-known = 🙋 संदेश, या लगभग ऐसा ही, पहले से अभियान में है। बारी आने पर दूसरों से पूछा जाएगा।
asked-others-nobody = यहाँ अभी और कोई लेबल नहीं लगाता, इसलिए पूछने को कोई नहीं है।
asked-others-proof = एक प्रमाण चल रहा है, और नया संदेश उसे ख़त्म कर देगा। उसके ख़त्म होने पर फिर पूछें।

### /stats and /why

stats-settled =
    { $items } में से <b>{ $settled }</b> संदेश तय। { $left ->
        [one] { $left } बाक़ी है।
       *[other] { $left } बाक़ी हैं।
    }
stats-how = { $answered } उत्तर से, { $inherited } लगभग एक जैसे संदेश से, { $known } पहले से ज्ञात: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }।
# Messages that only the model labels.
stats-machine = मॉडल से: { $machine } और, सभी संदेशों के निर्यात में (/export)।
stats-answers = कुल { $answers } उत्तर: { $mine } आपके, { $day } पिछले 24 घंटों में। मॉडल ने { $learnt } उत्तर सीखे हैं; परीक्षा के उत्तर वह नहीं सीखता।
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> उत्तर आपका है।
       *[other] <b>{ $mine }</b> उत्तर आपके हैं।
    }
stats-shared = सबने मिलकर अब तक { $answers } उत्तर दिए। कुल { $items } संदेश हैं।
quality = <b>गुणवत्ता</b>
quality-last-checkpoint = पिछली जाँच पर <b>गुणवत्ता</b>
flips =
    { $labels ->
        [one] पिछले लेबल ने
       *[other] पिछले { $labels } लेबलों ने
    } { $compared } संदेशों में से { $flipped } का अनुमान बदला।
advice = 🏁 <b>मॉडल स्थिर हो गया है।</b> { $why } और लेबल से कम ही बदलेगा।
advice-settled = लगातार तीन बार, और लेबलों ने इसके लगभग कोई अनुमान नहीं बदले।
advice-no-question-left = बचे हुए हर संदेश को लेकर यह आश्वस्त है ({ $low } और { $high } के बीच कोई स्कोर नहीं)।
advice-unproven = यह कितना अच्छा है, अभी सिद्ध नहीं हुआ।
advice-choices = <b>सिद्ध करें</b> दिखाता है कि इसे अच्छा फ़िल्टर सिद्ध करने में क्या लगेगा। <b>प्रमाणित करें</b> दिखाता है कि इसके दिए लेबलों में ग़लतियाँ सीमित करने में क्या लगेगा। आप जारी भी रख सकते हैं, या रुक सकते हैं: /export लेबल लगे संदेश भेजता है।
caption-overview = ① 🟢 फ़िल्टर जो चिह्नित करेगा उसमें स्पैम, 🟠 जो जाने देगा उसमें स्पैम, परीक्षा के उत्तरों की संख्या के अनुसार। ② 🟠 { $spam_name }, 🔵 { $no_spam_name }। ③ हर दिन के उत्तर। ④ हर लेबलकर्ता के उत्तर।
caption-no-labels = अभी कोई लेबल नहीं है।
caption-labels =
    { $labels } संदेश तय: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }; { $people ->
        [one] { $people } लेबलकर्ता
       *[other] { $people } लेबलकर्ताओं
    } के उत्तरों से।
features = मॉडल की विशेषताएँ: { $features } ({ $why })।
word-features-measured = सबसे समृद्ध जो यह मशीन सँभाल सके
word-features-again = पहले जैसी
word-features-set = जैसा TAPWISE_FEATURES कहता है
word-features-chosen = मालिक की चुनी हुई
word-features-read = सभी संदेशों का अर्थ पढ़ा जा चुका है
features-follow = संदेशों का अर्थ पढ़ा जा रहा है; फिर विशेषताएँ होंगी: { $features }।
features-read = अब तक पढ़े गए संदेश: { $messages }।
why = <b>स्कोर { $score }</b> (0 = { $no_spam_name }, 1 = { $spam_name })
why-signs = ▲ स्कोर बढ़ाता है, ▼ घटाता है।
why-near = { $similarity } समान, लेबल <b>{ $label }</b>:
why-meaning =
    अर्थ: <b>{ $weight }</b>{ $count ->
        [0] ।
       *[other] , इनके जैसा: { $near }।
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = अभी मॉडल नहीं है। हर प्रकार के कम से कम तीन लेबल चाहिए।
why-usage = /why उस संदेश का स्कोर समझाता है जिसका आपने आख़िर में उत्तर दिया; <code>/why some text</code> किसी भी पाठ का।

### /prove and /goal

button-start-proof = ▶️ शुरू करें
button-stop-proof = ⏹ रोकें
button-cancel-proof = रद्द करें
button-prove-filter = 🛡 सिद्ध करें
button-certify-labels = 📜 प्रमाणित करें
button-decide-later = बाद में

goal =
    🎯 फ़िल्टर का लक्ष्य: { $goal }।

    <code>/goal 90 30</code> दूसरा तय करता है: जो यह चिह्नित करे, उसका कम से कम 90 % स्पैम हो, और सारे स्पैम का अधिकतम 30 % छूटे। /prove इसे सिद्ध करने की कोशिश करता है।
goal-set = 🎯 फ़िल्टर का नया लक्ष्य: { $goal }।
goal-set-while-running = 🎯 फ़िल्टर का नया लक्ष्य: { $goal }। जो प्रमाण चल रहा है, उसका अपना लक्ष्य रहेगा।
title-filter = 🛡 <b>फ़िल्टर सिद्ध करें</b>: { $goal }।
title-labels = 📜 <b>लेबल प्रमाणित करें</b>: { $goal }।
drawn-filter = तब सबसे केवल यादृच्छिक चुने प्रश्न पूछे जाते हैं। कार्ड वैसे ही दिखते हैं। इस बीच मॉडल कुछ नहीं सीखता।
drawn-labels = तब सबसे केवल बिना लेबल के सभी संदेशों में से यादृच्छिक चुने प्रश्न पूछे जाते हैं। कार्ड वैसे ही दिखते हैं। इस बीच मॉडल कुछ नहीं सीखता।
goal-changes = /goal लक्ष्य बदलता है।
running-proof = ⏳ <b>एक प्रमाण चल रहा है।</b> लक्ष्य: { $goal }।
running-proof-evidence = अब तक { $evidence } हैं। { $forecast }
running-proof-shown = /prove इसे फिर दिखाता है। ख़त्म होने पर मैं लिखूँगा।
ended-proof-stands = फिर सामान्य प्रश्न पूछे जा रहे हैं, यानी मॉडल सीखता रहेगा। यह कथन मॉडल के अभी के रूप के बारे में है।
ended-proof-certificate = /export प्रमाणपत्र केवल अगला लेबल सीखे जाने तक भेजता है।
ended-proof-out-of-reach = फिर सामान्य प्रश्न पूछे जा रहे हैं। क्या लगेगा, यह /prove दिखाता है।
no-proof-started = कुछ शुरू नहीं हुआ। /prove फिर पूछता है।
no-proof-needed = जो उत्तर पहले से हैं, वे काफ़ी हैं।
no-proof-running = कोई प्रमाण नहीं चल रहा।
no-proof-now = ठीक है। /prove फिर पूछता है।

### /team, /disputes, /gold

button-leave-open = ↪️ खुला छोड़ें
button-count = ✅ { $who } को गिनें
button-count-again = ↩️ { $who } को फिर गिनें
button-ignore = 🚫 { $who } को न गिनें

word-revoked = 🚫 पहुँच बंद
word-left = 👋 चला गया
word-forgotten = भुलाया गया
word-proven = परखा हुआ
word-probation = परख में

team-title = <b>टीम</b>
team-more = … और { $more }: <code>tapwise status --team</code>
agreement-doubtful-too-few = संदेह वाले संदेशों पर सहमति: कई उत्तरों वाले अभी बहुत कम हैं ({ $shared })।
agreement-doubtful-one-label = संदेह वाले { $shared } संदेशों पर सहमति: मापी नहीं जा सकती, क्योंकि सबका लेबल एक ही है।
agreement-doubtful = { $shared } संदेशों पर सहमति, जिन पर संदेह था: { $alpha } (क्रिपेंडॉर्फ़ का अल्फ़ा)
agreement-planned-too-few = परीक्षा के संदेशों पर सहमति, जिनका उत्तर योजना से दो लोग देते हैं: अभी बहुत कम ({ $shared })।
agreement-planned-one-label = परीक्षा के { $shared } संदेशों पर सहमति: मापी नहीं जा सकती, क्योंकि सबका लेबल एक ही है।
agreement-planned = परीक्षा के { $shared } संदेशों पर सहमति, जिनका उत्तर योजना से दो लोग देते हैं: { $alpha } (क्रिपेंडॉर्फ़ का अल्फ़ा)
member-name = लेबलकर्ता { $who }
member-with-role = { $name } ({ $role })
member-answers = { $answers } उत्तर, 24 घंटे में { $day }
member-vouched = मालिक इनकी ज़िम्मेदारी लेता है
member-gold = स्वर्ण प्रश्न { $asked } में से { $right }
member-hasty = { $hasty } बहुत तेज़
member-ignored = ⚠️ नहीं गिना जाता
member-right = { $spam_name } { $spam } सही, { $no_spam_name } { $other } सही
member-constant = ⚠️ लगभग हमेशा { $choice }
member-informative = सूचनाप्रद { $share } ({ $low } से { $high })
reliability-explained = <i>सूचनाप्रद: 100 % पूर्ण लेबलकर्ता है; 0 % वह है जिसके उत्तर संदेश पर निर्भर नहीं। परख में: अभी पता नहीं कि सूचनाप्रद है या नहीं; इन उत्तरों का भार कम है, और दूसरों से भी पूछा जाता है।</i>
erring-alike = ⚠️ एक तरह के संदेशों पर लेबलकर्ता { $who } { $choice } दबाते हैं, जबकि दूसरे नहीं। Tapwise ये उत्तर नहीं गिनता, उनके बाक़ी उत्तर गिनता है। यदि वे सही हैं, तो ऐसे संदेशों पर ख़ुद लेबल लगाएँ।

trust-counts = लेबलकर्ता { $who } के उत्तर गिने जाते हैं, पहले वाले भी।
trust-ignored = लेबलकर्ता { $who } के उत्तर नहीं गिने जाते, पहले वाले भी।
toast-no-such-annotator = इस नंबर का कोई लेबलकर्ता नहीं है।
annotator-excluded = ⚠️ <b>लेबलकर्ता { $who } के उत्तर अब नहीं गिने जाते।</b> { $evidence } उसे धन्यवाद दिया जाता है और आगे नहीं पूछा जाता। एक टैप इसे पलटता है; /team सबको दिखाता है।
annotator-doubtful = ❓ <b>क्या लेबलकर्ता { $who } के उत्तर गिने जाएँ?</b> { $evidence } Tapwise ख़ुद उन्हें नहीं हटाता: तुलना के लिए बहुत कम लोग बचेंगे, और शायद दूसरे ही ग़लत हों। ऐसे कुछ उत्तर देखें, फिर तय करें। आपका फ़ैसला बना रहेगा; /team उसे बदल सकता है।
annotator-dominant = 📊 <b>लेबलकर्ता { $who } ने सारे उत्तरों का { $share } दिया है।</b> जहाँ और किसी ने उत्तर नहीं दिया, वहाँ मॉडल उसकी ग़लतियाँ भी सीखता है, इसलिए इन लेबलों का भार कम है। और लेबलकर्ता मदद करेंगे: /invite. /team सबकी विश्वसनीयता दिखाता है।
evidence = ज्ञात लेबलों, दूसरों के उत्तरों और मॉडल की तुलना में सही उत्तरों का हिस्सा: { $spam_name } { $spam }, { $no_spam_name } { $other }।
evidence-constant = वह लगभग हमेशा { $choice } कहता है।

dispute = <b>उत्तरों से यह संदेश तय नहीं हुआ।</b> ({ $count } विवाद)
no-disputes = किसी संदेश पर विवाद नहीं है। 🎉
no-more-disputes =
    वह आख़िरी था। { $left ->
        [one] { $left } खुला है; /disputes उसे फिर दिखाता है।
       *[other] { $left } खुले हैं; /disputes उन्हें फिर दिखाता है।
    }
toast-settled = तय हुआ: { $choice }
toast-left-open = खुला छोड़ा
toast-not-disputed = यह संदेश तय हो चुका है।

gold-usage = किसी संदेश पर ख़ुद लेबल लगाएँ, फिर /gold भेजें: मैं उसे दिखाकर पूछता हूँ कि क्या उसका लेबल अब से ज्ञात माना जाए। वह स्वर्ण प्रश्न बन जाता है: दूसरों से बिना बताए पूछा जाता है, यह मापने के लिए कि वे कितनी बार सही हैं। <code>/gold no_spam</code> और संदेश का पाठ, या उसके उत्तर के रूप में, फ़ाइल से आए लेबल को सुधारता है।
no-such-message = अभियान में ठीक इस पाठ का कोई संदेश नहीं है। पूरा संदेश <code>/gold spam</code> या <code>/gold no_spam</code> के बाद कॉपी करें, या उसे संदेश के उत्तर में लिखें।
gold-marked = 🥇 स्वर्ण प्रश्न, ज्ञात लेबल: { $choice }। /undo इसे नहीं बदलता।
ask-gold = <b>इस संदेश को स्वर्ण प्रश्न बनाएँ?</b> तब इसका लेबल ज्ञात है: { $choice }। यह दूसरों से बिना बताए पूछा जाता है, यह मापने के लिए कि वे कितनी बार सही हैं।
button-gold-yes = 🥇 बनाएँ
button-gold-no = रद्द करें
button-gold-back = ↩️ वापस लें
gold-taken-back = ↩️ वापस लिया गया: इस संदेश के बारे में जो पहले ज्ञात था, वही फिर मान्य है।
gold-not-taken-back = यह लेबल अब सबसे नया नहीं है, इसलिए वापस नहीं लिया गया।
gold-cancelled = कुछ नहीं बदला।

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 उदाहरण
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>नियम { $version }</b>
no-guideline = अभी कोई नियम नहीं है।
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> यह पंक्ति हर कार्ड पर दिखाता है (अधिकतम { $rule } अक्षर)। उसके नीचे की पंक्तियाँ उदाहरण हैं, जो बटन से खुलते हैं (अधिकतम { $examples } अक्षर)। हर बदलाव नया संस्करण है, और हर उत्तर उस संस्करण के साथ रखा जाता है जिसके समय वह दिया गया। <code>/rule off</code> पंक्ति हटाता है।
guideline-set =
    📏 अब से नियम { $version } हर कार्ड पर है:
    <i>{ $rule }</i>
guideline-off = अब से कार्डों पर कोई नियम नहीं है (संस्करण { $version })।
guideline-too-long = यह बहुत लंबा है: पहली पंक्ति में { $rule } अक्षर हो सकते हैं, नीचे के उदाहरणों में { $examples }।

### /labels

label-names = लेबलों के नाम <b>{ $spam_name }</b> और <b>{ $no_spam_name }</b> हैं।
no-label-names = लेबलों के अपने नाम नहीं हैं: हर व्यक्ति अपनी भाषा के शब्द पढ़ता है।
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> ये दो नाम हर कार्ड पर रखता है, स्पैम का नाम पहले: इमोजी और शब्द, हर नाम में ज़्यादा से ज़्यादा { $most } अक्षर। हर भाषा में यही पढ़े जाते हैं। फ़ाइलों और निर्यात में <code>spam</code> और <code>no_spam</code> ही रहते हैं। <code>/labels reset</code> हर भाषा के शब्द वापस लाता है।
label-names-set = 🏷 अब से लेबलों के नाम <b>{ $spam_name }</b> और <b>{ $no_spam_name }</b> हैं।
label-names-reset = 🏷 अब से हर व्यक्ति लेबल अपनी भाषा के शब्दों में पढ़ेगा।
# Below the welcome, /help and /stats.
label-names-note = यहाँ <b>{ $spam_name }</b> का मतलब स्पैम है और <b>{ $no_spam_name }</b> का मतलब बाक़ी सब।

### Files

button-import-yes = 📥 जोड़ें
button-import-no = रद्द करें
button-send-every = 📦 सभी संदेश

how-to-import = मुझे फ़ाइल भेजें: <code>dataset.txt</code> (हर पंक्ति में एक संदेश), <code>spam.txt</code> और <code>no_spam.txt</code> (लेबल सहित), या इनमें से कोई रूप: { $forms }। तालिका में शीर्षक चाहिए। सब संपीडित हो सकते हैं (.gz)। सीमा 20 MB है; बड़ी फ़ाइलों के लिए कंप्यूटर पर <code>tapwise import</code> चलाएँ। जोड़ने से पहले मैं दिखाता हूँ कि क्या मिला। कैप्शन में बता सकते हैं कि फ़ाइल कैसे पढ़ें, जैसे <code>--spam</code>, <code>--encoding cp1252</code> या <code>--text-column body</code>.
columns-found = पाठ: { $text }। लेबल: { $label }।
messages-found = <b>{ $rows } संदेश</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } बिना लेबल।
columns-kept = निर्यात के लिए रखे गए, कभी नहीं दिखाए जाते: { $columns }
more-files =
    { $count ->
        [one] … और { $count } फ़ाइल।
       *[other] … और { $count } फ़ाइलें।
    }
nothing-to-import = इस फ़ाइल में जोड़ने को कुछ नहीं है।
toast-file-is-gone = यह फ़ाइल जोड़ी जा चुकी है, या अब यहाँ नहीं है। जोड़ने के लिए फिर भेजें।
not-imported = कुछ नहीं जोड़ा गया।
reading = ⏳ फ़ाइल पढ़ी जा रही है …
download-failed = Telegram ने फ़ाइल नहीं पहुँचाई। कृपया फिर भेजें।
local-server = Bot API सर्वर --local के साथ शुरू हुआ है: वह फ़ाइलें अपने फ़ोल्डर में रखता है और किसी को नहीं देता। यदि वह बॉट की मशीन पर है, तो वह फ़ोल्डर (उसका --dir) TAPWISE_LOCAL_FILES में लिखें और बॉट फिर से शुरू करें। नहीं तो सर्वर --local के बिना शुरू करें, या कंप्यूटर पर <code>tapwise import</code> चलाएँ।
too-large = बॉट 20 MB तक की फ़ाइलें ले सकते हैं। फ़ाइल संपीडित करें (.gz), या कंप्यूटर पर <code>tapwise import</code> चलाएँ।
imported =
    📥 <b>{ $items ->
        [one] { $items } नया संदेश
       *[other] { $items } नए संदेश
    }</b>, { $labels ->
        [one] { $labels } नया लेबल
       *[other] { $labels } नए लेबल
    }। { $known ->
        [one] { $known } पहले से ज्ञात था।
       *[other] { $known } पहले से ज्ञात थे।
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } पंक्ति फ़ाइल की किसी दूसरी पंक्ति को दोहराती है।
       *[other] { $repeats } पंक्तियाँ फ़ाइल की किसी दूसरी पंक्ति को दोहराती हैं।
    }
imported-replaced =
    { $replaced ->
        [one] { $replaced } लेबल बदला गया।
       *[other] { $replaced } लेबल बदले गए।
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } संदेश का पहले से दूसरा लेबल था, वही रखा गया।
       *[other] { $conflicts } संदेशों का पहले से दूसरा लेबल था, वही रखा गया।
    }
imported-bad =
    { $bad ->
        [one] { $bad } पंक्ति पढ़ी नहीं जा सकी:
       *[other] { $bad } पंक्तियाँ पढ़ी नहीं जा सकीं:
    }
nothing-to-export = अभी किसी संदेश पर लेबल नहीं है। /label एक दिखाता है।
caption-exported = 📤 { $labels } तय संदेश
offer-every = बटन <b>लेबल सहित हर संदेश</b> भेजता है, लोगों का या मॉडल का, और एक प्रमाणपत्र: मॉडल के अधिकतम कितने लेबल ग़लत हैं।
being-imported = नए संदेश जोड़े जा रहे हैं। एक मिनट में बटन फिर दबाएँ।
caption-every = 📦 { $messages } संदेश
caption-model-sent = 📤 सीखा हुआ मॉडल। कैसे लोड करें और कितना अच्छा है, यह उसका कार्ड बताता है।
model-too-large = मॉडल 50 MB से बड़ा है; इतनी बड़ी फ़ाइल Telegram बॉट से नहीं लेता। कंप्यूटर पर सहेजें: <code>tapwise model filter.skops</code>.
model-not-sent = Telegram ने मॉडल नहीं लिया, या पुष्टि नहीं की। /model फिर भेजता है; <code>tapwise model filter.skops</code> उसे कंप्यूटर पर सहेजता है।
upload-failed = Telegram ने <code>{ $file }</code> नहीं लिया, या पुष्टि नहीं की। /export सब फिर भेजता है। 50 MB से बड़ी फ़ाइलें केवल कंप्यूटर पर निर्यात होती हैं: <code>tapwise export</code>.

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
score-flagged = मॉडल जो चिह्नित करेगा, उसका { $share } स्पैम है ({ $interval }; जाँचे गए { $of } में से { $hits })।
score-flagged-shared = मॉडल जो चिह्नित करेगा, उसका { $share } ({ $interval }) स्पैम है।
score-flagged-none = परीक्षा के लिए रखे { $reserve } संदेशों में से मॉडल कोई चिह्नित नहीं करेगा।
score-flagged-unchecked = मॉडल जो चिह्नित करेगा, उसे अभी किसी ने नहीं जाँचा।
score-flagged-few = मॉडल जो चिह्नित करेगा, उसमें जाँचे गए { $flagged } में से { $spam } स्पैम: हिस्सा बताने को बहुत कम।
score-missed = जो यह जाने देगा, उसका { $share } स्पैम है ({ $interval }; जाँचे गए { $of } में से { $hits })।
score-missed-shared = जो यह जाने देगा, उसका { $share } ({ $interval }) स्पैम है।
score-missed-unchecked = जो यह जाने देगा, उसे अभी किसी ने नहीं जाँचा।
score-recall = यह सारे स्पैम का { $share } ({ $interval }) पकड़ेगा।
score-no-spam = परीक्षा में अभी स्पैम नहीं है, इसलिए कितना पकड़ा जाता है, यह नहीं कहा जा सकता।
score-little-spam = परीक्षा में बहुत कम स्पैम है ({ $spam } संदेश), इसलिए कितना पकड़ा जाता है, यह नहीं कहा जा सकता।
score-few-answers = कितना स्पैम पकड़ा जाता है, यह कहने को परीक्षा के उत्तर अभी बहुत कम हैं (उनमें { $spam } स्पैम)।
score-f1 = F1, यानी परिशुद्धता और पकड़ एक संख्या में: { $value } ({ $low }–{ $high })।
score-few-flagged = परीक्षा के लिए रखे संदेशों में केवल { $flagged } को मॉडल चिह्नित करेगा: उनका कितना हिस्सा स्पैम है, यह सिद्ध करने को बहुत कम।
score-measured = परीक्षा के { $answers } उत्तरों के बाद मापा गया, { $labels } लेबल सीखकर; अगला माप { $next } उत्तरों पर (अभी { $now })।
score-measured-last = परीक्षा के { $answers } उत्तरों के बाद मापा गया, { $labels } लेबल सीखकर; यह आख़िरी माप है।
score-none-shared = अभी कोई स्कोर नहीं।
score-none-no-exam = कोई स्कोर नहीं: इस अभियान में परीक्षा नहीं है (यादृच्छिक संदेश जिन पर मॉडल मापा जाता है, कभी सिखाया नहीं जाता)।
score-none-small-pool = कोई स्कोर नहीं: परीक्षा के लिए संदेश बहुत कम हैं।
score-none-unchecked = कोई स्कोर नहीं: परीक्षा के उत्तर उन लोगों के हैं जिन्हें किसी ने नहीं जाँचा। कुछ संदेशों पर ख़ुद लेबल लगाएँ, या और लोगों को उत्तर देने दें, ताकि तुलना हो सके।
score-none-no-model = अभी कोई स्कोर नहीं: मॉडल नहीं है। हर प्रकार के कम से कम तीन लेबल चाहिए।
score-none-yet = अभी कोई स्कोर नहीं: पहला माप परीक्षा के { $first } उत्तरों के बाद होगा (अभी { $answers })। वे बाक़ी में मिले हुए हैं।
score-unchecked =
    { $answers ->
        [one] परीक्षा का { $answers } उत्तर अभी नहीं गिना जाता: देने वाले को किसी ने नहीं जाँचा।
       *[other] परीक्षा के { $answers } उत्तर अभी नहीं गिने जाते: देने वालों को किसी ने नहीं जाँचा।
    }
score-of-flagged = चिह्नित संदेशों में स्पैम का हिस्सा
score-of-missed = जाने दिए संदेशों में स्पैम का हिस्सा

### Goals and proofs

proof-goal-filter = फ़िल्टर जो चिह्नित करे, उसका कम से कम { $precision } स्पैम है, और सारे स्पैम का अधिकतम { $let_through } छूटता है
proof-goal-labels = मॉडल के दिए लेबलों में अधिकतम { $max_error } ग़लत हैं
proof-evidence-filter = चिह्नित संदेशों के { $flagged } उत्तर ({ $flagged_spam } स्पैम) और जाने दिए गए संदेशों के { $unflagged } उत्तर ({ $unflagged_spam } स्पैम)
proof-evidence-labels = यादृच्छिक चुने संदेशों के { $answers } उत्तर ({ $wrong } ग़लत लेबल)
proof-stands-filter = फ़िल्टर के लिए सिद्ध: { $goal } (विश्वास { $confidence })। यह { $labels } लेबल वाले मॉडल के बारे में है, और इसका आधार है: { $evidence }।
proof-stands-labels = प्रमाणित: { $goal } (विश्वास { $confidence })। यह { $labels } लेबल वाले मॉडल के बारे में है, और इसका आधार है: { $evidence }।
proof-failed = { $labels } लेबल वाले मॉडल की पहुँच से बाहर: { $goal }। आधार था: { $evidence }।
proof-pool-grew = प्रमाण पहले ही ख़त्म हो गया: वह { $labels } लेबल वाले मॉडल के बारे में था, और संदेश जोड़े या हटाए गए, या विशेषताएँ बदलीं। आधार था: { $evidence }।
proof-stopped = प्रमाण रोका गया। आधार था: { $evidence }; वे अगले में गिने जाएँगे।
proof-settled = स्थिर: और लेबल मॉडल के लगभग कोई अनुमान नहीं बदलते।
proof-learnt-more = तब से मॉडल ने और सीखा है।
proof-is-running = एक प्रमाण चल रहा है: { $goal }। वह कहाँ तक पहुँचा, यह चैट में /prove दिखाता है।
proof-nothing = सबसे नए मॉडल के बारे में कुछ सिद्ध नहीं है: यह चैट में /prove करता है।
proof-takes-none = और उत्तर नहीं चाहिए।
proof-takes = ग़लती न हो तो लगभग { $answers } उत्तर चाहिए।
proof-takes-with-one = ग़लती न हो तो लगभग { $answers } उत्तर चाहिए, एक ग़लती पर { $with_one }।
proof-takes-most = ग़लती न हो तो लगभग { $answers } उत्तर चाहिए, और { $most } से ज़्यादा कम ही।
proof-takes-with-one-most = ग़लती न हो तो लगभग { $answers } उत्तर चाहिए, एक ग़लती पर { $with_one }, और { $most } से ज़्यादा कम ही।
proof-rarely-reached = ज़्यादा ग़लतियों पर यह पहुँच से बाहर निकल सकता है: ऐसे उत्तरों वाले अभियानों में { $share } वहाँ पहुँचते हैं।
proof-too-many-wrong =
    पहुँच से बाहर: जाँचे गए { $checked } में से { $wrong ->
        [one] { $wrong } लेबल ग़लत था
       *[other] { $wrong } लेबल ग़लत थे
    }, इसलिए यह मॉडल लक्ष्य तक नहीं पहुँचता। और लेबल लगाकर फिर कोशिश करें।
proof-few-flagged = पहुँच से बाहर: परीक्षा के लिए रखे संदेशों में केवल { $has } को मॉडल चिह्नित करता है, और { $needs } चाहिए।
proof-few-unflagged = पहुँच से बाहर: परीक्षा के लिए रखे संदेशों में केवल { $has } को मॉडल जाने देता है, और { $needs } चाहिए।
proof-none-flagged = पहुँच से बाहर: परीक्षा के लिए रखे संदेशों में किसी को मॉडल चिह्नित नहीं करता, और { $needs } चाहिए।
proof-none-unflagged = पहुँच से बाहर: परीक्षा के लिए रखे संदेशों में किसी को मॉडल जाने नहीं देता, और { $needs } चाहिए।
proof-no-pool = स्पैम के इस हिस्से पर कोई संग्रह काफ़ी बड़ा नहीं है।
proof-pool = स्पैम के इस हिस्से पर लगभग { $pool } संदेशों का संग्रह चाहिए।

### The certificate's sentence

certificate-labelled = { $total } में से { $machine } संदेशों पर मॉडल के लेबल हैं ({ $threshold } के स्कोर से स्पैम)
certificate-labelled-but = { $total } में से { $machine } संदेशों पर मॉडल के लेबल हैं ({ $threshold } के स्कोर से स्पैम), और { $left } छोड़े गए क्योंकि उनका लेबल प्रमाणित नहीं हो सकता
certificate-judged =
    { $labelled }; यादृच्छिक चुने संदेशों के { $answers } उत्तरों के अनुसार, जिनमें { $wrong } मॉडल के विरुद्ध हैं, हर एक { $confidence } विश्वास के साथ: मॉडल के अधिकतम { $all } लेबल ग़लत हैं, उसके spam लेबलों में अधिकतम { $spam }, उसके no_spam लेबलों में अधिकतम { $no_spam }, { $found ->
        [unknown] और कितना स्पैम मिला, यह ज्ञात नहीं
       *[other] और सारे स्पैम का कम से कम { $found } मिला
    }।
certificate-needs = अधिकतम { $share } प्रमाणित करने को इस मॉडल को यादृच्छिक चुने संदेशों के { $needs } बिना ग़लती के उत्तर चाहिए, और कुल { $answers } हैं: /prove certificate { $goal } उन्हें पूछता है।
certificate-certified = प्रमाणित: मॉडल के अधिकतम { $share } लेबल ग़लत हैं।
certificate-none = प्रमाणित नहीं: इस मॉडल का प्रमाणपत्र नहीं है (देखें /prove)।
certificate-not-proven = प्रमाणित नहीं: यह सिद्ध नहीं कि मॉडल के अधिकतम { $share } लेबल ग़लत हैं।

### Goals and proofs that cannot be

error-goal-prove = /prove, /prove certificate, या 2 % के लिए /prove certificate 2 भेजें।
error-goal-share = { $share } ग़लत लेबलों का ऐसा हिस्सा नहीं है जिसे प्रमाणित किया जा सके: 1 से 50 %, पूर्ण संख्या। उदाहरण: /prove certificate 2
error-goal-words = लक्ष्य दो पूर्ण प्रतिशत हैं: चिह्नित संदेशों का कितना हिस्सा स्पैम होना चाहिए, और सारे स्पैम का कितना हिस्सा छूट सकता है। उदाहरण: /goal 80 50
error-goal-precision = { $share } % पहली संख्या नहीं हो सकती। यह चिह्नित संदेशों का वह न्यूनतम हिस्सा है जो स्पैम होना चाहिए: 50 से 99 %।
error-goal-let-through = { $share } % दूसरी संख्या नहीं हो सकती। यह सारे स्पैम का वह अधिकतम हिस्सा है जो छूट सकता है: 5 से 95 %।
error-label-names-two = दो नाम | से अलग करके लिखें, स्पैम का नाम पहले: /labels 🚫 Scam | ✅ Fine
error-label-names-long = नाम में ज़्यादा से ज़्यादा { $most } अक्षर हो सकते हैं, ताकि वह बटन पर आ जाए।
error-label-names-characters = नाम में अक्षर, अंक, इमोजी और ख़ाली जगह हो सकती है; अदृश्य वर्ण और @ / . = नहीं।
error-label-names-equal = दोनों नामों के शब्द अलग होने चाहिए।
error-label-names-word = फ़ाइलों में { $word } का मतलब कुछ और है, इसलिए यह नाम नहीं हो सकता। स्पैम का नाम पहले आता है।
error-proof-running = एक प्रमाण पहले से चल रहा है।
error-proof-no-model = अभी मॉडल नहीं है। हर प्रकार के कम से कम तीन संदेशों पर लेबल लगाएँ।
error-proof-no-exam = इस अभियान में परीक्षा नहीं है, इसलिए फ़िल्टर के बारे में कुछ सिद्ध नहीं हो सकता।

### Files that cannot be read

error-file-carriage-returns = { $file } की पंक्तियाँ केवल carriage return से ख़त्म होती हैं, जैसे पुराने Mac पर। पहले फ़ाइल बदलें, जैसे: { $command }
error-file-carriage-returns-packed = { $file } की पंक्तियाँ केवल carriage return से ख़त्म होती हैं, जैसे पुराने Mac पर। उसे खोलें और बदलें, जैसे: { $command }
error-file-options = विकल्प पढ़े नहीं जा सकते: { $why }.
error-file-option = { $option } कोई विकल्प नहीं है। ऐसे लिखें: { $example }.
error-file-option-value = { $option } को मान चाहिए। ऐसे लिखें: { $example }.
error-file-day = { $word } कोई दिन नहीं है। ऐसे लिखें: 2026-01-31.
error-file-label-word = { $word } किसी लेबल का नाम नहीं देता। फ़ाइल का शब्द, = और spam, no_spam या none लिखें: reject=no_spam.
error-file-pyarrow = { $file }: इस रूप को पढ़ने के लिए pyarrow चाहिए: pip install 'tapwise[parquet]'. या संदेशों को CSV या JSONL में सहेजें।
error-file-parquet = { $file } पूरी Parquet या Arrow फ़ाइल नहीं है, या बहुत बड़ी है। फिर से डाउनलोड करें।
error-file-spreadsheet = { $file } पूरी स्प्रेडशीट नहीं है, पासवर्ड से बंद है, या बहुत बड़ी है। फिर से सहेजें, या CSV में सहेजें।
error-file-no-sheet = { $file }: किसी शीट में पाठ का जाना-पहचाना कॉलम नहीं है। --text-column से बताएँ, या उसका नाम text रखें। { $notes }
error-file-encoding-name = { $encoding } ऐसी एन्कोडिंग नहीं है जिसे Python जानता हो। utf-8, cp1251 या cp1252 आज़माएँ।
error-file-utf-16 = { $file } बिना byte order mark का UTF-16 लगता है। यदि है, तो एन्कोडिंग बताएँ: --encoding { $encoding }.
error-file-encoding = { $file }, पंक्ति { $line }: यह UTF-8 नहीं है, और एन्कोडिंग पक्की नहीं। जो ठीक पढ़ी जाए, उसे चुनें: { $options }. यदि फ़ाइल बिगड़ा हुआ UTF-8 है, तो --encoding utf-8 वे पंक्तियाँ छोड़ देता है जो UTF-8 नहीं हैं (कुल { $rows })।
error-file-not-valid = { $file }, पंक्ति { $line }: यह मान्य { $encoding } नहीं है। फ़ाइल फिर से सहेजें।
error-file-too-many = { $file } में { $files } फ़ाइलें हैं; सीमा { $most } है।
error-file-locked = { $file } पासवर्ड से बंद है। पहले उसे खोलें।
error-file-zip = { $file } पूरी zip फ़ाइल नहीं है ({ $why })। फिर से डाउनलोड करें।
error-file-gzip = { $file } पूरी gzip फ़ाइल नहीं है ({ $why })। फिर से संपीडित या डाउनलोड करें।
error-file-archive = { $file } एक आर्काइव के भीतर का आर्काइव है। पहले उसे खोलें।
error-file-inflates = { $file } खुलकर { $size } से बड़ी हो जाती है, जो इस आकार की संपीडित फ़ाइल की सीमा है। उसे खोलें, जाँचें, और खुली फ़ाइल को उस मशीन पर tapwise import से जोड़ें जहाँ बॉट चलता है।
error-file-no-messages = { $file } में संदेशों की कोई फ़ाइल नहीं है। उसमें हैं: { $files }.
error-file-ending = { $file } का एक्सटेंशन अनजाना है। { $advice }। जाने-पहचाने एक्सटेंशन: { $endings }; हर एक .gz के साथ भी, और .zip; बिना एक्सटेंशन की फ़ाइल में हर पंक्ति एक संदेश है।
error-file-no-text-column = { $file }, पंक्ति { $line }: पाठ का जाना-पहचाना कॉलम नहीं है। कॉलम हैं: { $columns }. --text-column से बताएँ, या पंक्तियों के ऊपर शीर्षक लिखें, जैसे text,label; जाने-पहचाने नाम हैं: { $names }.
error-file-no-columns = { $file }, पंक्ति { $line }: पाठ का जाना-पहचाना कॉलम नहीं है। --text-column से बताएँ, या पंक्तियों के ऊपर शीर्षक लिखें, जैसे text,label; जाने-पहचाने नाम हैं: { $names }.
error-file-no-column = { $column } नाम का कोई कॉलम नहीं है। कॉलम हैं: { $columns }.
error-file-personal = कॉलम { $column } में लोगों के पते या नंबर हैं, संदेश नहीं। कॉलम हैं: { $columns }.
error-file-long-value = { $file }, पंक्ति { $line }: यह मान { $most } अक्षरों से लंबा है। फ़ाइल को हर पंक्ति में एक ऑब्जेक्ट (.jsonl) में बदलें, जैसे: jq -c '.[]'.
error-file-json = { $file }, पंक्ति { $line }: यह JSON नहीं है। यदि फ़ाइल अधूरी है, तो फिर निर्यात या डाउनलोड करें।
error-file-chats = { $file } में { $count } चैट हैं। --chat से नाम या नंबर देकर चुनें, और कोई निजी चैट न लें: { $chats }. सभी: --chat all.
error-file-no-chat = { $file } में इस नाम की चैट नहीं है। उसमें हैं: { $chats }.

### What was found in a file

file-empty-text = पाठ ख़ाली है।
file-empty-cell = पाठ का सेल ख़ाली है। यदि उसमें पाठ है, तो वह = से शुरू होता है और सूत्र के रूप में सहेजा गया: शीट को CSV में सहेजें।
file-long-text = पाठ { $most } अक्षरों से लंबा है।
file-nul = पाठ में NUL अक्षर है। उसे हटाएँ, या देखें कि फ़ाइल बिना byte order mark का UTF-16 तो नहीं।
file-surrogate = पाठ में आधा अक्षर (अकेला surrogate) है। उसे हटाएँ।
file-not-decoded = पंक्ति में ऐसे बाइट हैं जो फ़ाइल की एन्कोडिंग में अक्षर नहीं हैं।
file-japanese = पाठ UTF-8 में नहीं, ISO-2022-JP में है। एन्कोडिंग बताएँ: --encoding iso2022_jp.
file-long-columns = बाक़ी कॉलम { $most } अक्षरों से लंबे हैं।
file-other-label = पंक्ति पर { $label } लेबल है, पर फ़ाइल { $given } बताकर दी गई।
file-unknown-label = { $word } लेबल नहीं है। spam या no_spam (या ham) लिखें, या ख़ाली छोड़ें; या बताएँ कि इसका अर्थ क्या है: --map { $word }=no_spam.
file-not-json = पंक्ति JSON नहीं है।
file-not-object = पंक्ति { $example } जैसा JSON ऑब्जेक्ट नहीं है।
file-no-string = ऑब्जेक्ट में इनमें से किसी नाम का पाठ नहीं है: { $names }.
file-not-labelled = पंक्ति ऊपर की पंक्तियों की तरह ham या spam और टैब से शुरू नहीं होती।
file-not-csv = उद्धरण चिह्न या पंक्ति-विराम CSV के नियमों के अनुसार नहीं हैं, या पंक्ति बहुत लंबी है। पाठ को उद्धरण चिह्नों में रखें और भीतर का हर चिह्न दोहरा लिखें।
file-not-the-columns = पंक्ति में उतने सेल नहीं जितने शीर्षक में हैं। जिस पाठ में विभाजक हो, उसे उद्धरण चिह्नों में रखें।
file-other-reasons = अन्य कारण।
file-empty-rows = ख़ाली पंक्तियाँ
file-service = सेवा संदेश (कोई जुड़ा, कोई संदेश पिन हुआ …)
file-no-text = बिना पाठ या कैप्शन के संदेश
file-other-days = दूसरे दिनों के संदेश
file-no-messages = अपडेट जो संदेश नहीं हैं
file-advice-telegram = यदि यह Telegram का निर्यात है, तो चैट फिर निर्यात करें और JSON चुनें
file-advice-copy = संदेशों को तालिका में कॉपी करके CSV में सहेजें
file-advice-text = इसे सादे पाठ में सहेजें, हर पंक्ति में एक संदेश
file-advice-unpack = पहले इसे खोलें
file-advice-database = इसके संदेश CSV में निर्यात करें
file-advice-convert = इसे CSV या JSON में बदलें
file-advice-numbers = इसे Excel या CSV में निर्यात करें
file-advice-save = इसे इनमें से किसी रूप में सहेजें
file-empty = फ़ाइल ख़ाली है।
file-no-header = तालिका में शीर्षक नहीं है।
file-list-more = { $shown } और { $more } अन्य
file-uncertain-ends = पंक्ति { $lines } पर शुरू होने वाला संदेश कहाँ ख़त्म होता है, यह पक्का नहीं, क्योंकि उसके उद्धरण चिह्न टूटे हैं। नीचे की पंक्तियाँ अलग संदेश मानी गईं; उन्हें जाँचें।
file-unprotected =
    { $texts ->
        [one] सूत्रों से बचाने वाला एपॉस्ट्रॉफ़ी { $texts } पाठ से हटाया गया।
       *[other] सूत्रों से बचाने वाला एपॉस्ट्रॉफ़ी { $texts } पाठों से हटाया गया।
    }
file-no-text-column = शीट “{ $sheet }” में पाठ का कॉलम नहीं है, इसलिए छोड़ी गई।
file-guessed-column = पाठ का कॉलम उसकी सामग्री देखकर चुना गया; जाँच लें।
file-inverted-label = “{ $column }” में 1 और yes का अर्थ no_spam है।
file-label-like = कोई लेबल नहीं पढ़ा गया, पर { $columns } लेबल हो सकते हैं। कॉलम बताएँ: --label-column, और उसके शब्दों का अर्थ: --map WORD=spam.
file-labelled-lines = पहली पंक्तियों में { $share } % ham जैसे लेबल से शुरू होती हैं, जिसे संदेश का हिस्सा माना गया। पंक्तियों के ऊपर label,text जैसा शीर्षक लिखें।
file-chats-read = { $count } में से { $chosen } चैट पढ़ी गईं।
