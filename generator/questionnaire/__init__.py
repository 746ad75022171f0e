"""The self-assessment questionnaire: made from an instrument, in three forms, and read back from each of them.

`questions` makes it, `word`, `sheet` and `page` write it, `reading` reads a filled one, `filled` holds it. A question carries
the id of its element (with the object, where it is judged by object) through every form: that is all that reading needs.
"""
