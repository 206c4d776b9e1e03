"""Target times read to the last detail: windows, day, canonical words and every note.

Written against the mutants that the other tests let live (`docs/explanation/kekuatan-uji.md`).
"""

from __future__ import annotations

from typing import NamedTuple

import pytest

from zicheck.schedule import Form, find_months, parse


class Read(NamedTuple):
    """What a text means; windows as "1-3|7", notes as the Indonesian sentences that are told."""

    text: str
    form: Form
    windows: str
    years: tuple[int, ...]
    offset: int
    day: int | None
    deadline: bool
    shown: str
    notes: str


def read(text: str) -> Read:
    """What :func:`parse` makes of `text`, in the terms of the table."""
    found = parse(text)
    windows = (
        f"{window[0]}-{window[-1]}" if len(window) > 1 else str(window[0])
        for window in found.occurrences
    )
    return Read(
        text,
        found.form,
        "|".join(windows),
        found.years,
        found.year_offset,
        found.day,
        found.deadline,
        found.shown(),
        " ".join(note.text.id for note in found.notes),
    )


# One line a text: the table is read across.
# fmt: off
TEXTS = (
    ("Januari 12 (dua belas)", Form.POINT, "1", (), 0, None, False, "Januari", ""),
    ("Maret 2 laporan", Form.POINT, "3", (), 0, None, False, "Maret", ""),
    ("Juni II", Form.POINT, "6", (), 0, None, False, "Juni", "Tidak terbaca sebagai waktu: ii."),
    ("2 Laporan Maret", Form.POINT, "3", (), 0, None, False, "Maret", ""),
    ("2 laporan", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah jumlah, bukan waktu."),
    ("setiap minggu ke-2", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, 14, False, "per bulan", ""),
    ("setiap minggu ke-1 dan 3", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, 21, False, "per bulan", ""),
    ("setiap minggu", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan."),
    ("3 minggu", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah lamanya, bukan waktunya."),
    ("2 minggu sekali", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan."),
    ("minggu kedua Maret", Form.WEEK, "3", (), 0, 14, False, "minggu ke-2 Maret", ""),
    ("Jun1 2025", Form.POINT, "6", (2025,), 0, None, False, "Juni 2025", "“jun1” memuat huruf atau angka yang tertukar dan dibaca sebagai Juni."),
    ("sepanjang tahun", Form.RANGE, "1-12", (), 0, None, False, "Januari-Desember", ""),
    ("sepanjang tahun 2025", Form.RANGE, "1-12", (2025,), 0, None, False, "Januari-Desember 2025", ""),
    ("selama 1 tahun", Form.RANGE, "1-12", (), 0, None, False, "Januari-Desember", ""),
    ("akhir tahun", Form.POINT, "12", (), 0, 31, False, "akhir Desember", ""),
    ("awal bulan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "“bulan” disebut tanpa nomor; dibaca sebagai setiap bulan."),
    ("akhir bulan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, 31, False, "per bulan", "“bulan” disebut tanpa nomor; dibaca sebagai setiap bulan."),
    ("akhir triwulan", Form.QUARTERLY, "3|6|9|12", (), 0, 31, False, "per triwulan Maret, Juni, September, Desember", "“triwulan” disebut tanpa nomor; dibaca sebagai setiap triwulan."),
    ("setiap akhir triwulan", Form.QUARTERLY, "3|6|9|12", (), 0, 31, False, "per triwulan Maret, Juni, September, Desember", ""),
    ("setiap awal bulan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", ""),
    ("triwulan 2 kali", Form.RECURRING, "", (), 0, None, False, "berkala", "Periode 3/2 bulan tidak membagi habis satu tahun; bulannya tidak diketahui. Disebut berulang tanpa periode; bulannya tidak diketahui."),
    ("per semester sekali", Form.HALF_YEARLY, "1-6|7-12", (), 0, None, False, "per semester", ""),
    ("3 kali setahun, Maret", Form.RECURRING, "3", (), 0, None, False, "per caturwulan Maret", "Bulan yang disebut lebih sedikit daripada yang diminta frekuensinya."),
    ("5 kali setahun", Form.RECURRING, "", (), 0, None, False, "berkala", "Periode 12/5 bulan tidak membagi habis satu tahun; bulannya tidak diketahui. Disebut berulang tanpa periode; bulannya tidak diketahui."),
    ("setiap 5 bulan", Form.RECURRING, "", (), 0, None, False, "berkala", "Periode 5 bulan tidak membagi habis satu tahun; bulannya tidak diketahui. Disebut berulang tanpa periode; bulannya tidak diketahui."),
    ("setiap 7 bulan", Form.RECURRING, "", (), 0, None, False, "berkala", "Periode 7 bulan tidak membagi habis satu tahun; bulannya tidak diketahui. Disebut berulang tanpa periode; bulannya tidak diketahui."),
    ("2 kali 5 bulan", Form.RECURRING, "", (), 0, None, False, "berkala", "Periode 5/2 bulan tidak membagi habis satu tahun; bulannya tidak diketahui. Disebut berulang tanpa periode; bulannya tidak diketahui."),
    ("12 kali setahun", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", ""),
    ("24 kali setahun", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan."),
    ("2022-2024", Form.YEARLY, "", (2022, 2023, 2024), 0, None, False, "2022, 2023, 2024", "Hanya tahun yang disebut."),
    ("Juni 2022-2024", Form.POINT, "6", (2022, 2023, 2024), 0, None, False, "Juni 2022, 2023, 2024", "Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya."),
    ("s.d. 2025", Form.YEARLY, "", (2025,), 0, None, True, "paling lambat 2025", "Hanya tahun yang disebut."),
    ("s.d. 2025 Maret", Form.DEADLINE, "3", (2025,), 0, None, True, "paling lambat Maret 2025", ""),
    ("tahun berikutnya", Form.YEARLY, "", (), 1, None, False, "tahun berikutnya", "Hanya tahun yang disebut."),
    ("bulan berikutnya", Form.POINT, "", (), 0, None, False, "waktu relatif", "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui."),
    ("Juni tahun depan", Form.POINT, "6", (), 1, None, False, "Juni tahun berikutnya", ""),
    ("Maret tahun n", Form.POINT, "3", (), 0, None, False, "Maret", ""),
    ("tahun n", Form.YEARLY, "", (), 0, None, False, "tahun n", "Hanya tahun yang disebut."),
    ("tahun n+1", Form.YEARLY, "", (), 1, None, False, "tahun berikutnya", "Hanya tahun yang disebut."),
    ("tahun n-2", Form.YEARLY, "", (), -2, None, False, "tahun n-2", "Hanya tahun yang disebut."),
    ("Juni tahun n+3", Form.POINT, "6", (), 3, None, False, "Juni tahun n+3", ""),
    ("n+5 Mei", Form.POINT, "5", (), 5, None, False, "Mei tahun n+5", ""),
    ("n 5 Mei", Form.DATE, "5", (), 0, 5, False, "5 Mei", ""),
    ("Januari ke Maret", Form.RANGE, "1-3", (), 0, None, False, "Januari-Maret", ""),
    ("Januari; ke Maret", Form.LIST, "1|3", (), 0, None, False, "Januari, Maret", ""),
    ("Januari\nke Maret", Form.RANGE, "1-3", (), 0, None, False, "Januari-Maret", ""),
    ("setiap tanggal 10", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, 10, False, "per bulan", ""),
    ("tanggal 10", Form.DATE, "", (), 0, 10, False, "tanggal 10", "Tanggal disebut tanpa bulan."),
    ("batas akhir Maret", Form.DEADLINE, "3", (), 0, None, True, "paling lambat Maret", ""),
    ("batas waktu akhir Maret", Form.DEADLINE, "3", (), 0, 31, True, "paling lambat 31 Maret", ""),
    ("Januari batas akhir Maret", Form.RANGE, "1-3", (), 0, None, True, "s.d. Maret", "Tidak ada tanda di antara Januari dan Maret; dibaca sebagai rentang. Batas waktu disebut, tetapi bukan satu bulan atau tanggal."),
    ("setiap rapat", Form.RECURRING, "", (), 0, None, False, "berkala", "Disebut berulang tanpa periode; bulannya tidak diketahui. Tidak terbaca sebagai waktu: rapat."),
    ("setiap rapat, berkala", Form.RECURRING, "", (), 0, None, False, "berkala", "Disebut berulang tanpa periode; bulannya tidak diketahui. Tidak terbaca sebagai waktu: rapat."),
    ("berkala setiap rapat", Form.RECURRING, "", (), 0, None, False, "berkala", "Disebut berulang tanpa periode; bulannya tidak diketahui. Tidak terbaca sebagai waktu: rapat."),
    ("waktu relatif", Form.POINT, "", (), 0, None, False, "waktu relatif", "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui."),
    ("sebelum bulan berikutnya", Form.DEADLINE, "", (), 0, None, True, "paling lambat waktu relatif", "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui."),
    ("paling lambat bulan berikutnya", Form.DEADLINE, "", (), 0, None, True, "paling lambat waktu relatif", "Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui."),
    ("minggu ke-2", Form.WEEK, "", (), 0, 14, False, "minggu ke-2", "Minggu disebut tanpa bulan."),
    ("minggu ke-2 bulan berikutnya", Form.WEEK, "", (), 0, 14, False, "minggu ke-2", "Minggu disebut tanpa bulan. Waktu hanya disebut relatif terhadap waktu lain; bulannya tidak diketahui."),
    ("paling lambat tanggal 10", Form.DEADLINE, "", (), 0, 10, True, "paling lambat tanggal 10", "Tanggal disebut tanpa bulan."),
    ("November-Februari", Form.RANGE, "11-2", (), 0, None, False, "November-Februari", "Rentang November-Februari melewati akhir tahun."),
    ("Desember, Januari 2026", Form.LIST, "1|12", (2026,), 0, None, False, "Januari, Desember 2026", ""),
    ("setiap 2 bulan", Form.RECURRING, "1-2|3-4|5-6|7-8|9-10|11-12", (), 0, None, False, "setiap 2 bulan", ""),
    ("setiap 4 bulan", Form.RECURRING, "1-4|5-8|9-12", (), 0, None, False, "per caturwulan", ""),
    ("per triwulan April-Desember", Form.QUARTERLY, "4-6|7-9|10-12", (), 0, None, False, "per triwulan April-Desember", ""),
    ("per triwulan November 2025-April 2026", Form.QUARTERLY, "11-12|1-3|4", (2025, 2026), 0, None, False, "per triwulan November-Desember 2025, Januari-April 2026", "Rentang November-April melewati akhir tahun. Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya."),
    ("31 Februari 2025", Form.POINT, "2", (2025,), 0, None, False, "Februari 2025", "Tidak ada tanggal 31 Februari."),
    ("29 Februari 2025", Form.POINT, "2", (2025,), 0, None, False, "Februari 2025", "Tidak ada tanggal 29 Februari."),
    ("29 Februari 2024", Form.DATE, "2", (2024,), 0, 29, False, "29 Februari 2024", ""),
    ("1 Maret 2025", Form.DATE, "3", (2025,), 0, 1, False, "1 Maret 2025", ""),
    ("32 Maret 2025", Form.POINT, "3", (2025,), 0, None, False, "Maret 2025", "Tidak ada tanggal 32 Maret."),
    ("akhir Februari 2025", Form.POINT, "2", (2025,), 0, 28, False, "akhir Februari 2025", ""),
    ("akhir Februari 2024", Form.POINT, "2", (2024,), 0, 29, False, "akhir Februari 2024", ""),
    ("minggu ke-5 Februari", Form.WEEK, "2", (), 0, 28, False, "minggu ke-4 Februari", ""),
    ("1. Maret 2. Juni", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", ""),
    ("1) Maret 2) Juni", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", ""),
    ("1. Maret\n3. Juni", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", ""),
    ("(1) Maret (2) Juni", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", ""),
    ("01/03/2025", Form.DATE, "3", (2025,), 0, 1, False, "1 Maret 2025", ""),
    ("2025-03-01", Form.DATE, "3", (2025,), 0, 1, False, "1 Maret 2025", ""),
    ("3/2025", Form.POINT, "3", (2025,), 0, None, False, "Maret 2025", ""),
    ("03.2025", Form.POINT, "3", (2025,), 0, None, False, "Maret 2025", ""),
    ("Mar-25", Form.POINT, "3", (2025,), 0, None, False, "Maret 2025", "“25” dibaca sebagai tahun 2025."),
    ("14.08.2025", Form.DATE, "8", (2025,), 0, 14, False, "14 Agustus 2025", ""),
    ("0ktober 2025", Form.POINT, "10", (2025,), 0, None, False, "Oktober 2025", "“0ktober” memuat huruf atau angka yang tertukar dan dibaca sebagai Oktober."),
    ("Me i 2025", Form.POINT, "5", (2025,), 0, None, False, "Mei 2025", "Kata yang terpotong “me i” dibaca sebagai Mei."),
    ("Sep tember 2025", Form.POINT, "9", (2025,), 0, None, False, "September 2025", "Kata yang terpotong “sep tember” dibaca sebagai September."),
    ("buIan Maret", Form.POINT, "3", (), 0, None, False, "Maret", "“buian” memuat huruf atau angka yang tertukar dan dibaca sebagai bulan."),
    ("I5 Maret 2025", Form.DATE, "3", (2025,), 0, 15, False, "15 Maret 2025", "“i5” memuat huruf atau angka yang tertukar dan dibaca sebagai 15."),
    ("Ag ustus", Form.POINT, "8", (), 0, None, False, "Agustus", "Kata yang terpotong “ag ustus” dibaca sebagai Agustus."),
    ("setiapbulan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", ""),
    ("twiv", Form.RANGE, "10-12", (), 0, None, False, "Oktober-Desember", ""),
    ("TW 11", Form.RANGE, "4-6", (), 0, None, False, "April-Juni", "“11” memuat huruf atau angka yang tertukar dan dibaca sebagai 2."),
    ("Maret '25", Form.POINT, "3", (2025,), 0, None, False, "Maret 2025", "“25” dibaca sebagai tahun 2025."),
    ("Agustsus 2025", Form.POINT, "8", (2025,), 0, None, False, "Agustus 2025", "“agustsus” dibaca sebagai Agustus."),
    ("Septermber", Form.POINT, "9", (), 0, None, False, "September", "“septermber” dibaca sebagai September."),
    ("Desembre", Form.POINT, "12", (), 0, None, False, "Desember", "“desembre” dibaca sebagai Desember."),
    ("triwulam II", Form.RANGE, "4-6", (), 0, None, False, "April-Juni", "“triwulam” dibaca sebagai “triwulan”."),
    ("1-3", Form.RANGE, "1-3", (), 0, None, False, "Januari-Maret", "Angka-angka dibaca sebagai bulan."),
    ("1, 3, 5", Form.LIST, "1|3|5", (), 0, None, False, "Januari, Maret, Mei", "Angka-angka dibaca sebagai bulan."),
    ("3 dan 6", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", "Angka-angka dibaca sebagai bulan."),
    ("Maret atau Juni", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", "Waktu disebut sebagai pilihan (“atau”); semuanya dipakai."),
    ("TW I s.d. TW III", Form.LIST, "1-3|4-6|7-9", (), 0, None, False, "Januari-Maret, April-Juni, Juli-September", ""),
    ("TW III - TW I", Form.LIST, "1-3|7-9|10-12", (), 0, None, False, "Januari-Maret, Juli-September, Oktober-Desember", "Rentang Juli-Maret melewati akhir tahun."),
    ("semester II - semester I", Form.HALF_YEARLY, "1-6|7-12", (), 0, None, False, "per semester", "Rentang Juli-Juni melewati akhir tahun."),
    ("Juni (TW II)", Form.POINT, "6", (), 0, None, False, "Juni", ""),
    ("TW I (April)", Form.POINT, "4", (), 0, None, False, "April", "Bulan yang disebut tidak sesuai dengan triwulan atau semesternya; bulan yang dipakai."),
    ("Mei-Juni (TW II)", Form.RANGE, "5-6", (), 0, None, False, "Mei-Juni", ""),
    ("per bulan (Maret, Juni)", Form.LIST, "3|6", (), 0, None, False, "Maret, Juni", ""),
    ("bulanan dan triwulanan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "Lebih dari satu frekuensi disebut; yang tersering dipakai."),
    ("awal triwulan II", Form.POINT, "4", (), 0, None, False, "April", "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti."),
    ("pertengahan triwulan II", Form.POINT, "5", (), 0, None, False, "Mei", "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti."),
    ("akhir semester I", Form.POINT, "6", (), 0, 30, False, "akhir Juni", ""),
    ("pertengahan semester I", Form.RANGE, "3-4", (), 0, None, False, "Maret-April", "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti."),
    ("tengah tahun", Form.RANGE, "6-7", (), 0, None, False, "Juni-Juli", "Awal atau pertengahan suatu periode tidak menyebut bulan yang pasti."),
    ("mulai Maret", Form.RANGE, "3-12", (), 0, None, False, "Maret-Desember", "Akhir waktu tidak disebut; dibaca sampai dengan Desember."),
    ("sejak Maret 2025", Form.RANGE, "3-12", (2025,), 0, None, False, "Maret-Desember 2025", "Akhir waktu tidak disebut; dibaca sampai dengan Desember."),
    ("Maret dst", Form.RANGE, "3-12", (), 0, None, False, "Maret-Desember", "Akhir waktu tidak disebut; dibaca sampai dengan Desember."),
    ("Maret Juni", Form.RANGE, "3-6", (), 0, None, False, "Maret-Juni", "Tidak ada tanda di antara Maret dan Juni; dibaca sebagai rentang."),
    ("Maret Juni September", Form.LIST, "3|6|9", (), 0, None, False, "Maret, Juni, September", "Tidak ada tanda di antara bulan-bulan; dibaca sebagai daftar."),
    ("per triwulan: Maret, Juni", Form.QUARTERLY, "3|6", (), 0, None, False, "per triwulan Maret, Juni", "Bulan yang disebut lebih sedikit daripada yang diminta frekuensinya."),
    ("Maret, Juni 2025, Februari 2026", Form.LIST, "3|6|2", (2025, 2026), 0, None, False, "Maret, Juni 2025, Februari 2026", "Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya."),
    ("tahun 2025", Form.YEARLY, "", (2025,), 0, None, False, "2025", "Hanya tahun yang disebut."),
    ("tahun 2025 dan 2026", Form.YEARLY, "", (2025, 2026), 0, None, False, "2025, 2026", "Hanya tahun yang disebut."),
    ("2 tahun", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah lamanya, bukan waktunya."),
    ("30 hari", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah lamanya, bukan waktunya."),
    ("5 hari kerja", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah lamanya, bukan waktunya."),
    ("setiap hari", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", "Frekuensi lebih sering daripada bulanan; dibaca sebagai setiap bulan."),
    ("menyusul", Form.NONE, "", (), 0, None, False, "-", "Tidak ada waktu yang disebut."),
    ("sesuai jadwal", Form.NONE, "", (), 0, None, False, "-", "Tidak ada waktu yang disebut."),
    ("100 %", Form.NONE, "", (), 0, None, False, "-", "Yang disebut adalah jumlah, bukan waktu."),
    ("caturwulan II", Form.RANGE, "5-8", (), 0, None, False, "Mei-Agustus", ""),
    ("4 bulan sekali", Form.RECURRING, "1-4|5-8|9-12", (), 0, None, False, "per caturwulan", ""),
    ("tiga bulanan", Form.QUARTERLY, "1-3|4-6|7-9|10-12", (), 0, None, False, "per triwulan", ""),
    ("kuartal kedua", Form.RANGE, "4-6", (), 0, None, False, "April-Juni", ""),
    ("2nd quarter", Form.RANGE, "4-6", (), 0, None, False, "April-Juni", ""),
    ("March 5, 2025", Form.DATE, "3", (2025,), 0, 5, False, "5 Maret 2025", ""),
    ("by June", Form.DEADLINE, "6", (), 0, None, True, "paling lambat Juni", ""),
    ("until March", Form.RANGE, "1-3", (), 0, None, True, "s.d. Maret", ""),
    ("n-1", Form.YEARLY, "", (), -1, None, False, "tahun sebelumnya", "Hanya tahun yang disebut."),
    ("Akhir Maret", Form.POINT, "3", (), 0, 31, False, "akhir Maret", ""),
    ("Awal Maret", Form.POINT, "3", (), 0, None, False, "Maret", ""),
    ("minggu terakhir Maret", Form.WEEK, "3", (), 0, 31, False, "minggu ke-5 Maret", ""),
    ("minggu terakhir", Form.WEEK, "", (), 0, 31, False, "minggu ke-5", "Minggu disebut tanpa bulan."),
    ("Minggu I-III Maret", Form.WEEK, "3", (), 0, 21, False, "minggu ke-3 Maret", ""),
    ("Maret minggu I dan II April", Form.LIST, "3|4", (), 0, None, False, "Maret, April", ""),
    ("Juni minggu I dan II", Form.WEEK, "6", (), 0, 14, False, "minggu ke-2 Juni", ""),
    ("minggu ke-1 April", Form.WEEK, "4", (), 0, 7, False, "minggu ke-1 April", ""),
    ("paling lambat Maret 2026", Form.DEADLINE, "3", (2026,), 0, None, True, "paling lambat Maret 2026", ""),
    ("2 bulan sekali", Form.RECURRING, "1-2|3-4|5-6|7-8|9-10|11-12", (), 0, None, False, "setiap 2 bulan", ""),
    ("1 Desember 2025", Form.DATE, "12", (2025,), 0, 1, False, "1 Desember 2025", ""),
    ("1. Maret; 2. Juni; 3. September", Form.LIST, "3|6|9", (), 0, None, False, "Maret, Juni, September", ""),
    ("mei", Form.POINT, "5", (), 0, None, False, "Mei", ""),
    ("Januari 2025 sampai dengan Maret 2026", Form.RANGE, "1-12", (2025, 2026), 0, None, False, "Januari-Desember 2025, 2026", "Lebih dari satu tahun disebut; bulan tidak dibedakan menurut tahunnya."),
    ("setiap 3 bulan sekali", Form.QUARTERLY, "1-3|4-6|7-9|10-12", (), 0, None, False, "per triwulan", ""),
    ("setiap rapat Maret", Form.POINT, "3", (), 0, None, False, "Maret", "Tidak terbaca sebagai waktu: rapat."),
    ("sepanjang 2025", Form.RANGE, "1-12", (2025,), 0, None, False, "Januari-Desember 2025", ""),
    ("selama setahun", Form.RANGE, "1-12", (), 0, None, False, "Januari-Desember", ""),
    ("Maret atau Juni dan September", Form.LIST, "3|6|9", (), 0, None, False, "Maret, Juni, September", "Waktu disebut sebagai pilihan (“atau”); semuanya dipakai."),
    ("batas waktu akhir triwulan II", Form.DEADLINE, "6", (), 0, 30, True, "paling lambat 30 Juni", ""),
    ("rapat setiap rapat, laporan", Form.RECURRING, "", (), 0, None, False, "berkala", "Disebut berulang tanpa periode; bulannya tidak diketahui. Tidak terbaca sebagai waktu: rapat, laporan."),
    ("1 kali sebulan", Form.MONTHLY, "1|2|3|4|5|6|7|8|9|10|11|12", (), 0, None, False, "per bulan", ""),
    ("Agustus Septem ber", Form.RANGE, "8-9", (), 0, None, False, "Agustus-September", "Kata yang terpotong “septem ber” dibaca sebagai September. Tidak ada tanda di antara Agustus dan September; dibaca sebagai rentang."),
)
# fmt: on


@pytest.mark.parametrize("expected", [Read(*row) for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_a_text_is_read_to_the_last_detail(expected: Read) -> None:
    assert expected == read(expected.text)


def test_a_span_of_years_names_at_most_a_hundred_between_its_ends() -> None:
    expected = (*range(1900, 2001), 2099)
    assert expected == parse("1900-2099").years


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Maret", (3,)),
        ("12 Maret", (3,)),
        ("May", ()),
        ("You may go in March", (3,)),
        ("May 2025", (5,)),
        ("may  2", (5,)),
        ("may   2", ()),
        ("12 May", (5,)),
        ("3 May", (5,)),
        ("x1 May", (5,)),
        ("a may 2 b", (5,)),
        ("1 a may", ()),
    ],
)
def test_the_word_may_is_a_month_only_beside_a_number(text: str, months: tuple[int, ...]) -> None:
    assert months == find_months(text)
