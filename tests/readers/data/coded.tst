zczc
AN#1
KN#Coast Bites
PD#06 June 2016 14:00:00
BY#
TI#Crane owner in talks
AB#Talks go on.
TX#
The owner talks.

So do the lawyers.
