"""Runs everything and writes the tables."""
import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

from . import measure, pairs, reports

PEERS = {"DOCX": ["libreoffice+pdfplumber"], "XLSX": ["libreoffice+pdfplumber"], "PDF": ["pdfplumber", "camelot", "img2table"],
         "PDF, garbled": ["pdfplumber", "camelot", "img2table"], "scan, 300 dpi": ["ocrmypdf", "img2table-ocr"]}


class Bench:
    def __init__(self, given, root):
        self.given, self.root, self.work = given, root, given.work
        self.phieu = root / ".build" / "release" / "phieu"
        self.lines = []

    def say(self, *lines):
        self.lines += lines
        print(*lines, sep="\n", flush=True)

    def table(self, head, rows):
        self.say("", "| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *("| " + " | ".join(map(str, row)) + " |" for row in rows), "")

    # --- phieu and its peers

    def of(self, tool, kind, files):
        """Sums over the files: (seconds, processor seconds, highest megabytes, pairs found, pairs wanted, pages, failures)."""
        seconds = processor = memory = found = wanted = pages = failures = 0
        rounds = 1 if kind.startswith("scan") or tool != "phieu" else self.given.rounds
        for number, (file, truth, count) in enumerate(files):
            output = self.work / f"out-{tool}-{kind.split(',')[0]}-{number}.json"
            output.unlink(missing_ok=True)
            if tool == "phieu":
                run = measure.median([str(self.phieu), "extract", "--format", "json", str(file)], rounds, output)
            else:
                run = measure.median([sys.executable, str(self.root / "scripts" / "benchmark"), "--peer", tool, str(file), str(output)], rounds)
            asked = reports.pairs(truth)
            try:
                rows = self.rows(tool, json.loads(output.read_text(encoding="utf-8")))
            except (OSError, ValueError):
                rows, failures = [], failures + 1
            seconds, processor, memory = seconds + run.seconds, processor + run.processor, max(memory, run.megabytes)
            found, wanted, pages = found + pairs.count(asked, rows), wanted + len(asked), pages + count
        return seconds, processor, memory, found, wanted, pages, failures

    @staticmethod
    def rows(tool, told):
        """A record's fields and their rows as one line each: label, then what stands on the page."""
        return [f"{f['label']} {f['raw'] or ''}" for f in told["fields"]] if tool == "phieu" else told

    def side_by_side(self, kinds):
        self.say("## Side by side", "", "Sums over the reports of a kind; seconds of wall time a page; pairs found of those written in the whole report "
                 f"(scans hold its first {reports.SCANNED_PAGES} pages, so nobody can find all).")
        rows = []
        for kind, files in kinds.items():
            for tool in ["phieu"] + ([] if self.given.without_peers else PEERS[kind]):
                seconds, processor, memory, found, wanted, pages, failures = self.of(tool, kind, files)
                rows.append([kind, tool, f"{found} / {wanted}", f"{seconds / pages:.3f}", f"{processor / pages:.3f}", f"{seconds / len(files):.2f}",
                             f"{memory:.0f}", failures or ""])
                print(rows[-1], flush=True)
        self.table(["source", "tool", "pairs found", "s a page", "CPU s a page", "s a report", "peak MB", "failed"], rows)

    # --- stages and growth

    def stages(self, kinds):
        self.say("## Stages", "", "Processor seconds a report (median of the rounds), each stage by the difference of two whole processes: start and "
                 "mappings (`forms list`), reading and repair of text (`text --raw` less the start), form, values, confidence and checks (the rest of `extract`).")
        start = measure.median([str(self.phieu), "--version"], self.given.rounds).processor
        forms = measure.median([str(self.phieu), "forms", "list"], self.given.rounds).processor
        rows = []
        for kind, files in kinds.items():
            rounds = 1 if kind.startswith("scan") else self.given.rounds
            text = sum(measure.median([str(self.phieu), "text", "--raw", str(f)], rounds).processor for f, _, _ in files) / len(files)
            whole = sum(measure.median([str(self.phieu), "extract", str(f)], rounds).processor for f, _, _ in files) / len(files)
            reading = max(0, text - start)
            rows.append([kind, f"{forms:.3f}", f"{reading:.3f}", f"{max(0, whole - forms - reading):.3f}", f"{whole:.3f}"])
        self.table(["source", "start, mappings", "reading", "form and values", "whole"], rows)

    def growth(self, kinds):
        self.say("## Growth", "", "Ten times the documents in one process; ten times the pages in one PDF (the report's pages ten times over, read as text).")
        rows = []
        file = kinds["DOCX"][0][0]
        for count in (1, 10, 100):
            run = measure.once([str(self.phieu), "extract", "--format", "json"] + [str(file)] * count)
            rows.append([f"{count} DOCX", f"{run.processor:.2f}", f"{run.processor / count:.3f}", f"{run.megabytes:.0f}"])
        pdf, _, pages = kinds["PDF"][0]
        for times in (1, 10):
            path = self.repeated(pdf, times)
            run = measure.once([str(self.phieu), "text", "--raw", str(path)])
            rows.append([f"PDF of {pages * times} pages", f"{run.processor:.2f}", f"{run.processor / times:.3f}", f"{run.megabytes:.0f}"])
        self.table(["what", "CPU s", "CPU s a part", "peak MB"], rows)

    def repeated(self, pdf, times):
        path = self.work / f"{pdf.stem}-x{times}.pdf"
        if not path.exists():
            import pikepdf
            with pikepdf.open(pdf) as source, pikepdf.new() as target:
                for _ in range(times):
                    target.pages.extend(source.pages)
                target.save(path)
        return path


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal")) // 1024 // 1024
    return f"{len(os.sched_getaffinity(0))} cores of {model}, {memory} GiB"


def write(given, root):
    bench = Bench(given, root)
    kinds = reports.make(given.work)
    subprocess.run(["swift", "build", "-c", "release", "--product", "phieu"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=root, capture_output=True, text=True).stdout.strip()
    load = os.getloadavg()[0]
    bench.say("# Benchmark", "", f"`scripts/benchmark`, {datetime.date.today()}, commit {commit}, on {machine()}; load {load:.1f} at the start. What is counted and how: "
              "`scripts/benchmark --help`.", "")
    bench.side_by_side(kinds)
    bench.stages(kinds)
    bench.growth(kinds)
    given.output.write_text("\n".join(bench.lines).replace("\n\n\n", "\n\n").strip() + "\n", encoding="utf-8")
    print(f"written: {given.output}")
