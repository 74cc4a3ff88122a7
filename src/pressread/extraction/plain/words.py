"""Closed classes of words by which the trade and its websites mark what is not the article."""

from __future__ import annotations

import re
from functools import cache

_FURNITURE = """
skip to|jump to|sign in|sign up|log in|log out|login|logout|register|subscribe|subscription
my account|newsletter|advertisement|advertising|sponsored|promoted|cookie|privacy|terms of|all rights reserved
copyright|©|contact us|about us|follow us|follow @|share this|share on|share via|facebook|twitter
whatsapp|linkedin|instagram|telegram|pinterest|reddit|tiktok|youtube|rss|copy link|print this
email this|read more|read next|related|recommended|most read|most viewed|most popular|trending
more from|more on this|more stories|you may also|up next|don't miss|don’t miss|see also|also read
read also|load more|show more|view comments|comments|leave a comment|leave a reply|post a comment
download the app|get the app|our app|breaking news alerts|support us|donate|give feedback
report an error|report a typo|correction|jobs at|careers|site map|sitemap|help centre|help center
faq|back to top|close|menu|search|watch live|listen to|add to|save this|bookmark|tags:|topics:
keywords:|filed under|categories:|alternate addresses|minute read|min read|abonnieren|anmelden
abo |datenschutz|impressum|nutzungsbedingungen|mehr zum thema|lesen sie auch|kommentare|teilen
anzeige|merkliste|s'abonner|s’abonner|abonnez|se connecter|mentions légales|à lire aussi|lire aussi
partager|commentaires|publicité|suscríbete|suscribirse|iniciar sesión|compartir|comentarios
publicidad|lea también|te puede interesar|política de privacidad|abone ol|giriş yap|paylaş
yorumlar|gizlilik|ilgili haberler|çerez|iscriviti|abbonati|accedi|condividi|leggi anche|commenti
pubblicità|assine|entrar|compartilhe|leia também|comentários|inloggen|abonneer|delen|lees ook
reacties|logg inn|del på|les også|prenumerera|logga in|dela|läs också|zaloguj|udostępnij
czytaj także|komentarze|подписаться|войти|поделиться|читайте также|комментарии|реклама
اشترك|تسجيل الدخول|مشاركة|اقرأ أيضا|登录|注册|分享|相关|评论|版权
"""


@cache
def furniture_pattern() -> re.Pattern[str]:
    """Words of menus, share bars, appeals and footers, in several languages."""
    words = [word for line in _FURNITURE.strip().split("\n") for word in line.split("|")]
    return re.compile("|".join(rf"(?<![^\W_]){re.escape(word)}" for word in words), re.I)


def is_furniture(text: str) -> bool:
    """Whether a short line carries such a word."""
    return len(text) <= 200 and furniture_pattern().search(text) is not None
