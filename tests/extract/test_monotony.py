"""Texts of one sign again and again: no rule may cost the square of their length."""

import subprocess
import sys

import pytest

SIGNS = [
    *" \n　\t、“”（）《》1一-—.·：，。年的中",
    "中国、", "“中国", "（中国", "第1", "1-", "和平、", "记者：\n", " \n", "　\n", "“中、", "1日", "12年", "/", "\u200b", "…", "中国的",
]  # fmt: skip

PROGRAM = """
import sys, resource
resource.setrlimit(resource.RLIMIT_CPU, (40, 40))
from glossary.documents.plain import read_text
from glossary.extract import extract_terms
from glossary.model import Document
sentence = "中方主张对话协商，坚持多边主义。"
for sign in sys.argv[1:]:
    print(repr(sign), flush=True)
    text = read_text((sentence + "\\n" + sign * 30_000 + "\\n" + sentence).encode()).text
    extract_terms([Document("a.txt", text, range(1, text.count("\\n") + 2), text)], min_count=1)
print("done")
"""


def test_a_text_of_one_sign_costs_little() -> None:
    pytest.importorskip("resource", reason="Unix")
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *SIGNS], capture_output=True, text=True, check=False)
    assert ran.stdout.splitlines()[-1] == "done", f"too slow on {ran.stdout.splitlines()[-1]}: {ran.stderr[-200:]}"
