"""Digital signatures: integrity and origin of a .docx (OPC package signature) or a PDF (PAdES).

What it is not: a public-service signature, which officers make with the software and tokens that the State issues
(Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II, leaves its picture a place in the document). A signature of this room
says that the content is what the holder of a key signed, and who that holder is if his certificate can be trusted.

    packages · relations · part_words   an OPC package read with care, its relationships, its parts in plain words
    xml · envelopes · refusing          XML signatures: canonical form, what is signed, what is refused
    keys                                a PKCS#12 file or a PKCS#11 token becomes a signer
    docx_signing · signature_parts      the package signature, made and found again
    docx_verifying · manifests · covering   and judged: what it covers, and what was changed since
    pdf_signing · pdf_verifying · pdf_changes   PAdES, by pyHanko
    certificates                        who signed, and whether a chain leads to a certificate that is trusted
    desk                                files in, files and verdicts out
"""
