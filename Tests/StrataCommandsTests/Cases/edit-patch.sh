cat > kustomization.yaml <<'EOF'
# Of the whole file.
resources:
- web.yaml

# Patches, in this order.
patches: # all of them
  # the limits
  - path: limits.yaml # of every pod
    target: # whose
      kind: Deployment # of these
      # and of this tier
      labelSelector: "tier=front"
  # replicas
  - target: {kind: Deployment, name: web}
    patch: |- # as JSON
      - op: replace
        path: /spec/replicas
        value: 3
  - {path: last.yaml}
# the end
EOF
cp kustomization.yaml before
show() { diff -U0 before kustomization.yaml | tail -n +3; cp kustomization.yaml before; }
echo "--- added"
strata edit add patch --path a.yaml
strata edit add patch --path b.yaml --kind Deployment --group apps --version v1 --name web --namespace shop \
  --label-selector a=b --annotation-selector c=d
strata edit add patch --kind Service --patch '- op: add
  path: /metadata/labels/a
  value: b

- op: remove
  path: /metadata/labels/c
'
strata edit add patch --patch '{"metadata": {"name": "x"}}' --version=v1
show
echo "--- added again"
strata edit add patch --path a.yaml
strata edit add patch --path limits.yaml --kind Deployment --label-selector tier=front
strata edit add patch --kind Deployment --name web --patch '- op: replace
  path: /spec/replicas
  value: 3'
show
echo "--- set"
strata edit set patch --path limits.yaml --kind StatefulSet --name 'db-.*'
strata edit set patch --kind Deployment --name web --patch '- op: remove
  path: /spec/replicas'
strata edit set patch --path last.yaml --kind Job
strata edit set patch --path a.yaml --kind Job
strata edit set patch --path new.yaml
show
strata edit set patch --path a.yaml
strata edit set patch --kind Deployment --name web --patch '{}'
show
echo "--- removed"
strata edit remove patch --path limits.yaml --kind StatefulSet --name 'db-.*'
strata edit remove patch --path b.yaml
strata edit remove patch --path last.yaml --kind Job
strata edit remove patch --patch '{"metadata": {"name": "x"}}' --version v1
strata edit remove patch
show
strata edit remove patch --kind Deployment --name web --patch '{}'
strata edit remove patch --path a.yaml
strata edit remove patch --path new.yaml
strata edit remove patch --path b.yaml --kind Deployment --group apps --version v1 --name web --namespace shop \
  --label-selector a=b --annotation-selector c=d
strata edit remove patch --kind Service --patch '- op: add
  path: /metadata/labels/a
  value: b

- op: remove
  path: /metadata/labels/c
'
cat kustomization.yaml
echo "--- in odd files"
printf '{"patches": [{"path": "a.yaml"}]}' > kustomization.yaml
strata edit add patch --patch 'a: b
c: d' --kind Service
strata edit set patch --kind Service --patch 'a: c
'
cat kustomization.yaml; echo
printf 'resources:\r\n- a.yaml' > kustomization.yaml
strata edit add patch --patch 'a: b
c: d'
strata edit add patch --kind Job --patch 'a: b
'
strata edit add patch --kind Job --patch '  a: b
c: d

'
cat -v kustomization.yaml; echo
