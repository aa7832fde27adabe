strata diff web/base
