"""Closed lists of words about names: particles, suffixes, titles. Case folded, no full stops."""

from __future__ import annotations

#: Words that stand in small letters inside a name, in front of the surname.
PARTICLES = frozenset("""
    af al av ben bin bint da das de del della dello den der des di do dos du el ibn la le te ten
    ter van vom von y zu zum zur
""".split())  # fmt: skip

#: What follows a surname.
SUFFIXES = frozenset("jr sr ii iii iv".split())

#: Courtesies, offices and degrees in front of a name, as ``fold_name`` leaves them out.
TITLES = SUFFIXES - {"iv"} | frozenset("""
    mr mrs ms miss dr prof professor sir lord lady dame sen senator rep gov gen lt col maj capt
    sgt president minister secretary prime foreign chancellor king queen prince princess pope
    ambassador the hon rev herr frau bay bayan mm mme mlle monsieur madame sra senor senora sayin
    sheikh imam ayatollah
""".split())  # fmt: skip
