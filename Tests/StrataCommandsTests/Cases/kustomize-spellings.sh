# Kustomize's flags and spellings, the deprecated ones with a warning.
export STRATA_AS=kustomize
same() { cmp -s "$1" plain && echo same; }
strata build web/base > plain
strata --stack-trace build web/base > out && same out
strata build --stack-trace=true web/base > out && same out
strata build web/base --enable_alpha_plugins --load_restrictor none > out && same out
strata build web/base --load_restrictor=LoadRestrictionsNone --reorder legacy -o out && same out
strata build web/base --enable-managedby-label | grep managed-by
strata build web/base -o --reorder --network-name --load_restrictor && mv ./--reorder out && same out
strata openapi info
strata completion bash | grep -c kustomize_build
strata completion fish | grep -c 'complete.*kustomize' | sed 's/[0-9]*/many/'
strata help build | grep -A 3 EXAMPLES
