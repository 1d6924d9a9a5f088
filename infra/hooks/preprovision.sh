#!/usr/bin/env sh
# azd reads main.bicepparam: puts there the parameters of the environment's stage, COLLAB_STAGE=dev (unless set) or prod.
set -eu
cd "$(dirname "$0")/.."
stage=${COLLAB_STAGE:-dev}
[ -f "main.$stage.bicepparam" ] || { echo "COLLAB_STAGE is '$stage', and there is no infra/main.$stage.bicepparam: choose dev or prod." >&2; exit 1; }
cp "main.$stage.bicepparam" main.bicepparam
