strata build broken/yaml
