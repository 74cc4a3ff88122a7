"""Articles as rows and objects: JSON, tables and XML whose names tell what a value is."""
