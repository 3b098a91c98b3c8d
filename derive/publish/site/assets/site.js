/* What a page can do beyond being read: search, copy, and scrolling of wide formulas by the keyboard. */
"use strict";

(function () {
  // ---- search: the words are looked for in a list that is loaded when they are first typed
  const box = document.querySelector(".search");
  const input = document.getElementById("search-words");
  const results = document.getElementById("search-results");

  const plain = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  let rows = null;

  function load(then) {
    if (window.DERIVATIONS) { then(); return; }
    const script = document.createElement("script");
    script.src = box.dataset.index;
    script.onload = then;
    document.head.append(script);
  }

  function found(words) {
    rows = rows || window.DERIVATIONS.map((row) => ({ row, title: plain(row[0]), all: plain(row.join(" ")) }));
    const points = ({ title, all }) => {
      let sum = 0;
      for (const word of words) {
        if (!all.includes(word)) return 0;
        sum += title.startsWith(word) ? 4 : title.includes(" " + word) ? 3 : title.includes(word) ? 2 : 1;
      }
      return sum + 1 / (2 + title.length);
    };
    return rows.map((entry) => [points(entry), entry.row]).filter(([sum]) => sum > 0).sort((a, b) => b[0] - a[0]);
  }

  function show() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    if (!words.length) { results.replaceChildren(); return; }
    const all = found(words);
    const told = document.createElement("p");
    told.textContent = all.length ? box.dataset.found.replace("{count}", all.length) : box.dataset.none;
    const list = document.createElement("ul");
    for (const [, [title, what, address]] of all.slice(0, 20)) {
      const link = document.createElement("a");
      const small = document.createElement("small");
      const item = document.createElement("li");
      link.href = box.dataset.up + address;
      link.textContent = title;
      small.textContent = what;
      link.append(small);
      item.append(link);
      list.append(item);
    }
    results.replaceChildren(told, ...(all.length ? [list] : []));
  }

  if (box && input && results) {
    box.hidden = false;
    input.addEventListener("focus", () => load(() => {}));
    input.addEventListener("input", () => load(show));
    document.addEventListener("keydown", (event) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        input.focus();
      } else if (event.key === "Escape" && box.contains(document.activeElement)) {
        input.value = "";
        results.replaceChildren();
        input.focus();
      } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && box.contains(document.activeElement)) {
        const links = [...results.querySelectorAll("a")];
        const next = links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1);
        if (links.length) {
          event.preventDefault();
          (links[next] || (next < 0 ? input : links[links.length - 1])).focus();
        }
      } else if (event.key === "Enter" && document.activeElement === input) {
        const first = results.querySelector("a");
        if (first) first.click();
      }
    });
    document.addEventListener("click", (event) => { if (!box.contains(event.target)) results.replaceChildren(); });
  }

  // ---- copying
  for (const button of document.querySelectorAll("button[data-copy]")) {
    const source = document.getElementById(button.dataset.copy);
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(source.textContent);
      } catch {  // pages from a disk may not be allowed to: the older way
        const area = document.createElement("textarea");
        area.value = source.textContent;
        document.body.append(area);
        area.select();
        document.execCommand("copy");
        area.remove();
      }
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 1600);
    });
  }

  // ---- what scrolls can be reached by the keyboard
  const wide = document.querySelectorAll(".formula, .lhs, .rhs, .steps > .start, .path p, .inside dd, .map");
  function reach() {
    for (const part of wide) {
      if (part.scrollWidth > part.clientWidth + 1) part.tabIndex = 0;
      else part.removeAttribute("tabindex");
    }
  }
  addEventListener("load", reach);
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
})();
