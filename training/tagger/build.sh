#!/bin/sh
# Make the two models of the tagger: build.sh GOLD_FOLDER INDOSUM.jsonl.gz [SCRATCH_FOLDER]
# Needs Python 3.11 and about ten hours of two cores; see README.md for what the arguments hold.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
gold=$(cd "$1" && pwd)
indosum=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
scratch=${3:-$(mktemp -d)}
mkdir -p "$scratch"
cd "$scratch"

python3 -m venv env
env/bin/python -m pip --disable-pip-version-check install --quiet -r "$here/requirements.txt"
python=$PWD/env/bin/python
export PYTHONPATH="$root/tui"

nlp_id=$("$python" -c 'import importlib.util as u; print(u.find_spec("nlp_id").submodule_search_locations[0])')
"$python" "$root/training/annotation/texts.py" "$indosum" "$nlp_id/data/dataset_postag.txt" "$root/seeds" bodies.json
"$python" "$root/training/annotation/written.py" "$root"/training/annotation/written/*.txt written.jsonl
cat "$root"/training/annotation/marks/*.jsonl > marks.jsonl
texts="--gold $gold --unlabelled $indosum --more marks.jsonl --written written.jsonl --bodies bodies.json"

"$python" "$here/finetune.py" $texts --layers 0,1,2,3,4,5,6,7 --epochs 6 --out encoder.pt
"$python" "$here/teach.py" --checkpoint encoder.pt --unlabelled "$indosum" --bodies bodies.json --gold "$gold" \
    --articles 2400 --groups 600 --out silver.npz
"$python" "$here/distil.py" $texts --silver silver.npz --width 96 --version fast-1 --out fast.bin
"$python" "$here/export.py" encoder.pt exact.bin --version exact-1 --share 0.3

mkdir -p "$root/tui/newsreader/annotate/models"
cp fast.bin exact.bin "$root/tui/newsreader/annotate/models/"
