"""The nouns of konspekt: frozen values that the stages hand to one another.

Goes in: nothing but the standard library. Comes out: `Lecture`, `Fact`, `Question`, `Note`,
`Paper`, `Book` and what they are made of. Nothing here reads, decides or writes.
"""
