// Writes the tree that KaTeX makes of a formula, as KaTeX does, but without the classes that no style sheet speaks of,
// and without elements that are then left with nothing; what is escaped once is known. `styled` are the other classes.
(function (styled, options) {
  const known = new Set(styled);
  const special = /[&><"']/g;
  const entities = { "&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;", "'": "&#x27;" };

  function once(work) {
    const found = new Map();
    return function (text) {
      let answer = found.get(text);
      if (answer === undefined) found.set(text, (answer = work(String(text))));
      return answer;
    };
  }

  const escaped = once((text) => text.replace(special, (c) => entities[c]));
  const property = once((name) => name.replace(/([A-Z])/g, "-$1").toLowerCase());
  const classes = once((names) => {
    const kept = names.split(" ").filter((name) => known.has(name));
    return kept.length ? ' class="' + escaped(kept.join(" ")) + '"' : "";
  });

  function style(given, before) {
    let written = before;
    for (const name in given) written += property(name) + ":" + given[name] + ";";
    return written ? ' style="' + escaped(written) + '"' : "";
  }

  function attributes(given) {
    let written = "";
    for (const name in given) written += " " + name + '="' + escaped(given[name]) + '"';
    return written;
  }

  function inside(node) {
    let written = "";
    for (const child of node.children) written += child.toMarkup();
    return written;
  }

  const { Span, SymbolNode } = katex.__domTree;
  Span.prototype.toMarkup = function () {
    const about = classes(this.classes.join(" ")) + style(this.style, "") + attributes(this.attributes);
    return about ? "<span" + about + ">" + inside(this) + "</span>" : inside(this);
  };
  SymbolNode.prototype.toMarkup = function () {
    const slanted = this.italic > 0 ? "margin-right:" + +this.italic.toFixed(4) + "em;" : "";
    const about = classes(this.classes.join(" ")) + style(this.style, slanted);
    return about ? "<span" + about + ">" + escaped(this.text) + "</span>" : escaped(this.text);
  };

  // The classes of MathML's nodes have no names outside KaTeX.
  const math = katex.__renderToDomTree("x", options).children[0].children[0];
  let text = math;
  while (text.children) text = text.children[0];
  math.constructor.prototype.toMarkup = function () {
    const own = this.classes.length ? ' class ="' + escaped(this.classes.filter((name) => name).join(" ")) + '"' : "";
    return "<" + this.type + attributes(this.attributes) + own + ">" + inside(this) + "</" + this.type + ">";
  };
  text.constructor.prototype.toMarkup = function () {
    return escaped(this.text);
  };

  return (tex) => katex.renderToString(tex, options);
});
