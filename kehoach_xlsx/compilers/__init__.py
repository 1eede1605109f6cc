"""One declaration in, one target out: formula, row mask, sentence, template layout, pandera schema, reference."""
