The harbour board of Kelder voted on Tuesday to keep the winter ferry, after a debate of four hours.

@highlight

Ferry kept

@highlight

Board voted
