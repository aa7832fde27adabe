strata models broken/patch pair/apart
