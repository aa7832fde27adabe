cat rendered/one.yaml | strata diff - rendered/two.yaml
