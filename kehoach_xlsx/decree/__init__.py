"""What the State prescribes for the form of its documents, as data: measures, kinds of documents, widths of type."""
