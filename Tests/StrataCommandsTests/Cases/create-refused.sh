# Nothing is overwritten, and nothing is left behind.
mkdir -p one two three
echo 'resources: []' > one/kustomization.yml
ln -s nowhere two/Kustomization
refused() { echo "--- strata create $*"; strata create "$@" 2>&1; echo "status $?"; }
refused --dir one
refused --dir two
refused --dir three --resources missing.yaml
refused --dir three --labels ':x'
refused --dir three something
refused --dir three --recursive --strict
refused --dir four
STRATA_AS=kustomize refused --dir one
ls one three
