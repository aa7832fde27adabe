site() { mkdir -p site && cp web/base/deployment.yaml site && printf "resources: [deployment.yaml]\n$1\n" > site/kustomization.yaml; strata build site > /dev/null; }
site 'patches: [{target: {kind: Deploymnet}, patch: "[{\\"op\\": \\"remove\\", \\"path\\": \\"/spec\\"}]"}]'
site 'patches: [{target: {kind: Deployment, name: wbe}, patch: "[{\\"op\\": \\"remove\\", \\"path\\": \\"/spec\\"}]"}]'
site 'patches: [{target: {kind: Ingress}, patch: "[{\\"op\\": \\"remove\\", \\"path\\": \\"/spec\\"}]"}]'
site 'replacements: [{sourceValue: x, targets: [{select: {kind: Deplyment}, fieldPaths: [metadata.name]}]}]'
site 'replacements: [{source: {kind: Ingress, name: a}, targets: [{select: {kind: Deployment}}]}]'
site 'replicas: [{name: wbe, count: 2}]'
site 'images: [{name: ngnix, newTag: "1.27"}]'
site 'images: [{name: redis, newTag: "7"}]'
site 'sortOptions: {order: fofi}'
printf 'namePrefix: dev-\nresources: [deployment.yaml]\n' > site/kustomization.yaml
strata blame site Deployment/web spec.replicas
strata blame site Ingress/web
