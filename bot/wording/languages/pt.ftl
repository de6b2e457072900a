# Português (Brasil). docs/languages.md diz como se traduz.

word-language = Português (Brasil)

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Não é spam
button-unsure = 🤷 Não sei
button-skip = ⏭ Pular
button-undo = ↩️ Desfazer
button-show-all = 📄 Mostrar tudo
button-look-again = 🔄 Olhar de novo
button-resume = ▶️ Continuar

ask = <b>Esta mensagem é spam?</b>
# Where the labels have names of the owner's.
ask-own = <b>Qual rótulo combina com esta mensagem?</b>
shortened =
    <i>… { $more ->
        [one] mais { $more } caractere
        [many] mais { $more } caracteres
       *[other] mais { $more } caracteres
    }</i>
caption-full-text = A mensagem completa
newest-flips =
    <i>{ $labels ->
        [one] { $labels } rótulo até agora.
        [many] { $labels } rótulos até agora.
       *[other] { $labels } rótulos até agora.
    } { $last ->
        [one] O último mudou
        [many] Os últimos { $last } mudaram
       *[other] Os últimos { $last } mudaram
    } o palpite do modelo sobre { $flipped ->
        [one] { $flipped } mensagem
        [many] { $flipped } mensagens
       *[other] { $flipped } mensagens
    }.</i>
nothing-empty = 📭 Ainda não há mensagens. Quando forem importadas, eu pergunto a você.
nothing-empty-owner = 📭 Ainda não há mensagens. Envie um arquivo com elas, por exemplo <code>messages.txt</code> com uma mensagem por linha; /import explica os formatos.
nothing-done = 🎉 <b>Todas as mensagens estão rotuladas.</b> Obrigado! Quando chegarem novas, eu pergunto a você.
nothing-elsewhere = ⏳ Outras pessoas estão rotulando as últimas mensagens agora. Se alguém deixar uma sem resposta, eu pergunto a você. Obrigado!
nothing-stopped = 🙏 <b>Obrigado por todas as suas respostas.</b> Elas diferem das dos outros com mais frequência do que o normal, então por enquanto não vou perguntar mais. O dono pode deixar você continuar.
nothing-seen = 🎉 <b>Você viu todas as mensagens que há para você.</b> Obrigado! Quando chegarem novas, eu pergunto a você.
your-contribution =
    Você deu { $answers ->
        [one] { $answers } resposta.
        [many] { $answers } respostas.
       *[other] { $answers } respostas.
    } Com isso, { $messages ->
        [one] { $messages } mensagem tem rótulo
        [many] { $messages } mensagens têm rótulo
       *[other] { $messages } mensagens têm rótulo
    }, contando as quase iguais.
word-shared = Eu ajudo a treinar um filtro de spam, um toque por vez. Se quiser ajudar, peça um link ao dono dele.
word-shared-counted =
    { $answers ->
        [one] Já dei { $answers } resposta
        [many] Já dei { $answers } respostas
       *[other] Já dei { $answers } respostas
    } para treinar um filtro de spam, um toque por vez. Se quiser ajudar, peça um link ao dono dele.
messages-again = 📬 Há mensagens para rotular. { $words }
next-takes-a-while = ⏳ A próxima mensagem está demorando um pouco. Ela aparecerá aqui sozinha. Suas respostas estão salvas.
paused = ⏸ <b>Em pausa.</b> Sua mensagem aberta vai para outras pessoas. Use /label para continuar.

word-spam = 🚫 Spam
word-no-spam = ✅ Não é spam
word-unsure = 🤷 Não sei
word-skip = ⏭ Pulada
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = não spam

toast-skipped = ⏭ Pulada
toast-saved = { $choice }: salvo
toast-saved-counted = { $choice }: salvo · resposta { $mine }
toast-milestone =
    🎉 Você já deu { $mine ->
        [one] { $mine } resposta
        [many] { $mine } respostas
       *[other] { $mine } respostas
    }! Obrigado.
toast-hurried = Foi muito rápido! Leia cada mensagem com calma: uma resposta atenta ajuda mais do que cinco apressadas.
toast-previous-answer = Sua resposta: { $choice }
toast-no-answer = Você não tem resposta aqui.
toast-undone-asked-again = ↩️ Resposta desfeita. Aqui está a mensagem de novo.
toast-undone-elsewhere = ↩️ Resposta desfeita. Agora a mensagem está com outra pessoa.
toast-nothing-to-undo = Não há nada para desfazer.
toast-too-early = Não contou: a mensagem tinha acabado de aparecer. Leia e toque de novo.
toast-old-button = Este botão não funciona mais. Envie /label para um novo cartão.

### Joining, invites, access

button-share = 📤 Compartilhar
button-copy = 📋 Copiar o link
button-end-invite = 🚫 Encerrar convite { $invite }

word-owner = dono
word-curator = curador
word-annotator = anotador

toast-not-member = Membros de um grupo podem rotular aqui, mas não vejo você nele. Entre no grupo e toque lá no botão de novo, ou peça um link ao dono deste bot.
toast-members-unconfirmed = O Telegram não confirma que você é membro do grupo. Se for, toque lá no botão de novo em um minuto, ou peça um link ao dono deste bot.
toast-revoked = Um dono encerrou seu acesso. Um novo convite não muda isso; peça a um dono que o restaure.
toast-left-group = Você não é mais membro do grupo pelo qual entrou. Entre de novo e toque lá no botão, ou peça um link ao dono deste bot.
toast-group-closed = Os membros desse grupo não podem mais rotular. Peça um link ao dono deste bot.
toast-not-invited = Você precisa de um convite para rotular. Peça um link ao dono deste bot e abra, ou envie para mim; o que você tinha pode ter se esgotado ou vencido.
toast-not-yours = Não perguntei a você sobre essa mensagem. Envie /label para receber uma.
toast-not-labelled-yet = Ninguém rotulou esta mensagem ainda. A pontuação poderia influenciar a primeira resposta.
toast-internal-error = Algo deu errado do meu lado. As respostas que confirmei estão salvas. Tente /label.
toast-try-later = Não consigo salvar nada agora, então isto não foi salvo. Tente mais tarde.
toast-only-owner = Só um dono pode fazer isso.
toast-only-curator = Só donos e curadores podem fazer isso.
own-number = Se este bot é seu: seu número do Telegram é <code>{ $number }</code>; coloque-o em TAPWISE_OWNERS e reinicie o bot.
not-a-command = Eu entendo botões e comandos. /label mostra uma mensagem; /help lista os comandos.
copied-command = Só executo comandos que você escreve, então este não.

welcome =
    👋 <b>Boas-vindas!</b> Eu mostro mensagens, uma por vez; com um toque você diz se é spam. Pergunto principalmente sobre mensagens em que o computador fica em dúvida, então cada resposta conta.

    Suas respostas treinam um filtro de spam para esta comunidade. /privacy diz o que guardo.

    Por exemplo: “Você ganhou um prêmio, clique aqui” é spam; “Nos vemos às oito” não é.
you-are-revoked = Um dono encerrou seu acesso, então não mostro mais mensagens. Obrigado.
you-are-restored = Você pode rotular de novo. /label mostra uma mensagem.

invitation =
    🎟 Um link para { $people ->
        [one] { $people } pessoa
        [many] { $people } pessoas
       *[other] { $people } pessoas
    }, válido até { $until }. Quem o tiver pode rotular{ $role ->
        [curator] { " " }e resolver divergências
       *[annotator] {""}
    }.

    <code>{ $link }</code>
word-invitation = Ajude a rotular spam, um toque por vez:
invite-usage = Envie <code>/invite</code>, ou <code>/invite 10 3</code> para 10 pessoas e 3 dias (no máximo { $most } pessoas e 365 dias). Com <code>curator</code> no fim, elas também podem resolver divergências.
no-invites = Nenhum convite está aberto. /invite cria um.
invites-title = <b>Convites</b> (os links em si não são guardados)
invites-line = { $invite }. { $role }: { $used } de { $uses } usados, até { $until }
toast-invite-ended = Este convite está encerrado. Quem já entrou continua.

revoke-usage = <code>/revoke 5</code> encerra o acesso do anotador 5; <code>/readmit 5</code> o restaura. /team lista os números.
not-revoked = Não há anotador { $who } cujo acesso possa ser encerrado. /team lista os números.
revoked = O anotador { $who } não pode mais rotular. As respostas já dadas não mudam. <code>/readmit { $who }</code> restaura o acesso.
revoked-was-invited = O anotador { $who }, cujo acesso foi encerrado, seguiu um link de convite e foi recusado. <code>/readmit { $who }</code> restaura o acesso.
restored = O anotador { $who } pode rotular de novo.
was-not-revoked = O acesso do anotador { $who } não estava encerrado.

### Groups

button-join = 🏷 Ajudar a rotular
button-close-group = 🚫 Fechar grupo { $group }
button-owner-opens = 👤 Sou o dono: abrir
button-owner-closes = 👤 Sou o dono: fechar

no-longer-member = Você não é mais membro do grupo, então não mostro mais mensagens. Obrigado pela ajuda.
no-longer-confirmed = O Telegram não confirma mais que você é membro do grupo, então não mostro mais mensagens. Se for, toque no botão do grupo para continuar.
group-no-longer-labels = Os membros do seu grupo não podem mais rotular. Obrigado pela ajuda.
how-to-open = Me adicione ao seu grupo: eu publico um botão lá, e todos os membros podem rotular. Me torne administrador, para que eu veja logo quem sai. Para encerrar, envie <code>/close@{ $bot }</code> no grupo, ou /groups aqui.
no-groups = Nenhum grupo está aberto. /open explica como abrir um.
groups-title = <b>Grupos cujos membros podem rotular</b>
groups-line =
    { $group }. { $title }: { $annotators ->
        [one] { $annotators } anotador
        [many] { $annotators } anotadores
       *[other] { $annotators } anotadores
    }
owner-needed-to-open = Não vejo quem escreveu isso. Se você é meu dono e quer que os membros deste grupo rotulem, toque no botão: o Telegram diz só a mim quem toca.
owner-needed-to-close = Não vejo quem escreveu isso. Se você é meu dono e quer que eu encerre a rotulagem, toque no botão: o Telegram diz só a mim quem toca.
not-posted = ⚠️ O grupo { $title } está aberto, mas o Telegram não me deixa publicar o botão lá: não posso escrever, ou o tópico está fechado. Me torne administrador, e eu publico; ou escreva <code>/open@{ $bot }</code> em um tópico aberto.
members-not-reported = ⚠️ O Telegram não me diz quem é membro do grupo { $title }. Ninguém pode entrar por ele, e em breve não pergunto mais nada aos membros. Me torne administrador do grupo, ou convide pessoas com /invite.
group-opened = 🏷 <b>Ajude a manter o spam fora deste grupo.</b> Mostro mensagens em um chat privado, e com um toque você diz se é spam. Todos os membros deste grupo podem participar.
group-closed = Os membros deste grupo não podem mais rotular. Obrigado a todos.

### Groups that are watched

how-to-watch = Em um grupo posso pegar as mensagens novas por conta própria. Um administrador do grupo escreve lá <code>/watch@{ $bot }</code>, se o grupo está aberto (/open) ou se esse administrador é meu dono. Digo no grupo o que leio e como se opor. Guardo textos e legendas, nunca quem os escreveu: uma parte sorteada e as que me deixam em dúvida. <code>/unwatch@{ $bot }</code> encerra isso.
watch-notice =
    👀 <b>A partir de agora leio as mensagens novas deste grupo.</b> De algumas guardo o texto ou a legenda, nunca quem escreveu. Quem rotula vê o texto sem nome e diz se é spam.

    Se você não quer isso, toque em <b>As minhas não</b>: deixo de fora tudo o que você escrever a partir daí. Não consigo achar suas mensagens anteriores, pois não guardo quem as enviou. Mensagens escritas como o grupo ou como um canal ficam de fora.

    Um administrador encerra isso com <code>/unwatch@{ $bot }</code>, e então pode apagar o que ninguém rotulou.
button-not-mine = 🙅 As minhas não
watch-over = 👀 Não leio mais as mensagens deste grupo.
already-watched = 👀 Já leio as mensagens novas deste grupo.
watched-came =
    { $messages ->
        [one] Li { $messages } mensagem
        [many] Li { $messages } mensagens
       *[other] Li { $messages } mensagens
    } e guardei { $kept }.
not-watched = Não leio as mensagens deste grupo.
cannot-read =
    ⚠️ O Telegram não me passa as mensagens deste grupo. Faça uma destas duas coisas:
    • Me torne administrador do grupo; nenhuma permissão é necessária. Depois escreva <code>/watch@{ $bot }</code> de novo.
    • Escreva <code>/setprivacy</code> para <code>@BotFather</code>, escolha <code>@{ $bot }</code> e toque em <b>Disable</b>. Depois me remova do grupo, me adicione de novo e escreva <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ O Telegram não me diz quem pode fazer isso aqui. Tente de novo em um minuto.
administrator-needed-to-watch = Não vejo quem escreveu isso. Se você é administrador deste grupo e quer que eu leia as mensagens novas aqui, toque no botão: o Telegram diz só a mim quem toca.
administrator-needed-to-unwatch = Não vejo quem escreveu isso. Se você é administrador deste grupo e quer que eu pare de ler aqui, toque no botão: o Telegram diz só a mim quem toca.
button-administrator = 👤 Sou administrador
administrator-confirmed = 👤 Um administrador tocou no botão.
toast-may-not-watch = Só um administrador do grupo pode fazer isso, se o grupo está aberto ou se o bot é dele.
toast-objection-noted = 🙅 A partir de agora deixo suas mensagens de fora. Guardo uma marca curta feita com uma chave, não seu número nem seu nome.
watched-unanswered =
    { $messages ->
        [one] Ninguém respondeu sobre { $messages } delas. Devo apagá-la?
        [many] Ninguém respondeu sobre { $messages } delas. Devo apagá-las?
       *[other] Ninguém respondeu sobre { $messages } delas. Devo apagá-las?
    }
button-delete-watched = 🗑 Apagar { $messages }
button-keep-watched = Manter
watched-deleted =
    { $messages ->
        [one] 🗑 { $messages } mensagem foi apagada.
        [many] 🗑 { $messages } mensagens foram apagadas.
       *[other] 🗑 { $messages } mensagens foram apagadas.
    }
watched-stayed =
    { $messages ->
        [one] { $messages } fica, pois tem uma resposta.
        [many] { $messages } ficam, pois têm respostas.
       *[other] { $messages } ficam, pois têm respostas.
    }
watched-kept = As mensagens ficam.
watch-began = 👀 Um administrador do grupo { $title } me deixa ler as mensagens novas de lá. Em breve posso perguntar sobre elas. <code>/unwatch</code> no grupo encerra isso.
ask-usage = Responda a uma mensagem de um grupo observado (/watch) com <code>/ask@{ $bot }</code>: em breve pergunto a outros sobre ela, como sobre qualquer outra. Não posso pegar uma mensagem sem texto, uma anterior ao meu aviso ou uma de alguém que se opôs.
not-announced = ⚠️ Não leio as mensagens do grupo { $title }, pois o Telegram não me deixa dizer lá que leio: não posso escrever, ou o tópico está fechado. Me torne administrador, ou escreva <code>/watch@{ $bot }</code> em um tópico aberto.
watch-full =
    👀 O grupo { $title } trouxe { $messages ->
        [one] { $messages } mensagem
        [many] { $messages } mensagens
       *[other] { $messages } mensagens
    }, tantas quantas TAPWISE_WATCH_LIMIT permite. Não guardo mais nada dele. Aumente o limite e me reinicie, ou encerre com <code>/unwatch</code> no grupo e comece de novo com <code>/watch</code>.

### Commands and /help

command-label = mostrar uma mensagem para rotular
command-undo = desfazer sua última resposta
command-history = suas últimas respostas; mude qualquer uma
command-stats = andamento e qualidade
command-pause = parar por enquanto
command-settings = idioma, confirmações e lembrete
command-privacy = o que guardo sobre você
command-forgetme = apagar seu número do Telegram
command-help = como isto funciona
command-menu = tudo o que posso fazer, por seções
command-invite = criar um link de convite
command-invites = links de convite que ainda funcionam
command-open = deixar os membros de um grupo rotularem
command-groups = grupos cujos membros rotulam; feche-os
command-watch = pegar as mensagens novas de um grupo
command-team = anotadores e sua confiabilidade
command-disputes = decidir onde as respostas divergem
command-rule = dizer o que é spam, em cada cartão
command-labels = seus próprios nomes para os dois rótulos
command-gold = usar sua última mensagem para conferir outros
command-revoke = impedir um anotador de rotular
command-readmit = deixar um anotador rotular de novo
command-forget = apagar quem é um anotador
command-import = adicionar mensagens de um arquivo
command-export = obter o conjunto rotulado
command-model = obter o modelo aprendido
command-prove = comprovar quão bom é o filtro
command-goal = o que um filtro precisa atingir
command-why = explicar a pontuação da sua última mensagem
command-check = dizer a probabilidade de uma mensagem ser spam

help = Eu mostro uma mensagem; toque em <b>{ $spam_name }</b> ou <b>{ $no_spam_name }</b>. <b>Não sei</b> também é uma resposta honesta; <b>Pular</b> não diz nada sobre a mensagem; <b>Desfazer</b> desfaz sua última resposta.
help-line = /{ $command } – { $does }

menu = <b>Menu</b>
button-menu-labelling = 🏷 Rotular
button-menu-progress = 📊 Andamento
button-menu-people = 👥 Equipe
button-menu-invites = 🎟 Convidar
button-menu-files = 📦 Importar, exportar
button-menu-review = ⚖️ Revisar
button-menu-own = ⚙️ Configurações
button-menu-back = ⬅️ Menu
button-open-menu = ☰ Menu
button-make-invite = 🎟 Convidar
welcome-owner =
    👋 <b>Boas-vindas! Este bot é seu.</b>

    1. Envie um arquivo com mensagens, por exemplo <code>messages.txt</code> com uma mensagem por linha.
    2. Convide pessoas: /invite cria um link.
    3. Rotule você mesmo algumas mensagens, no cartão abaixo.

    /menu mostra todo o resto.

### /history, /settings, /privacy

button-older = ◀️ Anteriores
button-newer = Seguintes ▶️
button-never-remind = 🔕 Nunca
button-change-clock = 🕒 Meu horário mudou
button-forget-yes = 🗑 Esquecer de vez
button-forget-no = Não esquecer
button-forget-other-yes = 🗑 Esquecer de vez
button-forget-other-no = Não esquecer
button-quiet-off = 🔔 Com confirmação
button-quiet-on = 🔕 Sem confirmação
button-cheer-off = 🎈 Ocultar contagem
button-cheer-on = 🎈 Mostrar contagem
button-remind = ⏰ Me lembre
button-change-reminder = ⏰ Mudar o lembrete
button-as-in-telegram = 🌐 Como no Telegram

history = <b>Suas últimas respostas.</b> Toque em um número para mudar essa resposta.
no-history = Você não tem respostas aqui.
history-entry = { $place }. { $choice }

settings =
    <b>Configurações</b>
    Idioma: { $language }
    Confirmação após cada toque: { $confirmation ->
        [off] não
       *[on] sim
    }
    Mostrar quantas respostas dei: { $counted ->
        [off] não
       *[on] sim
    }
    Lembrete diário: { $reminder ->
        [none] nenhum
       *[other] { $reminder }, no seu horário
    }
which-language = 🌐 <b>Em que idioma devo falar com você?</b>
which-hour-is-it = <b>Que horas são aí agora?</b> O Telegram não me diz seu fuso horário.
when-to-remind = <b>A que horas devo lembrar você?</b> Só lembro se você não respondeu nas 20 horas anteriores.
reminder = ⏰ Há mensagens esperando. /label mostra uma; /settings muda este lembrete.

word-phone = números de telefone
word-email = endereços de e-mail
word-name = nomes de usuário
word-card = números de cartão
word-link = links

privacy =
    <b>O que guardo sobre você</b>
    • seu número de usuário do Telegram, seu papel, que convites você usou e quando entrou
    • cada pergunta que fiz a você e cada resposta sua, com a hora e um número que identifica o toque ou a mensagem; também as respostas desfeitas
    • sobre que mensagens você pediu para perguntar a outros
    • o idioma do seu Telegram, para escrever a você nele
    • suas escolhas em /settings (de um lembrete: a hora, seu fuso horário e quando o enviei pela última vez), se você está em pausa e que mensagem do chat é seu cartão
    • uma estimativa de quantas vezes suas respostas estão certas, se contam e que avisos sobre elas o dono recebeu
    • se você entrou como membro de um grupo: que grupo, e se saiu dele
    • quando escrevi a você pela última vez que voltou a haver mensagens, e que diretrizes você definiu

    Não guardo seu nome, foto, telefone, outros chats nem o que você escreve aqui. A exceção é um arquivo que um dono envia: as mensagens dele são importadas.
    O dono deste bot tem o banco de dados. Os rótulos exportados levam seu número de anotador, não o do Telegram. Nunca apago respostas; /forgetme apaga o registro de que são suas, mesmo depois que seu acesso terminou, e um dono pode fazer isso por você. Cópias anteriores mantêm esse registro até que o dono as apague. Meu log tem só números de anotador.
    Depois de /forgetme guardo uma impressão digital do seu número e dos convites que você usou, feita com uma chave deste banco de dados, para que ao voltar você continue como o mesmo anotador sem nome. Quem tem o banco de dados só poderia achar seu número testando todos os possíveis.

    Se você escreve em um grupo observado (lá eu digo isso), posso guardar o texto ou a legenda de uma mensagem, nunca que ela é sua. Se lá você toca em “As minhas não”, guardo uma marca curta feita com uma chave, que é a mesma para muitos números do Telegram.

    As mensagens que você vê vêm de arquivos do dono ou de grupos observados: por favor, não as repasse.
privacy-protected = O Telegram não deixa ninguém encaminhá-las nem copiá-las.
privacy-hidden = Na medida em que são reconhecidos, escondo de você nas mensagens: { $kinds }. O modelo e as exportações do dono os contêm.

forget-question = <b>Esquecer quem você é?</b> Apago de vez seu número do Telegram, suas configurações e seu grupo, e você não poderá mais rotular. Suas respostas ficam sob um número anônimo. Se entrar de novo, continua com esse número: /privacy diz como.
nothing-to-forget = Não guardo nada sobre você.
forgotten = 🗑 Não sei mais quem você é. Obrigado pela ajuda.
not-forgotten = Tudo fica como estava.
owner-stays = Este bot é seu. Tire antes seu número de TAPWISE_OWNERS e reinicie o bot.
forget-usage = <code>/forget 5</code> apaga quem é o anotador 5, mesmo que o acesso tenha sido encerrado ou ele tenha saído. /team lista os números.
cannot-be-forgotten = Não há anotador { $who } para esquecer: nunca existiu, é um dono, ou já foi feito. /team lista os números.
forget-other-question = <b>Esquecer quem é o anotador { $who }?</b> Apago de vez o número do Telegram, as configurações e o grupo dele, e ele não poderá mais rotular. As respostas ficam sob um número anônimo. Se o acesso não foi encerrado, ele pode entrar de novo.
other-forgotten = 🗑 Não sei mais quem é o anotador { $who }.
card-of-forgotten = 🗑 Sua última mensagem aparecia aqui.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Errado? Ouvir outros
button-ask-others = 🙋 Perguntar a outros
check-spam = <b>Provavelmente spam</b>: { $percent }.
check-no-spam = <b>Provavelmente não é spam</b>: { $percent } de spam.
# Where the labels have names of the owner's.
check-own = Provavelmente <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 Esta mensagem, ou uma quase igual, está na campanha, e talvez alguém ainda receba a pergunta sobre ela. Não digo nada aqui, para não influenciar ninguém.
check-usage = Encaminhe uma mensagem para mim, responda a uma com /check, ou escreva <code>/check some text</code>. Digo com que probabilidade é spam, e por quê.
check-without-text = Esta mensagem não tem texto, então não posso conferi-la.
check-not-mine = Eu mesmo escrevi esta mensagem. Encaminhe a mensagem original, ou escreva <code>/check some text</code>.
toast-check-is-gone = Já perguntei a outros, ou este botão é antigo demais. Envie a mensagem de novo.
asked-others-new = 🙋 A mensagem está agora na campanha. Em breve pergunto a outros, que não veem o que penso.
asked-others-known = 🙋 A mensagem, ou uma quase igual, já está na campanha. Pergunto a outros quando chegar a vez dela.
asked-others-nobody = Ninguém mais rotula aqui ainda, então não há a quem perguntar.
asked-others-proof = Há uma comprovação em andamento, e uma mensagem nova a encerraria. Pergunte de novo quando ela terminar.

### /stats and /why

stats-settled =
    <b>{ $settled }</b> de { $items ->
        [one] { $items } mensagem
        [many] { $items } mensagens
       *[other] { $items } mensagens
    } com rótulo. { $left ->
        [one] Falta { $left } mensagem.
        [many] Faltam { $left } mensagens.
       *[other] Faltam { $left } mensagens.
    }
stats-how = { $answered } por respostas, { $inherited } herdadas de uma quase igual, { $known } já conhecidas: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Pelo modelo: mais { $machine }, na exportação de todas as mensagens (/export).
stats-answers =
    { $answers ->
        [one] { $answers } resposta dada
        [many] { $answers } respostas dadas
       *[other] { $answers } respostas dadas
    }: { $mine } por você, { $day } nas últimas 24 horas. { $learnt ->
        [one] O modelo aprendeu { $learnt } resposta;
        [many] O modelo aprendeu { $learnt } respostas;
       *[other] O modelo aprendeu { $learnt } respostas;
    } das do exame ele não aprende nenhuma.
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> resposta é sua.
        [many] <b>{ $mine }</b> respostas são suas.
       *[other] <b>{ $mine }</b> respostas são suas.
    }
stats-shared =
    Todos juntos deram { $answers ->
        [one] { $answers } resposta
        [many] { $answers } respostas
       *[other] { $answers } respostas
    } até agora. { $items ->
        [one] Há { $items } mensagem.
        [many] Há { $items } mensagens.
       *[other] Há { $items } mensagens.
    }
quality = <b>Qualidade</b>
quality-last-checkpoint = <b>Qualidade</b> na última medição
flips =
    { $labels ->
        [one] O último rótulo mudou
        [many] Os últimos { $labels } rótulos mudaram
       *[other] Os últimos { $labels } rótulos mudaram
    } a previsão de { $flipped } de { $compared ->
        [one] { $compared } mensagem
        [many] { $compared } mensagens
       *[other] { $compared } mensagens
    }.
advice = 🏁 <b>O modelo se estabilizou.</b> { $why } Rotular mais mudará pouco.
advice-settled = Três vezes seguidas, os rótulos novos não mudaram quase nenhuma das previsões dele.
advice-no-question-left = Ele tem certeza sobre todas as mensagens que restam (nenhuma pontuação entre { $low } e { $high }).
advice-unproven = Ainda não está comprovado quão bom ele é.
advice-choices = <b>Comprovar</b> mostra o que é preciso para comprovar que ele é um bom filtro. <b>Certificar</b> mostra o que é preciso para limitar os rótulos errados entre os que ele dá. Você também pode continuar, ou parar: /export envia as mensagens rotuladas.
caption-overview = ① 🟢 Spam no que o filtro marcaria, 🟠 spam no que deixaria passar, pelo número de respostas de exame. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Respostas de cada dia. ④ Respostas de cada anotador.
caption-no-labels = Ainda não há rótulos.
caption-labels =
    { $labels ->
        [one] { $labels } mensagem com rótulo
        [many] { $labels } mensagens com rótulo
       *[other] { $labels } mensagens com rótulo
    }: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, com respostas de { $people ->
        [one] { $people } anotador
        [many] { $people } anotadores
       *[other] { $people } anotadores
    }.
features = Características do modelo: { $features } ({ $why }).
word-features-measured = as mais ricas que esta máquina aguenta
word-features-again = como antes
word-features-set = como diz TAPWISE_FEATURES
word-features-chosen = escolhidas pelo dono
word-features-read = o significado de todas as mensagens foi lido
features-follow = O significado das mensagens está sendo lido; depois as características serão { $features }.
features-read =
    { $messages ->
        [one] Até agora { $messages } mensagem foi lida.
        [many] Até agora { $messages } mensagens foram lidas.
       *[other] Até agora { $messages } mensagens foram lidas.
    }
why = <b>Pontuação { $score }</b> (0: { $no_spam_name }, 1: { $spam_name })
why-signs = ▲ aumenta a pontuação, ▼ diminui.
why-near = { $similarity } de semelhança, rotulada como <b>{ $label }</b>:
why-meaning =
    Significado: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , como { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = Ainda não há modelo. Ele precisa de pelo menos três rótulos de cada tipo.
why-usage = /why explica a pontuação da mensagem que você respondeu por último; <code>/why some text</code> explica a de qualquer texto.

### /prove and /goal

button-start-proof = ▶️ Começar
button-stop-proof = ⏹ Parar
button-cancel-proof = Cancelar
button-prove-filter = 🛡 Comprovar
button-certify-labels = 📜 Certificar
button-decide-later = Depois

goal =
    🎯 Meta do filtro: { $goal }.

    <code>/goal 90 30</code> define outra: pelo menos 90% do que ele marca é spam, e no máximo 30% de todo o spam passa. /prove tenta comprová-la.
goal-set = 🎯 Nova meta do filtro: { $goal }.
goal-set-while-running = 🎯 Nova meta do filtro: { $goal }. A comprovação em andamento mantém a dela.
title-filter = 🛡 <b>Comprovar o filtro</b>: { $goal }.
title-labels = 📜 <b>Certificar os rótulos</b>: { $goal }.
drawn-filter = Então todos recebem só perguntas sorteadas. Os cartões parecem iguais. Enquanto isso, o modelo não aprende nada.
drawn-labels = Então todos recebem só perguntas sorteadas entre todas as mensagens sem rótulo. Os cartões parecem iguais. Enquanto isso, o modelo não aprende nada.
goal-changes = /goal muda a meta.
running-proof = ⏳ <b>Há uma comprovação em andamento.</b> Meta: { $goal }.
running-proof-evidence = Até agora há { $evidence }. { $forecast }
running-proof-shown = /prove mostra isto de novo. Escrevo quando terminar.
ended-proof-stands = Voltam as perguntas normais, então o modelo continua aprendendo. A afirmação é sobre o modelo como ele é agora.
ended-proof-certificate = /export envia o certificado só até que o próximo rótulo seja aprendido.
ended-proof-out-of-reach = Voltam as perguntas normais. /prove mostra o que seria preciso.
no-proof-started = Nada foi iniciado. /prove pergunta de novo.
no-proof-needed = As respostas que já existem bastam.
no-proof-running = Não há comprovação em andamento.
no-proof-now = Tudo bem. /prove pergunta de novo.

### /team, /disputes, /gold

button-leave-open = ↪️ Deixar em aberto
button-count = ✅ Contar { $who }
button-count-again = ↩️ Contar { $who } de novo
button-ignore = 🚫 Ignorar { $who }

word-revoked = 🚫 encerrado
word-left = 👋 saiu
word-forgotten = esquecido
word-proven = confiável
word-probation = em teste

team-title = <b>Equipe</b>
team-more = … e mais { $more }: <code>tapwise status --team</code>
agreement-doubtful-too-few = Concordância em mensagens em dúvida: por enquanto, muito poucas têm várias respostas ({ $shared }).
agreement-doubtful-one-label =
    Concordância em { $shared ->
        [one] { $shared } mensagem em dúvida
        [many] { $shared } mensagens em dúvida
       *[other] { $shared } mensagens em dúvida
    }: não dá para medir, pois todas têm o mesmo rótulo.
agreement-doubtful =
    Concordância em { $shared ->
        [one] { $shared } mensagem que estava em dúvida
        [many] { $shared } mensagens que estavam em dúvida
       *[other] { $shared } mensagens que estavam em dúvida
    }: { $alpha } (alfa de Krippendorff)
agreement-planned-too-few = Concordância em mensagens de exame, a que duas pessoas respondem como planejado: ainda muito poucas ({ $shared }).
agreement-planned-one-label =
    Concordância em { $shared ->
        [one] { $shared } mensagem de exame
        [many] { $shared } mensagens de exame
       *[other] { $shared } mensagens de exame
    }: não dá para medir, pois todas têm o mesmo rótulo.
agreement-planned =
    Concordância em { $shared ->
        [one] { $shared } mensagem de exame
        [many] { $shared } mensagens de exame
       *[other] { $shared } mensagens de exame
    }, com duas pessoas por mensagem, como planejado: { $alpha } (alfa de Krippendorff)
member-name = Anotador { $who }
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } resposta
        [many] { $answers } respostas
       *[other] { $answers } respostas
    }, { $day } em 24 h
member-vouched = um dono responde por esta pessoa
member-gold = perguntas de controle { $right } de { $asked }
member-hasty = { $hasty } muito rápidas
member-ignored = ⚠️ ignorado
member-right = { $spam_name } { $spam } certo, { $no_spam_name } { $other } certo
member-constant = ⚠️ quase sempre toca em { $choice }
member-informative = informativo { $share } ({ $low } a { $high })
reliability-explained = <i>Informativo: 100% é um anotador perfeito; 0%, um cujas respostas não dependem da mensagem. Em teste: ainda não se sabe se é informativo; essas respostas pesam menos, e pergunto também a outros.</i>
erring-alike = ⚠️ Em um tipo de mensagem, os anotadores { $who } tocam em { $choice } onde os outros não tocam. O Tapwise ignora essas respostas e conta as demais que eles deram. Se eles têm razão, rotule você mesmo mensagens desse tipo.

trust-counts = As respostas do anotador { $who } contam, também as anteriores.
trust-ignored = As respostas do anotador { $who } são ignoradas, também as anteriores.
toast-no-such-annotator = Não há anotador com este número.
annotator-excluded = ⚠️ <b>As respostas do anotador { $who } são ignoradas a partir de agora.</b> { $evidence } Ele recebe um agradecimento, e não pergunto mais nada a ele. Um toque desfaz isso; /team mostra todos.
annotator-doubtful = ❓ <b>As respostas do anotador { $who } contam?</b> { $evidence } O Tapwise não as ignora por conta própria: sobrariam poucas pessoas para comparar, e os outros podem ser os que erram. Olhe algumas destas respostas e decida. Sua decisão fica; /team pode mudá-la.
annotator-dominant = 📊 <b>O anotador { $who } deu { $share } de todas as respostas.</b> Onde ninguém mais respondeu, o modelo aprende também os erros dele, então esses rótulos pesam menos. Mais anotadores ajudam: /invite. /team mostra quão confiável é cada um.
evidence = Comparado com rótulos conhecidos, respostas de outros e o modelo, acerta assim: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Quase sempre responde { $choice }.

dispute =
    <b>As respostas deixam esta mensagem em aberto.</b> ({ $count ->
        [one] { $count } divergência
        [many] { $count } divergências
       *[other] { $count } divergências
    })
no-disputes = Nenhuma mensagem está em divergência. 🎉
no-more-disputes =
    Essa foi a última. { $left ->
        [one] { $left } fica em aberto; /disputes a mostra de novo.
        [many] { $left } ficam em aberto; /disputes as mostra de novo.
       *[other] { $left } ficam em aberto; /disputes as mostra de novo.
    }
toast-settled = Resolvida: { $choice }
toast-left-open = Fica em aberto
toast-not-disputed = Esta mensagem já está resolvida.

gold-usage = Rotule você mesmo uma mensagem e envie /gold: eu a mostro e pergunto se o rótulo passa a ser conhecido. Ela vira então uma pergunta de controle: é feita a outros, sem marca, para medir quantas vezes acertam. <code>/gold no_spam</code> e o texto de uma mensagem, ou como resposta a ela, corrige um rótulo que veio em um arquivo.
no-such-message = Nenhuma mensagem da campanha tem exatamente este texto. Copie a mensagem inteira depois de <code>/gold spam</code> ou <code>/gold no_spam</code>, ou escreva-o como resposta à mensagem.
gold-marked = 🥇 Pergunta de controle, rótulo conhecido: { $choice }. /undo não muda isto.
ask-gold = <b>Usar esta mensagem como pergunta de controle?</b> O rótulo passa a ser conhecido: { $choice }. Ela é feita a outros, sem marca, para medir quantas vezes acertam.
button-gold-yes = 🥇 Usar
button-gold-no = Cancelar
button-gold-back = ↩️ Desfazer
gold-taken-back = ↩️ Desfeito: vale de novo o que antes se sabia desta mensagem.
gold-not-taken-back = Este rótulo não é mais o mais recente, então não foi desfeito.
gold-cancelled = Nada mudou.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Exemplos
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>Diretriz { $version }</b>
no-guideline = Ainda não há diretriz.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> põe esta linha em cada cartão (no máximo { $rule } caracteres). As linhas abaixo dela são exemplos atrás de um botão (no máximo { $examples } caracteres). Cada mudança é uma nova versão, e cada resposta é guardada com a versão em que foi dada. <code>/rule off</code> tira a linha.
guideline-set =
    📏 A diretriz { $version } está a partir de agora em cada cartão:
    <i>{ $rule }</i>
guideline-off = A partir de agora não há diretriz nos cartões (versão { $version }).
guideline-too-long = Isto é longo demais: a primeira linha pode ter { $rule } caracteres; os exemplos abaixo dela, { $examples }.

### /labels

label-names = Os rótulos se chamam <b>{ $spam_name }</b> e <b>{ $no_spam_name }</b>.
no-label-names = Os rótulos não têm nomes personalizados: cada pessoa lê as palavras do seu idioma.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> põe estes dois nomes em cada cartão, primeiro o do spam: emojis e palavras, no máximo { $most } caracteres cada. São lidos em todos os idiomas. Arquivos e exportações mantêm <code>spam</code> e <code>no_spam</code>. <code>/labels reset</code> traz de volta as palavras de cada idioma.
label-names-set = 🏷 De agora em diante os rótulos se chamam <b>{ $spam_name }</b> e <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 De agora em diante cada pessoa lê as palavras do seu idioma para os rótulos.
# Below the welcome, /help and /stats.
label-names-note = Aqui <b>{ $spam_name }</b> significa spam, e <b>{ $no_spam_name }</b>, todo o resto.

### Files

button-import-yes = 📥 Importar
button-import-no = Cancelar
button-send-every = 📦 Todas as mensagens

how-to-import = Envie um arquivo: <code>dataset.txt</code> (uma mensagem por linha), <code>spam.txt</code> e <code>no_spam.txt</code> (rotulados), ou um destes formatos: { $forms }. Tabelas precisam de um cabeçalho. Todos podem estar comprimidos (.gz). O limite é 20 MB; para arquivos maiores use <code>tapwise import</code> no computador. Mostro o que encontrei antes de importar. Uma legenda pode dizer como ler o arquivo, por exemplo <code>--spam</code>, <code>--encoding cp1252</code> ou <code>--text-column body</code>.
columns-found = Textos: { $text }. Rótulos: { $label }.
messages-found =
    <b>{ $rows ->
        [one] { $rows } mensagem
        [many] { $rows } mensagens
       *[other] { $rows } mensagens
    }</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } sem rótulo.
columns-kept = Guardadas para exportações, nunca mostradas: { $columns }
more-files =
    { $count ->
        [one] … e mais { $count } arquivo.
        [many] … e mais { $count } arquivos.
       *[other] … e mais { $count } arquivos.
    }
nothing-to-import = Não há nada para importar neste arquivo.
toast-file-is-gone = Este arquivo foi importado ou não está mais aqui. Envie-o de novo para importá-lo.
not-imported = Nada foi importado.
reading = ⏳ Lendo o arquivo …
download-failed = O Telegram não entregou o arquivo. Envie-o de novo, por favor.
local-server = O servidor da Bot API foi iniciado com --local: guarda os arquivos na própria pasta e não os entrega. Se ele roda na máquina do bot, ponha essa pasta (o --dir dele) em TAPWISE_LOCAL_FILES e inicie o bot de novo. Senão, inicie o servidor sem --local, ou use <code>tapwise import</code> no computador.
too-large = Bots podem baixar arquivos de até 20 MB. Comprima o arquivo (.gz), ou use <code>tapwise import</code> no computador.
imported =
    📥 <b>{ $items ->
        [one] { $items } mensagem nova
        [many] { $items } mensagens novas
       *[other] { $items } mensagens novas
    }</b>, { $labels ->
        [one] { $labels } rótulo novo
        [many] { $labels } rótulos novos
       *[other] { $labels } rótulos novos
    }. { $known ->
        [one] { $known } já era conhecida.
        [many] { $known } já eram conhecidas.
       *[other] { $known } já eram conhecidas.
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } linha repete outra do arquivo.
        [many] { $repeats } linhas repetem outra do arquivo.
       *[other] { $repeats } linhas repetem outra do arquivo.
    }
imported-replaced =
    { $replaced ->
        [one] { $replaced } rótulo foi substituído.
        [many] { $replaced } rótulos foram substituídos.
       *[other] { $replaced } rótulos foram substituídos.
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } mensagem já tinha outro rótulo, que é mantido.
        [many] { $conflicts } mensagens já tinham outro rótulo, que é mantido.
       *[other] { $conflicts } mensagens já tinham outro rótulo, que é mantido.
    }
imported-bad =
    { $bad ->
        [one] { $bad } linha não pôde ser lida:
        [many] { $bad } linhas não puderam ser lidas:
       *[other] { $bad } linhas não puderam ser lidas:
    }
nothing-to-export = Nenhuma mensagem foi rotulada ainda. /label mostra uma.
caption-exported =
    📤 { $labels ->
        [one] { $labels } mensagem com rótulo
        [many] { $labels } mensagens com rótulo
       *[other] { $labels } mensagens com rótulo
    }
offer-every = O botão envia <b>todas as mensagens com um rótulo</b>, de pessoas ou do modelo, e um certificado: quantos rótulos do modelo estão errados no máximo.
being-imported = Novas mensagens estão sendo importadas. Toque no botão de novo em um minuto.
caption-every =
    📦 { $messages ->
        [one] { $messages } mensagem
        [many] { $messages } mensagens
       *[other] { $messages } mensagens
    }
caption-model-sent = 📤 O modelo aprendido. A ficha dele diz como carregá-lo e quão bom ele é.
model-too-large = O modelo tem mais de 50 MB, o que o Telegram não aceita de bots. Grave-o no computador, com <code>tapwise model filter.skops</code>.
model-not-sent = O Telegram não aceitou o modelo, ou não confirmou. /model o envia de novo; <code>tapwise model filter.skops</code> o grava no computador.
upload-failed = O Telegram não aceitou <code>{ $file }</code>, ou não confirmou. /export envia tudo de novo. Arquivos de mais de 50 MB só podem ser exportados no computador, com <code>tapwise export</code>.

### The honest score

score-percent = { $number }%
score-interval = { $low }–{ $high }%
score-flagged = Do que o modelo marcaria, { $share } é spam ({ $interval }; { $hits } de { $of } conferidas).
score-flagged-shared = Do que o modelo marcaria, { $share } ({ $interval }) é spam.
score-flagged-none =
    O modelo não marcaria { $reserve ->
        [one] a { $reserve } mensagem reservada
        [many] nenhuma das { $reserve } mensagens reservadas
       *[other] nenhuma das { $reserve } mensagens reservadas
    } para o exame.
score-flagged-unchecked = Ninguém conferiu ainda o que o modelo marcaria.
score-flagged-few =
    Do que o modelo marcaria, { $spam } de { $flagged } conferidas { $spam ->
        [one] é
        [many] são
       *[other] são
    } spam: muito poucas para dizer que parte.
score-missed = Do que ele deixaria passar, { $share } é spam ({ $interval }; { $hits } de { $of } conferidas).
score-missed-shared = Do que ele deixaria passar, { $share } ({ $interval }) é spam.
score-missed-unchecked = Ninguém conferiu ainda o que ele deixaria passar.
score-recall = Ele pegaria { $share } ({ $interval }) de todo o spam.
score-no-spam = O exame ainda não tem spam, então não pode dizer quanto do spam é pego.
score-little-spam =
    O exame tem pouco spam ({ $spam ->
        [one] { $spam } mensagem
        [many] { $spam } mensagens
       *[other] { $spam } mensagens
    }) para dizer quanto é pego.
score-few-answers = Há poucas respostas de exame ainda para dizer quanto do spam é pego ({ $spam } delas são spam).
score-f1 = F1, que junta precisão e revocação em um número: { $value } ({ $low }–{ $high }).
score-few-flagged =
    A reserva do exame só tem { $flagged ->
        [one] { $flagged } mensagem
        [many] { $flagged } mensagens
       *[other] { $flagged } mensagens
    } que o modelo marcaria: muito poucas para comprovar que parte é spam.
score-measured =
    Medido após { $answers ->
        [one] { $answers } resposta
        [many] { $answers } respostas
       *[other] { $answers } respostas
    } de exame, com { $labels ->
        [one] { $labels } rótulo aprendido
        [many] { $labels } rótulos aprendidos
       *[other] { $labels } rótulos aprendidos
    }; a próxima medição é com { $next } ({ $now } até agora).
score-measured-last =
    Medido após { $answers ->
        [one] { $answers } resposta
        [many] { $answers } respostas
       *[other] { $answers } respostas
    } de exame, com { $labels ->
        [one] { $labels } rótulo aprendido
        [many] { $labels } rótulos aprendidos
       *[other] { $labels } rótulos aprendidos
    }; é a última medição.
score-none-shared = Ainda não há pontuação.
score-none-no-exam = Sem pontuação: esta campanha não tem exame (mensagens sorteadas, nas quais o modelo é medido e nunca treinado).
score-none-small-pool = Sem pontuação: há poucas mensagens para um exame.
score-none-unchecked = Sem pontuação: as respostas do exame vêm de pessoas que ninguém conferiu. Rotule você mesmo algumas mensagens, ou deixe mais pessoas responderem, para que possam ser comparadas.
score-none-no-model = Ainda não há pontuação: não há modelo. Ele precisa de pelo menos três rótulos de cada tipo.
score-none-yet =
    Ainda não há pontuação: a primeira medição vem após { $first } respostas de exame, e há { $answers ->
        [one] { $answers }
        [many] { $answers }
       *[other] { $answers }
    }. Elas se misturam às outras.
score-unchecked =
    { $answers ->
        [one] { $answers } resposta de exame ainda não conta: ninguém conferiu a pessoa que a deu.
        [many] { $answers } respostas de exame ainda não contam: ninguém conferiu as pessoas que as deram.
       *[other] { $answers } respostas de exame ainda não contam: ninguém conferiu as pessoas que as deram.
    }
score-of-flagged = do que marcaria é spam
score-of-missed = do que deixaria passar é spam

### Goals and proofs

proof-goal-filter = pelo menos { $precision } do que o filtro marca é spam, e ele deixa passar no máximo { $let_through } de todo o spam
proof-goal-labels = no máximo { $max_error } dos rótulos que o modelo dá estão errados
proof-evidence-filter =
    { $flagged ->
        [one] { $flagged } resposta
        [many] { $flagged } respostas
       *[other] { $flagged } respostas
    } a mensagens que ele marca ({ $flagged_spam } spam) e { $unflagged } a mensagens que deixa passar ({ $unflagged_spam } spam)
proof-evidence-labels =
    { $answers ->
        [one] { $answers } resposta
        [many] { $answers } respostas
       *[other] { $answers } respostas
    } a mensagens sorteadas ({ $wrong ->
        [one] { $wrong } rótulo errado
        [many] { $wrong } rótulos errados
       *[other] { $wrong } rótulos errados
    })
proof-stands-filter =
    Comprovado para um filtro: { $goal } (confiança { $confidence }). É sobre o modelo de { $labels ->
        [one] { $labels } rótulo
        [many] { $labels } rótulos
       *[other] { $labels } rótulos
    } e se baseia em { $evidence }.
proof-stands-labels =
    Certificado: { $goal } (confiança { $confidence }). É sobre o modelo de { $labels ->
        [one] { $labels } rótulo
        [many] { $labels } rótulos
       *[other] { $labels } rótulos
    } e se baseia em { $evidence }.
proof-failed =
    Fora de alcance para o modelo de { $labels ->
        [one] { $labels } rótulo
        [many] { $labels } rótulos
       *[other] { $labels } rótulos
    }: { $goal }. Houve { $evidence }.
proof-pool-grew =
    A comprovação terminou antes da hora: era sobre o modelo de { $labels ->
        [one] { $labels } rótulo
        [many] { $labels } rótulos
       *[other] { $labels } rótulos
    }, e mensagens foram importadas ou retiradas, ou as características mudaram. Houve { $evidence }.
proof-stopped = A comprovação foi interrompida. Houve { $evidence }, e elas contam para a próxima.
proof-settled = Estabilizado: mais rótulos não mudam quase nenhuma previsão do modelo.
proof-learnt-more = O modelo aprendeu mais desde então.
proof-is-running = Há uma comprovação em andamento: { $goal }. /prove no chat mostra como ela vai.
proof-nothing = Nada está comprovado sobre o modelo mais recente: é para isso que serve /prove no chat.
proof-takes-none = Não é preciso mais nenhuma resposta.
proof-takes =
    { $answers ->
        [one] É necessária mais ou menos { $answers } resposta
        [many] São necessárias cerca de { $answers } respostas
       *[other] São necessárias cerca de { $answers } respostas
    } se não houver erro.
proof-takes-with-one =
    { $answers ->
        [one] É necessária mais ou menos { $answers } resposta
        [many] São necessárias cerca de { $answers } respostas
       *[other] São necessárias cerca de { $answers } respostas
    } se não houver erro, { $with_one } com um erro.
proof-takes-most =
    { $answers ->
        [one] É necessária mais ou menos { $answers } resposta
        [many] São necessárias cerca de { $answers } respostas
       *[other] São necessárias cerca de { $answers } respostas
    } se não houver erro, e raramente mais de { $most }.
proof-takes-with-one-most =
    { $answers ->
        [one] É necessária mais ou menos { $answers } resposta
        [many] São necessárias cerca de { $answers } respostas
       *[other] São necessárias cerca de { $answers } respostas
    } se não houver erro, { $with_one } com um erro, e raramente mais de { $most }.
proof-rarely-reached = Com mais erros pode ficar fora de alcance: das campanhas com estas respostas, { $share } chegam lá.
proof-too-many-wrong =
    Fora de alcance: { $wrong } de { $checked } rótulos conferidos { $wrong ->
        [one] estava errado
        [many] estavam errados
       *[other] estavam errados
    }, então este modelo não cumpre a meta. Rotule mais e tente de novo.
proof-few-flagged =
    Fora de alcance: a reserva do exame só tem { $has ->
        [one] { $has } mensagem
        [many] { $has } mensagens
       *[other] { $has } mensagens
    } que o modelo marca, e são necessárias { $needs }.
proof-few-unflagged =
    Fora de alcance: a reserva do exame só tem { $has ->
        [one] { $has } mensagem
        [many] { $has } mensagens
       *[other] { $has } mensagens
    } que o modelo deixa passar, e são necessárias { $needs }.
proof-none-flagged = Fora de alcance: a reserva do exame não tem mensagem que o modelo marque, e são necessárias { $needs }.
proof-none-unflagged = Fora de alcance: a reserva do exame não tem mensagem que o modelo deixe passar, e são necessárias { $needs }.
proof-no-pool = Nenhum conjunto é grande o bastante com esta parcela de spam.
proof-pool = Com esta parcela de spam é preciso um conjunto de cerca de { $pool } mensagens.

### The certificate's sentence

certificate-labelled = De { $total } mensagens, { $machine } são rotuladas pelo modelo (spam a partir de uma pontuação de { $threshold })
certificate-labelled-but = De { $total } mensagens, { $machine } são rotuladas pelo modelo (spam a partir de uma pontuação de { $threshold }), e { $left } ficam de fora porque o rótulo não pode ser certificado
certificate-judged =
    { $labelled }; segundo { $answers } respostas a mensagens sorteadas, das quais { $wrong ->
        [one] { $wrong } contradiz
        [many] { $wrong } contradizem
       *[other] { $wrong } contradizem
    } o modelo, com confiança { $confidence } em cada limite: no máximo { $all } dos rótulos do modelo estão errados, no máximo { $spam } dos seus rótulos spam, no máximo { $no_spam } dos seus rótulos no_spam, { $found ->
        [unknown] e não se sabe quanto do spam foi encontrado
       *[other] e pelo menos { $found } de todo o spam foi encontrado
    }.
certificate-needs = Para certificar no máximo { $share }, este modelo precisa de { $needs } respostas sem erro a mensagens sorteadas, e tem { $answers } ao todo: /prove certificate { $goal } as pede.
certificate-certified = Certificado: no máximo { $share } dos rótulos do modelo estão errados.
certificate-none = Não certificado: este modelo não tem certificado (veja /prove).
certificate-not-proven = Não certificado: não está comprovado que no máximo { $share } dos rótulos do modelo estejam errados.

### Goals and proofs that cannot be

error-goal-prove = Envie /prove, /prove certificate, ou /prove certificate 2 para 2%.
error-goal-share = { $share } não é uma parcela de rótulos errados que possa ser certificada: de 1 a 50%, em número inteiro. Por exemplo: /prove certificate 2
error-goal-words = Uma meta são duas porcentagens inteiras: que parte das mensagens marcadas tem de ser spam, e que parte de todo o spam pode passar. Por exemplo: /goal 80 50
error-goal-precision = { $share }% não pode ser o primeiro número. Ele é a menor parte das mensagens marcadas que tem de ser spam: de 50 a 99%.
error-goal-let-through = { $share }% não pode ser o segundo número. Ele é a maior parte de todo o spam que pode passar: de 5 a 95%.
error-label-names-two = Escreva dois nomes separados por |, primeiro o do spam: /labels 🚫 Scam | ✅ Fine
error-label-names-long = Um nome pode ter no máximo { $most } caracteres, para caber em um botão.
error-label-names-characters = Um nome tem letras, algarismos, emojis e espaços, sem caracteres invisíveis e sem @ / . =
error-label-names-equal = Os dois nomes precisam ter palavras diferentes.
error-label-names-word = { $word } significa outra coisa em arquivos, então não pode ser este nome. O nome do spam vem primeiro.
error-proof-running = Já há uma comprovação em andamento.
error-proof-no-model = Ainda não há modelo. Rotule pelo menos três mensagens de cada tipo.
error-proof-no-exam = Esta campanha não tem exame, então nada pode ser comprovado sobre um filtro.

### Files that cannot be read

error-file-carriage-returns = As linhas de { $file } terminam só com retornos de carro, como em Macs antigos. Converta o arquivo antes, por exemplo: { $command }
error-file-carriage-returns-packed = As linhas de { $file } terminam só com retornos de carro, como em Macs antigos. Descompacte o arquivo e converta-o, por exemplo: { $command }
error-file-options = Não dá para ler as opções: { $why }.
error-file-option = { $option } não é uma opção. Escreva por exemplo: { $example }.
error-file-option-value = { $option } precisa de um valor. Escreva por exemplo: { $example }.
error-file-day = { $word } não é uma data. Escreva assim: 2026-01-31.
error-file-label-word = { $word } não é nome de nenhum rótulo. Escreva a palavra do arquivo, = e spam, no_spam ou none: reject=no_spam.
error-file-pyarrow = { $file }: para ler este formato é preciso pyarrow: pip install 'tapwise[parquet]'. Ou salve as mensagens como CSV ou JSONL.
error-file-parquet = { $file } não é um arquivo Parquet ou Arrow completo, ou é grande demais. Baixe-o de novo.
error-file-spreadsheet = { $file } não é uma planilha completa, está protegida por senha ou é grande demais. Salve-a de novo, ou salve-a como CSV.
error-file-no-sheet = { $file }: nenhuma aba tem uma coluna com um nome conhecido para textos. Indique-a com --text-column, ou chame-a de text. { $notes }
error-file-encoding-name = { $encoding } não é uma codificação que o Python conheça. Tente utf-8, cp1251 ou cp1252.
error-file-utf-16 = { $file } parece UTF-16 sem marca de ordem de bytes. Se for, indique a codificação: --encoding { $encoding }.
error-file-encoding =
    { $file }, linha { $line }: isto não é UTF-8, e não se sabe ao certo a codificação. Escolha a que se lê bem: { $options }. Se o arquivo é UTF-8 danificado, --encoding utf-8 deixa de fora { $rows ->
        [one] a linha que não é
        [many] as { $rows } linhas que não são
       *[other] as { $rows } linhas que não são
    }.
error-file-not-valid = { $file }, linha { $line }: isto não é { $encoding } válido. Salve o arquivo de novo.
error-file-too-many = { $file } tem { $files } arquivos; o limite é { $most }.
error-file-locked = { $file } está protegido por senha. Descompacte-o antes.
error-file-zip = { $file } não é um arquivo zip completo ({ $why }). Baixe-o de novo.
error-file-gzip = { $file } não é um arquivo gzip completo ({ $why }). Compacte-o ou baixe-o de novo.
error-file-archive = { $file } é um arquivo compactado dentro de outro. Descompacte-o antes.
error-file-inflates = { $file } descompactado passa de { $size }, o limite para um arquivo compactado desse tamanho. Descompacte-o, confira-o e importe o arquivo descompactado com tapwise import na máquina em que o bot roda.
error-file-no-messages = { $file } não contém nenhum arquivo de mensagens. Contém: { $files }.
error-file-ending = { $file } tem uma extensão desconhecida. { $advice }. As extensões conhecidas são { $endings }, cada uma também com .gz, e .zip; um arquivo sem extensão contém uma mensagem por linha.
error-file-no-text-column = { $file }, linha { $line }: nenhuma coluna tem um nome conhecido para textos. As colunas são: { $columns }. Indique-a com --text-column, ou ponha um cabeçalho acima das linhas, por exemplo text,label; os nomes conhecidos são { $names }.
error-file-no-columns = { $file }, linha { $line }: nenhuma coluna tem um nome conhecido para textos. Indique-a com --text-column, ou ponha um cabeçalho acima das linhas, por exemplo text,label; os nomes conhecidos são { $names }.
error-file-no-column = Nenhuma coluna se chama { $column }. As colunas são: { $columns }.
error-file-personal = A coluna { $column } contém endereços ou números de pessoas, não mensagens. As colunas são: { $columns }.
error-file-long-value = { $file }, linha { $line }: este valor tem mais de { $most } caracteres. Converta o arquivo para um objeto por linha (.jsonl), por exemplo: jq -c '.[]'.
error-file-json = { $file }, linha { $line }: isto não é JSON. Se foi cortado, exporte ou baixe o arquivo de novo.
error-file-chats = { $file } tem { $count } chats. Escolha com --chat, por nome ou número, e não escolha nenhum privado: { $chats }. Todos: --chat all.
error-file-no-chat = { $file } não tem nenhum chat com esse nome. Tem: { $chats }.

### What was found in a file

file-empty-text = O texto está vazio.
file-empty-cell = A célula do texto está vazia. Se há um texto nela, ele começa com = e foi salvo como fórmula: salve a planilha como CSV.
file-long-text = O texto tem mais de { $most } caracteres.
file-nul = O texto contém um caractere NUL. Remova-o, ou veja se o arquivo é UTF-16 sem marca de ordem de bytes.
file-surrogate = O texto contém meio caractere (um substituto solto). Remova-o.
file-not-decoded = A linha tem bytes que não são caracteres na codificação do arquivo.
file-japanese = O texto está em ISO-2022-JP, não em UTF-8. Indique a codificação: --encoding iso2022_jp.
file-long-columns = As outras colunas têm mais de { $most } caracteres.
file-other-label = A linha tem o rótulo { $label }, mas o arquivo foi dado como { $given }.
file-unknown-label = { $word } não é um rótulo. Escreva spam ou no_spam (ou ham), ou deixe vazio; ou diga o que significa: --map { $word }=no_spam.
file-not-json = A linha não é JSON.
file-not-object = A linha não é um objeto JSON como { $example }.
file-no-string = O objeto não tem texto em nenhum destes campos: { $names }.
file-not-labelled = A linha não começa com ham ou spam e uma tabulação, como as linhas acima.
file-not-csv = As aspas ou as quebras de linha não seguem as regras de CSV, ou a linha é longa demais. Ponha o texto entre aspas e duplique cada aspa dentro dele.
file-not-the-columns = A linha não tem tantas células quanto o cabeçalho. Ponha entre aspas um texto que contenha o separador.
file-other-reasons = Outros motivos.
file-empty-rows = linhas vazias
file-service = mensagens de serviço (alguém entrou, uma mensagem foi fixada …)
file-no-text = mensagens sem texto nem legenda
file-other-days = mensagens de outros dias
file-no-messages = atualizações que não são mensagens
file-advice-telegram = Se é uma exportação do Telegram, exporte o chat de novo e escolha JSON como formato
file-advice-copy = Copie as mensagens para uma tabela e salve-a como CSV
file-advice-text = Salve-o como texto simples, uma mensagem por linha
file-advice-unpack = Descompacte-o antes
file-advice-database = Exporte as mensagens dele como CSV
file-advice-convert = Converta-o para CSV ou JSON
file-advice-numbers = Exporte-o como Excel ou CSV
file-advice-save = Salve-o em um destes formatos
file-empty = O arquivo está vazio.
file-no-header = A tabela não tem cabeçalho.
file-list-more = { $shown } e mais { $more }
file-uncertain-ends = Não está claro onde termina a mensagem que começa na linha { $lines }, pois as aspas dela estão erradas. As linhas abaixo foram lidas como mensagens próprias; confira-as.
file-unprotected =
    { $texts ->
        [one] O apóstrofo que protege contra fórmulas foi removido de { $texts } texto.
        [many] O apóstrofo que protege contra fórmulas foi removido de { $texts } textos.
       *[other] O apóstrofo que protege contra fórmulas foi removido de { $texts } textos.
    }
file-no-text-column = A aba “{ $sheet }” não tem coluna de texto e ficou de fora.
file-guessed-column = A coluna de texto foi escolhida pelo conteúdo; confira-a.
file-inverted-label = Em “{ $column }”, 1 e yes significam no_spam.
file-label-like = Nenhum rótulo foi lido, mas { $columns } podem ser rótulos. Indique a coluna com --label-column, e o que as palavras dela significam: --map WORD=spam.
file-labelled-lines = { $share }% das primeiras linhas começam com um rótulo como ham, que foi lido como parte da mensagem. Ponha um cabeçalho como label,text acima das linhas.
file-chats-read = { $chosen } de { $count } chats foram lidos.
