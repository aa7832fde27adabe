strata function < rendered/one.yaml
