"""The derivations as a site: one folder of pages that needs no network, and no script to be read.

record.py makes of a derivation what its page says; the other pages (the front page, subjects, sources, rules, maps) are
made of these records. Formulas stand in a page as TeX between marks until typeset.py replaces them by what KaTeX makes
of them. Everything a page consists of is text or `Markup`: text is escaped, so that no title can become a tag.

Main statement: `derive.publish.site.build.write_site`.
"""
