"""An archive on a search cluster: OpenSearch or Elasticsearch holds records, bytes, words and what
readers add, and is asked by the operations that the local index is asked by.
"""
