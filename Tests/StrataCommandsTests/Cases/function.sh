strata function < pair/list.yaml
