"""`kxl form-check`: any Word document measured against the form that the State prescribes.

read (parts, styles, paragraphs) → recognise (components, by what they say and where they stand) → measure (checks) →
findings. Nothing is taken from the names of styles: what counts is how the text is really set.
"""
