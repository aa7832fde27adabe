# What cannot be copied is refused with its place, and nothing is left behind.
mkdir -p a/in b a/taken/localized-files
printf 'resources: [../b]\n' > a/kustomization.yaml
printf 'resources: [x.yaml]\n' > b/kustomization.yaml
printf 'resources: ["https://example.com/org/repo.git//x"]\n' > a/in/kustomization.yaml
printf 'resources: ["https://example.com/org/repo.git//x?ref=v1"]\n' > a/taken/kustomization.yaml
refused() { echo "--- strata localize $*"; strata localize "$@" 2>&1; echo "status $?"; }
refused a
refused a --scope .
refused a --scope b
refused a --scope nothing
refused a b
refused a nowhere/c
refused a one two
refused a/in
refused a/taken --untrusted
refused 'https://example.com/org/repo.git//x'
refused 'https://example.com/org/repo.git//x?ref=v1' --scope .
refused warns --strict
refused a --component web
refused b --no-verify
printf 'helmCharts: [{name: x}]\n' > b/kustomization.yaml
refused b
refused b --no-verify
ls -A
