"""Generated and curated tables that the code reads, each with its provenance and licence beside it."""
