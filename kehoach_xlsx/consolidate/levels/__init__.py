"""Levels: a consolidated workbook is a submission one level up (commune, province, ministry).

It is not merged as a table of totals. It is *opened*: out of its *Dữ liệu*, *Nguồn số liệu*, *Tình hình gửi báo cáo*,
*Lỗi, cảnh báo* and the hidden *Bản gốc* every report comes back as the submission that it was, with its file, SHA-256,
sheet, Excel rows, columns and digest (`opening`). What was not merged below comes back too, without rows, so that a
conflict stays one. From there on everything goes as with files: the same report by two ways counts once, another
content under the same number is a conflict, the newest number speaks. That is why merging merged workbooks gives what
merging all the leaves gives, in any grouping and however deep: no step ever adds up what another step has added up.

Who speaks for a report is asked last, over all that counts (`voices`): the unit itself; for a unit that is no unit of
this level's plan, the innermost of those that sent it up which is one; for a unit that is no longer in force, its
successor; over the periods of a year, the unit over all of them (`year`). Where several reports make one voice they
are put together (`folding`) by the plan's own rules, from the leaves again, and the ledger lists every part.
"""
