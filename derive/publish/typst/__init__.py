"""PDF without TeX: derivations as Typst, set by the compiler that the `typst` package brings along.

`formulas.py` formulas in lines · `words.py` sentences · `entry.py` one derivation · `article.py` the whole document ·
`style.typ` how it looks · `pdf.py` the compiler.
"""
