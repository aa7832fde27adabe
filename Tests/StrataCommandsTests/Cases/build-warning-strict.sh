strata build warns --strict
