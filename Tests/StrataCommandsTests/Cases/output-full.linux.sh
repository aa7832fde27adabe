check() { "$@" > /dev/full; echo "$?: $*"; }
check strata build web/base
check strata build web/base --reorder none
check strata diff web/base web/prod
check strata diff web/base web/prod -o json
check strata diff --matrix web/base web/prod
check strata blame web/base
check strata graph web/base
check strata models pair/base pair/together
check strata function < pair/list.yaml
check strata version
check strata --version
check strata --help
check strata build --help
check strata help diff
