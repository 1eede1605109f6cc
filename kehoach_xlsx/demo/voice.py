"""How one unit speaks: its name, place, field and document numbers, put into the example's sentences."""

import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kehoach_xlsx.demo.chance import below, between, pick, shuffled, working_day
from kehoach_xlsx.model.plan import Plan, Unit
from kehoach_xlsx.resources import examples_dir
from kehoach_xlsx.vietnamese.numbers import format_count
from kehoach_xlsx.vietnamese.text import fold

Bank = Mapping[str, Any]  # the tables of answers.toml; its header explains the keys

_FIRST_SIGNED, _LAST_SIGNED = date(2024, 11, 28), date(2024, 12, 10)


def answers_bank() -> Bank:
    """Return the sentences and ranges of the built-in example."""
    return tomllib.loads((examples_dir() / "can-tho-2024" / "answers.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Voice:
    """One unit's officer. `index` is the unit's place in the plan; `among` how many units there are."""

    unit: Unit
    index: int
    among: int
    bank: Bank

    @property
    def group(self) -> str:
        """Return the group of units that speak alike: police, department, front, district or press."""
        return str(self.bank["categories"][self.unit.category])

    def fact(self, name: str) -> str:
        """Return what the example says of the unit: its symbol, field or place, "" where it does not."""
        return str(self.bank["units"][self.unit.code].get(name, ""))

    def place(self, *about: str) -> str:
        """Return the unit's own district, or one in which a unit of the whole city was at work."""
        return self.fact("place") or pick(self.bank["places"], self.unit.code, "place", *about)

    def number(self, *about: str) -> int:
        """Return the number of a document; no two units ever have the same, though symbols are shared."""
        return 11 + self.index + self.among * below(12, self.unit.code, "number", *about)

    def plan_number(self, *about: str) -> str:
        """Return number and symbol of one of the unit's own plans."""
        return f"{self.number('plan', *about)}/KH-{self.fact('sym')}"

    @property
    def report_number(self) -> str:
        """Return number and symbol of the unit's signed report."""
        return f"{self.number('report')}/BC-{self.fact('sym')}"

    @property
    def report_date(self) -> date:
        """Return the day on which the unit's report was signed, in time."""
        return working_day(_FIRST_SIGNED, _LAST_SIGNED, self.unit.code, "signed")

    def say(self, sentence: str, *about: str) -> str:
        """Return a sentence of the bank in the unit's words. `about` decides figures and places in it."""
        return sentence.format(
            unit=self.unit.label,
            place=self.place(*about),
            field=self.fact("field"),
            sym=self.fact("sym"),
            doc=self.plan_number(".".join(about[0].split(".")[:2])),  # one plan for each group of tasks
            no=self.number(*about),
            n=format_count(between(2, 12, self.unit.code, "n", *about)),
            m=format_count(between(120, 2400, self.unit.code, "m", *about)),
        )


@dataclass(frozen=True, slots=True)
class Desk:
    """Where all texts pass once: the sentences least used come first, and no text is said twice."""

    used: Counter[str] = field(default_factory=Counter)
    said: set[str] = field(default_factory=set)

    def write(self, voice: Voice, sentences: Sequence[str], *about: str) -> str:
        """Return a text that nobody has written yet, made of one of the sentences."""
        order = sorted(shuffled(sentences, voice.unit.code, *about), key=lambda s: self.used[s])
        for attempt in ("", "1", "2", "3"):
            for sentence in order:
                text = voice.say(sentence, *about, *([attempt] if attempt else []))
                if fold(text) not in self.said:
                    self.used[sentence] += 1
                    self.said.add(fold(text))
                    return text
        return voice.say(order[0], *about)


def voices(plan: Plan, bank: Bank) -> tuple[Voice, ...]:
    """Return the officers of all units of the plan, in its order."""
    return tuple(
        Voice(unit=unit, index=index, among=len(plan.units), bank=bank) for index, unit in enumerate(plan.units)
    )
