strata diff rendered/one.yaml rendered/two.yaml
