"""Runs everything and writes the tables."""
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
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

    # --- recognition, workers, scoring

    def recognition(self, scans):
        self.say("## Recognition", "", "One page of 300 dpi, processor seconds, one thread each: `tesseract` alone on the page's picture (`-l vie`, `OMP_THREAD_LIMIT=1`), "
                 "and `phieu extract --jobs 1` from PDF to record, its start included: other picture, same page. Then all pages in one PDF, with one page at a time and with two.")
        count = sum(pages for _, _, pages in scans)
        alone = sum(measure.once(["tesseract", str(page), "stdout", "-l", "vie"], environment={"OMP_THREAD_LIMIT": "1"}).processor
                    for file, _, _ in scans for page in self.pictures(file))
        rows = [["tesseract, page by page", f"{alone / count:.2f}", "", "", ""]]
        whole = self.joined([file for file, _, _ in scans], "scans")
        runs = [measure.once([str(self.phieu), "extract", "--jobs", str(jobs), str(whole)]) for jobs in (1, 2)]
        for jobs, run in zip((1, 2), runs):
            rows.append([f"phieu, {jobs} at a time", f"{run.processor / count:.2f}", f"{run.seconds / count:.2f}", f"{runs[0].seconds / run.seconds:.2f}", f"{run.megabytes:.0f}"])
        self.table(["what", "CPU s a page", "s a page", "times as fast", "peak MB"], rows)

    def pictures(self, pdf):
        folder = self.work / f"{pdf.stem}-pages"
        if not folder.exists():
            folder.mkdir()
            subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", str(pdf), str(folder / "page")], check=True)
        return sorted(folder.glob("*.png"))

    def joined(self, files, name):
        import pikepdf
        path = self.work / f"{name}.pdf"
        if not path.exists():
            with pikepdf.new() as target:
                for file in files:
                    with pikepdf.open(file) as source:
                        target.pages.extend(source.pages)
                target.save(path)
        return path

    def night(self, kinds):
        self.say("## The night", "", "`phieu batch` over the reports above, every scanned page a document of its own, with one worker and with two. Memory is the highest of any worker, "
                 "as the ledger keeps it.")
        rows, first = [], None
        for jobs in (1, 2):
            with tempfile.TemporaryDirectory(dir=self.work) as folder:
                inbox = Path(folder) / "inbox"
                inbox.mkdir()
                for kind, files in kinds.items():
                    for file, _, _ in files:
                        if kind.startswith("scan"):
                            self.split(file, inbox)
                        else:
                            shutil.copy(file, inbox)
                config = Path(folder) / "phieu.yaml"
                config.write_text(f"inbox: {inbox}\nwork: {folder}/work\nsettle_seconds: 0\nlog_level: error\n")
                output = Path(folder) / "summary.json"
                run = measure.once([str(self.phieu), "batch", "--config", str(config), "--jobs", str(jobs), "--format", "json"], output)
                files = json.loads(output.read_text(encoding="utf-8"))["files"]
            first = first or run
            memory = max(file.get("peak_megabytes") or 0 for file in files)
            rows.append([jobs, len(files), sum(file["outcome"] == "refused" for file in files), f"{run.seconds:.1f}", f"{run.processor:.1f}", f"{first.seconds / run.seconds:.2f}", memory])
        self.table(["workers", "documents", "refused", "s", "CPU s", "times as fast", "peak MB a worker"], rows)

    @staticmethod
    def split(pdf, folder):
        import pikepdf
        with pikepdf.open(pdf) as source:
            for number, page in enumerate(source.pages, 1):
                with pikepdf.new() as target:
                    target.pages.append(page)
                    target.save(folder / f"{pdf.stem}-{number}.pdf")

    def scoring(self):
        self.say("## Scoring", "", "200 records scored, ranked and written to XLSX (`phieu score --format xlsx`), per rubric; the records are of the blank forms filled by `scripts/make-corpus`.")
        rows = []
        for rubric, form in (("1B", "an-giang-2018-1a"), ("2B", "an-giang-2018-2a"), ("3B", "an-giang-2018-3a")):
            record = subprocess.run([str(self.phieu), "extract", str(reports.one(self.work, form, "docx", reports.SEED + 40))], capture_output=True, check=True).stdout
            lines = []
            for number in range(200):
                copy = json.loads(record)
                copy["document"]["agency"] = f"Cơ quan {number}"
                lines.append(json.dumps(copy, ensure_ascii=False))
            path = self.work / f"{form}-200.json"
            path.write_text("\n".join(lines), encoding="utf-8")
            with tempfile.TemporaryDirectory(dir=self.work) as folder:
                run = measure.median([str(self.phieu), "score", "--format", "xlsx", "--output", folder, str(path)], self.given.rounds)
            rows.append([rubric, f"{run.seconds:.2f}", f"{run.processor:.2f}", f"{run.megabytes:.0f}"])
        self.table(["rubric", "s", "CPU s", "peak MB"], rows)


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = next(int(line.split()[1]) for line in open("/proc/meminfo") if line.startswith("MemTotal")) // 1024 // 1024
    return f"{len(os.sched_getaffinity(0))} cores of {model}, {memory} GiB"


def write(given, root):
    bench = Bench(given, root)
    kinds = reports.make(given.work)
    if not given.without_build:
        subprocess.run(["swift", "build", "-c", "release", "--product", "phieu"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=root, capture_output=True, text=True).stdout.strip()
    load = os.getloadavg()[0]
    bench.say("# Benchmark", "", f"`scripts/benchmark`, {datetime.date.today()}, commit {commit}, on {machine()}; load {load:.1f} at the start. What is counted and how: "
              "`scripts/benchmark --help`.", "")
    bench.side_by_side(kinds)
    bench.stages(kinds)
    bench.growth(kinds)
    bench.recognition(kinds["scan, 300 dpi"])
    bench.night(kinds)
    bench.scoring()
    given.output.write_text("\n".join(bench.lines).replace("\n\n\n", "\n\n").strip() + "\n", encoding="utf-8")
    print(f"written: {given.output}")
