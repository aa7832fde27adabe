echo "--- Windows' line ends"
printf 'resources:\r\n- a.yaml\r\nnamespace: x\r\n' > kustomization.yaml
strata edit set namespace y
strata edit add resource b.yaml --no-verify
cat -v kustomization.yaml
echo "--- no last line feed"
printf 'namespace: x\nresources:\n- a.yaml' > kustomization.yaml
strata edit add resource b.yaml --no-verify
strata edit set nameprefix p-
cat kustomization.yaml; echo
echo "--- JSON"
printf '{\n  "resources": [\n    "a.yaml"\n  ],\n  "namespace": "x"\n}\n' > kustomization.yaml
strata edit add resource b.yaml --no-verify
strata edit set namespace y
strata edit set label a:b
cat kustomization.yaml
echo "--- nothing but a comment"
printf '# to be filled\n' > kustomization.yaml
strata edit set namespace y
cat kustomization.yaml
echo "--- a field with nothing in it"
printf 'resources: # none yet\nnamespace: null\nimages:\n- name: a\n' > kustomization.yaml
strata edit add resource b.yaml --no-verify
strata edit set namespace y
strata edit set image a:1.0
cat kustomization.yaml
echo "--- another name, and a link"
mv kustomization.yaml real.yaml
ln -s real.yaml Kustomization
strata edit set namespace z
ls -l Kustomization | sed 's/.*Kustomization/Kustomization/'
head -3 real.yaml
