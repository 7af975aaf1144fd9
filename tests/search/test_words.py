"""What is found by which words: forms, accents, prefixes, compounds, scripts without blanks."""

from tests.search.conftest import Find, Tell

FOUND = [
    ("Die Dichtungen sind undicht", "Dichtung"),
    ("Die Dichtung ist undicht", "Dichtungen"),
    ("Les pompes fuient depuis lundi", "pompe"),
    ("La pompe fuit depuis lundi", "pompes"),
    ("It is leaking again", "leak"),
    ("There is a leak", "leaking"),
    ("Contrôle de l’étanchéité", "etancheite"),
    ("Controle de l'etancheite", "étanchéité"),
    ("Das Gehäuse ist gerissen", "gehause"),
    ("Das Gehäuse ist gerissen", "Gehaeuse"),
    ("Das Gehaeuse ist gerissen", "Gehäuse"),
    ("Die Straße ist gesperrt", "STRASSE"),
    ("Åse Strøm har svart", "ase strom"),
    ("e\u0301tat de la pompe", "\u00e9tat"),
    ("The ﬁtting is ｗｉｄｅ", "fitting wide"),
    ("Order HX40-22871 is late", "HX40-22871"),
    ("Order HX40-22871 is late", "hx4022871"),
    ("Order HX40 22871 is late", "HX40-22871"),
    ("Order HX40-22871 is late", "22871"),
    ("Order HX40-22871 is late", "hx40"),
    ("Order HX40-22871 is late", "HX40-228"),
    ("See https://example.com/valve-list", "example.com"),
    ("order_id and start-up", "startup"),
    ("Die Dichtungswechsel dauern", "dichtungsw"),
    ("Temperature is -5 degrees", "-5"),
    ("東京都の工場でポンプが漏れています", "漏れ"),
    ("東京都の工場でポンプが漏れています", "東京都"),
    ("東京都の工場でポンプが漏れています", "漏"),
    ("東京都の工場でポンプが漏れています", "ポンプ"),
    ("東京都の工場でﾎﾟﾝﾌﾟが漏れています", "ポンプ"),
    ("水泵的密封件正在泄漏", "密封"),
    ("水泵的密封件正在泄漏", "水泵 泄漏"),
    ("水泵的密封件正在泄漏", "泵"),
    ("펌프에서 누수가 발생했습니다", "누수"),
    ("펌프에서 누수가 발생했습니다", "펌프"),
    ("펌프에서 누수가 발생했습니다", "발생"),
    ("ปั๊มรั่วที่โรงงาน", "รั่ว"),
    ("पंप से पानी रिस रहा है", "पानी"),
    ("Насос протекает с понедельника", "насос"),
    ("المضخة تتسرب منذ يوم الاثنين", "المضخة"),
    ("iPhone手机坏了", "iphone"),
    ("iPhone手机坏了", "手机"),
]


async def test_words_are_found_by_their_forms(tell: Tell, find: Find):
    noise = await tell("A title", "Something else entirely, 別の事, 무언가")
    told = {text: await tell("Another title", text) for text in dict.fromkeys(text for text, _asked in FOUND)}
    for text, asked in FOUND:
        hits = {hit.subject_id: hit for hit in await find(asked)}
        assert told[text].id in hits, (text, asked)
        assert noise.id not in hits, (text, asked)
        assert "<mark>" in hits[told[text].id].snippet_html, (text, asked)


async def test_every_beginning_of_a_word_finds_it(tell: Tell, find: Find):
    subject = await tell("Compressor")
    for length in range(2, len("Compressor")):
        assert [hit.subject_id for hit in await find("Compressor"[:length])] == [subject.id], length
    assert await find("Compres ") == []  # the word is finished


async def test_characters_far_apart_are_no_word(tell: Tell, find: Find):
    await tell("京都と東京")
    subject = await tell("東京都")
    assert [hit.subject_id for hit in await find("東京都")] == [subject.id]


async def test_words_in_quotes_stand_side_by_side(tell: Tell, find: Find):
    near = await tell("One", "The old seal leaks badly")
    await tell("Two", "The seal is old and it leaks")
    assert [hit.subject_id for hit in await find('"old seal leaks"')] == [near.id]
    assert [hit.subject_id for hit in await find("“old seal”")] == [near.id]
    assert await find('"leak"') == []  # as it stands, not its forms


async def test_a_minus_leaves_out(tell: Tell, find: Find):
    kept = await tell("One", "The seal leaks")
    await tell("Two", "The seal leaks at the flange")
    assert [hit.subject_id for hit in await find("seal -flange ")] == [kept.id]
    assert [hit.subject_id for hit in await find('seal -"the flange"')] == [kept.id]
    assert await find("-flange") == []


async def test_signs_of_query_languages_are_signs(tell: Tell, find: Find):
    subject = await tell("One", "The seal leaks")
    for asked in ("seal AND OR NOT", "seal*", "(seal", "seal)", "seal:*", "^seal", "{seal}", "seal & | !", "<->seal"):
        assert [hit.subject_id for hit in await find(asked)] == [subject.id], asked
    for asked in ("title:seal", "NEAR(seal)", "seal OR nothing", "rowid:seal/2"):
        assert [hit.subject_id for hit in await find(asked)] == [subject.id], asked


async def test_common_words_are_not_asked_for_beside_others(tell: Tell, find: Find):
    subject = await tell("One", "Seals leak")
    assert [hit.subject_id for hit in await find("why do the seals leak")] == [subject.id]
    by_itself = await tell("Two", "Why not")
    assert [hit.subject_id for hit in await find("why")] == [by_itself.id]
