strata build broken/patch
