"""Closed classes of words of bylines: what leads to a name, joins names, stands behind one."""

from __future__ import annotations

import re

MADE = (
    r"(?:report(?:ed|ing)?|written|edited|compiled|text|story|words|posted|published|submitted|"
    r"contributed|authored|prepared|created|article|analysis|review|opinion|column|commentary|"
    r"interview|guest\spost|kolumne|(?:ein\s)?kommentar)"
)
BY = (
    r"by|von|par|por|di|da|door|av|af|od|przez|pelo|yazan|oleh|skr(?:evet|iven)\sav|geschrieben\svon|geschreven\sdoor|escrit[oa]\spor|écrit\spar|scritto\sda|írta|kirjoittanut|от|"
    r"מאת|بقلم"
)
AUTHOR = (
    r"autor(?:in|es|en|a)?|auteure?s?|autore|authors?|byline|verfasser(?:in)?|schrijver|автор|"
    r"συντάκτης|haber|muhabir|teksti|tekst|text|writer|reporter|írta|yazan|作者|著者|投稿者|撰文|文|记者|"
    r"記者|기자|اعداد|الكاتب|كاتب|بقلم"
)
#: The words with which a byline begins, in every language.
LEAD = re.compile(
    rf"^\W{{0,3}}(?:{MADE}\s+)?(?:(?:{BY}|from|de|van(?=\sonze)|d['’](?=nos?tre|un)|från|του|της|των|كتبت?)"
    rf"\s*:?\s+|(?:{AUTHOR})\s*[:：]\s*|(?:记者|記者|作者)\s?(?=[\u3040-\u9fff]{{2,8}}$))",
    re.IGNORECASE,
)
# ... where nothing else says that the line is one: a capital follows, or a script without any.
SAYS = re.compile(
    rf"\W{{0,3}}(?!(?i:reporting))(?:(?i:{MADE})\s+)?(?:(?i:{BY})[:\s]\s*|By|BY|(?i:{AUTHOR})\s*[:：]\s*)"
    r"(?=[^\W\d_a-zà-öø-ÿ])"
)
SAYS_INSIDE = re.compile(
    r"(?:\b(?:[Bb]y|[Vv]on|[Pp]ar)[:\s]\s*|(?<=[\da-z])By\s?)(?=[^\W\d_a-zà-öø-ÿ])"
)
ANNOUNCES = re.compile(
    rf"\W{{0,3}}(?:(?:{MADE}\s+)?(?:by|von|par|por)|{AUTHOR}|autor(?:en|es)|"
    r"(?:about|meet) (?:the )?authors?)\W{0,3}",
    re.IGNORECASE,
)
LEAD_WORDS = frozenset(re.findall(r"[^\W\d_]+", f"{MADE} {BY} {AUTHOR}".replace(r"\s", " ")))
"""Case-folded words with one of which every line begins that ``signed`` reads at its beginning."""
GLUED = re.compile(r"^(?:By|BY)(?=[A-Z][a-z])")
OURS = re.compile(
    r"^(?:our|onze|notre|nos|unser\w*|nuestr\w+|nostr\w+|nosso)\s+(?:own\s+)?(?:\w+\s+)?"
    r"(?:correspond\w*|korrespond\w*|corrispond\w*|envoy\w+|enviad\w+|inviat\w+|redact\w+|"
    r"redakt\w+|verslaggever\w*|reporter\w*|report[eé]r\w*|special\w*|sp[eé]cia\w*)"
    r"(?:\s+(?:sp[eé]cia\w+|especial\w*))?\s+(?=(?-i:[A-ZÀ-Þ])\S*\s+\S)",
    re.IGNORECASE,
)
JOIN = re.compile(
    r"\s*(?:;|&|/|、|，|،|\b(?:and|und|et|y|en|e|og|och|ve|ja|i|oraz|și|dan|и|та|και)\b)\s*",
    re.IGNORECASE,
)
AND = re.compile(
    r"\s*(?:[,;|&•·、，،\n])\s*(?:(?:and|und|et)\s)?\s*|\s+(?:and|und|et|og|och|ve|with|oraz|AND)\s+|"
    r"\s+[yeiи]\s+|\s+/\s+"
)
TWO_BY_SLASH = re.compile(r"(?<=[^\W\d_]{2})/(?=[^\W\d_]{2})")
MAIL = re.compile(r"\S+@\S+\s+\(([^()]+)\)")  # "ann@example.org (Ann Lee)", as feeds have it
BRACKETS = re.compile(r"\s*[(\[][^)\]]{0,60}[)\]]")
LAST_FIRST = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
DEGREE = re.compile(
    r"(?:,?\s(?:Ph\.?\s?D|M\.?D|J\.?D|Ed\.?D|Psy\.?D|Pharm\.?D|D\.?D\.?S|D\.?V\.?M|MBA|MPH|MPP|"
    r"MSW|LCSW|LMFT|RDN?|R\.?N|BSN|CFP|CPA|CFA|CSCS|M\.?Sc?|B\.?Sc|M\.?A|Esq)\b\.?)+$"
)
# What follows a name in a line or box that is the author's.
BEHIND = re.compile(
    r"\s*(?:\b(?:view (?:all|profile|bio)|more (?:stories|from|articles|posts)|see (?:all|more)|"
    r"follow|updated|published|posted|last|contribut\w+|staff (?:writer|reporter|photo\w+)|"
    r"senior|executive|digital|chief|special to|for|usa today|"
    r"correspondent|reporter|editor|columnist|\d|in|on|at|from|of the|um|am|aus|für|bei|"
    r"(?:medically |clinically |fact[- ])?(?:reviewed|checked|edited|illustrat\w+)|"
    r"(?:jan|febr)uary|march|april|june|july|august|(?:sept|nov|dec)ember|october)\b.*"
    r"| [-–—|·•/]\s.*|[|@].*)$",
    re.IGNORECASE,
)
GLUED_BEHIND = re.compile(
    r"(?<=[^\W\d_A-Z])(?:Published|Updated|Posted|Last |Writer|Contribut|Reporter|Editor).*"
)
PLACE = re.compile(r"\s+(?:in|at|à|a|en|em|i|w|v|from|aus|из|из-за|σε)\s+[^\W\d_a-zà-ÿ].*$")
NOTE = re.compile(r";\s[^;]*\b(?:report(?:ed|ing)|contributed|compiled|wrote)\b.*$", re.IGNORECASE)
AFFILIATION = re.compile(
    r",\s*(?:special|with|in|at|for)\s.*$|\s(?:special to|for) the\s.*$|\s*\|.*$", re.IGNORECASE
)
TAIL = re.compile(r"\s+(?:기자|특파원|記者|记者)$|\s*[-–—]*\s*\([^()]{1,60}\)\s*$|\s+[-–—]+\s.*$")
ROLE = re.compile(
    r"\b(?:correspond\w*|korrespond\w*|corrispond\w*|editor\w*|report\w*|writer|columnist|critic|"
    r"analyst|chief|bureau|staff|special|press|news\w*|times|post|agenc\w+|service|desk|contribut\w*|"
    r"director|professor|author|photograph\w*|redakt\w*|rédact\w*|journalist\w*|www|\w+\.com)\b",
    re.IGNORECASE,
)
DESK_WORDS = r"""
political senior chief staff sports? business foreign defen[cs]e diplomatic science health home
affairs education crime city deputy associate assistant national royal media technology transport
environment\w* economics? legal social religio\w+ arts? showbiz consumer world international
european regional local night day motoring travel money finance financial industrial labou?r energy
medical security middle east asia\w* africa\w* europe\w* us u\.s\. uk u\.k\. washington london
moscow beijing paris berlin brussels jerusalem
"""
TITLED = re.compile(
    rf"\s+(?:(?:{'|'.join(DESK_WORDS.split())})\s+)*"
    r"(?:correspondents?|editors?|reporters?|writers?|columnist|critic|analyst|bureau chief)$",
    re.IGNORECASE,
)
INITIALS = re.compile(r"(?<=[a-zß-ÿ])\s+(?!(?:[IVX]+|Jr|Sr)$)[A-Z]{2,5}$")
INVERTED = re.compile(
    r"([A-ZÀ-Þ][\w'’-]+[a-zß-ÿ]), "
    r"([A-ZÀ-Þ][\w'’-]*[a-zß-ÿ]\.?(?: [A-ZÀ-Þ](?:\.|[\w'’-]+)?| v[ao]n| de)?)"
)
PAPER = re.compile(
    r"\b(?:the|herald|tribune|gazette|journal|chronicle|star|sun|mail|telegraph|guardian|observer|"
    r"independent|express|mirror|globe|standard|citizen|record|examiner|dispatch|press|reuters|"
    r"bloomberg|associated|university|college|institute|school|ltd|inc|plc|radio|television|tv|"
    r"magazine|review|online|canwest|new|los|las|san|santa|saint|st|hong|tel|cape|port|north|south|east|"
    r"west|buenos|rio|abu|addis|kuala|sri|united|washington|london|paris|berlin|moscow|beijing)\b",
    re.IGNORECASE,
)
NO_NAME = re.compile(
    r"https?|www\.|@|©|\d|[<>{}\[\]=()#?!:：/]|\.(?:com|extra|head)\b|^(?:admin|administrator|"
    r"editor|guest|none|null|webmaster|unknown|authors?|by|read|follow|share|home|news|image|photo|"
    r"sponsored|login|subscribe|comments?|others|and others|about|about (?:the|this) author|"
    r"the author|jr|sr|ph\.?\s?d|m\.?d|mba|rn|mph|cfp|cpa|esq|contributor|staff writer|writer|"
    r"privacy|the new|profile|mon|tue|wed|thu|fri|sat|sun)\.?$",
    re.IGNORECASE,
)
PAGE_TALK = re.compile(
    r"\b(?:facebook|twitter|pinterest|bluesky|linkedin|instagram|whatsapp|e-?mail|log-?in|share|"
    r"photo|image|expert|writer|editor|reporter|correspondent|analyst|director|manager|guides?|"
    r"specialist|columnist|photographer|publisher|founder|owner|news|tips|resources|opinion|"
    r"bio|(?:fact|date)[ -]checked|previous|next|learn more|written by|getty|orcid|scholar|profile|"
    r"copied|updated|published|reviewed|standards|policy|ethics|corrections|redakteur\w*|"
    r"korrespondent\w*|journalist|producer|fellow|contributor)\b|[«»›]",
    re.IGNORECASE,
)
# Words of a headline, which no name has.
COMMON = frozenset(
    "an and are at by for her his how in is it its of on or our to us we you with after".split()
)
HANDLE = re.compile(
    r"(?!(?:staff|team|user|default|editors|using|far)$)[^\W\d_][\w.-]{2,24}", re.IGNORECASE
)
EAST = re.compile("[\uac00-\ud7af]{2,4}|[\u4e00-\u9fff]{2,4}|[\u3040-\u30ff\u4e00-\u9fff·]{2,8}")
