# Deutsch: Regeln in docs/languages.md. Anrede: du.

word-language = Deutsch

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Kein Spam
button-unsure = 🤷 Unsicher
button-skip = ⏭ Auslassen
button-undo = ↩️ Zurück
button-show-all = 📄 Alles zeigen
button-look-again = 🔄 Noch mal schauen
button-resume = ▶️ Weitermachen

ask = <b>Ist diese Nachricht Spam?</b>
# Where the labels have names of the owner's.
ask-own = <b>Welches Label passt zu dieser Nachricht?</b>
shortened =
    <i>… noch { $more } { $more ->
        [one] Zeichen
       *[other] Zeichen
    }</i>
caption-full-text = Die ganze Nachricht
newest-flips =
    <i>{ $labels ->
        [one] Bisher { $labels } Label.
       *[other] Bisher { $labels } Labels.
    } { $last ->
        [one] Das letzte hat
       *[other] Die letzten { $last } haben
    } die Vorhersage für { $flipped ->
        [one] { $flipped } Nachricht
       *[other] { $flipped } Nachrichten
    } geändert.</i>
nothing-empty = 📭 Es gibt noch keine Nachrichten. Sobald welche importiert sind, frage ich dich.
nothing-empty-owner = 📭 Es gibt noch keine Nachrichten. Sende mir eine Datei mit Nachrichten, zum Beispiel <code>messages.txt</code> mit einer pro Zeile; /import erklärt die Formate.
nothing-done = 🎉 <b>Alle Nachrichten haben ein Label.</b> Danke! Wenn neue kommen, frage ich dich.
nothing-elsewhere = ⏳ Die letzten Nachrichten liegen gerade bei anderen. Wenn eine unbeantwortet bleibt, frage ich dich. Danke!
nothing-stopped = 🙏 <b>Danke für alle deine Antworten.</b> Sie weichen öfter als üblich von denen der anderen ab, deshalb frage ich dich vorerst nicht mehr. Der Besitzer kann dich wieder freigeben.
nothing-seen = 🎉 <b>Du hast alle Nachrichten gesehen, die es für dich gibt.</b> Danke! Wenn neue kommen, frage ich dich.
your-contribution =
    Du hast { $answers ->
        [one] { $answers } Antwort gegeben.
       *[other] { $answers } Antworten gegeben.
    } Damit { $messages ->
        [one] hat { $messages } Nachricht ein Label
       *[other] haben { $messages } Nachrichten ein Label
    }, fast gleiche mitgezählt.
word-shared = Ich helfe mit, einen Spamfilter zu trainieren, mit einem Fingertipp pro Nachricht. Wenn du mithelfen willst, bitte den Besitzer um einen Link.
word-shared-counted =
    { $answers ->
        [one] Ich habe { $answers } Antwort gegeben
       *[other] Ich habe { $answers } Antworten gegeben
    }, um einen Spamfilter zu trainieren, mit einem Fingertipp pro Nachricht. Wenn du mithelfen willst, bitte den Besitzer um einen Link.
messages-again = 📬 Es gibt wieder Nachrichten. { $words }
next-takes-a-while = ⏳ Die nächste Nachricht dauert einen Moment. Sie erscheint hier von selbst. Deine Antworten sind gespeichert.
paused = ⏸ <b>Pause.</b> Deine offene Nachricht bekommen jetzt andere. Mit /label geht es weiter.

word-spam = 🚫 Spam
word-no-spam = ✅ Kein Spam
word-unsure = 🤷 Unsicher
word-skip = ⏭ Ausgelassen
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = Spam
word-label-no-spam = kein Spam

toast-skipped = ⏭ Ausgelassen
toast-saved = { $choice } gespeichert
toast-saved-counted = { $choice } gespeichert · Antwort { $mine }
toast-milestone =
    🎉 { $mine ->
        [one] { $mine } Antwort
       *[other] { $mine } Antworten
    } von dir. Danke!
toast-hurried = Das war sehr schnell! Bitte lies jede Nachricht in Ruhe: Eine sorgfältige Antwort hilft mehr als fünf schnelle.
toast-previous-answer = Deine Antwort: { $choice }
toast-no-answer = Hier gibt es keine Antwort von dir.
toast-undone-asked-again = ↩️ Antwort zurückgenommen. Hier ist die Nachricht noch einmal.
toast-undone-elsewhere = ↩️ Antwort zurückgenommen. Die Nachricht hat jetzt jemand anders.
toast-nothing-to-undo = Es gibt nichts zurückzunehmen.
toast-too-early = Nicht gezählt: Diese Nachricht war gerade erst erschienen. Bitte lies sie und tippe noch einmal.
toast-old-button = Dieser Knopf geht nicht mehr. Sende /label, dann bekommst du eine neue Karte.

### Joining, invites, access

button-share = 📤 Teilen
button-copy = 📋 Link kopieren
button-end-invite = 🚫 Link { $invite } sperren

word-owner = Besitzer
word-curator = Kurator
word-annotator = Annotator

toast-not-member = Hier dürfen Mitglieder einer Gruppe mitmachen, aber ich sehe dich dort nicht. Tritt der Gruppe bei und tippe dort noch einmal auf den Knopf, oder bitte den Besitzer des Bots um einen Link.
toast-members-unconfirmed = Telegram bestätigt nicht, dass du Mitglied der Gruppe bist. Wenn doch, tippe dort in einer Minute noch einmal auf den Knopf, oder bitte den Besitzer des Bots um einen Link.
toast-revoked = Ein Besitzer hat dir den Zugang entzogen. Eine neue Einladung ändert das nicht; bitte einen Besitzer, ihn wiederherzustellen.
toast-left-group = Du bist nicht mehr in der Gruppe, über die du mitgemacht hast. Tritt ihr wieder bei und tippe dort auf den Knopf, oder bitte den Besitzer des Bots um einen Link.
toast-group-closed = Mitglieder dieser Gruppe können nicht mehr mitmachen. Bitte den Besitzer des Bots um einen Link.
toast-not-invited = Zum Mitmachen brauchst du eine Einladung. Bitte den Besitzer des Bots um einen Link und öffne ihn, oder sende ihn mir. Dein alter Link ist vielleicht verbraucht oder abgelaufen.
toast-not-yours = Zu dieser Nachricht habe ich dich nicht gefragt. Mit /label bekommst du eine.
toast-not-labelled-yet = Diese Nachricht hat noch kein Label. Ihr Score könnte die erste Antwort beeinflussen.
toast-internal-error = Bei mir ist etwas schiefgegangen. Bestätigte Antworten sind gespeichert. Mit /label geht es weiter.
toast-try-later = Ich kann gerade nichts speichern, auch das hier nicht. Bitte versuche es später noch einmal.
toast-only-owner = Das darf nur ein Besitzer.
toast-only-curator = Das dürfen nur Besitzer und Kuratoren.
own-number = Falls das dein Bot ist: Deine Telegram-Nummer ist <code>{ $number }</code>. Trage sie in TAPWISE_OWNERS ein und starte den Bot neu.
not-a-command = Ich verstehe Knöpfe und Befehle. /label zeigt eine Nachricht, /help alle Befehle.
copied-command = Ich führe nur Befehle aus, die du selbst schreibst, diesen also nicht.

welcome =
    👋 <b>Willkommen!</b> Ich zeige dir Nachrichten, eine nach der anderen; du tippst an, ob sie Spam sind. Meist frage ich dich zu Nachrichten, bei denen der Computer unsicher ist, deshalb zählt jede Antwort.

    Deine Antworten bringen einem Spamfilter für diese Community bei, was Spam ist. /privacy sagt, was ich speichere.

    Zum Beispiel: „Du hast gewonnen, klicke hier“ ist Spam; „Bis um acht“ nicht.
you-are-revoked = Ein Besitzer hat dir den Zugang entzogen, deshalb zeige ich dir keine Nachrichten mehr. Danke.
you-are-restored = Du darfst wieder mitmachen. /label zeigt eine Nachricht.

invitation =
    🎟 Ein Link für { $people ->
        [one] { $people } Person
       *[other] { $people } Personen
    }, gültig bis { $until }. Wer ihn hat, darf Nachrichten beurteilen{ $role ->
        [curator] { " " }und Streitfälle entscheiden
       *[annotator] {""}
    }.

    <code>{ $link }</code>
word-invitation = Hilf mit, Spam zu erkennen, mit einem Fingertipp pro Nachricht:
invite-usage = Sende <code>/invite</code> oder <code>/invite 10 3</code> für 10 Personen und 3 Tage (höchstens { $most } Personen und 365 Tage). Mit <code>curator</code> dahinter dürfen sie auch Streitfälle entscheiden.
no-invites = Keine Einladung ist offen. /invite erstellt eine.
invites-title = <b>Einladungen</b> (die Links selbst sind nicht gespeichert)
invites-line = { $invite }. { $role }: { $used } von { $uses } benutzt, bis { $until }
toast-invite-ended = Diese Einladung ist gesperrt. Wer schon dabei ist, bleibt dabei.

revoke-usage = <code>/revoke 5</code> entzieht Annotator 5 den Zugang; <code>/readmit 5</code> stellt ihn wieder her. /team zeigt die Nummern.
not-revoked = Es gibt keinen Annotator { $who }, dem man den Zugang entziehen kann. /team zeigt die Nummern.
revoked = Annotator { $who } darf nicht mehr mitmachen. Bisherige Antworten bleiben, wie sie sind. <code>/readmit { $who }</code> stellt den Zugang wieder her.
revoked-was-invited = Annotator { $who } hat keinen Zugang mehr, hat einen Einladungslink geöffnet und wurde abgewiesen. <code>/readmit { $who }</code> stellt den Zugang wieder her.
restored = Annotator { $who } darf wieder mitmachen.
was-not-revoked = Annotator { $who } war nicht gesperrt.

### Groups

button-join = 🏷 Mitmachen
button-close-group = 🚫 Gruppe { $group } beenden
button-owner-opens = 👤 Als Besitzer öffnen
button-owner-closes = 👤 Als Besitzer beenden

no-longer-member = Du bist nicht mehr in der Gruppe, deshalb zeige ich dir keine Nachrichten mehr. Danke für deine Hilfe.
no-longer-confirmed = Telegram bestätigt nicht mehr, dass du Mitglied der Gruppe bist, deshalb zeige ich dir keine Nachrichten mehr. Wenn du es bist, tippe in der Gruppe auf den Knopf.
group-no-longer-labels = Mitglieder deiner Gruppe können nicht mehr mitmachen. Danke für deine Hilfe.
how-to-open = Füge mich deiner Gruppe hinzu: Ich poste dort einen Knopf, und jedes Mitglied darf mitmachen. Mach mich zum Administrator, dann sehe ich sofort, wer die Gruppe verlässt. Zum Beenden sende <code>/close@{ $bot }</code> in der Gruppe oder /groups hier.
no-groups = Keine Gruppe ist offen. /open erklärt, wie man eine öffnet.
groups-title = <b>Gruppen, deren Mitglieder mitmachen dürfen</b>
groups-line =
    { $group }. { $title }: { $annotators ->
        [one] { $annotators } Annotator
       *[other] { $annotators } Annotatoren
    }
owner-needed-to-open = Ich sehe nicht, wer das geschrieben hat. Wenn du mein Besitzer bist und die Mitglieder dieser Gruppe mitmachen sollen, tippe auf den Knopf: Telegram sagt nur mir, wer tippt.
owner-needed-to-close = Ich sehe nicht, wer das geschrieben hat. Wenn du mein Besitzer bist und das Mitmachen beenden willst, tippe auf den Knopf: Telegram sagt nur mir, wer tippt.
not-posted = ⚠️ Die Gruppe { $title } ist offen, aber Telegram lässt mich dort keinen Knopf posten: Ich darf nicht schreiben, oder das Thema ist geschlossen. Mach mich zum Administrator, dann poste ich ihn; oder schreib <code>/open@{ $bot }</code> in ein offenes Thema.
members-not-reported = ⚠️ Telegram sagt mir nicht, wer Mitglied der Gruppe { $title } ist. Niemand kann über sie beitreten, und ihre Mitglieder bekommen bald keine Nachrichten mehr. Mach mich zum Administrator der Gruppe, oder lade mit /invite ein.
group-opened = 🏷 <b>Hilf mit, diese Gruppe spamfrei zu halten.</b> Ich zeige dir Nachrichten in einem privaten Chat, und du tippst an, ob sie Spam sind. Jedes Mitglied dieser Gruppe darf mitmachen.
group-closed = Mitglieder dieser Gruppe können nicht mehr mitmachen. Danke an alle.

### Groups that are watched

how-to-watch = In einer Gruppe kann ich neue Nachrichten selbst übernehmen. Ein Administrator der Gruppe schreibt dort <code>/watch@{ $bot }</code>, wenn die Gruppe offen ist (/open) oder der Bot ihm gehört. Ich sage in der Gruppe, was ich lese und wie man widerspricht. Ich behalte Texte und Bildunterschriften, aber nie, wer sie geschrieben hat: einen zufälligen Teil und solche, bei denen ich unsicher bin. <code>/unwatch@{ $bot }</code> beendet es.
watch-notice =
    👀 <b>Ab jetzt lese ich neue Nachrichten in dieser Gruppe.</b> Von einigen behalte ich den Text oder die Bildunterschrift, aber nie, wer sie geschrieben hat. Wer mitmacht, sieht sie ohne Namen und sagt, ob sie Spam sind.

    Wenn du das nicht willst, tippe auf <b>Ohne mich</b>: Ich lasse alles weg, was du von da an schreibst. Deine früheren Nachrichten kann ich nicht finden, da ich nicht speichere, von wem sie sind. Was als Gruppe oder als Kanal geschrieben wird, lasse ich weg.

    Ein Administrator beendet das mit <code>/unwatch@{ $bot }</code> und kann dann löschen, was noch niemand beurteilt hat.
button-not-mine = 🙅 Ohne mich
watch-over = 👀 Ich lese in dieser Gruppe keine Nachrichten mehr.
already-watched = 👀 Ich lese schon neue Nachrichten in dieser Gruppe.
watched-came =
    { $messages ->
        [one] Ich habe { $messages } Nachricht gelesen
       *[other] Ich habe { $messages } Nachrichten gelesen
    } und { $kept } behalten.
not-watched = Ich lese in dieser Gruppe keine Nachrichten.
cannot-read =
    ⚠️ Telegram gibt mir die Nachrichten dieser Gruppe nicht. Tu eines von beiden:
    • Mach mich zum Administrator der Gruppe; ein Recht ist nicht nötig. Schreib dann noch einmal <code>/watch@{ $bot }</code>.
    • Schreib <code>/setprivacy</code> an <code>@BotFather</code>, wähle <code>@{ $bot }</code> und tippe auf <b>Disable</b>. Entferne mich dann aus der Gruppe, füge mich wieder hinzu und schreib <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ Telegram sagt mir nicht, wer das hier darf. Bitte versuch es in einer Minute noch einmal.
administrator-needed-to-watch = Ich sehe nicht, wer das geschrieben hat. Wenn du Administrator dieser Gruppe bist und ich hier neue Nachrichten lesen soll, tippe auf den Knopf: Telegram sagt mir und sonst niemandem, wer tippt.
administrator-needed-to-unwatch = Ich sehe nicht, wer das geschrieben hat. Wenn du Administrator dieser Gruppe bist und ich hier nicht mehr lesen soll, tippe auf den Knopf: Telegram sagt mir und sonst niemandem, wer tippt.
button-administrator = 👤 Ich bin Administrator
administrator-confirmed = 👤 Ein Administrator hat auf den Knopf getippt.
toast-may-not-watch = Das kann nur ein Administrator der Gruppe, und nur, wenn sie offen ist oder der Bot ihm gehört.
toast-objection-noted = 🙅 Ab jetzt lasse ich deine Nachrichten weg. Ich behalte ein kurzes Zeichen, das mit einem Schlüssel gebildet ist, nicht deine Nummer oder deinen Namen.
watched-unanswered =
    { $messages ->
        [one] { $messages } davon hat noch niemand beantwortet. Soll ich sie löschen?
       *[other] { $messages } davon hat noch niemand beantwortet. Soll ich sie löschen?
    }
button-delete-watched = 🗑 { $messages } löschen
button-keep-watched = Behalten
watched-deleted =
    { $messages ->
        [one] 🗑 { $messages } Nachricht ist gelöscht.
       *[other] 🗑 { $messages } Nachrichten sind gelöscht.
    }
watched-stayed =
    { $messages ->
        [one] { $messages } bleibt, da sie eine Antwort hat.
       *[other] { $messages } bleiben, da sie Antworten haben.
    }
watched-kept = Die Nachrichten bleiben.
watch-began = 👀 Ein Administrator der Gruppe { $title } lässt mich dort neue Nachrichten lesen. Bald kann ich Fragen zu ihnen stellen. <code>/unwatch</code> in der Gruppe beendet es.
ask-usage = Antworte in einer beobachteten Gruppe (/watch) auf eine Nachricht mit <code>/ask@{ $bot }</code>: Ich frage bald andere dazu, wie zu jeder anderen Nachricht. Nicht übernehmen kann ich eine Nachricht ohne Text, eine von vor meinem Hinweis oder eine von jemandem, der widersprochen hat.
not-announced = ⚠️ Ich lese in der Gruppe { $title } keine Nachrichten, da Telegram mich dort nicht sagen lässt, dass ich lese: Ich darf nicht schreiben, oder das Thema ist geschlossen. Mach mich zum Administrator oder schreib <code>/watch@{ $bot }</code> in ein offenes Thema.
watch-full =
    👀 Die Gruppe { $title } hat { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    } gebracht, so viele, wie TAPWISE_WATCH_LIMIT erlaubt. Weitere behalte ich nicht. Erhöhe die Grenze und starte mich neu, oder beende es mit <code>/unwatch</code> in der Gruppe und beginne neu mit <code>/watch</code>.

### Commands and /help

command-label = eine Nachricht zeigen
command-undo = die letzte Antwort zurücknehmen
command-history = deine letzten Antworten, alle änderbar
command-stats = Fortschritt und Qualität
command-pause = vorerst aufhören
command-settings = Sprache, Bestätigungen und Erinnerung
command-privacy = was ich über dich speichere
command-forgetme = deine Telegram-Nummer löschen
command-help = wie es geht
command-menu = alles, was ich kann, nach Bereichen
command-invite = Einladungslink erstellen
command-invites = Einladungslinks, die noch gelten
command-open = Mitglieder einer Gruppe mitmachen lassen
command-groups = offene Gruppen zeigen und beenden
command-watch = neue Nachrichten einer Gruppe übernehmen
command-team = Annotatoren und ihre Zuverlässigkeit
command-disputes = entscheiden, wo Antworten sich widersprechen
command-rule = auf jeder Karte sagen, was Spam ist
command-labels = eigene Namen für die beiden Labels
command-gold = deine letzte Nachricht als Testfrage für andere
command-revoke = einem Annotator den Zugang entziehen
command-readmit = einen Annotator wieder zulassen
command-forget = löschen, wer ein Annotator ist
command-import = Nachrichten aus einer Datei importieren
command-export = die Nachrichten mit Labels bekommen
command-model = das gelernte Modell bekommen
command-prove = beweisen, wie gut der Filter ist
command-goal = was der Filter können muss
command-why = den Score deiner letzten Nachricht erklären
command-check = sagen, wie wahrscheinlich eine Nachricht Spam ist

help = Ich zeige eine Nachricht; tippe <b>{ $spam_name }</b> oder <b>{ $no_spam_name }</b>. Auch <b>Unsicher</b> ist eine ehrliche Antwort; <b>Auslassen</b> sagt nichts über die Nachricht; <b>Zurück</b> nimmt deine letzte Antwort zurück.
help-line = /{ $command } – { $does }

menu = <b>Menü</b>
button-menu-labelling = 🏷 Beurteilen
button-menu-progress = 📊 Fortschritt
button-menu-people = 👥 Team
button-menu-invites = 🎟 Einladen
button-menu-files = 📦 Import und Export
button-menu-review = ⚖️ Nachprüfen
button-menu-own = ⚙️ Einstellungen
button-menu-back = ⬅️ Menü
button-open-menu = ☰ Menü
button-make-invite = 🎟 Einladen
welcome-owner =
    👋 <b>Willkommen! Das ist dein Bot.</b>

    1. Sende mir eine Datei mit Nachrichten, zum Beispiel <code>messages.txt</code> mit einer Nachricht pro Zeile.
    2. Lade andere ein: /invite erstellt einen Link.
    3. Beurteile selbst einige Nachrichten, auf der Karte unten.

    /menu zeigt alles andere.

### /history, /settings, /privacy

button-older = ◀️ Ältere
button-newer = Neuere ▶️
button-never-remind = 🔕 Nie
button-change-clock = 🕒 Uhr umgestellt
button-forget-yes = 🗑 Endgültig vergessen
button-forget-no = Nicht vergessen
button-forget-other-yes = 🗑 Endgültig vergessen
button-forget-other-no = Nicht vergessen
button-quiet-off = 🔔 Bestätigung an
button-quiet-on = 🔕 Bestätigung aus
button-cheer-off = 🎈 Zähler ausblenden
button-cheer-on = 🎈 Zähler zeigen
button-remind = ⏰ Erinnere mich
button-change-reminder = ⏰ Erinnerung ändern
button-as-in-telegram = 🌐 Wie in Telegram

history = <b>Deine letzten Antworten.</b> Tippe auf eine Nummer, um die Antwort zu ändern.
no-history = Hier gibt es keine Antworten von dir.
history-entry = { $place }. { $choice }

settings =
    <b>Einstellungen</b>
    Sprache: { $language }
    Bestätigung nach jedem Tippen: { $confirmation ->
        [off] aus
       *[on] an
    }
    Zähler meiner Antworten: { $counted ->
        [off] aus
       *[on] an
    }
    Tägliche Erinnerung: { $reminder ->
        [none] keine
       *[other] { $reminder }, deine Uhrzeit
    }
which-language = 🌐 <b>Welche Sprache soll ich mit dir sprechen?</b>
which-hour-is-it = <b>Welche Stunde zeigt deine Uhr gerade?</b> Telegram sagt mir deine Zeitzone nicht.
when-to-remind = <b>Um wie viel Uhr soll ich dich erinnern?</b> Das tue ich nur, wenn du in den 20 Stunden davor nicht geantwortet hast.
reminder = ⏰ Es warten Nachrichten. /label zeigt eine; /settings ändert diese Erinnerung.

word-phone = Telefonnummern
word-email = E-Mail-Adressen
word-name = Benutzernamen
word-card = Kartennummern
word-link = Links

privacy =
    <b>Was ich über dich speichere</b>
    • deine Telegram-Nutzernummer, deine Rolle, welche Einladungen du benutzt hast und seit wann du dabei bist
    • jede Frage an dich und jede deiner Antworten, mit der Zeit und einer Nummer, die das Tippen oder die Nachricht bezeichnet; auch zurückgenommene Antworten
    • zu welchen Nachrichten du andere hast fragen lassen
    • die Sprache deines Telegrams, damit ich dir in ihr schreibe
    • deine Wahl in /settings (bei einer Erinnerung: ihre Stunde, deine Zeitzone und wann ich dich zuletzt erinnert habe), ob du pausierst und welche Chatnachricht deine Karte ist
    • eine Schätzung, wie oft deine Antworten richtig sind, ob sie zählen und welche Hinweise darüber der Besitzer bekommen hat
    • falls du als Mitglied einer Gruppe mitmachst: welche Gruppe, und ob du sie verlassen hast
    • wann ich dir zuletzt geschrieben habe, dass es wieder Nachrichten gibt, und welche Richtlinien du gesetzt hast

    Deinen Namen, dein Foto, deine Telefonnummer, andere Chats und was du hier schreibst, speichere ich nicht. Die Ausnahme ist eine Datei, die ein Besitzer sendet: Ihre Nachrichten werden importiert.
    Der Besitzer dieses Bots hat die Datenbank. Exportierte Labels tragen deine Annotatornummer, nicht deine Telegram-Nummer. Ich lösche nie Antworten; /forgetme löscht den Eintrag, dass sie von dir sind, auch nachdem dein Zugang beendet ist, und ein Besitzer kann es für dich tun. Frühere Sicherungen und Kopien behalten den Eintrag, bis der Besitzer sie löscht. In meinem Protokoll stehen nur Annotatornummern.
    Nach /forgetme behalte ich einen Fingerabdruck deiner Nummer und der Einladungen, die du benutzt hast, mit einem Schlüssel aus dieser Datenbank. So machst du als derselbe namenlose Annotator weiter, wenn du wiederkommst. Wer die Datenbank hat, könnte deine Nummer nur finden, indem er alle möglichen Nummern durchprobiert.

    Wenn du in einer Gruppe schreibst, die ich beobachte (ich sage es dort), behalte ich vielleicht den Text oder die Bildunterschrift einer Nachricht, aber nie, dass sie von dir ist. Wenn du dort auf „Ohne mich“ tippst, behalte ich ein kurzes Zeichen, das mit einem Schlüssel gebildet und für viele Telegram-Nummern gleich ist.

    Die Nachrichten, die du siehst, stammen aus Dateien des Besitzers oder aus beobachteten Gruppen: Bitte gib sie nicht weiter.
privacy-protected = Telegram lässt sie niemanden weiterleiten oder kopieren.
privacy-hidden = Soweit erkannt, verberge ich vor dir in Nachrichten: { $kinds }. Das Modell und die Exporte des Besitzers enthalten sie.

forget-question = <b>Vergessen, wer du bist?</b> Ich lösche deine Telegram-Nummer, Einstellungen und Gruppe endgültig, und du kannst nicht mehr mitmachen. Deine Antworten bleiben unter einer anonymen Nummer. Wenn du wiederkommst, machst du unter dieser Nummer weiter: /privacy sagt, wie.
nothing-to-forget = Ich speichere nichts über dich.
forgotten = 🗑 Ich weiß nicht mehr, wer du bist. Danke für deine Hilfe.
not-forgotten = Alles bleibt, wie es war.
owner-stays = Dir gehört dieser Bot. Entferne erst deine Nummer aus TAPWISE_OWNERS und starte den Bot neu.
forget-usage = <code>/forget 5</code> löscht, wer Annotator 5 ist, auch wenn er keinen Zugang mehr hat oder gegangen ist. /team zeigt die Nummern.
cannot-be-forgotten = Annotator { $who } kann nicht vergessen werden: Es gab ihn nie, er ist Besitzer, oder es ist schon geschehen. /team zeigt die Nummern.
forget-other-question = <b>Vergessen, wer Annotator { $who } ist?</b> Ich lösche Telegram-Nummer, Einstellungen und Gruppe endgültig, und die Person kann nicht mehr mitmachen. Ihre Antworten bleiben unter einer anonymen Nummer. Wenn ihr der Zugang nicht entzogen war, kann sie wieder beitreten.
other-forgotten = 🗑 Ich weiß nicht mehr, wer Annotator { $who } ist.
card-of-forgotten = 🗑 Hier stand deine letzte Nachricht.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Falsch? Andere fragen
button-ask-others = 🙋 Andere fragen
check-spam = <b>Wahrscheinlich Spam</b>: { $percent }.
check-no-spam = <b>Wahrscheinlich kein Spam</b>: { $percent } Spam.
# Where the labels have names of the owner's.
check-own = Wahrscheinlich <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 Diese Nachricht, oder eine fast gleiche, ist in der Kampagne, und vielleicht wird noch jemand zu ihr gefragt. Damit niemand beeinflusst wird, sage ich hier nichts über sie.
check-usage = Leite mir eine Nachricht weiter, antworte auf eine mit /check oder schreibe <code>/check some text</code>. Ich sage, wie wahrscheinlich sie Spam ist, und warum.
check-without-text = Diese Nachricht hat keinen Text, also kann ich sie nicht prüfen.
check-not-mine = Diese Nachricht habe ich selbst geschrieben. Leite die Nachricht selbst weiter oder schreibe <code>/check some text</code>.
toast-check-is-gone = Andere wurden schon gefragt, oder dieser Knopf ist zu alt. Sende die Nachricht noch einmal.
asked-others-new = 🙋 Die Nachricht ist jetzt in der Kampagne. Andere werden bald zu ihr gefragt und sehen nicht, was ich denke.
asked-others-known = 🙋 Die Nachricht, oder eine fast gleiche, ist schon in der Kampagne. Andere werden gefragt, wenn sie an der Reihe ist.
asked-others-nobody = Außer dir macht hier noch niemand mit, also kann ich niemanden fragen.
asked-others-proof = Gerade läuft ein Beweis, den eine neue Nachricht beenden würde. Frag noch einmal, wenn er zu Ende ist.

### /stats and /why

stats-settled =
    <b>{ $settled }</b> von { $items ->
        [one] { $items } Nachricht
       *[other] { $items } Nachrichten
    } mit Label. { $left ->
        [one] { $left } Nachricht ist übrig.
       *[other] { $left } Nachrichten sind übrig.
    }
stats-how = { $answered } durch Antworten, { $inherited } von einer fast gleichen übernommen, { $known } schon bekannt: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Vom Modell: { $machine } weitere, im Export aller Nachrichten (/export).
stats-answers =
    { $answers ->
        [one] { $answers } Antwort gegeben
       *[other] { $answers } Antworten gegeben
    }: { $mine } von dir, { $day } in den letzten 24 Stunden. { $learnt ->
        [one] Das Modell hat aus { $learnt } Antwort gelernt;
       *[other] Das Modell hat aus { $learnt } Antworten gelernt;
    } aus denen der Prüfung lernt es nie.
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> Antwort ist von dir.
       *[other] <b>{ $mine }</b> Antworten sind von dir.
    }
stats-shared =
    Alle zusammen haben bisher { $answers ->
        [one] { $answers } Antwort
       *[other] { $answers } Antworten
    } gegeben. { $items ->
        [one] Es gibt { $items } Nachricht.
       *[other] Es gibt { $items } Nachrichten.
    }
quality = <b>Qualität</b>
quality-last-checkpoint = <b>Qualität</b> bei der letzten Messung
flips =
    { $labels ->
        [one] Das letzte Label hat
       *[other] Die letzten { $labels } Labels haben
    } die Vorhersage für { $flipped } von { $compared ->
        [one] { $compared } Nachricht
       *[other] { $compared } Nachrichten
    } geändert.
advice = 🏁 <b>Das Modell ist stabil.</b> { $why } Weitere Labels ändern wenig.
advice-settled = Dreimal hintereinander haben neue Labels fast keine Vorhersage geändert.
advice-no-question-left = Bei allen übrigen Nachrichten ist es sicher (kein Score zwischen { $low } und { $high }).
advice-unproven = Wie gut es ist, ist noch nicht bewiesen.
advice-choices = <b>Beweisen</b> zeigt, was nötig ist, um zu beweisen, dass es ein guter Filter ist. <b>Zertifizieren</b> zeigt, was nötig ist, um die falschen unter seinen Labels zu begrenzen. Du kannst auch weitermachen oder aufhören: /export sendet die Nachrichten mit Labels.
caption-overview = ① 🟢 Spam in dem, was der Filter markieren würde, 🟠 Spam in dem, was er durchlassen würde, nach der Zahl der Prüfungsantworten. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Antworten an jedem Tag. ④ Antworten jedes Annotators.
caption-no-labels = Es gibt noch keine Labels.
caption-labels =
    { $labels ->
        [one] { $labels } Nachricht mit Label
       *[other] { $labels } Nachrichten mit Label
    }: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, mit Antworten von { $people ->
        [one] { $people } Annotator
       *[other] { $people } Annotatoren
    }.
features = Merkmale des Modells: { $features } ({ $why }).
word-features-measured = die umfangreichsten, die dieser Rechner schafft
word-features-again = wie bisher
word-features-set = wie in TAPWISE_FEATURES gesetzt
word-features-chosen = vom Besitzer gewählt
word-features-read = die Bedeutung aller Nachrichten ist erfasst
features-follow = Die Bedeutung der Nachrichten wird gerade erfasst; danach sind die Merkmale { $features }.
features-read =
    { $messages ->
        [one] Bisher ist { $messages } Nachricht erfasst.
       *[other] Bisher sind { $messages } Nachrichten erfasst.
    }
why = <b>Score { $score }</b> (0 ist { $no_spam_name }, 1 ist { $spam_name })
why-signs = ▲ erhöht den Score, ▼ senkt ihn.
why-near = { $similarity } ähnlich, Label <b>{ $label }</b>:
why-meaning =
    Bedeutung: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , ähnlich wie { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = Es gibt noch kein Modell. Es braucht mindestens drei Labels jeder Art.
why-usage = /why erklärt den Score der Nachricht, die du zuletzt beantwortet hast; <code>/why some text</code> erklärt den Score irgendeines Textes.

### /prove and /goal

button-start-proof = ▶️ Starten
button-stop-proof = ⏹ Stoppen
button-cancel-proof = Abbrechen
button-prove-filter = 🛡 Beweisen
button-certify-labels = 📜 Zertifizieren
button-decide-later = Später

goal =
    🎯 Ziel für den Filter: { $goal }.

    <code>/goal 90 30</code> setzt ein anderes: Mindestens 90 % dessen, was er markiert, ist Spam, und höchstens 30 % allen Spams lässt er durch. /prove versucht, es zu beweisen.
goal-set = 🎯 Neues Ziel für den Filter: { $goal }.
goal-set-while-running = 🎯 Neues Ziel für den Filter: { $goal }. Der laufende Beweis behält sein eigenes.
title-filter = 🛡 <b>Beweisen, wie gut der Filter ist</b>: { $goal }.
title-labels = 📜 <b>Die Labels zertifizieren</b>: { $goal }.
drawn-filter = Alle bekommen dann nur zufällig gezogene Fragen. Die Karten sehen gleich aus. Das Modell lernt in dieser Zeit nichts.
drawn-labels = Alle bekommen dann nur Fragen, die zufällig aus allen Nachrichten ohne Label gezogen sind. Die Karten sehen gleich aus. Das Modell lernt in dieser Zeit nichts.
goal-changes = /goal ändert das Ziel.
running-proof = ⏳ <b>Ein Beweis läuft.</b> Ziel: { $goal }.
running-proof-evidence = Bisher gibt es { $evidence }. { $forecast }
running-proof-shown = /prove zeigt das wieder. Ich schreibe dir, wenn er endet.
ended-proof-stands = Alle bekommen wieder gewöhnliche Fragen, und das Modell lernt weiter. Die Aussage gilt für das Modell, wie es jetzt ist.
ended-proof-certificate = /export sendet das Zertifikat nur, bis das nächste Label gelernt ist.
ended-proof-out-of-reach = Alle bekommen wieder gewöhnliche Fragen. /prove zeigt, was nötig wäre.
no-proof-started = Nichts wurde gestartet. /prove fragt noch einmal.
no-proof-needed = Die Antworten, die es schon gibt, reichen.
no-proof-running = Es läuft kein Beweis.
no-proof-now = In Ordnung. /prove fragt noch einmal.

### /team, /disputes, /gold

button-leave-open = ↪️ Offen lassen
button-count = ✅ Nr. { $who } zählen
button-count-again = ↩️ Nr. { $who } doch zählen
button-ignore = 🚫 Nr. { $who } nicht zählen

word-revoked = 🚫 gesperrt
word-left = 👋 gegangen
word-forgotten = vergessen
word-proven = bewährt
word-probation = auf Probe

team-title = <b>Team</b>
team-more = … und { $more } weitere: <code>tapwise status --team</code>
agreement-doubtful-too-few = Übereinstimmung bei zweifelhaften Nachrichten: Noch haben zu wenige mehrere Antworten ({ $shared }).
agreement-doubtful-one-label =
    Übereinstimmung bei { $shared ->
        [one] { $shared } zweifelhaften Nachricht
       *[other] { $shared } zweifelhaften Nachrichten
    }: nicht messbar, da alle dasselbe Label haben.
agreement-doubtful =
    Übereinstimmung bei { $shared ->
        [one] { $shared } Nachricht, die zweifelhaft war
       *[other] { $shared } Nachrichten, die zweifelhaft waren
    }: { $alpha } (Krippendorffs Alpha)
agreement-planned-too-few = Übereinstimmung bei Prüfungsnachrichten, die planmäßig zwei Personen beantworten: noch zu wenige ({ $shared }).
agreement-planned-one-label =
    Übereinstimmung bei { $shared ->
        [one] { $shared } Prüfungsnachricht
       *[other] { $shared } Prüfungsnachrichten
    }: nicht messbar, da alle dasselbe Label haben.
agreement-planned =
    Übereinstimmung bei { $shared ->
        [one] { $shared } Prüfungsnachricht
       *[other] { $shared } Prüfungsnachrichten
    }, planmäßig von zwei Personen beantwortet: { $alpha } (Krippendorffs Alpha)
member-name = Annotator { $who }
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } Antwort
       *[other] { $answers } Antworten
    }, { $day } in 24 h
member-vouched = ein Besitzer bürgt für die Person
member-gold = Testfragen { $right } von { $asked }
member-hasty = { $hasty } sehr schnell
member-ignored = ⚠️ zählt nicht
member-right = { $spam_name } { $spam } richtig, { $no_spam_name } { $other } richtig
member-constant = ⚠️ tippt fast immer { $choice }
member-informative = aussagekräftig { $share } ({ $low } bis { $high })
reliability-explained = <i>Aussagekräftig: 100 % ist ein fehlerloser Annotator; 0 % einer, dessen Antworten nicht von der Nachricht abhängen. Auf Probe: noch nicht als aussagekräftig bekannt; diese Antworten wiegen weniger, und auch andere werden gefragt.</i>
erring-alike = ⚠️ Bei einer Art von Nachrichten tippen die Annotatoren { $who } auf { $choice }, die anderen nicht. Tapwise zählt diese Antworten nicht, ihre übrigen schon. Wenn sie recht haben, beurteile selbst solche Nachrichten.

trust-counts = Die Antworten von Annotator { $who } zählen, auch die früheren.
trust-ignored = Die Antworten von Annotator { $who } zählen nicht, auch die früheren nicht.
toast-no-such-annotator = Es gibt keinen Annotator mit dieser Nummer.
annotator-excluded = ⚠️ <b>Die Antworten von Annotator { $who } zählen nicht mehr.</b> { $evidence } Ich habe mich bei der Person bedankt und frage sie nicht mehr. Einmal tippen macht das rückgängig; /team zeigt alle.
annotator-doubtful = ❓ <b>Zählen die Antworten von Annotator { $who }?</b> { $evidence } Tapwise lässt sie nicht von selbst weg: Es blieben zu wenige Leute zum Vergleichen, und vielleicht irren sich die anderen. Bitte sieh dir einige dieser Antworten an und entscheide dann. Deine Entscheidung bleibt; /team kann sie ändern.
annotator-dominant = 📊 <b>Annotator { $who } hat { $share } aller Antworten gegeben.</b> Wo niemand sonst geantwortet hat, lernt das Modell auch die Fehler dieser Person, deshalb wiegen diese Labels weniger. Mehr Annotatoren helfen: /invite. /team zeigt, wie zuverlässig alle sind.
evidence = Verglichen mit bekannten Labels, den Antworten der anderen und dem Modell sind so viele Antworten richtig: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Sie sind fast immer { $choice }.

dispute =
    <b>Die Antworten lassen diese Nachricht offen.</b> ({ $count ->
        [one] { $count } Streitfall
       *[other] { $count } Streitfälle
    })
no-disputes = Keine Nachricht ist strittig. 🎉
no-more-disputes =
    Das war die letzte. { $left ->
        [one] { $left } bleibt offen; /disputes zeigt sie wieder.
       *[other] { $left } bleiben offen; /disputes zeigt sie wieder.
    }
toast-settled = Entschieden: { $choice }
toast-left-open = Offen gelassen
toast-not-disputed = Diese Nachricht ist schon entschieden.

gold-usage = Beurteile selbst eine Nachricht, dann sende /gold: Ich zeige sie und frage, ob ihr Label von da an bekannt ist. Dann wird sie zur Testfrage: Andere bekommen sie unmarkiert, um zu messen, wie oft sie richtig antworten. <code>/gold no_spam</code> und der Text einer Nachricht, oder als Antwort auf sie, berichtigt ein Label, das aus einer Datei kam.
no-such-message = Keine Nachricht der Kampagne hat genau diesen Text. Kopiere die ganze Nachricht hinter <code>/gold spam</code> oder <code>/gold no_spam</code>, oder schreibe es als Antwort auf die Nachricht.
gold-marked = 🥇 Testfrage, bekanntes Label: { $choice }. /undo ändert das nicht.
ask-gold = <b>Diese Nachricht als Testfrage nehmen?</b> Ihr Label ist dann bekannt: { $choice }. Andere bekommen sie unmarkiert, um zu messen, wie oft sie richtig antworten.
button-gold-yes = 🥇 Nehmen
button-gold-no = Abbrechen
button-gold-back = ↩️ Zurücknehmen
gold-taken-back = ↩️ Zurückgenommen: Was vorher über diese Nachricht bekannt war, gilt wieder.
gold-not-taken-back = Dieses Label ist nicht mehr das neueste, deshalb wurde es nicht zurückgenommen.
gold-cancelled = Es wurde nichts geändert.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Beispiele
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>Richtlinie { $version }</b>
no-guideline = Es gibt noch keine Richtlinie.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> setzt diese Zeile auf jede Karte (höchstens { $rule } Zeichen). Die Zeilen darunter sind Beispiele hinter einem Knopf (höchstens { $examples } Zeichen). Jede Änderung ist eine neue Fassung, und jede Antwort wird mit der Fassung gespeichert, unter der sie gegeben wurde. <code>/rule off</code> nimmt die Zeile weg.
guideline-set =
    📏 Richtlinie { $version } steht ab jetzt auf jeder Karte:
    <i>{ $rule }</i>
guideline-off = Ab jetzt steht keine Richtlinie auf den Karten (Fassung { $version }).
guideline-too-long = Das ist zu lang: Die erste Zeile darf { $rule } Zeichen haben, die Beispiele darunter { $examples }.

### /labels

label-names = Die Labels heißen <b>{ $spam_name }</b> und <b>{ $no_spam_name }</b>.
no-label-names = Die Labels haben keine eigenen Namen: Alle lesen die Wörter ihrer Sprache.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> setzt diese beiden Namen auf jede Karte, den für Spam zuerst: Emoji und Wörter, höchstens je { $most } Zeichen. Man liest sie in jeder Sprache. In Dateien und Exporten bleibt es bei <code>spam</code> und <code>no_spam</code>. <code>/labels reset</code> bringt die Wörter jeder Sprache zurück.
label-names-set = 🏷 Von jetzt an heißen die Labels <b>{ $spam_name }</b> und <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 Von jetzt an lesen alle für die Labels die Wörter ihrer Sprache.
# Below the welcome, /help and /stats.
label-names-note = Hier bedeutet <b>{ $spam_name }</b> Spam und <b>{ $no_spam_name }</b> alles andere.

### Files

button-import-yes = 📥 Importieren
button-import-no = Abbrechen
button-send-every = 📦 Alle Nachrichten

how-to-import = Sende mir eine Datei: <code>dataset.txt</code> (eine Nachricht pro Zeile), <code>spam.txt</code> und <code>no_spam.txt</code> (mit Label), oder eines dieser Formate: { $forms }. Tabellen brauchen eine Kopfzeile. Jede darf komprimiert sein (.gz). Die Grenze ist 20 MB; für größere Dateien nimm <code>tapwise import</code> auf dem Computer. Ich zeige, was ich gefunden habe, bevor ich es importiere. Der Text unter der Datei kann sagen, wie die Datei zu lesen ist, zum Beispiel <code>--spam</code>, <code>--encoding cp1252</code> oder <code>--text-column body</code>.
columns-found = Texte: { $text }. Labels: { $label }.
messages-found =
    <b>{ $rows ->
        [one] { $rows } Nachricht
       *[other] { $rows } Nachrichten
    }</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } ohne Label.
columns-kept = Für Exporte behalten, nie gezeigt: { $columns }
more-files =
    { $count ->
        [one] … und noch { $count } Datei.
       *[other] … und noch { $count } Dateien.
    }
nothing-to-import = In dieser Datei gibt es nichts zu importieren.
toast-file-is-gone = Diese Datei wurde importiert oder ist nicht mehr da. Sende sie noch einmal, um sie zu importieren.
not-imported = Es wurde nichts importiert.
reading = ⏳ Ich lese die Datei …
download-failed = Telegram hat die Datei nicht geliefert. Bitte sende sie noch einmal.
local-server = Der Bot-API-Server läuft mit --local: Er behält Dateien in seinem eigenen Ordner und gibt keine heraus. Läuft er auf dem Rechner des Bots, setze TAPWISE_LOCAL_FILES auf diesen Ordner (sein --dir) und starte den Bot neu. Sonst starte den Server ohne --local, oder nimm <code>tapwise import</code> auf dem Computer.
too-large = Bots können Dateien bis 20 MB laden. Komprimiere die Datei (.gz), oder nimm <code>tapwise import</code> auf dem Computer.
imported =
    📥 <b>{ $items ->
        [one] { $items } neue Nachricht
       *[other] { $items } neue Nachrichten
    }</b>, { $labels ->
        [one] { $labels } neues Label
       *[other] { $labels } neue Labels
    }. { $known ->
        [one] { $known } war schon bekannt.
       *[other] { $known } waren schon bekannt.
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } Zeile wiederholt eine andere der Datei.
       *[other] { $repeats } Zeilen wiederholen eine andere der Datei.
    }
imported-replaced =
    { $replaced ->
        [one] { $replaced } Label wurde ersetzt.
       *[other] { $replaced } Labels wurden ersetzt.
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } Nachricht hatte schon ein anderes Label, das bleibt.
       *[other] { $conflicts } Nachrichten hatten schon ein anderes Label, das bleibt.
    }
imported-bad =
    { $bad ->
        [one] { $bad } Zeile war nicht lesbar:
       *[other] { $bad } Zeilen waren nicht lesbar:
    }
nothing-to-export = Noch hat keine Nachricht ein Label. /label zeigt eine.
caption-exported =
    📤 { $labels ->
        [one] { $labels } Nachricht mit Label
       *[other] { $labels } Nachrichten mit Label
    }
offer-every = Der Knopf sendet <b>alle Nachrichten mit einem Label</b>, von Menschen oder vom Modell, und ein Zertifikat: wie viele Labels des Modells höchstens falsch sind.
being-imported = Gerade werden neue Nachrichten importiert. Bitte tippe in einer Minute noch einmal auf den Knopf.
caption-every =
    📦 { $messages ->
        [one] { $messages } Nachricht
       *[other] { $messages } Nachrichten
    }
caption-model-sent = 📤 Das gelernte Modell. Seine Karte sagt, wie man es lädt und wie gut es ist.
model-too-large = Das Modell ist größer als 50 MB; das nimmt Telegram von Bots nicht an. Speichere es auf dem Computer, mit <code>tapwise model filter.skops</code>.
model-not-sent = Telegram hat das Modell nicht angenommen oder nicht bestätigt. /model sendet es noch einmal; <code>tapwise model filter.skops</code> speichert es auf dem Computer.
upload-failed = Telegram hat <code>{ $file }</code> nicht angenommen oder nicht bestätigt. /export sendet alles noch einmal. Dateien über 50 MB kann man nur auf dem Computer exportieren, mit <code>tapwise export</code>.

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
score-flagged = Von dem, was das Modell markieren würde, ist { $share } Spam ({ $interval }; { $hits } von { $of } geprüften).
score-flagged-shared = Von dem, was das Modell markieren würde, ist { $share } ({ $interval }) Spam.
score-flagged-none =
    { $reserve ->
        [one] Das Modell würde die { $reserve } Prüfungsnachricht nicht markieren.
       *[other] Das Modell würde keine der { $reserve } Prüfungsnachrichten markieren.
    }
score-flagged-unchecked = Noch hat niemand geprüft, was das Modell markieren würde.
score-flagged-few =
    Von dem, was das Modell markieren würde, { $spam ->
        [one] ist { $spam }
       *[other] sind { $spam }
    } von { $flagged } geprüften Spam: zu wenige, um einen Anteil zu nennen.
score-missed = Von dem, was es durchlassen würde, ist { $share } Spam ({ $interval }; { $hits } von { $of } geprüften).
score-missed-shared = Von dem, was es durchlassen würde, ist { $share } ({ $interval }) Spam.
score-missed-unchecked = Noch hat niemand geprüft, was es durchlassen würde.
score-recall = Es würde { $share } ({ $interval }) allen Spams finden.
score-no-spam = Die Prüfung enthält noch keinen Spam und kann nicht sagen, wie viel von allem Spam gefunden wird.
score-little-spam =
    Die Prüfung enthält zu wenig Spam ({ $spam ->
        [one] { $spam } Nachricht
       *[other] { $spam } Nachrichten
    }), um zu sagen, wie viel von allem Spam gefunden wird.
score-few-answers = Es gibt noch zu wenige Prüfungsantworten, um zu sagen, wie viel von allem Spam gefunden wird ({ $spam } davon sind Spam).
score-f1 = F1, also Präzision und Trefferquote in einer Zahl: { $value } ({ $low }–{ $high }).
score-few-flagged =
    In der Reserve, die für die Prüfung zurückgelegt ist, würde das Modell nur { $flagged ->
        [one] { $flagged } Nachricht
       *[other] { $flagged } Nachrichten
    } markieren: zu wenige, um zu beweisen, welcher Anteil davon Spam ist.
score-measured =
    Gemessen nach { $answers ->
        [one] { $answers } Prüfungsantwort
       *[other] { $answers } Prüfungsantworten
    }, mit { $labels ->
        [one] { $labels } gelernten Label
       *[other] { $labels } gelernten Labels
    }; die nächste Messung ist bei { $next } (bisher { $now }).
score-measured-last =
    Gemessen nach { $answers ->
        [one] { $answers } Prüfungsantwort
       *[other] { $answers } Prüfungsantworten
    }, mit { $labels ->
        [one] { $labels } gelernten Label
       *[other] { $labels } gelernten Labels
    }; es ist die letzte Messung.
score-none-shared = Noch kein Ergebnis.
score-none-no-exam = Kein Ergebnis: Diese Kampagne hat keine Prüfung (zufällig gezogene Nachrichten, an denen das Modell gemessen wird und aus denen es nie lernt).
score-none-small-pool = Kein Ergebnis: Für eine Prüfung gibt es zu wenige Nachrichten.
score-none-unchecked = Kein Ergebnis: Die Prüfungsantworten kommen von Leuten, die niemand geprüft hat. Beurteile selbst einige Nachrichten oder lass mehr Leute antworten, damit man ihre Antworten vergleichen kann.
score-none-no-model = Noch kein Ergebnis: Es gibt kein Modell. Es braucht mindestens drei Labels jeder Art.
score-none-yet =
    Noch kein Ergebnis: Gemessen wird zum ersten Mal nach { $first } Prüfungsantworten, und es { $answers ->
        [one] gibt { $answers }
       *[other] gibt { $answers }
    }. Sie sind unter die anderen gemischt.
score-unchecked =
    { $answers ->
        [one] { $answers } Prüfungsantwort zählt noch nicht: Die Person dahinter hat niemand geprüft.
       *[other] { $answers } Prüfungsantworten zählen noch nicht: Die Personen dahinter hat niemand geprüft.
    }
score-of-flagged = des Markierten wäre Spam
score-of-missed = des Durchgelassenen wäre Spam

### Goals and proofs

proof-goal-filter = mindestens { $precision } dessen, was der Filter markiert, ist Spam, und er lässt höchstens { $let_through } allen Spams durch
proof-goal-labels = höchstens { $max_error } der Labels, die das Modell vergibt, sind falsch
proof-evidence-filter =
    { $flagged ->
        [one] { $flagged } Antwort
       *[other] { $flagged } Antworten
    } zu Nachrichten, die das Modell markiert ({ $flagged_spam } Spam), und { $unflagged } zu Nachrichten, die es durchlässt ({ $unflagged_spam } Spam)
proof-evidence-labels =
    { $answers ->
        [one] { $answers } Antwort
       *[other] { $answers } Antworten
    } zu zufällig gezogenen Nachrichten ({ $wrong ->
        [one] { $wrong } falsches Label
       *[other] { $wrong } falsche Labels
    })
proof-stands-filter =
    Für einen Filter bewiesen: { $goal } (Konfidenz { $confidence }). Das gilt für das Modell aus { $labels ->
        [one] { $labels } Label
       *[other] { $labels } Labels
    } und beruht auf: { $evidence }.
proof-stands-labels =
    Zertifiziert: { $goal } (Konfidenz { $confidence }). Das gilt für das Modell aus { $labels ->
        [one] { $labels } Label
       *[other] { $labels } Labels
    } und beruht auf: { $evidence }.
proof-failed =
    Für das Modell aus { $labels ->
        [one] { $labels } Label
       *[other] { $labels } Labels
    } unerreichbar: { $goal }. Es gab { $evidence }.
proof-pool-grew =
    Der Beweis ist vorzeitig beendet: Er betraf das Modell aus { $labels ->
        [one] { $labels } Label
       *[other] { $labels } Labels
    }, und seitdem wurden Nachrichten importiert oder zurückgezogen, oder die Merkmale haben sich geändert. Es gab { $evidence }.
proof-stopped = Der Beweis wurde gestoppt. Es gab { $evidence }; sie zählen für den nächsten.
proof-settled = Stabil: Weitere Labels ändern fast keine Vorhersage des Modells.
proof-learnt-more = Seitdem hat das Modell weitergelernt.
proof-is-running = Ein Beweis läuft: { $goal }. /prove im Chat zeigt, wie weit er ist.
proof-nothing = Über das neueste Modell ist nichts bewiesen: Dafür gibt es /prove im Chat.
proof-takes-none = Dafür ist keine weitere Antwort nötig.
proof-takes =
    Dafür { $answers ->
        [one] ist etwa { $answers } Antwort
       *[other] sind etwa { $answers } Antworten
    } nötig, wenn kein Fehler dabei ist.
proof-takes-with-one =
    Dafür { $answers ->
        [one] ist etwa { $answers } Antwort
       *[other] sind etwa { $answers } Antworten
    } nötig, wenn kein Fehler dabei ist, mit einem Fehler { $with_one }.
proof-takes-most =
    Dafür { $answers ->
        [one] ist etwa { $answers } Antwort
       *[other] sind etwa { $answers } Antworten
    } nötig, wenn kein Fehler dabei ist, und selten mehr als { $most }.
proof-takes-with-one-most =
    Dafür { $answers ->
        [one] ist etwa { $answers } Antwort
       *[other] sind etwa { $answers } Antworten
    } nötig, wenn kein Fehler dabei ist, mit einem Fehler { $with_one }, und selten mehr als { $most }.
proof-rarely-reached = Mit mehr Fehlern kann sich das Ziel als unerreichbar erweisen: Von Kampagnen mit diesen Antworten erreichen es { $share }.
proof-too-many-wrong =
    Unerreichbar: Von { $checked } geprüften Labels { $wrong ->
        [one] war { $wrong }
       *[other] waren { $wrong }
    } falsch, dieses Modell erreicht das Ziel also nicht. Sammle mehr Labels und versuche es noch einmal.
proof-few-flagged =
    Unerreichbar: In der Reserve für die Prüfung { $has ->
        [one] ist nur { $has } Nachricht
       *[other] sind nur { $has } Nachrichten
    }, die das Modell markiert, und nötig sind { $needs }.
proof-few-unflagged =
    Unerreichbar: In der Reserve für die Prüfung { $has ->
        [one] ist nur { $has } Nachricht
       *[other] sind nur { $has } Nachrichten
    }, die das Modell durchlässt, und nötig sind { $needs }.
proof-none-flagged = Unerreichbar: In der Reserve für die Prüfung ist keine Nachricht, die das Modell markiert, und nötig sind { $needs }.
proof-none-unflagged = Unerreichbar: In der Reserve für die Prüfung ist keine Nachricht, die das Modell durchlässt, und nötig sind { $needs }.
proof-no-pool = Bei diesem Spam-Anteil ist keine Menge von Nachrichten groß genug.
proof-pool = Bei diesem Spam-Anteil sind dafür insgesamt etwa { $pool } Nachrichten nötig.

### The certificate's sentence

certificate-labelled = Von { $total } Nachrichten bekamen { $machine } ihr Label vom Modell (Spam ab einem Score von { $threshold })
certificate-labelled-but = Von { $total } Nachrichten bekamen { $machine } ihr Label vom Modell (Spam ab einem Score von { $threshold }), und { $left } sind ausgelassen, da ihres nicht zertifiziert werden kann
certificate-judged =
    { $labelled }; beurteilt nach { $answers } Antworten zu zufällig gezogenen Nachrichten, von denen { $wrong ->
        [one] { $wrong } dem Modell widerspricht
       *[other] { $wrong } dem Modell widersprechen
    }, jeweils mit { $confidence } Konfidenz: Höchstens { $all } der Labels des Modells sind falsch, höchstens { $spam } seiner Labels „Spam“, höchstens { $no_spam } seiner Labels „kein Spam“, { $found ->
        [unknown] und wie viel vom Spam gefunden wurde, ist unbekannt
       *[other] und mindestens { $found } allen Spams wurde gefunden
    }.
certificate-needs = Um höchstens { $share } zu zertifizieren, braucht dieses Modell { $needs } fehlerfreie Antworten zu zufällig gezogenen Nachrichten und hat insgesamt { $answers }: /prove certificate { $goal } fragt danach.
certificate-certified = Zertifiziert: Höchstens { $share } der Labels des Modells sind falsch.
certificate-none = Nicht zertifiziert: Dieses Modell hat kein Zertifikat (siehe /prove).
certificate-not-proven = Nicht zertifiziert: Es ist nicht bewiesen, dass höchstens { $share } der Labels des Modells falsch sind.

### Goals and proofs that cannot be

error-goal-prove = Sende /prove, /prove certificate oder /prove certificate 2 für 2 %.
error-goal-share = { $share } ist kein Anteil falscher Labels, der zertifiziert werden kann: 1 bis 50 %, als ganze Zahl. Zum Beispiel: /prove certificate 2
error-goal-words = Ein Ziel sind zwei ganze Prozentzahlen: welcher Anteil der markierten Nachrichten Spam sein muss, und welcher Anteil allen Spams durchgelassen werden darf. Zum Beispiel: /goal 80 50
error-goal-precision = { $share } % geht nicht als erste Zahl. Sie ist der kleinste Anteil der markierten Nachrichten, der Spam sein muss: 50 bis 99 %.
error-goal-let-through = { $share } % geht nicht als zweite Zahl. Sie ist der größte Anteil allen Spams, der durchgelassen werden darf: 5 bis 95 %.
error-label-names-two = Schreibe zwei Namen mit | dazwischen, den für Spam zuerst: /labels 🚫 Scam | ✅ Fine
error-label-names-long = Ein Name darf höchstens { $most } Zeichen haben, damit er auf einen Knopf passt.
error-label-names-characters = Ein Name hat Buchstaben, Ziffern, Emoji und Leerzeichen, keine unsichtbaren Zeichen und keines von @ / . =
error-label-names-equal = Die beiden Namen müssen sich in ihren Wörtern unterscheiden.
error-label-names-word = { $word } bedeutet in Dateien etwas anderes und kann nicht dieser Name sein. Der Name für Spam kommt zuerst.
error-proof-running = Es läuft schon ein Beweis.
error-proof-no-model = Es gibt noch kein Modell. Beurteile mindestens drei Nachrichten jeder Art.
error-proof-no-exam = Diese Kampagne hat keine Prüfung, deshalb kann über einen Filter nichts bewiesen werden.

### Files that cannot be read

error-file-carriage-returns = Die Zeilen von { $file } enden nur mit Wagenrücklauf, wie auf alten Macs. Wandle die Datei erst um, zum Beispiel: { $command }
error-file-carriage-returns-packed = Die Zeilen von { $file } enden nur mit Wagenrücklauf, wie auf alten Macs. Entpacke sie und wandle sie um, zum Beispiel: { $command }
error-file-options = Die Optionen sind nicht lesbar: { $why }.
error-file-option = { $option } ist keine Option. Schreibe zum Beispiel: { $example }.
error-file-option-value = { $option } braucht einen Wert. Schreibe zum Beispiel: { $example }.
error-file-day = { $word } ist kein Datum. Schreibe es so: 2026-01-31.
error-file-label-word = { $word } gibt kein Label an. Schreibe das Wort der Datei, = und spam, no_spam oder none: reject=no_spam.
error-file-pyarrow = { $file }: Für dieses Format wird pyarrow gebraucht: pip install 'tapwise[parquet]'. Oder speichere die Nachrichten als CSV oder JSONL.
error-file-parquet = { $file } ist keine vollständige Parquet- oder Arrow-Datei oder ist zu groß. Lade sie noch einmal herunter.
error-file-spreadsheet = { $file } ist keine vollständige Tabelle, ist mit einem Passwort gesperrt oder zu groß. Speichere sie noch einmal, oder als CSV.
error-file-no-sheet = { $file }: Kein Blatt hat eine Spalte mit einem bekannten Namen für Texte. Nenne sie mit --text-column, oder gib ihr den Namen text. { $notes }
error-file-encoding-name = { $encoding } ist keine Kodierung, die Python kennt. Versuche utf-8, cp1251 oder cp1252.
error-file-utf-16 = { $file } sieht aus wie UTF-16 ohne Byte-Reihenfolge-Marke. Wenn das stimmt, nenne die Kodierung: --encoding { $encoding }.
error-file-encoding =
    { $file }, Zeile { $line }: Das ist kein UTF-8, und die Kodierung ist nicht sicher. Wähle die, die sich gut liest: { $options }. Wenn die Datei beschädigtes UTF-8 ist, lässt --encoding utf-8 { $rows ->
        [one] die Zeile aus, die es nicht ist
       *[other] die { $rows } Zeilen aus, die es nicht sind
    }.
error-file-not-valid = { $file }, Zeile { $line }: Das ist kein gültiges { $encoding }. Speichere die Datei noch einmal.
error-file-too-many = { $file } enthält { $files } Dateien; höchstens { $most } sind erlaubt.
error-file-locked = { $file } ist mit einem Passwort gesperrt. Entpacke sie erst.
error-file-zip = { $file } ist keine vollständige Zip-Datei ({ $why }). Lade sie noch einmal herunter.
error-file-gzip = { $file } ist keine vollständige Gzip-Datei ({ $why }). Packe sie neu oder lade sie noch einmal herunter.
error-file-archive = { $file } ist ein Archiv in einem Archiv. Entpacke es erst.
error-file-inflates = { $file } wird entpackt größer als { $size }, die Grenze für eine gepackte Datei dieser Größe. Entpacke sie, prüfe sie und importiere sie mit tapwise import auf dem Rechner, auf dem der Bot läuft.
error-file-no-messages = { $file } enthält keine Datei mit Nachrichten, sondern: { $files }.
error-file-ending = { $file } hat eine unbekannte Endung. { $advice }. Bekannte Endungen sind { $endings }, jede auch mit .gz, und .zip; eine Datei ohne Endung enthält eine Nachricht pro Zeile.
error-file-no-text-column = { $file }, Zeile { $line }: Keine Spalte hat einen bekannten Namen für Texte. Die Spalten sind: { $columns }. Nenne sie mit --text-column, oder setze eine Kopfzeile darüber, zum Beispiel text,label; bekannte Namen sind { $names }.
error-file-no-columns = { $file }, Zeile { $line }: Keine Spalte hat einen bekannten Namen für Texte. Nenne sie mit --text-column, oder setze eine Kopfzeile darüber, zum Beispiel text,label; bekannte Namen sind { $names }.
error-file-no-column = Keine Spalte heißt { $column }. Die Spalten sind: { $columns }.
error-file-personal = Die Spalte { $column } enthält Adressen oder Nummern von Personen, keine Nachrichten. Die Spalten sind: { $columns }.
error-file-long-value = { $file }, Zeile { $line }: Dieser Wert ist länger als { $most } Zeichen. Wandle die Datei in ein Objekt pro Zeile um (.jsonl), zum Beispiel: jq -c '.[]'.
error-file-json = { $file }, Zeile { $line }: Das ist kein JSON. Wenn es abgeschnitten ist, exportiere oder lade es noch einmal.
error-file-chats = { $file } enthält { $count } Chats. Wähle mit --chat, nach Name oder Nummer, und nimm keinen privaten: { $chats }. Alle: --chat all.
error-file-no-chat = { $file } enthält keinen Chat dieses Namens, sondern: { $chats }.

### What was found in a file

file-empty-text = Der Text ist leer.
file-empty-cell = Die Zelle des Textes ist leer. Wenn ein Text darin steht, beginnt er mit = und wurde als Formel gespeichert: Speichere das Blatt als CSV.
file-long-text = Der Text ist länger als { $most } Zeichen.
file-nul = Der Text enthält ein NUL-Zeichen. Entferne es, oder prüfe, ob die Datei UTF-16 ohne Byte-Reihenfolge-Marke ist.
file-surrogate = Der Text enthält ein halbes Zeichen (ein einzelnes Surrogat). Entferne es.
file-not-decoded = Die Zeile enthält Bytes, die in der Kodierung der Datei keine Zeichen sind.
file-japanese = Der Text ist ISO-2022-JP, nicht UTF-8. Nenne die Kodierung: --encoding iso2022_jp.
file-long-columns = Die anderen Spalten sind länger als { $most } Zeichen.
file-other-label = Die Zeile hat das Label { $label }, aber die Datei wurde als { $given } angegeben.
file-unknown-label = { $word } ist kein Label. Schreibe spam oder no_spam (oder ham), oder lass es leer; oder sag, was es bedeutet: --map { $word }=no_spam.
file-not-json = Die Zeile ist kein JSON.
file-not-object = Die Zeile ist kein JSON-Objekt wie { $example }.
file-no-string = Das Objekt hat keinen Text unter einem dieser Namen: { $names }.
file-not-labelled = Die Zeile beginnt nicht mit ham oder spam und einem Tabulator wie die Zeilen darüber.
file-not-csv = Die Anführungszeichen oder Zeilenumbrüche folgen nicht den Regeln von CSV, oder die Zeile ist viel zu lang. Setze den Text in Anführungszeichen und verdopple jedes darin.
file-not-the-columns = Die Zeile hat nicht so viele Zellen wie die Kopfzeile. Setze einen Text, der das Trennzeichen enthält, in Anführungszeichen.
file-other-reasons = Andere Gründe.
file-empty-rows = leere Zeilen
file-service = Dienstnachrichten (jemand ist beigetreten, eine Nachricht wurde angeheftet …)
file-no-text = Nachrichten ohne Text oder Bildunterschrift
file-other-days = Nachrichten von anderen Tagen
file-no-messages = Updates, die keine Nachrichten sind
file-advice-telegram = Wenn es ein Telegram-Export ist, exportiere den Chat noch einmal und wähle JSON als Format
file-advice-copy = Kopiere die Nachrichten in eine Tabelle und speichere sie als CSV
file-advice-text = Speichere sie als reinen Text, eine Nachricht pro Zeile
file-advice-unpack = Entpacke sie erst
file-advice-database = Exportiere ihre Nachrichten als CSV
file-advice-convert = Wandle sie in CSV oder JSON um
file-advice-numbers = Exportiere sie als Excel oder CSV
file-advice-save = Speichere sie in einem dieser Formate
file-empty = Die Datei ist leer.
file-no-header = Die Tabelle hat keine Kopfzeile.
file-list-more = { $shown } und { $more } weitere
file-uncertain-ends = Wo die Nachricht endet, die in Zeile { $lines } beginnt, ist nicht sicher, da ihre Anführungszeichen kaputt sind. Die Zeilen darunter wurden als eigene Nachrichten gelesen; prüfe sie.
file-unprotected =
    { $texts ->
        [one] Der Apostroph, der vor Formeln schützt, wurde aus { $texts } Text entfernt.
       *[other] Der Apostroph, der vor Formeln schützt, wurde aus { $texts } Texten entfernt.
    }
file-no-text-column = Das Blatt „{ $sheet }“ hat keine Textspalte und wurde ausgelassen.
file-guessed-column = Die Textspalte wurde nach ihrem Inhalt gewählt; prüfe sie.
file-inverted-label = In „{ $column }“ bedeuten 1 und yes no_spam.
file-label-like = Es wurde kein Label gelesen, aber { $columns } könnten Labels sein. Nenne die Spalte: --label-column, und was ihre Wörter bedeuten: --map WORD=spam.
file-labelled-lines = { $share } % der ersten Zeilen beginnen mit einem Label wie ham, das als Teil der Nachricht gelesen wurde. Setze eine Kopfzeile wie label,text über die Zeilen.
file-chats-read = { $chosen } von { $count } Chats wurden gelesen.
