"""Plain frozen data: what every stage hands to the next. Imports nothing else of ours."""
