"""CSV and TSV: tables whose header names a text column and perhaps a label column."""

from typing import Final

from bot.formats.form import Form
from bot.formats.tables import is_table, table_reader, table_writer

CSV: Final = Form("CSV", "with a header", (".csv",), table_reader(".csv"), table_writer(","))
TSV: Final = Form("TSV", "with a header", (".tsv",), table_reader(".tsv"), table_writer("\t"))
TABLE_BY_CONTENT: Final = Form("table", "", (), table_reader(""), recognise=is_table)
