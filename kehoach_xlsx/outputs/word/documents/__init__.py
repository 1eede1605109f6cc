"""The other official documents, each from its data alone: one module for the words of each, `forms` lists them all."""
