mkdir -p apps base more
touch apps/b.yaml apps/a.yaml apps/c.txt web.yaml t.yaml
printf '# mine\nresources:\n- web.yaml # the first\n' > kustomization.yaml
strata edit add resource 'apps/*.yaml' web.yaml https://example.com/x//y?ref=v1
strata edit add base base,more
strata edit add component more
strata edit add transformer t.yaml
strata edit add generator t.yaml
strata edit add configuration t.yaml
strata edit add label a:b
strata edit add label a:c --force
strata edit add label --without-selector --include-templates a:b c:d
strata edit add label --without-selector e:f
strata edit add annotation x:y
strata edit add buildmetadata originAnnotations
cat kustomization.yaml
