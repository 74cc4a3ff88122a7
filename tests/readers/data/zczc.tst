ZCZC CNA
%A
#Crane_BC1
$Crane owner blames the wind
:(EASTPORT)
*07000000
The owner of the crane blamed the wind.

   The inquiry goes on.

CNA
NNNN