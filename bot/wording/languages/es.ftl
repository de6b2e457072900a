# Español. docs/languages.md dice cómo se traduce.

word-language = Español

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ No es spam
button-unsure = 🤷 No sé
button-skip = ⏭ Pasar
button-undo = ↩️ Deshacer
button-show-all = 📄 Ver todo
button-look-again = 🔄 Volver a mirar
button-resume = ▶️ Continuar

ask = <b>¿Este mensaje es spam?</b>
# Where the labels have names of the owner's.
ask-own = <b>¿Qué etiqueta corresponde a este mensaje?</b>
shortened =
    <i>… { $more ->
        [one] { $more } carácter más
        [many] { $more } caracteres más
       *[other] { $more } caracteres más
    }</i>
caption-full-text = El mensaje completo
newest-flips =
    <i>{ $labels ->
        [one] { $labels } etiqueta hasta ahora.
        [many] { $labels } etiquetas hasta ahora.
       *[other] { $labels } etiquetas hasta ahora.
    } { $last ->
        [one] La última cambió
        [many] Las últimas { $last } cambiaron
       *[other] Las últimas { $last } cambiaron
    } lo que el modelo supone de { $flipped ->
        [one] { $flipped } mensaje
        [many] { $flipped } mensajes
       *[other] { $flipped } mensajes
    }.</i>
nothing-empty = 📭 Todavía no hay mensajes. Cuando se importen, te preguntaré.
nothing-empty-owner = 📭 Todavía no hay mensajes. Envíame un archivo con ellos, por ejemplo <code>messages.txt</code> con un mensaje por línea; /import explica los formatos.
nothing-done = 🎉 <b>Todos los mensajes están etiquetados.</b> ¡Gracias! Cuando lleguen nuevos, te preguntaré.
nothing-elsewhere = ⏳ Otras personas están etiquetando ahora los últimos mensajes. Si alguien deja uno sin responder, te preguntaré por él. ¡Gracias!
nothing-stopped = 🙏 <b>Gracias por todas tus respuestas.</b> Se apartan de las de los demás más a menudo de lo habitual, así que por ahora no te preguntaré. El propietario puede dejarte continuar.
nothing-seen = 🎉 <b>Ya viste todos los mensajes que hay para ti.</b> ¡Gracias! Cuando lleguen nuevos, te preguntaré.
your-contribution =
    Diste { $answers ->
        [one] { $answers } respuesta.
        [many] { $answers } respuestas.
       *[other] { $answers } respuestas.
    } Gracias a eso, { $messages ->
        [one] { $messages } mensaje tiene etiqueta
        [many] { $messages } mensajes tienen etiqueta
       *[other] { $messages } mensajes tienen etiqueta
    }, contando los casi iguales.
word-shared = Ayudo a entrenar un filtro de spam, toque a toque. Si quieres ayudar, pide un enlace a su propietario.
word-shared-counted =
    { $answers ->
        [one] He dado { $answers } respuesta
        [many] He dado { $answers } respuestas
       *[other] He dado { $answers } respuestas
    } para entrenar un filtro de spam, toque a toque. Si quieres ayudar, pide un enlace a su propietario.
messages-again = 📬 Hay mensajes para etiquetar. { $words }
next-takes-a-while = ⏳ El siguiente mensaje tarda un poco. Aparecerá aquí solo. Tus respuestas están guardadas.
paused = ⏸ <b>En pausa.</b> Tu mensaje abierto pasa a otras personas. Con /label sigues.

word-spam = 🚫 Spam
word-no-spam = ✅ No es spam
word-unsure = 🤷 No sé
word-skip = ⏭ Pasado
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = no spam

toast-skipped = ⏭ Pasado
toast-saved = { $choice }: guardado
toast-saved-counted = { $choice }: guardado · respuesta { $mine }
toast-milestone =
    🎉 ¡Ya llevas { $mine ->
        [one] { $mine } respuesta
        [many] { $mine } respuestas
       *[other] { $mine } respuestas
    }! Gracias.
toast-hurried = ¡Muy rápido! Lee cada mensaje con calma: una respuesta atenta ayuda más que cinco rápidas.
toast-previous-answer = Tu respuesta: { $choice }
toast-no-answer = Aquí no tienes ninguna respuesta.
toast-undone-asked-again = ↩️ Respuesta deshecha. Aquí está el mensaje otra vez.
toast-undone-elsewhere = ↩️ Respuesta deshecha. Ahora otra persona tiene el mensaje.
toast-nothing-to-undo = No hay nada que deshacer.
toast-too-early = No cuenta: el mensaje acababa de aparecer. Léelo y toca otra vez.
toast-old-button = Este botón ya no funciona. Envía /label para una tarjeta nueva.

### Joining, invites, access

button-share = 📤 Compartir
button-copy = 📋 Copiar el enlace
button-end-invite = 🚫 Cerrar enlace { $invite }

word-owner = propietario
word-curator = curador
word-annotator = anotador

toast-not-member = Aquí pueden etiquetar los miembros de un grupo, pero no te veo en él. Únete y toca allí el botón otra vez, o pide un enlace al propietario de este bot.
toast-members-unconfirmed = Telegram no confirma que seas miembro del grupo. Si lo eres, toca allí el botón dentro de un minuto, o pide un enlace al propietario de este bot.
toast-revoked = Un propietario ha retirado tu acceso. Una invitación nueva no lo cambia; pide a un propietario que lo restablezca.
toast-left-group = Ya no eres miembro del grupo por el que entraste. Únete de nuevo y toca allí el botón, o pide un enlace al propietario de este bot.
toast-group-closed = Los miembros de ese grupo ya no pueden etiquetar. Pide un enlace al propietario de este bot.
toast-not-invited = Necesitas una invitación para etiquetar. Pide un enlace al propietario de este bot y ábrelo, o envíamelo; el que tenías puede estar agotado o vencido.
toast-not-yours = No te pregunté por ese mensaje. Envía /label para recibir uno.
toast-not-labelled-yet = Nadie ha etiquetado todavía este mensaje. Su puntuación podría influir en la primera respuesta.
toast-internal-error = Algo ha fallado por mi parte. Las respuestas que confirmé están guardadas. Prueba con /label.
toast-try-later = Ahora no puedo guardar nada, así que esto no se guardó. Inténtalo más tarde.
toast-only-owner = Solo un propietario puede hacer eso.
toast-only-curator = Solo los propietarios y curadores pueden hacer eso.
own-number = Si este bot es tuyo: tu número de Telegram es <code>{ $number }</code>; ponlo en TAPWISE_OWNERS y reinicia el bot.
not-a-command = Entiendo botones y comandos. /label muestra un mensaje; /help enumera los comandos.
copied-command = Solo ejecuto comandos que escribes tú, así que este no.

welcome =
    👋 <b>¡Te doy la bienvenida!</b> Te muestro mensajes, uno a uno; con un toque dices si es spam. Pregunto sobre todo por los mensajes de los que el ordenador duda, así que cada respuesta cuenta.

    Tus respuestas entrenan un filtro de spam para esta comunidad. /privacy dice qué guardo.

    Por ejemplo: «Ganaste un premio, pulsa aquí» es spam; «Nos vemos a las ocho» no lo es.
you-are-revoked = Un propietario ha retirado tu acceso, así que no te muestro más mensajes. Gracias.
you-are-restored = Puedes etiquetar otra vez. /label muestra un mensaje.

invitation =
    🎟 Un enlace para { $people ->
        [one] { $people } persona
        [many] { $people } personas
       *[other] { $people } personas
    }, válido hasta el { $until }. Quien lo tenga puede etiquetar{ $role ->
        [curator] { " " }y resolver desacuerdos
       *[annotator] {""}
    }.

    <code>{ $link }</code>
word-invitation = Ayuda a marcar el spam, toque a toque:
invite-usage = Envía <code>/invite</code>, o <code>/invite 10 3</code> para 10 personas y 3 días (como máximo { $most } personas y 365 días). Si añades <code>curator</code>, también pueden resolver desacuerdos.
no-invites = No hay ninguna invitación abierta. /invite crea una.
invites-title = <b>Invitaciones</b> (los enlaces no se guardan)
invites-line = { $invite }. { $role }: { $used } de { $uses } usos, hasta el { $until }
toast-invite-ended = Esta invitación está cerrada. Quienes ya entraron se quedan.

revoke-usage = <code>/revoke 5</code> retira el acceso del anotador 5; <code>/readmit 5</code> lo restablece. /team muestra los números.
not-revoked = No hay ningún anotador { $who } cuyo acceso se pueda retirar. /team muestra los números.
revoked = El anotador { $who } ya no puede etiquetar. Las respuestas que dio no cambian. <code>/readmit { $who }</code> restablece el acceso.
revoked-was-invited = El anotador { $who }, cuyo acceso está retirado, siguió un enlace de invitación y fue rechazado. <code>/readmit { $who }</code> restablece el acceso.
restored = El anotador { $who } puede etiquetar otra vez.
was-not-revoked = El acceso del anotador { $who } no estaba retirado.

### Groups

button-join = 🏷 Ayudar a etiquetar
button-close-group = 🚫 Cerrar grupo { $group }
button-owner-opens = 👤 El bot es mío: abrir
button-owner-closes = 👤 El bot es mío: cerrar

no-longer-member = Ya no eres miembro del grupo, así que no te muestro más mensajes. Gracias por tu ayuda.
no-longer-confirmed = Telegram ya no confirma que seas miembro del grupo, así que no te muestro más mensajes. Si lo eres, toca el botón del grupo para seguir.
group-no-longer-labels = Los miembros de tu grupo ya no pueden etiquetar. Gracias por tu ayuda.
how-to-open = Añádeme a tu grupo: pongo allí un botón y todos los miembros pueden etiquetar. Hazme administrador, para que vea enseguida quién se va. Para terminar, envía <code>/close@{ $bot }</code> en el grupo, o /groups aquí.
no-groups = No hay ningún grupo abierto. /open explica cómo abrir uno.
groups-title = <b>Grupos cuyos miembros pueden etiquetar</b>
groups-line =
    { $group }. { $title }: { $annotators ->
        [one] { $annotators } anotador
        [many] { $annotators } anotadores
       *[other] { $annotators } anotadores
    }
owner-needed-to-open = No veo quién ha escrito eso. Si eres mi propietario y quieres que los miembros de este grupo etiqueten, toca el botón: Telegram me dice solo a mí quién toca.
owner-needed-to-close = No veo quién ha escrito eso. Si eres mi propietario y quieres que el grupo deje de etiquetar, toca el botón: Telegram me dice solo a mí quién toca.
not-posted = ⚠️ El grupo { $title } está abierto, pero Telegram no me deja poner allí el botón: no puedo escribir o el tema está cerrado. Hazme administrador y lo pongo, o escribe <code>/open@{ $bot }</code> en un tema abierto.
members-not-reported = ⚠️ Telegram no me dice quién es miembro del grupo { $title }. Nadie puede entrar por él, y a sus miembros pronto no se les preguntará más. Hazme administrador del grupo, o invita con /invite.
group-opened = 🏷 <b>Ayuda a mantener el spam fuera de este grupo.</b> Te muestro mensajes en un chat privado y con un toque dices si es spam. Pueden participar todos los miembros del grupo.
group-closed = Los miembros de este grupo ya no pueden etiquetar. Gracias a todos.

### Groups that are watched

how-to-watch = En un grupo puedo tomar los mensajes nuevos por mí mismo. Un administrador del grupo escribe allí <code>/watch@{ $bot }</code>, si el grupo está abierto (/open) o si ese administrador es mi propietario. Digo en el grupo qué leo y cómo oponerse. Guardo textos y pies de foto, nunca quién los escribió: una parte al azar y aquellos de los que dudo. <code>/unwatch@{ $bot }</code> le pone fin.
watch-notice =
    👀 <b>Desde ahora leo los mensajes nuevos de este grupo.</b> De algunos guardo el texto o el pie de foto, nunca quién lo escribió. Las personas que etiquetan lo ven sin nombre y dicen si es spam.

    Si no lo quieres, toca <b>Los míos no</b>: dejo fuera todo lo que escribas desde entonces. No puedo encontrar tus mensajes anteriores, porque no guardo quién los envió. Dejo fuera los mensajes escritos como el grupo o como un canal.

    Un administrador le pone fin con <code>/unwatch@{ $bot }</code>, y entonces puede borrar lo que nadie ha etiquetado.
button-not-mine = 🙅 Los míos no
watch-over = 👀 Ya no leo los mensajes de este grupo.
already-watched = 👀 Ya leo los mensajes nuevos de este grupo.
watched-came =
    { $messages ->
        [one] He leído { $messages } mensaje
        [many] He leído { $messages } mensajes
       *[other] He leído { $messages } mensajes
    } y he guardado { $kept }.
not-watched = No leo los mensajes de este grupo.
cannot-read =
    ⚠️ Telegram no me pasa los mensajes de este grupo. Haz una de estas dos cosas:
    • Hazme administrador del grupo; no hace falta ningún permiso. Luego escribe otra vez <code>/watch@{ $bot }</code>.
    • Escribe <code>/setprivacy</code> a <code>@BotFather</code>, elige <code>@{ $bot }</code> y toca <b>Disable</b>. Luego quítame del grupo, añádeme otra vez y escribe <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ Telegram no me dice quién puede hacer eso aquí. Inténtalo otra vez en un minuto.
administrator-needed-to-watch = No veo quién ha escrito eso. Si eres administrador de este grupo y quieres que lea aquí los mensajes nuevos, toca el botón: Telegram me dice solo a mí quién toca.
administrator-needed-to-unwatch = No veo quién ha escrito eso. Si eres administrador de este grupo y quieres que deje de leer aquí, toca el botón: Telegram me dice solo a mí quién toca.
button-administrator = 👤 Soy administrador
administrator-confirmed = 👤 Un administrador ha tocado el botón.
toast-may-not-watch = Solo puede hacerlo un administrador del grupo, si el grupo está abierto o si el bot es suyo.
toast-objection-noted = 🙅 Desde ahora dejo fuera tus mensajes. Guardo una marca corta hecha con una clave, no tu número ni tu nombre.
watched-unanswered =
    { $messages ->
        [one] Nadie ha respondido sobre { $messages } de ellos. ¿Lo borro?
        [many] Nadie ha respondido sobre { $messages } de ellos. ¿Los borro?
       *[other] Nadie ha respondido sobre { $messages } de ellos. ¿Los borro?
    }
button-delete-watched = 🗑 Borrar { $messages }
button-keep-watched = Conservar
watched-deleted =
    { $messages ->
        [one] 🗑 Se borró { $messages } mensaje.
        [many] 🗑 Se borraron { $messages } mensajes.
       *[other] 🗑 Se borraron { $messages } mensajes.
    }
watched-stayed =
    { $messages ->
        [one] { $messages } se queda, porque tiene una respuesta.
        [many] { $messages } se quedan, porque tienen respuestas.
       *[other] { $messages } se quedan, porque tienen respuestas.
    }
watched-kept = Los mensajes se quedan.
watch-began = 👀 Un administrador del grupo { $title } me deja leer allí los mensajes nuevos. Pronto podré preguntar por ellos. <code>/unwatch</code> en el grupo le pone fin.
ask-usage = Responde a un mensaje de un grupo observado (/watch) con <code>/ask@{ $bot }</code>: pronto pregunto a otros por él, como por cualquier otro. No puedo tomar un mensaje sin texto, uno anterior a mi aviso ni uno de alguien que se opuso.
not-announced = ⚠️ No leo los mensajes del grupo { $title }, porque Telegram no me deja decir allí que los leo: no puedo escribir o el tema está cerrado. Hazme administrador, o escribe <code>/watch@{ $bot }</code> en un tema abierto.
watch-full =
    👀 El grupo { $title } ha traído { $messages ->
        [one] { $messages } mensaje
        [many] { $messages } mensajes
       *[other] { $messages } mensajes
    }, tantos como permite TAPWISE_WATCH_LIMIT. No guardo más de él. Sube el límite y reiníciame, o ponle fin con <code>/unwatch</code> en el grupo y empieza otra vez con <code>/watch</code>.

### Commands and /help

command-label = mostrar un mensaje para etiquetar
command-undo = deshacer tu última respuesta
command-history = tus últimas respuestas; cambia cualquiera
command-stats = progreso y calidad
command-pause = parar por ahora
command-settings = idioma, confirmaciones y recordatorio
command-privacy = qué guardo de ti
command-forgetme = borrar tu número de Telegram
command-help = cómo funciona esto
command-menu = todo lo que puedo hacer, por secciones
command-invite = crear un enlace de invitación
command-invites = enlaces de invitación que aún sirven
command-open = dejar que etiqueten los miembros de un grupo
command-groups = grupos cuyos miembros etiquetan; ciérralos
command-watch = tomar los mensajes nuevos de un grupo
command-team = anotadores y su fiabilidad
command-disputes = decidir donde las respuestas difieren
command-rule = decir qué es spam, en cada tarjeta
command-labels = tus propios nombres para las dos etiquetas
command-gold = usar tu último mensaje para comprobar a otros
command-revoke = impedir que un anotador etiquete
command-readmit = readmitir a un anotador
command-forget = borrar quién es un anotador
command-import = añadir mensajes de un archivo
command-export = obtener el conjunto etiquetado
command-model = obtener el modelo aprendido
command-prove = demostrar lo bueno que es el filtro
command-goal = qué debe cumplir un filtro
command-why = explicar la puntuación de tu último mensaje
command-check = decir cuán probable es que un mensaje sea spam

help = Muestro un mensaje; toca <b>{ $spam_name }</b> o <b>{ $no_spam_name }</b>. <b>No sé</b> también es una respuesta honesta; <b>Pasar</b> no dice nada del mensaje; <b>Deshacer</b> deshace tu última respuesta.
help-line = /{ $command } – { $does }

menu = <b>Menú</b>
button-menu-labelling = 🏷 Etiquetar
button-menu-progress = 📊 Progreso
button-menu-people = 👥 Equipo
button-menu-invites = 🎟 Invitar
button-menu-files = 📦 Importar, exportar
button-menu-review = ⚖️ Revisar
button-menu-own = ⚙️ Ajustes
button-menu-back = ⬅️ Menú
button-open-menu = ☰ Menú
button-make-invite = 🎟 Invitar
welcome-owner =
    👋 <b>¡Te doy la bienvenida! Este bot es tuyo.</b>

    1. Envíame un archivo con mensajes, por ejemplo <code>messages.txt</code> con un mensaje por línea.
    2. Invita a otras personas: /invite crea un enlace.
    3. Etiqueta tú algunos mensajes, en la tarjeta de abajo.

    /menu muestra todo lo demás.

### /history, /settings, /privacy

button-older = ◀️ Anteriores
button-newer = Siguientes ▶️
button-never-remind = 🔕 Nunca
button-change-clock = 🕒 Mi hora cambió
button-forget-yes = 🗑 Olvidarme del todo
button-forget-no = No olvidarme
button-forget-other-yes = 🗑 Olvidar del todo
button-forget-other-no = No olvidar
button-quiet-off = 🔔 Con confirmación
button-quiet-on = 🔕 Sin confirmación
button-cheer-off = 🎈 Ocultar mi total
button-cheer-on = 🎈 Mostrar mi total
button-remind = ⏰ Recordarme
button-change-reminder = ⏰ Cambiar recordatorio
button-as-in-telegram = 🌐 Como en Telegram

history = <b>Tus últimas respuestas.</b> Toca un número para cambiar esa respuesta.
no-history = Aquí no tienes respuestas.
history-entry = { $place }. { $choice }

settings =
    <b>Ajustes</b>
    Idioma: { $language }
    Confirmación tras cada toque: { $confirmation ->
        [off] no
       *[on] sí
    }
    Mostrar cuántas respuestas di: { $counted ->
        [off] no
       *[on] sí
    }
    Recordatorio diario: { $reminder ->
        [none] ninguno
       *[other] { $reminder }, tu hora
    }
which-language = 🌐 <b>¿En qué idioma te hablo?</b>
which-hour-is-it = <b>¿Qué hora marca ahora tu reloj?</b> Telegram no me dice tu zona horaria.
when-to-remind = <b>¿A qué hora te lo recuerdo?</b> Solo lo hago si no has respondido en las 20 horas anteriores.
reminder = ⏰ Hay mensajes esperando. /label muestra uno; /settings cambia este recordatorio.

word-phone = números de teléfono
word-email = direcciones de correo
word-name = nombres de usuario
word-card = números de tarjeta
word-link = enlaces

privacy =
    <b>Qué guardo de ti</b>
    • tu número de usuario de Telegram, tu papel, qué invitaciones usaste y cuándo entraste
    • cada pregunta que te hice y cada respuesta tuya, con su hora y un número que identifica el toque o el mensaje; también las respuestas deshechas
    • los mensajes por los que pediste preguntar a otros
    • el idioma de tu Telegram, para escribirte en él
    • lo que eliges en /settings (de un recordatorio: la hora, tu zona horaria y cuándo lo envié por última vez), si estás en pausa y qué mensaje del chat es tu tarjeta
    • una estimación de cuántas de tus respuestas son correctas, si cuentan y qué avisos sobre ellas recibió el propietario
    • si entraste como miembro de un grupo: qué grupo, y si lo has dejado
    • cuándo te escribí por última vez que vuelve a haber mensajes, y qué pautas fijaste

    No guardo tu nombre, tu foto, tu teléfono, otros chats ni lo que escribes aquí. La excepción es un archivo que envía un propietario: sus mensajes se importan.
    El propietario de este bot tiene la base de datos. Las etiquetas exportadas llevan tu número de anotador, no el de Telegram. Nunca borro respuestas; /forgetme borra el dato de que son tuyas, también cuando tu acceso ha terminado, y un propietario puede hacerlo por ti. Las copias anteriores conservan ese dato hasta que el propietario las borre. Mi registro solo tiene números de anotador.
    Después de /forgetme guardo una huella de tu número y de las invitaciones que usaste, hecha con una clave de esta base de datos, para que al volver continúes como el mismo anotador sin nombre. Quien tenga la base de datos solo podría hallar tu número probando todos los posibles.

    Si escribes en un grupo observado (allí lo digo), puede que guarde el texto o el pie de foto de un mensaje, nunca que es tuyo. Si allí tocas «Los míos no», guardo una marca corta hecha con una clave, que es la misma para muchos números de Telegram.

    Los mensajes que ves vienen de archivos del propietario o de grupos observados: por favor, no los reenvíes.
privacy-protected = Telegram no deja que nadie los reenvíe ni los copie.
privacy-hidden = En la medida en que los reconozco, te oculto en los mensajes: { $kinds }. El modelo y las exportaciones del propietario los contienen.

forget-question = <b>¿Olvidar quién eres?</b> Borro para siempre tu número de Telegram, tus ajustes y tu grupo, y ya no podrás etiquetar. Tus respuestas quedan bajo un número anónimo. Si vuelves a entrar, sigues con ese número: /privacy dice cómo.
nothing-to-forget = No guardo nada de ti.
forgotten = 🗑 Ya no sé quién eres. Gracias por tu ayuda.
not-forgotten = Todo queda como estaba.
owner-stays = Este bot es tuyo. Quita primero tu número de TAPWISE_OWNERS y reinicia el bot.
forget-usage = <code>/forget 5</code> borra quién es el anotador 5, también cuando se retiró su acceso o se fue. /team muestra los números.
cannot-be-forgotten = No hay ningún anotador { $who } que olvidar: nunca existió, es un propietario o ya está hecho. /team muestra los números.
forget-other-question = <b>¿Olvidar quién es el anotador { $who }?</b> Borro para siempre su número de Telegram, sus ajustes y su grupo, y ya no podrá etiquetar. Sus respuestas quedan bajo un número anónimo. Si no se retiró su acceso, puede volver a entrar.
other-forgotten = 🗑 Ya no sé quién es el anotador { $who }.
card-of-forgotten = 🗑 Aquí se mostraba tu último mensaje.

### /check, forwarded messages

button-wrong-ask-others = 🙋 ¿Mal? Que opinen otros
button-ask-others = 🙋 Preguntar a otros
check-spam = <b>Probablemente spam</b>: { $percent }.
check-no-spam = <b>Probablemente no es spam</b>: { $percent } de spam.
# Where the labels have names of the owner's.
check-own = Probablemente <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 Este mensaje, o uno casi igual, está en la campaña y quizá todavía se pregunte a alguien por él. No digo nada aquí, para no influir en nadie.
check-usage = Reenvíame un mensaje, responde a uno con /check, o escribe <code>/check some text</code>. Digo con qué probabilidad es spam, y por qué.
check-without-text = Este mensaje no tiene texto, así que no puedo comprobarlo.
check-not-mine = Este mensaje lo escribí yo. Reenvía el mensaje original, o escribe <code>/check some text</code>.
toast-check-is-gone = Ya se preguntó a otros, o este botón es demasiado antiguo. Envía el mensaje otra vez.
asked-others-new = 🙋 El mensaje está ahora en la campaña. Pronto se preguntará a otros, que no ven lo que pienso.
asked-others-known = 🙋 El mensaje, o uno casi igual, ya está en la campaña. Se preguntará a otros cuando le toque.
asked-others-nobody = Todavía no etiqueta nadie más, así que no hay a quién preguntar.
asked-others-proof = Hay una prueba en marcha, y un mensaje nuevo la terminaría. Pregunta otra vez cuando haya terminado.

### /stats and /why

stats-settled =
    <b>{ $settled }</b> de { $items ->
        [one] { $items } mensaje
        [many] { $items } mensajes
       *[other] { $items } mensajes
    } con etiqueta. { $left ->
        [one] Queda { $left } mensaje.
        [many] Quedan { $left } mensajes.
       *[other] Quedan { $left } mensajes.
    }
stats-how = { $answered } por respuestas, { $inherited } heredados de uno casi igual, { $known } ya conocidos: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = Por el modelo: { $machine } más, en la exportación de todos los mensajes (/export).
stats-answers =
    { $answers ->
        [one] { $answers } respuesta dada
        [many] { $answers } respuestas dadas
       *[other] { $answers } respuestas dadas
    }: { $mine } tuyas, { $day } en las últimas 24 horas. { $learnt ->
        [one] El modelo ha aprendido { $learnt } respuesta;
        [many] El modelo ha aprendido { $learnt } respuestas;
       *[other] El modelo ha aprendido { $learnt } respuestas;
    } de las del examen no aprende ninguna.
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> respuesta es tuya.
        [many] <b>{ $mine }</b> respuestas son tuyas.
       *[other] <b>{ $mine }</b> respuestas son tuyas.
    }
stats-shared =
    Entre todos se han dado { $answers ->
        [one] { $answers } respuesta
        [many] { $answers } respuestas
       *[other] { $answers } respuestas
    }. { $items ->
        [one] Hay { $items } mensaje.
        [many] Hay { $items } mensajes.
       *[other] Hay { $items } mensajes.
    }
quality = <b>Calidad</b>
quality-last-checkpoint = <b>Calidad</b> en la última medición
flips =
    { $labels ->
        [one] La última etiqueta cambió
        [many] Las últimas { $labels } etiquetas cambiaron
       *[other] Las últimas { $labels } etiquetas cambiaron
    } la predicción de { $flipped } de { $compared ->
        [one] { $compared } mensaje
        [many] { $compared } mensajes
       *[other] { $compared } mensajes
    }.
advice = 🏁 <b>El modelo se ha estabilizado.</b> { $why } Etiquetar más cambiará poco.
advice-settled = Tres veces seguidas, las etiquetas nuevas no cambiaron casi ninguna de sus predicciones.
advice-no-question-left = Está seguro de todos los mensajes que quedan (ninguna puntuación entre { $low } y { $high }).
advice-unproven = Todavía no está demostrado lo bueno que es.
advice-choices = <b>Demostrar</b> muestra qué hace falta para demostrar que es un buen filtro. <b>Certificar</b> muestra qué hace falta para acotar las etiquetas erróneas entre las que da. También puedes seguir, o parar: /export envía los mensajes etiquetados.
caption-overview = ① 🟢 Spam en lo que el filtro marcaría, 🟠 spam en lo que dejaría pasar, según el número de respuestas de examen. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Respuestas de cada día. ④ Respuestas de cada anotador.
caption-no-labels = Todavía no hay etiquetas.
caption-labels =
    { $labels ->
        [one] { $labels } mensaje con etiqueta
        [many] { $labels } mensajes con etiqueta
       *[other] { $labels } mensajes con etiqueta
    }: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, con respuestas de { $people ->
        [one] { $people } anotador
        [many] { $people } anotadores
       *[other] { $people } anotadores
    }.
features = Características del modelo: { $features } ({ $why }).
word-features-measured = las más ricas que admite esta máquina
word-features-again = como antes
word-features-set = como dice TAPWISE_FEATURES
word-features-chosen = elegidas por el propietario
word-features-read = ya se ha leído el significado de todos los mensajes
features-follow = Se está leyendo el significado de los mensajes; después, las características serán { $features }.
features-read =
    { $messages ->
        [one] Hasta ahora se ha leído { $messages } mensaje.
        [many] Hasta ahora se han leído { $messages } mensajes.
       *[other] Hasta ahora se han leído { $messages } mensajes.
    }
why = <b>Puntuación { $score }</b> (0: { $no_spam_name }, 1: { $spam_name })
why-signs = ▲ sube la puntuación, ▼ la baja.
why-near = { $similarity } de parecido, etiquetado como <b>{ $label }</b>:
why-meaning =
    Significado: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , como { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = Todavía no hay modelo. Necesita al menos tres etiquetas de cada clase.
why-usage = /why explica la puntuación del mensaje al que respondiste por último; <code>/why some text</code> explica la de cualquier texto.

### /prove and /goal

button-start-proof = ▶️ Empezar
button-stop-proof = ⏹ Detener
button-cancel-proof = Cancelar
button-prove-filter = 🛡 Demostrar
button-certify-labels = 📜 Certificar
button-decide-later = Más tarde

goal =
    🎯 Meta del filtro: { $goal }.

    <code>/goal 90 30</code> fija otra: al menos el 90 % de lo que marca es spam, y deja pasar como máximo el 30 % de todo el spam. /prove intenta demostrarlo.
goal-set = 🎯 Nueva meta del filtro: { $goal }.
goal-set-while-running = 🎯 Nueva meta del filtro: { $goal }. La prueba en marcha conserva la suya.
title-filter = 🛡 <b>Demostrar que el filtro cumple</b>: { $goal }.
title-labels = 📜 <b>Certificar las etiquetas</b>: { $goal }.
drawn-filter = Entonces todos reciben solo preguntas sacadas al azar. Las tarjetas se ven igual. Mientras tanto, el modelo no aprende nada.
drawn-labels = Entonces todos reciben solo preguntas sacadas al azar entre todos los mensajes sin etiqueta. Las tarjetas se ven igual. Mientras tanto, el modelo no aprende nada.
goal-changes = /goal cambia la meta.
running-proof = ⏳ <b>Hay una prueba en marcha.</b> Meta: { $goal }.
running-proof-evidence = Hasta ahora hay { $evidence }. { $forecast }
running-proof-shown = /prove muestra esto otra vez. Te escribo cuando termine.
ended-proof-stands = Vuelven las preguntas normales, así que el modelo sigue aprendiendo. La afirmación es sobre el modelo tal como es ahora.
ended-proof-certificate = /export envía el certificado solo hasta que se aprenda la próxima etiqueta.
ended-proof-out-of-reach = Vuelven las preguntas normales. /prove muestra qué haría falta.
no-proof-started = No se inició nada. /prove pregunta otra vez.
no-proof-needed = Las respuestas que ya hay bastan.
no-proof-running = No hay ninguna prueba en marcha.
no-proof-now = De acuerdo. /prove pregunta otra vez.

### /team, /disputes, /gold

button-leave-open = ↪️ Dejarlo abierto
button-count = ✅ { $who } cuenta
button-count-again = ↩️ { $who } vuelve a contar
button-ignore = 🚫 Ignorar a { $who }

word-revoked = 🚫 retirado
word-left = 👋 se fue
word-forgotten = olvidado
word-proven = fiable
word-probation = a prueba

team-title = <b>Equipo</b>
team-more = … y { $more } más: <code>tapwise status --team</code>
agreement-doubtful-too-few = Acuerdo en mensajes dudosos: todavía hay pocos con varias respuestas ({ $shared }).
agreement-doubtful-one-label =
    Acuerdo en { $shared ->
        [one] { $shared } mensaje dudoso
        [many] { $shared } mensajes dudosos
       *[other] { $shared } mensajes dudosos
    }: no se puede medir, pues todos tienen la misma etiqueta.
agreement-doubtful =
    Acuerdo en { $shared ->
        [one] { $shared } mensaje que era dudoso
        [many] { $shared } mensajes que eran dudosos
       *[other] { $shared } mensajes que eran dudosos
    }: { $alpha } (alfa de Krippendorff)
agreement-planned-too-few = Acuerdo en mensajes de examen, que por diseño responden dos personas: todavía muy pocos ({ $shared }).
agreement-planned-one-label =
    Acuerdo en { $shared ->
        [one] { $shared } mensaje de examen
        [many] { $shared } mensajes de examen
       *[other] { $shared } mensajes de examen
    }: no se puede medir, pues todos tienen la misma etiqueta.
agreement-planned =
    Acuerdo en { $shared ->
        [one] { $shared } mensaje de examen
        [many] { $shared } mensajes de examen
       *[other] { $shared } mensajes de examen
    }, con dos personas por mensaje por diseño: { $alpha } (alfa de Krippendorff)
member-name = Anotador { $who }
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } respuesta
        [many] { $answers } respuestas
       *[other] { $answers } respuestas
    }, { $day } en 24 h
member-vouched = un propietario responde por esta persona
member-gold = preguntas de control { $right } de { $asked }
member-hasty = { $hasty } muy rápidas
member-ignored = ⚠️ se ignora
member-right = { $spam_name } { $spam } correcto, { $no_spam_name } { $other } correcto
member-constant = ⚠️ casi siempre toca { $choice }
member-informative = informativo { $share } ({ $low } a { $high })
reliability-explained = <i>Informativo: 100 % es un anotador perfecto; 0 %, uno cuyas respuestas no dependen del mensaje. A prueba: aún no se sabe si es informativo; estas respuestas pesan menos, y también se pregunta a otros.</i>
erring-alike = ⚠️ En un tipo de mensajes, los anotadores { $who } tocan { $choice } donde los demás no. Tapwise ignora esas respuestas y cuenta las demás que dieron. Si tienen razón, etiqueta tú mensajes de ese tipo.

trust-counts = Las respuestas del anotador { $who } cuentan, también las anteriores.
trust-ignored = Las respuestas del anotador { $who } se ignoran, también las anteriores.
toast-no-such-annotator = No hay ningún anotador con este número.
annotator-excluded = ⚠️ <b>Las respuestas del anotador { $who } se ignoran a partir de ahora.</b> { $evidence } Se le dan las gracias y no se le pregunta más. Un toque lo revierte; /team muestra a todos.
annotator-doubtful = ❓ <b>¿Cuentan las respuestas del anotador { $who }?</b> { $evidence } Tapwise no las ignora por sí solo: quedarían muy pocas personas con quienes comparar, y quizá se equivoquen las otras. Mira algunas de estas respuestas y decide. Tu decisión se mantiene; /team puede cambiarla.
annotator-dominant = 📊 <b>El anotador { $who } ha dado el { $share } de todas las respuestas.</b> Donde nadie más ha respondido, el modelo también aprende sus errores, así que estas etiquetas pesan menos. Más anotadores ayudan: /invite. /team muestra lo fiable que es cada uno.
evidence = Comparado con las etiquetas conocidas, las respuestas de otros y el modelo, acierta así: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = Casi siempre responde { $choice }.

dispute =
    <b>Las respuestas dejan abierto este mensaje.</b> ({ $count ->
        [one] { $count } desacuerdo
        [many] { $count } desacuerdos
       *[other] { $count } desacuerdos
    })
no-disputes = No hay ningún mensaje en desacuerdo. 🎉
no-more-disputes =
    Ese era el último. { $left ->
        [one] { $left } queda abierto; /disputes lo muestra otra vez.
        [many] { $left } quedan abiertos; /disputes los muestra otra vez.
       *[other] { $left } quedan abiertos; /disputes los muestra otra vez.
    }
toast-settled = Resuelto: { $choice }
toast-left-open = Queda abierto
toast-not-disputed = Este mensaje ya está resuelto.

gold-usage = Etiqueta tú un mensaje y envía /gold: lo muestro y pregunto si desde entonces su etiqueta es conocida. Será una pregunta de control: se hace a otros, sin marca, para medir cuántas veces aciertan. <code>/gold no_spam</code> y el texto de un mensaje, o como respuesta a él, corrige una etiqueta que venía en un archivo.
no-such-message = Ningún mensaje de la campaña tiene exactamente este texto. Copia el mensaje entero detrás de <code>/gold spam</code> o <code>/gold no_spam</code>, o escríbelo como respuesta al mensaje.
gold-marked = 🥇 Pregunta de control, etiqueta conocida: { $choice }. /undo no cambia esto.
ask-gold = <b>¿Usar este mensaje como pregunta de control?</b> Su etiqueta será entonces conocida: { $choice }. Se pregunta a otros, sin marca, para medir cuántas veces aciertan.
button-gold-yes = 🥇 Usarlo
button-gold-no = Cancelar
button-gold-back = ↩️ Retirarlo
gold-taken-back = ↩️ Retirado: vuelve a valer lo que antes se sabía de este mensaje.
gold-not-taken-back = Esta etiqueta ya no es la más reciente, así que no se retiró.
gold-cancelled = No se cambió nada.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Ejemplos
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>Pauta { $version }</b>
no-guideline = Todavía no hay ninguna pauta.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> pone esta línea en cada tarjeta (como máximo { $rule } caracteres). Las líneas de debajo son ejemplos tras un botón (como máximo { $examples } caracteres). Cada cambio es una versión nueva, y cada respuesta se guarda con la versión con la que se dio. <code>/rule off</code> quita la línea.
guideline-set =
    📏 La pauta { $version } está desde ahora en cada tarjeta:
    <i>{ $rule }</i>
guideline-off = Desde ahora no hay ninguna pauta en las tarjetas (versión { $version }).
guideline-too-long = Esto es demasiado largo: la primera línea puede tener { $rule } caracteres; los ejemplos de debajo, { $examples }.

### /labels

label-names = Las etiquetas se llaman <b>{ $spam_name }</b> y <b>{ $no_spam_name }</b>.
no-label-names = Las etiquetas no tienen nombres personalizados: cada persona lee las palabras de su idioma.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> pone estos dos nombres en cada tarjeta, primero el del spam: emojis y palabras, como máximo { $most } caracteres cada uno. Se leen en todos los idiomas. Los archivos y exportaciones conservan <code>spam</code> y <code>no_spam</code>. <code>/labels reset</code> devuelve las palabras de cada idioma.
label-names-set = 🏷 Desde ahora las etiquetas se llaman <b>{ $spam_name }</b> y <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 Desde ahora cada persona lee las palabras de su idioma para las etiquetas.
# Below the welcome, /help and /stats.
label-names-note = Aquí <b>{ $spam_name }</b> significa spam y <b>{ $no_spam_name }</b>, todo lo demás.

### Files

button-import-yes = 📥 Importar
button-import-no = Cancelar
button-send-every = 📦 Todos los mensajes

how-to-import = Envíame un archivo: <code>dataset.txt</code> (un mensaje por línea), <code>spam.txt</code> y <code>no_spam.txt</code> (etiquetados), o uno de estos formatos: { $forms }. Las tablas necesitan un encabezado. Todos pueden estar comprimidos (.gz). El límite es 20 MB; para archivos mayores usa <code>tapwise import</code> en el ordenador. Antes de importar muestro lo que he encontrado. El texto que acompaña al archivo puede decir cómo leerlo, por ejemplo <code>--spam</code>, <code>--encoding cp1252</code> o <code>--text-column body</code>.
columns-found = Textos: { $text }. Etiquetas: { $label }.
messages-found =
    <b>{ $rows ->
        [one] { $rows } mensaje
        [many] { $rows } mensajes
       *[other] { $rows } mensajes
    }</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } sin etiqueta.
columns-kept = Se conservan para exportar y nunca se muestran: { $columns }
more-files =
    { $count ->
        [one] … y { $count } archivo más.
        [many] … y { $count } archivos más.
       *[other] … y { $count } archivos más.
    }
nothing-to-import = No hay nada que importar en este archivo.
toast-file-is-gone = Este archivo se importó o ya no está. Envíalo otra vez para importarlo.
not-imported = No se importó nada.
reading = ⏳ Leyendo el archivo …
download-failed = Telegram no entregó el archivo. Envíalo otra vez, por favor.
local-server = El servidor Bot API se inició con --local: guarda los archivos en su carpeta y no los entrega. Si está en la máquina del bot, pon esa carpeta (su --dir) en TAPWISE_LOCAL_FILES e inicia el bot otra vez. Si no, inicia el servidor sin --local, o usa <code>tapwise import</code> en el ordenador.
too-large = Los bots pueden descargar archivos de hasta 20 MB. Comprime el archivo (.gz), o usa <code>tapwise import</code> en el ordenador.
imported =
    📥 <b>{ $items ->
        [one] { $items } mensaje nuevo
        [many] { $items } mensajes nuevos
       *[other] { $items } mensajes nuevos
    }</b>, { $labels ->
        [one] { $labels } etiqueta nueva
        [many] { $labels } etiquetas nuevas
       *[other] { $labels } etiquetas nuevas
    }. { $known ->
        [one] { $known } ya se conocía.
        [many] { $known } ya se conocían.
       *[other] { $known } ya se conocían.
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } fila repite otra del archivo.
        [many] { $repeats } filas repiten otra del archivo.
       *[other] { $repeats } filas repiten otra del archivo.
    }
imported-replaced =
    { $replaced ->
        [one] Se sustituyó { $replaced } etiqueta.
        [many] Se sustituyeron { $replaced } etiquetas.
       *[other] Se sustituyeron { $replaced } etiquetas.
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } mensaje ya tenía otra etiqueta, que se conserva.
        [many] { $conflicts } mensajes ya tenían otra etiqueta, que se conserva.
       *[other] { $conflicts } mensajes ya tenían otra etiqueta, que se conserva.
    }
imported-bad =
    { $bad ->
        [one] No se pudo leer { $bad } fila:
        [many] No se pudieron leer { $bad } filas:
       *[other] No se pudieron leer { $bad } filas:
    }
nothing-to-export = Todavía no hay ningún mensaje etiquetado. /label muestra uno.
caption-exported =
    📤 { $labels ->
        [one] { $labels } mensaje con etiqueta
        [many] { $labels } mensajes con etiqueta
       *[other] { $labels } mensajes con etiqueta
    }
offer-every = El botón envía <b>todos los mensajes con una etiqueta</b>, de personas o del modelo, y un certificado: cuántas etiquetas del modelo son erróneas como máximo.
being-imported = Se están importando mensajes nuevos. Toca el botón otra vez en un minuto.
caption-every =
    📦 { $messages ->
        [one] { $messages } mensaje
        [many] { $messages } mensajes
       *[other] { $messages } mensajes
    }
caption-model-sent = 📤 El modelo aprendido. Su ficha dice cómo cargarlo y cómo de bueno es.
model-too-large = El modelo pesa más de 50 MB, y Telegram no lo acepta de un bot. Guárdalo en el ordenador con <code>tapwise model filter.skops</code>.
model-not-sent = Telegram no aceptó el modelo, o no lo confirmó. /model lo envía otra vez; <code>tapwise model filter.skops</code> lo guarda en el ordenador.
upload-failed = Telegram no aceptó <code>{ $file }</code>, o no lo confirmó. /export lo envía todo otra vez. Los archivos de más de 50 MB solo se exportan en el ordenador, con <code>tapwise export</code>.

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
score-flagged = De lo que el modelo marcaría, { $share } es spam ({ $interval }; { $hits } de { $of } comprobados).
score-flagged-shared = De lo que el modelo marcaría, { $share } ({ $interval }) es spam.
score-flagged-none =
    El modelo no marcaría { $reserve ->
        [one] el { $reserve } mensaje reservado
        [many] ninguno de los { $reserve } mensajes reservados
       *[other] ninguno de los { $reserve } mensajes reservados
    } para el examen.
score-flagged-unchecked = Nadie ha comprobado todavía lo que el modelo marcaría.
score-flagged-few =
    De lo que el modelo marcaría, { $spam } de { $flagged } comprobados { $spam ->
        [one] es
        [many] son
       *[other] son
    } spam: muy pocos para decir qué parte.
score-missed = De lo que dejaría pasar, { $share } es spam ({ $interval }; { $hits } de { $of } comprobados).
score-missed-shared = De lo que dejaría pasar, { $share } ({ $interval }) es spam.
score-missed-unchecked = Nadie ha comprobado todavía lo que dejaría pasar.
score-recall = Detectaría el { $share } ({ $interval }) de todo el spam.
score-no-spam = El examen todavía no tiene spam, así que no puede decir cuánto se detecta.
score-little-spam =
    El examen tiene muy poco spam ({ $spam ->
        [one] { $spam } mensaje
        [many] { $spam } mensajes
       *[other] { $spam } mensajes
    }) para decir cuánto se detecta.
score-few-answers = Todavía hay muy pocas respuestas de examen para decir cuánto spam se detecta ({ $spam } son spam).
score-f1 = F1, que une precisión y exhaustividad en un número: { $value } ({ $low }–{ $high }).
score-few-flagged =
    La reserva del examen solo tiene { $flagged ->
        [one] { $flagged } mensaje
        [many] { $flagged } mensajes
       *[other] { $flagged } mensajes
    } que el modelo marcaría: muy pocos para demostrar qué parte es spam.
score-measured =
    Medido tras { $answers ->
        [one] { $answers } respuesta
        [many] { $answers } respuestas
       *[other] { $answers } respuestas
    } de examen, con { $labels ->
        [one] { $labels } etiqueta aprendida
        [many] { $labels } etiquetas aprendidas
       *[other] { $labels } etiquetas aprendidas
    }; la próxima medición es con { $next } ({ $now } hasta ahora).
score-measured-last =
    Medido tras { $answers ->
        [one] { $answers } respuesta
        [many] { $answers } respuestas
       *[other] { $answers } respuestas
    } de examen, con { $labels ->
        [one] { $labels } etiqueta aprendida
        [many] { $labels } etiquetas aprendidas
       *[other] { $labels } etiquetas aprendidas
    }; es la última medición.
score-none-shared = Todavía no hay puntuación.
score-none-no-exam = Sin puntuación: esta campaña no tiene examen (mensajes al azar con los que se mide el modelo y nunca se entrena).
score-none-small-pool = Sin puntuación: hay muy pocos mensajes para un examen.
score-none-unchecked = Sin puntuación: las respuestas del examen son de personas que nadie ha comprobado. Etiqueta tú algunos mensajes, o deja que respondan más personas, para poder compararlas.
score-none-no-model = Todavía no hay puntuación: no hay modelo. Necesita al menos tres etiquetas de cada clase.
score-none-yet =
    Todavía no hay puntuación: se mide por primera vez tras { $first } respuestas de examen, y hay { $answers ->
        [one] { $answers }
        [many] { $answers }
       *[other] { $answers }
    }. Van mezcladas con las demás.
score-unchecked =
    { $answers ->
        [one] { $answers } respuesta de examen aún no cuenta: nadie ha comprobado a quien la dio.
        [many] { $answers } respuestas de examen aún no cuentan: nadie ha comprobado a quienes las dieron.
       *[other] { $answers } respuestas de examen aún no cuentan: nadie ha comprobado a quienes las dieron.
    }
score-of-flagged = de lo que marcaría es spam
score-of-missed = de lo que dejaría pasar es spam

### Goals and proofs

proof-goal-filter = al menos el { $precision } de lo que marca el filtro es spam, y deja pasar como máximo el { $let_through } de todo el spam
proof-goal-labels = como máximo el { $max_error } de las etiquetas que da el modelo son erróneas
proof-evidence-filter =
    { $flagged ->
        [one] { $flagged } respuesta
        [many] { $flagged } respuestas
       *[other] { $flagged } respuestas
    } a mensajes que el modelo marca ({ $flagged_spam } spam) y { $unflagged } a mensajes que deja pasar ({ $unflagged_spam } spam)
proof-evidence-labels =
    { $answers ->
        [one] { $answers } respuesta
        [many] { $answers } respuestas
       *[other] { $answers } respuestas
    } a mensajes sacados al azar ({ $wrong ->
        [one] { $wrong } etiqueta errónea
        [many] { $wrong } etiquetas erróneas
       *[other] { $wrong } etiquetas erróneas
    })
proof-stands-filter =
    Demostrado para un filtro: { $goal } (confianza { $confidence }). Es sobre el modelo de { $labels ->
        [one] { $labels } etiqueta
        [many] { $labels } etiquetas
       *[other] { $labels } etiquetas
    } y se basa en { $evidence }.
proof-stands-labels =
    Certificado: { $goal } (confianza { $confidence }). Es sobre el modelo de { $labels ->
        [one] { $labels } etiqueta
        [many] { $labels } etiquetas
       *[other] { $labels } etiquetas
    } y se basa en { $evidence }.
proof-failed =
    Fuera de alcance para el modelo de { $labels ->
        [one] { $labels } etiqueta
        [many] { $labels } etiquetas
       *[other] { $labels } etiquetas
    }: { $goal }. Hubo { $evidence }.
proof-pool-grew =
    La prueba ha terminado antes de tiempo: era sobre el modelo de { $labels ->
        [one] { $labels } etiqueta
        [many] { $labels } etiquetas
       *[other] { $labels } etiquetas
    }, y se importaron o retiraron mensajes, o cambiaron las características. Hubo { $evidence }.
proof-stopped = La prueba se detuvo. Hubo { $evidence }, y cuentan para la próxima.
proof-settled = Estabilizado: con más etiquetas no cambia casi ninguna predicción del modelo.
proof-learnt-more = El modelo ha aprendido más desde entonces.
proof-is-running = Hay una prueba en marcha: { $goal }. /prove en el chat muestra cómo va.
proof-nothing = No hay nada demostrado sobre el modelo más reciente: para eso está /prove en el chat.
proof-takes-none = No hace falta ninguna respuesta más.
proof-takes =
    { $answers ->
        [one] Hace falta más o menos { $answers } respuesta
        [many] Hacen falta unas { $answers } respuestas
       *[other] Hacen falta unas { $answers } respuestas
    } si no hay errores.
proof-takes-with-one =
    { $answers ->
        [one] Hace falta más o menos { $answers } respuesta
        [many] Hacen falta unas { $answers } respuestas
       *[other] Hacen falta unas { $answers } respuestas
    } si no hay errores, { $with_one } con un error.
proof-takes-most =
    { $answers ->
        [one] Hace falta más o menos { $answers } respuesta
        [many] Hacen falta unas { $answers } respuestas
       *[other] Hacen falta unas { $answers } respuestas
    } si no hay errores, y rara vez más de { $most }.
proof-takes-with-one-most =
    { $answers ->
        [one] Hace falta más o menos { $answers } respuesta
        [many] Hacen falta unas { $answers } respuestas
       *[other] Hacen falta unas { $answers } respuestas
    } si no hay errores, { $with_one } con un error, y rara vez más de { $most }.
proof-rarely-reached = Con más errores puede quedar fuera de alcance: de las campañas con estas respuestas, lo logran { $share }.
proof-too-many-wrong =
    Fuera de alcance: { $wrong } de { $checked } etiquetas comprobadas { $wrong ->
        [one] era errónea
        [many] eran erróneas
       *[other] eran erróneas
    }, así que este modelo no cumple la meta. Etiqueta más e inténtalo otra vez.
proof-few-flagged =
    Fuera de alcance: la reserva del examen solo tiene { $has ->
        [one] { $has } mensaje
        [many] { $has } mensajes
       *[other] { $has } mensajes
    } que el modelo marca, y hacen falta { $needs }.
proof-few-unflagged =
    Fuera de alcance: la reserva del examen solo tiene { $has ->
        [one] { $has } mensaje
        [many] { $has } mensajes
       *[other] { $has } mensajes
    } que el modelo deja pasar, y hacen falta { $needs }.
proof-none-flagged = Fuera de alcance: la reserva del examen no tiene ningún mensaje que el modelo marque, y hacen falta { $needs }.
proof-none-unflagged = Fuera de alcance: la reserva del examen no tiene ningún mensaje que el modelo deje pasar, y hacen falta { $needs }.
proof-no-pool = Ningún conjunto es bastante grande con esta proporción de spam.
proof-pool = Con esta proporción de spam hace falta un conjunto de unos { $pool } mensajes.

### The certificate's sentence

certificate-labelled = De { $total } mensajes, { $machine } los etiqueta el modelo (spam a partir de una puntuación de { $threshold })
certificate-labelled-but = De { $total } mensajes, { $machine } los etiqueta el modelo (spam a partir de una puntuación de { $threshold }), y { $left } quedan fuera porque su etiqueta no se puede certificar
certificate-judged =
    { $labelled }; según { $answers } respuestas a mensajes sacados al azar, de las que { $wrong ->
        [one] { $wrong } contradice
        [many] { $wrong } contradicen
       *[other] { $wrong } contradicen
    } al modelo, con confianza { $confidence } en cada límite: como máximo el { $all } de las etiquetas del modelo son erróneas, como máximo el { $spam } de sus etiquetas spam, como máximo el { $no_spam } de sus etiquetas no_spam, { $found ->
        [unknown] y no se sabe cuánto del spam se encontró
       *[other] y se encontró al menos el { $found } de todo el spam
    }.
certificate-needs = Para certificar como máximo { $share }, este modelo necesita { $needs } respuestas sin error a mensajes sacados al azar, y tiene { $answers } en total: /prove certificate { $goal } las pide.
certificate-certified = Certificado: como máximo el { $share } de las etiquetas del modelo son erróneas.
certificate-none = Sin certificar: este modelo no tiene certificado (véase /prove).
certificate-not-proven = Sin certificar: no está demostrado que como máximo el { $share } de las etiquetas del modelo sean erróneas.

### Goals and proofs that cannot be

error-goal-prove = Envía /prove, /prove certificate, o /prove certificate 2 para el 2 %.
error-goal-share = { $share } no es una parte de etiquetas erróneas que se pueda certificar: del 1 al 50 %, en número entero. Por ejemplo: /prove certificate 2
error-goal-words = Una meta son dos porcentajes enteros: qué parte de los mensajes marcados debe ser spam, y qué parte de todo el spam puede pasar. Por ejemplo: /goal 80 50
error-goal-precision = { $share } % no puede ser el primer número. Es la parte mínima de los mensajes marcados que debe ser spam: del 50 al 99 %.
error-goal-let-through = { $share } % no puede ser el segundo número. Es la parte máxima de todo el spam que puede pasar: del 5 al 95 %.
error-label-names-two = Escribe dos nombres separados por |, primero el del spam: /labels 🚫 Scam | ✅ Fine
error-label-names-long = Un nombre puede tener como máximo { $most } caracteres, para que quepa en un botón.
error-label-names-characters = Un nombre tiene letras, cifras, emojis y espacios, sin caracteres invisibles y sin @ / . =
error-label-names-equal = Los dos nombres deben diferir en sus palabras.
error-label-names-word = { $word } significa otra cosa en los archivos, así que no puede ser este nombre. El nombre del spam va primero.
error-proof-running = Ya hay una prueba en marcha.
error-proof-no-model = Todavía no hay modelo. Etiqueta al menos tres mensajes de cada clase.
error-proof-no-exam = Esta campaña no tiene examen, así que no se puede demostrar nada sobre un filtro.

### Files that cannot be read

error-file-carriage-returns = Las líneas de { $file } terminan solo con retornos de carro, como en los Mac antiguos. Convierte antes el archivo, por ejemplo: { $command }
error-file-carriage-returns-packed = Las líneas de { $file } terminan solo con retornos de carro, como en los Mac antiguos. Descomprímelo y conviértelo, por ejemplo: { $command }
error-file-options = No se pueden leer las opciones: { $why }.
error-file-option = { $option } no es una opción. Escribe por ejemplo: { $example }.
error-file-option-value = { $option } necesita un valor. Escribe por ejemplo: { $example }.
error-file-day = { $word } no es una fecha. Escríbela así: 2026-01-31.
error-file-label-word = { $word } no indica ninguna etiqueta. Escribe la palabra del archivo, = y spam, no_spam o none: reject=no_spam.
error-file-pyarrow = { $file }: para leer este formato hace falta pyarrow: pip install 'tapwise[parquet]'. O guarda los mensajes como CSV o JSONL.
error-file-parquet = { $file } no es un archivo Parquet o Arrow completo, o es demasiado grande. Descárgalo otra vez.
error-file-spreadsheet = { $file } no es una hoja de cálculo completa, está protegida con contraseña o es demasiado grande. Guárdala otra vez, o guárdala como CSV.
error-file-no-sheet = { $file }: ninguna hoja tiene una columna con un nombre conocido para textos. Indícala con --text-column, o llámala text. { $notes }
error-file-encoding-name = { $encoding } no es una codificación que Python conozca. Prueba con utf-8, cp1251 o cp1252.
error-file-utf-16 = { $file } parece UTF-16 sin marca de orden de bytes. Si lo es, indica la codificación: --encoding { $encoding }.
error-file-encoding =
    { $file }, línea { $line }: esto no es UTF-8, y no se sabe con certeza la codificación. Elige la que se lea bien: { $options }. Si el archivo es UTF-8 dañado, --encoding utf-8 deja fuera { $rows ->
        [one] la fila que no lo es
        [many] las { $rows } filas que no lo son
       *[other] las { $rows } filas que no lo son
    }.
error-file-not-valid = { $file }, línea { $line }: esto no es { $encoding } válido. Guarda el archivo otra vez.
error-file-too-many = { $file } tiene { $files } archivos; el límite es { $most }.
error-file-locked = { $file } está protegido con contraseña. Descomprímelo antes.
error-file-zip = { $file } no es un archivo zip completo ({ $why }). Descárgalo otra vez.
error-file-gzip = { $file } no es un archivo gzip completo ({ $why }). Comprímelo o descárgalo otra vez.
error-file-archive = { $file } es un archivo comprimido dentro de otro. Descomprímelo antes.
error-file-inflates = { $file } ocupa descomprimido más de { $size }, el límite para un archivo comprimido de su tamaño. Descomprímelo, revísalo e importa el archivo descomprimido con tapwise import en la máquina donde funciona el bot.
error-file-no-messages = { $file } no contiene ningún archivo de mensajes. Contiene: { $files }.
error-file-ending = { $file } tiene una extensión desconocida. { $advice }. Las extensiones conocidas son { $endings }, cada una también con .gz, y .zip; un archivo sin extensión contiene un mensaje por línea.
error-file-no-text-column = { $file }, línea { $line }: ninguna columna tiene un nombre conocido para textos. Las columnas son: { $columns }. Indícala con --text-column, o pon un encabezado sobre las filas, por ejemplo text,label; los nombres conocidos son { $names }.
error-file-no-columns = { $file }, línea { $line }: ninguna columna tiene un nombre conocido para textos. Indícala con --text-column, o pon un encabezado sobre las filas, por ejemplo text,label; los nombres conocidos son { $names }.
error-file-no-column = Ninguna columna se llama { $column }. Las columnas son: { $columns }.
error-file-personal = La columna { $column } contiene direcciones o números de personas, no mensajes. Las columnas son: { $columns }.
error-file-long-value = { $file }, línea { $line }: este valor tiene más de { $most } caracteres. Convierte el archivo a un objeto por línea (.jsonl), por ejemplo: jq -c '.[]'.
error-file-json = { $file }, línea { $line }: esto no es JSON. Si quedó cortado, expórtalo o descárgalo otra vez.
error-file-chats = { $file } tiene { $count } chats. Elige con --chat, por nombre o número, y no elijas ninguno privado: { $chats }. Todos: --chat all.
error-file-no-chat = { $file } no tiene ningún chat con ese nombre. Tiene: { $chats }.

### What was found in a file

file-empty-text = El texto está vacío.
file-empty-cell = La celda del texto está vacía. Si en ella hay un texto, empieza por = y se guardó como fórmula: guarda la hoja como CSV.
file-long-text = El texto tiene más de { $most } caracteres.
file-nul = El texto contiene un carácter NUL. Quítalo, o comprueba si el archivo es UTF-16 sin marca de orden de bytes.
file-surrogate = El texto contiene medio carácter (un sustituto suelto). Quítalo.
file-not-decoded = La fila tiene bytes que no son caracteres en la codificación del archivo.
file-japanese = El texto está en ISO-2022-JP, no en UTF-8. Indica la codificación: --encoding iso2022_jp.
file-long-columns = Las otras columnas tienen más de { $most } caracteres.
file-other-label = La fila tiene la etiqueta { $label }, pero el archivo se dio como { $given }.
file-unknown-label = { $word } no es una etiqueta. Escribe spam o no_spam (o ham), o déjala vacía; o di qué significa: --map { $word }=no_spam.
file-not-json = La línea no es JSON.
file-not-object = La línea no es un objeto JSON como { $example }.
file-no-string = El objeto no tiene texto en ninguno de estos campos: { $names }.
file-not-labelled = La línea no empieza con ham o spam y un tabulador, como las líneas de arriba.
file-not-csv = Las comillas o los saltos de línea no siguen las reglas de CSV, o la fila es demasiado larga. Pon el texto entre comillas y duplica cada comilla que contenga.
file-not-the-columns = La fila no tiene tantas celdas como el encabezado. Pon entre comillas un texto que contenga el separador.
file-other-reasons = Otros motivos.
file-empty-rows = filas vacías
file-service = mensajes de servicio (alguien entró, se fijó un mensaje …)
file-no-text = mensajes sin texto ni pie de foto
file-other-days = mensajes de otros días
file-no-messages = actualizaciones que no son mensajes
file-advice-telegram = Si es una exportación de Telegram, exporta el chat otra vez y elige el formato JSON
file-advice-copy = Copia los mensajes en una tabla y guárdala como CSV
file-advice-text = Guárdalo como texto sin formato, un mensaje por línea
file-advice-unpack = Descomprímelo antes
file-advice-database = Exporta sus mensajes como CSV
file-advice-convert = Conviértelo a CSV o JSON
file-advice-numbers = Expórtalo como Excel o CSV
file-advice-save = Guárdalo en uno de estos formatos
file-empty = El archivo está vacío.
file-no-header = La tabla no tiene encabezado.
file-list-more = { $shown } y { $more } más
file-uncertain-ends = No está claro dónde termina el mensaje que empieza en la línea { $lines }, porque sus comillas están mal. Las líneas siguientes se leyeron como mensajes propios; revísalas.
file-unprotected =
    { $texts ->
        [one] Se quitó de { $texts } texto el apóstrofo que protege de fórmulas.
        [many] Se quitó de { $texts } textos el apóstrofo que protege de fórmulas.
       *[other] Se quitó de { $texts } textos el apóstrofo que protege de fórmulas.
    }
file-no-text-column = La hoja «{ $sheet }» no tiene columna de texto y se dejó fuera.
file-guessed-column = La columna de texto se eligió por su contenido; revísala.
file-inverted-label = En «{ $column }», 1 y yes significan no_spam.
file-label-like = No se leyó ninguna etiqueta, pero { $columns } podrían ser etiquetas. Indica la columna con --label-column y di qué significan sus palabras: --map WORD=spam.
file-labelled-lines = El { $share } % de las primeras líneas empieza con una etiqueta como ham, que se leyó como parte del mensaje. Pon sobre las líneas un encabezado como label,text.
file-chats-read = Se leyeron { $chosen } de { $count } chats.
