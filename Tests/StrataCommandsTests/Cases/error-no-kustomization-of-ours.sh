site() { mkdir -p site/below && echo 'resources: [below]' > site/kustomization.yaml && printf "$1" > site/below/kustomization.yaml; strata build site; }
site 'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps}\nspec: {path: ./apps, prune: true}\n'
site 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: shop}\nspec: {source: {path: apps/shop}}\n'
site 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n'
echo 'resources: [kustomization.yaml]' > site/kustomization.yaml; strata build site
printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [kustomization.yaml]\n' > site/kustomization.yaml; strata build site
printf 'resources: [.]\n' > site/kustomization.yaml; strata build site
printf 'apiVersion: v1\nkind: [oops]\nmetadata: {name: a}\n' > site/map.yaml; echo 'resources: [map.yaml]' > site/kustomization.yaml; strata build site
