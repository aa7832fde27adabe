cat > kustomization.yaml <<'END'
# Of the whole file.
resources:
# both of these
- a.yaml
- b.yaml

# this one
- c.yaml # here
- ../base
components: [one, two, three] # in a line

# Labels, and nothing else.
commonLabels:
  a: b

commonAnnotations:
  a: b # going
  c: d # staying
END
strata edit remove resource a.yaml c.yaml
strata edit remove component 't*'
strata edit remove label a,zz -i
strata edit remove annotation a
strata edit remove resource nothing
cat kustomization.yaml
strata edit remove resource b.yaml ../base
strata edit remove component one
cat kustomization.yaml
