"""Countries and cities that papers let speak ("Ankara condemned …"): no he or she stands for them.

Facts of geography: sovereign states, their capitals, and some large cities and regions.
"""

from __future__ import annotations

PLACES = frozenset(
    """afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan
    bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia bosnia botswana
    brazil brunei bulgaria burundi cambodia cameroon canada china colombia comoros congo croatia
    cuba cyprus czechia denmark djibouti ecuador egypt england eritrea estonia ethiopia fiji
    finland france gabon gambia germany ghana greece guatemala guinea guyana haiti honduras hungary
    iceland india indonesia iran iraq ireland israel italy jamaica japan kazakhstan kenya kosovo
    kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg madagascar
    malawi malaysia maldives mali malta mauritania mauritius mexico moldova monaco mongolia
    montenegro morocco mozambique myanmar burma namibia nepal netherlands nicaragua niger nigeria
    norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar romania
    russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan suriname
    sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia turkey türkiye turkiye
    turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    britain u.s us usa u.s.a uk u.k uae eu e.u u.n un nato europe africa asia america crimea gaza
    catalonia kashmir tibet kurdistan donbas
    abuja accra algiers amman amsterdam ankara astana athens baghdad baku bangkok beijing beirut
    belgrade berlin bern bogotá brasília bratislava brussels bucharest budapest cairo canberra
    caracas chisinau copenhagen dakar damascus dhaka doha dublin geneva hanoi harare havana helsinki
    islamabad istanbul jakarta jerusalem johannesburg kabul kampala kathmandu khartoum kiev kigali
    kinshasa kyiv lima lisbon ljubljana london luanda luxembourg madrid manila minsk mogadishu
    monrovia montevideo moscow munich nairobi nicosia oslo ottawa paris prague pretoria pristina
    pyongyang quito rabat reykjavik riga riyadh rome santiago sarajevo seoul shanghai skopje sofia
    stockholm strasbourg sydney taipei tallinn tashkent tbilisi tehran tirana tokyo toronto tripoli
    tunis ulaanbaatar vienna vilnius warsaw washington wellington yerevan zagreb zurich brooklyn
    chicago boston houston dallas denver seattle philadelphia atlanta miami detroit california texas
    florida ohio iowa nevada michigan wisconsin pennsylvania arizona colorado minnesota oregon utah
    kremlin downing congress parliament pentagon""".split()
)
