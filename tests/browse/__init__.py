"""The full-screen reader, driven without a terminal by Textual's pilot."""
