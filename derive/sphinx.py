r"""A Sphinx extension: checked derivations in anybody's documentation, in reStructuredText and in MyST-Markdown.

    extensions = ["derive.sphinx"]

    .. derivation:: gibbs_inequality

    ```{derivation} gibbs_inequality
    :brief:
    :notation: p=y, q=\hat y, log=\ln
    ```

Options: `:brief:` folds steps that only rewrite, `:statement:` shows no steps, `:notation:` is the reader's own,
`:file: my_proofs.py` takes the derivation from a file of yours (beside the document), `:label:` is what {eq} calls the
statement (otherwise eq- and the name). {ref}`gibbs_inequality` leads to the derivation.

The derivation is checked when its document is read, and held against numbers; where one does not hold the build
fails, with an error at its place. A document is read again when anything its derivations rest on has changed.

Main statement: `setup`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from derive.authoring.refusals import StepRefused, Unfinished
from derive.catalogue import NotInCatalogue, find, index, load_file
from derive.explain import explain
from derive.publish import document
from derive.publish.choices import Choices, as_chosen
from derive.publish.dialects import anchor
from derive.publish.profile import ProfileError, read_profile
from derive.publish.references import beside_equation_numbers
from derive.store import Store
from derive.translation import _, language_of, use_language
from derive.witness import witness

if TYPE_CHECKING:
    from docutils.nodes import Node
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from derive.authoring.derivation import Derivation
    from derive.authoring.theorem import Entry

_LITERAL: dict[str, Any] = {"support_smartquotes": False}  # words print as they are
_KEPT = "derive_contents"  # where the environment keeps what each document's derivations were made of
_FAILED = ""  # stands there for a derivation that failed, with the error
_LOGGER = logging.getLogger(__name__)


class DerivationFails(Exception):
    """A derivation that does not verify, or is not there."""


class DerivationDirective(SphinxDirective):
    """`.. derivation:: NAME`."""

    required_arguments = 1
    has_content = False
    option_spec: ClassVar[dict[str, Any]] = {
        "brief": directives.flag,
        "statement": directives.flag,
        "notation": directives.unchanged_required,
        "file": directives.path,
        "label": directives.unchanged_required,
    }

    def run(self) -> list[Node]:
        try:
            derivation = _checked(self._entry())
            with as_chosen([derivation], self._choices()) as (shown,):
                return self._nodes(shown)
        except (NotInCatalogue, ProfileError, DerivationFails, Unfinished) as error:
            return self._failed(str(error))
        except StepRefused as refused:
            told = _("{name} does not verify any more.").format(name=self.arguments[0])
            return self._failed(f"{told}\n{explain(refused)}")

    def _failed(self, told: str) -> list[Node]:
        """The error stands in the document, is logged, and makes the build fail, now and until it is mended."""
        _LOGGER.error(told, location=self.get_location())
        _kept(self.env).setdefault(self.env.docname, {})[_FAILED] = told
        shown = nodes.literal_block(told, told, language="none")
        return [nodes.error("", shown)]

    def _entry(self) -> Entry:
        """The entry that is asked for; what it is made of is noted."""
        name, file = self.arguments[0], self.options.get("file")
        if file is None:
            entry = find(name)
            _kept(self.env).setdefault(self.env.docname, {})[entry.name] = _content(entry.name)
            return entry
        path = Path(self.env.relfn2path(file)[1])
        if not path.is_file():
            raise NotInCatalogue(_("There is no file {name}.").format(name=file))
        self.env.note_dependency(str(path))
        entries = load_file(path)
        found = next((entry for entry in entries if entry.name == name), None)
        if found is None:
            told = _("{path} has no derivation {name}; it has {names}.")
            raise NotInCatalogue(told.format(path=file, name=name, names=", ".join(entry.name for entry in entries)))
        return found

    def _choices(self) -> Choices:
        notation = self.options.get("notation")
        return Choices(
            notation=None if notation is None else read_profile(notation),
            detail="brief" if "brief" in self.options else "full",
        )

    def _nodes(self, derivation: Derivation) -> list[Node]:
        titles = {listed.name: listed.title for listed in index().values()}
        derivation = beside_equation_numbers(derivation)
        heading, *blocks = (
            document.document(derivation, titles)
            if "statement" not in self.options
            else [document.Heading(document.sentence(_(derivation.title))), *document.statement_only(derivation)]
        )
        assert isinstance(heading, document.Heading)
        title = nodes.rubric("", "", *map(_inline, heading.parts), classes=["derivation-title"], **_LITERAL)
        name = nodes.make_id(f"derivation-{derivation.name}")
        whole = nodes.container("", title, *self._blocks(blocks, derivation.name), classes=["derivation"], ids=[name])
        self.set_source_info(whole)
        domain: Any = self.env.get_domain("std")
        domain.note_hyperlink_target(derivation.name, self.env.docname, name, _plain(heading.parts))
        return [whole]

    def _blocks(self, blocks: Iterable[document.Block], name: str) -> list[Node]:
        found: list[Node] = []
        for block in blocks:
            if isinstance(block, document.Paragraph):
                found.append(nodes.paragraph("", "", *map(_inline, block.parts), **_LITERAL))
            elif isinstance(block, document.Display):
                found += self._display(block, self.options.get("label", anchor(name)) if block.states else "")
            elif isinstance(block, document.Quotation):
                found.append(nodes.block_quote("", *self._blocks(block.blocks, name)))
        return found

    def _display(self, block: document.Display, label: str) -> list[Node]:
        latex = block.rows[0]
        if block.aligned:
            latex = "\\begin{aligned}\n" + " \\\\\n".join(block.rows) + "\n\\end{aligned}"
        shown = nodes.math_block(latex, latex, nowrap=False, number=None, label=label or None)
        shown["docname"] = self.env.docname
        self.set_source_info(shown)
        if not label:
            return [shown]
        domain: Any = self.env.get_domain("math")
        domain.note_equation(self.env.docname, label, location=shown)
        shown["number"] = domain.get_equation_number_for(label)
        target = nodes.target("", "", ids=[nodes.make_id(f"equation-{label}")])
        self.state.document.note_explicit_target(target)
        return [target, shown]


def _inline(part: document.Inline) -> Node:
    if isinstance(part, document.Mathematics):
        return nodes.math(part.latex, part.latex)
    if isinstance(part, document.Code):
        return nodes.literal(part.text, part.text)
    if isinstance(part, document.Strong):
        return nodes.strong(part.text, part.text)
    if isinstance(part, document.Emphasis):
        return nodes.emphasis(part.text, part.text)
    if isinstance(part, document.Link):
        inside = nodes.inline("", "", *map(_inline, part.parts), **_LITERAL)
        options = {"refdomain": "std", "reftype": "ref", "reftarget": part.name, "refexplicit": True, "refwarn": False}
        return addnodes.pending_xref("", inside, **options)
    return nodes.Text(part.text)


def _plain(parts: Sequence[document.Inline]) -> str:
    """A title as the text of links to it."""
    return "".join(getattr(part, "text", getattr(part, "latex", "")) for part in parts)


def _checked(entry: Entry) -> Derivation:
    """The derivation, once its steps have passed and numbers agree."""
    derivation = entry.derivation
    report = witness(derivation.statement, derivation.hypotheses)
    if report.disagreement is not None:
        told = _("{name}: the numbers disagree: {point}")
        raise DerivationFails(told.format(name=derivation.name, point=report.disagreement))
    return derivation


# ---- reading a document again when what its derivations rest on has changed


def _kept(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """By document, what each of its derivations was made of when it was read."""
    if not hasattr(env, _KEPT):
        setattr(env, _KEPT, {})
    kept: dict[str, dict[str, str]] = getattr(env, _KEPT)
    return kept


def _content(name: str) -> str:
    """A digest of all that a derivation of the catalogue rests on, Derive itself included."""
    listed = index().get(name)
    key = Store(index().values()).key(listed) if listed is not None else ""
    return hashlib.sha256(key.encode()).hexdigest()


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    now = {name: _content(name) for derivations in _kept(env).values() for name in derivations if name != _FAILED}
    return [doc for doc, known in _kept(env).items() if any(now.get(name) != known[name] for name in known)]


def _finished(app: Sphinx, error: Exception | None) -> None:
    """A build with a derivation that failed has failed, with or without -W."""
    if error is None and any(_FAILED in known for known in _kept(app.env).values()):
        app.statuscode = 1


def _forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    _kept(env).pop(docname, None)


def _merge(app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    _kept(env).update({doc: known for doc, known in _kept(other).items() if doc in set(docnames)})


def _speak(app: Sphinx) -> None:
    """Derivations speak the language of the documentation, where they know it."""
    use_language([language_of(app.config.language or "en") or "en"])


def setup(app: Sphinx) -> Mapping[str, Any]:
    """Registers the directive."""
    app.add_directive("derivation", DerivationDirective)
    app.connect("builder-inited", _speak)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", _finished)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
