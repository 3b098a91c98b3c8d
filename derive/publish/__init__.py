"""Writers: a checked derivation in, a page out. Terminal, Markdown, LaTeX, the article."""
