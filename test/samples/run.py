"""Runs samples one after another, and stores what each printed."""
import contextlib
import io
import json
import os
import sys
import traceback

with open(sys.argv[1], encoding="utf-8") as file:
    jobs = json.load(file)
for job in jobs:
    os.environ.update(job["environment"])
    os.chdir(job["folder"])
    output = io.StringIO()
    errors = ""
    try:
        with open("sample.py", encoding="utf-8") as file, contextlib.redirect_stdout(output):
            exec(compile(file.read(), "sample.py", "exec"), {"__name__": "__main__"})
    except BaseException:
        errors = traceback.format_exc()
    for name, text in {"stdout": output.getvalue(), "stderr": errors, "code": "1" if errors else "0"}.items():
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
