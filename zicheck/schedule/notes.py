"""What can be noted about the reading of a target time, in the words that a reader sees."""

from __future__ import annotations

from zicheck.bahasa import Text
from zicheck.records import Record

# After these the reading is still the only sensible one.
_CERTAIN = {
    "typo-month": Text("“{word}” dibaca sebagai {read}.", "“{word}” is read as {read}."),
    "typo-word": Text("“{word}” dibaca sebagai “{read}”.", "“{word}” is read as “{read}”."),
    "split-word": Text(
        "Kata yang terpotong “{word}” dibaca sebagai {read}.",
        "The word cut in two, “{word}”, is read as {read}.",
    ),
    "ocr": Text(
        "“{word}” memuat huruf atau angka yang tertukar dan dibaca sebagai {read}.",
        "“{word}” has letters and digits mixed up and is read as {read}.",
    ),
    "month-first": Text(
        "Pada “{word}” bulan tertulis sebelum tanggal; dibaca sebagai {read}.",
        "In “{word}” the month stands before the day; it is read as {read}.",
    ),
    "wrap-year": Text(
        "Rentang {word}-{read} melewati akhir tahun.",
        "The range {word}-{read} runs over the end of the year.",
    ),
    "several-years": Text(
        "Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya.",
        "More than one year is named; months are not told apart by year.",
    ),
    "finer-than-month": Text(
        "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan.",
        "The cadence is finer than monthly; it is read as every month.",
    ),
    "only-year": Text("Hanya tahun yang disebut.", "Only a year is named."),
    "no-period": Text(
        "Disebut berulang tanpa periode; bulannya tidak diketahui.",
        "It is said to recur without a period; the months are not known.",
    ),
    "duration": Text(
        "Yang disebut adalah lamanya, bukan waktunya.", "A duration is named, not a time."
    ),
    "count": Text("Yang disebut adalah jumlah, bukan waktu.", "A quantity is named, not a time."),
    "no-time": Text("Tidak ada waktu yang disebut.", "No time is named."),
}
# After these the text can be read in another way, or not quite.
_DOUBTFUL = {
    "long-text": Text(
        "Hanya {read} karakter pertama yang dibaca.", "Only the first {read} characters are read."
    ),
    "missing-dash": Text(
        "Tidak ada tanda di antara {word} dan {read}; dibaca sebagai rentang.",
        "Nothing stands between {word} and {read}; they are read as a range.",
    ),
    "missing-comma": Text(
        "Tidak ada tanda di antara bulan-bulan; dibaca sebagai daftar.",
        "Nothing stands between the months; they are read as a list.",
    ),
    "quarter-mismatch": Text(
        "Bulan yang disebut tidak sesuai dengan triwulan atau semesternya; bulan yang dipakai.",
        "The months do not fit their quarter or semester; the months are taken.",
    ),
    "deadline-without-one-date": Text(
        "Batas waktu disebut, tetapi bukan satu bulan atau tanggal.",
        "A deadline is named, but not as one month or date.",
    ),
    "open-end": Text(
        "Akhir waktu tidak disebut; dibaca sampai dengan Desember.",
        "No end is named; it is read as lasting to December.",
    ),
    "ambiguous-cadence": Text(
        "Lebih dari satu frekuensi disebut; yang tersering dipakai.",
        "More than one cadence is named; the most frequent is taken.",
    ),
    "cadence-mismatch": Text(
        "Bulan yang disebut lebih sedikit daripada yang diminta frekuensinya.",
        "Fewer months are named than the cadence asks for.",
    ),
    "odd-period": Text(
        "Periode {word} bulan tidak membagi habis satu tahun; bulannya tidak diketahui.",
        "A period of {word} months does not divide a year; the months are not known.",
    ),
    "bare-period": Text(
        "“{word}” disebut tanpa nomor; dibaca sebagai setiap {word}.",
        "“{word}” has no number; it is read as every {word}.",
    ),
    "bad-number": Text("Tidak ada {word} {read}.", "There is no {word} {read}."),
    "alternative": Text(
        "Waktu disebut sebagai pilihan (“atau”); semuanya dipakai.",
        "Times are named as alternatives (“or”); all are taken.",
    ),
    "approximate": Text(
        "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti.",
        "The beginning or middle of a period names no exact month.",
    ),
    "relative-time": Text(
        "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui.",
        "The time is only named relative to another one; the month is not known.",
    ),
    "week-without-month": Text("Minggu disebut tanpa bulan.", "A week is named without a month."),
    "day-without-month": Text("Tanggal disebut tanpa bulan.", "A day is named without a month."),
    "impossible-date": Text(
        "Tidak ada tanggal {word} {read}.", "There is no day {word} in {read}."
    ),
    "short-year": Text("“{word}” dibaca sebagai tahun {read}.", "“{word}” is read as year {read}."),
    "number-months": Text("Angka-angka dibaca sebagai bulan.", "The numbers are read as months."),
    "unread-words": Text("Tidak terbaca sebagai waktu: {word}.", "Not read as a time: {word}."),
}
_SENTENCES = _CERTAIN | _DOUBTFUL
NOTE_CODES = frozenset(_SENTENCES)
"""Every `code` that a :class:`Note` can have."""


class Note(Record):
    """Something that was repaired, or that a reader may see in another way."""

    code: str
    """Short and stable, such as "typo-month"."""
    text: Text
    """One sentence."""

    @property
    def doubtful(self) -> bool:
        """Whether the text can be read in another way, or was not quite read."""
        return self.code in _DOUBTFUL


def note(code: str, **values: object) -> Note:
    """The note with this `code`, its sentence filled with `values`."""
    sentence = _SENTENCES[code]
    return Note(code, sentence.fill(**values) if values else sentence)
