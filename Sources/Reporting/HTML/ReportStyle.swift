/// The one style sheet of all HTML that the program writes: calm, dense, light and dark, and made for A4 as well.
package enum ReportStyle {
    package static let sheet: HTML = """
        :root { color-scheme: light dark;
          --paper: #ffffff; --ink: #1c2128; --muted: #57606a; --faint: #f5f7f9; --line: #d5dae0; --strong: #aab2bc;
          --link: #0b5394; --review: #8a4600; --review-paper: #fff6e5; --review-line: #e0a458;
          --error: #a8201a; --error-paper: #fdefee; --error-line: #d98a86; --good: #2c6e49; --bar: #7d8fa3; --fail-bar: #d08c2f; }
        @media (prefers-color-scheme: dark) { :root {
          --paper: #14181d; --ink: #e3e7ec; --muted: #9ea8b3; --faint: #1c2127; --line: #303740; --strong: #56606c;
          --link: #8ab8ea; --review: #f0bb72; --review-paper: #2b2216; --review-line: #8f6a34;
          --error: #f2a09b; --error-paper: #2e1b1a; --error-line: #8f4a46; --good: #86c9a2; --bar: #71849a; --fail-bar: #c98a37; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0 auto; padding: 28px 28px 56px; max-width: 1180px; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", Arimo, Arial, sans-serif; font-variant-numeric: lining-nums; }
        h1, h2, h3 { line-height: 1.25; }
        h1 { font-size: 26px; font-weight: 650; margin: 2px 0 4px; }
        h2 { font-size: 18px; font-weight: 650; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--ink); }
        h3 { font-size: 15.5px; font-weight: 650; margin: 26px 0 8px; }
        h3 small { font-size: 13px; font-weight: 400; color: var(--muted); margin-left: 8px; }
        p { margin: 0 0 8px; }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
        .kicker { color: var(--muted); font-size: 13px; letter-spacing: .02em; margin: 0; }
        .subtitle { color: var(--muted); margin: 0 0 18px; }
        .muted { color: var(--muted); }
        .empty { color: var(--muted); font-style: italic; }
        .pre { white-space: pre-line; overflow-wrap: anywhere; }
        code { font: 12.5px/1.45 ui-monospace, "Cascadia Mono", Consolas, "Noto Sans Mono", monospace; overflow-wrap: break-word; }

        dl { margin: 0; display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 3px 14px; }
        dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
        .facts { display: grid; grid-template-columns: 1fr 1fr; gap: 3px 40px; font-size: 14px; padding: 12px 0;
          border-top: 1px solid var(--line); }
        .facts dl, .cards dl, .inside > dl { grid-template-columns: minmax(112px, max-content) minmax(0, 1fr); align-content: start; }

        .tiles { display: grid; grid-template-columns: repeat(4, 1fr); border: 1px solid var(--line); border-radius: 6px;
          margin: 12px 0 10px; }
        .tiles > div { padding: 12px 16px; } .tiles > div + div { border-left: 1px solid var(--line); }
        .tiles dt { font-size: 13px; } .tiles dl { display: block; }
        .tiles dd.figure { font-size: 28px; font-weight: 600; line-height: 1.15; font-variant-numeric: tabular-nums; }
        .tiles dd.detail { font-size: 12.5px; color: var(--muted); }
        .tiles .hot { background: var(--review-paper); } .tiles .hot .figure { color: var(--review); }
        .tiles.score { grid-template-columns: minmax(180px, 1fr) 3fr; } .tiles .level { font-size: 20px; line-height: 1.7; }
        .failing { font-size: 13.5px; } .failing p { margin: 4px 0 0; color: var(--muted); }
        .banner { border-left: 3px solid var(--review-line); background: var(--review-paper); padding: 8px 12px; margin: 0 0 12px; }
        .banner b { color: var(--review); }
        h2:has(small) { display: flex; justify-content: space-between; align-items: flex-end; gap: 16px; }
        h2 small { white-space: nowrap; font-size: 16px; font-weight: 600; font-variant-numeric: tabular-nums; }
        .meaning { font-size: 13px; }
        .lead { font-size: 16px; margin: 4px 0; }

        nav { font-size: 14px; margin: 14px 0 0; } nav ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap;
          gap: 4px 18px; }

        .notices { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
        .notices li { border-left: 3px solid var(--review-line); background: var(--review-paper); padding: 8px 12px;
          border-radius: 0 4px 4px 0; }
        .notices li.error { border-color: var(--error-line); background: var(--error-paper); }
        .notices b { color: var(--review); margin-right: 6px; } .notices .error b { color: var(--error); }
        .notices .about { font-size: 13px; color: var(--muted); }

        .cards { list-style: none; margin: 0; padding: 0; counter-reset: card; }
        .cards > li { border: 1px solid var(--line); border-left: 3px solid var(--review-line); border-radius: 0 6px 6px 0;
          padding: 12px 16px;
          margin: 0 0 12px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px 24px; }
        .cards > li.pictured { grid-template-columns: minmax(0, 1fr) minmax(0, 42%); }
        .cards h3 { margin: 0 0 4px; font-size: 16px; } .cards .crumbs { font-size: 13px; color: var(--muted); margin: 0; }
        .cards dl { font-size: 14px; margin-top: 6px; } .cards .answer { margin: 0; }
        .cards .found { font-size: 20px; font-weight: 600; white-space: pre-line; }
        .cards .answer .conf { margin-left: 14px; } .cards .found .empty { font-weight: 500; font-size: 17px; } .goto { font-size: 13px; }
        figure { margin: 0; } figure img, details img { max-width: 100%; height: auto; max-height: 220px; display: block;
          border: 1px solid var(--line); background: #fff; }
        figcaption { font-size: 12.5px; color: var(--muted); margin-top: 3px; }
        ul.plain { margin: 0; padding-left: 1.1em; }

        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 14px; }
        caption { text-align: left; color: var(--muted); font-size: 13px; padding: 0 0 6px; }
        th, td { text-align: left; vertical-align: top; padding: 6px 10px; border-bottom: 1px solid var(--line); }
        thead th { font-size: 12.5px; font-weight: 600; color: var(--muted); border-bottom: 1px solid var(--strong);
          vertical-align: bottom; }
        tbody th { font-weight: 400; }
        .num { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .form { table-layout: fixed; }
        .form .c-n { width: 64px; } .form .c-v { width: 26%; } .form .c-c { width: 104px; } .form .c-d { width: 17%; }
        .form .c-p { width: 110px; } .form .c-path { width: 96px; } .form .c-gap { width: 42%; } .sums .c-d { width: 14%; }
        thead .num { white-space: normal; } .strong { font-weight: 600; }
        .span { display: block; font-size: 12.5px; font-weight: 400; color: var(--muted); }
        tfoot th, tfoot td { font-weight: 650; border-top: 1px solid var(--strong); border-bottom: 1px solid var(--strong); }
        .figures { margin-top: 8px; font-size: 13px; } .figures th, .figures td { padding: 3px 8px 3px 0; }
        .figures td { overflow-wrap: break-word; }
        .figures td + td { white-space: nowrap; } .figures caption { padding-bottom: 2px; }
        .working { font-variant-numeric: tabular-nums; font-weight: 600; }
        .form > tbody > tr > td:first-child { color: var(--muted); font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .form .label { padding-left: 10px; overflow-wrap: anywhere; } .form .d1 { padding-left: 28px; } .form .d2 { padding-left: 46px; }
        .form .d3 { padding-left: 64px; } .form .d4 { padding-left: 82px; } .form .d5 { padding-left: 100px; }
        .form .d6 { padding-left: 118px; } .c-place { width: 170px; }
        .form .h th { font-weight: 600; } .form .h > * { padding-top: 11px; }
        .form .h + .h > * { padding-top: 5px; }
        .form .val { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
        .val .main { font-weight: 600; white-space: pre-line; } .val .long { font-weight: 400; white-space: pre-line; }
        .val .unit, .val .raw, .val .note { color: var(--muted); font-size: 13px; } .val .raw, .val .note { display: block; }
        tr.review > * { background: var(--review-paper); } tr.review > :first-child { box-shadow: inset 3px 0 var(--review-line); }
        .form tr:not(.review) .verdict { color: var(--muted); } tr.review .verdict { color: var(--review); font-weight: 600; }
        .verdict + .why { font-size: 13px; display: block; }
        tr:target > *, li:target { outline: 2px solid var(--link); outline-offset: -2px; }
        .meter { display: inline-block; width: 34px; height: 5px; border-radius: 3px; background: var(--line); margin-right: 7px;
          vertical-align: 2px; overflow: hidden; }
        .meter rect { fill: var(--bar); } .low .meter rect, .cards .meter rect { fill: var(--fail-bar); }
        .conf { white-space: nowrap; font-variant-numeric: tabular-nums; font-size: 13.5px; }
        details > summary { cursor: pointer; list-style-position: outside; }
        details > summary::marker { color: var(--strong); font-size: 11px; }
        .form details > summary { list-style: none; } .form details > summary::-webkit-details-marker { display: none; }
        .form details > summary::after { content: " ▸"; color: var(--strong); font-size: 11px; }
        .form details[open] > summary::after { content: " ▾"; }
        summary:focus-visible, a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        .inside { overflow-wrap: break-word; margin: 8px 0 4px; padding: 8px 12px; background: var(--faint); border-radius: 4px;
          font-size: 13.5px; }
        .inside dl { gap: 3px 12px; } .inside img { margin-top: 8px; }
        .list th, .list td { min-width: 76px; } .list .order { min-width: 0; width: 40px; } .list td.num { white-space: normal; }
        td.weak { background: var(--review-paper); }
        tr.groupline th { font-weight: 600; background: var(--faint); }

        .filter { display: none; border: 0; margin: 0 0 8px; padding: 0; font-size: 14px; }
        .filter legend { float: left; padding: 0 14px 0 0; color: var(--muted); } .filter label { margin-right: 16px; cursor: pointer; }
        @supports selector(:has(*)) {
          .filter { display: block; }
          body:has(#show-review:checked) .form tr.f:not(.review), body:has(#show-blank:checked) .form tr.f:not(.blank),
          body:has(#show-missing:checked) .form tr.f:not(.missing),
          body:has(#show-review:checked) .form tbody:not(:has(tr.review)), body:has(#show-blank:checked) .form tbody:not(:has(tr.blank)),
          body:has(#show-missing:checked) .form tbody:not(:has(tr.missing)),
          body:has(#show-review:checked) .part:not(:has(tr.review)), body:has(#show-blank:checked) .part:not(:has(tr.blank)),
          body:has(#show-missing:checked) .part:not(:has(tr.missing)) { display: none; }
        }
        footer { margin-top: 44px; padding-top: 10px; border-top: 1px solid var(--line); color: var(--muted); font-size: 12.5px; }

        @media screen and (max-width: 760px) {
          body { padding: 16px 14px 40px; } .facts { grid-template-columns: minmax(0, 1fr); }
          .tiles { grid-template-columns: 1fr 1fr; } .tiles > div:nth-child(3) { border-left: 0; }
          .tiles > div:nth-child(n+3) { border-top: 1px solid var(--line); }
          .cards > li.pictured { grid-template-columns: minmax(0, 1fr); } .form { min-width: 720px; }
        }
        @page { size: A4; margin: 14mm 12mm 15mm; }
        @page wide { size: A4 landscape; margin: 12mm 14mm; }
        @media print {
          :root { color-scheme: light; --paper: #fff; --ink: #000; --muted: #444; --faint: #f4f5f6; --line: #c4c9cf; --strong: #8a929b;
            --link: #000;
            --review: #6d3700; --review-paper: #fff4df; --review-line: #c98a37; --error: #8f1a15; --error-paper: #fbe9e8;
              --error-line: #b9625d; }
          * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          body { max-width: none; padding: 0; font-size: 9.5pt; } h1 { font-size: 17pt; }
          h2 { font-size: 12.5pt; margin: 14pt 0 6pt; padding-top: 4pt; break-inside: avoid; }
          tfoot { display: table-row-group; } h3 { font-size: 10.5pt; margin: 12pt 0 4pt; } h3 small { font-size: 9pt; }
          table, .facts, .cards dl, .inside { font-size: 8.8pt; } th, td { padding: 3pt 5pt; } .lead { font-size: 10.5pt; }
          .tiles dd.figure { font-size: 18pt; } .tiles > div { padding: 6pt 9pt; } .form .c-n { width: 42pt; } .form .c-c { width: 70pt; }
          .form .c-p { width: 62pt; } .form .c-path { width: 58pt; } .form .c-v { width: 25%; } .form .c-d, .sums .c-d { width: 20%; }
          thead th { font-size: 8pt; } .meter { width: 18pt; margin-right: 4pt; } .conf { font-size: 8.5pt; } code { font-size: 7.8pt; }
          .val .raw, .val .note, .val .unit, .verdict + .why, .span, figcaption, .notices .about, .cards .crumbs, .tiles dd.detail {
            font-size: 8pt; }
          .cards h3 { font-size: 10.5pt; } .cards .found { font-size: 12pt; } .cards .found .empty { font-size: 10.5pt; }
          .banner { font-size: 9.5pt; }
          .failing, .muted, .subtitle { font-size: 9pt; } h2 small { font-size: 11pt; } .tiles .level { font-size: 13pt; }
          .wide { page: wide; } .list { font-size: 8pt; }
          h2, h3 { break-after: avoid; } tr, .cards > li, .notices li, figure { break-inside: avoid; }
          thead { display: table-header-group; }
          .h { break-after: avoid; } .scroll { overflow: visible; } .filter, nav, .goto { display: none !important; }
          .form details:not([open]) > summary::after { content: ""; } a { text-decoration: none; }
          figure img, details img { max-height: 34mm; } footer { margin-top: 8pt; padding-top: 4pt; font-size: 8pt; break-before: avoid; }
          main > section:last-child tr:last-child { break-after: avoid; }
          .inside { padding: 4pt 6pt; }
          .figures { font-size: 8pt; } .facts { padding: 6pt 0; } .tiles { margin: 6pt 0; }
          .cards > li { padding: 6pt 9pt; margin-bottom: 6pt; }
        }
        """
}
