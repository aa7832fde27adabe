# One base over two ways, one file twice, and another file with the same resource.
layer() { mkdir -p "$1" && printf 'resources: [%s]\n' "$2" > "$1/kustomization.yaml"; }
layer a ../web/base && layer b ../web/base && layer both '../a, ../b'
strata build both
layer base-twice '../web/base, ../web/base'
strata build base-twice
cp web/base/deployment.yaml . && layer files 'web.yaml, web.yaml' && cp web/base/deployment.yaml files/web.yaml
strata build files
layer beside '../web/base, deployment.yaml' && cp web/base/deployment.yaml beside
strata build beside
layer last 'deployment.yaml, ../web/base' && cp web/base/deployment.yaml last
strata build last
