"""Records and hits as Rich renderables. Never prints; foreign text is always ``Text``, cleaned."""
