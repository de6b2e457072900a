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
# Where the labels have names of the owner's.
ask-own = <b>Quelle étiquette convient à ce message ?</b>
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
nothing-empty = 📭 Il n’y a pas encore de messages. Quand il y en aura, je te les montrerai.
nothing-empty-owner = 📭 Il n’y a pas encore de messages. Envoie-moi un fichier, par exemple <code>messages.txt</code> avec un message par ligne ; /import explique les formats.
nothing-done = 🎉 <b>Tous les messages sont étiquetés.</b> Merci ! Quand il en viendra de nouveaux, je te les montrerai.
nothing-elsewhere = ⏳ D’autres personnes étiquettent en ce moment les derniers messages. Si quelqu’un en laisse un sans réponse, je te le montrerai. Merci !
nothing-stopped = 🙏 <b>Merci pour toutes tes réponses.</b> Elles diffèrent de celles des autres plus souvent que d’habitude, alors je ne te demande plus rien pour l’instant. Le propriétaire peut te laisser continuer.
nothing-seen = 🎉 <b>Tu as vu tous les messages qu’il y a pour toi.</b> Merci ! Quand il en viendra de nouveaux, je te les montrerai.
your-contribution =
    Tu as donné { $answers ->
        [one] { $answers } réponse.
        [many] { $answers } réponses.
       *[other] { $answers } réponses.
    } Grâce à cela, { $messages ->
        [one] { $messages } message a une étiquette
        [many] { $messages } messages ont une étiquette
       *[other] { $messages } messages ont une étiquette
    }, messages quasi identiques compris.
word-shared = J’aide à entraîner un filtre anti-spam, un message à la fois. Si tu veux aider, demande un lien à son propriétaire.
word-shared-counted =
    { $answers ->
        [one] J’ai donné { $answers } réponse
        [many] J’ai donné { $answers } réponses
       *[other] J’ai donné { $answers } réponses
    } pour entraîner un filtre anti-spam, un message à la fois. Si tu veux aider, demande un lien à son propriétaire.
messages-again = 📬 Il y a des messages à étiqueter. { $words }
next-takes-a-while = ⏳ Le prochain message prend un peu de temps. Il s’affichera ici tout seul. Tes réponses sont enregistrées.
paused = ⏸ <b>En pause.</b> Ton message ouvert va à d’autres. /label pour reprendre.

word-spam = 🚫 Spam
word-no-spam = ✅ Pas du spam
word-unsure = 🤷 Sans avis
word-skip = ⏭ Passé
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = pas du spam

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
toast-too-early = Non compté : ce message venait d’apparaître. Lis-le et appuie encore une fois.
toast-old-button = Ce bouton ne marche plus. Envoie /label pour une nouvelle carte.

### Joining, invites, access

button-share = 📤 Partager
button-copy = 📋 Copier le lien
button-end-invite = 🚫 Fermer le lien { $invite }

word-owner = propriétaire
word-curator = curateur
word-annotator = annotateur

toast-not-member = Les membres d’un groupe peuvent étiqueter ici, mais je ne t’y vois pas. Rejoins-le et appuie encore sur le bouton, ou demande un lien au propriétaire de ce bot.
toast-members-unconfirmed = Telegram ne confirme pas que tu es membre du groupe. Si tu l’es, appuie encore sur le bouton dans une minute, ou demande un lien au propriétaire de ce bot.
toast-revoked = Un propriétaire a mis fin à ton accès. Une nouvelle invitation n’y change rien ; demande à un propriétaire de le rétablir.
toast-left-group = Tu n’es plus membre du groupe par lequel tu participais. Rejoins-le et appuies-y sur le bouton, ou demande un lien au propriétaire de ce bot.
toast-group-closed = Les membres de ce groupe ne peuvent plus étiqueter. Demande un lien au propriétaire de ce bot.
toast-not-invited = Il faut une invitation pour étiqueter. Demande un lien au propriétaire de ce bot et ouvre-le, ou envoie-le-moi ; l’ancien est peut-être épuisé ou expiré.
toast-not-yours = Je ne t’ai rien demandé sur ce message. Envoie /label pour en recevoir un.
toast-not-labelled-yet = Personne n’a encore étiqueté ce message. Son score pourrait influencer la première réponse.
toast-internal-error = Un problème est survenu de mon côté. Les réponses que j’ai confirmées sont enregistrées. Essaie /label.
toast-try-later = Je ne peux rien enregistrer pour l’instant, donc ceci ne l’est pas. Réessaie plus tard.
toast-only-owner = Seul un propriétaire peut faire cela.
toast-only-curator = Seuls les propriétaires et curateurs peuvent faire cela.
own-number = Si ce bot est à toi : ton numéro Telegram est <code>{ $number }</code> ; ajoute-le à TAPWISE_OWNERS et redémarre le bot.
not-a-command = Je comprends les boutons et les commandes. /label montre un message ; /help liste les commandes.
copied-command = Je n’exécute que les commandes que tu écris toi-même, donc pas celle-ci.

welcome =
    👋 <b>Bienvenue !</b> Je te montre des messages, un par un ; d’un appui, tu dis si c’est du spam. Je montre surtout les messages où l’ordinateur hésite, donc chaque réponse compte.

    Tes réponses entraînent un filtre anti-spam pour cette communauté. /privacy dit ce que je garde.

    Par exemple : « Vous avez gagné un prix, cliquez ici » est du spam ; « On se voit à huit heures » n’en est pas.
you-are-revoked = Un propriétaire a mis fin à ton accès, je ne te montre donc plus de messages. Merci.
you-are-restored = Tu peux de nouveau étiqueter. /label montre un message.

invitation =
    🎟 Un lien pour { $people ->
        [one] { $people } personne
        [many] { $people } personnes
       *[other] { $people } personnes
    }, valable jusqu’au { $until }. Qui l’a peut étiqueter{ $role ->
        [curator] { " " }et régler les désaccords
       *[annotator] {""}
    }.

    <code>{ $link }</code>
word-invitation = Aide à repérer le spam, un message à la fois :
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
button-close-group = 🚫 Fermer le groupe { $group }
button-owner-opens = 👤 Propriétaire : ouvrir
button-owner-closes = 👤 Propriétaire : fermer

no-longer-member = Tu n’es plus membre du groupe, je ne te montre donc plus de messages. Merci pour ton aide.
no-longer-confirmed = Telegram ne confirme plus que tu es membre du groupe, je ne te montre donc plus de messages. Si tu l’es, appuie sur le bouton dans le groupe pour continuer.
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
owner-needed-to-open = Je ne vois pas qui a écrit cela. Si tu es mon propriétaire et veux que les membres de ce groupe étiquettent, appuie sur le bouton : Telegram dit à moi seul qui appuie.
owner-needed-to-close = Je ne vois pas qui a écrit cela. Si tu es mon propriétaire et veux que j’arrête l’étiquetage, appuie sur le bouton : Telegram dit à moi seul qui appuie.
not-posted = ⚠️ Le groupe { $title } est ouvert, mais Telegram ne me laisse pas y publier le bouton : je ne peux pas écrire, ou le sujet est fermé. Fais de moi un administrateur, et je le publie ; ou écris <code>/open@{ $bot }</code> dans un sujet ouvert.
members-not-reported = ⚠️ Telegram ne me dit pas qui est membre du groupe { $title }. Personne ne peut participer grâce à lui, et bientôt je ne demanderai plus rien à ses membres. Fais de moi un administrateur du groupe, ou invite avec /invite.
group-opened = 🏷 <b>Aide à garder le spam hors de ce groupe.</b> Je te montre des messages dans une discussion privée, et d’un appui tu dis si c’est du spam. Tous les membres de ce groupe peuvent participer.
group-closed = Les membres de ce groupe ne peuvent plus étiqueter. Merci à tous.

### Groups that are watched

how-to-watch = Dans un groupe, je peux prendre moi-même les nouveaux messages. Un administrateur du groupe y écrit <code>/watch@{ $bot }</code>, si le groupe est ouvert (/open) ou si cet administrateur est mon propriétaire. Je dis dans le groupe ce que je lis et comment s’y opposer. Je garde des textes et des légendes, jamais leurs auteurs : une part au hasard, et ceux dont je ne suis pas sûr. <code>/unwatch@{ $bot }</code> y met fin.
watch-notice =
    👀 <b>À partir de maintenant, je lis les nouveaux messages de ce groupe.</b> Pour certains, je garde le texte ou la légende, jamais l’auteur. Ceux qui étiquettent le voient sans nom et disent si c’est du spam.

    Si tu ne le veux pas, appuie sur <b>Pas les miens</b> : je laisse de côté tout ce que tu écris à partir de là. Je ne peux pas retrouver tes messages précédents, car je ne garde pas qui les a envoyés. Les messages écrits au nom du groupe ou d’un canal sont laissés de côté.

    Un administrateur y met fin avec <code>/unwatch@{ $bot }</code>, et peut alors effacer ce que personne n’a étiqueté.
button-not-mine = 🙅 Pas les miens
watch-over = 👀 Je ne lis plus les messages de ce groupe.
already-watched = 👀 Je lis déjà les nouveaux messages de ce groupe.
watched-came =
    { $messages ->
        [one] J’ai lu { $messages } message
        [many] J’ai lu { $messages } messages
       *[other] J’ai lu { $messages } messages
    } et en ai gardé { $kept }.
not-watched = Je ne lis pas les messages de ce groupe.
cannot-read =
    ⚠️ Telegram ne me transmet pas les messages de ce groupe. Fais l’une de ces deux choses :
    • Fais de moi un administrateur du groupe ; aucun droit n’est nécessaire. Puis écris à nouveau <code>/watch@{ $bot }</code>.
    • Écris <code>/setprivacy</code> à <code>@BotFather</code>, choisis <code>@{ $bot }</code> et appuie sur <b>Disable</b>. Puis retire-moi du groupe, ajoute-moi de nouveau et écris <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ Telegram ne me dit pas qui peut faire cela ici. Réessaie dans une minute.
administrator-needed-to-watch = Je ne vois pas qui a écrit cela. Si tu es administrateur de ce groupe et veux que j’y lise les nouveaux messages, appuie sur le bouton : Telegram dit à moi seul qui appuie.
administrator-needed-to-unwatch = Je ne vois pas qui a écrit cela. Si tu es administrateur de ce groupe et veux que je cesse d’y lire, appuie sur le bouton : Telegram dit à moi seul qui appuie.
button-administrator = 👤 Je suis admin
administrator-confirmed = 👤 Un administrateur a appuyé sur le bouton.
toast-may-not-watch = Seul un administrateur du groupe peut faire cela, si le groupe est ouvert ou si ce bot est à lui.
toast-objection-noted = 🙅 À partir de maintenant, je laisse tes messages de côté. Je garde une courte marque faite avec une clé, pas ton numéro ni ton nom.
watched-unanswered =
    { $messages ->
        [one] Personne n’a répondu pour { $messages } d’entre eux. Dois-je l’effacer ?
        [many] Personne n’a répondu pour { $messages } d’entre eux. Dois-je les effacer ?
       *[other] Personne n’a répondu pour { $messages } d’entre eux. Dois-je les effacer ?
    }
button-delete-watched = 🗑 Effacer { $messages }
button-keep-watched = Garder
watched-deleted =
    { $messages ->
        [one] 🗑 { $messages } message est effacé.
        [many] 🗑 { $messages } messages sont effacés.
       *[other] 🗑 { $messages } messages sont effacés.
    }
watched-stayed =
    { $messages ->
        [one] { $messages } reste, car il a une réponse.
        [many] { $messages } restent, car ils ont des réponses.
       *[other] { $messages } restent, car ils ont des réponses.
    }
watched-kept = Les messages restent.
watch-began = 👀 Un administrateur du groupe { $title } me laisse y lire les nouveaux messages. Ils pourront bientôt être proposés à l’étiquetage. <code>/unwatch</code> dans le groupe y met fin.
ask-usage = Réponds à un message d’un groupe observé (/watch) avec <code>/ask@{ $bot }</code> : je pose bientôt la question aux autres, comme pour n’importe quel message. Je ne peux pas prendre un message sans texte, antérieur à mon annonce, ou de quelqu’un qui s’est opposé.
not-announced = ⚠️ Je ne lis pas les messages du groupe { $title }, car Telegram ne me laisse pas y dire que je lis : je ne peux pas écrire, ou le sujet est fermé. Fais de moi un administrateur, ou écris <code>/watch@{ $bot }</code> dans un sujet ouvert.
watch-full =
    👀 Le groupe { $title } a apporté { $messages ->
        [one] { $messages } message
        [many] { $messages } messages
       *[other] { $messages } messages
    }, autant que TAPWISE_WATCH_LIMIT en permet. Je n’en garde pas plus. Relève la limite et redémarre-moi, ou arrête avec <code>/unwatch</code> dans le groupe et recommence avec <code>/watch</code>.

### Commands and /help

command-label = montrer un message à étiqueter
command-undo = annuler ta dernière réponse
command-history = tes dernières réponses ; change celle que tu veux
command-stats = avancement et qualité
command-pause = arrêter pour l’instant
command-settings = langue, confirmations et rappel
command-privacy = ce que je garde sur toi
command-forgetme = effacer ton numéro Telegram
command-help = comment ça marche
command-menu = tout ce que je sais faire, par rubriques
command-invite = créer un lien d’invitation
command-invites = liens d’invitation encore valables
command-open = laisser les membres d’un groupe étiqueter
command-groups = groupes dont les membres étiquettent ; en fermer
command-watch = prendre les nouveaux messages d’un groupe
command-team = annotateurs et leur fiabilité
command-disputes = trancher là où les réponses divergent
command-rule = dire ce qu’est le spam, sur chaque carte
command-labels = noms personnalisés des deux étiquettes
command-gold = vérifier les autres avec ton dernier message
command-revoke = empêcher un annotateur d’étiqueter
command-readmit = réadmettre un annotateur
command-forget = effacer qui est un annotateur
command-import = ajouter des messages d’un fichier
command-export = obtenir l’ensemble étiqueté
command-model = obtenir le modèle appris
command-prove = prouver la qualité du filtre
command-goal = ce qu’un filtre doit atteindre
command-why = expliquer le score de ton dernier message
command-check = dire la probabilité qu’un message soit du spam

help = Je montre un message ; appuie sur <b>{ $spam_name }</b> ou <b>{ $no_spam_name }</b>. <b>Sans avis</b> est aussi une réponse honnête ; <b>Passer</b> ne dit rien du message ; <b>Annuler</b> annule ta dernière réponse.
help-line = /{ $command } – { $does }

menu = <b>Menu</b>
button-menu-labelling = 🏷 Étiqueter
button-menu-progress = 📊 Avancement
button-menu-people = 👥 Équipe
button-menu-invites = 🎟 Inviter
button-menu-files = 📦 Importer, exporter
button-menu-review = ⚖️ Vérifier
button-menu-own = ⚙️ Réglages
button-menu-back = ⬅️ Menu
button-open-menu = ☰ Menu
button-make-invite = 🎟 Inviter
welcome-owner =
    👋 <b>Bienvenue ! Ce bot est à toi.</b>

    1. Envoie-moi un fichier de messages, par exemple <code>messages.txt</code> avec un message par ligne.
    2. Invite des gens : /invite crée un lien.
    3. Étiquette toi-même quelques messages, sur la carte ci-dessous.

    /menu montre tout le reste.

### /history, /settings, /privacy

button-older = ◀️ Précédentes
button-newer = Suivantes ▶️
button-never-remind = 🔕 Jamais
button-change-clock = 🕒 Mon heure a changé
button-forget-yes = 🗑 M’oublier pour de bon
button-forget-no = Ne pas m’oublier
button-forget-other-yes = 🗑 Oublier pour de bon
button-forget-other-no = Ne pas oublier
button-quiet-off = 🔔 Avec confirmation
button-quiet-on = 🔕 Sans confirmation
button-cheer-off = 🎈 Masquer mon total
button-cheer-on = 🎈 Afficher mon total
button-remind = ⏰ Me rappeler
button-change-reminder = ⏰ Changer le rappel
button-as-in-telegram = 🌐 Comme Telegram

history = <b>Tes dernières réponses.</b> Appuie sur un numéro pour changer cette réponse.
no-history = Tu n’as pas de réponses ici.
history-entry = { $place }. { $choice }

settings =
    <b>Réglages</b>
    Langue : { $language }
    Confirmation après chaque appui : { $confirmation ->
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
which-hour-is-it = <b>Quelle heure est-il chez toi ?</b> Telegram ne me dit pas ton fuseau horaire.
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
    • chaque question que je t’ai posée et chacune de tes réponses, avec l’heure et un numéro qui identifie l’appui ou le message ; réponses annulées comprises
    • les messages pour lesquels tu as fait demander l’avis des autres
    • la langue de ton Telegram, pour t’écrire dans cette langue
    • tes choix dans /settings (pour un rappel : l’heure, ton fuseau horaire et le dernier envoi), si tu es en pause et quel message de la discussion est ta carte
    • une estimation de la part de tes réponses qui sont justes, si elles comptent et quels avis le propriétaire a reçus à leur sujet
    • si tu es là comme membre d’un groupe : lequel, et si tu l’as quitté
    • quand je t’ai écrit pour la dernière fois qu’il y a de nouveau des messages, et les consignes que tu as fixées

    Je ne garde ni ton nom, ni ta photo, ni ton téléphone, ni d’autres discussions, ni ce que tu écris ici. L’exception est un fichier qu’un propriétaire envoie : ses messages sont importés.
    Le propriétaire de ce bot a la base de données. Les étiquettes exportées portent ton numéro d’annotateur, pas celui de Telegram. Je n’efface jamais de réponses ; /forgetme efface le fait qu’elles sont de toi, même après la fin de ton accès, et un propriétaire peut le faire pour toi. Les copies antérieures le gardent jusqu’à ce que le propriétaire les efface. Mon journal n’a que des numéros d’annotateur.
    Après /forgetme, je garde une empreinte de ton numéro et des invitations utilisées, faite avec une clé de cette base de données, pour que tu continues, si tu reviens, comme le même annotateur sans nom. Qui a la base de données ne pourrait trouver ton numéro qu’en essayant tous les numéros possibles.

    Si tu écris dans un groupe observé (j’y annonce que je lis), je garde peut-être le texte ou la légende d’un message, jamais le fait qu’il est de toi. Si tu y appuies sur « Pas les miens », je garde une courte marque faite avec une clé, qui est la même pour beaucoup de numéros Telegram.

    Les messages que tu vois viennent des fichiers du propriétaire ou de groupes observés : merci de ne pas les transmettre.
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

button-wrong-ask-others = 🙋 Faux ? Avis des autres
button-ask-others = 🙋 Demander aux autres
check-spam = <b>Probablement du spam</b> : { $percent }.
check-no-spam = <b>Probablement pas du spam</b> : { $percent } de spam.
# Where the labels have names of the owner's.
check-own = Probablement <b>{ $label }</b> : { $spam_name } { $percent }.
check-blind = 🙈 Ce message, ou un autre quasi identique, est dans la campagne, et quelqu’un sera peut-être encore interrogé. Je n’en dis rien ici, pour n’influencer personne.
check-usage = Transfère-moi un message, réponds à un message avec /check, ou écris <code>/check some text</code>. Je dis avec quelle probabilité c’est du spam, et pourquoi.
check-without-text = Ce message n’a pas de texte, je ne peux donc pas le vérifier.
check-not-mine = J’ai écrit ce message moi-même. Transfère le message d’origine, ou écris <code>/check some text</code>.
toast-check-is-gone = Les autres ont déjà été interrogés, ou ce bouton est trop ancien. Renvoie le message.
asked-others-new = 🙋 Le message est maintenant dans la campagne. Les autres seront bientôt interrogés, sans voir ce que j’en pense.
asked-others-known = 🙋 Le message, ou un autre quasi identique, est déjà dans la campagne. Les autres seront interrogés quand viendra son tour.
asked-others-nobody = Personne d’autre n’étiquette encore ici, il n’y a donc personne à interroger.
asked-others-proof = Une preuve est en cours, et un nouveau message y mettrait fin. Redemande quand elle sera finie.

### /stats and /why

stats-settled =
    <b>{ $settled }</b> sur { $items ->
        [one] { $items } message
        [many] { $items } messages
       *[other] { $items } messages
    } avec une étiquette. { $left ->
        [one] Il reste { $left } message.
        [many] Il reste { $left } messages.
       *[other] Il reste { $left } messages.
    }
stats-how = { $answered } par des réponses, { $inherited } hérités d’un message quasi identique, { $known } déjà connus : { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Par le modèle : { $machine } de plus, dans l’export de tous les messages (/export).
stats-answers =
    { $answers ->
        [one] { $answers } réponse donnée
        [many] { $answers } réponses données
       *[other] { $answers } réponses données
    } : { $mine } par toi, { $day } dans les dernières 24 heures. { $learnt ->
        [one] Le modèle a appris { $learnt } réponse ;
        [many] Le modèle a appris { $learnt } réponses ;
       *[other] Le modèle a appris { $learnt } réponses ;
    } de celles de l’examen, il n’en apprend aucune.
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> réponse est de toi.
        [many] <b>{ $mine }</b> réponses sont de toi.
       *[other] <b>{ $mine }</b> réponses sont de toi.
    }
stats-shared =
    À eux tous, les annotateurs ont donné { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    } jusqu’ici. { $items ->
        [one] Il y a { $items } message.
        [many] Il y a { $items } messages.
       *[other] Il y a { $items } messages.
    }
quality = <b>Qualité</b>
quality-last-checkpoint = <b>Qualité</b> à la dernière mesure
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
advice-choices = <b>Prouver</b> montre ce qu’il faut pour prouver que c’est un bon filtre. <b>Certifier</b> montre ce qu’il faut pour plafonner la part d’étiquettes fausses parmi celles qu’il donne. Tu peux aussi continuer, ou arrêter : /export envoie les messages étiquetés.
caption-overview = ① 🟢 Spam dans ce que le filtre signalerait, 🟠 spam dans ce qu’il laisserait passer, selon le nombre de réponses d’examen. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Réponses de chaque jour. ④ Réponses de chaque annotateur.
caption-no-labels = Il n’y a pas encore d’étiquettes.
caption-labels =
    { $labels ->
        [one] { $labels } message avec une étiquette
        [many] { $labels } messages avec une étiquette
       *[other] { $labels } messages avec une étiquette
    } : { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, avec des réponses de { $people ->
        [one] { $people } annotateur
        [many] { $people } annotateurs
       *[other] { $people } annotateurs
    }.
features = Caractéristiques du modèle : { $features } ({ $why }).
word-features-measured = les plus riches que cette machine supporte
word-features-again = comme avant
word-features-set = comme le dit TAPWISE_FEATURES
word-features-chosen = choisies par le propriétaire
word-features-read = le sens de tous les messages est analysé
features-follow = Le sens des messages est en cours d’analyse ; ensuite, les caractéristiques seront { $features }.
features-read =
    { $messages ->
        [one] { $messages } message est analysé jusqu’ici.
        [many] { $messages } messages sont analysés jusqu’ici.
       *[other] { $messages } messages sont analysés jusqu’ici.
    }
why = <b>Score { $score }</b> (0 : { $no_spam_name }, 1 : { $spam_name })
why-signs = ▲ augmente le score, ▼ le baisse.
why-near = { $similarity } de ressemblance, étiqueté <b>{ $label }</b> :
why-meaning =
    Sens : <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , comme { $near }.
    }
why-meaning-near = { $text } ({ $label })
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
title-filter = 🛡 <b>Prouver la qualité du filtre</b> : { $goal }.
title-labels = 📜 <b>Certifier les étiquettes</b> : { $goal }.
drawn-filter = Chacun ne reçoit alors que des questions tirées au hasard. Les cartes ont la même apparence. Pendant ce temps, le modèle n’apprend rien.
drawn-labels = Chacun ne reçoit alors que des questions tirées au hasard parmi tous les messages sans étiquette. Les cartes ont la même apparence. Pendant ce temps, le modèle n’apprend rien.
goal-changes = /goal change l’objectif.
running-proof = ⏳ <b>Une preuve est en cours.</b> Objectif : { $goal }.
running-proof-evidence = Il y a jusqu’ici { $evidence }. { $forecast }
running-proof-shown = /prove montre ceci à nouveau. Je t’écrirai quand ce sera fini.
ended-proof-stands = Les questions ordinaires reprennent, le modèle continue donc d’apprendre. L’énoncé porte sur le modèle tel qu’il est maintenant.
ended-proof-certificate = /export n’envoie le certificat que jusqu’à la prochaine étiquette apprise.
ended-proof-out-of-reach = Les questions ordinaires reprennent. /prove montre ce qu’il faudrait.
no-proof-started = Rien n’a été lancé. /prove redemande.
no-proof-needed = Les réponses qu’il y a déjà suffisent.
no-proof-running = Aucune preuve n’est en cours.
no-proof-now = D’accord. /prove redemande.

### /team, /disputes, /gold

button-leave-open = ↪️ Laisser ouvert
button-count = ✅ Compter le n° { $who }
button-count-again = ↩️ Recompter le n° { $who }
button-ignore = 🚫 Ignorer le n° { $who }

word-revoked = 🚫 retiré
word-left = 👋 parti
word-forgotten = oublié
word-proven = confirmé
word-probation = à l’essai

team-title = <b>Équipe</b>
team-more = … et { $more } autres : <code>tapwise status --team</code>
agreement-doubtful-too-few = Accord sur les messages douteux : trop peu ont plusieurs réponses ({ $shared }).
agreement-doubtful-one-label =
    Accord sur { $shared ->
        [one] { $shared } message douteux
        [many] { $shared } messages douteux
       *[other] { $shared } messages douteux
    } : non mesurable, car tous ont la même étiquette.
agreement-doubtful =
    Accord sur { $shared ->
        [one] { $shared } message qui était douteux
        [many] { $shared } messages qui étaient douteux
       *[other] { $shared } messages qui étaient douteux
    } : { $alpha } (alpha de Krippendorff)
agreement-planned-too-few = Accord sur les messages d’examen, auxquels deux personnes répondent par principe : encore trop peu ({ $shared }).
agreement-planned-one-label =
    Accord sur { $shared ->
        [one] { $shared } message d’examen
        [many] { $shared } messages d’examen
       *[other] { $shared } messages d’examen
    } : non mesurable, car tous ont la même étiquette.
agreement-planned =
    Accord sur { $shared ->
        [one] { $shared } message d’examen
        [many] { $shared } messages d’examen
       *[other] { $shared } messages d’examen
    }, avec deux personnes par message, par principe : { $alpha } (alpha de Krippendorff)
member-name = Annotateur { $who }
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } réponse
        [many] { $answers } réponses
       *[other] { $answers } réponses
    }, { $day } en 24 h
member-vouched = un propriétaire se porte garant
member-gold = questions de contrôle { $right } sur { $asked }
member-hasty = { $hasty } très rapides
member-ignored = ⚠️ ignoré
member-right = { $spam_name } { $spam } juste, { $no_spam_name } { $other } juste
member-constant = ⚠️ répond presque toujours { $choice }
member-informative = informatif { $share } ({ $low } à { $high })
reliability-explained = <i>Informatif : 100 % est un annotateur parfait ; 0 %, un annotateur dont les réponses ne dépendent pas du message. À l’essai : on ne sait pas encore s’il est informatif ; ces réponses pèsent moins, et d’autres sont interrogés aussi.</i>
erring-alike = ⚠️ Sur une sorte de messages, les annotateurs { $who } répondent { $choice } là où les autres ne le font pas. Tapwise ignore ces réponses et compte leurs autres réponses. S’ils ont raison, étiquette toi-même de tels messages.

trust-counts = Les réponses de l’annotateur { $who } comptent, y compris les précédentes.
trust-ignored = Les réponses de l’annotateur { $who } sont ignorées, y compris les précédentes.
toast-no-such-annotator = Il n’y a pas d’annotateur avec ce numéro.
annotator-excluded = ⚠️ <b>Les réponses de l’annotateur { $who } sont désormais ignorées.</b> { $evidence } Cette personne est remerciée et n’est plus interrogée. Un appui annule cela ; /team montre tout le monde.
annotator-doubtful = ❓ <b>Les réponses de l’annotateur { $who } comptent-elles ?</b> { $evidence } Tapwise ne les ignore pas de lui-même : il resterait trop peu de gens pour comparer, et ce sont peut-être les autres qui se trompent. Regarde certaines de ces réponses, puis décide. Ta décision reste ; /team peut la changer.
annotator-dominant = 📊 <b>L’annotateur { $who } a donné { $share } de toutes les réponses.</b> Là où personne d’autre n’a répondu, le modèle apprend aussi les erreurs de cette personne, donc ces étiquettes pèsent moins. Plus d’annotateurs aident : /invite. /team montre la fiabilité de chacun.
evidence = Par rapport aux étiquettes connues, aux réponses des autres et au modèle, la part de réponses justes est : { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Ce sont presque toujours des réponses { $choice }.

dispute =
    <b>Les réponses laissent ce message ouvert.</b> ({ $count ->
        [one] { $count } désaccord
        [many] { $count } désaccords
       *[other] { $count } désaccords
    })
no-disputes = Il n’y a aucun désaccord. 🎉
no-more-disputes =
    C’était le dernier. { $left ->
        [one] { $left } reste ouvert ; /disputes le montre à nouveau.
        [many] { $left } restent ouverts ; /disputes les montre à nouveau.
       *[other] { $left } restent ouverts ; /disputes les montre à nouveau.
    }
toast-settled = Réglé : { $choice }
toast-left-open = Reste ouvert
toast-not-disputed = Ce message est déjà réglé.

gold-usage = Étiquette toi-même un message, puis envoie /gold : je le montre et demande si son étiquette est désormais connue. Il devient alors une question de contrôle : d’autres la reçoivent, sans marque, pour mesurer combien de fois ils ont raison. <code>/gold no_spam</code> et le texte d’un message, ou envoyé en réponse à ce message, corrige une étiquette venue d’un fichier.
no-such-message = Aucun message de la campagne n’a exactement ce texte. Copie le message entier derrière <code>/gold spam</code> ou <code>/gold no_spam</code>, ou écris-le en réponse au message.
gold-marked = 🥇 Question de contrôle, étiquette connue : { $choice }. /undo n’y change rien.
ask-gold = <b>Utiliser ce message comme question de contrôle ?</b> Son étiquette est alors connue : { $choice }. Il est montré à d’autres, sans marque, pour mesurer combien de fois ils ont raison.
button-gold-yes = 🥇 L’utiliser
button-gold-no = Annuler
button-gold-back = ↩️ Annuler cela
gold-taken-back = ↩️ Annulé : ce que l’on savait avant de ce message est de nouveau valable.
gold-not-taken-back = Cette étiquette n’est plus la plus récente, elle n’a donc pas été annulée.
gold-cancelled = Rien n’a changé.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Exemples
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>Consigne { $version }</b>
no-guideline = Il n’y a pas encore de consigne.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> met cette ligne sur chaque carte (au plus { $rule } caractères). Les lignes en dessous sont des exemples derrière un bouton (au plus { $examples } caractères). Chaque changement est une nouvelle version, et chaque réponse est gardée avec la version sous laquelle elle a été donnée. <code>/rule off</code> enlève la ligne.
guideline-set =
    📏 La consigne { $version } est désormais sur chaque carte :
    <i>{ $rule }</i>
guideline-off = Il n’y a désormais plus de consigne sur les cartes (version { $version }).
guideline-too-long = C’est trop long : la première ligne peut avoir { $rule } caractères, les exemples en dessous { $examples }.

### /labels

label-names = Les étiquettes s’appellent <b>{ $spam_name }</b> et <b>{ $no_spam_name }</b>.
no-label-names = Les étiquettes n’ont pas de noms personnalisés : chacun lit les mots de sa langue.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> met ces deux noms sur chaque carte, celui du spam en premier : emojis et mots, { $most } caractères au plus chacun. On les lit dans toutes les langues. Les fichiers et les exports gardent <code>spam</code> et <code>no_spam</code>. <code>/labels reset</code> rétablit les mots de chaque langue.
label-names-set = 🏷 Désormais, les étiquettes s’appellent <b>{ $spam_name }</b> et <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 Désormais, chacun lit les mots de sa langue pour les étiquettes.
# Below the welcome, /help and /stats.
label-names-note = Ici, <b>{ $spam_name }</b> veut dire spam, et <b>{ $no_spam_name }</b> tout le reste.

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
    }</b> : { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } sans étiquette.
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
        [one] { $labels } message avec une étiquette
        [many] { $labels } messages avec une étiquette
       *[other] { $labels } messages avec une étiquette
    }
offer-every = Le bouton envoie <b>tous les messages avec une étiquette</b>, de personnes ou du modèle, et un certificat : combien d’étiquettes du modèle sont fausses au plus.
being-imported = De nouveaux messages sont en cours d’import. Appuie encore sur le bouton dans une minute.
caption-every =
    📦 { $messages ->
        [one] { $messages } message
        [many] { $messages } messages
       *[other] { $messages } messages
    }
caption-model-sent = 📤 Le modèle appris. Sa fiche dit comment le charger et quelle est sa qualité.
model-too-large = Le modèle dépasse 50 Mo, ce que Telegram n’accepte pas d’un bot. Enregistre-le sur l’ordinateur, avec <code>tapwise model filter.skops</code>.
model-not-sent = Telegram n’a pas accepté le modèle, ou ne l’a pas confirmé. /model le renvoie ; <code>tapwise model filter.skops</code> l’enregistre sur l’ordinateur.
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
        [one] { $answers } réponse d’examen ne compte pas encore : personne n’a vérifié son auteur.
        [many] { $answers } réponses d’examen ne comptent pas encore : personne n’a vérifié leurs auteurs.
       *[other] { $answers } réponses d’examen ne comptent pas encore : personne n’a vérifié leurs auteurs.
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
    La preuve s’est arrêtée plus tôt que prévu : elle portait sur le modèle de { $labels ->
        [one] { $labels } étiquette
        [many] { $labels } étiquettes
       *[other] { $labels } étiquettes
    }, et des messages ont été importés ou retirés, ou les caractéristiques ont changé. Il y a eu { $evidence }.
proof-stopped = La preuve a été arrêtée. Il y a eu { $evidence }, et elles comptent pour la prochaine.
proof-settled = Stabilisé : d’autres étiquettes ne changent presque aucune prédiction du modèle.
proof-learnt-more = Le modèle a appris davantage depuis.
proof-is-running = Une preuve est en cours : { $goal }. /prove dans la discussion montre où elle en est.
proof-nothing = Rien n’est prouvé sur le dernier modèle : /prove, dans la discussion, sert à cela.
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
    } s’il n’y a pas d’erreur, { $with_one } avec une erreur.
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
    } s’il n’y a pas d’erreur, { $with_one } avec une erreur, et rarement plus de { $most }.
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
    } le modèle, avec une confiance de { $confidence } pour chaque borne : au plus { $all } des étiquettes du modèle sont fausses, au plus { $spam } de ses étiquettes spam, au plus { $no_spam } de ses étiquettes no_spam, { $found ->
        [unknown] et l’on ne sait pas quelle part du spam a été trouvée
       *[other] et au moins { $found } de tout le spam a été trouvé
    }.
certificate-needs = Pour certifier au plus { $share }, ce modèle a besoin de { $needs } réponses sans erreur à des messages tirés au hasard, et en a { $answers } en tout : /prove certificate { $goal } les demande.
certificate-certified = Certifié : au plus { $share } des étiquettes du modèle sont fausses.
certificate-none = Non certifié : ce modèle n’a pas de certificat (voir /prove).
certificate-not-proven = Non certifié : il n’est pas prouvé qu’au plus { $share } des étiquettes du modèle soient fausses.

### Goals and proofs that cannot be

error-goal-prove = Envoie /prove, /prove certificate, ou /prove certificate 2 pour 2 %.
error-goal-share = { $share } n’est pas une part d’étiquettes fausses qui puisse être certifiée : de 1 à 50 %, en nombre entier. Par exemple : /prove certificate 2
error-goal-words = Un objectif, ce sont deux pourcentages entiers : quelle part des messages signalés doit être du spam, et quelle part de tout le spam peut passer. Par exemple : /goal 80 50
error-goal-precision = { $share } % ne peut pas être le premier nombre. C’est la plus petite part des messages signalés qui doit être du spam : de 50 à 99 %.
error-goal-let-through = { $share } % ne peut pas être le second nombre. C’est la plus grande part de tout le spam qui peut passer : de 5 à 95 %.
error-label-names-two = Écris deux noms séparés par |, celui du spam en premier : /labels 🚫 Scam | ✅ Fine
error-label-names-long = Un nom peut avoir au plus { $most } caractères, pour tenir sur un bouton.
error-label-names-characters = Un nom a des lettres, des chiffres, des emojis et des espaces, sans caractère invisible et sans @ / . =
error-label-names-equal = Les deux noms doivent différer par leurs mots.
error-label-names-word = { $word } veut dire autre chose dans les fichiers et ne peut pas être ce nom. Le nom du spam vient en premier.
error-proof-running = Une preuve est déjà en cours.
error-proof-no-model = Il n’y a pas encore de modèle. Étiquette au moins trois messages de chaque sorte.
error-proof-no-exam = Cette campagne n’a pas d’examen, on ne peut donc rien prouver sur un filtre.

### Files that cannot be read

error-file-carriage-returns = Les lignes de { $file } finissent seulement par des retours chariot, comme sur les anciens Mac. Convertis d’abord le fichier, par exemple : { $command }
error-file-carriage-returns-packed = Les lignes de { $file } finissent seulement par des retours chariot, comme sur les anciens Mac. Décompresse le fichier et convertis-le, par exemple : { $command }
error-file-options = Les options sont illisibles : { $why }.
error-file-option = { $option } n’est pas une option. Écris par exemple : { $example }.
error-file-option-value = { $option } a besoin d’une valeur. Écris par exemple : { $example }.
error-file-day = { $word } n’est pas une date. Écris-la ainsi : 2026-01-31.
error-file-label-word = { $word } n’indique aucune étiquette. Écris le mot du fichier, = et spam, no_spam ou none : reject=no_spam.
error-file-pyarrow = { $file } : il faut pyarrow pour lire ce format : pip install 'tapwise[parquet]'. Ou enregistre les messages en CSV ou JSONL.
error-file-parquet = { $file } n’est pas un fichier Parquet ou Arrow complet, ou est trop gros. Télécharge-le à nouveau.
error-file-spreadsheet = { $file } n’est pas un classeur complet, est protégé par un mot de passe, ou est trop gros. Enregistre-le à nouveau, ou enregistre-le en CSV.
error-file-no-sheet = { $file } : aucune feuille n’a de colonne au nom connu pour les textes. Indique-la avec --text-column, ou nomme-la text. { $notes }
error-file-encoding-name = { $encoding } n’est pas un encodage que Python connaît. Essaie utf-8, cp1251 ou cp1252.
error-file-utf-16 = { $file } ressemble à de l’UTF-16 sans marque d’ordre des octets. Si c’en est, indique l’encodage : --encoding { $encoding }.
error-file-encoding =
    { $file }, ligne { $line } : ce n’est pas de l’UTF-8, et l’encodage n’est pas certain. Choisis celui qui se lit bien : { $options }. Si le fichier est de l’UTF-8 abîmé, --encoding utf-8 laisse de côté { $rows ->
        [one] la ligne qui n’en est pas
        [many] les { $rows } lignes qui n’en sont pas
       *[other] les { $rows } lignes qui n’en sont pas
    }.
error-file-not-valid = { $file }, ligne { $line } : ce n’est pas du { $encoding } valide. Enregistre à nouveau le fichier.
error-file-too-many = { $file } contient { $files } fichiers ; la limite est { $most }.
error-file-locked = { $file } est protégé par un mot de passe. Décompresse-le d’abord.
error-file-zip = { $file } n’est pas un fichier zip complet ({ $why }). Télécharge-le à nouveau.
error-file-gzip = { $file } n’est pas un fichier gzip complet ({ $why }). Compresse-le ou télécharge-le à nouveau.
error-file-archive = { $file } est une archive dans une archive. Décompresse-la d’abord.
error-file-inflates = { $file } décompressé dépasse { $size }, la limite pour un fichier compressé de cette taille. Décompresse-le, vérifie-le, et importe le fichier décompressé avec tapwise import sur la machine où tourne le bot.
error-file-no-messages = { $file } ne contient aucun fichier de messages. Il contient : { $files }.
error-file-ending = { $file } a une extension inconnue. { $advice }. Les extensions connues sont { $endings }, chacune aussi avec .gz, et .zip ; un fichier sans extension contient un message par ligne.
error-file-no-text-column = { $file }, ligne { $line } : aucune colonne n’a un nom connu pour les textes. Les colonnes sont : { $columns }. Indique-la avec --text-column, ou mets un en-tête au-dessus des lignes, par exemple text,label ; les noms connus sont { $names }.
error-file-no-columns = { $file }, ligne { $line } : aucune colonne n’a un nom connu pour les textes. Indique-la avec --text-column, ou mets un en-tête au-dessus des lignes, par exemple text,label ; les noms connus sont { $names }.
error-file-no-column = Aucune colonne ne s’appelle { $column }. Les colonnes sont : { $columns }.
error-file-personal = La colonne { $column } contient des adresses ou des numéros de personnes, pas des messages. Les colonnes sont : { $columns }.
error-file-long-value = { $file }, ligne { $line } : cette valeur dépasse { $most } caractères. Convertis le fichier en un objet par ligne (.jsonl), par exemple : jq -c '.[]'.
error-file-json = { $file }, ligne { $line } : ce n’est pas du JSON. S’il a été coupé, exporte ou télécharge-le à nouveau.
error-file-chats = { $file } contient { $count } discussions. Choisis avec --chat, par nom ou numéro, et n’en prends aucune qui soit privée : { $chats }. Toutes : --chat all.
error-file-no-chat = { $file } ne contient pas de discussion de ce nom. Il contient : { $chats }.

### What was found in a file

file-empty-text = Le texte est vide.
file-empty-cell = La cellule du texte est vide. S’il y a un texte dedans, il commence par = et a été enregistré comme formule : enregistre la feuille en CSV.
file-long-text = Le texte dépasse { $most } caractères.
file-nul = Le texte contient un caractère NUL. Enlève-le, ou vérifie si le fichier est de l’UTF-16 sans marque d’ordre des octets.
file-surrogate = Le texte contient une moitié de caractère (un demi-codet isolé). Enlève-la.
file-not-decoded = La ligne a des octets qui ne sont pas des caractères dans l’encodage du fichier.
file-japanese = Le texte est en ISO-2022-JP, pas en UTF-8. Indique l’encodage : --encoding iso2022_jp.
file-long-columns = Les autres colonnes dépassent { $most } caractères.
file-other-label = La ligne a l’étiquette { $label }, mais le fichier a été donné comme { $given }.
file-unknown-label = { $word } n’est pas une étiquette. Écris spam ou no_spam (ou ham), ou laisse vide ; ou dis ce que cela veut dire : --map { $word }=no_spam.
file-not-json = La ligne n’est pas du JSON.
file-not-object = La ligne n’est pas un objet JSON comme { $example }.
file-no-string = L’objet n’a de texte sous aucun de ces noms : { $names }.
file-not-labelled = La ligne ne commence pas par ham ou spam et une tabulation, comme les lignes au-dessus.
file-not-csv = Les guillemets ou les sauts de ligne ne suivent pas les règles du CSV, ou la ligne est beaucoup trop longue. Mets le texte entre guillemets et double chaque guillemet qu’il contient.
file-not-the-columns = La ligne n’a pas autant de cellules que l’en-tête. Mets entre guillemets un texte qui contient le séparateur.
file-other-reasons = Autres raisons.
file-empty-rows = lignes vides
file-service = messages de service (quelqu’un est arrivé, un message a été épinglé …)
file-no-text = messages sans texte ni légende
file-other-days = messages d’autres jours
file-no-messages = mises à jour qui ne sont pas des messages
file-advice-telegram = Si c’est un export de Telegram, exporte à nouveau la discussion et choisis le format JSON
file-advice-copy = Copie les messages dans un tableau et enregistre-le en CSV
file-advice-text = Enregistre-le en texte brut, un message par ligne
file-advice-unpack = Décompresse-le d’abord
file-advice-database = Exporte ses messages en CSV
file-advice-convert = Convertis-le en CSV ou JSON
file-advice-numbers = Exporte-le en Excel ou CSV
file-advice-save = Enregistre-le dans un de ces formats
file-empty = Le fichier est vide.
file-no-header = Le tableau n’a pas d’en-tête.
file-list-more = { $shown } et { $more } autres
file-uncertain-ends = On ne sait pas où finit le message qui commence à la ligne { $lines }, car ses guillemets sont mal placés. Les lignes suivantes ont été lues comme des messages à part ; vérifie-les.
file-unprotected =
    { $texts ->
        [one] L’apostrophe qui protège des formules a été enlevée de { $texts } texte.
        [many] L’apostrophe qui protège des formules a été enlevée de { $texts } textes.
       *[other] L’apostrophe qui protège des formules a été enlevée de { $texts } textes.
    }
file-no-text-column = La feuille « { $sheet } » n’a pas de colonne de texte et a été laissée de côté.
file-guessed-column = La colonne de texte a été choisie d’après son contenu ; vérifie-la.
file-inverted-label = Dans « { $column } », 1 et yes veulent dire no_spam.
file-label-like = Aucune étiquette n’a été lue, mais { $columns } pourraient être des étiquettes. Indique la colonne avec --label-column, et ce que veulent dire ses mots : --map WORD=spam.
file-labelled-lines = { $share } % des premières lignes commencent par une étiquette comme ham, qui a été lue comme partie du message. Mets un en-tête comme label,text au-dessus des lignes.
file-chats-read = { $chosen } discussions sur { $count } ont été lues.
