strata diff web/base broken/patch
