"""The pulse: every answer kept, no item with two people at once, nobody left waiting."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.campaign.assignments import NotYoursError
from bot.campaign.campaign import Campaign, Nothing
from bot.campaign.members import NotInvitedError
from bot.campaign.replay import replay
from bot.campaign.selection import SelectionRules
from bot.campaign.snapshot import LabelSnapshot
from bot.campaign.trained_model import TrainedModel
from bot.campaign.trainer import Trainer
from bot.campaign.training import MAX_WAIT_SECONDS
from bot.campaign.types import AnnotatorId, Choice, Question, QuestionId
from bot.campaign.watcher import WatchHandlers
from bot.errors import TapwiseError, TryLaterError
from bot.learning.near_duplicates import NearDuplicateGroups
from storage import Store
from storage.records import NewItem
from tests.support.campaigns import (
    CLAIM,
    Clock,
    asked,
    items,
    label,
    opened,
    people_of,
    texts,
    truth,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tapwise.db"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def campaign(path: Path, clock: Clock) -> AsyncIterator[Campaign]:
    """Forty items, three people, no exam."""
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(40)))
        yield campaign


# Who may


async def test_the_uninvited_are_refused(campaign: Campaign) -> None:
    for token in ("", "made up"):
        with pytest.raises(NotInvitedError):
            await campaign.members.join(555, token)
    with pytest.raises(NotInvitedError):
        await campaign.members.require(555)
    assert issubclass(NotInvitedError, TapwiseError)


async def test_an_invite_works_until_its_time_is_over(campaign: Campaign, clock: Clock) -> None:
    invitation = await campaign.invitations.create("annotator", 2, seconds=60)

    guest = await campaign.members.join(555, invitation.token)
    clock.now = invitation.expires_at

    assert await campaign.members.require(555) == guest
    assert await campaign.members.join(555, invitation.token) == guest
    with pytest.raises(NotInvitedError):
        await campaign.members.join(556, invitation.token)


async def test_owners_are_those_the_campaign_is_opened_with(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=2) as campaign:
        before = [person.role for person in await campaign.members.all()]

    async with opened(path, clock, people=1) as campaign:
        after = [person.role for person in await campaign.members.all()]

    assert (before, after) == (["owner", "owner"], ["owner", "annotator"])


@pytest.mark.parametrize("number", [1, 77, -1])
async def test_a_question_that_was_put_to_nobody_or_somebody_else_is_refused(
    campaign: Campaign, number: int
) -> None:
    (ann, bob, _) = await people_of(campaign)
    await asked(campaign, ann)

    with pytest.raises(NotYoursError):
        await campaign.assignments.question(bob, QuestionId(number))
    with pytest.raises(NotYoursError):
        await campaign.answer(bob, QuestionId(number), "spam", None)

    assert await campaign.store.questions.last_answer_id() == 0


# An answer


async def test_an_answer_is_on_disk_before_anyone_is_told(campaign: Campaign, path: Path) -> None:
    (ann, *_) = await people_of(campaign)
    question = await asked(campaign, ann)

    receipt = await campaign.answer(ann, question.id, "spam", "a tap")

    async with await Store.open(path) as other:
        (standing,) = await other.questions.current_answers()
    assert (standing.question_id, standing.choice) == (question.id, "spam")
    assert (receipt.choice, receipt.new, receipt.mine) == ("spam", True, 1)


async def test_the_same_tap_again_counts_once(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    question = await asked(campaign, ann)

    receipts = await asyncio.gather(
        *(campaign.answer(ann, question.id, "spam", "a tap") for _ in range(5))
    )

    assert sorted(receipt.new for receipt in receipts) == [False] * 4 + [True]
    assert {receipt.mine for receipt in receipts} == {1}


async def test_a_change_of_mind_is_learnt(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    await label(campaign, ann, 20)
    question = await asked(campaign, ann)

    for choice in (truth(question.text), opposite(question.text)):
        await campaign.answer(ann, question.id, choice, None)

    counts = (await campaign.progress(ann)).counts
    assert (counts.labels, counts.answers) == (21, 21)
    (label_that_stands,) = [
        row.label for row in await campaign.store.items.labelled() if row.text == question.text
    ]
    assert label_that_stands == opposite(question.text)


async def test_the_next_question_contains_the_last_answer(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)

    for person in [ann, bob] * 12:
        (question,) = await label(campaign, person, 1)
        chosen = (await campaign.store.questions.asked())[question.id - 1]
        assert chosen.answers_learnt == chosen.answers_known == question.id - 1


async def test_a_late_tap_is_kept_and_learnt(campaign: Campaign, clock: Clock) -> None:
    (ann, bob, _) = await people_of(campaign)
    late = await asked(campaign, ann)
    clock.now += CLAIM
    newer = await asked(campaign, ann)
    await asked(campaign, bob)

    receipt = await campaign.answer(ann, late.id, "spam", "late")

    assert (receipt.new, receipt.mine) == (True, 1)
    assert newer.id != late.id
    counts = (await campaign.progress(ann)).counts
    assert (counts.labels, counts.open_questions) == (1, 2)


# Claims


async def test_no_item_is_with_two_people_and_none_is_asked_twice(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=12) as campaign:
        await campaign.add_items(items(texts(70)))
        people = await people_of(campaign)
        holding: set[int] = set()
        answered: list[int] = []

        async def work(annotator: AnnotatorId) -> None:
            while isinstance(question := await campaign.next_question(annotator), Question):
                assert question.item_id not in holding
                holding.add(question.item_id)
                await asyncio.sleep(0)
                holding.discard(question.item_id)
                await campaign.answer(annotator, question.id, truth(question.text), None)
                answered.append(question.item_id)

        await asyncio.gather(*(work(person) for person in people))

        assert sorted(answered) == list(range(1, 71))


async def test_of_more_people_than_items_some_wait(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=8) as campaign:
        await campaign.add_items(items(texts(5)))
        people = await people_of(campaign)

        got = await asyncio.gather(*(campaign.next_question(person) for person in people))

        questions = [question for question in got if isinstance(question, Question)]
        assert len({question.item_id for question in questions}) == 5
        assert [nothing for nothing in got if isinstance(nothing, Nothing)] == (
            [Nothing("elsewhere")] * 3
        )


async def test_who_asks_again_gets_the_question_they_have(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)

    questions = await asyncio.gather(*(asked(campaign, ann) for _ in range(5)))

    assert len(set(questions)) == 1
    assert await campaign.store.questions.last_id() == 1


async def test_an_abandoned_question_is_free_after_its_time(path: Path, clock: Clock) -> None:
    async with opened(path, clock, claim_seconds=60) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        first = await asked(campaign, ann)

        clock.now = first.expires_at - 1
        before = await campaign.next_question(bob)
        clock.now = first.expires_at
        after = await asked(campaign, bob)

        assert first.expires_at == first.asked_at + 60
        assert before == Nothing("elsewhere")
        assert after.item_id == first.item_id
        assert await campaign.next_question(ann) == Nothing("elsewhere")


async def test_a_pause_gives_the_item_to_others(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        paused = await asked(campaign, ann)

        await campaign.members.pause(ann)

        assert (await asked(campaign, bob)).item_id == paused.item_id
        assert (await campaign.answer(ann, paused.id, "spam", None)).new


# Undo


async def test_undo_asks_the_same_item_again_and_forgets_its_label(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)
    *_, last = await label(campaign, ann, 3)

    again = await campaign.undo(ann, "undo")
    receipt = await campaign.undo(ann, "undo")

    assert again is not None
    assert (again.item_id, again.why, again.open) == (last.item_id, "undo", True)
    assert receipt == again
    assert await asked(campaign, ann) == again
    assert (await asked(campaign, bob)).item_id != last.item_id
    assert (await campaign.progress(ann)).mine == 2


async def test_undo_goes_back_to_the_first_answer_and_no_further(campaign: Campaign) -> None:
    (ann, *_) = await people_of(campaign)
    questions = await label(campaign, ann, 3)

    undone = [await campaign.undo(ann, f"undo {i}") for i in range(4)]

    taken = [again and again.item_id for again in undone]
    assert taken == [*(question.item_id for question in reversed(questions)), None]
    assert (await campaign.progress(ann)).counts.labels == 0


async def test_an_undo_that_is_delivered_again_takes_nothing_more_back(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        question = await asked(campaign, ann)
        await campaign.answer(ann, question.id, "spam", "a tap")
        await campaign.undo(ann, "undo")
        await campaign.answer(ann, question.id, "spam", "an old button")

        await campaign.undo(ann, "undo")

        assert await campaign.next_question(bob) == Nothing("done")


async def test_what_was_undone_and_let_go_may_go_to_others(
    campaign: Campaign, clock: Clock
) -> None:
    (ann, bob, _) = await people_of(campaign)
    everything = await label(campaign, bob, 39)
    (last,) = await label(campaign, ann, 1)
    await campaign.undo(ann, None)

    waiting = await campaign.next_question(bob)
    clock.now += CLAIM

    assert len(everything) == 39
    assert waiting == Nothing("elsewhere")
    assert (await asked(campaign, bob)).item_id == last.item_id


async def test_who_answers_late_is_not_asked_the_same_once_more(
    campaign: Campaign, clock: Clock
) -> None:
    (ann, bob, _) = await people_of(campaign)
    await label(campaign, bob, 39)
    late = await asked(campaign, ann)
    clock.now += CLAIM
    again = await asked(campaign, ann)

    await campaign.answer(ann, late.id, "spam", None)

    assert again.item_id == late.item_id
    assert again.id != late.id
    assert await campaign.next_question(ann) == Nothing("done")
    assert await campaign.store.questions.claims(clock.now) == []


# One fit for many


class SlowMind(Trainer):
    """Learns when it is let; counts."""

    def __init__(self, seed: int):
        super().__init__("weights", seed, "single")
        self.let = asyncio.Event()
        self.let.set()
        self.fits = 0
        self.began = asyncio.Event()
        self.without_room = -1  # which fit the disk has no room for

    async def fit(self, snapshot: LabelSnapshot, before: TrainedModel | None) -> TrainedModel:
        self.fits += 1
        self.began.set()
        await self.let.wait()
        if self.fits == self.without_room:
            raise TryLaterError("no room")
        return await super().fit(snapshot, before)


class SlowCampaign(Campaign):
    def __init__(self, store: Store, trainer: Trainer, **options: Any):
        trainer.close()
        self.trainer = SlowMind(trainer.seed)
        super().__init__(store, self.trainer, **options)


@pytest.fixture
async def slow(path: Path, clock: Clock) -> AsyncIterator[SlowCampaign]:
    """Eight people with a question each, and a mind that learns when it is let."""
    async with opened(path, clock, people=8, kind=SlowCampaign) as campaign:
        assert isinstance(campaign, SlowCampaign)
        await campaign.add_items(items(texts(40)))
        await label(campaign, (await people_of(campaign))[0], 12)
        yield campaign
        campaign.trainer.let.set()
    campaign.trainer.close()


async def test_answers_that_come_during_a_fit_share_the_next_one(slow: SlowCampaign) -> None:
    ann, *others = await people_of(slow)
    questions = [await asked(slow, person) for person in (ann, *others)]
    known = await slow.store.questions.last_answer_id()
    slow.trainer.fits = 0
    slow.trainer.let.clear()
    slow.trainer.began.clear()

    await slow.answer(ann, questions[0].id, "spam", None)
    asking = [asyncio.create_task(slow.next_question(ann))]
    await slow.trainer.began.wait()
    for person, question in zip(others, questions[1:], strict=True):
        await slow.answer(person, question.id, truth(question.text), None)
        asking.append(asyncio.create_task(slow.next_question(person)))
    await several_turns()
    slow.trainer.let.set()
    await asyncio.gather(*asking)

    learnt = [question.answers_learnt for question in (await slow.store.questions.asked())[-8:]]
    assert slow.trainer.fits == 2
    assert set(learnt) <= {known + 1, known + 8}
    assert learnt.count(known + 8) >= 7


async def test_who_stops_waiting_for_a_fit_does_not_stop_it_for_others(
    slow: SlowCampaign,
) -> None:
    ann, bob, *_ = await people_of(slow)
    question = await asked(slow, ann)
    slow.trainer.let.clear()
    await slow.answer(ann, question.id, "spam", None)
    impatient, patient = (asyncio.create_task(slow.next_question(p)) for p in (ann, bob))
    await several_turns()

    impatient.cancel()
    await asyncio.wait([impatient])
    slow.trainer.let.set()

    assert isinstance(await patient, Question)
    assert isinstance(await slow.next_question(ann), Question)


async def one_is_being_learnt_from_when_another_answers(
    slow: SlowCampaign,
) -> tuple[asyncio.Task[Question | Nothing], AnnotatorId]:
    """The first one's next question, which has to wait, and the other one."""
    ann, bob, *_ = await people_of(slow)
    anns, bobs = await asked(slow, ann), await asked(slow, bob)
    slow.trainer.let.clear()
    slow.trainer.began.clear()
    await slow.answer(ann, anns.id, "spam", None)
    first = asyncio.create_task(slow.next_question(ann))
    await slow.trainer.began.wait()
    await slow.answer(bob, bobs.id, "no_spam", None)
    return first, bob


async def test_who_comes_during_a_fit_is_soon_asked_by_the_newest_model(
    slow: SlowCampaign,
) -> None:
    known = await slow.store.questions.last_answer_id()
    first, bob = await one_is_being_learnt_from_when_another_answers(slow)

    bob_is_asked = await asked(slow, bob)  # although nothing is learnt until the mind is let
    ann_waits = not first.done()
    slow.trainer.let.set()
    ann_is_asked = await first

    assert ann_waits
    assert isinstance(ann_is_asked, Question)
    learnt = {q.id: q.answers_learnt for q in await slow.store.questions.asked()}
    assert learnt[bob_is_asked.id] == known
    assert learnt[ann_is_asked.id] >= known + 1
    again = await replay(
        slow.store, "weights", SelectionRules(exam_every=0, gold_every=0, policy="single")
    )
    assert again.differences == ()


async def test_whose_answer_is_being_learnt_waits_for_it_whoever_began(slow: SlowCampaign) -> None:
    ann, *_ = await people_of(slow)
    question = await asked(slow, ann)
    slow.trainer.let.clear()
    slow.trainer.began.clear()
    receipt = await slow.answer(ann, question.id, "spam", None)
    await looked(slow)  # the watch learns on, before anybody asks
    await slow.trainer.began.wait()

    following = asyncio.create_task(slow.next_question(ann))
    await asyncio.wait({following}, timeout=2 * MAX_WAIT_SECONDS)
    waits = not following.done()
    slow.trainer.let.set()
    await following

    assert receipt.new
    assert waits
    known = await slow.store.questions.last_answer_id()
    assert (await slow.store.questions.asked())[-1].answers_learnt == known


async def test_what_nobody_waits_for_any_longer_is_learnt_all_the_same(
    slow: SlowCampaign,
) -> None:
    first, bob = await one_is_being_learnt_from_when_another_answers(slow)
    await asked(slow, bob)
    slow.trainer.fits = 0
    slow.trainer.began.clear()

    slow.trainer.let.set()
    await first

    async with asyncio.timeout(10):
        await slow.trainer.began.wait()
    assert slow.trainer.fits == 1


async def test_what_could_not_be_learnt_is_learnt_at_the_next_look(slow: SlowCampaign) -> None:
    first, bob = await one_is_being_learnt_from_when_another_answers(slow)
    slow.trainer.fits, slow.trainer.without_room = 1, 2
    await asked(slow, bob)
    slow.trainer.began.clear()
    slow.trainer.let.set()
    await first
    async with asyncio.timeout(10):
        await slow.trainer.began.wait()
    await several_turns()

    await looked(slow)

    assert slow.training._catching_up is not None
    await slow.training._catching_up
    known = await slow.store.questions.last_answer_id()
    assert slow.trainer.fits == 3
    assert slow.training.newest is not None
    assert slow.training.newest.snapshot.answers == known


async def test_the_end_waits_until_everything_is_learnt(path: Path, clock: Clock) -> None:
    async with opened(path, clock, people=8, kind=SlowCampaign) as campaign:
        assert isinstance(campaign, SlowCampaign)
        await campaign.add_items(items(texts(40)))
        await label(campaign, (await people_of(campaign))[0], 12)
        first, bob = await one_is_being_learnt_from_when_another_answers(campaign)
        await asked(campaign, bob)
        campaign.trainer.let.set()
        first.cancel()

    known = campaign._state.answers
    assert campaign.training.newest is not None
    assert campaign.training.newest.snapshot.answers == known
    campaign.trainer.close()


async def test_an_answer_waits_for_no_fit(slow: SlowCampaign) -> None:
    ann, bob, *_ = await people_of(slow)
    anns, bobs = await asked(slow, ann), await asked(slow, bob)
    slow.trainer.let.clear()
    await slow.answer(ann, anns.id, "spam", None)
    waiting = asyncio.create_task(slow.next_question(ann))

    receipt = await slow.answer(bob, bobs.id, "spam", None)

    assert receipt.new
    assert not waiting.done()
    slow.trainer.let.set()
    await waiting


# While it runs


async def test_an_import_of_another_process_is_noticed_and_who_waits_is_told(
    campaign: Campaign, path: Path
) -> None:
    (ann, bob, _) = await people_of(campaign)
    await label(campaign, ann, 40)
    done = [await campaign.next_question(person) for person in (ann, bob)]
    before = await looked(campaign)

    async with await Store.open(path) as other:
        await other.items.add(NewItem(f"news {i}", None, "there") for i in range(2))
    told = await looked(campaign)

    assert done == [Nothing("done")] * 2
    assert before == []
    assert sorted(told) == [ann, bob]
    assert (await asked(campaign, bob)).text.startswith("news")
    assert await looked(campaign) == []


async def test_labels_that_another_process_brings_are_learnt(
    campaign: Campaign, path: Path
) -> None:
    (ann, *_) = await people_of(campaign)
    known = [item.text for item in await campaign.store.items.after(0)]

    async with await Store.open(path) as other:
        labels = {text: truth(text) for text in known[:30]}
        await other.items.add(
            NewItem(text, "spam" if said == "spam" else "no_spam", "there")
            for text, said in labels.items()
        )
    await looked(campaign)
    question = await asked(campaign, ann)

    assert question.why == "uncertainty"
    assert question.text not in labels


async def test_who_waits_is_told_when_a_claim_has_expired(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(["the only one"]))
        (ann, bob, _) = await people_of(campaign)
        await asked(campaign, ann)
        await campaign.next_question(bob)

        before = await looked(campaign)
        clock.now += CLAIM

        assert (before, await looked(campaign)) == ([], [bob])


async def test_who_waits_is_told_when_an_item_of_the_exam_is_free(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=100) as campaign:
        await campaign.add_items(items(texts(7)))
        (ann, bob, _) = await people_of(campaign)
        await label(campaign, ann, 6)
        last = await asked(campaign, ann)
        waiting = await campaign.next_question(bob)

        clock.now += CLAIM

        assert (last.why, waiting) == ("exam", Nothing("elsewhere"))
        assert await looked(campaign) == [bob]


async def test_who_has_paused_is_not_told(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        (ann, bob, _) = await people_of(campaign)
        for person in (ann, bob):
            await campaign.next_question(person)
        await campaign.members.pause(ann)

        await campaign.add_items(items(["news"]))

        assert await looked(campaign) == [bob]


async def test_after_a_crash_who_was_left_without_a_question_is_told(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock) as campaign:
        await campaign.add_items(items(texts(20)))
        (ann, bob, _) = await people_of(campaign)
        for person in (ann, bob):
            await campaign.members.set_card(person, 7)
            await label(campaign, person, 2)
        await asked(campaign, bob)

    async with opened(path, clock) as campaign:
        told: asyncio.Queue[AnnotatorId] = asyncio.Queue()
        watching = asyncio.create_task(campaign.watcher.watch(WatchHandlers(told.put)))
        assert await told.get() == ann
        assert told.empty()
        watching.cancel()


# The end of a pool


async def test_without_items_there_is_nothing_to_ask(path: Path, clock: Clock) -> None:
    async with opened(path, clock) as campaign:
        (ann, *_) = await people_of(campaign)

        assert await campaign.next_question(ann) == Nothing("empty")
        assert await campaign.undo(ann, None) is None
        assert (await campaign.progress(ann)).counts.items == 0


async def test_when_everything_is_labelled_it_is_done(campaign: Campaign) -> None:
    (ann, bob, _) = await people_of(campaign)

    await label(campaign, ann, 40)

    assert await campaign.next_question(ann) == Nothing("done")
    assert await campaign.next_question(bob) == Nothing("done")
    progress = await campaign.progress(ann)
    assert (progress.counts.left, progress.counts.labels, progress.mine) == (0, 40, 40)


async def test_who_has_skipped_everything_has_seen_it_and_others_go_on(
    campaign: Campaign,
) -> None:
    (ann, bob, _) = await people_of(campaign)

    while isinstance(question := await campaign.next_question(ann), Question):
        await campaign.answer(ann, question.id, "skip", None)

    assert question == Nothing("seen")
    assert len(await label(campaign, bob, 40)) == 40


AWKWARD = {
    "punctuation": [f"{mark * times}" for mark in "!?.,;:-—…«»()[]" for times in (1, 2, 3)],
    "emoji": [f"{face * times}" for face in "😀🎉💸👍🏽🇺🇦❤️" for times in (1, 2, 3)],
    "nothing to see": [" ", "\n", "\t", "\u200b", "\u00a0", "\ufeff", "\x00", "\u202e"],
    "one letter": list("abcdefghij"),
    "all alike": [f"same words {' ' * spaces}" for spaces in range(12)],
}


@pytest.mark.parametrize("features", ["chars", "words", "views"])
@pytest.mark.parametrize("texts_like", AWKWARD)
async def test_texts_without_words_are_asked_to_the_last_but_near_copies_once(
    path: Path, clock: Clock, texts_like: str, features: str
) -> None:
    pool = list(dict.fromkeys(AWKWARD[texts_like]))
    async with opened(path, clock, features=features, exam_every=3) as campaign:
        await campaign.add_items(items(pool))
        (ann, *_) = await people_of(campaign)
        seen: list[str] = []

        while isinstance(question := await campaign.next_question(ann), Question):
            choices: list[Choice] = ["spam", "no_spam"]
            await campaign.answer(ann, question.id, choices[len(seen) % 2], None)
            await campaign.progress(ann)
            seen.append(question.text)

        assert question == Nothing("done")
        leaders = dict(zip(pool, NearDuplicateGroups().add(pool).tolist(), strict=True))
        assert sorted(leaders[text] for text in seen) == sorted(set(leaders.values()))


# The exam


async def test_every_so_many_questions_one_is_of_the_exam_and_trains_nothing(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(100)))
        reserve = {item.item_id for item in await campaign.store.model_log.exam_items()}
        (ann, *_) = await people_of(campaign)

        questions = await label(campaign, ann, 50)

        of_the_exam = {
            q.item_id: number for number, q in enumerate(questions, 1) if q.why == "exam"
        }
        assert list(of_the_exam.values()) == list(range(5, 51, 5))
        assert {q.item_id for q in questions} & reserve == set(of_the_exam)
        progress = await campaign.progress(ann)
        assert (len(reserve), progress.quality.learnt, progress.counts.labels) == (15, 40, 50)


async def test_when_the_exam_ends_its_items_train_and_it_stays_ended(
    path: Path, clock: Clock
) -> None:
    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(items(texts(100)))
        (ann, bob, _) = await people_of(campaign)
        await label(campaign, ann, 50)
        await campaign.end_exam()
        await asked(campaign, ann)
        assert [question.why for question in await label(campaign, bob, 9)] == ["uncertainty"] * 9

    async with opened(path, clock, exam_every=5) as campaign:
        await campaign.add_items(NewItem(f"news {i}", None, "here") for i in range(100))
        questions = await label(campaign, bob, 20)
        assert {question.why for question in questions} == {"uncertainty"}
        assert len(await campaign.store.model_log.exam_items()) == 15


async def test_at_the_end_the_exam_is_asked_to_its_last_item(path: Path, clock: Clock) -> None:
    async with opened(path, clock, exam_every=10) as campaign:
        await campaign.add_items(items(texts(40)))
        (ann, *_) = await people_of(campaign)

        questions = await label(campaign, ann, 40)

        assert sum(question.why == "exam" for question in questions) == 6
        assert await campaign.next_question(ann) == Nothing("done")


async def looked(campaign: Campaign) -> list[AnnotatorId]:
    """Who is told that there is work again, in one look."""
    told: list[AnnotatorId] = []

    async def tell(annotator: AnnotatorId) -> None:
        told.append(annotator)

    await campaign.watcher.check(WatchHandlers(tell))
    return told


async def several_turns() -> None:
    """Let everything that can go on go on, as far as it gets without the mind."""
    for _ in range(100):
        await asyncio.sleep(0)


def opposite(text: str) -> Choice:
    return "no_spam" if truth(text) == "spam" else "spam"


async def test_what_was_taken_back_is_not_asked_again_while_it_is_with_another(path: Path) -> None:
    async with opened(path, Clock()) as campaign:
        await campaign.add_items(items(["first", "second"]))
        ann, bob, _ = await people_of(campaign)
        skipped = await asked(campaign, ann)
        await campaign.answer(ann, skipped.id, "skip", None)
        await campaign.answer(ann, (await asked(campaign, ann)).id, "spam", None)
        taken = await asked(campaign, bob)
        assert taken.item_id == skipped.item_id

        await campaign.undo(ann, None)
        again = await campaign.undo(ann, None)

        held = [claim.item_id for claim in await campaign.store.questions.claims(0)]
        assert again is None or again.item_id != taken.item_id
        assert len(held) == len(set(held))
