"""The top-level domains by which a link without a scheme is recognised."""

from __future__ import annotations

from typing import Final

# Frequent ones, without those that often begin a sentence (love, how, help, show): "ok.love you" is
# not a link. Two-letter and punycode (xn--) endings are matched by pattern.
DOMAIN_ENDINGS: Final = tuple(
    """
    com net org info biz app dev xyz online site shop store club top pro vip live link click icu bid
    win loan work bet casino money cash news blog cloud digital email fun games group host life ltd
    media mobi name network one page party rest review rocks run sale social space stream support
    tech today tokyo tools trade video website wiki world wtf xxx zone edu gov mil int tel travel
    academy accountant accountants actor agency apartments art asia associates attorney auction
    audio auto band bargains beauty bike bingo boats bond boutique builders business buzz cab cafe
    cam camera camp capital cards career careers cars catering center cfd charity cheap christmas
    church claims cleaning clinic clothing coach codes coffee college community company computer
    condos construction consulting contractors cooking coupons courses credit creditcard cricket
    cruises cyou dance dating deals degree delivery dental dentist design diamonds diet directory
    discount doctor domains download eco education energy engineer engineering enterprises equipment
    estate events exchange expert exposed express faith fashion finance financial fishing fitness
    flights florist flowers football forex forsale forum foundation fund furniture futbol fyi
    gallery garden gifts glass global gmbh golf graphics gratis guru hair haus healthcare hockey
    holdings holiday homes horse hospital hosting immo immobilien industries ink institute insure
    international investments jetzt jewelry jobs kaufen kim kitchen lat lawyer lease legal lgbt
    lighting limited limo loans lotto luxe luxury maison makeup management market marketing markets
    mba memorial mobile moda monster mortgage motorcycles museum ninja nyc onl ooo organic partners
    parts pharmacy photo photography photos physio pics pictures pizza plumbing poker porn press
    productions promo properties property pub quest racing realestate realty recipes rehab reise
    reisen rent rentals repair report restaurant sarl sbs schule science security services sex sexy
    shoes shopping singles ski skin soccer software solar solutions style supplies supply surf
    surgery systems tattoo tax taxi technology tennis theater tickets tienda tires tours toys
    trading training tube university uno vacations vegas ventures versicherung viajes villas vin
    vision vodka vote voting voyage webcam wedding wien wine works yachts yoga
    рф рус онлайн сайт орг ком дети москва бел укр срб мкд мон бг 中国 在线 公司 网址 한국 コム
""".split()  # noqa: SIM905
)
