# English: the language that every other file is translated from. docs/languages.md says how.
#
# The first word of a name says what the sentence is:
#   button-   a button: plain text, at most 24 characters
#   toast-    a short notice after a tap: plain text, at most 200 characters
#   caption-  beside a file or picture: plain text, at most 1,024 characters
#   command-  an entry of the command menu: plain text, as short as a button
#   word-, score-, proof-, file-   plain text
#   anything else is HTML as Telegram takes it: <b>, <i> and <code>

# The language's own name for itself.
word-language = English

### Labelling

button-spam = 🚫 Spam
button-no-spam = ✅ Not spam
button-unsure = 🤷 Not sure
button-skip = ⏭ Skip
button-undo = ↩️ Undo
button-show-all = 📄 Show all
button-look-again = 🔄 Look again
button-resume = ▶️ Continue

ask = <b>Is this message spam?</b>
# Where the labels have names of the owner's.
ask-own = <b>Which label fits this message?</b>
shortened =
    <i>… { $more ->
        [one] { $more } more character
       *[other] { $more } more characters
    }</i>
caption-full-text = The complete message
newest-flips =
    <i>{ $labels ->
        [one] { $labels } label so far.
       *[other] { $labels } labels so far.
    } { $last ->
        [one] The last one
       *[other] The last { $last }
    } changed the model's guess about { $flipped ->
        [one] { $flipped } message
       *[other] { $flipped } messages
    }.</i>
nothing-empty = 📭 There are no messages yet. When some are imported, I will ask you.
nothing-empty-owner = 📭 There are no messages yet. Send me a file with them, for example <code>messages.txt</code> with one message a line; /import explains the forms.
nothing-done = 🎉 <b>All messages are labelled.</b> Thank you! When new ones come, I will ask you.
nothing-elsewhere = ⏳ Other people are labelling the last messages right now. If somebody leaves one unanswered, I will ask you. Thank you!
nothing-stopped = 🙏 <b>Thank you for all your answers.</b> They differ from the others' answers more often than usual, so I will not ask you for now. The owner can let you continue.
nothing-seen = 🎉 <b>You have seen every message there is for you.</b> Thank you! When new ones come, I will ask you.
your-contribution =
    You gave { $answers ->
        [one] { $answers } answer.
       *[other] { $answers } answers.
    } { $messages ->
        [one] { $messages } message has
       *[other] { $messages } messages have
    } a label by them, nearly equal ones included.
# Sent by an annotator to somebody else, beside a link to the bot.
word-shared = I help to train a spam filter, one tap at a time. Ask its owner for a link if you want to help.
word-shared-counted =
    { $answers ->
        [one] I gave { $answers } answer
       *[other] I gave { $answers } answers
    } to train a spam filter, one tap at a time. Ask its owner for a link if you want to help.
# What a phone's notification shows; $words: the first words of a message.
messages-again = 📬 There are messages to label. { $words }
next-takes-a-while = ⏳ The next message takes a while. It will appear here by itself. Your answers are saved.
paused = ⏸ <b>Paused.</b> Your open message was returned to the others. /label continues.

# The four answers, as they are repeated in toasts and lists.
word-spam = 🚫 Spam
word-no-spam = ✅ Not spam
word-unsure = 🤷 Not sure
word-skip = ⏭ Skipped
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = spam
word-label-no-spam = not spam

toast-skipped = ⏭ Skipped
# $choice is one of word-spam, word-no-spam, word-unsure.
toast-saved = { $choice } saved
toast-saved-counted = { $choice } saved · answer { $mine }
toast-milestone =
    🎉 { $mine ->
        [one] { $mine } answer
       *[other] { $mine } answers
    } by you. Thank you!
toast-hurried = That was very quick! Please take a moment to read each message: one careful answer helps more than five fast ones.
toast-previous-answer = Your answer: { $choice }
toast-no-answer = You have no answer here.
toast-undone-asked-again = ↩️ Answer undone. Here is the message again.
toast-undone-elsewhere = ↩️ Answer undone. Somebody else has the message now.
toast-nothing-to-undo = There is nothing to undo.
toast-too-early = Not counted: this message had only just appeared. Please read it and tap again.
toast-old-button = This button no longer works. Send /label for a new card.

### Joining, invites, access

button-share = 📤 Share
button-copy = 📋 Copy the link
button-end-invite = 🚫 Close invite { $invite }

word-owner = owner
word-curator = curator
word-annotator = annotator

toast-not-member = Members of a group may label here, but I do not see you in it. Join the group and tap the button there again, or ask the owner of this bot for a link.
toast-members-unconfirmed = Telegram does not confirm that you are a member of the group. If you are, please tap the button there again in a minute, or ask the owner of this bot for a link.
toast-revoked = An owner has ended your access. A new invite does not change that; ask an owner to restore it.
toast-left-group = You are no longer a member of the group by which you joined. Join it again and tap the button there, or ask the owner of this bot for a link.
toast-group-closed = Members of that group can no longer label. Ask the owner of this bot for a link.
toast-not-invited = You need an invite to label messages here. Ask the owner of this bot for a link and open it, or send it to me; one you had may be used up or expired.
toast-not-yours = I did not ask you about that message. Send /label to get one.
toast-not-labelled-yet = Nobody has labelled this message yet. Its score could bias the first answer.
toast-internal-error = Something went wrong on my side. Answers that I confirmed are saved. Try /label.
toast-try-later = I cannot save anything right now, so this was not saved. Please try again later.
toast-only-owner = Only an owner may do that.
toast-only-curator = Only owners and curators may do that.
own-number = If this is your bot: your Telegram number is <code>{ $number }</code>; put it into TAPWISE_OWNERS and start the bot again.
not-a-command = I understand buttons and commands. /label shows a message; /help lists commands.
copied-command = I carry out only commands that you write yourself, so not this one.

welcome =
    👋 <b>Welcome!</b> I show you messages, one at a time; you tap whether each is spam. I mostly ask about messages that the computer is unsure about, so every answer counts.

    Your answers train a spam filter for this community. /privacy says what I store.

    For example: “You won a prize, click here” is spam; “See you at eight” is not.
you-are-revoked = An owner has ended your access, so I show you no more messages. Thank you.
you-are-restored = You may label again. /label shows a message.

invitation =
    🎟 A link for { $people ->
        [one] { $people } person
       *[other] { $people } people
    }, valid until { $until }. Anyone who has it may label{ $role ->
        [curator] { " " }and settle disputes
       *[annotator] {""}
    }.

    <code>{ $link }</code>
# Goes before the link when somebody shares it.
word-invitation = Help to label spam, one tap at a time:
invite-usage = Send <code>/invite</code>, or <code>/invite 10 3</code> for 10 people and 3 days (at most { $most } people and 365 days). With <code>curator</code> added, they may settle disputes too.
no-invites = No invite is open. /invite creates one.
invites-title = <b>Invites</b> (the links themselves are not stored)
# $role is one of word-annotator, word-curator.
invites-line = { $invite }. { $role }: { $used } of { $uses } used, until { $until }
toast-invite-ended = This invite is closed. People who already joined stay.

revoke-usage = <code>/revoke 5</code> ends the access of annotator 5; <code>/readmit 5</code> restores it. /team lists the numbers.
not-revoked = There is no annotator { $who } whose access can be revoked. /team lists the numbers.
revoked = Annotator { $who } may no longer label. Answers given so far are not affected. <code>/readmit { $who }</code> restores access.
revoked-was-invited = Annotator { $who }, whose access is revoked, followed an invite link and was refused. <code>/readmit { $who }</code> restores access.
restored = Annotator { $who } may label again.
was-not-revoked = Annotator { $who } was not revoked.

### Groups

button-join = 🏷 Help to label
button-close-group = 🚫 Close group { $group }
button-owner-opens = 👤 I am the owner: open
button-owner-closes = 👤 I am the owner: close

no-longer-member = You are no longer a member of the group, so I show you no more messages. Thank you for your help.
no-longer-confirmed = Telegram no longer confirms that you are a member of the group, so I show you no more messages. If you are, tap the button in the group to go on.
group-no-longer-labels = Members of your group can no longer label. Thank you for your help.
how-to-open = Add me to your group: I post a button there, and every member may label. Make me an administrator, so that I see at once who leaves. To end it, send <code>/close@{ $bot }</code> in the group, or /groups here.
no-groups = No group is open. /open explains how to open one.
groups-title = <b>Groups whose members may label</b>
groups-line =
    { $group }. { $title }: { $annotators ->
        [one] { $annotators } annotator
       *[other] { $annotators } annotators
    }
owner-needed-to-open = I cannot see who wrote that. If you are my owner and want me to let the members of this group label, tap the button: Telegram tells me, and nobody else, who taps.
owner-needed-to-close = I cannot see who wrote that. If you are my owner and want me to end the labelling, tap the button: Telegram tells me, and nobody else, who taps.
not-posted = ⚠️ The group { $title } is open, but Telegram does not let me post the button there: I may not write, or the topic is closed. Make me an administrator, and I post it; or write <code>/open@{ $bot }</code> in an open topic.
members-not-reported = ⚠️ Telegram does not tell me who is a member of the group { $title }. Nobody can join through it, and its members are soon asked nothing more. Make me an administrator of the group, or invite people with /invite.
group-opened = 🏷 <b>Help to keep spam out of this group.</b> I show you messages in a private chat, and you tap whether each is spam. Every member of this group may take part.
group-closed = Members of this group can no longer label. Thank you, everybody.

### Groups that are watched

how-to-watch = In a group I can take new messages by myself. An administrator of the group writes <code>/watch@{ $bot }</code> there, if the group is open (/open) or the administrator owns me. I say in the group what I read and how to object. I keep texts and captions, never who wrote them: a random part, and those I am unsure about. <code>/unwatch@{ $bot }</code> ends it.
watch-notice =
    👀 <b>From now on I read new messages in this group.</b> Of some I keep the text or caption, never who wrote it. People who label see it without a name and say whether it is spam.

    If you do not want that, tap <b>Not mine</b>: I leave out everything you write from then on. I cannot find your earlier messages, as I store no sender. Messages written as the group or as a channel are left out.

    An administrator ends this with <code>/unwatch@{ $bot }</code>, and can then delete what nobody has labelled.
button-not-mine = 🙅 Not mine
watch-over = 👀 I no longer read messages in this group.
already-watched = 👀 I read new messages in this group already.
watched-came =
    { $messages ->
        [one] I have read { $messages } message
       *[other] I have read { $messages } messages
    } and kept { $kept }.
not-watched = I do not read messages in this group.
cannot-read =
    ⚠️ Telegram does not pass me the messages of this group. Do one of these two:
    • Make me an administrator of the group; no right is needed. Then write <code>/watch@{ $bot }</code> again.
    • Write <code>/setprivacy</code> to <code>@BotFather</code>, choose <code>@{ $bot }</code> and tap <b>Disable</b>. Then remove me from the group, add me again, and write <code>/watch@{ $bot }</code>.
rights-unknown = ⚠️ Telegram does not tell me who may do that here. Please try again in a minute.
administrator-needed-to-watch = I cannot see who wrote that. If you are an administrator of this group and want me to read new messages here, tap the button: Telegram tells me, and nobody else, who taps.
administrator-needed-to-unwatch = I cannot see who wrote that. If you are an administrator of this group and want me to stop reading here, tap the button: Telegram tells me, and nobody else, who taps.
button-administrator = 👤 I am an administrator
administrator-confirmed = 👤 An administrator has tapped the button.
toast-may-not-watch = Only an administrator of the group can do that, if the group is open or they own this bot.
toast-objection-noted = 🙅 From now on I leave out your messages. I keep a short mark made with a key, not your number or name.
watched-unanswered =
    { $messages ->
        [one] Nobody has answered { $messages } of them. Shall I delete it?
       *[other] Nobody has answered { $messages } of them. Shall I delete these?
    }
button-delete-watched = 🗑 Delete { $messages }
button-keep-watched = Keep them
watched-deleted =
    { $messages ->
        [one] 🗑 { $messages } message is deleted.
       *[other] 🗑 { $messages } messages are deleted.
    }
watched-stayed =
    { $messages ->
        [one] { $messages } stays, as it has an answer.
       *[other] { $messages } stay, as they have answers.
    }
watched-kept = The messages stay.
watch-began = 👀 An administrator of the group { $title } lets me read new messages there. They can be asked soon. <code>/unwatch</code> in the group ends it.
ask-usage = Answer a message of a watched group (/watch) with <code>/ask@{ $bot }</code>: I ask others about it soon, as about any other. I cannot take a message without text, one from before my notice, or one of somebody who objected.
not-announced = ⚠️ I do not read messages in the group { $title }, as Telegram does not let me say there that I do: I may not write, or the topic is closed. Make me an administrator, or write <code>/watch@{ $bot }</code> in an open topic.
watch-full =
    👀 The group { $title } has brought { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, as many as TAPWISE_WATCH_LIMIT allows. I keep no more of it. Raise the limit and restart me, or end it with <code>/unwatch</code> in the group and begin again with <code>/watch</code>.

### Commands and /help

command-label = show a message to label
command-undo = take back your last answer
command-history = your last answers; change any of them
command-stats = progress and quality
command-pause = stop for now
command-settings = language, confirmations and reminder
command-privacy = what I store about you
command-forgetme = delete your Telegram number from the campaign
command-help = how this works
command-menu = everything I can do, in sections
command-invite = make an invite link
command-invites = invite links that still work
command-open = let the members of a group label
command-groups = groups whose members may label; close any of them
command-watch = take new messages of a group
command-team = annotators and their reliability
command-disputes = decide where the answers disagree
command-rule = say what is spam, on every card
command-labels = your own names for the two labels
command-gold = use the message you answered last to check other people
command-revoke = stop an annotator from labelling
command-readmit = let a revoked annotator label again
command-forget = delete who an annotator is
command-import = add messages from a file
command-export = get the labelled set
command-model = get the learnt model
command-prove = prove how good the filter is, or certify its labels
command-goal = what a filter has to be
command-why = explain the score of your last message
command-check = say how probably a message is spam

# The buttons are button-spam, button-no-spam, button-unsure, button-skip and button-undo.
help = I show a message; tap <b>{ $spam_name }</b> or <b>{ $no_spam_name }</b>. <b>Not sure</b> is an honest answer too; <b>Skip</b> says nothing about the message; <b>Undo</b> takes back your last answer.
help-line = /{ $command } – { $does }

menu = <b>Menu</b>
button-menu-labelling = 🏷 Label
button-menu-progress = 📊 Progress
button-menu-people = 👥 Team
button-menu-invites = 🎟 Invite
button-menu-files = 📦 Import and export
button-menu-review = ⚖️ Review
button-menu-own = ⚙️ Settings
button-menu-back = ⬅️ Menu
button-open-menu = ☰ Menu
button-make-invite = 🎟 Invite
welcome-owner =
    👋 <b>Welcome! This bot is yours.</b>

    1. Send me a file with messages, for example <code>messages.txt</code> with one message a line.
    2. Invite people: /invite makes a link.
    3. Label a few messages yourself, on the card below.

    /menu shows everything else.

### /history, /settings, /privacy

button-older = ◀️ Older
button-newer = Newer ▶️
button-never-remind = 🔕 Never
button-change-clock = 🕒 My clock changed
button-forget-yes = 🗑 Forget me for good
button-forget-no = Keep me
button-forget-other-yes = 🗑 Forget them for good
button-forget-other-no = Keep them
button-quiet-off = 🔔 Confirmation on
button-quiet-on = 🔕 Confirmation off
button-cheer-off = 🎈 Hide my count
button-cheer-on = 🎈 Show my count
button-remind = ⏰ Remind me
button-change-reminder = ⏰ Change the reminder
button-as-in-telegram = 🌐 As in Telegram

history = <b>Your last answers.</b> Tap a number to change that answer.
no-history = You have no answers here.
history-entry = { $place }. { $choice }

settings =
    <b>Settings</b>
    Language: { $language }
    Confirmation after each tap: { $confirmation ->
        [off] off
       *[on] on
    }
    Show how many answers I gave: { $counted ->
        [off] off
       *[on] on
    }
    Daily reminder: { $reminder ->
        [none] none
       *[other] { $reminder }, your time
    }
which-language = 🌐 <b>Which language shall I speak with you?</b>
which-hour-is-it = <b>Which hour does your clock show now?</b> Telegram does not tell me your time zone.
when-to-remind = <b>At which hour shall I remind you?</b> I do so only if you gave no answer in the 20 hours before.
reminder = ⏰ Some messages are waiting. /label shows one; /settings changes this reminder.

word-phone = phone numbers
word-email = e-mail addresses
word-name = usernames
word-card = card numbers
word-link = links

privacy =
    <b>What I store about you</b>
    • your Telegram user number, your role, which invites you used, and when you joined
    • each question I asked you and each of your answers, with its time and a number that identifies the tap or message; undone answers too
    • which messages you asked others about
    • the language of your Telegram, so that I write to you in it
    • your choices in /settings (for a reminder: its hour, your time zone and when I last sent it), whether you are paused, and which chat message is your card
    • an estimate of how often your answers are right, whether they count, and which notices about them the owner has received
    • if you joined as a member of a group: which group, and whether you have left it
    • when I last wrote to you that there are messages again, and which guidelines you set

    I do not store your name, photo, phone number, other chats or what you write here. The exception is a file that an owner sends: its messages are imported.
    The owner of this bot has the database. Exported labels carry your annotator number, not your Telegram number. I never delete answers; /forgetme deletes the record that they are yours, also after your access has ended, and an owner can do it for you. Earlier backups and copies keep that record until the owner deletes them. My log has annotator numbers only.
    After /forgetme I keep a fingerprint of your number and of the invites you used, made with a key in this database, so that coming back continues as the same nameless annotator. Anyone who has the database could find your number only by trying every possible number.

    If you write in a group that is watched (I say so there), I may keep the text or caption of a message, never that it is yours. If you tap Not mine there, I keep a short mark made with a key, which is the same for many Telegram numbers.

    The messages you see come from the owner's files or from watched groups: please do not pass them on.
privacy-protected = Telegram lets nobody forward or copy them.
# $kinds is a list of word-phone, word-email, word-name, word-card and word-link.
privacy-hidden = As far as they are recognised, I hide from you in messages: { $kinds }. The model and the owner's exports contain them.

forget-question = <b>Forget who you are?</b> I delete your Telegram number, settings and group for good, and you can no longer label. Your answers stay, under an anonymous number. If you join again, you continue under that number: /privacy says how.
nothing-to-forget = I store nothing about you.
forgotten = 🗑 I no longer know who you are. Thank you for your help.
not-forgotten = Everything stays as it was.
owner-stays = You own this bot. Remove your number from TAPWISE_OWNERS first and restart the bot.
forget-usage = <code>/forget 5</code> deletes who annotator 5 is, also after their access was revoked or they left. /team lists the numbers.
cannot-be-forgotten = There is no annotator { $who } to forget: there never was one, it is an owner, or it is done already. /team lists the numbers.
forget-other-question = <b>Forget who annotator { $who } is?</b> I delete their Telegram number, settings and group for good, and they can no longer label. Their answers stay, under an anonymous number. If their access was not revoked, they can join again.
other-forgotten = 🗑 I no longer know who annotator { $who } is.
card-of-forgotten = 🗑 Your last message was shown here.

### /check, forwarded messages

button-wrong-ask-others = 🙋 Wrong? Ask others
button-ask-others = 🙋 Ask others
# $percent is the probability of spam.
check-spam = <b>Probably spam</b>: { $percent }.
check-no-spam = <b>Probably not spam</b>: { $percent } spam.
# Where the labels have names of the owner's.
check-own = Probably <b>{ $label }</b>: { $spam_name } { $percent }.
check-blind = 🙈 This message, or one almost like it, is in the campaign, and somebody may still be asked about it. I say nothing about it here, so that nobody is influenced.
check-usage = Forward a message to me, or answer one with /check, or write <code>/check some text</code>. I say how probably it is spam, and why.
check-without-text = This message has no text, so I cannot check it.
check-not-mine = I wrote this message myself. Forward the message itself, or write <code>/check some text</code>.
toast-check-is-gone = Others were asked already, or this button is too old. Send the message again.
asked-others-new = 🙋 The message is in the campaign now. Others are asked about it soon, and do not see what I think.
asked-others-known = 🙋 The message, or one almost like it, is in the campaign already. Others are asked about it when its turn comes.
asked-others-nobody = Nobody else labels here yet, so there is nobody to ask.
asked-others-proof = A proof is running, and a new message would end it. Ask again when it has ended.

### /stats and /why

stats-settled =
    <b>{ $settled }</b> of { $items ->
        [one] { $items } message
       *[other] { $items } messages
    } settled. { $left ->
        [one] { $left } message is left.
       *[other] { $left } messages are left.
    }
# How the settled messages got their label: by an answer, from a near-duplicate, or by a file or an owner.
stats-how = { $answered } answered, { $inherited } inherited from a near-duplicate, { $known } known: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }.
# Messages that only the model labels.
stats-machine = By machine: { $machine } more, in the export of every message (/export).
stats-answers =
    { $answers ->
        [one] { $answers } answer given
       *[other] { $answers } answers given
    }: { $mine } by you, { $day } in the last 24 hours. { $learnt ->
        [one] The model has learnt { $learnt } answer;
       *[other] The model has learnt { $learnt } answers;
    } it learns none of the exam's.
stats-mine =
    { $mine ->
        [one] <b>{ $mine }</b> answer is yours.
       *[other] <b>{ $mine }</b> answers are yours.
    }
stats-shared =
    All annotators gave { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } so far. { $items ->
        [one] There are { $items } message.
       *[other] There are { $items } messages.
    }
quality = <b>Quality</b>
quality-last-checkpoint = <b>Quality</b> at the last checkpoint
flips =
    { $labels ->
        [one] The last label
       *[other] The last { $labels } labels
    } changed the prediction for { $flipped } of { $compared ->
        [one] { $compared } message
       *[other] { $compared } messages
    }.
advice = 🏁 <b>The model has settled.</b> { $why } Labelling more will change little.
advice-settled = Three times in a row, more labels changed almost none of its predictions.
advice-no-question-left = It is sure about every message that is left (no score between { $low } and { $high }).
advice-unproven = How good it is, is not proven yet.
advice-choices = <b>Prove</b> shows what it takes to prove that it is a good filter. <b>Certify</b> shows what it takes to bound the wrong labels among those that it gives. You can also go on, or stop: /export sends the labelled messages.
# The caption of a picture whose four parts are numbered; it has no words of its own.
caption-overview = ① 🟢 Spam in what the filter would flag, 🟠 spam in what it would let through, by the number of exam answers. ② 🟠 { $spam_name }, 🔵 { $no_spam_name }. ③ Answers on each day. ④ Answers of each annotator.
caption-no-labels = There are no labels yet.
caption-labels =
    { $labels ->
        [one] { $labels } message settled
       *[other] { $labels } messages settled
    }: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, with answers of { $people ->
        [one] { $people } annotator
       *[other] { $people } annotators
    }.
# $features is a name such as views or words; $why one of word-features-….
features = Features of the model: { $features } ({ $why }).
word-features-measured = the richest that this machine can afford
word-features-again = as before
word-features-set = as TAPWISE_FEATURES says
word-features-chosen = chosen by the owner
word-features-read = the meaning of all messages is read
features-follow = The meaning of the messages is being read; then the features are { $features }.
features-read =
    { $messages ->
        [one] { $messages } message is read so far.
       *[other] { $messages } messages are read so far.
    }
why = <b>Score { $score }</b> (0 is { $no_spam_name }, 1 is { $spam_name })
why-signs = ▲ raises the score, ▼ lowers it.
why-near = { $similarity } similar, labelled <b>{ $label }</b>:
why-meaning =
    Meaning: <b>{ $weight }</b>{ $count ->
        [0] .
       *[other] , like { $near }.
    }
why-meaning-near = { $text } ({ $label })
why-not-yet = There is no model yet. It needs at least three labels of each kind.
why-usage = /why explains the score of the message that you answered last; <code>/why some text</code> explains the score of any text.

### /prove and /goal

button-start-proof = ▶️ Start
button-stop-proof = ⏹ Stop
button-cancel-proof = Cancel
button-prove-filter = 🛡 Prove
button-certify-labels = 📜 Certify
button-decide-later = Later

# $goal is proof-goal-filter or proof-goal-labels.
goal =
    🎯 Goal for the filter: { $goal }.

    <code>/goal 90 30</code> sets another one: at least 90 % of what it flags is spam, and at most 30 % of all spam is let through. /prove tries to prove it.
goal-set = 🎯 New goal for the filter: { $goal }.
goal-set-while-running = 🎯 New goal for the filter: { $goal }. The proof that is running keeps its own.
title-filter = 🛡 <b>Prove the filter</b>: { $goal }.
title-labels = 📜 <b>Certify the labels</b>: { $goal }.
drawn-filter = Everybody is then asked only questions that are drawn at random. The cards look the same. The model learns nothing meanwhile.
drawn-labels = Everybody is then asked only questions that are drawn at random from all unlabelled messages. The cards look the same. The model learns nothing meanwhile.
goal-changes = /goal changes the goal.
running-proof = ⏳ <b>A proof is running.</b> Goal: { $goal }.
running-proof-evidence = So far there are { $evidence }. { $forecast }
running-proof-shown = /prove shows this again. I write to you when it ends.
ended-proof-stands = People are asked ordinary questions again, so the model goes on learning. The statement is about the model as it is now.
ended-proof-certificate = /export sends the certificate only until the next label is learnt.
ended-proof-out-of-reach = People are asked ordinary questions again. /prove shows what it would take.
no-proof-started = Nothing was started. /prove asks again.
no-proof-needed = The answers that there are already are enough.
no-proof-running = No proof is running.
no-proof-now = All right. /prove asks again.

### /team, /disputes, /gold

button-leave-open = ↪️ Leave it open
button-count = ✅ Count annotator { $who }
button-count-again = ↩️ Count { $who } again
button-ignore = 🚫 Ignore annotator { $who }

word-revoked = 🚫 revoked
word-left = 👋 left
word-forgotten = forgotten
word-proven = proven
word-probation = on probation

team-title = <b>Team</b>
team-more = … and { $more } more: <code>tapwise status --team</code>
agreement-doubtful-too-few = Agreement on messages in doubt: too few have several answers yet ({ $shared }).
agreement-doubtful-one-label =
    Agreement on { $shared ->
        [one] { $shared } message
       *[other] { $shared } messages
    } in doubt: not measurable, as all have the same label.
agreement-doubtful =
    Agreement on { $shared ->
        [one] { $shared } message
       *[other] { $shared } messages
    } that were in doubt: { $alpha } (Krippendorff's alpha)
agreement-planned-too-few = Agreement on exam messages, which two people answer by plan: too few yet ({ $shared }).
agreement-planned-one-label =
    Agreement on { $shared ->
        [one] { $shared } exam message
       *[other] { $shared } exam messages
    }: not measurable, as all have the same label.
agreement-planned =
    Agreement on { $shared ->
        [one] { $shared } exam message
       *[other] { $shared } exam messages
    }, which two people answer by plan: { $alpha } (Krippendorff's alpha)
member-name = Annotator { $who }
# $role is word-owner or word-curator.
member-with-role = { $name } ({ $role })
member-answers =
    { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    }, { $day } in 24 h
member-vouched = an owner vouches for them
member-gold = gold questions { $right } of { $asked }
member-hasty = { $hasty } very quick
member-ignored = ⚠️ ignored
member-right = { $spam_name } { $spam } right, { $no_spam_name } { $other } right
member-constant = ⚠️ almost always taps { $choice }
member-informative = informative { $share } ({ $low } to { $high })
reliability-explained = <i>Informative: 100% is a perfect annotator; 0% is one whose answers do not depend on the message. On probation: not known to be informative yet; these answers weigh less, and others are asked too.</i>
erring-alike = ⚠️ On one kind of message, annotators { $who } tap { $choice } where the others do not. Tapwise ignores these answers and counts their other ones. If they are right, label such messages yourself.

trust-counts = The answers of annotator { $who } count, including earlier ones.
trust-ignored = The answers of annotator { $who } are ignored, including earlier ones.
toast-no-such-annotator = There is no annotator with this number.
annotator-excluded = ⚠️ <b>The answers of annotator { $who } are now ignored.</b> { $evidence } The annotator is thanked and not asked any more. One tap reverses this; /team shows everybody.
annotator-doubtful = ❓ <b>Do the answers of annotator { $who } count?</b> { $evidence } Tapwise does not ignore them by itself: too few people would be left to compare with, and the others may be the ones who are wrong. Please look at some of these answers, then decide. Your decision stays; /team can change it.
annotator-dominant = 📊 <b>Annotator { $who } has given { $share } of all answers.</b> Where nobody else has answered, the model learns this person's mistakes too, so these labels weigh less. More annotators help: /invite. /team shows how reliable everybody is.
evidence = Compared with known labels, the others' answers and the model, their share of right answers is: { $spam_name } { $spam }, { $no_spam_name } { $other }.
evidence-constant = They are almost always { $choice }.

dispute =
    <b>The answers leave this message open.</b> ({ $count ->
        [one] { $count } dispute
       *[other] { $count } disputes
    })
no-disputes = No message is in dispute. 🎉
no-more-disputes =
    That was the last one. { $left ->
        [one] { $left } stays open; /disputes shows it again.
       *[other] { $left } stay open; /disputes shows them again.
    }
toast-settled = Settled: { $choice }
toast-left-open = Left open
toast-not-disputed = This message is settled already.

gold-usage = Label a message yourself, then send /gold: I show it and ask whether its label is known from then on. It then becomes a gold question: others are asked it, unmarked, to measure how often they are right. <code>/gold no_spam</code> and the text of a message, or as an answer to it, corrects a label that came with a file.
no-such-message = No message of the campaign has exactly this text. Copy the whole message behind <code>/gold spam</code> or <code>/gold no_spam</code>, or write it as an answer to the message.
gold-marked = 🥇 Gold question, known label: { $choice }. /undo does not change this.
ask-gold = <b>Use this message as a gold question?</b> Its label is then known: { $choice }. Other people are asked it, unmarked, to measure how often they are right.
button-gold-yes = 🥇 Use it
button-gold-no = Cancel
button-gold-back = ↩️ Take it back
gold-taken-back = ↩️ Taken back: what was known of this message before is valid again.
gold-not-taken-back = This label is no longer the newest one, so it was not taken back.
gold-cancelled = Nothing was changed.

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 Examples
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>Guideline { $version }</b>
no-guideline = There is no guideline yet.
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> puts this line on every card (at most { $rule } characters). Lines below it are examples behind a button (at most { $examples } characters). Each change is a new version, and each answer is stored with the version under which it was given. <code>/rule off</code> takes the line away.
guideline-set =
    📏 Guideline { $version } is on every card from now on:
    <i>{ $rule }</i>
guideline-off = No guideline is on the cards from now on (version { $version }).
guideline-too-long = This is too long: the first line may have { $rule } characters, the examples below it { $examples }.

### /labels

label-names = The labels are called <b>{ $spam_name }</b> and <b>{ $no_spam_name }</b>.
no-label-names = The labels have no names of your own: people read the words of their language.
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> puts these two names on every card, the one for spam first: emoji and words, at most { $most } characters each. People read them in every language. Files and exports keep <code>spam</code> and <code>no_spam</code>. <code>/labels reset</code> brings back the words of each language.
label-names-set = 🏷 From now on the labels are called <b>{ $spam_name }</b> and <b>{ $no_spam_name }</b>.
label-names-reset = 🏷 From now on people read the words of their language for the labels.
# Below the welcome, /help and /stats.
label-names-note = Here <b>{ $spam_name }</b> means spam, and <b>{ $no_spam_name }</b> means everything else.

### Files

button-import-yes = 📥 Import
button-import-no = Cancel
button-send-every = 📦 Every message

# $forms is a list of file forms, the same in every language.
how-to-import = Send me a file: <code>dataset.txt</code> (one message a line), <code>spam.txt</code> and <code>no_spam.txt</code> (labelled), or one of these forms: { $forms }. Tables need a header. Each may be compressed (.gz). The limit is 20 MB; for larger files use <code>tapwise import</code> on the computer. I show what I found before I import it. A caption can say how to read the file, for example <code>--spam</code>, <code>--encoding cp1252</code> or <code>--text-column body</code>.
columns-found = Texts: { $text }. Labels: { $label }.
messages-found =
    <b>{ $rows ->
        [one] { $rows } message
       *[other] { $rows } messages
    }</b>: { $spam } { $spam_name }, { $no_spam } { $no_spam_name }, { $unlabelled } without a label.
columns-kept = Kept for exports, never shown: { $columns }
more-files =
    { $count ->
        [one] … and { $count } more file.
       *[other] … and { $count } more files.
    }
nothing-to-import = There is nothing to import in this file.
toast-file-is-gone = This file was imported, or is no longer here. Send it again to import it.
not-imported = Nothing was imported.
reading = ⏳ Reading the file …
download-failed = Telegram did not deliver the file. Please send it again.
local-server = The Bot API server was started with --local: it keeps files in its own folder and hands out none. If it runs on the bot's machine, set TAPWISE_LOCAL_FILES to that folder (its --dir) and start the bot again. Otherwise start the server without --local, or use <code>tapwise import</code> on the computer.
too-large = Bots can download files of up to 20 MB. Compress the file (.gz), or use <code>tapwise import</code> on the computer.
imported =
    📥 <b>{ $items ->
        [one] { $items } new message
       *[other] { $items } new messages
    }</b>, { $labels ->
        [one] { $labels } new label
       *[other] { $labels } new labels
    }. { $known ->
        [one] { $known } was already known.
       *[other] { $known } were already known.
    }
imported-repeats =
    { $repeats ->
        [one] { $repeats } row repeats another one of the file.
       *[other] { $repeats } rows repeat another one of the file.
    }
imported-replaced =
    { $replaced ->
        [one] { $replaced } label was replaced.
       *[other] { $replaced } labels were replaced.
    }
imported-conflicts =
    { $conflicts ->
        [one] { $conflicts } message already had another label, which is kept.
       *[other] { $conflicts } messages already had another label, which is kept.
    }
imported-bad =
    { $bad ->
        [one] { $bad } row could not be read:
       *[other] { $bad } rows could not be read:
    }
nothing-to-export = No message is labelled yet. /label shows one.
caption-exported =
    📤 { $labels ->
        [one] { $labels } message settled
       *[other] { $labels } messages settled
    }
offer-every = The button sends <b>every message with a label</b>, by people or by the model, and a certificate: how many of the model's labels are wrong at most.
being-imported = New messages are being imported. Please tap the button again in a minute.
caption-every =
    📦 { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }
caption-model-sent = 📤 The learnt model. Its card says how to load it and how good it is.
model-too-large = The model is larger than 50 MB, which Telegram does not accept from bots. Write it on the computer, with <code>tapwise model filter.skops</code>.
model-not-sent = Telegram did not accept the model, or did not confirm it. /model sends it again; <code>tapwise model filter.skops</code> writes it on the computer.
upload-failed = Telegram did not accept <code>{ $file }</code>, or did not confirm it. /export sends everything again. Files over 50 MB can only be exported on the computer, with <code>tapwise export</code>.

### The honest score: in /stats, on the page and on the command line. Plain text.

# A percentage; $number may begin with < or >.
score-percent = { $number } %
score-interval = { $low }–{ $high } %
# $share and $interval are percentages. "Checked": somebody has answered.
score-flagged = Of what the model would flag, { $share } is spam ({ $interval }; { $hits } of { $of } checked).
score-flagged-shared = Of what the model would flag, { $share } ({ $interval }) is spam.
score-flagged-none =
    The model would flag none of the { $reserve ->
        [one] { $reserve } message
       *[other] { $reserve } messages
    } kept for the exam.
score-flagged-unchecked = Nobody has checked yet what the model would flag.
score-flagged-few =
    Of what the model would flag, { $spam } of { $flagged } checked { $spam ->
        [one] is
       *[other] are
    } spam: too few to say what share.
score-missed = Of what it would let through, { $share } is spam ({ $interval }; { $hits } of { $of } checked).
score-missed-shared = Of what it would let through, { $share } ({ $interval }) is spam.
score-missed-unchecked = Nobody has checked yet what it would let through.
score-recall = It would catch { $share } ({ $interval }) of all spam.
score-no-spam = The exam has no spam yet, so it cannot say how much of all spam is caught.
score-little-spam =
    The exam has too little spam ({ $spam ->
        [one] { $spam } message
       *[other] { $spam } messages
    }) to say how much of all spam is caught.
score-few-answers = There are too few exam answers yet to say how much of all spam is caught ({ $spam } of them are spam).
score-f1 = F1, which is precision and recall in one number: { $value } ({ $low }–{ $high }).
score-few-flagged =
    The reserve, which is kept for the exam, has only { $flagged ->
        [one] { $flagged } message
       *[other] { $flagged } messages
    } that the model would flag: too few to prove what share of them is spam.
score-measured =
    Measured after { $answers ->
        [one] { $answers } exam answer
       *[other] { $answers } exam answers
    }, with { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    } learnt; the next measurement is at { $next } ({ $now } so far).
score-measured-last =
    Measured after { $answers ->
        [one] { $answers } exam answer
       *[other] { $answers } exam answers
    }, with { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    } learnt; it is the last measurement.
score-none-shared = No score yet.
score-none-no-exam = No score: this campaign has no exam (messages drawn at random, on which the model is measured and never trained).
score-none-small-pool = No score: there are too few messages for an exam.
score-none-unchecked = No score: the exam's answers come from people nobody has checked. Label some messages yourself, or let more people answer, so that their answers can be compared.
score-none-no-model = No score yet: there is no model. It needs at least three labels of each kind.
score-none-yet =
    No score yet: it is first measured after { $first } exam answers, and there { $answers ->
        [one] is { $answers }
       *[other] are { $answers }
    }. They are mixed in with the others.
score-unchecked =
    { $answers ->
        [one] { $answers } exam answer does not count yet: nobody has checked who gave it.
       *[other] { $answers } exam answers do not count yet: nobody has checked who gave them.
    }
# Beside a large percentage on the page of the demo.
score-of-flagged = of what it would flag is spam
score-of-missed = of what it would let through is spam

### Goals and proofs. Plain text.

# Without a full stop: both stand within other sentences, as $goal.
proof-goal-filter = at least { $precision } of what the filter flags is spam, and it lets through at most { $let_through } of all spam
proof-goal-labels = at most { $max_error } of the labels that the model gives are wrong
# Within other sentences, as $evidence.
proof-evidence-filter =
    { $flagged ->
        [one] { $flagged } answer
       *[other] { $flagged } answers
    } to messages that it flags ({ $flagged_spam } spam) and { $unflagged } to messages that it lets through ({ $unflagged_spam } spam)
proof-evidence-labels =
    { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } to messages drawn at random ({ $wrong ->
        [one] { $wrong } wrong label
       *[other] { $wrong } wrong labels
    })
proof-stands-filter =
    Proven for a filter: { $goal } (confidence { $confidence }). It is about the model of { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    }, and rests on { $evidence }.
proof-stands-labels =
    Certified: { $goal } (confidence { $confidence }). It is about the model of { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    }, and rests on { $evidence }.
proof-failed =
    Out of reach for the model of { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    }: { $goal }. There were { $evidence }.
proof-pool-grew =
    The proof has ended early: it was about the model of { $labels ->
        [one] { $labels } label
       *[other] { $labels } labels
    }, and messages were imported or withdrawn, or the features changed. There were { $evidence }.
proof-stopped = The proof was stopped. There were { $evidence }, and they count for the next one.
proof-settled = Settled: further labels change almost none of the model's predictions.
proof-learnt-more = The model has learnt more since.
proof-is-running = A proof is running: { $goal }. /prove in the chat shows how far it is.
proof-nothing = Nothing is proven about the newest model: /prove in the chat does that.
proof-takes-none = It takes no further answer.
proof-takes =
    It takes about { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } if there is no error.
proof-takes-with-one =
    It takes about { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } if there is no error, { $with_one } with one.
proof-takes-most =
    It takes about { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } if there is no error, and rarely more than { $most }.
proof-takes-with-one-most =
    It takes about { $answers ->
        [one] { $answers } answer
       *[other] { $answers } answers
    } if there is no error, { $with_one } with one, and rarely more than { $most }.
proof-rarely-reached = With more errors it can turn out to be out of reach: of campaigns with these answers { $share } get there.
proof-too-many-wrong =
    Out of reach: { $wrong } of { $checked } labels that were checked { $wrong ->
        [one] was
       *[other] were
    } wrong, so this model does not meet the goal. Label more, and try again.
proof-few-flagged =
    Out of reach: the reserve, which is kept for the exam, has only { $has ->
        [one] { $has } message
       *[other] { $has } messages
    } that the model flags, and it takes { $needs }.
proof-few-unflagged =
    Out of reach: the reserve, which is kept for the exam, has only { $has ->
        [one] { $has } message
       *[other] { $has } messages
    } that the model lets through, and it takes { $needs }.
proof-none-flagged = Out of reach: the reserve, which is kept for the exam, has no message that the model flags, and it takes { $needs }.
proof-none-unflagged = Out of reach: the reserve, which is kept for the exam, has no message that the model lets through, and it takes { $needs }.
proof-no-pool = No pool is large enough at this share of spam.
proof-pool = At this share of spam it takes a pool of about { $pool } messages.

### The certificate's sentence. Plain text.

# $labelled of certificate-judged; it may also end with a full stop alone.
certificate-labelled = Of { $total } messages, { $machine } are labelled by the model (spam from a score of { $threshold } on)
certificate-labelled-but = Of { $total } messages, { $machine } are labelled by the model (spam from a score of { $threshold } on), and { $left } are left out as theirs cannot be certified
certificate-judged =
    { $labelled }; judged by { $answers } answers to messages drawn at random, of which { $wrong ->
        [one] { $wrong } contradicts
       *[other] { $wrong } contradict
    } the model, each with { $confidence } confidence: at most { $all } of the model's labels are wrong, at most { $spam } of its labels spam, at most { $no_spam } of its labels no_spam, { $found ->
        [unknown] and nothing is known about how much of the spam was found
       *[other] and at least { $found } of all spam was found
    }.
certificate-needs = To certify at most { $share }, this model needs { $needs } answers to messages drawn at random without an error, and has { $answers } in all: /prove certificate { $goal } asks for them.
certificate-certified = Certified: at most { $share } of the model's labels are wrong.
certificate-none = Not certified: this model has no certificate (see /prove).
certificate-not-proven = Not certified: it is not proven that at most { $share } of the model's labels are wrong.

### Goals and proofs that cannot be. Plain text.

error-goal-prove = Send /prove, /prove certificate, or /prove certificate 2 for 2 %.
error-goal-share = { $share } is no share of wrong labels that can be certified: 1 to 50 %, as a whole number. For example: /prove certificate 2
error-goal-words = A goal is two whole percentages: what share of the flagged messages has to be spam, and what share of all spam may be let through. For example: /goal 80 50
error-goal-precision = { $share } % cannot be the first number. It is the least share of flagged messages that has to be spam: 50 to 99 %.
error-goal-let-through = { $share } % cannot be the second number. It is the largest share of all spam that may be let through: 5 to 95 %.
error-label-names-two = Write two names with | between them, the one for spam first: /labels 🚫 Scam | ✅ Fine
error-label-names-long = A name may have at most { $most } characters, so that it fits on a button.
error-label-names-characters = A name has letters, digits, emoji and blanks. It has no invisible characters and none of @ / . =
error-label-names-equal = The two names have to differ in their words.
error-label-names-word = { $word } means something else in files, so it cannot be this name. The name for spam comes first.
error-proof-running = A proof is running already.
error-proof-no-model = There is no model yet. Label at least three messages of each kind.
error-proof-no-exam = This campaign has no exam, so nothing can be proven about a filter.

### Files that cannot be read. Plain text; options such as --spam stay.

error-file-carriage-returns = The lines of { $file } end with carriage returns only, as on old Macs. Convert the file first, for example: { $command }
error-file-carriage-returns-packed = The lines of { $file } end with carriage returns only, as on old Macs. Unpack it and convert it, for example: { $command }
error-file-options = The options cannot be read: { $why }.
error-file-option = { $option } is no option. Write for example: { $example }.
error-file-option-value = { $option } needs a value. Write for example: { $example }.
error-file-day = { $word } is no day. Write it as 2026-01-31.
error-file-label-word = { $word } names no label. Write the word of the file, = and spam, no_spam or none: reject=no_spam.
error-file-pyarrow = { $file }: pyarrow is needed to read this form: pip install 'tapwise[parquet]'. Or save the messages as CSV or JSONL.
error-file-parquet = { $file } is not a complete Parquet or Arrow file, or is too large. Download it again.
error-file-spreadsheet = { $file } is not a complete spreadsheet, is locked with a password, or is too large. Save it again, or save it as CSV.
error-file-no-sheet = { $file }: no sheet has a column with a known name for texts. Name it with --text-column, or call it text. { $notes }
error-file-encoding-name = { $encoding } is not an encoding that Python knows. Try utf-8, cp1251 or cp1252.
error-file-utf-16 = { $file } looks like UTF-16 without a byte order mark. If it is, name the encoding: --encoding { $encoding }.
error-file-encoding =
    { $file }, line { $line }: this is not UTF-8, and the encoding is not certain. Choose the one that reads well: { $options }. If the file is damaged UTF-8, --encoding utf-8 leaves out { $rows ->
        [one] the row that is not
       *[other] the { $rows } rows that are not
    }.
error-file-not-valid = { $file }, line { $line }: this is not valid { $encoding }. Save the file again.
error-file-too-many = { $file } has { $files } files; { $most } are the limit.
error-file-locked = { $file } is locked with a password. Unpack it first.
error-file-zip = { $file } is not a complete zip file ({ $why }). Download it again.
error-file-gzip = { $file } is not a complete gzip file ({ $why }). Pack or download it again.
error-file-archive = { $file } is an archive inside an archive. Unpack it first.
error-file-inflates = { $file } inflates to more than { $size }, the limit for a packed file of its size. Unpack it, check it, and import the unpacked file with tapwise import on the machine where the bot runs.
error-file-no-messages = { $file } holds no file of messages. It holds: { $files }.
error-file-ending = { $file } has an unknown ending. { $advice }. Known endings are { $endings }, each also with .gz, and .zip; a file without an ending holds one message a line.
error-file-no-text-column = { $file }, line { $line }: no column has a known name for texts. The columns are: { $columns }. Name it with --text-column, or put a header above the rows, for example text,label; known names are { $names }.
error-file-no-columns = { $file }, line { $line }: no column has a known name for texts. Name it with --text-column, or put a header above the rows, for example text,label; known names are { $names }.
error-file-no-column = No column is called { $column }. The columns are: { $columns }.
error-file-personal = The column { $column } holds addresses or numbers of people, not messages. The columns are: { $columns }.
error-file-long-value = { $file }, line { $line }: this value is longer than { $most } characters. Convert the file to one object a line (.jsonl), for example: jq -c '.[]'.
error-file-json = { $file }, line { $line }: this is not JSON. If it was cut off, export or download it again.
error-file-chats = { $file } has { $count } chats. Choose with --chat, by name or number, and take none that is private: { $chats }. All of them: --chat all.
error-file-no-chat = { $file } has no chat of that name. It has: { $chats }.

### What was found in a file: rows that cannot be imported, rows left out, and what to check. Plain text.

file-empty-text = The text is empty.
file-empty-cell = The cell of the text is empty. If a text stands in it, the text begins with = and was stored as a formula: save the sheet as CSV.
file-long-text = The text is longer than { $most } characters.
file-nul = The text contains a NUL character. Remove it, or check whether the file is UTF-16 without a byte order mark.
file-surrogate = The text contains half of a character (a lone surrogate). Remove it.
file-not-decoded = The row has bytes that are no characters in the encoding of the file.
file-japanese = The text is in ISO-2022-JP, not UTF-8. Name the encoding: --encoding iso2022_jp.
file-long-columns = The other columns are longer than { $most } characters.
file-other-label = The row is labelled { $label }, but the file was given as { $given }.
file-unknown-label = { $word } is not a label. Write spam or no_spam (or ham), or leave it empty; or say what it means: --map { $word }=no_spam.
file-not-json = The line is not JSON.
file-not-object = The line is not a JSON object such as { $example }.
file-no-string = The object has no string under any of: { $names }.
file-not-labelled = The line does not start with ham or spam and a tab, as the lines above do.
file-not-csv = The quotes or line breaks do not follow the rules of CSV, or the row is far too long. Put the text in quotes and double each quote inside it.
file-not-the-columns = The row does not have as many cells as the header. Put a text that contains the separator in quotes.
file-other-reasons = Other reasons.
# Kinds of rows that are no messages; shown as "12 × empty rows".
file-empty-rows = empty rows
file-service = service messages (somebody joined, a message was pinned …)
file-no-text = messages without a text or a caption
file-other-days = messages of other days
file-no-messages = updates that are no messages
# What to do with a file of an unknown ending; $advice of error-file-ending, so without a full stop.
file-advice-telegram = If it is a Telegram export, export the chat again and choose JSON as the format
file-advice-copy = Copy the messages into a table and save it as CSV
file-advice-text = Save it as plain text, one message a line
file-advice-unpack = Unpack it first
file-advice-database = Export its messages as CSV
file-advice-convert = Convert it to CSV or JSON
file-advice-numbers = Export it as Excel or CSV
file-advice-save = Save it in one of these forms
file-empty = The file is empty.
file-no-header = The table has no header.
file-list-more = { $shown } and { $more } more
file-uncertain-ends = Where the message that begins on line { $lines } ends is not certain, as its quotes are broken. The lines below it were read as messages of their own; check them.
file-unprotected =
    { $texts ->
        [one] The apostrophe that guards against formulas was removed from { $texts } text.
       *[other] The apostrophe that guards against formulas was removed from { $texts } texts.
    }
file-no-text-column = The sheet “{ $sheet }” has no text column and was left out.
file-guessed-column = The text column was chosen by what it holds; check it.
file-inverted-label = In “{ $column }” 1 and yes mean no_spam.
file-label-like = No label was read, but { $columns } may be labels. Name the column: --label-column, and what its words mean: --map WORD=spam.
file-labelled-lines = { $share } % of the first lines begin with a label such as ham, which was read as part of the message. Put a header such as label,text above the lines.
file-chats-read = { $chosen } of { $count } chats were read.
