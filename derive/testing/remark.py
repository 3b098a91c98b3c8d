"""A failure in words, as a colleague would tell it.

Main statement: `remark`.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from flint import arb

from derive.testing.floats import Array
from derive.testing.outcome import Outcome
from derive.testing.regimes import Case
from derive.testing.sampling import Code, Mismatch, Observation

_MOST_SHOWN = 40  # entries of an input


def remark(
    code: Code, found: Mismatch, diagnosis: Sequence[str], observations: Sequence[Observation], outcome: Outcome
) -> str:
    """The whole message of a failed assertion."""
    case = found.case
    what = found.what + (f" in {found.argument}" if found.argument and found.kind != "changed" else "")
    lines = [f"{outcome.function} is not {outcome.loss}: {_headline(found, what)}."]
    lines += [f"  {sentence[:1].upper()}{sentence[1:]}" for sentence in diagnosis]
    lines += ["", f"  regime        {case.regime}, {case.format.name}"]
    shown = _inputs(code, case)
    lines += [f"  smallest input {shown[0]}", *(f"                {more}" for more in shown[1:])]
    if found.kind in ("value", "not finite"):
        place = f"[{', '.join(map(str, found.place))}]" if found.place else ""
        lines += [
            f"  returned      {_number(found.returned)}{'  at ' + place if place else ''}",
            f"  exact         {digits(found.exact)}",
        ]
        if found.kind == "value" and np.isfinite(found.error):
            lines.append(
                f"  error         {found.error:.2g}: {_many(found.ratio)} times what rounding and the conditioning of "
                f"the formula allow here ({found.allowed:.2g})"
            )
    lines += ["", *_where(found, observations), f"  Formula {outcome.formula}: {_formula(code, found)}"]
    ran = f", {outcome.ran}" if outcome.ran else ""
    regimes = f"{len(outcome.regimes)} regimes ({', '.join(outcome.formats)})"
    lines.append(f"  Code sampled: {outcome.inputs} inputs in {regimes}{ran}.")
    return "\n".join(lines)


def _headline(found: Mismatch, what: str) -> str:
    if found.kind == "exception":
        return f"it raises {found.words.rstrip('.')}"
    if found.kind == "changed":
        return found.words
    if found.kind == "shape":
        return f"as {what}, {found.words}"
    if found.kind == "not finite":
        return f"{what} is {_number(found.returned)} where the exact value is finite"
    if found.exact is not None and not found.exact.is_finite() and not found.exact.is_nan():
        return f"{what} is finite where the exact value is infinite"
    return f"{what} is wrong"


def _many(ratio: float) -> str:
    return f"{ratio:,.3g}" if ratio < 1e6 else f"{ratio:.1e}"


def _number(value: float) -> str:
    return repr(float(value)).replace("-", "−")


def digits(ball: arb | None, count: int = 25) -> str:
    """The certain decimal digits of a number, at most so many."""
    if ball is None:
        return "?"
    if ball.is_nan():
        return "no value"
    if not ball.is_finite():
        return "∞" if ball > 0 else "−∞"
    if ball.contains(0) and not ball.is_zero():
        return f"0 to within {float(ball.rad()):.0e}".replace("-", "−")
    told = ball.str(count, radius=False)
    if "." in told and "e" not in told and len(told.rstrip("0")) < count - 8:
        return told.rstrip("0").rstrip(".").replace("-", "−")
    exact = ball.is_exact() and len(told) < count
    return told.replace("-", "−") + ("" if exact else "…")


def _inputs(code: Code, case: Case) -> list[str]:
    shown = [f"{name} = {_array(code.shown(case, name))}" for name in code.order]
    if not case.contiguous:
        shown.append("(strided arrays)")
    if case.upstream != 1.0:
        shown.append(f"(differentiated: {case.upstream:g} times the loss)")
    return shown


def _array(values: Array) -> str:
    if values.size > _MOST_SHOWN:
        return f"an array of shape {values.shape}, from {values.min():.6g} to {values.max():.6g}"
    return " ".join(np.array2string(values, separator=", ", floatmode="unique", max_line_width=1000).split())


def _where(found: Mismatch, observations: Sequence[Observation]) -> list[str]:
    """The regimes where it fails and, when they are few, those where it does not."""
    bad = {o.case.regime for o in observations if o.mismatches}
    failing = [r for r in dict.fromkeys(o.case.regime for o in observations) if r in bad]
    passing = [r for r in dict.fromkeys(o.case.regime for o in observations) if r not in bad]
    if len(failing) <= 1 and not passing:
        return []
    told = [f"  fails in      {', '.join(failing[:8])}{' …' if len(failing) > 8 else ''}"]
    if passing:
        told.append(f"  holds in      {', '.join(passing[:8])}{' …' if len(passing) > 8 else ''}")
    return [*told, ""]


def _formula(code: Code, found: Mismatch) -> str:
    if found.what == "the gradient" and found.argument:
        statement = code.reference.gradient_statement(found.argument)
    else:
        statement = code.reference.value_statement
    contract = code.reference.contract
    smoothed = contract.toward_half and code.reference.options.parameters.get("a")
    instead = ", with y(1 − a) + a/2 in place of y" if smoothed else ""
    return f"{statement.shown}{instead}  ({statement.name})"
