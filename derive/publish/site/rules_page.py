"""The page that explains the verdicts and the rules, to which the reasons of steps lead.

Main statement: `rules_page`.
"""

from __future__ import annotations

from derive.publish import defined, standing
from derive.publish.site import rules
from derive.publish.site.lists import HERE
from derive.publish.site.markup import Markup, joined, tag
from derive.publish.site.sentences import sentence
from derive.publish.site.shell import whole_page
from derive.punctuation import stop
from derive.translation import _


def rules_page() -> Markup:
    verdicts = tag(
        "dl",
        *map(_verdict, ("proved", "enclosed")),
        class_="verdicts",
    )
    groups = []
    for group in rules.RULES:
        rows = [
            joined(
                tag("dt", tag("span", _(rule.heading)), " ", tag("code", rule.name), id=rules.anchor(rule.name)),
                tag("dd", sentence(_(rule.says))),
            )
            for rule in group.rules
        ]
        groups.append(tag("section", tag("h3", _(group.heading)), tag("dl", rows, class_="rules")))
    content = joined(
        tag("h1", _("The rules and the verdicts")),
        tag(
            "p",
            _(
                "A derivation is written by a person. Each of its steps is a claim that was put to a small program, "
                "the kernel, which knows the rules below and nothing else. A step that no rule carries is refused, "
                "and a derivation with a refused step is not published."
            ),
            class_="lead",
        ),
        tag("section", tag("h2", _("Verdicts")), verdicts, id="verdicts"),
        tag("section", tag("h2", _("How to read a step")), *_reading(), id="reading"),
        tag("section", tag("h2", _("Rules")), *groups, id="rules"),
    )
    return whole_page(_("The rules and the verdicts"), content, HERE, "rules.html", kind="list")


def _verdict(word: str) -> Markup:
    term = tag(
        "dt",
        tag("span", standing.verdict_sign(word), class_="sign", aria_hidden="true"),
        " ",
        standing.verdict_word(word),
    )
    return joined(term, tag("dd", sentence(standing.verdict_meaning(word)), stop()))


def _reading() -> list[Markup]:
    return [
        tag("p", told)
        for told in (
            _(
                "The reason stands beside each step. Where it names a theorem it leads to that theorem’s page, where "
                "it names a way of reckoning to the rule of the kernel that checked it."
            ),
            _(
                "The mark at the end of a step unfolds what the kernel did: the rule, the hypotheses the step rests "
                "on, the conditions that had to hold for every part of the formula to be defined, and the theorems it "
                "was made from. A claim holds here only where all of its parts are defined: a quotient by 0 has no "
                "value, and log 0 has none."
            ),
            _(
                "“In numbers” shows both sides at one point that satisfies the hypotheses. These numbers are computed "
                "in another way than the kernel reckons, with certain digits. They prove nothing; they are there for "
                "the eye."
            ),
            sentence(defined.a_log_b_convention()),
        )
    ]
