# What kustomize has and Strata has not is refused by its name.
export STRATA_AS=kustomize
for command in 'fn run .' 'openapi fetch' 'completion powershell' docs-fn tutorials-function-basics; do
  strata $command || echo "status $?"
done
unset STRATA_AS
strata openapi info || echo "status $?"
