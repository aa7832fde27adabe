site() { mkdir -p site && cp web/base/deployment.yaml site && printf 'resources: [deployment.yaml]\nreplacements:\n- source: {kind: Deployment, name: web%s}\n  targets: [{select: {kind: Deployment}, fieldPaths: [%s]}]\n' "$2" "$1" > site/kustomization.yaml; strata build site; }
site '"spec.template.spec.containers.[name=srever].image"'
site '"spec.template.spec.containers.[name=other].image"'
site spec.template.spec.contaners.0.image
site spec.nothing
site metadata.name ', fieldPath: "spec.template.spec.containers.[name=srever].image"'
site metadata.name ', fieldPath: spec.tmplate'
