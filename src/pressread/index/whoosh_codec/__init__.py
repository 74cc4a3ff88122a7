"""The index as Whoosh sees it: a codec over our files, and the TOC that names them."""
