"""What people and databases call the fields of an article, in every language that any part knows.

        Labels of a pasted head ("Quelle: Der Hafenbote"), keys of notes and columns of
        tables are looked up
here; what only programs write ("webPublicationDate") stands with the reader of such data.
"""

from __future__ import annotations

import re
from functools import cache

# Spaces of a name are written "_". A name that stands twice means the field where it stands first.
NAMES = {
    "headline": """
        headline title titel naslov überschrift schlagzeile titre título titulo titular titolo kop
        tittel overskrift otsikko tytuł název titulek nadpis cím titlu başlık
        judul заголовок название назва наслов τίτλος 标题 標題 题目 タイトル 見出し 題名
        제목 العنوان
        عنوان כותרת शीर्षक tiêu_đề
    """,
    "byline": """
        author authors by byline who avtor writer journalist reporter written_by autor autorin
        autoren
        verfasser auteur auteurs autore autori autores autora periodista journaliste
        giornalista jornalista door forfatter författare kirjoittaja autorzy autoři
        szerző yazar muhabir penulis автор автори авторы журналист συγγραφέας συντάκτης
        作者 记者 記者 著者 筆者 기자 글쓴이 الكاتب المؤلف כתב מאת लेखक tác_giả
    """,
    "publisher": """
        source publication paper vir izvor nom_de_la_source name_der_quelle newspaper journal
        publisher outlet site website medium
        publication_name quelle zeitung blatt erschienen_in publication_title periódico
        periodico diario fuente medio medio_de_comunicación cabecera publicación
        publicação veículo fonte jornal testata giornale journal_title quotidien bron
        krant kilde avis källa tidning lähde lehti źródło gazeta zdroj noviny forrás
        sursa ziar kaynak gazete sumber surat_kabar источник издание газета сми джерело
        видання газета πηγή εφημερίδα 来源 來源 媒体 媒體 报纸 報紙 刊名 出典 出所 新聞名
        掲載紙 매체 매체명 언론사 신문
        출처 المصدر الصحيفة الجريدة מקור עיתון स्रोत समाचार_पत्र
    """,
    "published": """
        published published_on datumobjave publication_date date_published date_of_publication
        date when day datum erscheinungsdatum erscheinungstag veröffentlicht
        veröffentlicht_am date_de_publication date_de_parution paru_le fecha
        fecha_de_publicación publicado data data_di_pubblicazione data_de_publicação
        data_publikacji publicatiedatum dato publisert publiceringsdatum päivä
        päivämäärä julkaistu dátum tarih yayın_tarihi tanggal дата дата_публикации
        дата_публікації опубликовано ημερομηνία 日期 发布时间 發布時間 发表日期 刊登日期
        日付 発行日 掲載日 날짜 게재일
        보도일 발행일 التاريخ تاريخ_النشر תאריך तिथि दिनांक ngày
    """,
    "year": "year jahr année año anno ano rok år yıl год рік",
    "sections": """
        section sections ressort rubrik rubrique sección seccion sezione secção seção rubriek
        seksjon avdelning osasto dział rubrika rovat secțiune bölüm раздел рубрика рубріка 版面 栏目
        欄目 面名 섹션 القسم מדור
    """,
    "url": """
        url link web_address permalink lien enlace collegamento länk odkaz адрес ссылка
        посилання 链接 連結 リンク 링크 الرابط קישור
        dauerhafte_adresse_des_dokuments source_url original_url
    """,
    "summary": """
        summary abstract teaser dek standfirst lead lede vorspann zusammenfassung chapô résumé
        resumen entradilla resumo sommario riassunto occhiello samenvatting sammendrag
        sammanfattning streszczenie özet spot анонс аннотация резюме 摘要 概要 要約 요약 ملخص
    """,
    "dateline": "dateline",
    "language": """
        language sprache langue idioma lingua taal språk sprog kieli język jazyk nyelv dil язык
        мова γλώσσα 语言 語言 言語 언어 اللغة
    """,
    "body": """
        body text full_text besedilo texte corps texte_intégral texto texto_completo cuerpo
        cuerpo_del_texto
        contenido testo contenuto corpo conteúdo volltext artikeltext inhalt tekst
        inhoud brødtekst brödtext innehåll indhold teksti sisältö treść tekst_artykułu
        obsah szöveg tartalom içerik metin isi текст содержание текст_статьи зміст
        κείμενο 正文 内容 內容 本文 본문 내용 النص المحتوى נוסח תוכן विवरण nội_dung
    """,
}


# Tags of citation files, and labels whose values are no field of the record.
TAGS = {
    "headline": "article ti t1 hd",
    "byline": "au a1",
    "publisher": "t2 jf jo so",
    "published": "pd da",
    "year": "py y1",
    "sections": "se",
    "url": "adresse ur l2",
    "summary": "ab",
    "language": "la",
    "captured": "date_added accessed access_date",
    "body": "n2",
    "aside": """page pages pg seite seiten página páginas pagina side sida strona strana s. p. стр
        страница 页 頁 length word_count words wordcount wörter mots palabras länge longueur
        longitud lunghezza lengte edition ausgabe
        édition edición issn isbn copyright record document document_number dokumentnummer id
        accession_number item_type library_catalog article_id artikel_id proquest_document_id
        gale_document_number memo
        place_of_publication country_of_publication publication_subject source_type reach
        sentiment
        index_terms subject subjects keywords tags place location where caption
        database document_type issue volume column people company country industry
        graphic highlight credit type notes file length_in_words sp ep vl is sn er ty kw n1 db""",
}


@cache
def meanings() -> dict[str, str]:
    """Each plain name and the field that it means."""
    found: dict[str, str] = {}
    for field, names in NAMES.items():
        for name in names.split():
            found.setdefault(plain_name(name), field)
    return found


def plain_name(name: str) -> str:
    """A name in small letters, without spaces, dots and lines between its words."""
    return re.sub(r"[\W_]+", "", name.casefold())
