mkdir site && cd site
printf 'transformers: [label.yaml]\n' > kustomization.yaml
echo '#!/bin/cat' > label.sh
function() {
  printf 'apiVersion: example.com/v1\nkind: Label\nmetadata:\n  name: label\n  annotations:\n    config.kubernetes.io/function: "exec: {path: %s}"\n' "$1" > label.yaml
  strata build --enable-alpha-plugins --enable-exec .
}
function ./lable.sh
function ./label.sh
function ../site
function strata-has-no-such-program
