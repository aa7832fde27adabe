mkdir conf
touch conf/a.toml conf/b.toml app.env tls.crt
cat > kustomization.yaml <<'EOF'
# Of the whole file.
configMapGenerator:
# settings
- name: settings # of the web
  literals: # all of them
  # how much is told
  - LOG_LEVEL=debug # much
  - 'COLOR=red'
  options:
    labels: {a: b} # for whom
- name: settings
  namespace: shop
  files: [conf/a.toml]
# the end
EOF
cp kustomization.yaml before
show() { diff -U0 before kustomization.yaml | tail -n +3; cp kustomization.yaml before; }
echo "--- added"
strata edit add configmap settings --from-literal A=b=c --from-file 'conf/*.toml' --from-file x=tls.crt \
  --disableNameSuffixHash --behavior merge
strata edit add configmap settings --namespace shop --from-file b=conf/b.toml
strata edit add configmap new --from-env-file app.env
strata edit add secret tls --type kubernetes.io/tls --from-file tls.crt,app.env --namespace shop
strata edit add secret plain --from-literal 'a=x
y'
show
echo "--- set"
strata edit set configmap settings --namespace default --from-literal LOG_LEVEL=info --from-literal COLOR=blue
strata edit set configmap settings --namespace shop --new-namespace store
strata edit set secret plain --new-namespace shop
show
echo "--- removed"
strata edit remove configmap settings,nope
strata edit remove secret plain,tls --namespace shop
show
strata edit remove configmap settings --namespace store
strata edit remove configmap new
cat kustomization.yaml
