"""Finished views of the findings: every string and link ready, so that page, document and terminal show the same."""
