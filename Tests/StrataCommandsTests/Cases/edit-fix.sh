touch patch.yaml
cat > kustomization.yaml <<'EOF'
# Of the whole file.

# where it all comes from
bases: # one
# the first
- ../base # here
resources:
- web.yaml
commonLabels: # of all
  # of this
  app: web # one
imageTags:
- name: nginx # pinned
  newTag: "1.29"
patchesStrategicMerge: # by file
  # limits
  - patch.yaml # of pods
  # inline
  - |-
    kind: Deployment

    metadata:
      name: web # no comment
patchesJson6902:
- path: json.yaml # as JSON
  target: {kind: Deployment, name: web}
configMapGenerator:
- name: a
  env: a.env # variables
# the end
EOF
strata edit fix --dry-run | head -5
strata edit fix
cat kustomization.yaml
strata edit fix
echo "--- behind others"
cat > kustomization.yaml <<'EOF'
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
labels:
  - pairs: {b: c}
commonLabels: {app: web} # of all
patches:
  - path: a.yaml
patchesStrategicMerge: [patch.yaml, 'other.yaml']
bases: []
EOF
strata edit fix
cat kustomization.yaml
echo "--- JSON"
printf '{"bases": ["a"], "commonLabels": {"a": "b"}, "patchesStrategicMerge": ["patch.yaml"]}\n' > kustomization.yaml
strata edit fix
cat kustomization.yaml
echo "--- twice"
printf 'labels:\n- pairs:\n    a: b\ncommonLabels:\n  a: c\n' > kustomization.yaml
strata edit fix
strata edit alpha-list-builtin-plugin | head -4
