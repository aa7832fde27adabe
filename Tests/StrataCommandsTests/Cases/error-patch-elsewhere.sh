site() { mkdir -p site && cp web/base/deployment.yaml site && printf 'resources: [deployment.yaml]\n%spatches: [{path: patch.yaml}]\n' "$2" > site/kustomization.yaml; printf "$1" > site/patch.yaml; strata build site; }
site 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: prod\n'
site 'apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata:\n  name: web\n'
site 'apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: web\n'
sed -i 's/^  name: web$/&\n  namespace: shop/' web/base/deployment.yaml
site 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n'
site 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\n  namespace: shpo\n'
