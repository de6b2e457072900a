"""What is redacted, what is not, and that no part of a secret is shown."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.cards.excerpts import READ, excerpt
from bot.chat.cards.redaction import PLACEHOLDERS, Kind, Redactor
from bot.chat.cards.visible_text import utf16_units
from bot.settings import Settings

ALL = Redactor(get_args(Kind))

# Kind, secret, the text around it.
SECRETS: list[tuple[Kind, str, str]] = [
    ("phone", "+1 202 555 0100", "Call {} now"),
    ("phone", "+44 (0)20 7946 0958", "ring {}, please"),
    ("phone", "07700 900123", "Text WIN to {}!"),
    ("phone", "(202) 555-0100", "call {}"),
    ("phone", "202.555.0100", "call {}."),
    ("phone", "555-0100", "My number is {}"),
    ("phone", "8 (916) 123-45-67", "Звоните {} в любое время"),
    ("phone", "+7 916 123 45 67", "тел. {}"),
    ("phone", "89161234567", "пиши на вотсап {}"),
    ("phone", "123-45-67", "городской {}"),
    ("phone", "+380 44 123 4567", "Телефонуйте {}"),
    ("phone", "+49 (0) 89 123456", "Ruf an: {}"),
    ("phone", "0171 1234567", "meine Nummer ist {}"),
    ("phone", "06 12 34 56 78", "Appelle le {} !"),
    ("phone", "612 345 678", "Llámame al {}"),
    ("phone", "(11) 91234-5678", "Liga {} agora"),
    ("phone", "22 33 44 55", "ring {}"),
    ("phone", "+98 912 345 6789", "تماس {}"),
    ("phone", "۰۹۱۲۳۴۵۶۷۸۹", "شماره {}"),
    ("phone", "+966 50 123 4567", "اتصل {}"),
    ("phone", "090-1234-5678", "電話 {} まで"),
    ("phone", "138 0013 8000", "请拨打 {}。"),
    ("phone", "９８７６５４３２１０", "call {}"),
    ("phone", "9\u200b8\u200b7\u200b6\u200b5\u200b4\u200b3\u200b2\u200b1\u200b0", "call {}"),
    ("phone", "9️⃣8️⃣7️⃣6️⃣5️⃣4️⃣3️⃣2️⃣1️⃣0️⃣", "whatsapp {} 💋"),
    ("phone", "0151/23456789", "Ruf an: {}"),
    ("phone", "089/123456", "Büro {}, Zimmer"),
    ("phone", "(089) / 12 34 56", "Büro {}"),
    ("phone", "+49(0)151/234567", "mobil {}"),
    ("phone", "0171 1234567/0151 2345678", "mobil {}"),
    ("phone", "202/555-0100", "call {}"),
    ("phone", "91234567", "ring {}"),
    ("phone", "22334455", "ring {} nå"),
    ("phone", "555 0100", "call {}!"),
    ("email", "ann@example.com", "write to {}."),
    ("email", "user_@x.y", "write to {}"),
    ("email", '"a b"@c.com', "write to {}."),
    ("email", "ann[at]example[.]com", "write to {} now"),
    ("email", "ann(AT)example(dot)com", "write to {} now"),
    ("email", "ann.b+spam@mail.example.co.uk", "<{}>"),
    ("email", "почта@пример.рф", "пишите: {}"),
    ("email", "müller@straße.example", "Mail an {}, bitte"),
    ("email", "ann＠example．com", "full width: {}"),
    ("name", "@durov", "write to {}!"),
    ("name", "@Earn_Money_2024", "👉{}👈"),
    ("name", "@дуров", "пиши {}"),
    ("card", "4111 1111 1111 1111", "pay with {} exp 12/28"),
    ("card", "4111111111111111", "card:{}"),
    ("card", "5555-5555-5555-4444", "карта {}"),
    ("card", "2200 0000 0000 0004", "переведи на {} Сбер"),
    ("card", "3782 822463 10005", "amex {}"),
    ("card", "6011 0009 9013 9424", "Karte {}"),
    ("card", "４１１１ １１１１ １１１１ １１１１", "full width {}"),
    ("card", "4111/1111/1111/1111", "card {}, 12/28"),
    ("card", "4111_1111_1111_1111", "card {}!"),
    ("card", "4111\u20601111\u20601111\u20601111", "hidden joints {}"),
    ("link", "https://evil.example/a?b=1#c", "click {} now"),
    ("link", "hxxps://evil.example/a", "click {} now"),
    ("link", "tg://resolve?domain=durov", "open {}"),
    ("link", "www.evil.example", "see {}"),
    ("link", "t.me/joinchat/AAAA", "жми {}"),
    ("link", "bit.ly/3xYz", "...{}"),
    ("link", "evil.com", "Click here...{}!"),
    ("link", "сайт.рф", "заходи на {}"),
    ("link", "例え.中国", "看 {} 吧"),
    ("link", "evil.xyz:8080/login", "{}"),
    ("link", "192.168.100.200/admin", "at {}"),
    ("link", "bad[.]com", "see {} now"),
    ("link", "bad(.)example[dot]com/login", "see {} now"),
    ("link", "foo.photography", "see {}."),
    ("link", "win-now.sbs", "see {}!"),
]

NO_SECRETS = [
    "See you at eight, bring 2 friends",
    "on 2024-05-17 at 18:30",
    "17.05.2024 18:30",
    "from 2024-05-17 to 2024-05-19",
    "2024-05-17 - 2024-05-19",
    "открыто 10.00-18.00",
    "1941-1945",
    "17/05/2024 18:30",
    "on 2024/05/17 at 18:30",
    "2023/2024, 2023/24",
    "05/17/2024",
    "am 01/2024",
    "20240517 and 17052024",
    "10000000 roubles",
    "12/24/36/48 months, 1/2 or 3/4",
    "img_2024_05_17_123456",
    "1000/2000 words",
    "ok.love you. yes.how are you",
    "£1,000,000 or 5.000,00 €",
    "it costs 1 000 000 roubles",
    "your code is 482913",
    "text STOP to 87121",
    "0.333333333333",
    "55.755826 37.617300",
    "version 3.11.7",
    "1 2 3 4 5 6 7 8 9 10",
    "the end.In short: no",
    "e.g. this, i.e. that, т.е. это и т.д.",
    "5@10 each, @ 5 pm, @150p a minute",
    "a @ b",
    "24/7",
    "ratio 16:9 of 1920x1080",
    "don't... well",
    "100% free!!!",
    "Ölwechsel für 49,90",
    "这个多少钱?",
]


@pytest.mark.parametrize(("kind", "secret", "around"), SECRETS)
def test_a_secret_is_replaced_and_the_text_around_it_stays(
    kind: Kind, secret: str, around: str
) -> None:
    assert ALL(around.format(secret)) == around.format(PLACEHOLDERS[kind])


@pytest.mark.parametrize(("kind", "secret", "around"), SECRETS)
def test_a_kind_that_is_not_selected_stays(kind: Kind, secret: str, around: str) -> None:
    others = Redactor(set(get_args(Kind)) - {kind, "name", "link", "phone"})

    if kind != "card" or "card" not in others.kinds:
        assert others(around.format(secret)) == around.format(secret)
    assert Redactor()(around.format(secret)) == around.format(secret)


@pytest.mark.parametrize("text", NO_SECRETS)
def test_text_that_is_not_a_secret_stays(text: str) -> None:
    assert ALL(text) == text


def test_the_settings_accept_the_same_kinds() -> None:
    assert Settings(mask="all").mask == get_args(Kind)  # type: ignore[arg-type]


PIECES = st.sampled_from([secret for _, secret, _ in SECRETS] + NO_SECRETS) | st.text(
    st.sampled_from('@.+-() 0123456789/_:[]"ax\u200b⟨⟩\n')
    | st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    max_size=8,
)
TEXTS = st.lists(PIECES, max_size=8).map("".join)
KINDS = st.sets(st.sampled_from(get_args(Kind))).map(Redactor)


@given(TEXTS, KINDS)
@example("+12025550100x.com", ALL)
@example("a@b.com@durov", ALL)
@example("https://x.com/+12025550100/secret?token=abc", ALL)
@example("9" * 16 + "@x.com", ALL)
def test_redaction_is_idempotent(text: str, redactor: Redactor) -> None:
    once = redactor(text)

    assert redactor(once) == once


@given(st.text(alphabet='@.+-0123456789a:/ "[]()_', max_size=40), KINDS)
def test_redaction_of_dense_markup_is_idempotent(text: str, redactor: Redactor) -> None:
    assert redactor(redactor(text)) == redactor(text)


@given(TEXTS, KINDS)
def test_secrets_are_found_in_order_and_the_text_between_them_stays(
    text: str, redactor: Redactor
) -> None:
    found = redactor.find(text)
    redacted = redactor(text)

    edges = [0, *(edge for secret in found for edge in secret[:2]), len(text)]
    assert edges == sorted(edges)
    between = [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    pattern = "(?:⟨[^⟩]+⟩)".join(map(re.escape, between))
    assert re.fullmatch(pattern, redacted, re.DOTALL)


DIGITS = st.text("0123456789", min_size=1)
GAPS = st.sampled_from(["", "", " ", "-", ".", ") ", "/", "_", "\u00a0", "\u2011", "\u200b", "️⃣"])
AROUND = st.sampled_from(["", "Call ", "тел: ", "( ", " - ", "\n", "x", "⟨", "!", "。", "'"])


@given(st.lists(st.text("0123456789", min_size=2, max_size=5), min_size=3, max_size=4), GAPS)
@example(["4111", "1111", "1111", "1111"], "️⃣")
def test_no_digit_of_an_international_number_is_shown(groups: list[str], gap: str) -> None:
    number = "+" + gap.join(groups)
    digits = "".join(groups)

    if 7 <= len(digits) <= 15:
        assert not any(sign.isdigit() for sign in ALL(f"call {number} today"))


@given(st.text("0123456789", min_size=11, max_size=17), st.sampled_from("23456"), GAPS, AROUND)
def test_no_digit_of_a_card_number_is_shown(body: str, first: str, gap: str, before: str) -> None:
    number = with_check_digit(first + body)
    groups = [number[at : at + 4] for at in range(0, len(number), 4)]
    if len(groups[-1]) < 3:
        groups[-2:] = ["".join(groups[-2:])]

    redacted = Redactor(["card"])(f"{before}{gap.join(groups)} thanks")

    assert redacted == f"{before}⟨💳⟩ thanks"


@given(TEXTS, st.integers(0, 60), KINDS)
def test_a_head_is_redacted_like_the_complete_text_and_cuts_no_secret(
    text: str, size: int, redactor: Redactor
) -> None:
    shown, taken = redactor.head(text, size)

    assert redactor(text).startswith(shown)
    assert min(size, len(text)) <= taken <= len(text)


@given(st.lists(st.tuples(TEXTS, st.sampled_from([-1.0, 0.0, 2.5]))), KINDS)
def test_pieces_are_redacted_like_the_text_that_they_form(
    pieces: list[tuple[str, float]], redactor: Redactor
) -> None:
    redacted = redactor.segments(pieces)

    assert "".join(text for text, _ in redacted) == redactor("".join(text for text, _ in pieces))
    assert [weight for _, weight in redacted] == [weight for _, weight in pieces]


def test_a_number_that_spans_pieces_of_an_explanation_is_not_shown() -> None:
    pieces = [("call +1 202", 0.5), (" 555", 0.0), (" 0100 now", -0.5)]

    assert ALL.segments(pieces) == [("call ⟨📞⟩", 0.5), ("", 0.0), (" now", -0.5)]


@given(TEXTS, st.integers(1, 200))
def test_a_redacted_excerpt_is_within_the_limit(text: str, limit: int) -> None:
    shown, _ = excerpt(text, limit, ALL)

    assert utf16_units(shown) <= limit


def test_a_number_at_the_end_of_the_characters_read_is_redacted_completely() -> None:
    flood = "x" + "\u0301" * (READ - 8)

    shown, _ = excerpt(flood + "4111 1111 1111 1111 and more", 700, ALL)

    assert not any(sign.isdigit() for sign in shown)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a.",
        "@aaaa",
        "1",
        "1 ",
        "a://",
        "a@a.",
        "1234 ",
        "1.2.",
        "-.",
        "(",
        '"',
        '"@',
        "a[.]",
        "a(at)",
        "1/",
        "1_",
        "0/1 ",
        "/_",
    ],
)
def test_a_text_of_200_000_characters_is_redacted_in_time(piece: str) -> None:
    assert ALL(piece * (200_000 // len(piece))) is not None


def with_check_digit(body: str) -> str:
    """The number with its Luhn check digit, computed independently."""
    total = 0
    for place, digit in enumerate(reversed(body)):
        value = int(digit) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return body + str(-total % 10)
