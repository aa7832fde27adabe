NO_COLOR=1 strata build broken/patch
