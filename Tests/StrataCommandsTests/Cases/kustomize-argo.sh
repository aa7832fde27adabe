# The calls of Argo CD in their order, on a kustomization with comments, and what it builds then.
mkdir -p bin app component
ln -s "$(command -v strata)" bin/kustomize
PATH="$PWD/bin:$PATH"
printf 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nconfigMapGenerator:\n- name: c\n  literals: [a=b]\n' \
  > component/kustomization.yaml
cat > app/kustomization.yaml <<'END'
# The shop.
resources: # what there is
  - ../web/base   # the site

images:
  # pinned
  - name: nginx
    newTag: "1.25" # LTS
END
root=$PWD
cd app
kustomize edit set nameprefix -- -pre- || exit
kustomize edit set nameprefix -- pre-
kustomize edit set namesuffix -- -suf
kustomize edit set image nginx=mirror.example.com/nginx:1.29 \
  alpine@sha256:24a0c4b4a4c0eb97a1aabb8e29f18e917d05abfe1b7a7c07857230879ce7d3d3
kustomize edit set replicas web=2
kustomize edit add label --force --without-selector --include-templates team:a app.example.com/env:"prod"
kustomize edit add annotation --force note:yes count:1
kustomize edit set namespace -- shop
kustomize edit add component ../component
cat kustomization.yaml
kustomize build "$root/app" --enable-helm --helm-kube-version 1.31 --helm-api-versions v1 --helm-api-versions apps/v1 \
  2> warnings
# No warning and no error stands outside of a comment.
! grep -v '^#' warnings
