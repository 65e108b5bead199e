"""The sweep: go online, politely and safely, and see whether reference links live."""
