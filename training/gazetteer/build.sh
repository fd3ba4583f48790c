#!/bin/sh
# Make the generated lists of the annotator: build.sh [SCRATCH_FOLDER]. Needs Debian or Ubuntu and Python 3.11+.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=${1:-$(mktemp -d)}
mkdir -p "$scratch"
cd "$scratch"

python3 -m venv env
env/bin/python -m pip --disable-pip-version-check install --quiet -r "$here/requirements.txt"
# Only its data is read: what it needs to run (NumPy and more) is left out.
env/bin/python -m pip --disable-pip-version-check install --quiet --no-deps nlp-id==0.1.23.0

scowl=scowl_2020.12.07-2_all.deb
[ -f "$scowl" ] || apt-get download --quiet scowl=2020.12.07-2
echo "de692546df9b169f2cbdf4d8d88111a374733a9c382b820a6f943914ca705718  $scowl" | sha256sum --check --quiet
dpkg-deb --extract "$scowl" scowl

env/bin/python "$here/build.py" scowl/usr/share/dict/scowl
