"""Reading the released texts: their words, what they are about, which words tell groups apart."""
