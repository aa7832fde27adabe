strata build broken/missing
