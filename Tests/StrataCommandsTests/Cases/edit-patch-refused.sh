printf 'patches:\n- path: a.yaml\n- path: a.yaml\n  target:\n    kind: Job\n' > kustomization.yaml
strata edit add patch
strata edit add patch --kind Job
strata edit add patch --path a.yaml --patch x
strata edit set patch --kind Job
strata edit set patch --path a.yaml --kind Job
strata edit remove patch --path a.yaml --patch x
strata edit add patch --version
strata edit add patch --path a.yaml --version v1 --color gaudy
strata edit add patch --path a.yaml --version v1 --no-such-option
strata edit remove patch --path nope.yaml --kind Job --strict
cat kustomization.yaml
strata edit add --version
