# An error begins as kustomize's do, a warning is a comment of YAML, and all that fails ends with 1.
export STRATA_AS=kustomize
strata build warns 2>&1 >/dev/null
strata build web/bsae 2>err || echo "status $?"
head -1 err | grep -c '^Error: '
strata build broken/patch 2>err || echo "status $?"
cat err
strata biuld 2>&1 || echo "status $?"
strata build --nothing . 2>&1 || echo "status $?"
strata build web/base warns 2>&1 || echo "status $?"
strata build broken/patch --message-format github 2>&1 || echo "status $?"
