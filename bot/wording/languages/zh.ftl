# 简体中文。翻译说明见 docs/languages.md。

word-language = 简体中文

### Labelling

button-spam = 🚫 垃圾消息
button-no-spam = ✅ 正常消息
button-unsure = 🤷 不确定
button-skip = ⏭ 跳过
button-undo = ↩️ 撤销
button-show-all = 📄 显示全文
button-look-again = 🔄 再查一次
button-resume = ▶️ 继续

ask = <b>这是垃圾消息吗？</b>
# Where the labels have names of the owner's.
ask-own = <b>这条消息该用哪个标签？</b>
shortened = <i>… 还有 { $more } 个字符</i>
caption-full-text = 完整消息
newest-flips =
    <i>目前有 { $labels } 个标签。最近的 { $last } 个改变了模型对 { $flipped } 条消息的判断。</i>
nothing-empty = 📭 还没有消息。导入后我会来问你。
nothing-empty-owner = 📭 还没有消息。请发给我一个消息文件，例如每行一条消息的 <code>messages.txt</code>；/import 说明各种格式。
nothing-done = 🎉 <b>所有消息都已标注。</b>谢谢！有新消息时我会来问你。
nothing-elsewhere = ⏳ 其他人正在标注最后几条消息。如果有人没有回答，我会来问你。谢谢！
nothing-stopped = 🙏 <b>感谢你的所有回答。</b>它们与其他人的回答不一致的次数比通常多，所以我暂时不再问你。所有者可以让你继续。
nothing-seen = 🎉 <b>你的消息都看完了。</b>谢谢！有新消息时我会来问你。
your-contribution = 你已回答 { $answers } 次，使 { $messages } 条消息有了标签（包括几乎相同的消息）。
word-shared = 我在帮忙训练垃圾消息过滤器，每次点一下就行。想帮忙的话，请向它的所有者要一个链接。
word-shared-counted = 我回答了 { $answers } 次，帮忙训练垃圾消息过滤器，每次点一下就行。想帮忙的话，请向它的所有者要一个链接。
messages-again = 📬 有消息要标注。{ $words }
next-takes-a-while = ⏳ 下一条消息还需要一点时间，会自动出现在这里。你的回答已保存。
paused = ⏸ <b>已暂停。</b>你没有回答的消息已交给其他人。发送 /label 继续。

word-spam = 🚫 垃圾消息
word-no-spam = ✅ 正常消息
word-unsure = 🤷 不确定
word-skip = ⏭ 已跳过
# The labels within sentences. Names that an owner chose (/labels) replace them.
word-label-spam = 垃圾
word-label-no-spam = 正常

toast-skipped = ⏭ 已跳过
toast-saved = 已保存：{ $choice }
toast-saved-counted = 已保存：{ $choice } · 第 { $mine } 个回答
toast-milestone = 🎉 你已回答 { $mine } 次，谢谢！
toast-hurried = 太快了！请花点时间读每条消息：一个认真的回答胜过五个匆忙的回答。
toast-previous-answer = 你的回答：{ $choice }
toast-no-answer = 这里没有你的回答。
toast-undone-asked-again = ↩️ 回答已撤销。请再看一次这条消息。
toast-undone-elsewhere = ↩️ 回答已撤销。这条消息现在在别人那里。
toast-nothing-to-undo = 没有可以撤销的回答。
toast-too-early = 没有计入：这条消息刚刚出现。请读完再点一次。
toast-old-button = 这个按钮已失效。发送 /label 获取新卡片。

### Joining, invites, access

button-share = 📤 分享
button-copy = 📋 复制链接
button-end-invite = 🚫 关闭邀请 { $invite }

word-owner = 所有者
word-curator = 裁定者
word-annotator = 标注者

toast-not-member = 这里由群成员标注，但我没有在群里看到你。请加入群组后再点那里的按钮，或向这个机器人的所有者要一个链接。
toast-members-unconfirmed = Telegram 没有确认你是群成员。如果你是，请一分钟后再点那里的按钮，或向这个机器人的所有者要一个链接。
toast-revoked = 所有者已取消你的权限。新的邀请不会改变这一点；请让所有者恢复。
toast-left-group = 你已不在当初让你加入标注的那个群里。请重新加入并点那里的按钮，或向这个机器人的所有者要一个链接。
toast-group-closed = 那个群的成员已不能标注。请向这个机器人的所有者要一个链接。
toast-not-invited = 标注需要邀请。请向这个机器人的所有者要一个链接并打开，或把它发给我；你以前的链接可能已用完或过期。
toast-not-yours = 我没有问过你这条消息。发送 /label 获取一条。
toast-not-labelled-yet = 还没有人标注这条消息。它的分数可能影响第一个回答。
toast-internal-error = 我这边出了问题。已确认的回答都已保存。请试试 /label。
toast-try-later = 我现在无法保存，所以这次没有保存。请稍后再试。
toast-only-owner = 只有所有者可以这样做。
toast-only-curator = 只有所有者和裁定者可以这样做。
own-number = 如果这是你的机器人：你的 Telegram ID 是 <code>{ $number }</code>；把它写进 TAPWISE_OWNERS 并重新启动机器人。
not-a-command = 我只懂按钮和命令。/label 显示一条消息；/help 列出命令。
copied-command = 我只执行你自己写的命令，所以这条不执行。

welcome =
    👋 <b>欢迎！</b>我一条一条地给你看消息；请点按钮判断它是不是垃圾消息。我主要问电脑拿不准的消息，所以每个回答都有用。

    你的回答会训练这个社区的垃圾消息过滤器。/privacy 说明我保存什么。

    例如：“你中奖了，点这里”是垃圾消息；“八点见”不是。
you-are-revoked = 所有者已取消你的权限，所以我不再给你看消息。谢谢。
you-are-restored = 你又可以标注了。/label 显示一条消息。

invitation =
    🎟 供 { $people } 人使用的链接，有效期至 { $until }。有链接的人都可以标注{ $role ->
        [curator] 并裁定分歧
       *[annotator] {""}
    }。

    <code>{ $link }</code>
word-invitation = 来帮忙标注垃圾消息，点一下就行：
invite-usage = 发送 <code>/invite</code>，或 <code>/invite 10 3</code>，供 10 人用 3 天（最多 { $most } 人、365 天）。加上 <code>curator</code>，他们还可以裁定分歧。
no-invites = 没有有效的邀请。/invite 创建一个。
invites-title = <b>邀请</b>（不保存链接本身）
invites-line = { $invite }. { $role }：已用 { $used }/{ $uses }，至 { $until }
toast-invite-ended = 这个邀请已关闭。已加入的人不受影响。

revoke-usage = <code>/revoke 5</code> 取消标注者 5 的权限；<code>/readmit 5</code> 恢复。编号见 /team。
not-revoked = 没有可以取消权限的标注者 { $who }。编号见 /team。
revoked = 标注者 { $who } 不能再标注。已有的回答不变。<code>/readmit { $who }</code> 恢复权限。
revoked-was-invited = 标注者 { $who } 的权限已取消，他打开了邀请链接，被拒绝了。<code>/readmit { $who }</code> 恢复权限。
restored = 标注者 { $who } 又可以标注了。
was-not-revoked = 标注者 { $who } 的权限没有被取消。

### Groups

button-join = 🏷 帮忙标注
button-close-group = 🚫 关闭群组 { $group }
button-owner-opens = 👤 我是所有者：开启
button-owner-closes = 👤 我是所有者：关闭

no-longer-member = 你已不在群里，所以我不再给你看消息。感谢你的帮助。
no-longer-confirmed = Telegram 不再确认你是群成员，所以我不再给你看消息。如果你是，请点群里的按钮继续。
group-no-longer-labels = 你所在群的成员已不能标注。感谢你的帮助。
how-to-open = 把我加入你的群：我会在那里放一个按钮，所有成员都可以标注。请把我设为管理员，这样我能马上知道谁离开了。要结束，请在群里发送 <code>/close@{ $bot }</code>，或在这里发送 /groups。
no-groups = 没有开启的群组。/open 说明如何开启。
groups-title = <b>成员可以标注的群组</b>
groups-line = { $group }. { $title }：{ $annotators } 位标注者
owner-needed-to-open = 我看不出这是谁写的。如果你是我的所有者，想让这个群的成员标注，请点按钮：只有我会从 Telegram 知道是谁点的。
owner-needed-to-close = 我看不出这是谁写的。如果你是我的所有者，想结束标注，请点按钮：只有我会从 Telegram 知道是谁点的。
not-posted = ⚠️ 群组 { $title } 已开启，但 Telegram 不让我在那里放按钮：我不能发言，或话题已关闭。请把我设为管理员，我就放上去；或在开放的话题里写 <code>/open@{ $bot }</code>。
members-not-reported = ⚠️ Telegram 不告诉我谁是群组 { $title } 的成员。没有人能通过它加入，我很快也不再问它的成员。请把我设为群管理员，或用 /invite 邀请。
group-opened = 🏷 <b>帮这个群挡住垃圾消息。</b>我在私聊里给你看消息，你点按钮判断它是不是垃圾消息。本群所有成员都可以参加。
group-closed = 这个群的成员已不能标注。谢谢大家。

### Groups that are watched

how-to-watch = 我可以在群里自己收集新消息。群管理员在群里写 <code>/watch@{ $bot }</code> 就行，但群组要已开启（/open），或这位管理员是我的所有者。我会在群里说明我读什么、如何拒绝。我保存文字和说明文字，从不保存是谁写的：只保存随机的一部分，和我拿不准的。<code>/unwatch@{ $bot }</code> 结束。
watch-notice =
    👀 <b>从现在起，我读这个群的新消息。</b>其中一些我保存文字或说明文字，从不保存是谁写的。标注者看到的内容不带名字，他们判断它是不是垃圾消息。

    如果你不愿意，请点 <b>别读我的</b>：你此后写的我都略过。以前的消息我找不到，因为我不保存发送者。以群组或频道身份写的消息一律略过。

    管理员用 <code>/unwatch@{ $bot }</code> 结束，届时可以删除没有人标注的消息。
button-not-mine = 🙅 别读我的
watch-over = 👀 我不再读这个群的消息。
already-watched = 👀 我已经在读这个群的新消息。
watched-came = 我读了 { $messages } 条消息，保存了 { $kept } 条。
not-watched = 我不读这个群的消息。
cannot-read =
    ⚠️ Telegram 不把这个群的消息传给我。请二选一：
    • 把我设为群管理员，不需要任何权限。然后再写一次 <code>/watch@{ $bot }</code>。
    • 给 <code>@BotFather</code> 发送 <code>/setprivacy</code>，选择 <code>@{ $bot }</code>，点 <b>Disable</b>。然后把我移出群再加回来，并写 <code>/watch@{ $bot }</code>。
rights-unknown = ⚠️ Telegram 不告诉我这里谁可以这样做。请一分钟后再试。
administrator-needed-to-watch = 我看不出这是谁写的。如果你是这个群的管理员，想让我读这里的新消息，请点按钮：只有我会从 Telegram 知道是谁点的。
administrator-needed-to-unwatch = 我看不出这是谁写的。如果你是这个群的管理员，想让我不再读这里的消息，请点按钮：只有我会从 Telegram 知道是谁点的。
button-administrator = 👤 我是管理员
administrator-confirmed = 👤 一位管理员点了按钮。
toast-may-not-watch = 只有群管理员可以这样做，而且群组要已开启，或管理员是这个机器人的所有者。
toast-objection-noted = 🙅 从现在起我略过你的消息。我保存一个用密钥生成的短标记，不保存你的 ID 或名字。
watched-unanswered = 其中 { $messages } 条没有人回答。要删除吗？
button-delete-watched = 🗑 删除 { $messages } 条
button-keep-watched = 保留
watched-deleted = 🗑 已删除 { $messages } 条消息。
watched-stayed = { $messages } 条已有回答，予以保留。
watched-kept = 消息已保留。
watch-began = 👀 群组 { $title } 的一位管理员让我读那里的新消息。很快就可能拿它们来提问。在群里发送 <code>/unwatch</code> 结束。
ask-usage = 在我读消息的群（/watch）里，用 <code>/ask@{ $bot }</code> 回复一条消息：我很快会问其他人，和问别的消息一样。没有文字的消息、我发通知之前的消息，或拒绝者的消息，我不能收。
not-announced = ⚠️ 我不读群组 { $title } 的消息，因为 Telegram 不让我在那里说明我在读：我不能发言，或话题已关闭。请把我设为管理员，或在开放的话题里写 <code>/watch@{ $bot }</code>。
watch-full = 👀 群组 { $title } 已带来 { $messages } 条消息，达到 TAPWISE_WATCH_LIMIT 的上限。我不再保存它的消息。请提高上限并重新启动我，或在群里用 <code>/unwatch</code> 结束，再用 <code>/watch</code> 重新开始。

### Commands and /help

command-label = 显示一条要标注的消息
command-undo = 撤销你的上一个回答
command-history = 你最近的回答；可以更改
command-stats = 进度和质量
command-pause = 暂停
command-settings = 语言、确认和提醒
command-privacy = 我保存你的哪些信息
command-forgetme = 从活动中删除你的 Telegram ID
command-help = 使用说明
command-menu = 分类显示我能做的一切
command-invite = 创建邀请链接
command-invites = 仍然有效的邀请链接
command-open = 让一个群的成员标注
command-groups = 成员可以标注的群组；可以关闭
command-watch = 收集一个群的新消息
command-team = 标注者和他们的可靠性
command-disputes = 裁定回答有分歧的消息
command-rule = 在每张卡片上说明什么是垃圾消息
command-labels = 为两个标签自定名称
command-gold = 用你上次回答的消息检查其他人
command-revoke = 取消一位标注者的权限
command-readmit = 恢复一位标注者的权限
command-forget = 删除一位标注者的身份
command-import = 从文件添加消息
command-export = 获取标注好的数据集
command-model = 获取训练好的模型
command-prove = 证明过滤器有多好，或认证标签
command-goal = 过滤器要达到的目标
command-why = 解释你上一条消息的分数
command-check = 一条消息是垃圾消息的可能性

help = 我给你看一条消息；请点 <b>{ $spam_name }</b> 或 <b>{ $no_spam_name }</b>。<b>不确定</b> 也是诚实的回答；<b>跳过</b> 不表示任何意见；<b>撤销</b> 收回你的上一个回答。
help-line = /{ $command } – { $does }
menu = <b>菜单</b>
button-menu-labelling = 🏷 标注
button-menu-progress = 📊 进度
button-menu-people = 👥 团队
button-menu-invites = 🎟 邀请
button-menu-files = 📦 导入和导出
button-menu-review = ⚖️ 审核
button-menu-own = ⚙️ 设置
button-menu-back = ⬅️ 菜单
button-open-menu = ☰ 菜单
button-make-invite = 🎟 邀请
welcome-owner =
    👋 <b>欢迎！这个机器人是你的。</b>

    1. 发给我一个消息文件，例如每行一条消息的 <code>messages.txt</code>。
    2. 邀请别人：/invite 创建链接。
    3. 在下面的卡片上自己标注几条消息。

    其他功能见 /menu。

### /history, /settings, /privacy

button-older = ◀️ 较早
button-newer = 较新 ▶️
button-never-remind = 🔕 不提醒
button-change-clock = 🕒 我的时间变了
button-forget-yes = 🗑 永久忘记我
button-forget-no = 保留
button-forget-other-yes = 🗑 永久忘记
button-forget-other-no = 保留
button-quiet-off = 🔔 开启确认
button-quiet-on = 🔕 关闭确认
button-cheer-off = 🎈 隐藏我的计数
button-cheer-on = 🎈 显示我的计数
button-remind = ⏰ 提醒我
button-change-reminder = ⏰ 更改提醒
button-as-in-telegram = 🌐 与 Telegram 相同

history = <b>你最近的回答。</b>点编号可以更改。
no-history = 这里没有你的回答。
history-entry = { $place }. { $choice }

settings =
    <b>设置</b>
    语言：{ $language }
    每次点击后确认：{ $confirmation ->
        [off] 关
       *[on] 开
    }
    显示我的回答数：{ $counted ->
        [off] 关
       *[on] 开
    }
    每日提醒：{ $reminder ->
        [none] 无
       *[other] { $reminder }（你的时间）
    }
which-language = 🌐 <b>我用哪种语言和你说话？</b>
which-hour-is-it = <b>你那里现在是几点？</b>Telegram 不告诉我你的时区。
when-to-remind = <b>几点提醒你？</b>只有你在之前 20 小时内没有回答，我才提醒。
reminder = ⏰ 有消息在等着。/label 显示一条；/settings 更改这个提醒。

word-phone = 电话号码
word-email = 电子邮件地址
word-name = 用户名
word-card = 卡号
word-link = 链接

privacy =
    <b>我保存你的哪些信息</b>
    • 你的 Telegram 用户 ID、角色、用过的邀请和加入时间
    • 我问你的每个问题和你的每个回答，附时间和标识点击或消息的编号；撤销的回答也保存
    • 你让我去问其他人的消息
    • 你的 Telegram 语言，以便用它和你交流
    • 你在 /settings 里的选择（提醒：几点、你的时区、上次发送时间）、你是否暂停、哪条聊天消息是你的卡片
    • 对你的回答正确率的估计、它们是否计入，以及所有者收到过哪些相关通知
    • 如果你作为群成员加入：哪个群，你是否已离开
    • 我上次通知你又有消息的时间，以及你制定的准则

    我不保存你的姓名、照片、电话号码、其他聊天，也不保存你在这里写的内容。例外是所有者发送的文件：其中的消息会被导入。
    数据库在这个机器人的所有者手里。导出的标签带有你的标注者编号，不带 Telegram ID。我从不删除回答；/forgetme 删除“它们是你的”这一记录，权限结束后也可以，所有者也可以替你做。较早的备份和副本会保留这一记录，直到所有者删除它们。我的日志只有标注者编号。
    /forgetme 之后，我保留你的 ID 和用过的邀请的指纹，用这个数据库里的密钥生成，这样你回来时仍是同一位匿名标注者。拥有数据库的人只有逐个尝试所有可能的 ID 才能找到你的 ID。

    如果你在我读消息的群里发言（我在那里有说明），我可能保存消息的文字或说明文字，从不保存它是你的。如果你在那里点“别读我的”，我保存一个用密钥生成的短标记，许多 Telegram ID 的标记是相同的。

    你看到的消息来自所有者的文件或我读消息的群：请不要转给别人。
privacy-protected = Telegram 不允许任何人转发或复制它们。
privacy-hidden = 只要能识别，我就在消息中对你隐藏：{ $kinds }。模型和所有者的导出文件里仍有它们。

forget-question = <b>忘记你是谁？</b>我会永久删除你的 Telegram ID、设置和群组，你就不能再标注。你的回答以匿名编号保留。如果你再次加入，会继续使用那个编号：详见 /privacy。
nothing-to-forget = 我没有保存你的任何信息。
forgotten = 🗑 我已不知道你是谁。感谢你的帮助。
not-forgotten = 一切照旧。
owner-stays = 这个机器人是你的。请先从 TAPWISE_OWNERS 中删除你的 ID 并重新启动机器人。
forget-usage = <code>/forget 5</code> 删除标注者 5 的身份，即使他的权限已取消或他已离开。编号见 /team。
cannot-be-forgotten = 没有可以忘记的标注者 { $who }：从未有过、是所有者，或已经忘记。编号见 /team。
forget-other-question = <b>忘记标注者 { $who } 是谁？</b>我会永久删除他的 Telegram ID、设置和群组，他就不能再标注。他的回答以匿名编号保留。如果权限没有被取消，他可以再次加入。
other-forgotten = 🗑 我已不知道标注者 { $who } 是谁。
card-of-forgotten = 🗑 这里曾显示你的上一条消息。

### /check, forwarded messages

button-wrong-ask-others = 🙋 不对？问其他人
button-ask-others = 🙋 问其他人
check-spam = <b>很可能是垃圾消息</b>：{ $percent }。
check-no-spam = <b>很可能不是垃圾消息</b>：是垃圾消息的概率为 { $percent }。
# Where the labels have names of the owner's.
check-own = 很可能是 <b>{ $label }</b>：{ $spam_name } { $percent }。
check-blind = 🙈 这条消息或几乎相同的一条在活动里，可能还会拿它问别人。我在这里不说看法，以免影响任何人。
check-usage = 把消息转发给我，用 /check 回复一条消息，或写 <code>/check some text</code>。我会告诉你它有多可能是垃圾消息，以及原因。
check-without-text = 这条消息没有文字，我无法检查。
check-not-mine = 这条消息是我自己写的。请转发原消息，或写 <code>/check some text</code>。
toast-check-is-gone = 已经问过其他人，或这个按钮太旧了。请再发一次这条消息。
asked-others-new = 🙋 这条消息已加入活动。很快会问其他人，他们看不到我的看法。
asked-others-known = 🙋 这条消息或几乎相同的一条已在活动里。轮到它时会问其他人。
asked-others-nobody = 这里还没有其他人标注，所以没有人可问。
asked-others-proof = 证明正在进行，新消息会使它中断。请在它结束后再问。

### /stats and /why

stats-settled = { $items } 条消息中 <b>{ $settled }</b> 条已定，还剩 { $left } 条。
stats-how = { $answered } 条由回答确定，{ $inherited } 条沿用几乎相同的消息，{ $known } 条已知：{ $spam_name } { $spam }，{ $no_spam_name } { $no_spam }。
# Messages that only the model labels.
stats-machine = 由模型确定：另有 { $machine } 条，见全部消息的导出（/export）。
stats-answers = 共 { $answers } 个回答：你 { $mine } 个，过去 24 小时 { $day } 个。模型学习了 { $learnt } 个回答；考试的回答它不学。
stats-mine = 其中 <b>{ $mine }</b> 个回答是你的。
stats-shared = 到目前为止所有人共回答 { $answers } 次。共有 { $items } 条消息。
quality = <b>质量</b>
quality-last-checkpoint = 上次检查时的<b>质量</b>
flips = 最近 { $labels } 个标签改变了 { $compared } 条消息中 { $flipped } 条的预测。
advice = 🏁 <b>模型已经稳定。</b>{ $why } 继续标注不会有多大变化。
advice-settled = 连续三次，更多的标签几乎没有改变它的预测。
advice-no-question-left = 它对剩下的每条消息都有把握（没有分数在 { $low } 和 { $high } 之间）。
advice-unproven = 它有多好还没有得到证明。
advice-choices = <b>证明</b> 显示要证明它是好过滤器需要什么。<b>认证</b> 显示要为它给出的错误标签定出上限需要什么。你也可以继续，或停下：/export 发送标注好的消息。
caption-overview = ① 🟢 过滤器会标出的消息中的垃圾消息，🟠 会放过的消息中的垃圾消息，按考试回答数。② 🟠 { $spam_name }，🔵 { $no_spam_name }。③ 每天的回答。④ 每位标注者的回答。
caption-no-labels = 还没有标签。
caption-labels = { $labels } 条消息已定：{ $spam_name } { $spam }，{ $no_spam_name } { $no_spam }，由 { $people } 位标注者回答。
features = 模型的特征：{ $features }（{ $why }）。
word-features-measured = 这台机器能承受的最丰富的特征
word-features-again = 与以前相同
word-features-set = 按 TAPWISE_FEATURES
word-features-chosen = 由所有者选择
word-features-read = 所有消息的含义都已读取
features-follow = 正在读取消息的含义；之后的特征是 { $features }。
features-read = 目前已读取 { $messages } 条消息。
why = <b>分数 { $score }</b>（0 是{ $no_spam_name }，1 是{ $spam_name }）
why-signs = ▲ 提高分数，▼ 降低分数。
why-near = 相似度 { $similarity }，标为 <b>{ $label }</b>：
why-meaning =
    含义：<b>{ $weight }</b>{ $count ->
        [0] 。
       *[other] ，类似于 { $near }。
    }
why-meaning-near = { $text }（{ $label }）
why-not-yet = 还没有模型。它至少需要每类三个标签。
why-usage = /why 解释你最后回答的消息的分数；<code>/why some text</code> 解释任意文字的分数。

### /prove and /goal

button-start-proof = ▶️ 开始
button-stop-proof = ⏹ 停止
button-cancel-proof = 取消
button-prove-filter = 🛡 证明
button-certify-labels = 📜 认证
button-decide-later = 以后再说

goal =
    🎯 过滤器的目标：{ $goal }。

    <code>/goal 90 30</code> 设定另一个：标出的消息至少 90 % 是垃圾消息，最多放过全部垃圾消息的 30 %。/prove 尝试证明它。
goal-set = 🎯 过滤器的新目标：{ $goal }。
goal-set-while-running = 🎯 过滤器的新目标：{ $goal }。正在进行的证明仍用原来的目标。
title-filter = 🛡 <b>证明过滤器</b>：{ $goal }。
title-labels = 📜 <b>认证标签</b>：{ $goal }。
drawn-filter = 之后只问每个人随机抽取的问题。卡片看起来一样。这期间模型不学习。
drawn-labels = 之后只问每个人从所有未标注消息中随机抽取的问题。卡片看起来一样。这期间模型不学习。
goal-changes = /goal 更改目标。
running-proof = ⏳ <b>证明正在进行。</b>目标：{ $goal }。
running-proof-evidence = 目前有{ $evidence }。{ $forecast }
running-proof-shown = /prove 再次显示。结束时我会通知你。
ended-proof-stands = 又开始问普通问题，模型继续学习。结论是关于现在这个模型的。
ended-proof-certificate = /export 只在学到下一个标签之前发送证书。
ended-proof-out-of-reach = 又开始问普通问题。/prove 显示需要什么。
no-proof-started = 没有开始。/prove 会再问。
no-proof-needed = 已有的回答就够了。
no-proof-running = 没有正在进行的证明。
no-proof-now = 好的。/prove 会再问。

### /team, /disputes, /gold

button-leave-open = ↪️ 暂不裁定
button-count = ✅ 计入标注者 { $who }
button-count-again = ↩️ 重新计入 { $who }
button-ignore = 🚫 忽略标注者 { $who }

word-revoked = 🚫 已取消权限
word-left = 👋 已离开
word-forgotten = 已忘记
word-proven = 已验证
word-probation = 考察中

team-title = <b>团队</b>
team-more = … 还有 { $more } 位：<code>tapwise status --team</code>
agreement-doubtful-too-few = 存疑消息的一致性：有多个回答的还太少（{ $shared }）。
agreement-doubtful-one-label = { $shared } 条存疑消息的一致性：无法衡量，因为标签都相同。
agreement-doubtful = { $shared } 条曾存疑的消息的一致性：{ $alpha }（Krippendorff 的 alpha）
agreement-planned-too-few = 考试消息（按计划由两人回答）的一致性：还太少（{ $shared }）。
agreement-planned-one-label = { $shared } 条考试消息的一致性：无法衡量，因为标签都相同。
agreement-planned = { $shared } 条考试消息（按计划由两人回答）的一致性：{ $alpha }（Krippendorff 的 alpha）
member-name = 标注者 { $who }
member-with-role = { $name }（{ $role }）
member-answers = { $answers } 个回答，24 小时内 { $day } 个
member-vouched = 有所有者担保
member-gold = 金标问题答对 { $right }/{ $asked }
member-hasty = { $hasty } 个非常快
member-ignored = ⚠️ 被忽略
member-right = { $spam_name }答对 { $spam }，{ $no_spam_name }答对 { $other }
member-constant = ⚠️ 几乎总是点 { $choice }
member-informative = 信息量 { $share }（{ $low } 到 { $high }）
reliability-explained = <i>信息量：100 % 是完美的标注者；0 % 表示回答与消息无关。考察中：还不知道是否有信息量；这些回答权重较小，也会问其他人。</i>
erring-alike = ⚠️ 对某一类消息，标注者 { $who } 点 { $choice }，而其他人不这样点。Tapwise 忽略这些回答，他们的其他回答仍计入。如果他们是对的，请你自己标注这样的消息。

trust-counts = 标注者 { $who } 的回答计入，包括以前的。
trust-ignored = 标注者 { $who } 的回答被忽略，包括以前的。
toast-no-such-annotator = 没有这个编号的标注者。
annotator-excluded = ⚠️ <b>标注者 { $who } 的回答从现在起被忽略。</b>{ $evidence } 我向他致谢，不再问他。点一下可以恢复；/team 显示所有人。
annotator-doubtful = ❓ <b>标注者 { $who } 的回答要计入吗？</b>{ $evidence } Tapwise 不会自行忽略：可比较的人会太少，而且错的可能是其他人。请看几个这样的回答再决定。你的决定会保留；/team 可以更改。
annotator-dominant = 📊 <b>标注者 { $who } 给出了全部回答的 { $share }。</b>在没有其他人回答的地方，模型也会学到他的错误，所以这些标签权重较小。多一些标注者会有帮助：/invite。/team 显示每个人的可靠性。
evidence = 与已知标签、其他人的回答和模型相比，{ $spam_name }答对 { $spam }，{ $no_spam_name }答对 { $other }。
evidence-constant = 几乎总是 { $choice }。

dispute = <b>这条消息的回答没有定论。</b>（{ $count } 个分歧）
no-disputes = 现在没有任何消息存在分歧。🎉
no-more-disputes = 这是最后一条。还有 { $left } 条未定；/disputes 再次显示。
toast-settled = 已裁定：{ $choice }
toast-left-open = 暂不裁定
toast-not-disputed = 这条消息已经裁定。

gold-usage = 自己标注一条消息，然后发送 /gold：我会显示它，并问它的标签是否从此视为已知。它就成为金标问题：不作标记地问其他人，以衡量他们答对的比例。<code>/gold no_spam</code> 加一条消息的文字，或回复该消息，可以更正文件带来的标签。
no-such-message = 活动中没有与此文字完全相同的消息。请把整条消息复制到 <code>/gold spam</code> 或 <code>/gold no_spam</code> 后面，或作为对该消息的回复来写。
gold-marked = 🥇 金标问题，已知标签：{ $choice }。/undo 不会改变它。
ask-gold = <b>把这条消息用作金标问题？</b>它的标签就视为已知：{ $choice }。会不作标记地问其他人，以衡量他们答对的比例。
button-gold-yes = 🥇 使用
button-gold-no = 取消
button-gold-back = ↩️ 收回
gold-taken-back = ↩️ 已收回：这条消息以前的已知信息重新有效。
gold-not-taken-back = 这个标签已不是最新的，所以没有收回。
gold-cancelled = 没有任何改变。

### /rule

card-rule = 📏 <i>{ $rule }</i>
button-examples = 💡 例子
guideline-examples =
    📏 <i>{ $rule }</i>

    { $examples }
guideline = <b>准则 { $version }</b>
no-guideline = 还没有准则。
guideline-usage = <code>/rule Adverts by strangers are spam; members' own shops are not</code> 把这一行放在每张卡片上（最多 { $rule } 个字符）。下面的各行是按钮后的例子（最多 { $examples } 个字符）。每次更改都是一个新版本，每个回答都与当时的版本一起保存。<code>/rule off</code> 去掉这一行。
guideline-set =
    📏 从现在起，准则 { $version } 在每张卡片上：
    <i>{ $rule }</i>
guideline-off = 从现在起卡片上没有准则（版本 { $version }）。
guideline-too-long = 太长了：第一行最多 { $rule } 个字符，下面的例子最多 { $examples } 个。

### /labels

label-names = 标签的名称是 <b>{ $spam_name }</b> 和 <b>{ $no_spam_name }</b>。
no-label-names = 标签没有自定名称：每个人看到自己语言的词。
label-names-usage = <code>/labels 🚫 Scam | ✅ Fine</code> 把这两个名称放到每张卡片上，垃圾消息的名称在前：表情和文字，每个最多 { $most } 个字符。所有语言都显示它们。文件和导出仍用 <code>spam</code> 和 <code>no_spam</code>。<code>/labels reset</code> 恢复各语言的词。
label-names-set = 🏷 从现在起，标签的名称是 <b>{ $spam_name }</b> 和 <b>{ $no_spam_name }</b>。
label-names-reset = 🏷 从现在起，每个人看到自己语言的标签词。
# Below the welcome, /help and /stats.
label-names-note = 在这里，<b>{ $spam_name }</b> 表示垃圾消息，<b>{ $no_spam_name }</b> 表示其他消息。

### Files

button-import-yes = 📥 导入
button-import-no = 取消
button-send-every = 📦 全部消息

how-to-import = 发给我一个文件：<code>dataset.txt</code>（每行一条消息）、<code>spam.txt</code> 和 <code>no_spam.txt</code>（已标注），或以下格式之一：{ $forms }。表格需要表头。都可以压缩（.gz）。上限 20 MB；更大的文件请在电脑上用 <code>tapwise import</code>。导入前我会显示找到的内容。文件说明里可以写如何读取，例如 <code>--spam</code>、<code>--encoding cp1252</code> 或 <code>--text-column body</code>。
columns-found = 文字：{ $text }。标签：{ $label }。
messages-found = <b>{ $rows } 条消息</b>：{ $spam_name } { $spam }，{ $no_spam_name } { $no_spam }，无标签 { $unlabelled }。
columns-kept = 为导出保留，从不显示：{ $columns }
more-files = … 还有 { $count } 个文件。
nothing-to-import = 这个文件里没有可导入的内容。
toast-file-is-gone = 这个文件已导入，或已不在这里。要导入请再发一次。
not-imported = 没有导入任何内容。
reading = ⏳ 正在读取文件 …
download-failed = Telegram 没有送达文件。请再发一次。
local-server = Bot API 服务器以 --local 启动：它把文件放在自己的文件夹里，不对外提供。如果它在机器人的机器上运行，请把那个文件夹（它的 --dir）写进 TAPWISE_LOCAL_FILES 并重新启动机器人。否则请不带 --local 启动服务器，或在电脑上用 <code>tapwise import</code>。
too-large = 机器人最多可以下载 20 MB 的文件。请压缩文件（.gz），或在电脑上用 <code>tapwise import</code>。
imported = 📥 <b>{ $items } 条新消息</b>，{ $labels } 个新标签。{ $known } 条已有。
imported-repeats = { $repeats } 行与文件中的另一行重复。
imported-replaced = 替换了 { $replaced } 个标签。
imported-conflicts = { $conflicts } 条消息已有不同的标签，予以保留。
imported-bad = { $bad } 行无法读取：
nothing-to-export = 还没有标注好的消息。/label 显示一条。
caption-exported = 📤 { $labels } 条已定的消息
offer-every = 按钮发送<b>每条带标签的消息</b>（由人或由模型标注）和一份证书：模型的标签最多有多少是错的。
being-imported = 正在导入新消息。请一分钟后再点按钮。
caption-every = 📦 { $messages } 条消息
caption-model-sent = 📤 训练好的模型。它的说明卡写着如何加载和它有多好。
model-too-large = 模型超过 50 MB，Telegram 不接受机器人发送这么大的文件。请在电脑上用 <code>tapwise model filter.skops</code> 保存。
model-not-sent = Telegram 没有接受模型，或没有确认。/model 再次发送；<code>tapwise model filter.skops</code> 在电脑上保存。
upload-failed = Telegram 没有接受 <code>{ $file }</code>，或没有确认。/export 全部重发。超过 50 MB 的文件只能在电脑上用 <code>tapwise export</code> 导出。

### The honest score

score-percent = { $number } %
score-interval = { $low }–{ $high } %
score-flagged = 模型会标出的消息中，{ $share } 是垃圾消息（{ $interval }；已检查 { $of } 条，其中 { $hits } 条）。
score-flagged-shared = 模型会标出的消息中，{ $share }（{ $interval }）是垃圾消息。
score-flagged-none = 为考试保留的 { $reserve } 条消息，模型一条也不会标出。
score-flagged-unchecked = 还没有人检查过模型会标出的消息。
score-flagged-few = 模型会标出的消息中，已检查的 { $flagged } 条有 { $spam } 条是垃圾消息：太少，无法说出比例。
score-missed = 模型会放过的消息中，{ $share } 是垃圾消息（{ $interval }；已检查 { $of } 条，其中 { $hits } 条）。
score-missed-shared = 模型会放过的消息中，{ $share }（{ $interval }）是垃圾消息。
score-missed-unchecked = 还没有人检查过模型会放过的消息。
score-recall = 它会抓住全部垃圾消息的 { $share }（{ $interval }）。
score-no-spam = 考试中还没有垃圾消息，所以无法说出能抓住多少。
score-little-spam = 考试中的垃圾消息太少（{ $spam } 条），无法说出能抓住多少。
score-few-answers = 考试回答还太少，无法说出能抓住多少垃圾消息（其中 { $spam } 条是垃圾消息）。
score-f1 = F1，即把精确率和召回率合成一个数：{ $value }（{ $low }–{ $high }）。
score-few-flagged = 为考试保留的消息中，模型会标出的只有 { $flagged } 条：太少，无法证明其中多少是垃圾消息。
score-measured = 在 { $answers } 个考试回答后测得，已学习 { $labels } 个标签；下一次测量在第 { $next } 个考试回答时（目前 { $now } 个）。
score-measured-last = 在 { $answers } 个考试回答后测得，已学习 { $labels } 个标签；这是最后一次测量。
score-none-shared = 还没有分数。
score-none-no-exam = 没有分数：这个活动没有考试（随机抽取的消息，只用来测量模型，从不用来训练）。
score-none-small-pool = 没有分数：消息太少，无法考试。
score-none-unchecked = 没有分数：考试回答来自没有人检查过的人。请自己标注一些消息，或让更多人回答，以便比较。
score-none-no-model = 还没有分数：没有模型。它至少需要每类三个标签。
score-none-yet = 还没有分数：{ $first } 个考试回答后第一次测量，现在有 { $answers } 个。它们混在其他问题里。
score-unchecked = { $answers } 个考试回答还不计入：没有人检查过回答的人。
score-of-flagged = 标出的消息中，垃圾消息的占比
score-of-missed = 放过的消息中，垃圾消息的占比

### Goals and proofs

proof-goal-filter = 过滤器标出的消息至少 { $precision } 是垃圾消息，最多放过全部垃圾消息的 { $let_through }
proof-goal-labels = 模型给出的标签最多 { $max_error } 是错的
proof-evidence-filter = 对它标出的消息的 { $flagged } 个回答（{ $flagged_spam } 个垃圾）和对它放过的消息的 { $unflagged } 个回答（{ $unflagged_spam } 个垃圾）
proof-evidence-labels = 对随机抽取的消息的 { $answers } 个回答（{ $wrong } 个标签错误）
proof-stands-filter = 过滤器已证明：{ $goal }（置信度 { $confidence }）。这一结论针对学习了 { $labels } 个标签的模型，依据是{ $evidence }。
proof-stands-labels = 已认证：{ $goal }（置信度 { $confidence }）。这一结论针对学习了 { $labels } 个标签的模型，依据是{ $evidence }。
proof-failed = 学习了 { $labels } 个标签的模型达不到：{ $goal }。共有{ $evidence }。
proof-pool-grew = 证明提前结束：它针对的是学习了 { $labels } 个标签的模型，而消息被导入或撤回，或特征已改变。共有{ $evidence }。
proof-stopped = 证明已停止。共有{ $evidence }，它们计入下一次证明。
proof-settled = 已稳定：更多标签几乎不改变模型的预测。
proof-learnt-more = 此后模型又学习了更多。
proof-is-running = 证明正在进行：{ $goal }。聊天中的 /prove 显示进展。
proof-nothing = 关于最新的模型还没有任何证明：聊天中的 /prove 可以做。
proof-takes-none = 不再需要回答。
proof-takes = 如果没有错误，大约需要 { $answers } 个回答。
proof-takes-with-one = 如果没有错误，大约需要 { $answers } 个回答，有一个错误则 { $with_one } 个。
proof-takes-most = 如果没有错误，大约需要 { $answers } 个回答，很少超过 { $most } 个。
proof-takes-with-one-most = 如果没有错误，大约需要 { $answers } 个回答，有一个错误则 { $with_one } 个，很少超过 { $most } 个。
proof-rarely-reached = 错误更多时可能达不到：有这样回答的活动中，{ $share } 能达到。
proof-too-many-wrong = 达不到：检查过的 { $checked } 个标签中有 { $wrong } 个是错的，所以这个模型达不到目标。请标注更多后再试。
proof-few-flagged = 达不到：为考试保留的消息中，模型标出的只有 { $has } 条，而需要 { $needs } 条。
proof-few-unflagged = 达不到：为考试保留的消息中，模型放过的只有 { $has } 条，而需要 { $needs } 条。
proof-none-flagged = 达不到：为考试保留的消息中没有模型标出的，而需要 { $needs } 条。
proof-none-unflagged = 达不到：为考试保留的消息中没有模型放过的，而需要 { $needs } 条。
proof-no-pool = 在这个垃圾消息比例下，多大的数据集都不够。
proof-pool = 在这个垃圾消息比例下，大约需要 { $pool } 条消息的数据集。

### The certificate's sentence

certificate-labelled = { $total } 条消息中，{ $machine } 条由模型标注（分数从 { $threshold } 起为垃圾）
certificate-labelled-but = { $total } 条消息中，{ $machine } 条由模型标注（分数从 { $threshold } 起为垃圾），{ $left } 条因标签无法认证而略去
certificate-judged =
    { $labelled }；根据对随机抽取的消息的 { $answers } 个回答，其中 { $wrong } 个与模型矛盾，每项的置信度为 { $confidence }：模型的标签最多 { $all } 是错的，它的 spam 标签最多 { $spam }，它的 no_spam 标签最多 { $no_spam }，{ $found ->
        [unknown] 找到了多少垃圾消息则不得而知
       *[other] 全部垃圾消息至少找到 { $found }
    }。
certificate-needs = 要认证最多 { $share }，这个模型需要 { $needs } 个对随机抽取的消息的无错误回答，现在共有 { $answers } 个：/prove certificate { $goal } 会去问。
certificate-certified = 已认证：模型的标签最多 { $share } 是错的。
certificate-none = 未认证：这个模型没有证书（见 /prove）。
certificate-not-proven = 未认证：没有证明模型的标签最多 { $share } 是错的。

### Goals and proofs that cannot be

error-goal-prove = 请发送 /prove、/prove certificate，或 /prove certificate 2（表示 2 %）。
error-goal-share = { $share } 不能作为可认证的错误标签比例：应为 1 到 50 % 的整数。例如：/prove certificate 2
error-goal-words = 目标是两个整数百分比：标出的消息中多少必须是垃圾消息，全部垃圾消息中多少可以放过。例如：/goal 80 50
error-goal-precision = 第一个数不能是 { $share } %。它是标出的消息中垃圾消息的最低比例：50 到 99 %。
error-goal-let-through = 第二个数不能是 { $share } %。它是全部垃圾消息中可以放过的最高比例：5 到 95 %。
error-label-names-two = 请写两个名称，中间用 | 隔开，垃圾消息的名称在前：/labels 🚫 Scam | ✅ Fine
error-label-names-long = 名称最多 { $most } 个字符，这样才放得进按钮。
error-label-names-characters = 名称可以有文字、数字、表情和空格，不能有看不见的字符，也不能有 @ / . =
error-label-names-equal = 两个名称的文字必须不同。
error-label-names-word = { $word } 在文件里有别的含义，不能用作这个名称。垃圾消息的名称在前。
error-proof-running = 已有证明正在进行。
error-proof-no-model = 还没有模型。请每类至少标注三条消息。
error-proof-no-exam = 这个活动没有考试，所以无法证明过滤器的任何性能。

### Files that cannot be read

error-file-carriage-returns = { $file } 的行只以回车符结尾，像旧的 Mac 那样。请先转换文件，例如：{ $command }
error-file-carriage-returns-packed = { $file } 的行只以回车符结尾，像旧的 Mac 那样。请解压并转换，例如：{ $command }
error-file-options = 无法读取选项：{ $why }。
error-file-option = { $option } 不是选项。可以这样写：{ $example }。
error-file-option-value = { $option } 需要一个值。可以这样写：{ $example }。
error-file-day = { $word } 不是日期。请写成 2026-01-31。
error-file-label-word = { $word } 没有指明标签。请写文件里的词、= 和 spam、no_spam 或 none：reject=no_spam。
error-file-pyarrow = { $file }：读取这种格式需要 pyarrow：pip install 'tapwise[parquet]'。或把消息保存为 CSV 或 JSONL。
error-file-parquet = { $file } 不是完整的 Parquet 或 Arrow 文件，或太大。请重新下载。
error-file-spreadsheet = { $file } 不是完整的电子表格，或有密码，或太大。请重新保存，或保存为 CSV。
error-file-no-sheet = { $file }：没有工作表有名称已知的文字列。请用 --text-column 指明，或把它命名为 text。{ $notes }
error-file-encoding-name = Python 不认识编码 { $encoding }。请试试 utf-8、cp1251 或 cp1252。
error-file-utf-16 = { $file } 看起来是没有字节顺序标记的 UTF-16。如果是，请指明编码：--encoding { $encoding }。
error-file-encoding = { $file } 第 { $line } 行：这不是 UTF-8，编码无法确定。请选择读起来正确的一个：{ $options }。如果文件是损坏的 UTF-8，--encoding utf-8 会略去不是 UTF-8 的 { $rows } 行。
error-file-not-valid = { $file } 第 { $line } 行：这不是有效的 { $encoding }。请重新保存文件。
error-file-too-many = { $file } 里有 { $files } 个文件；上限是 { $most } 个。
error-file-locked = { $file } 有密码。请先解压。
error-file-zip = { $file } 不是完整的 zip 文件（{ $why }）。请重新下载。
error-file-gzip = { $file } 不是完整的 gzip 文件（{ $why }）。请重新压缩或下载。
error-file-archive = { $file } 是压缩包里的压缩包。请先解压。
error-file-inflates = { $file } 解压后超过 { $size }，即这种大小的压缩文件的上限。请解压并检查，然后在运行机器人的机器上用 tapwise import 导入解压后的文件。
error-file-no-messages = { $file } 里没有消息文件。里面有：{ $files }。
error-file-ending = { $file } 的扩展名未知。{ $advice }。已知的扩展名有 { $endings }，都可以再加 .gz，还有 .zip；没有扩展名的文件每行一条消息。
error-file-no-text-column = { $file } 第 { $line } 行：没有名称已知的文字列。现有的列：{ $columns }。请用 --text-column 指明，或在各行之上加表头，例如 text,label；已知的名称有：{ $names }。
error-file-no-columns = { $file } 第 { $line } 行：没有名称已知的文字列。请用 --text-column 指明，或在各行之上加表头，例如 text,label；已知的名称有：{ $names }。
error-file-no-column = 没有名为 { $column } 的列。现有的列：{ $columns }。
error-file-personal = 列 { $column } 里是人的地址或号码，不是消息。现有的列：{ $columns }。
error-file-long-value = { $file } 第 { $line } 行：这个值超过 { $most } 个字符。请把文件转换为每行一个对象（.jsonl），例如：jq -c '.[]'。
error-file-json = { $file } 第 { $line } 行：这不是 JSON。如果文件不完整，请重新导出或下载。
error-file-chats = { $file } 有 { $count } 个聊天。请用 --chat 按名称或编号选择，不要选私人聊天：{ $chats }。全部：--chat all。
error-file-no-chat = { $file } 里没有这个名称的聊天。里面有：{ $chats }。

### What was found in a file

file-empty-text = 文字是空的。
file-empty-cell = 文字的单元格是空的。如果里面有文字，那它以 = 开头，被存成了公式：请把工作表保存为 CSV。
file-long-text = 文字超过 { $most } 个字符。
file-nul = 文字里有 NUL 字符。请删除它，或检查文件是不是没有字节顺序标记的 UTF-16。
file-surrogate = 文字里有半个字符（单独的代理码元）。请删除它。
file-not-decoded = 这一行有些字节在文件的编码里不是字符。
file-japanese = 文字是 ISO-2022-JP，不是 UTF-8。请指明编码：--encoding iso2022_jp。
file-long-columns = 其他列超过 { $most } 个字符。
file-other-label = 这一行的标签是 { $label }，但文件是作为 { $given } 给出的。
file-unknown-label = { $word } 不是标签。请写 spam 或 no_spam（或 ham），或留空；或说明它的意思：--map { $word }=no_spam。
file-not-json = 这一行不是 JSON。
file-not-object = 这一行不是 { $example } 这样的 JSON 对象。
file-no-string = 这个对象在以下名称下都没有字符串：{ $names }。
file-not-labelled = 这一行不像上面各行那样以 ham 或 spam 加制表符开头。
file-not-csv = 引号或换行不符合 CSV 的规则，或这一行太长。请把文字放进引号，并把其中的每个引号写两次。
file-not-the-columns = 这一行的单元格数与表头不同。含有分隔符的文字请放进引号。
file-other-reasons = 其他原因。
file-empty-rows = 空行
file-service = 服务消息（有人加入、消息被置顶 …）
file-no-text = 没有文字或说明文字的消息
file-other-days = 其他日期的消息
file-no-messages = 不是消息的更新
file-advice-telegram = 如果是 Telegram 导出，请重新导出聊天并选择 JSON 格式
file-advice-copy = 请把消息复制到表格里并保存为 CSV
file-advice-text = 请保存为纯文本，每行一条消息
file-advice-unpack = 请先解压
file-advice-database = 请把其中的消息导出为 CSV
file-advice-convert = 请转换为 CSV 或 JSON
file-advice-numbers = 请导出为 Excel 或 CSV
file-advice-save = 请保存为以下格式之一
file-empty = 文件是空的。
file-no-header = 表格没有表头。
file-list-more = { $shown } 和另外 { $more } 个
file-uncertain-ends = 从第 { $lines } 行开始的消息在哪里结束无法确定，因为它的引号不完整。下面各行被当作单独的消息读取；请检查。
file-unprotected = 从 { $texts } 条文字中去掉了防止公式的撇号。
file-no-text-column = 工作表“{ $sheet }”没有文字列，已略去。
file-guessed-column = 文字列是根据内容选的；请检查。
file-inverted-label = 在“{ $column }”中，1 和 yes 表示 no_spam。
file-label-like = 没有读到标签，但 { $columns } 可能是标签。请指明列：--label-column，和其中的词的意思：--map WORD=spam。
file-labelled-lines = 前面的行有 { $share } % 以 ham 这样的标签开头，它被当作消息的一部分。请在各行之上加 label,text 这样的表头。
file-chats-read = 读取了 { $count } 个聊天中的 { $chosen } 个。
