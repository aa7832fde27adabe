# Kustomize's flags, and its file.
mkdir app && cd app
resource() { printf 'apiVersion: v1\nkind: %s\nmetadata:\n  name: %s\n' $1 $2; }
mkdir -p sub/deep overlay/with .git docs
resource Service b > b.yaml
resource ConfigMap c > .hidden.yaml
resource ConfigMap d > sub/d
resource ConfigMap e > sub/deep/e.yml
resource ConfigMap f > overlay/with/f.yaml
resource ConfigMap g > .git/g.yaml
printf 'resources: [f.yaml]\n' > overlay/with/kustomization.yml
printf '# Nothing here yet.\n' > empty.yaml
printf 'other: yaml\nfoo: [bar]\n' > values.yaml
printf '# Notes\nNo manifest.\n' > docs/README.md
printf '\0\1\2' > binary
printf 'a: [\n' > broken.yaml
mkfifo pipe
ln -s sub link
ln -s nowhere.yaml dangling
ln -s b.yaml a-link.yaml
new() { echo "--- strata create $*"; strata create "$@" && cat kustomization.yaml; rm -f kustomization.yaml; }
new
new --autodetect
new --autodetect --recursive
strata create --resources 'b.yaml,*.yaml' --dry-run; ls kustomization.yaml
new --resources b.yaml,overlay/with,https://example.com/a.git//b --autodetect --namespace staging --nameprefix acme- \
  --namesuffix=-x --labels 'tier:web,app:"shop",n:1' --annotations note:yes,empty
new --recursive
cd ..
strata create --dir app
STRATA_AS=kustomize strata init --dir web && cat web/kustomization.yaml
strata build app
