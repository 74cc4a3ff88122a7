W2870eastp
f l BC-Crane-Inquiry     11-13 0049
^BC-Crane Inquiry,46<
^Crane owner blames the wind<
^AP Photo XNP101<
^Eds: With photo.<
^By ANNA KOLB=
^Coast News Agency=
	   EASTPORT (CNA) _ The owner of the crane blamed the wind on Wednesday.
	   The inquiry goes on.
 

	   AP-WF-11-13-13 1509GMT<


