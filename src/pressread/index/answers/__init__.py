"""Questions answered: read, compiled, evaluated, relaxed, folded, explained."""
