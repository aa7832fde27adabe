# A function builds nothing. It takes what is about messages, and refuses the rest.
run() { strata function "$@" < pair/list.yaml > /dev/null; echo "$?: $*"; }
run --component web/canary
run --load-restrictor none
run --enable-helm
run --enable-alpha-plugins
run -o json
run --strict --color never --message-format text
sed 's/kind: DeploymentModel/kind: Model/' pair/list.yaml > list.yaml
strata function --color always < list.yaml
strata function --message-format github < list.yaml
