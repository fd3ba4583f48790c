"""Lines in which a site speaks for itself: advertisements, forms, credits, invitations."""

from __future__ import annotations

import re

from newsreader.text.boilerplate.reasons import (
    ADVERTISEMENT,
    CAPTION,
    COMMENT_FORM,
    COUNTER,
    CREDITS,
    FOLLOW,
    REPORTER_CODE,
    SHARE_ROW,
)

_CALLS = (
    r"(?:(?:yuk|ayo|mari|silakan|jangan lupa)[,!]? )?"
    r"(?:ikuti|dapatkan|cek|gabung|bergabung|follow|get|download|unduh|jangan lupa|simak|baca|temukan|sign up"
    r"|subscribe|join)\b"
)
_WHERE = (
    r"\b(?:google (?:news|berita)|(?:whatsapp|wa) channel"
    r"|(?:kanal|saluran|channel) (?:[\w.]+ di )?(?:whatsapp|telegram|wa)"
    r"|grup telegram|newsletters?|berita pilihan|breaking news)\b"
)
_AGENCY = r"(?:REUTERS|Reuters|ANTARA|Antara|AFP|AP|EPA|Getty Images)"

RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        ADVERTISEMENT,
        re.compile(
            r"(?i:[-–—=* ]*(?:advertisements?|iklan)[-–—=* ]*"
            r"|(?:advertisement ?[-–—:]? ?)?scroll to (?:continue|resume)(?: with)? content"
            r"|(?:iklan\. ?)?(?:scroll|gulir)(?: ke bawah)? untuk (?:melanjutkan|lanjut|membaca)"
            r"(?: membaca)?(?: artikel| berita| konten)?(?: ini)?\.?"
            r"|(?:advertisement ?[-–—] ?)?(?:story|article) continues (?:below|after)"
            r"(?: (?:this )?advertisement)?"
            r"|skip (?:to (?:main )?content|advertisement|past newsletter promotion)"
            r"|continue reading below"
            r"|(?:memuat|loading|please wait) ?(?:\.{2,3}|…))"
        ),
    ),
    (
        COMMENT_FORM,
        re.compile(
            r"(?i:leave a (?:reply|comment)|(?:tinggalkan|kirim|tulis) (?:balasan|komentar)(?: anda)?"
            r"|(?:batalkan balasan|cancel reply)|post comment"
            r"|(?:comment|name|email|website|komentar|nama|situs web) ?\*"
            r"|(?:alamat )?e-?mail anda tidak akan dipublikasikan\b.{0,80}"
            r"|your email address will not be published\b.{0,80}|required fields are marked\b.{0,10}"
            r"|ruas yang wajib ditandai\b.{0,10}|(?:save my name, email|simpan nama, email)\b.{0,120}"
            r"|(?:view |\d{1,6} )comments?|view all comments"
            r"|you must be logged in to post a comment\.?|anda harus masuk untuk berkomentar\.?)"
        ),
    ),
    (
        CREDITS,
        re.compile(
            r"(?i:(?:copyright|hak cipta) ?(?:©|\(c\)).{0,120}"
            r"|copyright \d{4}\b.{2,120}\ball rights reserved\b.{0,120}"
            r"|our standards: the thomson reuters trust principles\b.{0,60}"
            r"|(?:purchase|acquire) licensing rights\b.{0,40}|terms of (?:use|service)|privacy policy"
            r"|©.{0,80}|all rights reserved\.?"
            r"|dilarang keras mengambil konten.{0,200}|artikel ini (?:telah|sudah|pernah) tayang di .{0,200})"
        ),
    ),
    (FOLLOW, re.compile(rf"(?i:{_CALLS}.{{0,200}}{_WHERE}.{{0,200}})")),
    (
        FOLLOW,
        re.compile(
            r"(?i:dapatkan (?:update )?berita\b.{0,200}"
            r"\b(?:klik (?:di ?sini|link|tautan)|daftar sekarang)\b.{0,120}"
            r"|daftarkan email"
            r"|dapatkan informasi\b.{0,20} insight\b.{0,120}"
            r"|(?:follow|like|find) us on\b.{1,100}"
            r"|ikuti (?:kami|akun(?: resmi)?(?: [\w.]+)?) di\b.{1,100}"
            r"|ikuti terus berita\b.{1,80} (?:via|melalui|lewat|di) "
            r"(?:whatsapp|telegram|google|instagram)\b.{0,60}"
            r"|(?:saksikan|tonton) live streaming\b.{1,120} di sini[.:]?"
            r"|terima kasih (?:telah|sudah) membaca [\w-]+(?:\.[\w-]+)+\b.{0,160}"
            r"|get\b.{0,80} (?:to|in|into) your inbox\b.{0,60}"
            r"|sign up here\.?|subscribe to (?:read|continue reading)\b.{0,60}|have a (?:news )?tip\?.{0,80}"
            r"|follow [\w .@]{1,40} on (?:twitter|x|facebook|instagram|youtube|linkedin|tiktok)\b.{0,40}"
            r"|caranya klik (?:link|tautan)\b.{0,200}"
            r"|(?:download|unduh|install) aplikasi berita \w+\.(?:com?|id|net)\b.{0,80})"
        ),
    ),
    (
        FOLLOW,
        re.compile(r"(?i:\*? ?fakta atau hoaks\? untuk mengetahui kebenaran informasi\b.{0,260})"),
    ),
    (
        SHARE_ROW,
        re.compile(
            r"(?i:(?:share|bagikan|sebarkan)"
            r"(?: (?:this (?:article|story|post)|(?:artikel|berita|tulisan)(?: ini)?))? ?:?"
            r"|(?:print|email|save) this (?:article|story|page)|copy link|salin tautan)"
        ),
    ),
    (
        CAPTION,
        re.compile(
            r"(?i:sumber gambar|keterangan gambar|image (?:source|caption|credit)), .{1,280}"
            r"|(?:Foto|FOTO|Photo) ?: ?.{0,200}"
            r"(?:\((?:[^()/]{2,60}/[^()/]{2,60}|(?i:istimewa|ist\.?|dok\b[^()]{0,40}))\)|\b[A-Z]\w+/[\w.]+)"
        ),
    ),
    (
        CAPTION,
        re.compile(
            r"\((?:Photo|Photograph|Picture) by [^()\n]{2,80}\)"
            r"|(?:Photo|Photograph|Picture) by [A-Z][\w .'-]{1,40}/[\w .]{2,40}"
            rf"|(?:Photo|Foto) ?: ?{_AGENCY}"
            rf"|{_AGENCY}(?: (?:FOTO|PHOTO))?/[A-Z][\w .'-]{{1,60}}|\[\d{{1,2}}/\d{{1,2}}\].{{1,280}}"
        ),
    ),
    (
        COUNTER,
        re.compile(r"(?i:(?:waktu baca|lama membaca) ?:? ?\d{1,3} menit|\d{1,3}[ -]min(?:ute)?s?[ -]read)"),
    ),
    (REPORTER_CODE, re.compile(r"[\[(] ?(?:[a-z]{2,5}(?: ?/ ?[a-z]{2,5}){0,2}|\*{1,3}) ?[\])]")),
)
