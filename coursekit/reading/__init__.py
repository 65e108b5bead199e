"""From bytes to the model: discover, read front matter and Markdown, assemble the course."""
