"""Lacuna: national firearms laws held against the UN Firearms Protocol.

The pipeline, one noun a module; data flows one way:
source → schema → load → (vocabulary, model) → link → judge → assess → view → render → site.
"""
