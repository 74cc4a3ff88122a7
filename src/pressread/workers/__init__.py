"""Reading, extracting and indexing files in several processes at once.

files ──▶ reading processes ──▶ rows, in order ──▶ the importer's transactions
                  └─▶ documents ──▶ building processes ──▶ segments, adopted at the end
"""
