#!/usr/bin/env bash
# Makes the pictures of docs/GUIDE.md anew from the shipped case: `docs/pictures/make.sh target/release/atodds`.
#
# Run by hand after the looks of a report changed; nothing else runs it. It builds nothing: it takes the program as its
# argument, Chromium (or CHROMIUM, the path of one) and ImageMagick's `convert`. Times and names are given, so the pages are the same every time; how
# letters are drawn is up to the fonts of the machine.
set -euo pipefail

atodds=$(realpath "${1:?"say which program: docs/pictures/make.sh target/release/atodds"}")
pictures=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$pictures/../.." && pwd)
chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

browse() {
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
        --user-data-dir="$work/browser" "$@" 2> browser.log
}

# shoot NAME PAGE WIDTH [light|dark] [HEIGHT]: a picture of the whole page, or of its top.
shoot() {
    local name=$1 page="file://$work/$2" width=$3 scheme=1 height=${5:-}
    [ "${4:-light}" = light ] || scheme=0
    if [ -z "$height" ]; then
        # A page cannot tell its height from outside: a copy with a script writes it down.
        sed '/http-equiv="Content-Security-Policy"/d' "$2" > measured.html
        printf '<script>document.body.dataset.height = Math.ceil(document.documentElement.getBoundingClientRect().height)</script>\n' >> measured.html
        height=$(browse --dump-dom --window-size="$width,400" "file://$work/measured.html" |
            grep -o 'data-height="[0-9]*"' | tr -dc '0-9')
    fi
    browse --blink-settings=preferredColorScheme=$scheme --window-size="$width,$height" \
        --screenshot="$work/$name.png" "$page" > /dev/null
    # Without the empty margin, with a narrow one of the page's own colour; few colours make a small file.
    local paper
    paper=$(convert "$work/$name.png" -crop 1x1+0+0 txt:- | grep -o '#[0-9A-F]\{6\}' | head -n 1)
    convert "$work/$name.png" -trim +repage -bordercolor "$paper" -border 24 -strip -dither None -colors 48 \
        -define png:compression-level=9 -define png:exclude-chunks=date,time "$pictures/$name.png"
    echo "$name.png: $(wc -c < "$pictures/$name.png") bytes"
}

# one_point ID REPORT: the report's page with this point alone; then PART of it: its positions, or what stands between.
one_point() {
    awk -v wanted="<article class=\"point\" id=\"point-$1\"" '
        /<header class="masthead">/ { left_out = 1 }
        index($0, wanted) { inside = 1 }
        inside && /<section class="between"/ { between = 1 }
        part == "positions" && between { print "</article></body></html>"; exit }
        inside && /<section class="position"/ { position = 1 }
        part == "between" && position { if (/<\/section>/) position = 0; next }
        !left_out || inside
        inside && /<\/article>/ { print "</body></html>"; exit }' part="${3:-all}" "$2"
}

# terminal SIGN LINE: under that line what comes on standard input, as a page that looks like a terminal of eighty columns.
terminal() {
    cat << 'PAGE'
<!DOCTYPE html><meta charset="utf-8"><style>
html { background: #1d1f21 } body { margin: 0 }
pre { margin: 0; padding: 18px 22px; color: #e4e2dc; font: 14px/1.4 "DejaVu Sans Mono", "Noto Sans Mono", monospace }
.b1 { font-weight: bold } .b2 { color: #a3a19a } .b31 { color: #ff8272 } .b33 { color: #e8c26b } .b34 { color: #8fb8ff }
.b32 { color: #9ccf7e } .b35 { color: #e29be0 } .b36 { color: #74cfd6 } .prompt { color: #9ccf7e }
</style><pre>
PAGE
    printf '<span class="prompt">%s</span> <span class="b1">%s</span>\n\n' "$1" "$2"
    sed -e 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' |
        # Each colour opens a span; the reset closes those that are open on the line.
        awk '{
            open = 0; line = $0; out = ""
            while (match(line, /\033\[[0-9]+m/)) {
                out = out substr(line, 1, RSTART - 1)
                code = substr(line, RSTART + 2, RLENGTH - 3)
                if (code == "0") { while (open > 0) { out = out "</span>"; open-- } }
                else { out = out "<span class=\"b" code "\">"; open++ }
                line = substr(line, RSTART + RLENGTH)
            }
            out = out line
            while (open > 0) { out = out "</span>"; open-- }
            print out
        }'
    echo '</pre>'
}

case_of_ada() { "$atodds" --case talks.db --by "Ada Moe" --now 2025-12-18T09:00:00Z "$@"; }

case_of_ada init talks.db --title "The peace talks" 2> /dev/null
case_of_ada import "$root/seeds" 2> /dev/null
case_of_ada link > /dev/null

"$atodds" report "$root/seeds" --format html -o report.html
shoot report-light report.html 1000 light 868
shoot report-dark report.html 1000 dark 868
one_point control-pokrovsk report.html positions > positions.html
shoot positions positions.html 1100
one_point control-pokrovsk report.html between > between.html
shoot between between.html 1100
one_point count-intercept-drone-ukraine report.html > differs.html
shoot differs differs.html 1100

cp "$root"/seeds/documents/*.txt .
"$atodds" scan brief-*.txt -o draft.toml 2> /dev/null
sed -n '/^# attributed to “Russian officials” by “claimed”/,/^$/p; /^# attributed to “open-source analysts” by “suggested”/,/^$/p' draft.toml |
    terminal "#" "draft.toml, as scan wrote it" > scan.html
shoot scan scan.html 780

case_of_ada --color always show pokrovsk-not-fully-seized-003 | sed '/^$/{N;/contradicts/Q;}' |
    terminal "$" "atodds show pokrovsk-not-fully-seized-003" > show.html
shoot show show.html 780

{ case_of_ada --color always report --about Pokrovsk | head -n 29; echo "  …"; } | terminal "$" "atodds report --about Pokrovsk" > terminal.html
shoot terminal terminal.html 780

sed 's/the capture of two key towns in the east, Pokrovsk (Krasnoarmeysk) and Vovchansk/the capture of one key town in the east, Pokrovsk (Krasnoarmeysk)/' \
    brief-003.txt > brief-003-today.txt
case_of_ada --color always add snapshot brief-003 brief-003-today.txt --retrieved 2025-12-05 2> /dev/null |
    terminal "$" "atodds add snapshot brief-003 brief-003-today.txt --retrieved 2025-12-05" > snapshot.html
shoot snapshot snapshot.html 780
