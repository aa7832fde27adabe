strata diff /dev/fd/3 rendered/two.yaml 3< rendered/one.yaml
cat rendered/one.yaml | strata graph /dev/stdin
