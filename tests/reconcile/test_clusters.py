"""One small incident told many times folds into one figure for each harm."""

import datetime as dt
from typing import Any

import pytest

from testimonia.reconcile import cluster_tolls
from testimonia.records import Block, Casualty, Claim, Count, Dated, Document, Evidence, Mention, NamedVictim, Population
from testimonia.records.claim import Sex

Row = dict[str, Any]


def report(name: str, rows: list[Row], day: int | None = None) -> tuple[Document, list[Claim]]:
    """A report whose sentences are the rows; rows with the same `clause` stand in one sentence."""
    text, spans, blocks = "", [], []
    for row in rows:
        sentence = row["says"]
        start = text.index(sentence) if sentence in text else len(text)
        if start == len(text):
            text += sentence + "\n"
            blocks.append(Block(kind=row.get("block", "paragraph"), start=start, end=start + len(sentence), locator="line"))
        spans.append((start, start + len(sentence)))
    published = Dated(date=dt.date(2031, 3, day), precision="day") if day else Dated()
    title = next((row["says"] for row in rows if row.get("block") == "headline"), None)
    document = Document(capture=f"capture-{name}", name=name, title=title, text=text, blocks=tuple(blocks), published=published)
    return document, [claim(document, row, span) for row, span in zip(rows, spans, strict=True)]


def claim(document: Document, row: Row, span: tuple[int, int]) -> Claim:
    low, high = row["n"] if isinstance(row["n"], tuple) else (row["n"], row["n"])
    evidence = Evidence.of(document, *span)
    done_by = tuple(Mention(evidence=evidence, kind="person") for _ in range(row.get("by", 0)))
    body = Casualty(
        measure=row.get("measure", "killed"),
        count=Count(text=row.get("text", ""), low=low, high=high, qualifier=row.get("qualifier", "exact")),
        population=Population(words=row.get("who"), sex=sex_of(row.get("who"))),
        manner=row.get("manner"),
        perpetrators=done_by,
        victims=(NamedVictim(evidence=within(document, row["named"], span)),) if "named" in row else (),
    )
    return Claim(evidence=evidence, block=row.get("block", "paragraph"), assertion=row.get("assertion", "asserted"), body=body)


def within(document: Document, words: str, span: tuple[int, int]) -> Evidence:
    """The words inside a sentence of the document."""
    start = document.text.index(words, *span)
    return Evidence.of(document, start, start + len(words))


def sex_of(words: str | None) -> Sex | None:
    """The sex that the words for a person say, as the reader fills it in."""
    said = set((words or "").casefold().split())
    return "female" if said & {"woman", "girl"} else "male" if said & {"man", "boy"} else None


def folded(*reports: tuple[Document, list[Claim]]) -> dict[str, Any]:
    return cluster_tolls([one for _, claims in reports for one in claims], [document for document, _ in reports])


def test_one_man_told_again_and_again_is_one() -> None:
    rows = [
        {"says": "Man shot dead in Tarsa", "n": 1, "who": "man", "block": "headline"},
        {"says": "A man died.", "n": 1, "text": "A"},
        {"says": "Oren Vask was killed.", "n": 1},
    ]
    assert folded(report("a", rows)) == {"killed": {"low": 1, "best": 1, "high": 1}, "injured": None}


def test_groups_counted_side_by_side_are_added() -> None:
    sentence = "Two men and a woman were killed in Tarsa."
    rows = [{"says": sentence, "n": 2, "text": "Two", "who": "men"}, {"says": sentence, "n": 1, "text": "a", "who": "woman"}]
    killed = folded(report("a", rows))["killed"]
    assert killed["best"] == 3


def test_persons_of_different_ages_are_different_people() -> None:
    rows = [{"says": f"A {age}-year-old man died at the clinic.", "n": 1, "text": "A", "who": f"{age}-year-old man"} for age in (31, 44)]
    assert folded(report("a", rows))["killed"]["best"] == 2


def test_a_headline_comes_before_other_events_further_down() -> None:
    rows = [
        {"says": "Three killed in Tarsa", "n": 3, "text": "Three", "block": "headline"},
        {"says": "In Lode 40 were killed at the weir.", "n": 40, "text": "40"},
    ]
    killed = folded(report("a", rows))["killed"]
    assert (killed["best"], killed["high"]) == (3, 40)


def test_who_kills_himself_is_added_to_those_he_killed() -> None:
    rows = [
        {"says": "A guard killed three people.", "n": 3, "text": "three", "by": 1},
        {"says": "He then killed himself.", "n": 1, "manner": "suicide"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 4


def test_all_the_dead_already_hold_the_one_who_killed_himself() -> None:
    rows = [
        {"says": "Four dead in Tarsa", "n": 4, "text": "Four", "block": "headline"},
        {"says": "A guard killed three people.", "n": 3, "text": "three", "by": 1},
        {"says": "He then killed himself.", "n": 1, "manner": "suicide"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 4


def test_a_number_of_people_shot_holds_the_dead() -> None:
    rows = [
        {"says": "One dead.", "n": 1, "text": "One"},
        {"says": "Four people were shot.", "n": 4, "text": "Four", "measure": "injured"},
        {"says": "Three were treated at the clinic.", "n": 3, "text": "Three", "measure": "injured"},
    ]
    tolls = folded(report("a", rows))
    assert tolls["injured"] == {"low": 3, "best": 3, "high": 4}


def test_who_dies_later_is_no_longer_injured() -> None:
    early = report("a", [{"says": "Two people were hurt in Tarsa.", "n": 2, "text": "Two", "measure": "injured"}], day=1)
    late = report("b", [{"says": "One of them has died.", "n": 1, "text": "One"}], day=3)
    tolls = folded(early, late)
    assert tolls["killed"] == {"low": 0, "best": 1, "high": 1}
    assert tolls["injured"] == {"low": 0, "best": 1, "high": 2}


def stating(*numbers: int) -> list[tuple[Document, list[Claim]]]:
    """Reports that each state a number of dead, a day apart."""
    return [report(f"r{day}", [{"says": f"{n} died in Tarsa.", "n": n, "text": str(n)}], day=day) for day, n in enumerate(numbers, 1)]


def test_the_figure_of_most_reports_is_best_and_the_rest_make_the_range() -> None:
    assert folded(*stating(2, 3, 3, 5))["killed"] == {"low": 2, "best": 3, "high": 5}


def test_of_two_equally_common_figures_the_higher_is_best() -> None:
    assert folded(*stating(3, 2))["killed"] == {"low": 2, "best": 3, "high": 3}


@pytest.mark.parametrize("assertion", ["negated", "hypothetical", "forecast", "historical"])
def test_what_is_not_asserted_counts_for_nothing(assertion: str) -> None:
    rows = [{"says": "Nine people could die.", "n": 9, "text": "Nine", "assertion": assertion}]
    assert folded(report("a", rows)) == {"killed": None, "injured": None}


def test_no_reports_give_no_toll() -> None:
    assert cluster_tolls([], []) == {"killed": None, "injured": None}


def test_the_order_of_reports_changes_nothing() -> None:
    reports = stating(2, 3, 4)
    assert folded(*reports) == folded(*reports[::-1])


def hurt(says: str, number: Any, text: str = "", **more: Any) -> Row:
    return {"says": says, "n": number, "text": text, "measure": "injured", **more}


def test_a_triple_homicide_is_three() -> None:
    rows = [{"says": "Triple homicide in Tarsa: man found dead", "n": 1, "who": "man", "block": "headline"}]
    assert folded(report("a", rows))["killed"]["best"] == 3


def test_a_quadruple_shooting_counts_the_dead_in() -> None:
    rows = [
        {"says": "One dead in quadruple shooting in Tarsa", "n": 1, "text": "One", "block": "headline"},
        hurt("A man was wounded in the leg.", 1, "A", who="man"),
    ]
    tolls = folded(report("a", rows))
    assert (tolls["killed"]["best"], tolls["injured"]["best"]) == (1, 3)


def test_a_fourth_person_makes_four() -> None:
    rows = [hurt("Three people were hurt.", 3, "three"), hurt("A bullet grazed a fourth person.", 1, "a", who="fourth person")]
    assert folded(report("a", rows))["injured"]["best"] == 4


def test_a_headline_on_several_events_speaks_only_where_no_other_report_does() -> None:
    roundup = report("a", [hurt("Nine hurt in weekend shootings", 9, "Nine", block="headline")])
    own = report("b", [hurt("Four hurt at fish hall in Tarsa", 4, "Four", block="headline")])
    assert folded(roundup, own)["injured"]["best"] == 4
    assert folded(roundup)["injured"]["best"] == 9


def test_a_death_that_most_reports_are_silent_on_is_of_another_event() -> None:
    silent = [report(name, [hurt("Four hurt at fish hall in Tarsa", 4, "Four", block="headline")], day=2) for name in ("a", "b")]
    elsewhere = {"says": "A man was killed there in May.", "n": 1, "text": "A"}
    beside = report("c", [hurt("Four were hurt in Tarsa.", 4, "Four"), elsewhere], day=2)
    assert folded(*silent, beside)["killed"] == {"low": 0, "best": 0, "high": 1}


def test_others_further_down_are_beside_those_of_the_lead() -> None:
    rows = [
        {"says": "Man shot dead in Tarsa", "n": 1, "who": "man", "block": "headline"},
        {"says": "x" * 1200, "n": 0, "assertion": "negated"},
    ]
    assert folded(report("a", [*rows, hurt("Three others were wounded.", 3, "Three")]))["injured"]["best"] == 3
    assert folded(report("a", [*rows, hurt("In 2019 three were wounded.", 3, "three")]))["injured"]["best"] == 0


def test_a_gunman_who_was_killed_in_his_turn_is_added_to_his_victims() -> None:
    rows = [
        {"says": "Five murdered in Lode; suspect dead", "n": 5, "text": "Five", "block": "headline"},
        {"says": "The suspect was shot dead by guards.", "n": 1, "who": "The suspect"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 6


def test_all_the_dead_hold_the_gunman_where_his_victims_are_counted_apart() -> None:
    rows = [
        {"says": "Gunman leaves four dead in Lode", "n": 4, "text": "four", "by": 1, "block": "headline"},
        {"says": "He killed three people.", "n": 3, "text": "three", "by": 1},
        {"says": "The gunman was shot dead.", "n": 1, "who": "The gunman"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 4


def test_the_gunmans_brother_is_no_gunman() -> None:
    rows = [
        {"says": "A guard killed three people.", "n": 3, "text": "three", "by": 1},
        {"says": "The gunman's brother died.", "n": 1, "who": "The gunman's brother"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 3


def test_the_injured_told_beside_the_dead_hold_none_of_them() -> None:
    rows = [
        {"says": "One killed, three injured in Tarsa", "n": 1, "text": "One", "block": "headline"},
        hurt("One killed, three injured in Tarsa", 3, "three", block="headline"),
        hurt("Two are in hospital.", 2, "Two"),
    ]
    assert folded(report("a", rows))["injured"]["best"] == 3


def test_two_of_them_are_no_total() -> None:
    whole = report("a", [hurt("Four people were hurt in Tarsa.", 4, "Four")], day=1)
    some = report("b", [hurt("two of them badly hurt", 2, "two")], day=2)
    assert folded(whole, some)["injured"]["best"] == 4


def test_a_report_on_events_apart_speaks_for_the_largest_of_them() -> None:
    rows = [
        hurt("Nine hurt in weekend shootings", 9, "Nine", block="headline"),
        hurt("They were hurt in separate incidents, three in Lode.", 3, "three"),
        hurt("A fight in Tarsa left five wounded.", 5, "five"),
    ]
    assert folded(report("a", rows))["injured"]["best"] == 5


def filler() -> Row:
    """A sentence that takes the text past the lead."""
    return {"says": "x" * 1200, "n": 0, "assertion": "negated"}


def test_persons_told_one_by_one_are_added_up_over_sentences() -> None:
    rows = [
        {"says": "Oren Vask, 31, died at the scene.", "n": 1, "who": "Oren Vask", "named": "Oren Vask"},
        {"says": "Ilda Marn was found dead in the yard.", "n": 1, "who": "Ilda Marn", "named": "Ilda Marn"},
        {"says": "Vask was killed at noon.", "n": 1, "who": "Vask", "named": "Vask"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 2


def test_another_man_is_a_second_one() -> None:
    rows = [
        {"says": "A farmer was killed in Tarsa.", "n": 1, "text": "A", "who": "farmer"},
        {"says": "Later another man died there.", "n": 1, "who": "another man"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 2


def test_persons_further_down_are_of_other_events() -> None:
    rows = [
        {"says": "Boy of nine killed in Tarsa", "n": 1, "who": "Boy", "block": "headline"},
        {"says": "The 9-year-old boy died at once.", "n": 1, "who": "9-year-old boy"},
        filler(),
        {"says": "In Lode a 40-year-old man was killed in May.", "n": 1, "text": "a", "who": "40-year-old man"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 1


def test_a_headline_on_one_kind_of_people_is_met_by_the_clause_that_tells_of_all() -> None:
    rows = [
        {"says": "Weaver, 2 children dead after fire in Tarsa", "n": 2, "text": "2", "who": "children", "block": "headline"},
        {"says": "the deaths of a weaver and her two children", "n": 2, "text": "two", "who": "children"},
        {"says": "the deaths of a weaver and her two children", "n": 1, "text": "a", "who": "weaver"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 3


def test_a_headline_that_counts_dead_gunmen_beside_others_counts_all() -> None:
    headline = "Nine dead in Lode; 2 suspects killed"
    rows = [
        {"says": headline, "n": 9, "text": "Nine", "block": "headline"},
        {"says": headline, "n": 2, "text": "2", "who": "suspects", "block": "headline"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 11
    assert folded(report("a", [*rows, {"says": "In all, eleven died.", "n": 11, "text": "eleven"}]))["killed"]["best"] == 9


def test_the_wounds_of_one_who_died_make_no_survivor() -> None:
    rows = [
        {"says": "Potter dies in Tarsa", "n": 1, "who": "Potter", "block": "headline"},
        hurt("Oren Vask was wounded in the head.", 1, who="Oren Vask"),
    ]
    assert folded(report("a", rows)) == {"killed": {"low": 1, "best": 1, "high": 1}, "injured": None}


def test_who_died_of_a_wound_is_told_of_once() -> None:
    rows = [
        {"says": "Ivo Dane died of a wound in the neck.", "n": 1, "who": "Ivo Dane"},
        hurt("Ivo Dane died of a wound in the neck.", 1, who="Ivo Dane"),
    ]
    assert folded(report("a", rows))["injured"] is None


@pytest.mark.parametrize("who", ["woman", "another man", "70-year-old"])
def test_one_who_cannot_be_the_dead_man_is_a_survivor(who: str) -> None:
    rows = [
        {"says": "The 30-year-old man died at the clinic.", "n": 1, "who": "30-year-old man"},
        hurt(f"Not far from there {who} was wounded.", 1, who=who),
    ]
    assert folded(report("a", rows))["injured"]["best"] == 1


def test_a_report_on_the_wounds_alone_may_be_of_one_who_died_by_another() -> None:
    died = report("a", [{"says": "Boy, 9, dies in Tarsa", "n": 1, "who": "Boy", "block": "headline"}], day=2)
    wounded = report("b", [hurt("A boy was wounded in Tarsa.", 1, "A", who="boy")], day=3)
    woman = report("c", [hurt("A woman was wounded in Tarsa.", 1, "A", who="woman")], day=3)
    assert folded(died, wounded)["injured"] == {"low": 0, "best": 0, "high": 1}
    assert folded(died, woman)["injured"]["best"] == 1


def test_shootings_may_be_one_event_unless_they_are_told_apart() -> None:
    spree = report("a", [{"says": "Eight dead in Lode shootings", "n": 8, "text": "Eight", "block": "headline"}], day=1)
    part = report("b", [{"says": "Farmer leaves six dead at the weir", "n": 6, "text": "six", "block": "headline"}], day=1)
    assert folded(spree, part)["killed"]["best"] == 8
    across = report("a", [{"says": "Eight dead in shootings across the city", "n": 8, "text": "Eight", "block": "headline"}], day=1)
    assert folded(across, part)["killed"]["best"] == 6


def test_a_headline_on_one_death_states_it() -> None:
    single = [report(name, [{"says": "Boy killed in Tarsa", "n": 1, "who": "Boy", "block": "headline"}], day=1) for name in ("a", "b")]
    other = report("c", [{"says": "Three were killed.", "n": 3, "text": "Three"}], day=2)
    assert folded(*single, other)["killed"] == {"low": 1, "best": 1, "high": 3}


def test_a_number_behind_the_lead_serves_where_the_lead_has_only_a_vague_one() -> None:
    rows = [
        hurt("Nine dead, dozens hurt in Lode", (24, 99), "dozens", qualifier="vague", block="headline"),
        filler(),
        hurt("Eighteen were taken to the clinic.", 18, "Eighteen"),
    ]
    assert folded(report("a", rows))["injured"]["best"] == 18


def test_a_headline_on_one_of_the_injured_states_one_where_nobody_died() -> None:
    boy = report("a", [hurt("Boy hurt by fireworks in Tarsa", 1, who="Boy", block="headline")], day=1)
    other = report("b", [hurt("Nine were hurt by fireworks in Lode.", 9, "Nine")], day=1)
    another = report("c", [hurt("Schoolboy, 9, injured in Tarsa", 1, who="Schoolboy", block="headline")], day=2)
    assert folded(boy, other, another)["injured"]["best"] == 1
    died = report("d", [{"says": "A man was killed in Tarsa.", "n": 1, "text": "A", "who": "man"}], day=1)
    assert folded(boy, other, another, died)["injured"]["best"] == 9


def test_of_equally_common_figures_the_one_that_more_reports_state_is_best() -> None:
    low = report("a", [hurt("Four were hurt in Tarsa.", 4, "Four")], day=1)
    high = report("b", [hurt("Six hurt in Tarsa", 6, "Six", block="headline"), hurt("Four were taken to the clinic.", 4, "Four")], day=1)
    assert folded(low, high)["injured"] == {"low": 4, "best": 4, "high": 6}


def test_all_of_some_people_far_down_are_not_everybody_hurt() -> None:
    rows = [hurt("A boy was wounded in Tarsa.", 1, "a", who="boy"), filler()]
    neighbours = hurt("all three neighbours were bruised last spring", 3, "three", who="neighbours")
    victims = hurt("all three victims were taken to the clinic", 3, "three", who="victims")
    assert folded(report("a", [*rows, neighbours]))["injured"]["best"] == 1
    assert folded(report("a", [*rows, victims]))["injured"]["best"] == 3


def test_some_of_the_wounded_are_no_total() -> None:
    rows = [hurt("He is a cousin of two of the wounded", 2, "two"), filler(), hurt("Four were wounded.", 4, "Four")]
    assert folded(report("a", rows))["injured"]["best"] == 4


def test_another_and_another_woman_may_be_one() -> None:
    rows = [hurt("Another is in the clinic.", 1, who="another"), hurt("Another woman was taken there.", 1, who="another woman")]
    assert folded(report("a", rows))["injured"]["best"] == 1


def test_a_headline_that_counts_the_dead_counts_the_one_hurt_too() -> None:
    headline, later = "Three killed, one hurt in Tarsa", hurt("Two were taken to the clinic.", 2, "Two")
    one = hurt(headline, 1, "one", block="headline")
    dead = {"says": headline, "n": 3, "text": "Three", "block": "headline"}
    assert folded(report("a", [dead, one, later]))["injured"]["best"] == 1
    assert folded(report("a", [one, later]))["injured"]["best"] == 2


def test_who_died_of_two_hurt_leaves_one() -> None:
    both = report("a", [hurt("A baby was hurt in Tarsa.", 1, "A", who="baby"), hurt("Another man was hurt.", 1, who="another man")], day=1)
    dies = report("b", [{"says": "Baby dies after a fall in Tarsa", "n": 1, "who": "Baby", "block": "headline"}], day=4)
    assert folded(both, dies)["injured"]["best"] == 1


def test_the_death_of_the_gunman_in_the_lead_hides_no_number_further_down() -> None:
    four = {"says": "In all four people are dead.", "n": 4, "text": "four", "who": "people"}
    gunman = {"says": "The suspect was found dead in a shed.", "n": 1, "who": "The suspect"}
    baker = {"says": "A baker was found dead in a shed.", "n": 1, "who": "baker"}
    assert folded(report("a", [gunman, filler(), four]))["killed"]["best"] == 4
    assert folded(report("b", [baker, filler(), four]))["killed"]["best"] == 1


def test_numbers_of_a_year_are_of_many_events() -> None:
    boy = hurt("A boy was hurt by fireworks in Tarsa.", 1, "A", who="boy")
    year = hurt("Eighteen have been hurt by fireworks so far this year.", 18, "Eighteen")
    assert folded(report("a", [boy, year]))["injured"] == {"low": 1, "best": 1, "high": 1}
    assert folded(report("a", [boy, hurt("Eighteen were hurt by fireworks.", 18, "Eighteen")]))["injured"]["best"] == 18


def test_words_for_a_year_in_the_next_sentence_say_nothing_of_a_number() -> None:
    rows = [hurt("Three were hurt.", 3, "Three"), {"says": "Vask moved to Tarsa last year.", "n": 0, "assertion": "negated"}]
    assert folded(report("a", rows))["injured"]["best"] == 3


def test_a_fourth_victim_in_the_opening_makes_four() -> None:
    says = "Three men walked into the clinic with wounds, and a fourth gunshot victim was found by the weir."
    assert folded(report("a", [hurt(says, 3, "Three", who="men")]))["injured"]["best"] == 4


def test_numbers_beside_as_many_dead_are_of_the_event_wherever_they_stand() -> None:
    dead = [
        {"says": f"{name} was shot dead in Tarsa.", "n": 1, "who": name, "named": name, "text": ""} for name in ("Oren Vask", "Ilda Marn")
    ]
    rows = [*dead, hurt("A woman is in the clinic.", 1, "A", who="woman"), filler()]
    both = "Two people died and three were wounded at the weir."
    recap = [{"says": both, "n": 2, "text": "Two", "who": "people"}, hurt(both, 3, "three")]
    assert folded(report("a", [*rows, *recap]))["injured"]["best"] == 3
    other = [{**recap[0], "n": 4}, recap[1]]
    assert folded(report("a", [*rows, *other]))["injured"]["best"] == 1


def test_a_headline_without_a_count_states_a_death_too() -> None:
    fatal = [
        report(name, [{"says": "Fatal blast in Tarsa", "n": 0, "block": "headline", "assertion": "negated"}, boy], day=1)
        for name, boy in (("a", DEAD_BOY), ("b", DEAD_BOY))
    ]
    other = report("c", [{"says": "Three were killed.", "n": 3, "text": "Three"}], day=2)
    assert folded(*fatal, other)["killed"]["best"] == 1


DEAD_BOY = {"says": "A boy was killed.", "n": 1, "text": "A", "who": "boy"}


def test_a_roundups_total_is_the_high_end_of_its_largest_event() -> None:
    rows = [
        hurt("Violent night leaves nine hurt", 9, "Nine", block="headline"),
        hurt("A fight in Tarsa left five wounded.", 5, "five"),
        hurt("A man was hurt in Lode.", 1, "A", who="man"),
    ]
    assert folded(report("a", rows))["injured"] == {"low": 5, "best": 5, "high": 9}


def test_a_headline_on_one_kind_of_the_injured_is_met_by_the_leads_number_of_anybody() -> None:
    headline = "Child, three adults hurt in Tarsa"
    rows = [hurt(headline, 3, "three", who="adults", block="headline"), hurt("Four people were hurt at noon.", 4, "Four", who="people")]
    assert folded(report("a", rows))["injured"]["best"] == 4
    known = [hurt("Three people hurt in Tarsa", 3, "Three", who="people", block="headline"), rows[1]]
    assert folded(report("a", known))["injured"]["best"] == 3


def test_a_loose_number_of_the_lead_that_the_headline_gives_plainly_stands_in_the_headline() -> None:
    headline = "14 dead in Tarsa; 2 suspects killed"
    rows = [
        {"says": headline, "n": 2, "text": "2", "who": "suspects", "block": "headline"},
        {"says": "At least 14 people were killed.", "n": (14, None), "text": "At least 14", "who": "people", "qualifier": "at_least"},
    ]
    assert folded(report("a", rows))["killed"]["best"] == 16


def test_kinds_of_people_in_a_headline_are_added_up() -> None:
    headline = "Two men, a boy hurt in Tarsa"
    rows = [
        hurt(headline, 2, "Two", who="men", block="headline"),
        {**hurt(headline, 1, "a", who="boy", block="headline")},
    ]
    assert folded(report("a", rows))["injured"]["best"] == 3
