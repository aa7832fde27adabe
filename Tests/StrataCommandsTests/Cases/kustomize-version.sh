# By the name of kustomize it is kustomize's version that counts, and Strata's stands behind it.
mkdir bin
ln -s "$(command -v strata)" bin/kustomize
bin/kustomize version
PATH="$PWD/bin:$PATH" kustomize version
STRATA_AS=kustomize strata version
STRATA_AS=strata bin/kustomize version
bin/kustomize version --short
bin/kustomize version -o json | sed 's/"go\(.*\)": ".*"/"go\1": ".."/'
bin/kustomize version --output=yaml | sed 's/^go\(.*\): .*/go\1: ../'
bin/kustomize version --short -o json || echo "status $?"
bin/kustomize version -o xml || echo "status $?"
STRATA_AS=kustomise strata version || echo "status $?"
