"""The index as Whoosh sees it: a codec over our files, and the TOC that names them.

    import whoosh.index
    index = whoosh.index.open_dir("ARCHIVE/index")                 # or (…, "statements")

Which part of Whoosh runs when: nothing at the prompt, nor in an import, imports Whoosh. ``toc``
writes the few bytes of the TOC by hand. Whoever opens it with Whoosh unpickles two calls of
``toc``; these load ``schema`` and ``codec``, by which Whoosh's parser, queries, matchers, scoring
and facets work on our segments.
"""
