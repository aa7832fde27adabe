strata edit --help
strata edit set image --help | head -20
