run() { "$@" --message-format json > /dev/null; echo "$?: $*"; }
run strata diff warns web/prod
run strata diff web/prod web/nowhere
run strata diff --matrix warns web/prod -o github
run strata blame warns
run strata blame web/prod Deployment/wbe
run strata graph warns
run strata graph warns --layers --enable-helm
run strata models warns pair/apart
run strata models pair/base pair/apart --strict
run strata function < rendered/one.yaml
run strata build web/base -o web/base/service.yaml/nowhere
