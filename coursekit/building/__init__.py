"""What a course is turned into: files for its readers."""
