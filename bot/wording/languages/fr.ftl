# Français. docs/languages.md explique comment traduire.

word-language = Français

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Pas du spam
button-unsure = 🤷 Sans avis
button-skip = ⏭ Passer
button-undo = ↩️ Annuler
button-show-all = 📄 Tout afficher
button-look-again = 🔄 Revoir
button-resume = ▶️ Continuer

ask = <b>Ce message est-il du spam ?</b>
shortened =
    <i>… encore { $more ->
        [one] { $more } caractère
        [many] { $more } caractères
       *[other] { $more } caractères
    }</i>
caption-full-text = Le message complet
newest-flips =
    <i>{ $labels ->
        [one] { $labels } étiquette jusqu’ici.
        [many] { $labels } étiquettes jusqu’ici.
       *[other] { $labels } étiquettes jusqu’ici.
    } { $last ->
        [one] La dernière a changé
        [many] Les { $last } dernières ont changé
       *[other] Les { $last } dernières ont changé
    } l’avis du modèle sur { $flipped ->
        [one] { $flipped } message
        [many] { $flipped } messages
       *[other] { $flipped } messages
    }.</i>
nothing-empty = 📭 Il n’y a pas encore de messages. Quand il y en aura, je te demanderai.
nothing-done = 🎉 <b>Tous les messages sont étiquetés.</b> Merci ! Quand il en viendra de nouveaux, je te demanderai.
nothing-elsewhere = ⏳ D’autres étiquettent en ce moment les derniers messages. Si quelqu’un en laisse un sans réponse, je te demanderai. Merci !
nothing-stopped = 🙏 <b>Merci pour toutes tes réponses.</b> Elles diffèrent de celles des autres plus que d’habitude, alors je ne te demande plus rien pour l’instant. Le propriétaire peut te laisser continuer.
nothing-seen = 🎉 <b>Tu as vu tous les messages qu’il y a pour toi.</b> Merci ! Quand il en viendra de nouveaux, je te demanderai.
paused = ⏸ <b>En pause.</b> Ton message ouvert est retourné aux autres. /label reprend.

word-spam = 🚫 Spam
word-no-spam = ✅ Pas du spam
word-unsure = 🤷 Sans avis
word-skip = ⏭ Passé

toast-skipped = ⏭ Passé
toast-saved = { $choice } : enregistré
toast-saved-counted = { $choice } : enregistré · réponse { $mine }
toast-milestone =
    🎉 Déjà { $mine ->
        [one] { $mine } réponse
        [many] { $mine } réponses
       *[other] { $mine } réponses
    } de ta part. Merci !
toast-hurried = C’était très rapide ! Prends un instant pour lire chaque message : une réponse attentive aide plus que cinq rapides.
toast-previous-answer = Ta réponse : { $choice }
toast-no-answer = Tu n’as pas de réponse ici.
toast-undone-asked-again = ↩️ Réponse annulée. Revoici le message.
toast-undone-elsewhere = ↩️ Réponse annulée. Quelqu’un d’autre a maintenant le message.
toast-nothing-to-undo = Il n’y a rien à annuler.
toast-too-early = Non compté : ce message venait d’apparaître. Lis-le et touche encore une fois.
toast-old-button = Ce bouton ne marche plus. Envoie /label pour une nouvelle carte.

### Joining, invites, access

button-share = 📤 Partager
button-copy = 📋 Copier le lien
button-end-invite = 🚫 Fermer { $invite }

word-owner = propriétaire
word-curator = curateur
word-annotator = annotateur

toast-not-member = Les membres d’un groupe peuvent étiqueter ici, mais je ne t’y vois pas. Rejoins-le et touche encore le bouton, ou demande un lien au propriétaire de ce bot.
toast-members-unconfirmed = Telegram ne confirme pas que tu es membre du groupe. Si tu l’es, touche encore le bouton dans une minute, ou demande un lien au propriétaire de ce bot.
toast-revoked = Un propriétaire a mis fin à ton accès. Une nouvelle invitation n’y change rien ; demande-lui de le rétablir.
toast-left-group = Tu n’es plus membre du groupe par lequel tu es venu. Rejoins-le et touche le bouton là-bas, ou demande un lien au propriétaire de ce bot.
toast-group-closed = Les membres de ce groupe ne peuvent plus étiqueter. Demande un lien au propriétaire de ce bot.
toast-not-invited = Il faut une invitation pour étiqueter. Demande un lien au propriétaire de ce bot et ouvre-le, ou envoie-le-moi ; l’ancien est peut-être épuisé ou expiré.
toast-not-yours = Je ne t’ai rien demandé sur ce message. Envoie /label pour en recevoir un.
toast-not-labelled-yet = Personne n’a encore étiqueté ce message. Son score pourrait influencer la première réponse.
toast-internal-error = Quelque chose a échoué de mon côté. Les réponses que j’ai confirmées sont enregistrées. Essaie /label.
toast-try-later = Je ne peux rien enregistrer pour l’instant, donc ceci ne l’est pas. Réessaie plus tard.
toast-only-owner = Seul un propriétaire peut faire cela.
toast-only-curator = Seuls les propriétaires et curateurs peuvent faire cela.
own-number = Si ce bot est à toi : ton numéro Telegram est <code>{ $number }</code> ; mets-le dans TAPWISE_OWNERS et redémarre le bot.
not-a-command = Je comprends les boutons et les commandes. /label montre un message ; /help liste les commandes.
copied-command = Je n’exécute que les commandes que tu écris toi-même, donc pas celle-ci.

welcome =
    👋 <b>Bienvenue !</b> Je te montre des messages, un par un ; touche si chacun est du spam. Je demande surtout pour les messages où l’ordinateur hésite, donc chaque réponse compte.

    Tes réponses entraînent un filtre anti-spam pour cette communauté. /privacy dit ce que je garde.

    Par exemple : « Vous avez gagné un prix, cliquez ici » est du spam ; « À huit heures » n’en est pas.

you-are-revoked = Un propriétaire a mis fin à ton accès, je ne te montre donc plus de messages. Merci.
you-are-restored = Tu peux de nouveau étiqueter. /label montre un message.

invitation =
    🎟 Un lien pour { $people ->
        [one] { $people } personne
        [many] { $people } personnes
       *[other] { $people } personnes
    }, valable jusqu’au { $until }. Toute personne qui l’a peut étiqueter{ $role ->
        [curator] { " " }et régler les désaccords
       *[annotator] {""}
    }.

    <code>{ $link }</code>

word-invitation = Aide à repérer le spam, une touche à la fois :
invite-usage = Envoie <code>/invite</code>, ou <code>/invite 10 3</code> pour 10 personnes et 3 jours (au plus { $most } personnes et 365 jours). Avec <code>curator</code> à la fin, elles peuvent aussi régler les désaccords.
no-invites = Aucune invitation n’est ouverte. /invite en crée une.
invites-title = <b>Invitations</b> (les liens eux-mêmes ne sont pas gardés)
invites-line = { $invite }. { $role } : { $used } sur { $uses } utilisées, jusqu’au { $until }
toast-invite-ended = Cette invitation est fermée. Ceux qui sont déjà entrés restent.

revoke-usage = <code>/revoke 5</code> met fin à l’accès de l’annotateur 5 ; <code>/readmit 5</code> le rétablit. /team liste les numéros.
not-revoked = Il n’y a pas d’annotateur { $who } dont l’accès puisse être retiré. /team liste les numéros.
revoked = L’annotateur { $who } ne peut plus étiqueter. Les réponses déjà données ne changent pas. <code>/readmit { $who }</code> rétablit l’accès.
revoked-was-invited = L’annotateur { $who }, dont l’accès est retiré, a suivi un lien d’invitation et a été refusé. <code>/readmit { $who }</code> rétablit l’accès.
restored = L’annotateur { $who } peut de nouveau étiqueter.
was-not-revoked = L’accès de l’annotateur { $who } n’était pas retiré.

### Groups

button-join = 🏷 Aider à étiqueter
button-close-group = 🚫 Fermer groupe { $group }
button-owner-opens = 👤 C’est moi : ouvrir
button-owner-closes = 👤 C’est moi : fermer

no-longer-member = Tu n’es plus membre du groupe, je ne te montre donc plus de messages. Merci pour ton aide.
no-longer-confirmed = Telegram ne confirme plus que tu es membre du groupe, je ne te montre donc plus de messages. Si tu l’es, touche le bouton dans le groupe pour continuer.
group-no-longer-labels = Les membres de ton groupe ne peuvent plus étiqueter. Merci pour ton aide.
how-to-open = Ajoute-moi à ton groupe : j’y publie un bouton, et tous les membres peuvent étiqueter. Fais de moi un administrateur, pour que je voie aussitôt qui part. Pour arrêter, envoie <code>/close@{ $bot }</code> dans le groupe, ou /groups ici.
no-groups = Aucun groupe n’est ouvert. /open explique comment en ouvrir un.
groups-title = <b>Groupes dont les membres peuvent étiqueter</b>
groups-line =
    { $group }. { $title } : { $annotators ->
        [one] { $annotators } annotateur
        [many] { $annotators } annotateurs
       *[other] { $annotators } annotateurs
    }
owner-needed-to-open = Je ne vois pas qui a écrit cela. Si tu es mon propriétaire et veux que les membres de ce groupe étiquettent, touche le bouton : Telegram dit à moi seul qui touche.
owner-needed-to-close = Je ne vois pas qui a écrit cela. Si tu es mon propriétaire et veux que j’arrête l’étiquetage, touche le bouton : Telegram dit à moi seul qui touche.
not-posted = ⚠️ Le groupe { $title } est ouvert, mais Telegram ne me laisse pas y publier le bouton : je ne peux pas écrire, ou le sujet est fermé. Fais de moi un administrateur, et je le publie ; ou écris <code>/open@{ $bot }</code> dans un sujet ouvert.
members-not-reported = ⚠️ Telegram ne me dit pas qui est membre du groupe { $title }. Personne ne peut entrer par lui, et bientôt je ne demande plus rien à ses membres. Fais de moi un administrateur du groupe, ou invite avec /invite.
group-opened = 🏷 <b>Aide à garder le spam hors de ce groupe.</b> Je te montre des messages dans une discussion privée, et tu touches si chacun est du spam. Tous les membres de ce groupe peuvent participer.
group-closed = Les membres de ce groupe ne peuvent plus étiqueter. Merci à tous.

### Groups that are watched

### Commands and /help

command-label = montrer un message à étiqueter
command-undo = annuler ta dernière réponse
command-history = tes dernières réponses ; change celle que tu veux
command-stats = avancement et qualité
command-pause = arrêter pour l’instant
command-settings = langue, confirmations et rappel
command-privacy = ce que je garde sur toi
command-forgetme = effacer ton numéro Telegram de la campagne
command-help = comment ça marche
command-invite = créer un lien d’invitation
command-invites = liens d’invitation encore valables
command-open = laisser les membres d’un groupe étiqueter
command-groups = groupes qui peuvent étiqueter ; en fermer un
command-team = annotateurs et leur fiabilité
command-disputes = trancher là où les réponses divergent
command-gold = vérifier les autres avec ton dernier message
command-revoke = empêcher un annotateur d’étiqueter
command-readmit = réadmettre un annotateur
command-forget = effacer qui est un annotateur
command-import = ajouter des messages d’un fichier
command-export = obtenir l’ensemble étiqueté
command-model = obtenir le modèle appris
command-prove = prouver la qualité du filtre, ou certifier
command-goal = ce qu’un filtre doit atteindre
command-why = expliquer le score de ton dernier message
command-check = dire si un message est sans doute du spam

help = Je montre un message ; touche <b>Spam</b> ou <b>Pas du spam</b>. <b>Sans avis</b> est aussi une réponse honnête ; <b>Passer</b> ne dit rien du message ; <b>Annuler</b> reprend ta dernière réponse.
help-line = /{ $command } – { $does }

### /history, /settings, /privacy

button-older = ◀️ Précédentes
button-newer = Suivantes ▶️
button-never-remind = 🔕 Jamais
button-change-clock = 🕒 Mon heure a changé
button-forget-yes = 🗑 M’oublier pour de bon
button-forget-no = Ne pas m’oublier
button-forget-other-yes = 🗑 Oublier pour de bon
button-forget-other-no = Ne pas oublier
button-quiet-off = 🔔 Confirmer
button-quiet-on = 🔕 Ne pas confirmer
button-cheer-off = 🎈 Masquer mon total
button-cheer-on = 🎈 Afficher mon total
button-remind = ⏰ Me rappeler
button-change-reminder = ⏰ Changer le rappel
button-as-in-telegram = 🌐 Comme Telegram

history = <b>Tes dernières réponses.</b> Touche un numéro pour changer cette réponse.
no-history = Tu n’as pas de réponses ici.
history-entry = { $place }. { $choice }

settings =
    <b>Réglages</b>
    Langue : { $language }
    Confirmation après chaque touche : { $confirmation ->
        [off] non
       *[on] oui
    }
    Montrer combien de réponses j’ai données : { $counted ->
        [off] non
       *[on] oui
    }
    Rappel quotidien : { $reminder ->
        [none] aucun
       *[other] { $reminder }, ton heure
    }
which-language = 🌐 <b>Dans quelle langue dois-je te parler ?</b>
which-hour-is-it = <b>Quelle heure ta montre indique-t-elle ?</b> Telegram ne me dit pas ton fuseau horaire.
when-to-remind = <b>À quelle heure dois-je te le rappeler ?</b> Je ne le fais que si tu n’as pas répondu dans les 20 heures précédentes.
reminder = ⏰ Des messages attendent. /label en montre un ; /settings change ce rappel.

word-phone = numéros de téléphone
word-email = adresses e-mail
word-name = noms d’utilisateur
word-card = numéros de carte
word-link = liens

privacy =
    <b>Ce que je garde sur toi</b>
    • ton numéro d’utilisateur Telegram, ton rôle, les invitations utilisées et le moment de ton arrivée
    • chaque question que je t’ai posée et chacune de tes réponses, avec l’heure et un numéro qui identifie la touche ou le message ; aussi les réponses annulées
    • la langue de ton Telegram, pour t’écrire dans cette langue
    • tes choix dans /settings (pour un rappel : l’heure, ton fuseau horaire et le dernier envoi), si tu es en pause et quel message de la discussion est ta carte
    • une estimation de la part de tes réponses qui sont justes, si elles comptent et quels avis le propriétaire en a reçus
    • si tu es venu comme membre d’un groupe : lequel, et si tu l’as quitté

    Je ne garde ni ton nom, ni ta photo, ni ton téléphone, ni d’autres discussions, ni ce que tu écris ici. L’exception est un fichier qu’un propriétaire envoie : ses messages sont importés.
    Le propriétaire de ce bot a la base de données. Les étiquettes exportées portent ton numéro d’annotateur, pas celui de Telegram. Je n’efface jamais de réponses ; /forgetme efface le fait qu’elles sont de toi, même après la fin de ton accès, et un propriétaire peut le faire pour toi. Les copies antérieures le gardent jusqu’à ce que le propriétaire les efface. Mon journal n’a que des numéros d’annotateur.
    Après /forgetme, je garde une empreinte de ton numéro et des invitations utilisées, faite avec une clé de cette base de données, pour qu’un retour continue comme le même annotateur sans nom. Qui a la base de données ne pourrait trouver ton numéro qu’en essayant tous les numéros possibles.

    Le propriétaire a importé les messages que tu vois : merci de ne pas les transmettre.

privacy-protected = Telegram ne laisse personne les transférer ni les copier.
privacy-hidden = Dans la mesure où ils sont reconnus, je te cache dans les messages : { $kinds }. Le modèle et les exports du propriétaire les contiennent.

forget-question = <b>Oublier qui tu es ?</b> J’efface pour de bon ton numéro Telegram, tes réglages et ton groupe, et tu ne peux plus étiqueter. Tes réponses restent, sous un numéro anonyme. Si tu reviens, tu continues sous ce numéro : /privacy dit comment.
nothing-to-forget = Je ne garde rien sur toi.
forgotten = 🗑 Je ne sais plus qui tu es. Merci pour ton aide.
not-forgotten = Tout reste comme avant.
owner-stays = Ce bot est à toi. Retire d’abord ton numéro de TAPWISE_OWNERS et redémarre le bot.
forget-usage = <code>/forget 5</code> efface qui est l’annotateur 5, même si son accès est retiré ou s’il est parti. /team liste les numéros.
cannot-be-forgotten = Il n’y a pas d’annotateur { $who } à oublier : il n’y en a jamais eu, c’est un propriétaire, ou c’est déjà fait. /team liste les numéros.
forget-other-question = <b>Oublier qui est l’annotateur { $who } ?</b> J’efface pour de bon son numéro Telegram, ses réglages et son groupe, et il ne peut plus étiqueter. Ses réponses restent, sous un numéro anonyme. Si son accès n’est pas retiré, il peut revenir.
other-forgotten = 🗑 Je ne sais plus qui est l’annotateur { $who }.
card-of-forgotten = 🗑 Ton dernier message était affiché ici.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Faux ? Demander
button-ask-others = 🙋 Demander aux autres
check-spam = <b>Sans doute du spam</b> : { $percent }.
check-no-spam = <b>Sans doute pas du spam</b> : { $percent } de spam.
check-blind = 🙈 Ce message, ou un presque pareil, est dans la campagne, et quelqu’un sera peut-être encore interrogé. Je n’en dis rien ici, pour n’influencer personne.
check-usage = Transfère-moi un message, réponds à l’un avec /check, ou écris <code>/check some text</code>. Je dis avec quelle probabilité c’est du spam, et pourquoi.
check-without-text = Ce message n’a pas de texte, je ne peux donc pas le vérifier.
check-not-mine = J’ai écrit ce message moi-même. Transfère le message d’origine, ou écris <code>/check some text</code>.
toast-check-is-gone = Les autres ont déjà été interrogés, ou ce bouton est trop ancien. Envoie encore le message.
asked-others-new = 🙋 Le message est maintenant dans la campagne. Les autres sont bientôt interrogés, et ne voient pas ce que j’en pense.
asked-others-known = 🙋 Le message, ou un presque pareil, est déjà dans la campagne. Les autres sont interrogés quand vient son tour.
asked-others-nobody = Personne d’autre n’étiquette encore ici, il n’y a donc personne à interroger.
asked-others-proof = Une preuve est en cours, et un nouveau message y mettrait fin. Touche encore quand elle sera finie.

### /stats and /why

stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> réponse est de toi.
        [many] <b>{ $mine }</b> réponses sont de toi.
       *[other] <b>{ $mine }</b> réponses sont de toi.
    }
stats-shared =
    Tous ensemble ont donné { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } jusqu’ici. { $items ->
        [one] Il y a { $items } message.
        [many] Il y a { $items } messages.
       *[other] Il y a { $items } messages.
    }
quality = <b>Qualité</b>
quality-last-checkpoint = <b>Qualité</b> au dernier contrôle
flips =
    { $labels ->
        [one] La dernière étiquette a changé
        [many] Les { $labels } dernières étiquettes ont changé
       *[other] Les { $labels } dernières étiquettes ont changé
    } la prédiction pour { $flipped } sur { $compared ->
        [one] { $compared } message
        [many] { $compared } messages
       *[other] { $compared } messages
    }.
advice = 🏁 <b>Le modèle s’est stabilisé.</b> { $why } Étiqueter davantage changera peu.
advice-settled = Trois fois de suite, de nouvelles étiquettes n’ont changé presque aucune de ses prédictions.
advice-no-question-left = Il est sûr de tous les messages qui restent (aucun score entre { $low } et { $high }).
advice-unproven = Sa qualité n’est pas encore prouvée.
advice-choices = <b>Prouver</b> montre ce qu’il faut pour prouver que c’est un bon filtre. <b>Certifier</b> montre ce qu’il faut pour borner les étiquettes fausses parmi celles qu’il donne. Tu peux aussi continuer, ou arrêter : /export envoie les messages étiquetés.
features = Caractéristiques du modèle : { $features } ({ $why }).
word-features-measured = les plus riches que cette machine supporte
word-features-again = comme avant
word-features-set = comme le dit TAPWISE_FEATURES
word-features-chosen = choisies par le propriétaire
why = <b>Score { $score }</b> (0 : pas du spam, 1 : spam)
why-signs = ▲ augmente le score, ▼ le baisse.
why-near =
    { $similarity } de ressemblance, étiqueté <b>{ $label ->
        [spam] spam
       *[no_spam] pas du spam
    }</b> :
why-not-yet = Il n’y a pas encore de modèle. Il lui faut au moins trois étiquettes de chaque sorte.
why-usage = /why explique le score du message auquel tu as répondu en dernier ; <code>/why some text</code> explique celui d’un texte quelconque.

### /prove and /goal

button-start-proof = ▶️ Commencer
button-stop-proof = ⏹ Arrêter
button-cancel-proof = Annuler
button-prove-filter = 🛡 Prouver
button-certify-labels = 📜 Certifier
button-decide-later = Plus tard

goal =
    🎯 Objectif du filtre : { $goal }.

    <code>/goal 90 30</code> en fixe un autre : au moins 90 % de ce qu’il signale est du spam, et au plus 30 % de tout le spam passe. /prove essaie de le prouver.

goal-set = 🎯 Nouvel objectif du filtre : { $goal }.
goal-set-while-running = 🎯 Nouvel objectif du filtre : { $goal }. La preuve en cours garde le sien.
title-filter = 🛡 <b>Prouver le filtre</b> : { $goal }.
title-labels = 📜 <b>Certifier les étiquettes</b> : { $goal }.
drawn-filter = Tout le monde ne reçoit alors que des questions tirées au hasard. Les cartes ont la même apparence. Pendant ce temps, le modèle n’apprend rien.
drawn-labels = Tout le monde ne reçoit alors que des questions tirées au hasard parmi tous les messages sans étiquette. Les cartes ont la même apparence. Pendant ce temps, le modèle n’apprend rien.
goal-changes = /goal change l’objectif.
running-proof = ⏳ <b>Une preuve est en cours.</b> Objectif : { $goal }.
running-proof-evidence = Il y a jusqu’ici { $evidence }. { $forecast }
running-proof-shown = /prove montre ceci encore une fois. Je t’écris quand c’est fini.
ended-proof-stands = Les questions ordinaires reprennent, le modèle continue donc d’apprendre. L’énoncé porte sur le modèle tel qu’il est maintenant.
ended-proof-certificate = /export n’envoie le certificat que jusqu’à la prochaine étiquette apprise.
ended-proof-out-of-reach = Les questions ordinaires reprennent. /prove montre ce qu’il faudrait.
no-proof-started = Rien n’a été lancé. /prove redemande.
no-proof-needed = Les réponses qu’il y a déjà suffisent.
no-proof-running = Aucune preuve n’est en cours.
no-proof-now = D’accord. /prove redemande.

### /team, /disputes, /gold

button-leave-open = ↪️ Laisser ouvert
button-count = ✅ Compter { $who }
button-count-again = ↩️ Recompter { $who }
button-ignore = 🚫 Ignorer { $who }

word-revoked = 🚫 retiré
word-left = 👋 parti
word-forgotten = oublié
word-proven = confirmé
word-probation = à l’essai

team-title = <b>Équipe</b>
team-more = … et { $more } autres : <code>tapwise status --team</code>
member-name = Annotateur { $who }
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    }, { $day } en 24 h
member-vouched = un propriétaire répond de cette personne
member-gold = questions en or { $right } sur { $asked }
member-hasty = { $hasty } très rapides
member-ignored = ⚠️ ignoré
member-right = spam { $spam } juste, pas du spam { $other } juste
member-constant = ⚠️ touche presque toujours { $choice }
member-informative = informatif { $share } ({ $low } à { $high })
reliability-explained = <i>Informatif : 100 % est un annotateur parfait ; 0 % en est un dont les réponses ne dépendent pas du message. À l’essai : on ne sait pas encore s’il est informatif ; ces réponses pèsent moins, et d’autres sont interrogés aussi.</i>

trust-counts = Les réponses de l’annotateur { $who } comptent, y compris les précédentes.
trust-ignored = Les réponses de l’annotateur { $who } sont ignorées, y compris les précédentes.
toast-no-such-annotator = Il n’y a pas d’annotateur avec ce numéro.
annotator-excluded = ⚠️ <b>Les réponses de l’annotateur { $who } sont désormais ignorées.</b> { $evidence } Il est remercié et n’est plus interrogé. Une touche annule cela ; /team montre tout le monde.
annotator-doubtful = ❓ <b>Les réponses de l’annotateur { $who } comptent-elles ?</b> { $evidence } Tapwise ne les ignore pas de lui-même : il resterait trop peu de gens pour comparer, et ce sont peut-être les autres qui se trompent. Regarde quelques-unes de ces réponses, puis décide. Ta décision reste ; /team peut la changer.
annotator-dominant = 📊 <b>L’annotateur { $who } a donné { $share } de toutes les réponses.</b> Là où personne d’autre n’a répondu, le modèle apprend aussi ses erreurs, donc ces étiquettes pèsent moins. Plus d’annotateurs aident : /invite. /team montre la fiabilité de chacun.
evidence = Comparé aux étiquettes connues, aux réponses des autres et au modèle, il a raison pour { $spam } du spam et { $other } des autres messages.
evidence-constant = Il répond presque toujours { $choice }.

dispute =
    <b>Les réponses laissent ce message ouvert. Est-ce du spam ?</b> ({ $count ->
        [one] { $count } désaccord
        [many] { $count } désaccords
       *[other] { $count } désaccords
    })
no-disputes = Aucun message n’est en désaccord. 🎉
no-more-disputes =
    C’était le dernier. { $left ->
        [one] { $left } reste ouvert ; /disputes le montre encore.
        [many] { $left } restent ouverts ; /disputes les montre encore.
       *[other] { $left } restent ouverts ; /disputes les montre encore.
    }
toast-settled = Réglé : { $choice }
toast-left-open = Reste ouvert
toast-not-disputed = Ce message est déjà réglé.

gold-usage = Étiquette toi-même un message, puis envoie /gold : je le montre et demande si son étiquette est désormais connue. Il devient alors une question en or : elle est posée à d’autres, sans marque, pour mesurer combien de fois ils ont raison. <code>/gold no_spam</code> et le texte d’un message, ou en réponse à lui, corrige une étiquette venue d’un fichier.
no-such-message = Aucun message de la campagne n’a exactement ce texte. Copie le message entier derrière <code>/gold spam</code> ou <code>/gold no_spam</code>, ou écris-le en réponse au message.
gold-marked = 🥇 Question en or, étiquette connue : { $choice }. /undo n’y change rien.
ask-gold = <b>Utiliser ce message comme question en or ?</b> Son étiquette est alors connue : { $choice }. Il est montré à d’autres, sans marque, pour mesurer combien de fois ils ont raison.
button-gold-yes = 🥇 L’utiliser
button-gold-no = Annuler
button-gold-back = ↩️ Revenir en arrière
gold-taken-back = ↩️ Repris : ce que l’on savait de ce message avant vaut de nouveau.
gold-not-taken-back = Cette étiquette n’est plus la plus récente, elle n’a donc pas été reprise.
gold-cancelled = Rien n’a changé.

### Files

button-import-yes = 📥 Importer
button-import-no = Annuler
button-send-every = 📦 Tous les messages

how-to-import = Envoie-moi un fichier : <code>dataset.txt</code> (un message par ligne), <code>spam.txt</code> et <code>no_spam.txt</code> (étiquetés), ou un de ces formats : { $forms }. Les tableaux ont besoin d’un en-tête. Chacun peut être compressé (.gz). La limite est de 20 Mo ; pour des fichiers plus gros, utilise <code>tapwise import</code> sur l’ordinateur. Je montre ce que j’ai trouvé avant d’importer. Une légende peut dire comment lire le fichier, par exemple <code>--spam</code>, <code>--encoding cp1252</code> ou <code>--text-column body</code>.
columns-found = Textes : { $text }. Étiquettes : { $label }.
messages-found =
    <b>{ $rows ->
        [one] { $rows } message
        [many] { $rows } messages
       *[other] { $rows } messages
    }</b> : { $spam } spam, { $no_spam } pas du spam, { $unlabelled } sans étiquette.
columns-kept = Gardées pour les exports, jamais montrées : { $columns }
more-files =
    { $count ->
        [one] … et { $count } autre fichier.
        [many] … et { $count } autres fichiers.
       *[other] … et { $count } autres fichiers.
    }
nothing-to-import = Il n’y a rien à importer dans ce fichier.
toast-file-is-gone = Ce fichier a été importé, ou n’est plus là. Renvoie-le pour l’importer.
not-imported = Rien n’a été importé.
reading = ⏳ Lecture du fichier …
download-failed = Telegram n’a pas livré le fichier. Renvoie-le, s’il te plaît.
local-server = Le serveur Bot API a été lancé avec --local : il garde les fichiers dans son propre dossier et n’en livre aucun. S’il tourne sur la machine du bot, mets ce dossier (son --dir) dans TAPWISE_LOCAL_FILES et redémarre le bot. Sinon, lance le serveur sans --local, ou utilise <code>tapwise import</code> sur l’ordinateur.
too-large = Les bots peuvent télécharger des fichiers jusqu’à 20 Mo. Compresse le fichier (.gz), ou utilise <code>tapwise import</code> sur l’ordinateur.
imported =
    📥 <b>{ $items ->
        [one] { $items } nouveau message
        [many] { $items } nouveaux messages
       *[other] { $items } nouveaux messages
    }</b>, { $labels ->
        [one] { $labels } nouvelle étiquette
        [many] { $labels } nouvelles étiquettes
       *[other] { $labels } nouvelles étiquettes
    }. { $known ->
        [one] { $known } était déjà connu.
        [many] { $known } étaient déjà connus.
       *[other] { $known } étaient déjà connus.
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } ligne en répète une autre du fichier.
        [many] { $repeats } lignes en répètent une autre du fichier.
       *[other] { $repeats } lignes en répètent une autre du fichier.
    }
imported-replaced =
    { $replaced ->
        [one] { $replaced } étiquette a été remplacée.
        [many] { $replaced } étiquettes ont été remplacées.
       *[other] { $replaced } étiquettes ont été remplacées.
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } message avait déjà une autre étiquette, qui est gardée.
        [many] { $conflicts } messages avaient déjà une autre étiquette, qui est gardée.
       *[other] { $conflicts } messages avaient déjà une autre étiquette, qui est gardée.
    }
imported-bad =
    { $bad ->
        [one] { $bad } ligne n’a pas pu être lue :
        [many] { $bad } lignes n’ont pas pu être lues :
       *[other] { $bad } lignes n’ont pas pu être lues :
    }
nothing-to-export = Aucun message n’est encore étiqueté. /label en montre un.
caption-exported =
    📤 { $labels ->
        [one] { $labels } message étiqueté
        [many] { $labels } messages étiquetés
       *[other] { $labels } messages étiquetés
    }
offer-every = Le bouton envoie <b>tous les messages avec une étiquette</b>, de personnes ou du modèle, et un certificat : combien d’étiquettes du modèle sont fausses au plus.
being-imported = De nouveaux messages sont en cours d’import. Touche encore le bouton dans une minute.
caption-every =
    📦 { $messages ->
        [one] { $messages } message
        [many] { $messages } messages
       *[other] { $messages } messages
    }
caption-model-sent = 📤 Le modèle appris. Sa fiche dit comment le charger et ce qu’il vaut.
model-too-large = Le modèle dépasse 50 Mo, ce que Telegram n’accepte pas d’un bot. Écris-le sur l’ordinateur, avec <code>tapwise model filter.skops</code>.
model-not-sent = Telegram n’a pas accepté le modèle, ou ne l’a pas confirmé. /model le renvoie ; <code>tapwise model filter.skops</code> l’écrit sur l’ordinateur.
upload-failed = Telegram n’a pas accepté <code>{ $file }</code>, ou ne l’a pas confirmé. /export renvoie tout. Les fichiers de plus de 50 Mo ne s’exportent que sur l’ordinateur, avec <code>tapwise export</code>.

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
score-flagged = De ce que le modèle signalerait, { $share } est du spam ({ $interval } ; { $hits } sur { $of } vérifiés).
score-flagged-shared = De ce que le modèle signalerait, { $share } ({ $interval }) est du spam.
score-flagged-none =
    Le modèle ne signalerait { $reserve ->
        [one] pas le { $reserve } message réservé
        [many] aucun des { $reserve } messages réservés
       *[other] aucun des { $reserve } messages réservés
    } à l’examen.
score-flagged-unchecked = Personne n’a encore vérifié ce que le modèle signalerait.
score-flagged-few =
    De ce que le modèle signalerait, { $spam } sur { $flagged } vérifiés { $spam ->
        [one] est
        [many] sont
       *[other] sont
    } du spam : trop peu pour dire quelle part.
score-missed = De ce qu’il laisserait passer, { $share } est du spam ({ $interval } ; { $hits } sur { $of } vérifiés).
score-missed-shared = De ce qu’il laisserait passer, { $share } ({ $interval }) est du spam.
score-missed-unchecked = Personne n’a encore vérifié ce qu’il laisserait passer.
score-recall = Il attraperait { $share } ({ $interval }) de tout le spam.
score-no-spam = L’examen n’a pas encore de spam, il ne peut donc pas dire quelle part est attrapée.
score-little-spam =
    L’examen a trop peu de spam ({ $spam ->
        [one] { $spam } message
        [many] { $spam } messages
       *[other] { $spam } messages
    }) pour dire quelle part est attrapée.
score-few-answers = Il y a encore trop peu de réponses d’examen pour dire quelle part du spam est attrapée ({ $spam } sont du spam).
score-f1 = F1, qui réunit précision et rappel en un nombre : { $value } ({ $low }–{ $high }).
score-few-flagged =
    La réserve de l’examen n’a que { $flagged ->
        [one] { $flagged } message
        [many] { $flagged } messages
       *[other] { $flagged } messages
    } que le modèle signalerait : trop peu pour prouver quelle part est du spam.
score-measured =
    Mesuré après { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } d’examen, avec { $labels ->
        [one] { $labels } étiquette apprise
        [many] { $labels } étiquettes apprises
       *[other] { $labels } étiquettes apprises
    } ; la prochaine mesure est à { $next } ({ $now } jusqu’ici).
score-measured-last =
    Mesuré après { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } d’examen, avec { $labels ->
        [one] { $labels } étiquette apprise
        [many] { $labels } étiquettes apprises
       *[other] { $labels } étiquettes apprises
    } ; c’est la dernière mesure.
score-none-shared = Pas encore de score.
score-none-no-exam = Pas de score : cette campagne n’a pas d’examen (des messages tirés au hasard, sur lesquels le modèle est mesuré et jamais entraîné).
score-none-small-pool = Pas de score : il y a trop peu de messages pour un examen.
score-none-unchecked = Pas de score : les réponses de l’examen viennent de gens que personne n’a vérifiés. Étiquette toi-même quelques messages, ou laisse répondre plus de gens, pour pouvoir les comparer.
score-none-no-model = Pas encore de score : il n’y a pas de modèle. Il lui faut au moins trois étiquettes de chaque sorte.
score-none-yet =
    Pas encore de score : la première mesure vient après { $first } réponses d’examen, et il y en a { $answers ->
        [one] { $answers }
        [many] { $answers }
       *[other] { $answers }
    }. Elles sont mêlées aux autres.
score-unchecked =
    { $answers ->
        [one] { $answers } réponse d’examen ne compte pas encore : personne n’a vérifié qui l’a donnée.
        [many] { $answers } réponses d’examen ne comptent pas encore : personne n’a vérifié qui les a données.
       *[other] { $answers } réponses d’examen ne comptent pas encore : personne n’a vérifié qui les a données.
    }
score-of-flagged = de ce qu’il signalerait est du spam
score-of-missed = de ce qu’il laisserait passer est du spam

### Goals and proofs

proof-goal-filter = au moins { $precision } de ce que le filtre signale est du spam, et il laisse passer au plus { $let_through } de tout le spam
proof-goal-labels = au plus { $max_error } des étiquettes que donne le modèle sont fausses
proof-evidence-filter =
    { $flagged ->
        [one] { $flagged } réponse
        [many] { $flagged } réponses
       *[other] { $flagged } réponses
    } à des messages qu’il signale ({ $flagged_spam } spam) et { $unflagged } à des messages qu’il laisse passer ({ $unflagged_spam } spam)
proof-evidence-labels =
    { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } à des messages tirés au hasard ({ $wrong ->
        [one] { $wrong } étiquette fausse
        [many] { $wrong } étiquettes fausses
       *[other] { $wrong } étiquettes fausses
    })
proof-stands-filter =
    Prouvé pour un filtre : { $goal } (confiance { $confidence }). Cela porte sur le modèle de { $labels ->
        [one] { $labels } étiquette
        [many] { $labels } étiquettes
       *[other] { $labels } étiquettes
    } et repose sur { $evidence }.
proof-stands-labels =
    Certifié : { $goal } (confiance { $confidence }). Cela porte sur le modèle de { $labels ->
        [one] { $labels } étiquette
        [many] { $labels } étiquettes
       *[other] { $labels } étiquettes
    } et repose sur { $evidence }.
proof-failed =
    Hors de portée pour le modèle de { $labels ->
        [one] { $labels } étiquette
        [many] { $labels } étiquettes
       *[other] { $labels } étiquettes
    } : { $goal }. Il y a eu { $evidence }.
proof-pool-grew =
    La preuve s’est arrêtée plus tôt : elle portait sur le modèle de { $labels ->
        [one] { $labels } étiquette
        [many] { $labels } étiquettes
       *[other] { $labels } étiquettes
    }, et des messages ont été importés ou retirés, ou les caractéristiques ont changé. Il y a eu { $evidence }.
proof-stopped = La preuve a été arrêtée. Il y a eu { $evidence }, et elles comptent pour la prochaine.
proof-settled = Stabilisé : d’autres étiquettes ne changent presque aucune prédiction du modèle.
proof-learnt-more = Le modèle a appris davantage depuis.
proof-is-running = Une preuve est en cours : { $goal }. /prove dans la discussion montre où elle en est.
proof-nothing = Rien n’est prouvé sur le dernier modèle : /prove dans la discussion le fait.
proof-takes-none = Il ne faut plus aucune réponse.
proof-takes =
    Il faut environ { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } s’il n’y a pas d’erreur.
proof-takes-with-one =
    Il faut environ { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } s’il n’y a pas d’erreur, { $with_one } avec une.
proof-takes-most =
    Il faut environ { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } s’il n’y a pas d’erreur, et rarement plus de { $most }.
proof-takes-with-one-most =
    Il faut environ { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } s’il n’y a pas d’erreur, { $with_one } avec une, et rarement plus de { $most }.
proof-rarely-reached = Avec plus d’erreurs, cela peut être hors de portée : parmi les campagnes avec ces réponses, { $share } y arrivent.
proof-too-many-wrong =
    Hors de portée : { $wrong } sur { $checked } étiquettes vérifiées { $wrong ->
        [one] était fausse
        [many] étaient fausses
       *[other] étaient fausses
    }, donc ce modèle n’atteint pas l’objectif. Étiquette davantage et réessaie.
proof-few-flagged =
    Hors de portée : la réserve de l’examen n’a que { $has ->
        [one] { $has } message
        [many] { $has } messages
       *[other] { $has } messages
    } que le modèle signale, et il en faut { $needs }.
proof-few-unflagged =
    Hors de portée : la réserve de l’examen n’a que { $has ->
        [one] { $has } message
        [many] { $has } messages
       *[other] { $has } messages
    } que le modèle laisse passer, et il en faut { $needs }.
proof-none-flagged = Hors de portée : la réserve de l’examen n’a aucun message que le modèle signale, et il en faut { $needs }.
proof-none-unflagged = Hors de portée : la réserve de l’examen n’a aucun message que le modèle laisse passer, et il en faut { $needs }.
proof-no-pool = Aucun ensemble n’est assez grand avec cette part de spam.
proof-pool = Avec cette part de spam, il faut un ensemble d’environ { $pool } messages.

### The certificate's sentence

certificate-labelled = Sur { $total } messages, { $machine } sont étiquetés par le modèle (spam à partir d’un score de { $threshold })
certificate-labelled-but = Sur { $total } messages, { $machine } sont étiquetés par le modèle (spam à partir d’un score de { $threshold }), et { $left } sont laissés de côté car leur étiquette ne peut pas être certifiée
certificate-judged =
    { $labelled } ; d’après { $answers } réponses à des messages tirés au hasard, dont { $wrong ->
        [one] { $wrong } contredit
        [many] { $wrong } contredisent
       *[other] { $wrong } contredisent
    } le modèle, chacune avec une confiance de { $confidence } : au plus { $all } des étiquettes du modèle sont fausses, au plus { $spam } de ses étiquettes spam, au plus { $no_spam } de ses étiquettes no_spam, { $found ->
        [unknown] et l’on ne sait pas quelle part du spam a été trouvée
       *[other] et au moins { $found } de tout le spam a été trouvé
    }.
certificate-needs = Pour certifier au plus { $share }, ce modèle a besoin de { $needs } réponses sans erreur à des messages tirés au hasard, et en a { $answers } en tout : /prove certificate { $goal } les demande.
certificate-certified = Certifié : au plus { $share } des étiquettes du modèle sont fausses.
certificate-none = Non certifié : ce modèle n’a pas de certificat (voir /prove).
certificate-not-proven = Non certifié : il n’est pas prouvé qu’au plus { $share } des étiquettes du modèle soient fausses.

### Goals and proofs that cannot be

### Files that cannot be read

### What was found in a file
