# Nobody has written the kustomization that a command line stands for.
strata build web/base --component web/canry
strata build web/base --component web/prod
strata build web/base --component nope
strata models pair/base pair/aprat
strata models pair/base nope
